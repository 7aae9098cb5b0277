"""One line at the bottom, over a page that stays as it is: for searching, and for commands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.reactive import reactive
from textual.widgets import Input, Static

from planner.widgets.dialog import Dialog
from planner.widgets.kit.literal import literal
from planner.widgets.kit.text import clean
from planner.widgets.line_input import CleanInput


class _Line(CleanInput):
    """An input whose enter takes effect in its turn: what is typed after it belongs to the page."""

    is_given = False

    def on_key(self, event: events.Key) -> None:
        """Enter gives what stands there now, not what will once its binding is looked up."""
        if self.is_given:
            event.prevent_default()
        elif event.key == "enter":
            event.stop()
            event.prevent_default()
            self.is_given = True
            self.post_message(self.Submitted(self, self.value))


class PromptLine(Dialog[str | None]):
    """Takes one line of text while the page beneath goes on. Gives it back stripped, or None.

    In: `status`, what is said at the right end. Out: `heard` is told what stands in the line
    after every change of it.
    """

    CSS = """
    PromptLine { align: left bottom; background: transparent; }
    PromptLine > Horizontal { height: 1; background: $panel; }
    PromptLine .sign { width: auto; color: $text-accent; text-style: bold; padding-left: 1; }
    PromptLine Input { width: 1fr; min-width: 12; background: $panel; }
    PromptLine #status { width: auto; max-width: 60%; height: 1; padding: 0 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave", id="prompt_line.leave",
                tooltip="Leave without an answer"),
        Binding("up", "recall(-1)", "Earlier", show=False, id="prompt_line.earlier",
                tooltip="The line before"),
        Binding("down", "recall(1)", "Later", show=False, id="prompt_line.later",
                tooltip="The line after"),
        Binding("tab", "complete_word", "Complete", show=False, id="prompt_line.complete",
                tooltip="Complete the word"),
    ]  # fmt: skip

    status: reactive[str] = reactive("", init=False, repaint=False)
    """Said at the right end of the line."""

    def __init__(
        self,
        sign: str,
        *,
        hint: str = "",
        heard: Callable[[str], None] | None = None,
        history: Sequence[str] = (),
        complete: Callable[[str], Sequence[str]] | None = None,
    ) -> None:
        """
        Args:
            sign: What stands before the line.
            hint: Shown while the line is empty.
            heard: Told what stands in the line after every change of it.
            history: Earlier lines, the last one last, for the arrows up and down.
            complete: Gives the lines that what is typed may become.
        """
        super().__init__()
        self._sign = sign
        self._hint = hint
        self._heard = heard
        self._complete = complete
        self._lines = [*history, ""]
        """Earlier lines, and at the end what is being typed."""
        self._place = len(self._lines) - 1

    def compose(self) -> ComposeResult:
        """Sign, line, status."""
        with Horizontal():
            yield Static(literal(self._sign), classes="sign")
            yield _Line(placeholder=clean(self._hint), compact=True, select_on_focus=False)
            yield Static(id="status")

    def watch_status(self, status: str) -> None:
        """Say something else."""
        if self.is_mounted:
            self.query_one("#status", Static).update(literal(status))

    @on(Input.Changed)
    def listen(self, event: Input.Changed) -> None:
        """Something else stands in the line."""
        if self._place == len(self._lines) - 1:
            self._lines[-1] = event.value
        if self._heard is not None and not self.answered:
            self._heard(event.value)

    @on(Input.Submitted)
    def answer(self, event: Input.Submitted) -> None:
        """Enter gives the line."""
        self.dismiss(event.value.strip())

    def action_leave(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)

    def action_recall(self, step: int) -> None:
        """Bring an earlier line back, or what was being typed."""
        self._place = max(0, min(self._place + step, len(self._lines) - 1))
        self._write(self._lines[self._place])

    def action_complete_word(self) -> None:
        """Go on as far as every line does that this one may become."""
        if self._complete is None:
            return
        found = self._complete(self.query_one(Input).value)
        if found:
            self._write(shared_start(found))
        self.status = "  ".join(line.split()[-1] for line in found) if len(found) > 1 else ""

    def _write(self, text: str) -> None:
        line = self.query_one(Input)
        line.value = text
        line.cursor_position = len(text)


def shared_start(lines: Sequence[str]) -> str:
    """What all of these lines begin with."""
    least, most = min(lines), max(lines)
    end = next((n for n, (a, b) in enumerate(zip(least, most, strict=False)) if a != b), None)
    return least[:end]
