"""What is said at once to pain that is too much, and to a run beyond the day's limit.

What was said comes from the fact, what holds now from the load rules (rules.md section 7, last
row). It tells; nothing is refused for it.
"""

from __future__ import annotations

from datetime import date

import msgspec

from planner.domain.values.journal import Moment
from planner.wording import amounts, days
from planner.wording.amounts import Unit
from planner.wording.entries import MOMENTS


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """A fact that wants an answer."""

    day: date
    score: int | None = None
    moment: Moment | None = None
    """What the score speaks of; None for one of a test, or of other training."""
    most: int
    """The highest score that wants no answer; it is higher in an exercise."""
    severe: int
    """The score from which it is severe."""
    over_m: int = 0
    """Metres that were run over the day's limit."""
    limit_m: int = 0
    """That limit; 0 on a day on which running was to rest."""

    @property
    def is_hard(self) -> bool:
        """True if there is something to answer."""
        return self.over_m > 0 or (self.score or 0) > self.most


class HeldAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """What holds for the knee now."""

    rests: bool = False
    """True if the pain of today is so severe that all of today rests."""
    run_again: date | None = None
    """The first day on which a run may stand again, while running rests after pain."""
    lock: str = ""
    """The open red flag in a few words."""


def answer_words(said: Said, held: HeldAnswer, unit: Unit, today: date) -> str:
    """What was too much, what holds now, and until when; empty where there is nothing to say."""
    if not said.is_hard:
        return ""
    parts = (_score_words(said, held), _over_words(said, unit, today), _held_words(held, today))
    return " ".join(part for part in parts if part)


def _score_words(said: Said, held: HeldAnswer) -> str:
    score = said.score or 0
    if score <= said.most:
        return ""
    when = f" {MOMENTS[said.moment]}" if said.moment is not None else ""
    much = f"{amounts.score(score)}{when} is"
    if score >= said.severe:
        what = "let the knee be for today" if held.rests else "go easy on it today"
        return f"{much} severe: {what}."
    if said.moment is Moment.EXERCISE:
        return f"{much} too much for that exercise: one step back is next."
    return f"{much} more than the knee should have: go easy on it today."


def _over_words(said: Said, unit: Unit, today: date) -> str:
    if said.over_m <= 0:
        return ""
    day = days.dated(said.day, today)
    if said.limit_m == 0:
        return f"Running was to rest on {day}; the run is kept as it happened."
    over, limit = amounts.excess(said.over_m, unit), amounts.floored(said.limit_m, unit)
    return f"That is {over} {unit} over the {limit} of {day}; it is kept as it happened."


def _held_words(held: HeldAnswer, today: date) -> str:
    if held.lock:
        return f"Running stays locked until a professional has cleared you: {held.lock}."
    if held.run_again is not None:
        return f"No running before {days.dated(held.run_again, today)}."
    return ""
