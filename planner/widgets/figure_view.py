"""A figure that moves: strokes drawn in braille, in ASCII, or said in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Literal

from textual.geometry import Region
from textual.reactive import reactive
from textual.strip import Strip

from planner.widgets.figure_ascii import draw_ascii
from planner.widgets.figure_braille import draw_braille
from planner.widgets.figure_drawing import Drawing, Drawn, Picture, Role
from planner.widgets.kit.line_widget import LineWidget
from planner.widgets.kit.text import Piece, Span, fit, plain, wrap

FigureStyle = Literal["braille", "ascii", "words", "off"]

_DRAW: dict[str, Callable[[Drawing, Picture, int, int], Drawn]] = {
    "braille": draw_braille,
    "ascii": draw_ascii,
}
SIDE_BY_SIDE = 44
"""Cells for two stills beside each other; with less there is the end alone."""
LEAST_ROWS = 5
"""Rows below which a drawing shows nothing: the words are shown alone."""
ROOMY = 10
"""Rows from which on two are for the words."""

Lines = tuple[tuple[Piece, ...], ...]


class FigureView(LineWidget):
    """In: `drawing`, `moment`, `style`. Out: nothing.

    As large as its room, proportions kept, with the words of the moment below. Where the app's
    animations are off it does not move: it shows start and end beside each other, or the end.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "figure-view--work",
        "figure-view--body",
        "figure-view--far",
        "figure-view--tool",
        "figure-view--ground",
    }
    """
    | Class | Description |
    | :- | :- |
    | `figure-view--work` | What works; also drawn thicker. |
    | `figure-view--body` | The rest of the body. |
    | `figure-view--far` | What is behind it. |
    | `figure-view--tool` | Bands, rollers, straps. |
    | `figure-view--ground` | Floor, walls, furniture. |
    """

    DEFAULT_CSS = """
    FigureView {
        height: 1fr;
        .figure-view--work { color: $text-accent; text-style: bold; }
        .figure-view--far { color: $text-muted; }
        .figure-view--tool { color: $text-warning; }
        .figure-view--ground { color: $text-muted; }
    }
    """

    drawing: reactive[Drawing] = reactive(Drawing(), init=False, repaint=False)
    """What is drawn."""

    moment: reactive[float] = reactive(1.0, init=False, repaint=False)
    """Between 0, the start, and 1, the end, which is also the pose of a hold."""

    style: reactive[FigureStyle] = reactive("braille", init=False, repaint=False)
    """`braille`, `ascii`, `words` (never a drawing) or `off`."""

    def __init__(
        self,
        drawing: Drawing | None = None,
        style: FigureStyle = "braille",
        *,
        moment: float = 1.0,
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes)
        self.set_reactive(FigureView.drawing, drawing or Drawing())
        self.set_reactive(FigureView.style, style)
        self.set_reactive(FigureView.moment, moment)
        self._shown: Lines = ()
        self._shown_for: tuple[object, ...] = ()

    def validate_moment(self, moment: float) -> float:
        return max(0.0, min(1.0, moment))

    def watch_drawing(self) -> None:
        self._shown_for = ()
        self._repaint_changed()

    def watch_moment(self) -> None:
        self._repaint_changed()

    def watch_style(self) -> None:
        self._repaint_changed()

    def _repaint_changed(self) -> None:
        """Paint the rows anew whose cells are others than before."""
        before = self._shown
        now = self._laid()
        if len(before) != len(now):
            self.refresh()
            return
        width = self.size.width
        changed = [
            Region(0, y, width, 1)
            for y, (old, new) in enumerate(zip(before, now, strict=True))
            if old != new
        ]
        if changed:
            self.refresh(*changed)

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        lines = self._laid()
        return self.line(lines[y], width) if y < len(lines) else self.blank(width)

    def _laid(self) -> Lines:
        """Every row as it is now."""
        still = self.app.animation_level == "none"
        key = (self.style, self.size, still, self.moment)
        if self._shown_for != key:
            width, height = self.size
            self._shown_for = key
            self._shown = self._lay(width, height, still) if self.size else ()
        return self._shown

    def _lay(self, width: int, height: int, still: bool) -> Lines:
        drawing = self.drawing
        if self.style == "off" or not drawing.pictures:
            return ()
        draw = _DRAW.get(self.style)
        start, end = drawing.pictures[0], drawing.pictures[-1]
        if draw is None or height < LEAST_ROWS:
            return _caption(drawing, drawing.at(1.0 if still else self.moment), width, height)
        if not still:
            return _one(draw, drawing, drawing.at(self.moment), width, height)
        if width < SIDE_BY_SIDE or start == end:
            return _one(draw, drawing, end, width, height)
        half = (width - 2) // 2
        pair = (
            _one(draw, drawing, start, half, height),
            _one(draw, drawing._replace(lead=""), end, width - 2 - half, height),
        )
        return tuple(
            (*left, Piece((Span("  "),)), *right) for left, right in zip(*pair, strict=True)
        )


def _one(
    draw: Callable[[Drawing, Picture, int, int], Drawn],
    drawing: Drawing,
    picture: Picture,
    width: int,
    height: int,
) -> Lines:
    """A drawing and its words, in exactly this room."""
    below = 2 if height >= ROOMY else 1
    words = _caption(drawing, picture, width, below)
    room = height - below
    rows = [
        tuple(Piece((Span(text),), _row(role)) for text, role in row)
        for row in draw(drawing, picture, width, room)
    ]
    empty = (Piece(fit((), width)),)
    return (*rows, *words, *(empty for _ in range(below - len(words))))


def _row(role: Role | None) -> str:
    return f"figure-view--{role}" if role else ""


def _caption(drawing: Drawing, picture: Picture, width: int, height: int) -> Lines:
    """Which side works and what the picture shows, wrapped, on at most so many rows."""
    lead = (Span(drawing.lead, "strong"), Span("  ")) if drawing.lead else ()
    lines = wrap((*lead, Span(picture.words)), width)
    if len(lines) > height:
        kept, rest = lines[: height - 1], lines[height - 1 :]
        last = Span(" ".join(plain(line) for line in rest))
        lines = (*kept, fit((last,), width))
    return tuple((Piece(fit(line, width)),) for line in lines[:height])
