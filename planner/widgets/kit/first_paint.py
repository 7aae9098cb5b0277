"""Painting no more than was asked for: lines that are kept, and no repaint before the first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Self

from textual.containers import Horizontal
from textual.geometry import Region, Size
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widget import Widget

_NOWHERE = Region()


def still_focus() -> Reactive[Widget | None]:
    """In place of a screen's `focused`, which repaints all of it, and what stands beneath it, for
    every step of the focus: the two widgets it concerns paint themselves."""
    return Reactive(None, repaint=False)


class FirstPaint(Widget):
    """Paints what is there at the first layout once, instead of three times, and keeps its lines
    until it is refreshed.

    The first layout paints every widget. What mounting, styling, data and sizes have asked for by
    then is only heard after it, and would send the whole screen over again. Later on, Textual asks
    for each frame every widget on a row that has changed, and all those between two such rows, for
    all of their lines, whether they have changed or not.
    """

    virtual_size = Reactive(Size(0, 0))
    """As Textual's, but without a second layout: it follows from the first and nothing depends
    on it in a widget that Textual does not scroll."""

    _kept_lines: Sequence[Strip] = ()
    _kept_for: tuple[Region, Size] | None = None
    """The part of the widget that they are of, and its size; None if they are to be made anew."""
    _painted = False

    def render_lines(self, crop: Region) -> list[Strip]:
        """As Textual's; the same ones again as long as nothing else was asked for."""
        self._painted = True
        now = (crop, self.outer_size)
        if self._kept_for != now:
            self._kept_lines, self._kept_for = self.paint_lines(crop), now
        return list(self._kept_lines)

    def paint_lines(self, crop: Region) -> list[Strip]:
        """The lines of a part of the widget, made anew."""
        return super().render_lines(crop)

    def notify_style_update(self) -> None:
        """Forget what the stylesheet has changed."""
        self._kept_for = None
        super().notify_style_update()

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """As Textual's; with nothing to be painted before the first time."""
        self._kept_for = None
        asked = regions if self._painted else (_NOWHERE,)
        return super().refresh(*asked, repaint=repaint, layout=layout, recompose=recompose)


_DRESS = (
    *("border_top", "border_right", "border_bottom", "border_left"),
    *("outline_top", "outline_right", "outline_bottom", "outline_left"),
    *("padding", "hatch", "tint", "text_opacity"),
)
"""What a stylesheet may put round or over the lines of a widget."""


def is_plain(widget: Widget) -> bool:
    """True for a widget whose lines are shown as it draws them."""
    return not widget.styles.has_any_rules(*_DRESS) and widget.opacity == 1


def ground_lines(
    widget: Widget, lines: Callable[[Region], list[Strip]], crop: Region
) -> list[Strip]:
    """The lines of a widget that is nothing but ground for others, from its `render_lines`. They
    look alike, so one is asked for: Textual draws the ground under every widget, at every repaint.
    """
    if not is_plain(widget):
        return lines(crop)
    return lines(Region(crop.x, crop.y, crop.width, 1)) * crop.height


class Row(Horizontal, FirstPaint):
    """Widgets side by side."""

    def paint_lines(self, crop: Region) -> list[Strip]:
        """As Textual's."""
        return ground_lines(self, super().paint_lines, crop)
