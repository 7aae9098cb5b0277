"""A session for less time in words: what stays, what is left out, and when that comes back."""

from __future__ import annotations

from datetime import date

from planner.domain.values.exercise import Exercise
from planner.domain.values.session import PlannedSession
from planner.domain.weeks.short import Left, Short
from planner.wording import amounts, days


def kept_words(short: Short, exercises: dict[str, Exercise]) -> tuple[tuple[str, str], ...]:
    """Name and dose of each exercise that fits."""
    return tuple((_name(item.exercise, exercises), amounts.dose(item.dose)) for item in short.items)


def left_words(
    left: Left, exercises: dict[str, Exercise], coming: tuple[PlannedSession, ...], today: date
) -> str:
    """`Bridge: 2 of 3 sets left out; back on Wed 25 Nov.`"""
    back = back_on(left, coming)
    when = f"; back on {days.dated(back, today)}" if back else ""
    name = _name(left.exercise, exercises)
    if left.sets == left.of:
        return f"{name} left out{when}."
    return f"{name}: {left.sets} of {amounts.plural(left.of, 'set')} left out{when}."


def back_on(left: Left, coming: tuple[PlannedSession, ...]) -> date | None:
    """The next planned day with that exercise."""
    found = [
        session.date
        for session in coming
        if not session.skipped and left.exercise in {item.exercise for item in session.items}
    ]
    return min(found, default=None)


def _name(exercise_id: str, exercises: dict[str, Exercise]) -> str:
    return exercises[exercise_id].name if exercise_id in exercises else exercise_id
