"""One question, one line."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from planner.widgets.dialog import Dialog
from planner.widgets.line_input import LineInput
from planner.widgets.literal import literal
from planner.widgets.text import clean


class AskDialog(Dialog[str | None]):
    """Asks for one line of text. Gives it back stripped, or None."""

    CSS = """
    AskDialog { align: center middle; }
    AskDialog > Vertical {
        width: 70; max-width: 100%; height: auto; max-height: 100%;
        border: round $text-accent; background: $surface; padding: 0 1;
    }
    AskDialog Static { height: auto; }
    AskDialog Input { margin-top: 1; background: $foreground 8%; }
    AskDialog #wrong { color: $text-error; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave", id="ask.leave", tooltip="Leave without an answer"),
    ]

    def __init__(
        self,
        question: str,
        *,
        value: str = "",
        hint: str = "",
        validate: Callable[[str], str] | None = None,
    ) -> None:
        super().__init__()
        self._question = question
        self._value = value
        self._hint = hint
        self._validate = validate
        """Gives back what is wrong with a text, or nothing."""

    def compose(self) -> ComposeResult:
        """The question, the line, and what is wrong with it."""
        with Vertical():
            yield Static(literal(self._question))
            yield LineInput(
                self._value, placeholder=clean(self._hint), compact=True, select_on_focus=False
            )
            yield Static(id="wrong")
            keys = (("enter ", "bold"), "answers   ", ("esc ", "bold"), "leaves")
            yield Static(literal(*keys))

    @on(Input.Submitted)
    def answer(self, event: Input.Submitted) -> None:
        """Enter gives the answer if it is fine."""
        text = event.value.strip()
        wrong = self._validate(text) if self._validate else ""
        self.query_one("#wrong", Static).update(literal(wrong))
        if not wrong:
            self.dismiss(text)

    def action_leave(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)
