"""The base of every widget that draws its own lines: tones, and strips of an exact width."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar
from weakref import WeakKeyDictionary

import msgspec
from rich.segment import Segment
from rich.style import Style
from textual.css.styles import RenderStyles
from textual.dom import DOMNode
from textual.strip import Strip

from planner.widgets.first_paint import FirstPaint
from planner.widgets.text import Piece, Span, fit

if TYPE_CHECKING:
    from textual.app import App

TONES = ("muted", "strong", "good", "info", "warn", "bad", "accent", "blue", "green", "amber")
"""What a span may mean. `blue`, `green` and `amber` tell kinds apart and promise nothing."""


class _Tone(msgspec.Struct, frozen=True):
    """What a tone adds to the ground it is drawn on."""

    style: Style
    is_mixed: bool
    """True if its colour depends on what is behind it."""


class LineWidget(FirstPaint):
    """Draws with the Line API: subclasses turn spans into strips and never parse markup.

    A line stands on a *row*, a component class that gives its background, such as the cursor's;
    the tones of its spans give colour and weight on top of it. A tone looks alike in every widget
    of an app.
    """

    ALLOW_SELECT = False

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"tone--{tone}" for tone in TONES}
    """
    | Class | Description |
    | :- | :- |
    | `tone--muted` | What may be overlooked. |
    | `tone--strong` | What should be read first. |
    | `tone--good` | Fine: done, settled, within the cap. |
    | `tone--warn` | Look: at the cap, changed. |
    | `tone--bad` | Stop: over the cap, a flare. |
    | `tone--accent` | Titles and marks. |
    | `tone--info` | What the eye may rest on: amounts, what is still open. |
    | `tone--blue`, `tone--green`, `tone--amber` | Kinds of things. |
    """

    DEFAULT_CSS = """
    LineWidget {
        width: 1fr;
        height: 1;
        .tone--muted { color: $text-muted; }
        .tone--strong { text-style: bold; }
        .tone--good { color: $text-success; }
        .tone--warn { color: $text-warning; }
        .tone--bad { color: $text-error; text-style: bold; }
        .tone--accent { color: $text-accent; }
        .tone--info { color: $text-primary; }
        .tone--blue { color: $primary; }
        .tone--green { color: $success; }
        .tone--amber { color: $warning; }
        &:ansi .tone--muted { text-style: dim; }
        &:nocolor .tone--warn { text-style: underline; }
        &:nocolor .tone--bad { text-style: bold underline; }
    }
    """

    _tones: ClassVar[WeakKeyDictionary[App[object], dict[str, _Tone]]] = WeakKeyDictionary()

    def __init__(
        self,
        *,
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's name for it
        classes: str | None = None,
        disabled: bool = False,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes, disabled=disabled)
        self._styles_by_row: dict[tuple[str, str], Style] = {}

    def notify_style_update(self) -> None:
        """Forget what was worked out from the stylesheet."""
        super().notify_style_update()
        self._styles_by_row.clear()
        self._tones.pop(self.app, None)
        before = dict(self._component_styles)
        self._component_styles.clear()
        if any(self.get_component_styles(name) != styles for name, styles in before.items()):
            self.refresh()

    @classmethod
    def _get_component_classes(cls) -> frozenset[str]:  # type: ignore[override]
        """None, as far as Textual is concerned.

        It styles every component of every widget anew whenever the widget is styled, which was a
        fifth of the first frame, and most are never looked up: `get_component_styles` styles those
        that are. Should Textual stop asking here, it is only slower.
        """
        return frozenset()

    def get_component_styles(self, *names: str) -> RenderStyles:
        """As Textual's, with each component styled when it is first asked for."""
        for name in names:
            if name not in self._component_styles and name in super()._get_component_classes():
                node = DOMNode(classes=name)
                node._attach(self)
                self.app.stylesheet.apply(node)
                self._component_styles[name] = node.styles
        return super().get_component_styles(*names)

    def tone_style(self, tone: str = "", row: str = "") -> Style:
        """The Rich style of a tone on a row, with the background to draw it on.

        Args:
            tone: One of `TONES`, or empty for ordinary text.
            row: A component class of the widget, or empty for the widget's own background.

        Raises:
            KeyError: The tone or row is not known.
        """
        key = (tone, row)
        style = self._styles_by_row.get(key)
        if style is None:
            style = self.mix(tone, row)
            self._styles_by_row[key] = style
        return style

    def mix(self, tone: str, row: str) -> Style:
        """Colour and weight of the tone over the row, worked out; the row's own weight stays."""
        if not tone:
            return self.get_component_rich_style(row) if row else self.rich_style
        base = self.tone_style("", row)
        added = self._tone(tone)
        style = base + added.style
        if added.is_mixed:
            style += Style(color=self.get_component_rich_style(f"tone--{tone}").color)
        return style

    def _tone(self, tone: str) -> _Tone:
        """Looked up once for all widgets: one after the other would be a tenth of a first frame."""
        tones = self._tones.setdefault(self.app, {})
        found = tones.get(tone)
        if found is None:
            styles = self.get_component_styles(f"tone--{tone}")
            has_colour = styles.has_rule("color")
            is_mixed = has_colour and (styles.auto_color or styles.color.a < 1)
            found = tones[tone] = _Tone(styles.partial_rich_style, is_mixed)
        return found

    def segments(self, spans: Iterable[Span], row: str = "") -> list[Segment]:
        """The spans as segments on one row."""
        return self.styled(Piece(tuple(spans), row)).segments()

    def line(self, pieces: Iterable[tuple[Iterable[Span], str]], width: int) -> Strip:
        """A strip of pieces on different rows, which together are `width` cells wide."""
        run = Run()
        for spans, row in pieces:
            run.join(self.styled(Piece(tuple(spans), row)))
        return Strip(run.segments(), max(0, width))

    def styled(self, piece: Piece) -> Run:
        """The spans of a piece with the styles of their tones."""
        run = Run()
        for text, tone in piece.spans:
            run.add(text, self.tone_style(tone, piece.row))
        return run

    def strip(self, spans: Iterable[Span], width: int, row: str = "", align: str = "left") -> Strip:
        """The spans as one strip of exactly `width` cells."""
        return self.line(((fit(spans, width, align), row),), width)

    def blank(self, width: int, row: str = "") -> Strip:
        """An empty strip of exactly `width` cells."""
        return Strip.blank(max(0, width), _ground(self.tone_style("", row)))


class Run:
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

    def join(self, other: Run) -> None:
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
