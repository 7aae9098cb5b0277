"""How far a stretch of time has gone: a bar, a thin line, or dots to be counted down."""

from __future__ import annotations

from typing import Literal, NamedTuple

from textual.reactive import reactive
from textual.strip import Strip

from planner.widgets.kit.line_widget import LineWidget
from planner.widgets.kit.text import Span, Spans, cells

Shape = Literal["bar", "line", "dots"]
_SIGNS: dict[Shape, tuple[str, str]] = {"bar": ("█", "─"), "line": ("━", "╌"), "dots": ("●", "○")}
_ASCII: dict[Shape, tuple[str, str]] = {"bar": ("#", "-"), "line": ("=", "-"), "dots": ("o", ".")}
LONGEST = 48
"""Cells of a bar, however wide the widget is."""


class Stretch(NamedTuple):
    """What the bar shows."""

    gone: int = 0
    total: int = 0
    """In the same unit; 0 = there is nothing to show."""
    words: str = ""
    """Said behind it."""
    shape: Shape = "bar"
    tone: str = "info"


def stretch_spans(stretch: Stretch, width: int, *, ascii_only: bool = False) -> Spans:
    """The bar with its words in at most `width` cells.

    Dots stand for one each and those still to come are the full ones; where there is no room for
    all, and for the other shapes, the line is as long as the room.
    """
    words = f"  {stretch.words}" if stretch.words else ""
    room = min(LONGEST, width - cells((Span(words),)))
    if stretch.total <= 0 or room < 3:
        return (Span(stretch.words),)
    gone = max(0, min(stretch.gone, stretch.total))
    signs = (_ASCII if ascii_only else _SIGNS)[stretch.shape]
    if stretch.shape == "dots":
        room = min(room, 2 * stretch.total)
        left = -(-(stretch.total - gone) * (room // 2) // stretch.total)
        full, empty = f"{signs[0]} " * left, f"{signs[1]} " * (room // 2 - left)
    else:
        done = gone * room // stretch.total
        full, empty = signs[0] * done, signs[1] * (room - done)
    return (Span(full, stretch.tone), Span(empty, "muted"), Span(words))


class TimeBar(LineWidget):
    """Shows one stretch. In: `stretch`, `ascii`. Out: nothing."""

    stretch: reactive[Stretch] = reactive(Stretch(), init=False)
    """What is shown."""

    ascii: reactive[bool] = reactive(False, init=False)
    """Draw with signs every terminal has."""

    def __init__(
        self,
        stretch: Stretch | None = None,
        *,
        id: str | None = None,  # noqa: A002 - Textual's name for it
    ) -> None:
        super().__init__(id=id)
        if stretch is not None:
            self.set_reactive(TimeBar.stretch, stretch)

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        if y:
            return self.blank(width)
        return self.strip(stretch_spans(self.stretch, width, ascii_only=self.ascii), width)
