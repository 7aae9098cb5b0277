"""Weeks of days in small cells, with one cursor: a month at a glance."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Literal, NamedTuple

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Region
from textual.reactive import reactive
from textual.strip import Strip

from planner.widgets.day_cells import DayCells
from planner.widgets.kit.keys import quiet
from planner.widgets.kit.message import KeyMessage
from planner.widgets.kit.text import FILL, Span, Spans, cells, fit
from planner.widgets.week_cards import TODAY_MARK

ACROSS = 7
"""Cells in a row."""
HEAD = 2
"""Lines above the cells: title and names."""

_DAYS = Binding.Group("day")
_WEEKS = Binding.Group("week")


class MonthCell(NamedTuple):
    """One day."""

    key: str
    lines: tuple[Spans, ...]
    """What stands in it, the most important first; as many as there is room for."""
    pair: tuple[Spans, ...] = ()
    """The same where there is room for two lines; without it the first two."""
    brief: Spans = ()
    """The same where there is room for one line."""
    today: bool = False


class MonthGrid(DayCells):
    """Takes cells in rows of seven; tells what is under the cursor and chosen.

    The cursor keeps its day through any change of `cells`.
    """

    HELP = """
## Days of a month

- **Left**, **right**: the day before, the day after. **Up**, **down**: a week.
- **Home**, **End**: the first, the last day of the row. **Enter** or a double click
  opens the day's week; the wheel goes by weeks; a day's card can be dragged to another.
