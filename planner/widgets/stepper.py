"""A number that goes up and down in steps, or is typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from planner.widgets.keys import quiet
from planner.widgets.line_widget import LineWidget
from planner.widgets.message import WidgetMessage
from planner.widgets.text import Span, Spans, cells

TYPED = frozenset("0123456789.,:")


def read_number(text: str) -> float:
    """A decimal number with point or comma.

    Raises:
        ValueError: With the sentence to show.
    """
    try:
        return float(text.replace(",", "."))
    except ValueError:
        raise ValueError(f"{text} is not a number") from None


class Stepper(LineWidget, can_focus=True):
    """Takes a value with limits, a step and the owner's way to say and read it.

    Tells of each change, of enter, and when a limit held a step back.
    """

    HELP = """
## A number

- **+** and **-** (or right and left) change it by a step, **Page up** and **Page down** by ten.
- Or type it: **Enter** takes what you typed, **Escape** forgets it.
"""

    BINDINGS: ClassVar[list[BindingType]] = [
        quiet("stepper.more", "plus,equals_sign,right,l", "step_value(1)", "More", "One step more"),
        quiet("stepper.less", "minus,left,h", "step_value(-1)", "Less", "One step less"),
        quiet("stepper.much_more", "pageup", "step_value(10)", "Much more", "Ten steps more"),
        quiet("stepper.much_less", "pagedown", "step_value(-10)", "Much less", "Ten steps less"),
        quiet("stepper.rub", "backspace", "rub_typed", "Rub out", "Rub out what was typed last"),
        quiet("stepper.forget", "escape", "forget_typed", "Forget", "Forget what was typed"),
        quiet("stepper.submit", "enter", "submit_value", "Done", "Take the number"),
    ]
    """
    | Key(s) | Description |
    | :- | :- |
    | +, =, right, l / -, left, h | A step more / less. |
    | pageup / pagedown | Ten steps more / less. |
    | 0-9 . , : | Type the number; backspace rubs out, escape forgets it. |
    | enter | Take what was typed, and submit. |
    """

    DEFAULT_CSS = """
    Stepper {
        &:focus { background: $foreground 6%; }
        &:ansi { background: transparent; }
        &:ansi:focus, &:nocolor:focus { text-style: underline; }
    }
    """

    value: reactive[float] = reactive(0.0, init=False)
    """The number, in the owner's unit."""

    typed: reactive[str] = reactive("", init=False)
    """What is being typed and is not the value yet."""

    remark: reactive[str] = reactive("", init=False)
    """What held the last step or entry back."""

    class Changed(WidgetMessage):
        """There is another value."""

        def __init__(self, control: Widget, value: float) -> None:
            super().__init__(control)
            self.value = value

    class Submitted(Changed):
        """Enter."""

    class Held(Changed):
        """A step or an entry went over a limit; `value` is the limit."""

    def __init__(
        self,
        value: float,
        *,
        minimum: float = 0,
        maximum: float | None = None,
        step: float = 1,
        show: Callable[[float], str] = "{:g}".format,
        read: Callable[[str], float] = read_number,
        limit_words: tuple[str, str] = ("at least", "at most"),
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's name for it
        classes: str | None = None,
        disabled: bool = False,
    ) -> None:
        """
        Args:
            show: Says a value, with its unit.
            read: Turns typed text into a value; raises ValueError with the sentence to show.
            limit_words: Said before the lowest and before the highest value.
        """
        super().__init__(name=name, id=id, classes=classes, disabled=disabled)
        self.minimum = minimum
        self.maximum = maximum
        self.step = step
        self._show = show
        self._read = read
        self._limit_words = limit_words
        self.set_reactive(Stepper.value, value)

    def watch_value(self, value: float) -> None:
        if self.is_mounted:
            self.post_message(self.Changed(self, value))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:  # noqa: ARG002
        """Escape and backspace belong to the page unless something is being typed."""
        return bool(self.typed) if action in ("forget_typed", "rub_typed") else True

    def check_consume_key(self, key: str, character: str | None) -> bool:  # noqa: ARG002
        """Digits are typed here, whatever they do on the page."""
        return character in TYPED

    def on_key(self, event: events.Key) -> None:
        if event.character and event.character in TYPED:
            event.stop()
            event.prevent_default()
            self.remark = ""
            self.typed += event.character

    def action_step_value(self, steps: int) -> None:
        self.typed = ""
        # Steps of a tenth are added up without the dust of binary fractions.
        self._take(round(self.value + steps * self.step, 9), clip=True)

    def action_rub_typed(self) -> None:
        self.typed = self.typed[:-1]

    def action_forget_typed(self) -> None:
        self.typed = self.remark = ""

    def action_submit_value(self) -> None:
        if self.typed:
            try:
                value = self._read(self.typed)
            except ValueError as error:
                self.remark = str(error)
                return
            if not self._take(value, clip=False):
                return
            self.typed = ""
        self.post_message(self.Submitted(self, self.value))

    def _take(self, value: float, *, clip: bool) -> bool:
        """Set the value if the limits let it; a step over them goes as far as they do."""
        limit, words = value, ""
        if value < self.minimum:
            limit, words = self.minimum, self._limit_words[0]
        elif self.maximum is not None and value > self.maximum:
            limit, words = self.maximum, self._limit_words[1]
        self.remark = f"{words} {self._show(limit)}" if words else ""
        if words:
            self.post_message(self.Held(self, limit))
        if clip or not words:
            self.value = limit
        return not words

    def on_click(self, event: events.Click) -> None:
        at = event.get_content_offset(self)
        if at is None or self.typed:
            return
        plus = 2 + cells((Span(self._show(self.value)),))
        step = -1 if at.x < 2 else 1 if plus <= at.x < plus + 3 else 0
        if step:
            event.stop()
            self.action_step_value(step)

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        return self.strip(() if y else self._spans(), width)

    def _spans(self) -> Spans:
        if self.typed:
            number = Span(f"{self.typed}▏", "accent")
        else:
            number = Span(self._show(self.value), "strong")
        less, more = "muted", "muted"
        if self.value > self.minimum:
            less = ""
        if self.maximum is None or self.value < self.maximum:
            more = ""
        return (Span("− ", less), number, Span(" +", more), Span(f"   {self.remark}", "warn"))
