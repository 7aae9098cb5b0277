"""A month with a cursor on a day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import ClassVar, Literal

from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from planner.widgets.keys import quiet
from planner.widgets.line_widget import LineWidget
from planner.widgets.message import WidgetMessage
from planner.widgets.text import Piece, Span, fit

DAY_CELLS = 4
WIDTH = 7 * DAY_CELLS
LINES = 8
CURSOR = "date-picker--cursor"
MONDAY = date(2024, 1, 1)


def month_grid(month: date, first_weekday: int) -> list[list[date | None]]:
    """Six weeks of the month; None for days of its neighbours.

    Args:
        month: Any day of the month.
        first_weekday: 0 for Monday to 6 for Sunday.
    """
    first = month.replace(day=1)
    before = (first.weekday() - first_weekday) % 7
    after = add_months(first, 1)
    length = after.toordinal() - first.toordinal() if after else 31
    cells: list[date | None] = [None] * before
    cells += [first.replace(day=number) for number in range(1, length + 1)]
    cells += [None] * (42 - len(cells))
    return [cells[start : start + 7] for start in range(0, 42, 7)]


def add_months(day: date, months: int) -> date | None:
    """The same day of another month, or that month's last; None outside the calendar."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if not date.min.year <= year <= date.max.year:
        return None
    for number in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(number, day.day))
        except ValueError:
            continue
    return None


class DatePicker(LineWidget, can_focus=True):
    """Takes a date, today and marked days; tells which day is highlighted and picked.

    It asks no clock: `today` comes from the owner.
    """

    HELP = """
## A day

- **Arrows** (or h j k l): a day, a week. **Page up**, **Page down**: a month.
- **Home**, **End**: the first, the last day of the month. **t**: today.
- **Enter** or a double click picks the day.
"""

    BINDINGS: ClassVar[list[BindingType]] = [
        quiet("date_picker.left", "left,h", "step_days(-1)", "Day before", "The day before"),
        quiet("date_picker.right", "right,l", "step_days(1)", "Day after", "The day after"),
        quiet("date_picker.up", "up,k", "step_days(-7)", "Week before", "The week before"),
        quiet("date_picker.down", "down,j", "step_days(7)", "Week after", "The week after"),
        quiet("date_picker.month_back", "pageup", "step_month(-1)", "Month before", "A month back"),
        quiet("date_picker.month_on", "pagedown", "step_month(1)", "Month after", "A month on"),
        quiet("date_picker.first", "home", "end_month(-1)", "First day", "First of the month"),
        quiet("date_picker.last", "end", "end_month(1)", "Last day", "Last of the month"),
        quiet("date_picker.today", "t", "go_today", "Today", "Go to today"),
        quiet("date_picker.pick", "enter", "pick_day", "Pick", "Pick this day"),
    ]
    """
    | Key(s) | Description |
    | :- | :- |
    | left, h / right, l | The day before / after. |
    | up, k / down, j | The same day of the week before / after. |
    | pageup / pagedown | The month before / after. |
    | home / end | The first / last day of the month. |
    | t | Today. |
    | enter | Pick the day. |
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {CURSOR}
    """
    | Class | Description |
    | :- | :- |
    | `date-picker--cursor` | Ground of the day under the cursor. |
    """

    DEFAULT_CSS = """
    DatePicker {
        width: 28;
        height: 8;
        .date-picker--cursor { background: $primary 30%; text-style: bold; }
        &:focus .date-picker--cursor { background: $primary 70%; text-style: bold; }
        &:ansi .date-picker--cursor, &:nocolor .date-picker--cursor {
            background: transparent;
            text-style: reverse;
        }
    }
    """

    value: reactive[date] = reactive(MONDAY, init=False)
    """The day under the cursor."""

    marked: reactive[frozenset[date]] = reactive(frozenset(), init=False)
    """Days with a dot."""

    class Highlighted(WidgetMessage):
        """The cursor stands on another day."""

        def __init__(self, control: Widget, value: date) -> None:
            super().__init__(control)
            self.value = value

    class Picked(Highlighted):
        """Enter, or a double click, on a day."""

    def __init__(
        self,
        value: date,
        *,
        today: date | None = None,
        first_weekday: int = 0,
        earliest: date = date.min,
        latest: date = date.max,
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's name for it
        classes: str | None = None,
        disabled: bool = False,
    ) -> None:
        """
        Args:
            first_weekday: 0 for Monday to 6 for Sunday.
            earliest: The cursor goes no further back.
            latest: The cursor goes no further on.
        """
        super().__init__(name=name, id=id, classes=classes, disabled=disabled)
        self.today = today
        self.first_weekday = first_weekday
        self.earliest = earliest
        self.latest = latest
        self.set_reactive(DatePicker.value, self.validate_value(value))

    def validate_value(self, value: date) -> date:
        return max(self.earliest, min(self.latest, value))

    def watch_value(self, value: date) -> None:
        if self.is_mounted:
            self.post_message(self.Highlighted(self, value))

    def get_content_width(self, container: Size, viewport: Size) -> int:  # noqa: ARG002
        return WIDTH

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        return LINES

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        return self.line(self._pieces(y, width), width)

    def _pieces(self, y: int, width: int) -> list[Piece]:
        if y == 0:
            return [Piece(fit((Span(f"{self.value:%B %Y}", "strong"),), width, "center"))]
        if y == 1:
            names = [MONDAY + timedelta(self.first_weekday + n) for n in range(7)]
            heads = "".join(f" {name:%a}"[:3].ljust(DAY_CELLS) for name in names)
            return [Piece(fit((Span(heads, "muted"),), width))]
        if y >= LINES:
            return [Piece(fit((), width))]
        pieces = []
        used = 0
        for day in month_grid(self.value, self.first_weekday)[y - 2]:
            size = min(DAY_CELLS, width - used)
            ground = CURSOR if day == self.value else ""
            pieces.append(Piece(fit(self._day(day), size), ground))
            used += size
        return [*pieces, Piece(fit((), width - used))]

    def _day(self, day: date | None) -> tuple[Span, ...]:
        if day is None:
            return ()
        if not self.earliest <= day <= self.latest:
            return (Span(f"{day.day:>3}", "muted"),)
        dot = day in self.marked
        if day == self.today:
            return (Span(f"[{day.day:>2}{'•' if dot else ']'}", "accent"),)
        return (Span(f"{day.day:>3}"), Span("•" if dot else " ", "accent"))

    def action_step_days(self, days: int) -> None:
        ordinal = self.value.toordinal() + days
        self.value = date.fromordinal(max(1, min(date.max.toordinal(), ordinal)))

    def action_step_month(self, months: Literal[-1, 1]) -> None:
        self.value = add_months(self.value, months) or self.value

    def action_end_month(self, end: Literal[-1, 1]) -> None:
        days = [day for week in month_grid(self.value, self.first_weekday) for day in week if day]
        self.value = days[0 if end < 0 else -1]

    def action_go_today(self) -> None:
        if self.today:
            self.value = self.today

    def action_pick_day(self) -> None:
        self.post_message(self.Picked(self, self.value))

    def on_click(self, event: events.Click) -> None:
        at = event.get_content_offset(self)
        if at is None or not 2 <= at.y < LINES or at.x >= WIDTH:
            return
        day = month_grid(self.value, self.first_weekday)[at.y - 2][at.x // DAY_CELLS]
        if day is None:
            return
        event.stop()
        self.value = day
        if event.chain == 2 and self.value == day:
            self.action_pick_day()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.action_step_month(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.action_step_month(-1)
