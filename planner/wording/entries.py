"""Sets, sessions and journal entries in words."""

from __future__ import annotations

from planner.domain.values.exercise import Exercise
from planner.domain.values.journal import Moment
from planner.domain.values.record import Side
from planner.domain.values.session import SetKey

MOMENTS = {
    Moment.MORNING: "on waking",
    Moment.BEFORE: "before the run",
    Moment.DURING: "during the run",
    Moment.AFTER: "an hour after",
    Moment.REST: "at rest",
    Moment.STAIRS: "on stairs",
    Moment.EXERCISE: "during the exercise",
}

SKIP_REASONS = {
    "pain": "pain",
    "time": "no time",
    "tired": "tired",
    "forgot": "forgot",
    "ill": "ill",
    "other": "another reason",
}


def exercise_name(exercise_id: str, exercises: dict[str, Exercise]) -> str:
    """The exercise's name; of one no longer in the library, its id in words."""
    known = exercises.get(exercise_id)
    return known.name if known else exercise_id.replace("_", " ").capitalize()


def set_words(key: SetKey, exercises: dict[str, Exercise]) -> str:
    """`Clamshell left set 2`."""
    side = "" if key.side is Side.BOTH else f" {key.side}"
    return f"{exercise_name(key.exercise, exercises)}{side} set {key.number}"


def knee(side: Side) -> str:
    """`left knee`, `both knees`."""
    return "both knees" if side is Side.BOTH else f"{side} knee"
