"""A dialog that is answered with scores from 0 to 10, a digit each."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.message import Message
from textual.screen import ScreenResultType
from textual.timer import Timer

from planner.widgets.dialog import EDGES, FRAME, Dialog
from planner.widgets.kit.text import Span, Spans
from planner.widgets.span_lines import SpanLines, wrapped

ONE_WAITS: Spans = (Span("1 … ", "strong"), Span("0 makes it ten, enter keeps it", "muted"))
"""Shown while a 1 waits."""
PARTS = frozenset({*"0123456789", "enter", "backspace", "up", "down"})
"""Keys that have something to do with a 1 that waits, or nothing with any score."""


class ScoreDialog(Dialog[ScreenResultType]):
    """Ten is `t`, or `1` and then `0`: a 1 waits a moment before it stands.

    Any other key takes the 1 first and then acts: on the next question, or on what is beneath.
    Subclasses bind the digits with `keys.scores`, say what there is to say with `show_lines` and
    take the answer in `scored`.
    """

    WIDTH: ClassVar[int] = 66
    """Columns of the dialog, where there is room for them."""
    HANG: ClassVar[int] = 2
    """Cells by which the further rows of a long line are indented."""
    DEFAULT_CSS = """
    ScoreDialog { align: center middle; }
    ScoreDialog > Vertical {
        max-width: 100%; height: auto; max-height: 100%;
        border: tall $text-accent; background: $surface; padding: 0 1;
    }
    ScoreDialog VerticalScroll { height: auto; scrollbar-size-vertical: 1; }
    ScoreDialog SpanLines { height: auto; background: $surface; }
    """
    WAIT_S: ClassVar[float] = 1.2
    """Seconds a 1 waits for the 0 of a ten."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "stand", "One", show=False, id="score.stand",
                tooltip="A 1 that was typed is all of the score"),
        Binding("down", "scroll_lines(1)", "Down", show=False, id="score.down",
                tooltip="What has no room below"),
        Binding("up", "scroll_lines(-1)", "Up", show=False, id="score.up",
                tooltip="What has no room above"),
    ]  # fmt: skip

    _one: Timer | None = None
    """Runs while a 1 waits."""

    class StoodAlone(Message):
        """A 1 that nothing followed has answered the dialog: told to the app, so that a 0 that
        comes late does nothing else."""

    def __init__(self) -> None:
        super().__init__()
        # Held, not looked up: handlers run late, when what they speak of may have gone.
        self._frame = Vertical()
        self._box = VerticalScroll(can_focus=False)
        self._body = SpanLines()
        self._foot = SpanLines()
        self._said: tuple[Spans, ...] = ()

    def compose(self) -> ComposeResult:
        """What is asked, which scrolls where it must, and the keys below it."""
        self._frame.styles.width = self.WIDTH
        with self._frame:
            with self._box:
                yield self._body
            yield self._foot

    def show_lines(self, lines: tuple[Spans, ...]) -> None:
        """Show these; the last one names the keys and stays in sight."""
        self._said = lines
        self.fit()

    def fit(self) -> None:
        """The keys stand whatever room there is; empty lines only where all has room."""
        if not self._said or not self.size:
            return
        width, room = min(self.WIDTH, self.size.width) - EDGES, self.room - FRAME
        body = wrapped(self._said[:-1], width, self.HANG)
        foot = wrapped(self._said[-1:], width, self.HANG)
        if len(body) + len(foot) > room:
            body = tuple(line for line in body if line)
        if len(body) + len(foot) > room:
            body = wrapped((line for line in self._said[:-1] if line), width - 1, self.HANG)
        self._body.lines, self._foot.lines = body, foot
        self._box.styles.max_height = max(1, room - len(foot))
        self._frame.styles.height = min(room, len(body) + len(foot)) + FRAME

    def action_scroll_lines(self, step: int) -> None:
        """Show what has no room, a line on or back."""
        self._box.scroll_relative(y=step, animate=False)

    def on_key(self, event: events.Key) -> None:
        """A key that is no part of the score comes after it."""
        if event.key not in PARTS:
            self.action_stand()

    def action_score(self, score: int) -> None:
        """A digit, or ten by its own key."""
        begun = self._one is not None
        if begun and score == 0:
            self._let_go()
            self.scored(10)
            return
        self.action_stand()
        if begun and self.answered:
            return
        if score == 1:
            self._one = self.set_timer(self.WAIT_S, self._stand_alone)
            self.begun()
        else:
            self.scored(score)

    def action_stand(self) -> None:
        """No 0 has come: the score is 1."""
        if self._one is not None:
            self._let_go()
            self.scored(1)

    def _stand_alone(self) -> None:
        self.action_stand()
        if self.answered:
            self.app.post_message(self.StoodAlone())

    def drop_one(self) -> bool:
        """Take a 1 that waits back. True if there was one."""
        waited = self._one is not None
        self._let_go()
        return waited

    def _let_go(self) -> None:
        if self._one is not None:
            self._one.stop()
            self._one = None

    def begun(self) -> None:
        """For subclasses: show that a 1 waits."""
        raise NotImplementedError

    def scored(self, score: int) -> None:
        """For subclasses: the answer to what is asked."""
        raise NotImplementedError
