"""A page about one week with a cursor on its cards: turning weeks, and the line on top."""

from __future__ import annotations

from datetime import date, timedelta
from typing import ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.getters import query_one
from textual.reactive import reactive

from planner.domain.values.calendar import WEEK, week_of
from planner.domain.values.run import PlannedRun
from planner.logbook.logbook import Logbook
from planner.present.header import banner_line, header_line
from planner.present.mileage import draft_line, drafted
from planner.screens.week_edit import WeekEditing
from planner.widgets.span_lines import SpanLines
from planner.widgets.text import Spans, cells
from planner.widgets.week_grid import WeekGrid


class WeekBrowsing(WeekEditing):
    """Holds the week shown; subclasses lay it out in `reload`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "H,pageup", "shift_week(-1)", "week back", show=False, id="week.previous",
            tooltip="The week before",
        ),
        Binding(
            "L,pagedown", "shift_week(1)", "week on", show=False, id="week.next",
            tooltip="The week after",
        ),
        Binding(
            "less_than_sign", "shift_week(-4)", "4 weeks back", key_display="<", show=False,
            id="week.back_four", tooltip="Four weeks back",
        ),
        Binding(
            "greater_than_sign", "shift_week(4)", "4 weeks on", key_display=">", show=False,
            id="week.on_four", tooltip="Four weeks on",
        ),
        Binding(
            "t", "go_today", "today", show=False, id="week.today", tooltip="Go to today",
        ),
        Binding(
            "g", "go_to_date", "go to", show=False, id="week.go_to",
            tooltip="Go to a date in words, such as next fri or 11 apr, or to a bookmark",
        ),
    ]  # fmt: skip

    top = query_one("#top", SpanLines)
    grid = query_one("#week", WeekGrid)

    first: reactive[date] = reactive(date.min, init=False, repaint=False)
    """First day of the week shown."""

    def __init__(self, logbook: Logbook) -> None:
        super().__init__(logbook)
        self.set_reactive(WeekBrowsing.first, week_of(logbook.today, logbook.week_start))
        self.title_line: Spans = ()
        """The upper line on top: week, plan, knee."""
        self.only = ""
        """What of the cards is shown, where not all are; see `present.only`."""

    BELOW: ClassVar[str] = "#top"

    def show_title(self) -> None:
        """The upper line on top, and the banner below it."""
        narrow = self.has_class("-narrow")
        gate = self.gate if self.first + WEEK > self.logbook.today else ()
        self.title_line = header_line(
            self.logbook, self.first, narrow=narrow, only=self.only, gate=gate,
            width=self.app.size.width - 2,
        )  # fmt: skip
        self.show_banner()

    def drafted(self) -> PlannedRun | None:
        """The run being changed, with the distance being tried."""
        if self.draft is None:
            return None
        card = self.logbook.get(self.draft.run)
        return drafted(card, self.draft.metres) if isinstance(card, PlannedRun) else None

    def show_banner(self) -> None:
        """The lines on top; in the lower one the run being changed, a lock, the morning question,
        or what was just done."""
        draft = draft_line(self.logbook, self.drafted(), held=bool(self.draft and self.draft.held))
        offer = self.offer if self.offer and self.logbook.proposals.is_week_missed() else ""
        narrow = self.has_class("-narrow")
        banner = banner_line(
            self.logbook, self.words, draft, narrow=narrow, offer=offer, waiting=self.waiting
        )
        self.banner_cells = cells(banner)
        self.top.lines = (self.title_line, banner)

    def book_changed(self) -> None:
        """Another first day of the week turns the columns; the cursor keeps its day."""
        super().book_changed()
        if self.first.weekday() != self.logbook.week_start and self.grid.days:
            day = self.current_day()
            self.first = week_of(day, self.logbook.week_start)
            self.grid.move_to(day.isoformat())

    # -- moving -------------------------------------------------------------

    def watch_first(self) -> None:
        """Another week is shown."""
        if self.is_mounted:
            self.reload()

    def action_shift_week(self, weeks: int) -> None:
        """Turn to another week, the cursor on the same weekday."""
        place = self.grid.cursor[0]
        self.keep_draft()
        self.first = self.first + weeks * WEEK
        self.grid.move_to((self.first + timedelta(days=place)).isoformat())

    def action_go_today(self) -> None:
        """Go to today."""
        self.go_to(self.logbook.today)

    def go_to(self, day: date) -> None:
        """Show the week of a day, the cursor on it."""
        self.keep_draft()
        self.first = week_of(day, self.logbook.week_start)
        self.grid.move_to(day.isoformat())

    @work
    async def action_go_to_date(self) -> None:
        """Ask for a date in words, or the name of a bookmark."""
        from planner.screens.week_forms import ask_day  # imported on first use

        day = await ask_day(self)
        if day is not None:
            self.go_to(day)

    @on(WeekGrid.Edge)
    def turn_week(self, event: WeekGrid.Edge) -> None:
        """Walking over the edge turns the week."""
        self.turn(event.direction)

    def turn(self, direction: int) -> None:
        """Show the week after (1) or before (-1), the cursor on its nearest day."""
        self.keep_draft()
        day = self.first + timedelta(days=7 if direction > 0 else -1)
        self.first = self.first + direction * WEEK
        self.grid.move_to(day.isoformat())

    @on(WeekGrid.Highlighted)
    def follow_cursor(self, event: WeekGrid.Highlighted) -> None:
        """Leaving the card that is being changed keeps the change."""
        if self.draft is not None and self.draft.run != event.card_key:
            self.keep_draft()
