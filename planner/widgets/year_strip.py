"""A year of days in small cells: a column a week, a row a weekday."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar, Literal, NamedTuple

from textual.binding import Binding, BindingType
from textual.geometry import Offset, Region
from textual.reactive import reactive
from textual.strip import Strip

from planner.widgets.day_cells import WEEK, DayCells
from planner.widgets.kit.keys import quiet
from planner.widgets.kit.text import Span, Spans, fit

DOWN = WEEK
"""Cells of a column."""
NAMES = 3
"""Cells of what the rows are called."""
HEAD = 1
"""Lines above the cells."""

_DAYS = Binding.Group("day")
_WEEKS = Binding.Group("week")


class StripDay(NamedTuple):
    """One day."""

    key: str
    """Empty for a cell that stands for none."""
    sign: str = " "
    """One cell wide; its shape says how much."""
    tone: str = ""


NO_DAY = StripDay("")


class StripLabel(NamedTuple):
    """A name above the columns."""

    column: int
    words: str


class YearStrip(DayCells):
    """Takes days in columns of seven; tells what is under the cursor and chosen.

    The cursor keeps its day through any change of `days`. A cell is two columns wide where there
    is room, else one.
    """

    HELP = """
## A year of days

- **Up**, **down**: the day before, the day after. **Left**, **right**: a week.
- **Home**, **End**: the first, the last day. **Enter** goes to the list of the day. A click
  shows a day, a double click goes to it.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        quiet("year_strip.up", "up,k", "step_cell(-1)", "Day before", "The day before", _DAYS),
        quiet("year_strip.down", "down,j", "step_cell(1)", "Day after", "The day after", _DAYS),
        quiet("year_strip.left", "left,h", "step_cell(-7)", "Week before", "A week back", _WEEKS),
        quiet("year_strip.right", "right,l", "step_cell(7)", "Week after", "A week on", _WEEKS),
        quiet("year_strip.first", "home", "end_day(-1)", "First day", "The first day shown"),
        quiet("year_strip.last", "end", "end_day(1)", "Last day", "The last day shown"),
        quiet("year_strip.choose", "enter", "choose", "Open", "Go to the entries of the day"),
    ]
    """
    | Key(s) | Description |
    | :- | :- |
    | up, k / down, j | The day before / after. |
    | left, h / right, l | A week back / on. Past the edge: `Edge`. |
    | home / end | The first / last day. |
    | enter | Choose the day under the cursor. |
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"year-strip--cursor"}
    """
    | Class | Description |
    | :- | :- |
    | `year-strip--cursor` | Ground of the day under the cursor. |
    """
    DEFAULT_CSS = """
    YearStrip {
        height: 8;
        .year-strip--cursor { background: $primary 30%; text-style: bold; }
        &:focus .year-strip--cursor { background: $primary 70%; text-style: bold; }
        &:ansi .year-strip--cursor, &:nocolor .year-strip--cursor { text-style: underline; }
        &:ansi:focus .year-strip--cursor, &:nocolor:focus .year-strip--cursor {
            background: transparent;
            text-style: reverse;
        }
    }
    """

    days: reactive[tuple[StripDay, ...]] = reactive((), init=False)
    """The days, column by column, each from its first row to its last."""
    names: reactive[tuple[str, ...]] = reactive((), init=False)
    """What the rows are called."""
    labels: reactive[tuple[StripLabel, ...]] = reactive((), init=False)
    """What stands above the columns, in order."""

    class Highlighted(DayCells.Highlighted):
        """The runner has gone to another day."""

    class Chosen(DayCells.Chosen):
        """Enter, or a double click, on a day."""

    class Edge(DayCells.Edge):
        """A step to a day that is not shown."""

    @property
    def pitch(self) -> int:
        """Cells from one column to the next."""
        return 2 if NAMES + 2 * self.columns <= self.size.width else 1

    @property
    def columns(self) -> int:
        """How many there are."""
        return -(-len(self.days) // DOWN)

    @property
    def keys(self) -> Sequence[str]:
        """The days."""
        return [day.key for day in self.days]

    def cell_region(self, place: int) -> Region:
        """Where a day is drawn."""
        column, row = divmod(place, DOWN)
        return Region(NAMES + column * self.pitch, HEAD + row, 1, 1)

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        if not HEAD <= y < HEAD + DOWN:
            return self.strip(self._head() if y == 0 else (), width)
        pieces = list(self._pieces(y - HEAD))
        used = NAMES + self.columns * self.pitch
        if used > width:
            return self.line(pieces, used).crop(0, width)
        return self.line([*pieces, (fit((), width - used), "")], width)

    def _head(self) -> Spans:
        """The names above the columns; one that would run into the next is left out."""
        text = " " * NAMES
        for label in self.labels:
            at = NAMES + label.column * self.pitch
            if at >= len(text):
                text = f"{text:<{at}}{label.words}"
        return (Span(text, "muted"),)

    def _pieces(self, row: int) -> Iterator[tuple[Spans, str]]:
        """The name of a row and its days, those of one ground together."""
        name = self.names[row] if row < len(self.names) else ""
        run: list[Span] = [*fit((Span(name, "muted"),), NAMES)]
        gap = (Span(" "),) if self.pitch > 1 else ()
        days = self.days[row::DOWN]
        for day in (*days, *(NO_DAY,) * (self.columns - len(days))):
            sign = Span(day.sign or " ", day.tone)
            if day.key and day.key == self.cursor:
                yield tuple(run), ""
                yield (sign,), "year-strip--cursor"
                run = [*gap]
            else:
                run += (sign, *gap)
        yield tuple(run), ""

    def action_end_day(self, end: Literal[-1, 1]) -> None:
        """The first or the last day."""
        places = [n for n, day in enumerate(self.days) if day.key]
        if places:
            self.go_to(places[0 if end < 0 else -1])

    def place_at(self, at: Offset | None) -> int | None:
        """The day at an offset in the widget."""
        if at is None or not HEAD <= at.y < HEAD + DOWN or at.x < NAMES:
            return None
        place = (at.x - NAMES) // self.pitch * DOWN + at.y - HEAD
        return place if place < len(self.days) and self.days[place].key else None
