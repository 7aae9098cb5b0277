"""Weeks as bars: done, planned, and the line over them."""

from __future__ import annotations

from typing import ClassVar, Literal

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.reactive import reactive
from textual.strip import Strip

from planner.widgets.along import picked, stepped, within
from planner.widgets.kit.keys import quiet
from planner.widgets.kit.line_widget import LineWidget
from planner.widgets.kit.message import KeyMessage
from planner.widgets.kit.text import Piece, Spans, fit
from planner.widgets.span_lines import wrapped
from planner.widgets.week_chart import Axis, Bar, Legend, bar_at, chart, chosen, frame

__all__ = ["Bar", "Legend", "WeekBars"]

_WEEKS = Binding.Group("week")


def short_number(value: float) -> str:
    """A number with at most one decimal."""
    return f"{value:.1f}".removesuffix(".0")


class WeekBars(LineWidget, can_focus=True):
    """Takes bars, the oldest first; tells which is selected and chosen.

    Adapts to its size: narrower bars, then fewer (the oldest go first); below four rows one gauge.
    The foot says the same in words.
    """

    HELP = """
## Weeks

Full bars are done, shaded bars planned, the dashed line is the week's own. `!` at a label: over it.

- **Left**, **right**: the week before, the week after. **Home**, **End**: the first, the last.
- **Enter** or a click opens the week.
"""

    BINDINGS: ClassVar[list[BindingType]] = [
        quiet("week_bars.left", "left,h", "step_bar(-1)", "Week before", "The week before", _WEEKS),
        quiet("week_bars.right", "right,l", "step_bar(1)", "Week after", "The week after", _WEEKS),
        quiet("week_bars.first", "home", "end_bar(-1)", "First week", "The first week"),
        quiet("week_bars.last", "end", "end_bar(1)", "Last week", "The last week"),
        quiet("week_bars.choose", "enter", "choose", "Open", "Open the selected week"),
    ]
    """
    | Key(s) | Description |
    | :- | :- |
    | left, h / right, l | Select the week before / after. |
    | home / end | Select the first / last week. |
    | enter | Choose the selected week. |
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"week-bars--cursor"}
    """
    | Class | Description |
    | :- | :- |
    | `week-bars--cursor` | Ground of the selected week's label. |
    """

    DEFAULT_CSS = """
    WeekBars {
        height: 1fr;
        .week-bars--cursor { background: $primary 30%; text-style: underline; }
        &:focus .week-bars--cursor { background: $primary 60%; text-style: bold underline; }
    }
    """

    bars: reactive[tuple[Bar, ...]] = reactive((), init=False)
    """The weeks, the oldest first."""

    selected: reactive[int | None] = reactive(None, init=False)
    """Index of the selected bar, or None for no selection."""

    legend: reactive[Legend | None] = reactive(None, init=False)
    """Words for the legend below the chart, or None for no legend."""

    foot: reactive[tuple[Spans, ...]] = reactive((), init=False)
    """Lines below the chart, wrapped; the chart takes the rest of the height."""

    class Highlighted(KeyMessage):
        """Another week is selected."""

    class Chosen(KeyMessage):
        """Enter, or a click, on a week."""

    def __init__(
        self,
        bars: tuple[Bar, ...] = (),
        *,
        axis: Axis = short_number,
        selected: int | None = None,
        hang: int = 0,
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's name for it
        classes: str | None = None,
        disabled: bool = False,
    ) -> None:
        """
        Args:
            axis: Says a value of the axis in the owner's unit.
            hang: Cells by which a wrapped line of the foot is indented.
        """
        super().__init__(name=name, id=id, classes=classes, disabled=disabled)
        self._axis = axis
        self._hang = hang
        self._drawn: list[list[Piece]] | None = None
        self._drawn_for = Size(0, 0)
        self._rows = 0
        self.set_reactive(WeekBars.bars, bars)
        self.set_reactive(WeekBars.selected, selected)

    @property
    def current(self) -> Bar | None:
        """The selected bar."""
        return picked(self.selected, self.bars)

    def validate_selected(self, selected: int | None) -> int | None:
        return within(selected, self.bars)

    def watch_bars(self) -> None:
        self._drawn = None
        self.set_reactive(WeekBars.selected, self.validate_selected(self.selected))

    def watch_selected(self) -> None:
        self._drawn = None
        if (bar := self.current) and self.is_mounted:
            self.post_message(self.Highlighted(self, bar.key or bar.label))

    def watch_legend(self) -> None:
        self._drawn = None

    def watch_foot(self) -> None:
        self._drawn = None

    def render_line(self, y: int) -> Strip:
        if self._drawn is None or self._drawn_for != self.size:
            self._drawn, self._drawn_for = self._draw(), self.size
        return self.line(self._drawn[y], self.size.width)

    def _draw(self) -> list[list[Piece]]:
        """The chart, and the foot at the bottom."""
        width, height = self.size
        foot = wrapped(self.foot, width, self._hang)[:height]
        rows = self._rows = height - len(foot)
        above = chart(self.bars, width, rows, self._axis, self.selected, self.legend)
        return [*above, *([Piece(fit(line, width))] for line in foot)]

    def action_step_bar(self, step: Literal[-1, 1]) -> None:
        self.selected = stepped(self.selected, step, self.bars)

    def action_end_bar(self, end: Literal[-1, 1]) -> None:
        self.selected = 0 if end < 0 else len(self.bars) - 1

    def action_choose(self) -> None:
        if bar := self.current:
            self.post_message(self.Chosen(self, bar.key or bar.label))

    def on_click(self, event: events.Click) -> None:
        if event.chain > 1:  # chosen by the first one, after which other bars may stand there
            event.stop()
            return
        at = event.get_content_offset(self)
        width, height = self.size.width, self._rows
        if at is None or at.y >= height or height < 4 or not self.bars:
            return
        rows = height - (2 if self.legend and height >= 7 else 1)
        keep = chosen(self.bars, self.selected)
        view = frame(self.bars, width, rows, self._axis, keep)
        index = bar_at(self.bars, view, at.x)
        if index is None:
            return
        event.stop()
        self.selected = index
        self.action_choose()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.action_step_bar(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.action_step_bar(-1)