"""

    BINDINGS: ClassVar[list[BindingType]] = [
        quiet("month_grid.left", "left,h", "step_cell(-1)", "Day before", "The day before", _DAYS),
        quiet("month_grid.right", "right,l", "step_cell(1)", "Day after", "The day after", _DAYS),
        quiet("month_grid.up", "up,k", "step_cell(-7)", "Week before", "A week back", _WEEKS),
        quiet("month_grid.down", "down,j", "step_cell(7)", "Week after", "A week on", _WEEKS),
        quiet("month_grid.first", "home", "end_cell(-1)", "First day", "The first day of the row"),
        quiet("month_grid.last", "end", "end_cell(1)", "Last day", "The last day of the row"),
        quiet("month_grid.choose", "enter", "choose", "Open", "Show the week of the day"),
    ]
    """
    | Key(s) | Description |
    | :- | :- |
    | left, h / right, l | The day before / after. Past the edge: `Edge`. |
    | up, k / down, j | A week back / on. |
    | home / end | First / last day of the row. |
    | enter | Choose the day under the cursor. |
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"month-grid--cursor", "month-grid--today"}
    """
    | Class | Description |
    | :- | :- |
    | `month-grid--cursor` | Ground of the day under the cursor. |
    | `month-grid--today` | Ground of today. |
    """

    DEFAULT_CSS = """
    MonthGrid {
        height: 1fr;
        .month-grid--today { background: $foreground 6%; }
        .month-grid--cursor { background: $primary 20%; }
        &:focus .month-grid--cursor { background: $primary 45%; }
        &:ansi .month-grid--today { background: transparent; }
        &:ansi .month-grid--cursor { background: transparent; text-style: underline; }
        &:nocolor .month-grid--cursor { text-style: underline; }
        &:ansi:focus .month-grid--cursor { text-style: reverse; }
        &:nocolor:focus .month-grid--cursor { background: transparent; text-style: reverse; }
    }
    """

    title: reactive[Spans] = reactive((), init=False)
    """Said above the names."""
    names: reactive[tuple[str, ...]] = reactive((), init=False)
    """What the columns are called."""
    cells: reactive[tuple[MonthCell, ...]] = reactive((), init=False)
    """The days, row by row."""

    class Highlighted(DayCells.Highlighted):
        """The runner has gone to another day."""

    class Chosen(DayCells.Chosen):
        """Enter, or a double click, on a day."""

    class Edge(DayCells.Edge):
        """A step to a day that is not shown."""

    class Dragged(KeyMessage):
        """The mouse drags what stands on a day away from it; the days it passes are told by
        `Highlighted`, where it is let go by `Dropped`."""

    class Dropped(KeyMessage):
        """What was dragged is let go on a day."""

    _held: int | None = None
    """The cell over which the mouse is, its button down."""
    _drags = False
    """True once it has left the cell where the button went down."""

    @property
    def shown(self) -> str:
        """The year and month of most of its days, as in `2026-11`; empty where it has none."""
        return self.cells[ACROSS].key[:7] if self.cells else ""

    @property
    def rows(self) -> int:
        """Rows of cells."""
        return -(-len(self.cells) // ACROSS)

    @property
    def depth(self) -> int:
        """Lines of a cell."""
        most = max((len(cell.lines) for cell in self.cells), default=1)
        return max(1, min(most, (self.size.height - HEAD) // max(1, self.rows)))

    @property
    def keys(self) -> Sequence[str]:
        """The days."""
        return [cell.key for cell in self.cells]

    def cell_region(self, place: int) -> Region:
        """Where a day is drawn."""
        row, column = divmod(place, ACROSS)
        left, right = self._span(column)
        return Region(left, HEAD + row * self.depth, right - left, self.depth)

    def _span(self, column: int) -> tuple[int, int]:
        """Left and right edge of a column: what is left over goes to the first ones."""
        each, over = divmod(self.size.width, ACROSS)
        left = column * each + min(column, over)
        return left, left + each + (column < over)

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        if y == 0:
            return self.strip(self.title, width)
        if y == 1:
            named: list[Spans] = [(Span(f" {name}", "muted"),) for name in self.names[:ACROSS]]
            return self.line([*self._row(named), *self._rest(len(named))], width)
        row, line = divmod(y - HEAD, self.depth)
        shown = self.cells[row * ACROSS : (row + 1) * ACROSS]
        texts = [self._text(cell, line) for cell in shown]
        grounds = [self._ground(cell) for cell in shown]
        return self.line([*self._row(texts, grounds), *self._rest(len(shown))], width)

    def _row(self, texts: list[Spans], grounds: list[str] | None = None) -> list[tuple[Spans, str]]:
        pieces = []
        for column, text in enumerate(texts):
            left, right = self._span(column)
            pieces.append((_fitted(text, right - left), grounds[column] if grounds else ""))
        return pieces

    def _rest(self, columns: int) -> list[tuple[Spans, str]]:
        """A blank in place of the columns that are not there."""
        if columns == ACROSS:
            return []
        return [(fit((), self.size.width - self._span(columns)[0]), "")]

    def _text(self, cell: MonthCell, line: int) -> Spans:
        edge = Span(TODAY_MARK, "strong") if cell.today and line == 0 else Span(" ")
        if self.depth == 1 and cell.brief:
            return (edge, *cell.brief)
        lines = cell.pair if self.depth == 2 and cell.pair else cell.lines
        return (edge, *lines[line]) if line < len(lines) else ()

    def _ground(self, cell: MonthCell) -> str:
        if cell.key == self.cursor:
            return "month-grid--cursor"
        return "month-grid--today" if cell.today else ""

    def action_end_cell(self, end: Literal[-1, 1]) -> None:
        """The first or the last day of the row."""
        here = self.place_of(self.cursor)
        if here is not None:
            first = here - here % ACROSS
            self.go_to(first if end < 0 else min(first + ACROSS, len(self.cells)) - 1)

    def place_at(self, at: Offset | None) -> int | None:
        """The cell at an offset in the widget."""
        if at is None:
            return None
        places = range(len(self.cells))
        return next((one for one in places if self.cell_region(one).contains_point(at)), None)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """What is dragged away from here is what the cursor of the day is on."""
        place = self.place_at(event.get_content_offset(self))
        if place is not None and event.button == 1:
            self._held, self._drags = place, False
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """The dragged card hangs over the day the mouse is over."""
        if self._held is None:
            return
        place = self.place_at(event.get_content_offset_capture(self))
        if place is None or place == self._held:
            return
        if not self._drags:
            self._drags = True
            self.go_to(self._held)
            self.post_message(self.Dragged(self, self.cursor))
        self._held = place
        self.go_to(place)

    def on_mouse_up(self) -> None:
        """The button is let go: the card is put down."""
        if self._held is None:
            return
        self.release_mouse()
        self._held = None
        if self._drags:
            self.post_message(self.Dropped(self, self.cursor))


def _fitted(line: Spans, width: int) -> Spans:
    """A line of a cell; what stands at its right edge gives way to what it begins with."""
    if FILL in line and cells(line) > width:
        line = line[: line.index(FILL)]
    return fit(line, width)
