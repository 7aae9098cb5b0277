"""What a physiotherapist or doctor set, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import groupby

from planner.domain.values.exercise import Exercise
from planner.domain.values.prescribed import PatientLimit
from planner.wording import amounts, days
from planner.wording.amounts import Unit
from planner.wording.entries import exercise_name, one_line

NONE: Mapping[str, Exercise] = {}


def limit_words(limit: PatientLimit, unit: Unit, exercises: Mapping[str, Exercise] = NONE) -> str:
    """`no run over 4.0 km`, `run pain up to 3/10`; what was written beside it follows."""
    said = one_line(limit.words)
    if limit.limit == "advice":
        return said
    return f"{_bare(limit, unit, exercises)} (“{said}”)" if said else _bare(limit, unit, exercises)


def _bare(limit: PatientLimit, unit: Unit, exercises: Mapping[str, Exercise]) -> str:
    most = limit.most or 0
    words = _BARE.get(limit.limit, limit.limit)
    return words.format(
        score=amounts.score(most),
        far=amounts.distance(most, unit),
        most=most,
        exercise=exercise_name(limit.what, dict(exercises)),
        phase=limit.what,
    )


_BARE = {
    "run_pain": "run pain up to {score}",
    "no_running": "no running",
    "run_km": "no day of running over {far}",
    "run_minutes": "no day of running over {most} min",
    "week_km": "no week over {far}",
    "week_minutes": "no week over {most} min of running",
    "max_tier": "exercises with a knee load of {most} at most",
    "no_stairs": "no stairs: no exercise on a step that loads the kneecap",
    "without": "without {exercise}",
    "skip_phase": "the phase {phase} is passed over",
}
"""Each kind that is not words alone."""


def until_words(limit: PatientLimit, today: date) -> str:
    """`until Sun 20 Dec`; of one without an end `until it is taken out`."""
    if limit.until is None:
        return "until it is taken out"
    return f"until {days.dated(limit.until, today)}"


def holds_words(limit: PatientLimit, today: date) -> str:
    """The same with its first day, where that is still to come."""
    until = until_words(limit, today)
    return f"from {days.dated(limit.date, today)} {until}" if limit.date > today else until


def signed_words(by: str, signed: date, today: date) -> str:
    """`Ada Miller, physiotherapist, on Mon 30 Nov`."""
    return f"{one_line(by)}, on {days.dated(signed, today)}"


def limits_words(
    limits: Iterable[PatientLimit],
    unit: Unit,
    today: date,
    exercises: Mapping[str, Exercise] = NONE,
) -> str:
    """All of them, under who set them: `Ada Miller, on Mon 30 Nov: no running until Sun 6 Dec.`"""
    rows = sorted(limits, key=lambda one: (one.signed, one.by))
    said = []
    for (by, signed), group in groupby(rows, key=lambda one: (one.by, one.signed)):
        each = (f"{limit_words(one, unit, exercises)} {until_words(one, today)}" for one in group)
        said.append(f"{signed_words(by, signed, today)}: {'; '.join(each)}.")
    return " ".join(said)


def against_words(limit: PatientLimit, ours: int | None, shown: str) -> str:
    """How a limit stands to what the program's own rules say today (`ours`, in the unit of its
    kind, and `shown` in words): a higher one opens nothing, but for the pain of a run, which is a
    setting."""
    most = limit.most
    if ours is None or most is None or (limit.limit != "run_pain" and most < ours):
        return ""
    if limit.limit != "run_pain":
        return f"our own rules allow {shown} now: that still holds"
    if most > ours:
        return f"raises what counts as too much in a run: ours is {shown}"
    return "the same as ours" if most == ours else ""


def above_words(tier: int, most: int) -> str:
    """What is said of an exercise with more knee load than the phase allows."""
    return f"more knee load ({tier} of 3) than the phase that is on has ({most})"


def replaced_words(names: Iterable[str]) -> str:
    """What is said of exercises whose cards come otherwise than they are; empty for none."""
    listed = ", ".join(names)
    return f"with cards of its own in the place of yours: {listed}" if listed else ""


def item_words(dose: str, variant: str) -> str:
    """`loop band, 3×12`."""
    return f"{one_line(variant)}, {dose}" if variant else dose


def homeless_words(names: Iterable[str]) -> str:
    """What is told of exercises for which no session stands ahead."""
    return f"Not taken up, as no session is planned for it: {', '.join(names)}."


def another_plan_words(gone: int, new: int) -> str:
    """What another plan does to the calendar."""
    return (
        f"{amounts.plural(gone, 'planned card')} of the plan so far from today on make room for "
        f"{new} of the new one; all that was done stays."
    )


def later_words(count: int, until: str) -> str:
    """What is told of changes that are not listed one by one."""
    return f"{amounts.plural(count, 'more change')} up to {until}"


def ended_words(limit: PatientLimit, unit: Unit) -> str:
    """What is echoed once a limit is taken out."""
    return f"Taken out: {limit_words(limit, unit)} ({one_line(limit.by)})"
