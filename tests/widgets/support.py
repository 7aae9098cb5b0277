"""A stage for one widget: an app that shows it and remembers what it says."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from rich.cells import cell_len
from textual import events, on
from textual.app import App, ComposeResult
from textual.geometry import Size
from textual.pilot import Pilot
from textual.strip import Strip
from textual.widget import Widget

from planner.widgets.kit.message import WidgetMessage


class Stage(App[None]):
    """Shows widgets and keeps their messages."""

    def __init__(self, *widgets: Widget) -> None:
        super().__init__()
        self.shown = widgets
        self.said: list[WidgetMessage] = []

    def compose(self) -> ComposeResult:
        yield from self.shown

    def on_mount(self) -> None:
        self.shown[0].focus()

    @on(WidgetMessage)
    def hear(self, message: WidgetMessage) -> None:
        self.said.append(message)

    def last(self, kind: type[WidgetMessage]) -> WidgetMessage:
        """The latest message of exactly this kind."""
        return [message for message in self.said if type(message) is kind][-1]

    def count(self, kind: type[WidgetMessage]) -> int:
        return sum(type(message) is kind for message in self.said)


def facts(message: WidgetMessage) -> dict[str, object]:
    """What a message carries beside its sender."""
    hidden = {"time"}
    return {
        name: value
        for name, value in vars(message).items()
        if not name.startswith("_") and name not in hidden
    }


def rows(widget: Widget) -> list[str]:
    """The text of every line as it is drawn now."""
    return [widget.render_line(y).text for y in range(widget.size.height)]


def screen_text(widget: Widget) -> str:
    """All lines, without the blanks at their ends."""
    return "\n".join(row.rstrip() for row in rows(widget))


def assert_exact(strip: Strip, width: int) -> None:
    """The strip says that it is `width` cells, is so, and styles every one of them."""
    assert strip.cell_length == width
    assert sum(cell_len(segment.text) for segment in strip) == width
    assert all(segment.style is not None for segment in strip)


async def turn_wheel(pilot: Pilot[None], widget: Widget, x: int, y: int, down: bool = True) -> None:
    """One notch of the wheel over a cell of the widget."""
    kind = events.MouseScrollDown if down else events.MouseScrollUp
    left, top = widget.content_region.offset
    wheel = kind(widget, x, y, 0, 0, 0, False, False, False, screen_x=left + x, screen_y=top + y)
    widget.post_message(wheel)
    await pilot.pause()


@contextmanager
def pretended_size(patch: pytest.MonkeyPatch, width: int, height: int) -> Iterator[None]:
    """Let every widget believe it has this size, without a layout."""
    with patch.context() as inside:
        inside.setattr(Widget, "size", property(lambda _: Size(width, height)))
        yield
