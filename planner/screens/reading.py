"""Readers of typed answers for forms: a refusal becomes the sentence under the field."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Literal, TypeVar

from planner import typed
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


def day(today: date, toward: typed.Toward) -> Callable[[str], date]:
    """Reads a day in words."""
    return told(lambda text: typed.a_date(text, today, toward))


def time_of_day() -> Callable[[str], str]:
    """Reads a time of day."""
    return told(typed.a_time_of_day)


def weekdays() -> Callable[[str], tuple[int, ...]]:
    """Reads weekdays."""
    return told(typed.weekdays)


def words() -> Callable[[str], str]:
    """Takes any text as it is."""
    return lambda text: text
