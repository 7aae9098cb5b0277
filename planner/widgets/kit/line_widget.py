"""The base of every widget that draws its own lines: tones, and strips of an exact width."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.geometry import Region
from textual.strip import Strip

from planner.widgets.kit.first_paint import FirstPaint, is_plain
from planner.widgets.kit.inks import INKS, Ink, colour_of, readable
from planner.widgets.kit.text import Piece, Span, fit

MOST_LINES = 500
"""Lines kept: some weeks of them, with and without the cursor."""
MOST_PIECES = 2000
_ORDINARY = Ink()


class LineWidget(FirstPaint):
    """Draws with the Line API: subclasses turn spans into strips and never parse markup.

    A line stands on a *row*, a component class that gives its background, such as the cursor's;
    the tones of its spans give colour and weight on top of it. Whatever the theme, each can be
    read on its row.

    Subclasses draw a line at a time in `render_line`, or say what is to be drawn in `drawn`: then
    strips are kept for as long as they would come out the same. Textual asks a widget for all of
    its lines whenever one has changed, and filters, cuts and encodes those that were made anew; a
    strip that is kept brings all of that with it when the cursor comes back.
    """

    ALLOW_SELECT = False

    DEFAULT_CSS = "LineWidget { width: 1fr; height: 1; }"

    def __init__(
        self,
        *,
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's name for it
        classes: str | None = None,
        disabled: bool = False,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes, disabled=disabled)
        self._stands_on: tuple[Style, Color] | None = None
        """The widget's own style and background: Textual asks all that it stands on for them."""
        self._styles_by_row: dict[tuple[str, str], Style] = {}
        self._strips: dict[tuple[Piece, ...], Strip] = {}
        self._styled: dict[Piece, TextRun] = {}

    def notify_style_update(self) -> None:
        """Forget what was worked out from the stylesheet."""
        super().notify_style_update()
        self._stands_on = None
        self._styles_by_row.clear()
        self._strips.clear()
        self._styled.clear()

    def on_resize(self) -> None:
        """Forget the lines of a width that is gone."""
        self._strips.clear()
        self._styled.clear()

    def drawn(self) -> Sequence[tuple[Piece, ...]] | None:
        """Every line of the widget as it is now, as many as it is high, from edge to edge; None
        for a widget that draws in `render_line`."""
        return None

    def render_line(self, y: int) -> Strip:
        """As Textual's."""
        lines = self.drawn()
        return super().render_line(y) if lines is None else self._kept(lines[y])

    def paint_lines(self, crop: Region) -> list[Strip]:
        """As Textual's; with its own lines as they are where no style goes round or over them."""
        lines = self.drawn()
        if lines is None or not is_plain(self):
            return super().paint_lines(crop)
        kept = (self._kept(pieces) for pieces in lines[crop.y : crop.bottom])
        return [strip.crop(crop.x, crop.right) for strip in kept]

    def _kept(self, pieces: tuple[Piece, ...]) -> Strip:
        strip = self._strips.get(pieces)
        if strip is None:
            if len(self._strips) >= MOST_LINES:
                self._strips.clear()
            strip = self._strips[pieces] = self.line(pieces, self.size.width)
        return strip

    def tone_style(self, tone: str = "", row: str = "") -> Style:
        """The Rich style of a tone on a row, with the background to draw it on.

        Args:
            tone: One of `INKS`, or empty for ordinary text.
            row: A component class of the widget, or empty for the widget's own background.

        Raises:
            KeyError: The tone or row is not known.
        """
        key = (tone, row)
        style = self._styles_by_row.get(key)
        if style is None:
            style = self._filtered(self.mix(tone, row))
            self._styles_by_row[key] = style
        return style

    def _filtered(self, style: Style) -> Style:
        """A style with the app's filters, such as that of NO_COLOR, seen to once for all lines;
        over lines that are filtered by Textual they change nothing more."""
        segments = [Segment(" ", style)]
        for line_filter in self.get_line_filters():
            segments = line_filter.apply(segments, self._ground_style()[1])
        return segments[0].style or Style.null()

    def _ground_style(self) -> tuple[Style, Color]:
        if self._stands_on is None:
            self._stands_on = self.rich_style, self.background_colors[1]
        return self._stands_on

    def mix(self, tone: str, row: str) -> Style:
        """Colour and weight of the tone over the row, worked out; the row's own weight stays."""
        base = self.get_component_rich_style(row) if row else self._ground_style()[0]
        ink, theme = INKS[tone] if tone else _ORDINARY, self.app.current_theme
        style = base + (ink.weight + ink.plain if self.app.no_color else ink.weight)
        if theme.ansi:
            name = ink.dark if theme.dark else ink.light
            return style + Style(color=name) if name else style
        if base.bgcolor is None:
            return style
        ground = Color.from_rich_color(base.bgcolor)
        if ink.variable:
            colour = colour_of(ink.variable, self.app.theme_variables, ground)
        else:
            colour = Color.from_rich_color(base.color)
        if self.app.no_color:
            colour, ground = colour.monochrome, ground.monochrome
        return style + Style(color=readable(colour, ground).rich_color)

    def segments(self, spans: Iterable[Span], row: str = "") -> list[Segment]:
        """The spans as segments on one row."""
        return self.styled(Piece(tuple(spans), row)).segments()

    def line(self, pieces: Iterable[tuple[Iterable[Span], str]], width: int) -> Strip:
        """A strip of pieces on different rows, which together are `width` cells wide."""
        run = TextRun()
        for spans, row in pieces:
            run.join(self.styled(Piece(tuple(spans), row)))
        return Strip(run.segments(), max(0, width))

    def styled(self, piece: Piece) -> TextRun:
        """The spans of a piece with the styles of their tones; kept, since most of a line with
        the cursor is as it was without."""
        run = self._styled.get(piece)
        if run is None:
            if len(self._styled) >= MOST_PIECES:
                self._styled.clear()
            run = self._styled[piece] = TextRun()
            for text, tone in piece.spans:
                run.add(text, self.tone_style(tone, piece.row))
        return run

    def strip(self, spans: Iterable[Span], width: int) -> Strip:
        """The spans as one strip of exactly `width` cells."""
        return self.line(((fit(spans, width), ""),), width)

    def blank(self, width: int, row: str = "") -> Strip:
        """An empty strip of exactly `width` cells."""
        return Strip.blank(max(0, width), _ground(self.tone_style("", row)))


