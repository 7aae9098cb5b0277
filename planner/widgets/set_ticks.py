"""Rows of sets to tick: what is done, what is partly done, what is open."""

from __future__ import annotations

from typing import ClassVar, Literal

from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.reactive import reactive
from textual.strip import Strip

from planner.widgets.kit.keys import quiet
from planner.widgets.kit.line_widget import LineWidget
from planner.widgets.kit.message import KeyMessage
from planner.widgets.kit.scrolling import reveal
from planner.widgets.tick_table import (
    CURSOR,
    SetCell,
    SetRow,
    key_at,
    numbers,
    row_pieces,
    spot_of,
    table,
    table_lines,
)

__all__ = ["SetCell", "SetRow", "SetTicks"]


class SetTicks(LineWidget, can_focus=True):
    """Takes rows of sets; tells which set is to be toggled or edited. The owner does it."""

    HELP = """
## Sets

`✓` done, `◐` partly done, `·` open, `×` skipped.

- **Arrows** (or h j k l) go from set to set.
- **Space** or a double click ticks the set, or takes the tick back.
- **Enter** edits what was done.
"""

    BINDINGS: ClassVar[list[BindingType]] = [
        quiet("set_ticks.left", "left,h", "step_set(-1)", "Set before", "The set before"),
        quiet("set_ticks.right", "right,l", "step_set(1)", "Set after", "The set after"),
        quiet("set_ticks.up", "up,k", "step_row(-1)", "Row above", "The row above"),
        quiet("set_ticks.down", "down,j", "step_row(1)", "Row below", "The row below"),
        quiet("set_ticks.toggle", "space", "tick_set", "Tick", "Tick the set, or untick it"),
        quiet("set_ticks.edit", "enter", "edit_set", "Edit", "Edit what was done in the set"),
    ]
    """
    | Key(s) | Description |
    | :- | :- |
    | left, h / right, l | The set before / after; at the end of a row, that of the next. |
    | up, k / down, j | The row above / below. |
    | space | Toggle the set. |
    | enter | Edit the set. |
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {CURSOR}
    """
    | Class | Description |
    | :- | :- |
    | `set-ticks--cursor` | Ground of the set under the cursor. |
    """

    DEFAULT_CSS = """
    SetTicks {
        height: auto;
        .set-ticks--cursor { background: $primary 20%; }
        &:focus .set-ticks--cursor { background: $primary 60%; text-style: bold; }
        &:ansi .set-ticks--cursor, &:nocolor .set-ticks--cursor { text-style: underline; }
        &:ansi:focus .set-ticks--cursor, &:nocolor:focus .set-ticks--cursor {
            background: transparent;
            text-style: reverse;
        }
    }
    """

    rows: reactive[tuple[SetRow, ...]] = reactive((), init=False)
    """The rows, in order."""

    cursor: reactive[str | None] = reactive(None, init=False)
    """Key of the set under the cursor; None if there is no set."""

    class Highlighted(KeyMessage):
        """The cursor stands on another set."""

    class Toggled(KeyMessage):
        """Space, or a double click, on a set."""

    class Edit(KeyMessage):
        """Enter on a set."""

    def __init__(
        self,
        rows: tuple[SetRow, ...] = (),
        *,
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's name for it
        classes: str | None = None,
        disabled: bool = False,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes, disabled=disabled)
        self._top = 0
        self.set_reactive(SetTicks.rows, rows)
        self.set_reactive(SetTicks.cursor, key_at(rows, 0, 0))

    @property
    def spot(self) -> tuple[int, int]:
        """Row and set number of the cursor."""
        return spot_of(self.rows, self.cursor)

    def validate_cursor(self, cursor: str | None) -> str | None:
        return key_at(self.rows, *spot_of(self.rows, cursor))

    def watch_rows(self, before: tuple[SetRow, ...], rows: tuple[SetRow, ...]) -> None:
        if len(table_lines(before)) != len(table_lines(rows)):
            self.refresh(layout=True)
        if not any(cell.key == self.cursor for row in rows for cell in row.cells):
            self.cursor = key_at(rows, *spot_of(before, self.cursor))

    def watch_cursor(self, cursor: str | None) -> None:
        if cursor is not None and self.is_mounted:
            self.post_message(self.Highlighted(self, cursor))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """A line for the set numbers, one for each row, one for each heading."""
        return len(table_lines(self.rows)) + 1 if self.rows else 0

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        row, column = self.spot
        view = table(self.rows, width, column)
        lines = table_lines(self.rows)
        line = y - 1 + self._window(lines, row)
        if y == 0 and self.rows:
            return self.line(numbers(view, width), width)
        if not 0 <= line < len(lines):
            return self.blank(width)
        index, heading = lines[line]
        if heading:
            return self.strip(self.rows[index].heading, width)
        return self.line(row_pieces(self.rows[index], view, width, self.cursor), width)

    def _window(self, lines: list[tuple[int, bool]], row: int) -> int:
        """The first line shown: the cursor's row is among those shown, with its heading."""
        if not lines:
            return 0
        room = max(1, self.size.height - 1)
        start = lines.index((row, bool(self.rows[row].heading)))
        height = lines.index((row, False)) - start + 1
        self._top = reveal(self._top, start, height, room, len(lines))
        return self._top

    def move_to(self, key: str) -> None:
        """Put the cursor on a set. An unknown key changes nothing."""
        if any(cell.key == key for row in self.rows for cell in row.cells):
            self.cursor = key

    def action_next_set(self) -> None:
        """Go to the set after this one, for the owner to go on after a tick."""
        self.action_step_set(1)

    def action_step_set(self, step: Literal[-1, 1]) -> None:
        keys = [cell.key for row in self.rows for cell in row.cells]
        if self.cursor is not None:
            self.cursor = keys[max(0, min(len(keys) - 1, keys.index(self.cursor) + step))]

    def action_step_row(self, step: Literal[-1, 1]) -> None:
        row, column = self.spot
        with_sets = [index for index, value in enumerate(self.rows) if value.cells]
        if row in with_sets:
            place = max(0, min(len(with_sets) - 1, with_sets.index(row) + step))
            self.cursor = key_at(self.rows, with_sets[place], column)

    def action_tick_set(self) -> None:
        if self.cursor is not None:
            self.post_message(self.Toggled(self, self.cursor))

    def action_edit_set(self) -> None:
        if self.cursor is not None:
            self.post_message(self.Edit(self, self.cursor))

    def on_click(self, event: events.Click) -> None:
        at = event.get_content_offset(self)
        key = None if at is None else self._key_under(at.x, at.y)
        if key is None:
            return
        event.stop()
        self.cursor = key
        if event.chain == 2:
            self.action_tick_set()

    def _key_under(self, x: int, y: int) -> str | None:
        lines = table_lines(self.rows)
        line = y - 1 + self._top
        view = table(self.rows, self.size.width, self.spot[1])
        column = (x - view.label) // view.cell + view.first
        if y < 1 or line >= len(lines) or x < view.label or lines[line][1]:
            return None
        row = self.rows[lines[line][0]]
        return row.cells[column].key if column < len(row.cells) else None
