"""A block of ready-made lines: header, banner, notes beside a chart."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.geometry import Size
from textual.reactive import reactive
from textual.strip import Strip

from planner.widgets.kit.line_widget import LineWidget
from planner.widgets.kit.text import FILL, Piece, Span, Spans, cells, fit, wrap


def wrapped(lines: Iterable[Spans], width: int, hang: int) -> tuple[Spans, ...]:
    """The lines at a width, what does not fit on further ones that are indented by `hang` cells.

    One with a `FILL` stays in one piece as long as it fits.
    """
    return tuple(
        part
        for line in lines
        for part in ((line,) if _fits_filled(line, width) else wrap(_flowing(line), width, hang))
    )


def _fits_filled(line: Spans, width: int) -> bool:
    return FILL in line and cells(line) <= width


def _flowing(line: Spans) -> Spans:
    """The line without anything at the right edge."""
    return tuple(Span("  ") if span == FILL else span for span in line)


class SpanLines(LineWidget):
    """Shows lines of spans; one that does not fit is cut with an ellipsis, or wrapped.

    In: `lines`. Out: nothing.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"span-lines--title"}
    """
    | Class | Description |
    | :- | :- |
    | `span-lines--title` | Ground of the first line, if it is a title. |
    """

    DEFAULT_CSS = "SpanLines .span-lines--title { background: $panel; }"

    lines: reactive[tuple[Spans, ...]] = reactive((), init=False)
    """The lines from top to bottom; what follows a `FILL` stands at the right edge."""

    def __init__(
        self,
        *,
        hang: int | None = None,
        title: bool = False,
        id: str | None = None,  # noqa: A002 - Textual's name for it
    ) -> None:
        """
        Args:
            hang: Wrap long lines, the further ones indented by so many cells; None = cut them.
            title: The first line is a bar over the others, and all keep a cell from the edges.
        """
        super().__init__(id=id)
        self._hang = hang
        self._title = title
        self._shown: tuple[Spans, ...] = ()
        self._shown_for: tuple[object, int] | None = None

    def watch_lines(self, before: tuple[Spans, ...], now: tuple[Spans, ...]) -> None:
        """More or fewer lines need another height, where the height is the content's."""
        if self._hang is not None or len(before) != len(now):
            self.refresh(layout=self.styles.auto_dimensions)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """As many rows as there are lines."""
        return len(self._laid(width))

    def _laid(self, width: int) -> tuple[Spans, ...]:
        """The lines as they are drawn at that width."""
        if self._hang is None:
            return self.lines
        if self._shown_for != (self.lines, width):
            self._shown = wrapped(self.lines, width, self._hang)
            self._shown_for = (self.lines, width)
        return self._shown

    def render_line(self, y: int) -> Strip:
        """One line, or a blank below the last."""
        width = self.size.width
        laid = self._laid(width)
        if y >= len(laid):
            return self.blank(width)
        if not self._title:
            return self.strip(laid[y], width)
        line = (_EDGE, *fit(laid[y], width - 2), _EDGE)
        return self.line((Piece(line, "" if y else "span-lines--title"),), width)


_EDGE = Span(" ")
