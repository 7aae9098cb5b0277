"""Days of cards drawn with a cursor: what is on the screen, and how little of it changes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Literal

from textual import events
from textual.geometry import Offset, Region, Size
from textual.reactive import reactive

from planner.widgets.kit.line_widget import LineWidget
from planner.widgets.kit.text import Piece
from planner.widgets.week_cards import Card, Day
from planner.widgets.week_columns import Look, Spot, Strand, WeekColumns
from planner.widgets.week_cursor import card_at, within
from planner.widgets.week_list import WeekList

Form = Literal["columns", "list"]

WHEEL_LINES = 2
WHEEL_PAUSE_S = 0.3
"""The wheel has been turned anew after so long; a wheel that runs on does not turn the week."""


class WeekView(LineWidget):
    """Paints days and a cursor, and repaints only what a change has touched."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "week-grid--card",
        "week-grid--cursor",
        "week-grid--today",
    }
    """
    | Class | Description |
    | :- | :- |
    | `week-grid--card` | Ground of a card in a column. |
    | `week-grid--cursor` | Ground of what is under the cursor. |
    | `week-grid--today` | Ground of today's column, or lines. |
    """

    DEFAULT_CSS = """
    WeekView {
        height: 1fr;
        .week-grid--card { background: $surface; }
        .week-grid--today { background: $foreground 4%; }
        .week-grid--cursor { background: $primary 20%; }
        &:focus .week-grid--cursor { background: $primary 45%; }
        &:ansi .week-grid--today { background: transparent; }
        &:ansi .week-grid--cursor { background: transparent; text-style: underline; }
        &:nocolor .week-grid--cursor { text-style: underline; }
        &:ansi:focus .week-grid--cursor { text-style: reverse; }
        &:nocolor:focus .week-grid--cursor { background: transparent; text-style: reverse; }
    }
    """

    cursor: reactive[Spot] = reactive((0, 0), init=False, repaint=False)
    """Index of a day and of a card in it; 0 on a day without cards."""

    form: reactive[Form] = reactive("columns", init=False, layout=True)
    """`columns`, or `list` for a narrow terminal or many days."""

    marked: reactive[frozenset[str]] = reactive(frozenset(), init=False)
    """Keys of cards that carry a mark."""

    def __init__(
        self,
        days: tuple[Day, ...],
        form: Form,
        *,
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's name for it
        classes: str | None = None,
        disabled: bool = False,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes, disabled=disabled)
        self._shown = days
        self._plan: WeekColumns | WeekList | None = None
        self._wheeled = 0.0
        self.set_reactive(WeekView.form, form)

    @property
    def shown(self) -> tuple[Day, ...]:
        """The days as they are drawn now."""
        return self._shown

    @property
    def current_day(self) -> Day | None:
        """The day under the cursor."""
        return self._shown[self.cursor[0]] if self._shown else None

    @property
    def current_card(self) -> Card | None:
        """The card under the cursor; None on a day without cards."""
        return card_at(self._shown, self.cursor)

    def show(self, days: tuple[Day, ...], spot: Spot) -> None:
        """Draw these days with the cursor at `spot`; paint only the days that differ."""
        before, plan, left = self._shown, self._plan, self.cursor
        self._shown = days
        self.set_reactive(WeekView.cursor, within(days, spot))
        if plan is None:
            self.refresh(layout=self.styles.auto_dimensions)
        else:
            self._replan(plan, before, left)
        self.announce()

    def announce(self) -> None:
        """Called whenever something else may be under the cursor."""

    def spot_at(self, at: Offset) -> tuple[int, int | None] | None:
        """The day, and the card if any, at an offset in the widget."""
        return self._plan.hit(at.x, at.y) if self._plan else None

    def places(self) -> list[tuple[Spot, Region]]:
        """Every card in sight, or day without one, and where in the widget it is drawn."""
        if self._plan is None:
            return []
        spots = [
            (day, item)
            for day, shown in enumerate(self._shown)
            for item in range(max(1, len(shown.cards)))
        ]
        drawn = [(spot, self._plan.region(spot)) for spot in spots]
        return [(spot, region) for spot, region in drawn if region]

    def validate_cursor(self, cursor: Spot) -> Spot:
        return within(self._shown, cursor)

    def watch_cursor(self, before: Spot, cursor: Spot) -> None:
        if self._plan and self._shown:
            left = self._plan.region(before)
            scrolled = self._plan.reveal(cursor)
            self._repaint(left, scrolled or self._plan.region(cursor))
        self.announce()

    def watch_form(self) -> None:
        self._plan = None

    def on_resize(self) -> None:
        self._fitting_plan()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """As many lines as it takes to show every card."""
        if self.form == "list":
            return len(WeekList(self._shown, width, 0).rows)
        tall = WeekColumns(self._shown, width, 9)
        return tall.head + max(tall.totals, default=0)

    def drawn(self) -> list[tuple[Piece, ...]]:
        """The days as they are drawn with the cursor where it is."""
        return self._fitting_plan().draw(Look(self.cursor, self.marked))

    def _fitting_plan(self) -> WeekColumns | WeekList:
        """The places of everything in the widget's present size."""
        if self._plan is None or self._plan.shape[:2] != self.size:
            self._plan = self._lay_out(self._plan)
        return self._plan

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        self._wheel(event, WHEEL_LINES)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        self._wheel(event, -WHEEL_LINES)

    def _wheel(self, event: events.MouseEvent, lines: int) -> None:
        at = event.get_content_offset(self)
        if at is None or self._plan is None:
            return
        event.stop()
        if area := self._plan.wheel(at.x, lines):
            self._repaint(area)
        elif event.time - self._wheeled >= WHEEL_PAUSE_S:
            self.wheel_past(1 if lines > 0 else -1)
        self._wheeled = event.time

    def wheel_past(self, direction: Literal[-1, 1]) -> None:
        """Called when the wheel begins to turn where nothing can be scrolled that way."""

    def _lay_out(self, before: WeekColumns | WeekList | None) -> WeekColumns | WeekList:
        """The places of everything, scrolled as before where that still shows the cursor."""
        width, height = self.size
        plan: WeekColumns | WeekList
        if self.form == "list":
            top = before.top if isinstance(before, WeekList) else 0
            plan = WeekList(self._shown, width, height, top)
        else:
            tops = before.tops if isinstance(before, WeekColumns) else None
            plan = WeekColumns(self._shown, width, height, tops)
            if isinstance(before, WeekColumns):
                plan.take_over(before)
        if self._shown:
            plan.reveal(self.cursor)
        return plan

    def _replan(self, old: WeekColumns | WeekList, before: tuple[Day, ...], left: Spot) -> None:
        """Lay the days out anew and repaint what is not where, or as, it was."""
        plan = self._plan = self._lay_out(old)
        if self.styles.auto_dimensions and self._grown():
            self.refresh(layout=True)
        elif old.shape != plan.shape or not before:
            self.refresh()
        else:
            was, now = Look(left, self.marked), Look(self.cursor, self.marked)
            self._repaint(*differing(old.strands(was), plan.strands(now)))

    def _grown(self) -> bool:
        """Whether the days need another height than the widget has."""
        return self.get_content_height(self.size, self.size, self.size.width) != self.size.height

    def _repaint(self, *regions: Region) -> None:
        """Refresh the regions that can be seen; none is not all."""
        seen = row_by_row(regions)
        if seen:
            self.refresh(*seen)


def differing(was: list[Strand], now: list[Strand]) -> list[Region]:
    """The lines of these strands that are no longer what they were."""
    return [
        Region(x, y, width, 1)
        for (x, width, lines), (*_, before) in zip(now, was, strict=True)
        if lines is not before
        for y, (line, other) in enumerate(zip(lines, before, strict=True))
        if line != other
    ]


def row_by_row(regions: Iterable[Region]) -> list[Region]:
    """Regions that cover these, of which no two share a row.

    Textual sends each region of a row from the widget's left edge: two days side by side would
    have every line between them sent twice.
    """
    spans: dict[int, tuple[int, int]] = {}
    for region in regions:
        for y in region.line_range if region else ():
            left, right = spans.get(y, region.column_span)
            spans[y] = (min(left, region.x), max(right, region.right))
    covering: list[Region] = []
    for y, (left, right) in sorted(spans.items()):
        last = covering[-1] if covering else None
        if last and last.column_span == (left, right) and last.bottom == y:
            covering[-1] = Region(left, last.y, right - left, last.height + 1)
        else:
            covering.append(Region(left, y, right - left, 1))
    return covering
