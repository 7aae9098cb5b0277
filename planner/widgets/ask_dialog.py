"""One question, one line."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Input, Static

from planner.widgets.about_text import page_keys, turn_page
from planner.widgets.dialog import EDGES, FRAME, TINY, Dialog
from planner.widgets.kit.literal import literal
from planner.widgets.kit.text import Span, clean, wrap
from planner.widgets.line_input import LineInput

WIDTH = 70
"""Columns, as in the stylesheet."""
MOST_WRONG = 4
"""Rows that what is wrong may take."""
KEYS = (("enter ", "bold"), "answers   ", ("esc ", "bold"), "leaves")


class AskDialog(Dialog[str | None]):
    """Asks for one line of text. Gives it back stripped, or None.

    `again` is the question with the line as it was typed, and what kept it from being saved.
    """

    CSS = """
    AskDialog { align: center middle; }
    AskDialog > Vertical {
        width: 70; max-width: 100%; height: auto; max-height: 100%;
        border: round $text-accent; background: $surface; padding: 0 1;
    }
    AskDialog VerticalScroll { height: auto; scrollbar-size-vertical: 1; }
    AskDialog Static { height: auto; }
    AskDialog Input { margin-top: 1; background: $foreground 8%; }
    AskDialog #wrong { color: $text-error; max-height: 4; }
    AskDialog #hint { display: none; color: $text-muted; }
    AskDialog.-long #hint { display: block; }
    AskDialog.-tiny Input { margin-top: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave", id="ask.leave", tooltip="Leave without an answer"),
        *page_keys("ask", "Read on in a long question", "Read back in a long question"),
    ]  # fmt: skip

    def __init__(
        self,
        question: str,
        *,
        value: str = "",
        hint: str = "",
        validate: Callable[[str], str] | None = None,
        wrong: str = "",
    ) -> None:
        super().__init__()
        self._question = question
        self._value = value
        """What stands in the line."""
        self._hint = hint
        self._validate = validate
        """Gives back what is wrong with a text, or nothing."""
        # Held, not looked up: handlers run late, when what they speak of may have gone.
        self._box = VerticalScroll(can_focus=False)
        self._line: LineInput | None = None
        self._said = wrong
        """What is wrong with the line."""
        self._wrong = Static(literal(wrong), id="wrong")

    def again(self, wrong: str) -> AskDialog:
        """The same question, with what was typed."""
        return AskDialog(
            self._question,
            value=self._value,
            hint=self._hint,
            validate=self._validate,
            wrong=wrong,
        )

    def compose(self) -> ComposeResult:
        """The question, the line, and what is wrong with it."""
        with Vertical():
            with self._box:
                yield Static(literal(self._question))
                yield Static(literal(self._hint), id="hint")
            self._line = LineInput(self._value, compact=True)
            yield self._line
            yield self._wrong
            yield Static(literal(*KEYS))

    def fit(self) -> None:
        """A long question scrolls; the line, what is wrong with it and its keys stay in sight. A
        hint that is longer than the line stands above it."""
        width, is_tiny = min(WIDTH, self.size.width) - EDGES, self.room < TINY
        self.set_class(is_tiny, "-tiny")
        is_long = cell_len(self._hint) > width
        self.set_class(is_long, "-long")
        if self._line is not None:
            self._line.placeholder = "" if is_long else clean(self._hint)
        wrong = min(MOST_WRONG, len(wrap((Span(self._said or " "),), width)))
        line_and_keys = 2 if is_tiny else 3
        self._box.styles.max_height = max(1, self.room - FRAME - line_and_keys - wrong)

    def action_turn_page(self, step: int) -> None:
        """Read on in the question, or back."""
        turn_page(self._box, step)

    @on(Input.Submitted)
    def answer(self, event: Input.Submitted) -> None:
        """Enter gives the answer if it is fine."""
        self._value = event.value
        text = event.value.strip()
        self._said = self._validate(text) if self._validate else ""
        self._wrong.update(literal(self._said))
        if self._said:
            self.fit()
        else:
            self.dismiss(text)

    def action_leave(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)
