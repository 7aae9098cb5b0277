"""What a flare would change: before and after of the next 14 days, to take or to leave."""

from __future__ import annotations

from typing import ClassVar, NamedTuple

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll

from planner.domain.proposal import Proposal
from planner.logbook.logbook import Logbook
from planner.present.flare import flare_head, flare_rows, flare_why
from planner.widgets.ask_dialog import AskDialog
from planner.widgets.dialog import Dialog
from planner.widgets.diff_table import DiffTable
from planner.widgets.key_hints import KeyHints
from planner.widgets.span_lines import SpanLines


class FlareAnswer(NamedTuple):
    """What the runner decided."""

    accepted: frozenset[int]
    """Places in the proposal's changes."""
    reason: str = ""
    """Why some or all were left."""


class FlareDialog(Dialog[FlareAnswer | None]):
    """Shows a proposal. Gives back what is accepted, or None to leave the plan as it is."""

    CSS = """
    FlareDialog { align: center middle; }
    FlareDialog > Vertical {
        width: 104; max-width: 100%; height: auto; max-height: 100%;
        border: outer $error 50%; background: $surface; padding: 0 1;
    }
    FlareDialog VerticalScroll { height: auto; max-height: 86vh; scrollbar-size-vertical: 1; }
    FlareDialog SpanLines { height: auto; background: $surface; }
    FlareDialog DiffTable {
        height: auto; max-height: 54vh; margin-bottom: 1; background: $surface;
    }
    FlareDialog KeyHints { dock: none; background: $surface; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "accept_changes", "accept", id="flare.accept", priority=True,
                tooltip="Apply the ticked changes as one step; undo takes it back"),
        Binding("n", "take_none", "none", id="flare.none", tooltip="Untick every change"),
        Binding("a", "take_all", "all", id="flare.all", tooltip="Tick every change"),
        Binding("r", "refuse", "refuse with a reason", id="flare.refuse",
                tooltip="Keep the old plan and write down why"),
        Binding("escape,q", "close", "keep the old plan", id="flare.close",
                tooltip="Leave the plan as it is; the pain stays logged"),
    ]  # fmt: skip

    def __init__(self, logbook: Logbook, proposal: Proposal) -> None:
        super().__init__()
        self.logbook = logbook
        self.proposal = proposal

    def compose(self) -> ComposeResult:
        """Head, table, reasons, keys."""
        with Vertical():
            with VerticalScroll(can_focus=False):
                head = SpanLines(hang=0)
                head.lines = flare_head(self.logbook, self.proposal)
                yield head
                yield DiffTable(flare_rows(self.logbook, self.proposal))
                why = SpanLines(hang=6)
                why.lines = flare_why(self.logbook, self.proposal)
                yield why
            yield KeyHints(
                ("flare.accept", "diff_table.toggle", "flare.all", "flare.none", "flare.refuse",
                 "flare.close")
            )  # fmt: skip

    def on_mount(self) -> None:
        """The table has the keys."""
        self.query_one(DiffTable).focus()

    def action_accept_changes(self) -> None:
        """Apply what is ticked; leaving something out asks why, the answer may be empty."""
        accepted = frozenset(int(key) for key in self.query_one(DiffTable).accepted)
        offered = sum(change.changed for change in self.proposal.changes)
        if len(accepted) < offered:
            self.ask_reason(accepted)
        else:
            self.dismiss(FlareAnswer(accepted))

    @work
    async def ask_reason(self, accepted: frozenset[int]) -> None:
        """Why not all of it?"""
        left = "none of it" if not accepted else "only some of it"
        reason = await self.app.push_screen_wait(
            AskDialog(f"You take {left}. Why? It is kept in the journal.", hint="may stay empty")
        )
        if reason is None:
            return
        self.dismiss(FlareAnswer(accepted, reason) if accepted or reason else None)

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
        table = self.query_one(DiffTable)
        table.rows = tuple(
            row if row.accepted is None else row._replace(accepted=taken) for row in table.rows
        )

    def action_close(self) -> None:
        """Leave the plan as it is."""
        self.dismiss(None)
