"""The why-card: every rule behind a day's cap, the binding one marked."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from planner.domain.run import PlannedRun
from planner.logbook.logbook import Logbook
from planner.present.why import reasons, why_head, why_raise
from planner.widgets.dialog import Dialog
from planner.widgets.span_lines import SpanLines
from planner.widgets.why_card import WhyCard


class WhyDialog(Dialog[None]):
    """Shows what may be run on a day and why. Left and right go to other days."""

    CSS = """
    WhyDialog { align: center middle; }
    WhyDialog > Vertical {
        width: 84; max-width: 100%; height: auto; max-height: 100%;
        border: round $accent; border-title-color: $accent; background: $surface; padding: 0 1;
    }
    WhyDialog SpanLines { height: auto; background: $surface; }
    WhyDialog WhyCard { height: auto; max-height: 60vh; margin: 1 0; background: $surface; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,y", "close", "Close", id="why.close", tooltip="Back"),
        Binding("left,h", "step(-1)", "Day before", id="why.left", tooltip="The day before"),
        Binding("right,l", "step(1)", "Day after", id="why.right", tooltip="The day after"),
    ]

    def __init__(self, logbook: Logbook, day: date, run: PlannedRun | None) -> None:
        super().__init__()
        self.logbook = logbook
        self._day = day
        self._run = run

    def compose(self) -> ComposeResult:
        """Head, card, what would raise it."""
        with Vertical() as box:
            box.border_title = "Why this number"
            box.border_subtitle = "← → day   q closes"
            yield SpanLines(id="head", hang=0)
            yield WhyCard()
            yield SpanLines(id="raise", hang=2)

    def on_mount(self) -> None:
        """Show the day."""
        self._show()
        self.query_one(WhyCard).focus()

    def _show(self) -> None:
        run = self._run if self._run is not None and self._run.date == self._day else None
        allowed = self.logbook.allowance(self._day, instead=run)
        self.query_one("#head", SpanLines).lines = why_head(self.logbook, allowed, run)
        self.query_one(WhyCard).reasons = reasons(self.logbook, allowed)
        self.query_one("#raise", SpanLines).lines = why_raise(self.logbook, allowed)

    def action_step(self, days: int) -> None:
        """Another day."""
        self._day = date.fromordinal(self._day.toordinal() + days)
        self._show()

    def action_close(self) -> None:
        """Back."""
        self.dismiss(None)
