"""What a widget asks of Textual before it is on the screen for the first time: no repaint."""

from __future__ import annotations

from collections.abc import Callable
from typing import Self

from textual.containers import Horizontal
from textual.geometry import Region, Size
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widget import Widget

_NOWHERE = Region()


class FirstPaint(Widget):
    """Paints what is there at the first layout once, instead of three times.

    The first layout paints every widget. What mounting, styling, data and sizes have asked for by
    then is only heard after it, and would send the whole screen over again.
    """

    virtual_size = Reactive(Size(0, 0))
    """As Textual's, but without a second layout: it follows from the first and nothing depends
    on it in a widget that Textual does not scroll."""

    _painted = False

    def render_lines(self, crop: Region) -> list[Strip]:
        """As Textual's."""
        self.note_painted()
        return super().render_lines(crop)

    def note_painted(self) -> None:
        """From now on what is asked for is painted; called by whoever paints lines."""
        self._painted = True

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """As Textual's; with nothing to be painted before the first time."""
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

    def render_lines(self, crop: Region) -> list[Strip]:
        """As Textual's."""
        return ground_lines(self, super().render_lines, crop)
