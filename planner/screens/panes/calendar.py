"""The calendar pane: which days are shown, and turning to others."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one
from textual.message import Message
from textual.reactive import reactive

from planner.domain.values.calendar import DAY, WEEK, week_of
from planner.logbook.logbook import Logbook
from planner.logbook.views import DayView
from planner.present.card_context import MOST_NAMES, CardContext, card_context
from planner.present.only import shown_views
from planner.screens.panes.cards import CardPane
from planner.screens.panes.pane import Pane
from planner.widgets.kit.keys import four_weeks, quiet
from planner.widgets.week_cards import Day
from planner.widgets.week_grid import WeekGrid
from planner.widgets.week_view import Form

if TYPE_CHECKING:
    from planner.widgets.kit.message import KeyMessage
    from planner.widgets.month_grid import MonthGrid

WEEK_KEYS: list[BindingType] = [
    quiet("week.previous", "H,pageup", "in_pane('calendar', 'shift_week(-1)')", "week back",
          "The week before"),
    quiet("week.next", "L,pagedown", "in_pane('calendar', 'shift_week(1)')", "week on",
          "The week after"),
    *four_weeks("week", "in_pane('calendar', 'shift_week({})')", "Four weeks back",
                "Four weeks on"),
    quiet("week.today", "t", "in_pane('calendar', 'go_today')", "today", "Go to today"),
    quiet("week.go_to", "g", "in_pane('calendar', 'go_to_date')", "go to",
          "Go to a date in words, such as next fri or 11 apr, or to a bookmark"),
    quiet("week.let_go", "escape", "let_go", "drop",
          "Drop what is being changed and the marks; leave a pane for the week"),
]  # fmt: skip
"""Keys of a page with a calendar, which turn it wherever the focus is."""

LayOut = Callable[[Logbook, tuple[DayView, ...], CardContext], tuple[Day, ...]]
"""What makes the days of the grid: a page about runs shows them otherwise than one about all."""
Span = Literal["week", "month", "day"]
ALL_NAMES = 12
"""Exercise names on a card of a tall window: more than any session has core items."""


class CalendarPane(Pane):
    """Holds the days shown and the cursor; what is done with cards is the card pane's.

    `Turned` comes up when other days are shown, or a card looks otherwise while it is changed.
    """

    cards = query_one(CardPane)

    first: reactive[date] = reactive(date.min, init=False, repaint=False)
    """First day of the week shown."""

    class Turned(Message):
        """Other days are shown, or a run's distance is being tried: what follows from it too."""

    def __init__(self, logbook: Logbook, lay_out: LayOut, form: Form = "columns") -> None:
        super().__init__(logbook, "calendar")
        self._lay_out = lay_out
        self._form = form
        self.set_reactive(CalendarPane.first, week_of(logbook.today, logbook.week_start))
        self.span: Span = "week"
        """What is shown at once."""
        self.only_day = logbook.today
        """The day that is shown alone while the span is a day."""
        self.only = ""
        """What of the cards is shown, where not all are; see `present.only`."""
        self.names = MOST_NAMES
        """How many exercises a card names."""

    def compose(self) -> ComposeResult:
        """The cards."""
        yield CardPane(self.logbook, self._form)

    @property
    def grid(self) -> WeekGrid:
        """The grid of cards, which has the cursor."""
        return self.cards.grid

    def reload(self) -> None:
        """Ask the book for the days shown and lay them out. Another first day of the week turns
        the columns; the cursor keeps its day."""
        book, day = self.logbook, None
        if self.grid.days and self.first.weekday() != book.week_start:
            day = self.cards.current_day()
            self.set_reactive(CalendarPane.first, week_of(day, book.week_start))
        alone = self.span == "day"
        views = book.cards.days(self.only_day, 1) if alone else book.cards.days(self.first)
        if self.only:
            views = shown_views(views, self.only, book.today)
        names = ALL_NAMES if alone else self.names
        context = card_context(book, views, self.cards.drafted(), names)
        self.grid.days = self._lay_out(book, views, context)
        if day is not None:
            self.grid.move_to(day.isoformat())
        if self.span == "month":
            self.show_month(self.cards.current_day(), anew=True)

    # -- turning ------------------------------------------------------------

    def action_go_today(self) -> None:
        """Go to today."""
        self.go_to(self.logbook.today)

    @work
    async def action_go_to_date(self) -> None:
        """Ask for a date in words, or the name of a bookmark."""
        from planner.screens.shared.week_forms import ask_day  # imported on first use

        day = await ask_day(self.page)
        if day is not None:
            self.go_to(day)

    def watch_first(self) -> None:
        """Another week is shown."""
        if self.is_mounted:
            self._turned()

    @on(CardPane.Drafted)
    def show_draft(self) -> None:
        """A run is tried with another distance, or no longer is."""
        self._turned()

    def _turned(self) -> None:
        self.reload()
        self.post_message(self.Turned())

    def go_to(self, day: date) -> None:
        """Show a day, or its week or month, the cursor on it."""
        self.cards.keep_draft()
        turns_day = self.span == "day" and day != self.only_day
        if turns_day:
            self.only_day = day
        week = week_of(day, self.logbook.week_start)
        if turns_day and week == self.first:
            self._turned()
        self.first = week
        self.grid.move_to(day.isoformat())
        if self.span == "month":
            self.show_month(day)

    def action_shift_week(self, weeks: int) -> None:
        """Turn to another week, the cursor on the same weekday."""
        day = self.cards.current_day() + weeks * WEEK
        if self.span == "day":
            self.go_to(day)
            return
        self.cards.keep_draft()
        self.first = self.first + weeks * WEEK
        self.grid.move_to(day.isoformat())

    @on(WeekGrid.Edge)
    def turn(self, event: WeekGrid.Edge) -> None:
        """Walking over the edge shows the week, or the day, after (1) or before (-1)."""
        if self.span == "day":
            self.go_to(self.cards.current_day() + event.direction * DAY)
            return
        self.cards.keep_draft()
        day = self.first + timedelta(days=7 if event.direction > 0 else -1)
        self.first = self.first + event.direction * WEEK
        self.grid.move_to(day.isoformat())

    # -- a month ------------------------------------------------------------

    def show_span(self, span: Span) -> None:
        """Show a week, a month or a day, with the day under the cursor in it."""
        self.only_day = self.cards.current_day()
        self.span = span
        self.grid.set_class(span == "month", "-away")
        month = self.query_one_optional("#month")
        if month is not None:
            month.display = span == "month"
        self._turned()

    def show_month(self, day: date, *, anew: bool = False) -> None:
        """Put the month's cursor on a day; lay its month out where another is shown, or `anew`."""
        from planner.present.month import month_cells, month_title, weekday_names  # in months only

        book, month, width = self.logbook, self.month(), self.app.size.width
        if anew or month.shown != day.isoformat()[:7]:
            month.title, month.names = month_title(book, day, width), weekday_names(book)
            month.cells = month_cells(book, day, width, self.only)
        month.cursor = day.isoformat()

    def month(self) -> MonthGrid:
        """The month; made when it is first shown."""
        from planner.widgets.month_grid import MonthGrid  # as in `show_month`

        month = self.query_one_optional("#month", MonthGrid)
        if month is None:
            month = MonthGrid(id="month")
            self.cards.mount(month)
        return month

    def focus_cursor(self) -> None:
        """Give the keys to what has the cursor: the grid, or the month."""
        (self.month() if self.span == "month" else self.grid).focus()

    def on_month_grid_highlighted(self, event: KeyMessage) -> None:
        """The cursor of the month is that of the week."""
        self.go_to(date.fromisoformat(event.key))

    def on_month_grid_edge(self, event: MonthGrid.Edge) -> None:
        """A step out of the month turns it."""
        self.go_to(self.cards.current_day() + timedelta(days=event.step))

    @on(WeekGrid.Highlighted)
    def follow_in_month(self, event: WeekGrid.Highlighted) -> None:
        """The month follows the cursor. Whoever else does watches the grid, in the same frame."""
        event.stop()
        if self.span == "month":
            self.show_month(date.fromisoformat(event.day_key))
