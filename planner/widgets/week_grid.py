"""Days of cards with one cursor: the week as columns, or as a list where there is no room."""

from __future__ import annotations

from typing import ClassVar, Literal

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset
from textual.reactive import reactive
from textual.widget import Widget

from planner.widgets.kit.keys import quiet
from planner.widgets.kit.message import WidgetMessage
from planner.widgets.week_cards import Card, Day
from planner.widgets.week_columns import Spot
from planner.widgets.week_cursor import (
    card_at,
    card_spot,
    day_index,
    follow,
    next_item,
    with_cargo,
)
from planner.widgets.week_view import Form, WeekView

__all__ = ["Card", "Day", "Form", "WeekGrid"]

_DAYS = Binding.Group("day")
_CARDS = Binding.Group("card")


class Drag:
    """A card under a mouse button that is held down."""

    def __init__(self, start: Spot, day: int) -> None:
        self.start = start
        """Where the button went down."""
        self.day = day
        """Index of the day the mouse is over."""
        self.is_told = False
        """True once the mouse has left the day it began on."""
        self.is_over = False
        """True once the button is up."""


class SpotMessage(WidgetMessage):
    """A message about a day, and a card of it."""

    def __init__(self, control: Widget, day_key: str, card_key: str | None) -> None:
        super().__init__(control)
        self.day_key = day_key
        """Key of the day."""
        self.card_key = card_key
        """Key of the card, or None on a day without cards."""


class CargoMessage(WidgetMessage):
    """A message about a carried card, and the day it hangs over."""

    def __init__(self, control: Widget, card_key: str, day_key: str) -> None:
        super().__init__(control)
        self.card_key = card_key
        self.day_key = day_key


