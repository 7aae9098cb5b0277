"""A dialog that is answered with scores from 0 to 10, a digit each."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.screen import ScreenResultType
from textual.timer import Timer

from planner.widgets.dialog import Dialog
from planner.widgets.text import Span, Spans

ONE_WAITS: Spans = (Span("1 … ", "strong"), Span("0 makes it ten, enter keeps it", "muted"))
"""Shown while a 1 waits."""
PARTS = frozenset({*"0123456789", "enter", "backspace"})
"""Keys that have something to do with a 1 that waits."""


class ScoreDialog(Dialog[ScreenResultType]):
    """Ten is `t`, or `1` and then `0`: a 1 waits a moment before it stands.

    Any other key takes the 1 first and then acts: on the next question, or on what is beneath.
    Subclasses bind the digits with `keys.scores` and take the answer in `scored`.
    """

    WAIT_S: ClassVar[float] = 1.2
    """Seconds a 1 waits for the 0 of a ten."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "stand", "One", show=False, id="score.stand",
                tooltip="A 1 that was typed is all of the score"),
    ]  # fmt: skip

    _one: Timer | None = None
    """Runs while a 1 waits."""

    class StoodAlone(Message):
        """A 1 that nothing followed has answered the dialog: told to the app, so that a 0 that
        comes late does nothing else."""

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
