"""The base of a widget whose lines are kept, so that a step of its cursor costs next to nothing."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip

from planner.widgets.line_widget import LineWidget, Run
from planner.widgets.text import Piece

MOST_LINES = 500
"""Lines kept: some weeks of them, with and without the cursor."""
MOST_PIECES = 2000

_DRESS = (
    *("border_top", "border_right", "border_bottom", "border_left"),
    *("outline_top", "outline_right", "outline_bottom", "outline_left"),
    *("padding", "hatch", "tint", "text_opacity"),
)
"""What a stylesheet may put round or over the lines of a widget."""


class KeptLines(LineWidget):
    """Keeps the strips of its lines for as long as they would come out the same.

    Textual asks a widget for all of its lines whenever one has changed, makes those that have
    anew, and then filters, cuts and encodes them. A strip that is kept brings all of that with it
    when the cursor comes back. Subclasses say what is to be drawn, in `lines`.
    """

    def __init__(
        self,
        *,
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's name for it
        classes: str | None = None,
        disabled: bool = False,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes, disabled=disabled)
        self._strips: dict[tuple[Piece, ...], Strip] = {}
        self._styled: dict[Piece, Run] = {}

    def lines(self) -> Sequence[tuple[Piece, ...]]:
        """Every line of the widget as it is now, as many as it is high, from edge to edge."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        return self._strip(self.lines()[y])

    def render_lines(self, crop: Region) -> list[Strip]:
        """As Textual's; with its own lines as they are where no style goes round or over them."""
        if self.styles.has_any_rules(*_DRESS) or self.opacity != 1:
            return super().render_lines(crop)
        self.note_painted()
        return [
            self._strip(pieces).crop(crop.x, crop.right)
            for pieces in self.lines()[crop.y : crop.bottom]
        ]

    def _strip(self, pieces: tuple[Piece, ...]) -> Strip:
        strip = self._strips.get(pieces)
        if strip is None:
            if len(self._strips) >= MOST_LINES:
                self._strips.clear()
            strip = self._strips[pieces] = self.line(pieces, self.size.width)
        return strip

    def styled(self, piece: Piece) -> Run:
        """As any widget's, but kept: most of a line with the cursor is as it was without."""
        run = self._styled.get(piece)
        if run is None:
            if len(self._styled) >= MOST_PIECES:
                self._styled.clear()
            run = self._styled[piece] = super().styled(piece)
        return run

    def mix(self, tone: str, row: str) -> Style:
        """As any widget's, with the app's filters, such as that of NO_COLOR, seen to once for all
        lines; over lines that are filtered by Textual they change nothing more."""
        segments = [Segment(" ", super().mix(tone, row))]
        for line_filter in self.get_line_filters():
            segments = line_filter.apply(segments, self.background_colors[1])
        return segments[0].style or Style.null()

    def notify_style_update(self) -> None:
        """Forget what was worked out from the stylesheet."""
        super().notify_style_update()
        self._strips.clear()
        self._styled.clear()
