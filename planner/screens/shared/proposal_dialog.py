"""A proposal before and after, to take whole, in part, or not at all."""

from __future__ import annotations

from typing import ClassVar, NamedTuple

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from planner.screens.shared.reason_form import reason_form
from planner.widgets.dialog import EDGES, FRAME, Dialog
from planner.widgets.diff_table import DiffRow, DiffTable
from planner.widgets.key_hints import KeyHints
from planner.widgets.kit.text import Spans
from planner.widgets.span_lines import SpanLines, wrapped

WIDTH, KEYS = 104, 1
LEAST_LINES = 3
"""Of the table, in the smallest terminal."""


class ProposalSheet(NamedTuple):
    """A proposal ready to be shown."""

    head: tuple[Spans, ...]
    rows: tuple[DiffRow, ...]
    """Those that can be taken are keyed by their places in the proposal, as in `3` or `12+14`."""
    why: tuple[Spans, ...]
    alarm: bool = False
    """True for a flare's."""


HINTS = (
    "proposal.accept", "diff_table.toggle", "proposal.report", "proposal.all", "proposal.none",
    "proposal.refuse", "proposal.close",
)  # fmt: skip


class ProposalAnswer(NamedTuple):
    """What the runner decided."""

    accepted: frozenset[int]
    """Places in the proposal's changes."""
    reason: str = ""
    """Why some or all were left."""
    anew: bool = False
    """True to leave it and tell of new pain."""


class ProposalDialog(Dialog[ProposalAnswer | None]):
    """Shows a proposal. Gives back what is accepted, or None to leave the plan as it is."""

    CSS = """
    ProposalDialog { align: center middle; }
    ProposalDialog > Vertical {
        width: 104; max-width: 100%; height: auto; max-height: 100%;
        border: outer $text-accent; background: $surface; padding: 0 1;
    }
    ProposalDialog.-alarm > Vertical { border: outer $error 50%; }
    ProposalDialog SpanLines, ProposalDialog DiffTable { height: auto; background: $surface; }
    ProposalDialog KeyHints { dock: none; background: $surface; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "accept_changes", "accept", id="proposal.accept", priority=True,
                tooltip="Apply the ticked changes as one step; undo takes it back"),
        Binding("n", "take_none", "none", id="proposal.none", tooltip="Untick every change"),
        Binding("a", "take_all", "all", id="proposal.all", tooltip="Tick every change"),
        Binding("r", "refuse", "refuse", id="proposal.refuse",
                tooltip="Keep the old plan and write down why"),
        Binding("escape,q", "close", "leave", id="proposal.close",
                tooltip="Leave the plan as it is; what was logged stays"),
        Binding("exclamation_mark", "report_anew", "new score",
                id="proposal.report", tooltip="Leave this, and say how bad the flare is now"),
    ]  # fmt: skip

    def __init__(self, sheet: ProposalSheet) -> None:
        super().__init__()
        self._sheet = sheet
        self._head = SpanLines(hang=0)
        self._table = DiffTable(sheet.rows, foot=sheet.why, hang=6)
        self.set_class(sheet.alarm, "-alarm")

    def compose(self) -> ComposeResult:
        """Head, table, reasons, keys."""
        with Vertical():
            self._head.lines = self._sheet.head
            yield self._head
            yield self._table
            yield KeyHints(HINTS, pinned="proposal.close")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only a flare's proposal leads to another score."""
        if action == "report_anew":
            return self._sheet.alarm
        return super().check_action(action, parameters)

    def fit(self) -> None:
        """The table has the lines that the head and the keys leave."""
        room, width = self.room - FRAME - KEYS, min(WIDTH, self.size.width) - EDGES
        head = max(1, min(len(wrapped(self._sheet.head, width, 0)), room - LEAST_LINES))
        self._head.styles.max_height = head
        self._table.styles.max_height = max(1, room - head)

    def on_mount(self) -> None:
        """The table has the keys, the cursor on the first change that can be taken or left."""
        table = self._table
        table.focus()
        first = next((row.key for row in table.rows if row.accepted is not None), None)
        if first is not None:
            table.cursor = first

    def action_accept_changes(self) -> None:
        """Apply what is ticked; leaving something out asks why, the answer may be empty."""
        taken = self._table.accepted
        accepted = frozenset(int(place) for key in taken for place in key.split("+"))
        offered = sum(row.accepted is not None for row in self._sheet.rows)
        if len(taken) < offered:
            self.ask_reason(accepted)
        else:
            self.dismiss(ProposalAnswer(accepted))

    @work
    async def ask_reason(self, accepted: frozenset[int]) -> None:
        """Why not all of it?"""
        left = "none of it" if not accepted else "only some of it"
        form = reason_form("Not all of it", f"You take {left}. Why? It is kept in the journal.",
                           hint="may stay empty")  # fmt: skip
        answers = await self.app.push_screen_wait(form)
        if answers is None:
            return
        reason = answers["reason"] or ""
        self.dismiss(ProposalAnswer(accepted, reason) if accepted or reason else None)

    def action_refuse(self) -> None:
        """Take nothing, and say why."""
        self.ask_reason(frozenset())

    def action_take_all(self) -> None:
        """Tick every change."""
        self._tick(True)

    def action_take_none(self) -> None:
        """Untick every change."""
        self._tick(False)

    def _tick(self, taken: bool) -> None:
        table = self._table
        table.rows = tuple(
            row if row.accepted is None else row._replace(accepted=taken) for row in table.rows
        )

    def action_report_anew(self) -> None:
        """Leave the proposal for a new score."""
        self.dismiss(ProposalAnswer(frozenset(), anew=True))

    def action_close(self) -> None:
        """Leave the plan as it is."""
        self.dismiss(None)
