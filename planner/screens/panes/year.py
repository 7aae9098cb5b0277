"""The year pane: every day of a year as one sign, by pain, sets or distance."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.geometry import Size
from textual.getters import query_one
from textual.message import Message

from planner.domain.values.calendar import FIRST_YEAR
from planner.logbook.logbook import Logbook
from planner.logbook.year_days import MEASURES, Measure, year_days
from planner.present.year import SHORT, day_words, year_shown, year_title
from planner.screens.panes.pane import Pane
from planner.widgets.kit.keys import quiet
from planner.widgets.year_strip import YearStrip

LEAST_SIZE = Size(80, 24)
"""Columns and lines of a terminal in which a year has room."""


class YearPane(Pane):
    """Takes the day to stand on; tells to which day the runner goes, and which one is chosen."""

    HELP = """
Every day of a year: the taller its sign, the more. m goes from worst pain to sets to distance,
page up and page down to other years. The list begins at the day under the cursor.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        quiet("year.measure", "m", "change_measure", "pain, sets, km",
              "Worst pain of each day, sets done, distance run"),
        quiet("year.before", "pageup,less_than_sign", "turn_year(-1)", "year before",
              "The year before"),
        quiet("year.after", "pagedown,greater_than_sign", "turn_year(1)", "year after",
              "The year after"),
    ]  # fmt: skip

    strip = query_one(YearStrip)

    class Turned(Message):
        """The runner has gone to another day."""

        def __init__(self, day: date, *, chosen: bool = False) -> None:
            super().__init__()
            self.day = day
            self.chosen = chosen
            """True if the entries of the day are what is wanted now."""

    def __init__(self, logbook: Logbook) -> None:
        super().__init__(logbook, "year-pane")
        self._measure: Measure = "pain"
        self._year = logbook.today.year
        self._values: dict[date, int] = {}
        self._shown_for: tuple[object, ...] = ()
        """Year, measure and state of the book that is shown."""
        self._wanted: bool | None = None
        """Whether the runner wants to see it; None where nobody has said."""

    def compose(self) -> ComposeResult:
        """The days."""
        yield YearStrip(id="year")

    @property
    def has_room(self) -> bool:
        """True if the terminal is large enough for a year."""
        size = self.app.size
        return size.width >= LEAST_SIZE.width and size.height >= LEAST_SIZE.height

    @property
    def is_wanted(self) -> bool:
        """True if it is to be seen: where there is room, and in a tall terminal unasked."""
        return self.has_room and (self._is_usual if self._wanted is None else self._wanted)

    @property
    def _is_usual(self) -> bool:
        return self.page.has_class("-tall")

    def unfold(self) -> None:
        """The runner wants to see it."""
        self._wanted = True

    def fold(self) -> None:
        """The runner has seen enough; in a tall terminal it stays."""
        self._wanted = None if self._is_usual else False

    @property
    def day(self) -> date:
        """The day under the cursor."""
        key = self.strip.cursor
        return date.fromisoformat(key) if key else self.logbook.today

    def reload(self) -> None:
        """Show the year anew, if something has changed."""
        book, year, measure = self.logbook, self._year, self._measure
        now = (year, measure, book.revision, book.today)
        if now == self._shown_for:
            return
        values = self.page.attempt(partial(year_days, book, year, measure))
        if values is None:
            return
        self._values, self._shown_for = values, now
        shown = year_shown(book, year, measure, values)
        with self.app.batch_update():
            self.strip.names, self.strip.labels = shown.names, shown.labels
            self.strip.days = shown.days
            self.strip.border_title = year_title(year, measure, values, book.unit)
            self._tell()

    def show_day(self, day: date) -> None:
        """Put the cursor on a day of the year that is shown; others leave it where it is."""
        if day.year == self._year and self.strip.cursor != day.isoformat():
            self.strip.cursor = day.isoformat()
            self._tell()

    def _tell(self) -> None:
        """Under the days: what the one under the cursor says, and the key for the measures."""
        day = self.day
        words = day_words(day, self._measure, self._values.get(day), self.logbook.unit,
                          self.logbook.today)  # fmt: skip
        others = ", ".join(SHORT[one] for one in MEASURES if one != self._measure)
        self.strip.border_subtitle = f"{words}   m: {others}"

    def _go(self, day: date) -> None:
        """Stand on a day of whatever year, and tell."""
        day = min(max(day, date(FIRST_YEAR, 1, 1)), date(self.logbook.today.year, 12, 31))
        self._year = day.year
        self.reload()
        self.show_day(day)
        self.post_message(self.Turned(day))

    def action_change_measure(self) -> None:
        """Show the next measure."""
        self._measure = MEASURES[(MEASURES.index(self._measure) + 1) % len(MEASURES)]
        self.reload()

    def action_turn_year(self, step: int) -> None:
        """The same day of another year."""
        day = self.day
        leaps = day.replace(day=28) if (day.month, day.day) == (2, 29) else day
        if FIRST_YEAR <= day.year + step <= self.logbook.today.year:
            self._go(leaps.replace(year=day.year + step))

    @on(YearStrip.Edge)
    def cross_new_year(self, event: YearStrip.Edge) -> None:
        """A step beyond the first or the last day leads into another year."""
        event.stop()
        self._go(self.day + timedelta(days=event.step))

    @on(YearStrip.Highlighted)
    def turn_to(self, event: YearStrip.Highlighted) -> None:
        """Another day is under the cursor."""
        event.stop()
        self._tell()
        self.post_message(self.Turned(self.day))

    @on(YearStrip.Chosen)
    def choose(self, event: YearStrip.Chosen) -> None:
        """Enter on a day."""
        event.stop()
        self.post_message(self.Turned(self.day, chosen=True))
