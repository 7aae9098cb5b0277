"""Readers of typed answers for forms: a refusal becomes the sentence under the field."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Literal, TypeVar

from planner import typed, typed_dates, typed_profile
from planner.domain.values.errors import UsageError
from planner.wording.amounts import Unit

T = TypeVar("T")


def told(read: Callable[[str], T]) -> Callable[[str], T]:
    """`read` with its refusal as the ValueError that a form shows."""

    def reader(text: str) -> T:
        try:
            return read(text)
        except UsageError as error:
            raise ValueError(f"{error.message} {error.hint}") from None

    return reader


def refusal(read: Callable[[], object]) -> str:
    """The sentence a reader refuses with, or empty if it accepts."""
    try:
        read()
    except UsageError as error:
        return f"{error.message} {error.hint}"
    return ""


def distance(unit: Unit) -> Callable[[str], int]:
    """Reads metres; a bare number is in the runner's unit."""
    return told(lambda text: typed.a_distance(text, unit))


def duration() -> Callable[[str], int]:
    """Reads seconds."""
    return told(typed.a_duration)


def running() -> Callable[[str], int | Literal["all"]]:
    """Reads the running in a run: seconds, or `all` of it."""
    return lambda text: "all" if text.casefold() == "all" else duration()(text)


def score(what: str = "Pain") -> Callable[[str], int]:
    """Reads a score 0-10."""
    return told(lambda text: typed.a_score(text, what))


def count(what: str, most: int) -> Callable[[str], int]:
    """Reads a whole number."""
    return told(lambda text: typed.a_count(text, what, most))


def day(
    today: date, toward: typed_dates.Toward, *, since: date | None = None
) -> Callable[[str], date]:
    """Reads a day in words; weekdays count from `since`."""
    return told(lambda text: typed_dates.a_date(text, today, toward, since=since))


def time_of_day() -> Callable[[str], str]:
    """Reads a time of day."""
    return told(typed.a_time_of_day)


def weekdays() -> Callable[[str], tuple[int, ...]]:
    """Reads weekdays."""
    return told(typed_dates.weekdays)


def running_time() -> Callable[[str], int | None]:
    """Reads seconds that can be run, 0 among them; `none` for no answer."""
    return told(typed_profile.running_time)


def birth_year(today: date) -> Callable[[str], int | None]:
    """Reads a year of birth."""
    return told(lambda text: typed_profile.a_birth_year(text, today))


def weekly(unit: Unit) -> Callable[[str], int]:
    """Reads the metres of a running history, 0 among them."""
    return told(lambda text: typed_profile.a_weekly(text, unit))


def pace(unit: Unit) -> Callable[[str], int | None]:
    """Reads seconds a kilometre of a pace in the runner's unit."""
    return told(lambda text: typed_profile.a_pace(text, unit))


def goal_week(unit: Unit) -> Callable[[str], int]:
    """Reads the metres of a week to get to."""
    limits = typed_profile.GOAL_WEEK_M
    return told(lambda text: typed_profile.a_goal(text, unit, limits, "The goal week"))


def goal_run(unit: Unit) -> Callable[[str], int]:
    """Reads the metres of a run to get to."""
    limits = typed_profile.GOAL_RUN_M
    return told(lambda text: typed_profile.a_goal(text, unit, limits, "The goal run"))


def run_days() -> Callable[[str], tuple[int, ...]]:
    """Reads weekdays, or `none`."""
    return told(typed_profile.run_days)
