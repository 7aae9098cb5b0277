"""The base of widgets that are a scrolled list of lines, with or without a cursor on items."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Literal

from rich.segment import Segment
from textual import events
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.selection import Selection
from textual.strip import Strip

from planner.widgets.kit.keys import quiet
from planner.widgets.kit.laid_lines import LaidLines, Line
from planner.widgets.kit.line_widget import LineWidget
from planner.widgets.kit.message import KeyMessage
from planner.widgets.kit.scrolling import clamp_top, reveal, thumb
from planner.widgets.kit.text import Piece, Span, fit, plain

WHEEL_LINES = 3
SELECTED = "scroll-lines--selected"


class ScrollLines(LineWidget, can_focus=True):
    """Shows the lines that a subclass lays out for a width, and moves a cursor over its items.

    Without items (no line has a key) the same keys scroll. Scrolling is its own, so that the first
    frame needs no second layout for a scroll bar; a mark at the right edge says where one is.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        quiet("scroll_lines.up", "up,k", "step_line(-1)", "Up", "The one above"),
        quiet("scroll_lines.down", "down,j", "step_line(1)", "Down", "The one below"),
        quiet("scroll_lines.page_up", "pageup", "step_page(-1)", "Page up", "A page up"),
        quiet("scroll_lines.page_down", "pagedown", "step_page(1)", "Page down", "A page down"),
        quiet("scroll_lines.first", "home", "end_line(-1)", "First", "The first one"),
        quiet("scroll_lines.last", "end", "end_line(1)", "Last", "The last one"),
    ]
    """
    | Key(s) | Description |
    | :- | :- |
    | up, k / down, j | The item above / below; without items, a line. |
    | pageup / pagedown | A page up / down. |
    | home / end | The first / last. |
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"scroll-lines--cursor", SELECTED}
    """
    | Class | Description |
    | :- | :- |
    | `scroll-lines--cursor` | Ground of the item under the cursor. |
    | `scroll-lines--selected` | Words that are selected with the mouse. |
    """

    DEFAULT_CSS = """
    ScrollLines {
        height: 1fr;
        .scroll-lines--cursor { background: $primary 15%; }
        &:focus .scroll-lines--cursor { background: $primary 45%; }
        .scroll-lines--selected { background: $secondary 60%; text-style: underline; }
        &:ansi .scroll-lines--selected, &:nocolor .scroll-lines--selected {
            background: transparent;
            text-style: reverse;
        }
        &:ansi .scroll-lines--cursor, &:nocolor .scroll-lines--cursor { text-style: underline; }
        &:ansi:focus .scroll-lines--cursor, &:nocolor:focus .scroll-lines--cursor {
            background: transparent;
            text-style: reverse;
        }
    }
    """

    ALLOW_SELECT = True

    cursor: reactive[str | None] = reactive(None, init=False, repaint=False)
    """Key of the item under the cursor; None without items."""

    class Highlighted(KeyMessage):
        """The cursor stands on another item."""

    class Chosen(KeyMessage):
        """Enter, or a double click, on an item."""

    def __init__(
        self,
        *,
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's name for it
        classes: str | None = None,
        disabled: bool = False,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes, disabled=disabled)
        self._laid: LaidLines | None = None
        self._settled = Size(0, 0)
        self._told: str | None = None
        self._top = 0

    def lay_out(self, width: int) -> Iterable[Line]:
        """For subclasses: everything there is, as lines of at most `width` cells."""
        raise NotImplementedError

    def content_changed(self) -> None:
        """For subclasses: lay out anew. The cursor keeps its item, or the neighbour takes over."""
        before, top, self._laid = self._laid, self._top, None
        if before is None or not self.size:
            self.refresh(layout=self.styles.auto_dimensions)
            return
        self.cursor = self._lay(self.size.width).neighbour(self.cursor, before)
        self._top = self._top_for_cursor()
        if self._top != top or not self.laid.stands_as(before):
            self.refresh(layout=self.styles.auto_dimensions)
            return
        for y in range(min(self.size.height, len(before) - top)):
            if before.lines[top + y] != self.laid.lines[top + y]:
                self.refresh(Region(0, y, self.size.width, 1))

    @property
    def laid(self) -> LaidLines:
        """What is shown, laid out for the present width; the cursor stands on an item of it, also
        if the lines have changed while there was no room to show any."""
        laid = self._lay(self.size.width)
        if self.cursor is not None and self.cursor not in laid.places:
            self.set_reactive(ScrollLines.cursor, laid.neighbour(self.cursor, laid))
        return laid

    def _lay(self, width: int) -> LaidLines:
        room = max(1, width - 1)
        if self._laid is None or self._laid.width != room:
            self._laid = LaidLines(self.lay_out(room), room)
        return self._laid

    def _settle(self) -> None:
        """Put cursor and window where they belong in another size, without painting again."""
        self._settled = self.size
        self.set_reactive(ScrollLines.cursor, self.laid.neighbour(self.cursor, self.laid))
        self._top = self._top_for_cursor()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """As many lines as there are at this width."""
        return len(self._lay(width))

    def on_resize(self) -> None:
        if self.size:
            self._settle()
            self._tell()

    def render_line(self, y: int) -> Strip:
        width, height = self.size
        if self._settled != self.size:
            self._settle()  # the first frame comes before the first resize event
        lines = self.laid.lines
        index = self._top + y
        line = lines[index] if index < len(lines) else Line(())
        is_under = line.key is not None and line.key == self.cursor
        row = "scroll-lines--cursor" if is_under else ""
        mark = Span("▐" if y in thumb(self._top, height, len(lines)) else " ", "muted")
        strip = self._kept((Piece(fit(line.spans, width - 1), row), Piece((mark,))))
        return self._selectable(strip, index)

    def _selectable(self, strip: Strip, index: int) -> Strip:
        """A line that knows its place for the mouse, with what is selected of it."""
        selection = self.text_selection
        span = None if selection is None else selection.get_span(index)
        if span is not None:
            start, end = span
            end = strip.cell_length - 1 if end < 0 else end
            words = Segment(strip.crop(start, end).text, self.tone_style("", SELECTED))
            strip = Strip.join([strip.crop(0, start), Strip([words]), strip.crop(end)])
        return strip.apply_offsets(0, index)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """What is selected, line by line as it is shown, and what stands behind it."""
        room = self.size.width - 1
        text = "\n".join(plain(fit(line.spans, room)).rstrip() for line in self.laid.lines)
        return selection.extract(text), "\n"

    def validate_cursor(self, cursor: str | None) -> str | None:
        known = cursor is None or not self.size or cursor in self.laid.places
        return cursor if known else self.cursor

    def watch_cursor(self, before: str | None, cursor: str | None) -> None:
        if self.size:
            if not self._scroll(self._top_for_cursor()):
                self._repaint(before)
                self._repaint(cursor)
            self._tell()

    def _tell(self) -> None:
        if self.cursor is not None and self.cursor != self._told:
            self._told = self.cursor
            self.post_message(self.Highlighted(self, self.cursor))

    def _top_for_cursor(self) -> int:
        """The first line to show so that the cursor's item is in sight."""
        room, total = self.size.height, len(self.laid)
        if self.cursor is None:
            return clamp_top(self._top, room, total)
        start, height = self.laid.places[self.cursor]
        if self.cursor == self.laid.keys[-1]:
            height = total - start  # what stands below the last item is seen with it
        if self.cursor == self.laid.keys[0]:
            start, height = 0, start + height  # a heading above the first item is seen again
        return reveal(self._top, start, height, room, total)

    def _scroll(self, top: int) -> bool:
        if top == self._top:
            return False
        self._top = top
        self.refresh()
        return True

    def _repaint(self, key: str | None) -> None:
        if key is None or key not in self.laid.places:
            return
        start, height = self.laid.places[key]
        window = Region(0, 0, self.size.width, self.size.height)
        if seen := Region(0, start - self._top, self.size.width, height).intersection(window):
            self.refresh(seen)

    def scroll_by(self, lines: int) -> bool:
        """Move the window; whether it could move."""
        return self._scroll(clamp_top(self._top + lines, self.size.height, len(self.laid)))

    def action_step_line(self, step: Literal[-1, 1]) -> None:
        following = self.laid.step(self.cursor, step)
        if following == self.cursor:
            self.scroll_by(step)  # no item, or the last one: there may be lines beyond it
        else:
            self.cursor = following

    def action_step_page(self, step: Literal[-1, 1]) -> None:
        page = max(1, self.size.height - 1)
        self.scroll_by(step * page)
        if self.cursor is not None:
            start, _ = self.laid.places[self.cursor]
            self.cursor = self.laid.nearest(start + step * page, step)

    def action_end_line(self, end: Literal[-1, 1]) -> None:
        if self.laid.keys:
            self.cursor = self.laid.keys[0 if end < 0 else -1]
        self.scroll_by(end * len(self.laid))

    def action_choose(self) -> None:
        if self.cursor is not None:
            self.post_message(self.Chosen(self, self.cursor))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        if self.scroll_by(WHEEL_LINES):
            event.stop()

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        if self.scroll_by(-WHEEL_LINES):
            event.stop()

    def on_click(self, event: events.Click) -> None:
        at = event.get_content_offset(self)
        index = -1 if at is None else self._top + at.y
        if not 0 <= index < len(self.laid):
            return
        key = self.laid.lines[index].key
        if key is None:
            return
        event.stop()
        self.cursor = key
        if event.chain == 2:
            self.action_choose()
