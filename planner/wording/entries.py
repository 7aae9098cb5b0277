"""Sets, sessions and journal entries in words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from planner.domain.values.exercise import Exercise
from planner.domain.values.journal import Moment, PainReading
from planner.domain.values.record import Side
from planner.domain.values.session import SetKey
from planner.wording import amounts, days

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


NAMED = 40
"""Characters of a text that name what it stands in."""
FOLD = "↵"
"""In place of a line break, where there is one line for all."""


def one_line(text: str) -> str:
    """The words of several lines in one, in which the breaks are still seen."""
    return f" {FOLD} ".join(line.strip() for line in text.strip().splitlines())


def shortened(text: str) -> str:
    """The first words of a text in one line, for the name of what it stands in."""
    line = " ".join(text.split())
    return line if len(line) <= NAMED else line[: NAMED - 1] + "…"


def skip_words(reasons: Iterable[str]) -> str:
    """`skipped: no time, pain`, each reason once; one nobody knows as it stands."""
    return f"skipped: {', '.join(sorted({SKIP_REASONS.get(one, one) for one in reasons}))}"


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


def pain_words(reading: PainReading, today: date) -> str:
    """`3/10 on stairs, left knee, on Tue 24 Nov`."""
    felt = f"{amounts.score(reading.score)} {MOMENTS[reading.moment]}, {knee(reading.side)}"
    return f"{felt}, on {days.dated(reading.date, today)}"


def question_words(what: Moment, day: date, side: Side, today: date) -> str:
    """`An hour after yesterday's run: how was the left knee?`"""
    if what is Moment.MORNING:
        when = "This morning" if day == today else f"The morning of {days.dated(day, today)}"
        return f"{when}: how {'is' if day == today else 'was'} the {knee(side)}?"
    near = days.near(day, today)
    run = f"{near}'s run" if near[0].islower() else f"the run of {near}"
    when = {
        Moment.BEFORE: f"Before {run}",
        Moment.DURING: f"At worst during {run}",
        Moment.AFTER: f"An hour after {run}",
    }[what]
    return f"{when}: how was the {knee(side)}?"


def filed_words(reading: PainReading, today: date) -> str:
    """How a score without a moment was filed, and how to name another."""
    as_ = MOMENTS[reading.moment]
    if reading.moment is Moment.MORNING:
        whose = "this morning's" if reading.date == today else "that morning's"
        return f"Filed as {whose}, {as_}; another moment: --rest, --stairs, --after run."
    return f"Filed as {as_}; another moment: --morning, --stairs, --before, --during, --after run."