class TextRun:
    """Text with its styles. Joins neighbours that look alike into one segment.

    Textual sends a line from the widget's left edge up to what has changed, with some forty bytes
    of style for each segment, so fewer segments are a shorter repaint.
    """

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.styles: list[Style] = []

    def add(self, text: str, style: Style) -> None:
        if not self.styles:
            self.push(text, style)
        elif self.styles[-1] is style or (text.isspace() and _blends(self.styles[-1], style)):
            self.texts[-1] += text
        elif self.texts[-1].isspace() and _blends(style, self.styles[-1]):
            self.texts[-1] += text
            self.styles[-1] = style
        else:
            self.push(text, style)

    def join(self, other: TextRun) -> None:
        """Add all of another one."""
        if other.texts:
            self.add(other.texts[0], other.styles[0])
            self.texts += other.texts[1:]
            self.styles += other.styles[1:]

    def push(self, text: str, style: Style) -> None:
        self.texts.append(text)
        self.styles.append(style)

    def segments(self) -> list[Segment]:
        return [
            Segment(text, _ground(style) if text.isspace() else style)
            for text, style in zip(self.texts, self.styles, strict=True)
        ]


@lru_cache(maxsize=1024)
def _blends(style: Style, blank: Style) -> bool:
    """Whether a blank of the style `blank` looks the same when drawn in `style`."""
    return style.bgcolor == blank.bgcolor and not (
        style.underline or style.reverse or blank.underline or blank.reverse
    )


@lru_cache(maxsize=256)
def _ground(style: Style) -> Style:
    """What of a style can be seen on a blank."""
    if style.underline or style.reverse:
        return style
    return Style(bgcolor=style.bgcolor)