class WeekGrid(WeekView, can_focus=True):
    """Takes days of cards; tells what is under the cursor, chosen, carried and dropped.

    The cursor stays on its card through any change of `days`. `lift` lets the arrows carry a card
    over the days until `drop` or `cancel_lift`.
    """

    HELP = """
## Days and cards

- **Left**, **right**: the day before, the day after. Past the edge the week turns.
- **Up**, **down**: the card above, the card below. **Home**, **End**: the first, the last day.
- **Enter** or a double click opens what the cursor is on. With the mouse a card can be **dragged**
  to another day.
- While you carry a card, **Enter** puts it down, **Escape** leaves it where it was.
"""

    BINDINGS: ClassVar[list[BindingType]] = [
        quiet("week_grid.left", "left,h", "step_day(-1)", "Day before", "The day before", _DAYS),
        quiet("week_grid.right", "right,l", "step_day(1)", "Day after", "The day after", _DAYS),
        quiet("week_grid.up", "up,k", "step_item(-1)", "Card above", "The card above", _CARDS),
        quiet("week_grid.down", "down,j", "step_item(1)", "Card below", "The card below", _CARDS),
        quiet("week_grid.first", "home", "end_day(-1)", "First day", "The first day shown"),
        quiet("week_grid.last", "end", "end_day(1)", "Last day", "The last day shown"),
        quiet("week_grid.choose", "enter", "choose", "Open", "Open it, or put the card down"),
        quiet("week_grid.let_go", "escape", "let_go", "Put back", "Leave the card where it was"),
    ]
    """
    | Key(s) | Description |
    | :- | :- |
    | left, h / right, l | The day before / after. Past the edge: `Edge`. |
    | up, k / down, j | The card above / below; in the list form through the days. |
    | home / end | First / last day. |
    | enter / escape | Choose what is under the cursor. While carrying: drop / cancel. |
    """

    days: reactive[tuple[Day, ...]] = reactive((), init=False, repaint=False)
    """The days, in order. Any number."""

    lifted: reactive[str | None] = reactive(None, init=False, repaint=False, bindings=True)
    """Key of the card being carried. To be read; `lift`, `drop` and `cancel_lift` set it."""

    under: reactive[tuple[str, str | None] | None] = reactive(None, init=False, repaint=False)
    """Keys of the day and card under the cursor. Watch it to follow in the same frame."""

    class Highlighted(SpotMessage):
        """The cursor stands on another day or card, from whatever cause."""

    class Chosen(SpotMessage):
        """Enter, or a double click, on a day or card."""

    class Edge(WidgetMessage):
        """A step, or the wheel, past the first or last day: the owner may turn the week."""

        def __init__(self, control: Widget, direction: Literal[-1, 1]) -> None:
            super().__init__(control)
            self.direction = direction
            """-1 before the first day, +1 after the last."""

    class Carried(CargoMessage):
        """The lifted card hangs over another day; nothing is changed yet."""

    class Moved(CargoMessage):
        """The lifted card was put down on another day."""

    class Dragged(SpotMessage):
        """The mouse drags a card away from its day: the owner may `lift` it, which has it carried
        along until the button is let go."""

    def __init__(
        self,
        days: tuple[Day, ...] = (),
        *,
        form: Form = "columns",
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's name for it
        classes: str | None = None,
        disabled: bool = False,
    ) -> None:
        super().__init__(days, form, name=name, id=id, classes=classes, disabled=disabled)
        self._cargo: Card | None = None
        self._over = 0
        self._wanted_item = 0
        self._drag: Drag | None = None
        self.set_reactive(WeekGrid.days, days)

    def move_to(self, day_key: str, card_key: str | None = None) -> None:
        """Put the cursor, or the carried card, on a day. An unknown day changes nothing."""
        day = day_index(self.days, day_key)
        if day is None:
            return
        if self._cargo:
            self._carry_to(day)
            return
        spot = card_spot(self.days, card_key) if card_key else None
        self.cursor = spot if spot and spot[0] == day else (day, 0)

    def lift(self) -> bool:
        """Take the card under the cursor along with the arrows; False if there is none."""
        card = self.current_card
        if card is None or self._cargo:
            return False
        self._cargo = card
        self._over = self.cursor[0]
        self.lifted = card.key
        if self._drag is not None:
            self._follow_drag(self._drag)
        return True

    def drop(self) -> None:
        """Put the carried card down; `Moved` if that is another day."""
        if self._cargo is None:
            return
        key, over = self._cargo.key, self._over
        home = card_spot(self.days, key)
        self.cancel_lift()
        if home is None or home[0] != over:
            self.post_message(self.Moved(self, key, self.days[over].key))

    def cancel_lift(self) -> None:
        """Leave the carried card where it was, and the cursor on it."""
        if self._cargo:
            home = card_spot(self.days, self._cargo.key)
            self._cargo = self.lifted = None
            self.show(self.days, home or (self._over, 0))

    action_let_go = cancel_lift

    def watch_days(self, days: tuple[Day, ...]) -> None:
        if self._cargo and days:
            home = card_spot(days, self._cargo.key)
            self._cargo = (card_at(days, home) if home else None) or self._cargo
            over = day_index(days, self.shown[self._over].key)
            self._over = min(self._over, len(days) - 1) if over is None else over
            self.show(*with_cargo(days, self._cargo, self._over))
        else:
            self.show(days, follow(days, self.cursor, self.shown))

    def announce(self) -> None:
        """Post `Highlighted` if the cursor stands on something else than was last told."""
        day, card = self.current_day, self.current_card
        if not self.is_running or self._cargo or day is None:
            return
        now = (day.key, card.key if card else None)
        if now != self.under:
            self.under = now
            self.post_message(self.Highlighted(self, *now))

    def on_mount(self) -> None:
        self.announce()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:  # noqa: ARG002
        """Escape belongs to the page unless a card is being carried."""
        return self.lifted is not None if action == "let_go" else True

    def action_step_day(self, step: Literal[-1, 1]) -> None:
        if not self.shown:
            return
        day = self.cursor[0] + step
        if not 0 <= day < len(self.shown):
            self.post_message(self.Edge(self, step))
        else:
            self._go_to_day(day)

    def action_step_item(self, step: Literal[-1, 1]) -> None:
        if not self.shown:
            return
        if self._cargo:
            if self.form == "list":
                self.action_step_day(step)
            return
        spot = next_item(self.shown, self.cursor, step, through=self.form == "list")
        if spot:
            self.cursor = spot
            self._wanted_item = spot[1]
        elif self.form == "list":
            self.post_message(self.Edge(self, step))

    def action_end_day(self, end: Literal[-1, 1]) -> None:
        if self.shown:
            self._go_to_day(0 if end < 0 else len(self.shown) - 1)

    def action_choose(self) -> None:
        if self._cargo:
            self.drop()
        elif day := self.current_day:
            card = self.current_card
            self.post_message(self.Chosen(self, day.key, card.key if card else None))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        at = event.get_content_offset(self)
        hit = None if at is None or event.button != 1 else self.spot_at(at)
        self._drag = None
        if hit is not None and hit[1] is not None and self._cargo is None:
            self._drag = Drag((hit[0], hit[1]), hit[0])
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        drag = self._drag
        if drag is None or drag.is_over:
            return
        hit = self.spot_at(self._nearest(event.get_content_offset_capture(self)))
        if hit is None or hit[0] == drag.day:
            return
        drag.day = hit[0]
        if not drag.is_told:
            drag.is_told = True
            self.cursor = drag.start
            if card := self.current_card:
                self.post_message(self.Dragged(self, self.shown[drag.start[0]].key, card.key))
        elif self._cargo:
            self._follow_drag(drag)

    def on_mouse_up(self) -> None:
        if self._drag is None:
            return
        self.release_mouse()
        self._drag.is_over = True
        if self._cargo:
            self._follow_drag(self._drag)

    def _nearest(self, at: Offset) -> Offset:
        """The cell of the widget that is nearest to an offset."""
        width, height = self.size
        return Offset(max(0, min(at.x, width - 1)), max(0, min(at.y, height - 1)))

    def _follow_drag(self, drag: Drag) -> None:
        """Carry the card to where the mouse is, and put it down if the button is up."""
        self._carry_to(drag.day)
        if drag.is_over:
            self.drop()

    def on_click(self, event: events.Click) -> None:
        at = event.get_content_offset(self)
        hit = None if at is None else self.spot_at(at)
        if hit is None:
            return
        if self._drag is not None and self._drag.is_told:
            event.stop()
            return
        event.stop()
        day, item = hit
        if self._cargo:
            self._carry_to(day)
        elif item is not None or day != self.cursor[0]:
            self.cursor = (day, item or 0)
            self._wanted_item = item or 0
        if event.chain == 2 and (item is not None or self._cargo):
            self.action_choose()

    def wheel_past(self, direction: Literal[-1, 1]) -> None:
        self.post_message(self.Edge(self, direction))

    def _go_to_day(self, day: int) -> None:
        if self._cargo:
            self._carry_to(day)
        else:
            self.cursor = (day, self._wanted_item)

    def _carry_to(self, day: int) -> None:
        if self._cargo is None or day == self._over:
            return
        self._over = day
        self.show(*with_cargo(self.days, self._cargo, day))
        self.post_message(self.Carried(self, self._cargo.key, self.days[day].key))
