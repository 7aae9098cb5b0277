"""The mileage pane: weeks as bars under their line, and what holds the day under the cursor."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

import msgspec
from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one

from planner.domain.values.run import PlannedRun
from planner.logbook.logbook import Logbook
from planner.present.mileage import LABEL, mileage_lines, week_bars
from planner.screens.panes.pane import Pane
from planner.widgets.kit.keys import shown
from planner.widgets.week_bars import WeekBars

if TYPE_CHECKING:
    from planner.domain.weeks.forecast import Forecast


class BarsFrame(msgspec.Struct, frozen=True):
    """How a page shows its weeks."""

    name: str = "mileage"
    title: str = "Mileage"
    back: int = 4
    """Weeks before the one looked at."""
    ahead: int = 4
    """Weeks after it."""
    feet: int | None = None
    """Lines below the bars, at most; None for all."""
    selects: bool = False
    """True if the bar of the week looked at is always the selected one."""


class MileagePane(Pane):
    """Takes the week that is shown; `WeekBars.Chosen` comes up when another one is chosen."""

    HELP = """
Weeks as bars under their line. Enter shows the week of a bar, y says why its line is where it is.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        shown("mileage.why", "y", "explain_week", "why", "Why the week's line is where it is"),
    ]  # fmt: skip

    bars = query_one(WeekBars)

    def __init__(self, logbook: Logbook, frame: BarsFrame) -> None:
        super().__init__(logbook, f"{frame.name}-pane")
        self._frame = frame
        self._first = logbook.today
        self._draft: PlannedRun | None = None
        self.forecast: Forecast | None = None
        """What the why-card can go on to, once it is worked out."""

    def compose(self) -> ComposeResult:
        """The bars."""
        bars = WeekBars(id=self._frame.name, hang=LABEL)
        bars.border_title = self._frame.title
        yield bars

    def show_week(self, first: date, draft: PlannedRun | None) -> None:
        """Show the weeks around the one that begins on a day, a run being changed to `draft`."""
        book, frame = self.logbook, self._frame
        self._first, self._draft = first, draft
        loads = book.caps.week_loads(first, draft=draft, back=frame.back, ahead=frame.ahead)
        self.bars.bars = week_bars(book, loads)
        if frame.selects:
            self.bars.selected = frame.back
        self.bars.foot = mileage_lines(book, loads, first, draft)[: frame.feet]

    @work
    async def action_explain_week(self) -> None:
        """The why-card of the line of the week whose bar is chosen."""
        from planner.screens.shared.why_dialog import WhyDialog  # imported on first use

        bar = self.bars.current
        week = self._first if bar is None else date.fromisoformat(bar.key)
        await self.page.ask(WhyDialog(self.logbook, week, self._draft, "week", self.forecast))
