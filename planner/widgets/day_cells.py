"""The base of widgets that show days as cells, seven to a week, with one cursor."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.geometry import Offset, Region
from textual.reactive import reactive
from textual.widget import Widget

from planner.widgets.kit.line_widget import LineWidget
from planner.widgets.kit.message import KeyMessage, WidgetMessage

WEEK = 7
"""Cells of a week: what the wheel goes by."""


class DayCells(LineWidget, can_focus=True):
    """The cursor keeps its day through any change of the cells; what it goes to is told."""

    cursor: reactive[str] = reactive("", init=False, repaint=False)
    """Key of the day under the cursor; an unknown one shows none."""

    class Highlighted(KeyMessage):
        """The runner has gone to another day."""

    class Chosen(KeyMessage):
        """Enter, or a double click, on a day."""

    class Edge(WidgetMessage):
        """A step to a day that is not shown."""

        def __init__(self, control: Widget, step: int) -> None:
            super().__init__(control)
            self.step = step
            """How many days from the one under the cursor."""

    @property
    def keys(self) -> Sequence[str]:
        """For subclasses: the key of each cell, empty for one that stands for no day."""
        raise NotImplementedError

    def cell_region(self, place: int) -> Region:
        """For subclasses: where a cell is drawn."""
        raise NotImplementedError

    def place_at(self, at: Offset | None) -> int | None:
        """For subclasses: the cell at an offset in the widget."""
        raise NotImplementedError

    def place_of(self, key: str) -> int | None:
        """Which cell has a key."""
        return next((n for n, each in enumerate(self.keys) if key and each == key), None)

    def watch_cursor(self, before: str, now: str) -> None:
        places = (self.place_of(key) for key in (before, now))
        regions = [self.cell_region(place) for place in places if place is not None]
        if regions:
            self.refresh(*regions)

    def go_to(self, place: int) -> None:
        """Put the cursor on a cell, and tell."""
        self.cursor = self.keys[place]
        self.post_message(self.Highlighted(self, self.cursor))

    def action_step_cell(self, step: int) -> None:
        """The day so many days on."""
        here, keys = self.place_of(self.cursor), self.keys
        if here is None:
            return
        if 0 <= here + step < len(keys) and keys[here + step]:
            self.go_to(here + step)
        else:
            self.post_message(self.Edge(self, step))

    def action_choose(self) -> None:
        """Choose the day under the cursor."""
        if self.place_of(self.cursor) is not None:
            self.post_message(self.Chosen(self, self.cursor))

    def on_click(self, event: events.Click) -> None:
        """A click goes there, a second one chooses."""
        place = self.place_at(event.get_content_offset(self))
        if place is None:
            return
        event.stop()
        self.go_to(place)
        if event.chain == 2:
            self.action_choose()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """A notch is a week."""
        event.stop()
        self.action_step_cell(WEEK)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """A notch is a week."""
        event.stop()
        self.action_step_cell(-WEEK)
