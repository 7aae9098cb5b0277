"""A trend: bars over time with points over them on a second scale."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Literal

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.reactive import reactive

from planner.widgets.along import picked, stepped, within
from planner.widgets.kit.keys import quiet
from planner.widgets.kit.line_widget import LineWidget
from planner.widgets.kit.message import KeyMessage
from planner.widgets.kit.text import Piece, Spans, fit
from planner.widgets.span_lines import wrapped
from planner.widgets.trend_chart import (
    GAUGE_BELOW,
    TrendColumn,
    TrendLook,
    place_in,
    trend,
    trend_frame,
)
from planner.widgets.week_bars import short_number
from planner.widgets.week_chart import Axis

_STEP = Binding.Group("along")


class TrendChart(LineWidget, can_focus=True):
    """Takes columns, the oldest first; tells which is selected.

    Adapts to its size: narrower bars, then several columns in one, each with its highest value;
    below five rows one column in words. The foot takes as many rows as it needs, but never more
    than half.
    """

    HELP = """
## Trend

Full bars are done, shaded bars planned, the dashed line is the limit; points stand on the scale at
the right. `╱` and `▓` mark a band, `┊` where something begins.

- **Left**, **right**: the column before, the column after. **Home**, **End**: the first, the last.
- A click selects a column.
"""

    BINDINGS: ClassVar[list[BindingType]] = [
        quiet("trend.left", "left,h", "step_column(-1)", "Before", "The column before", _STEP),
        quiet("trend.right", "right,l", "step_column(1)", "After", "The column after", _STEP),
        quiet("trend.first", "home", "end_column(-1)", "First", "The first column"),
        quiet("trend.last", "end", "end_column(1)", "Last", "The last column"),
    ]
    """
    | Key(s) | Description |
    | :- | :- |
    | left, h / right, l | Select the column before / after. |
    | home / end | Select the first / last column. |
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"trend--cursor"}
    """
    | Class | Description |
    | :- | :- |
    | `trend--cursor` | Ground of the selected column's label. |
    """

    DEFAULT_CSS = """
    TrendChart {
        height: 1fr;
        .trend--cursor { background: $primary 30%; text-style: underline; }
        &:focus .trend--cursor { background: $primary 60%; text-style: bold underline; }
    }
    """

    columns: reactive[tuple[TrendColumn, ...]] = reactive((), init=False)
    """What is drawn, the oldest first."""

    look: reactive[TrendLook] = reactive(TrendLook(), init=False)
    """Words, glyphs and the second scale."""

    selected: reactive[int | None] = reactive(None, init=False, repaint=False)
    """Index of the selected column, or None for no selection."""

    foot: reactive[tuple[Spans, ...]] = reactive((), init=False, repaint=False)
    """Lines below the chart, wrapped."""

    class Highlighted(KeyMessage):
        """Another column is selected."""

    def __init__(
        self,
        columns: tuple[TrendColumn, ...] = (),
        look: TrendLook | None = None,
        *,
        axis: Axis = short_number,
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's name for it
        classes: str | None = None,
        disabled: bool = False,
    ) -> None:
        """
        Args:
            axis: Says a value of the left axis in the owner's unit.
        """
        super().__init__(name=name, id=id, classes=classes, disabled=disabled)
        self._axis = axis
        self._lines: list[tuple[Piece, ...]] | None = None
        self._lines_for = Size(0, 0)
        self._rows = 0
        self.set_reactive(TrendChart.columns, columns)
        if look is not None:
            self.set_reactive(TrendChart.look, look)

    @property
    def current(self) -> TrendColumn | None:
        """The selected column."""
        return picked(self.selected, self.columns)

    def validate_selected(self, selected: int | None) -> int | None:
        return within(selected, self.columns)

    def watch_columns(self) -> None:
        self._lines = None
        self.set_reactive(TrendChart.selected, self.validate_selected(self.selected))

    def watch_look(self) -> None:
        self._lines = None

    def watch_foot(self) -> None:
        self._redraw()

    def watch_selected(self) -> None:
        self._redraw()
        if (column := self.current) and self.is_mounted:
            self.post_message(self.Highlighted(self, column.key))

    def _redraw(self) -> None:
        """Paint the lines that come out otherwise than before, and no other."""
        before, self._lines = self._lines, None
        if before is None or self._lines_for != self.size or not self.size:
            self.refresh()
            return
        width = self.size.width
        for y, (old, new) in enumerate(zip(before, self.drawn(), strict=True)):
            if old != new:
                self.refresh(Region(0, y, width, 1))

    def drawn(self) -> Sequence[tuple[Piece, ...]]:
        """The chart, and the foot at the bottom."""
        if self._lines is None or self._lines_for != self.size:
            self._lines, self._lines_for = self._draw(), self.size
        return self._lines

    def _draw(self) -> list[tuple[Piece, ...]]:
        width, height = self.size
        most = min(height // 2, max(1, height - GAUGE_BELOW))
        foot = wrapped(self.foot, width, 2)[:most]
        rows = self._rows = height - len(foot)
        above = trend(self.columns, width, rows, self.look, self._axis, self.selected)
        return [*above, *((Piece(fit(line, width)),) for line in foot)]

    def action_step_column(self, step: Literal[-1, 1]) -> None:
        self.selected = stepped(self.selected, step, self.columns)

    def action_end_column(self, end: Literal[-1, 1]) -> None:
        self.selected = 0 if end < 0 else len(self.columns) - 1

    def on_click(self, event: events.Click) -> None:
        at = event.get_content_offset(self)
        if at is None or at.y >= self._rows or self._rows < GAUGE_BELOW or not self.columns:
            return
        view = trend_frame(self.columns, self.size.width, self._rows, self.look, self._axis)
        place = view.place_of(at.x)
        if place is not None:
            event.stop()
            drawn = range(len(self.columns))
            self.selected = [n for n in drawn if place_in(self.columns, view, n) == place][-1]

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.action_step_column(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.action_step_column(-1)
