"""Words typed about who the runner is -> values, for the command line and the forms alike.

Every refusal says what was expected; `none` and `-` stand for no answer.
"""

from __future__ import annotations

import re
from datetime import date
from math import ceil
from typing import Literal

from planner.domain.values.errors import UsageError
from planner.domain.values.person import ADULT, OLDEST, age_in
from planner.domain.values.run import FASTEST_S, SLOWEST_S
from planner.typed import MILE_M, a_distance, a_duration, a_score
from planner.typed_dates import weekdays

Unit = Literal["km", "mi"]

MOST_RUNNING_S = 10 * 3600
"""Longest running without much pain that is believed."""
GOAL_WEEK_M = (5_000, 200_000)
GOAL_RUN_M = (2_000, 60_000)
"""What may be aimed at, in metres (rules.md 2)."""

_ZERO = r"0+([.,]0+)?\s*(k|km|mi|miles?|m)?"


def is_nothing(text: str) -> bool:
    """True for `none`, `-` and an empty text."""
    return text.strip().lower() in ("none", "-", "")


def a_usual(text: str, knees: tuple[str, ...], what: str) -> dict[str, int]:
    """Scores 0-10 by knee, of `3`, or of `3,1` (left, right) where both are sore.

    One number stands for every sore knee; `-` for a knee leaves it out. Raises UsageError.
    """
    if is_nothing(text):
        return {}
    parts = [part for part in re.split(r"[\s,;]+", text.strip()) if part]
    if len(parts) not in (1, len(knees)):
        expected = "Expected one number for both, or two: 3,1 (left,right)."
        if len(knees) == 1:
            expected = f"Expected one number, 0 to 10: only the {knees[0]} knee is sore."
        raise UsageError(f"{what} {text.strip()!r} is not a score for each sore knee.", expected)
    if len(parts) == 1:
        parts = parts * len(knees)
    return {
        knee: a_score(part, what)
        for knee, part in zip(knees, parts, strict=True)
        if not is_nothing(part)
    }


def a_weekly(text: str, unit: Unit = "km") -> int:
    """Metres of a usual week or of a longest run; 0 for nothing. Raises UsageError."""
    word = text.strip().lower()
    return 0 if is_nothing(word) or re.fullmatch(_ZERO, word) else a_distance(word, unit)


def a_goal(text: str, unit: Unit, limits: tuple[int, int], what: str) -> int:
    """Metres of a goal between two limits, 0 for none. Raises UsageError."""
    if is_nothing(text):
        return 0
    least, most = limits
    per = 1000 if unit == "km" else MILE_M
    expected = f"Expected {ceil(least / per)} to {int(most / per)} {unit}, or none."
    metres = a_weekly(text, unit)
    if not least <= metres <= most:
        raise UsageError(f"{what} cannot be {text.strip()}.", expected)
    return metres


def running_time(text: str) -> int | None:
    """Seconds of running of `16min`, `16` (minutes) or `0`; None for no answer.

    Raises UsageError, also beyond ten hours.
    """
    if is_nothing(text):
        return None
    word = text.strip().lower()
    if re.fullmatch(r"0+\s*(min|m|s|sec)?", word):
        return 0
    seconds = a_duration(word)
    if seconds > MOST_RUNNING_S:
        raise UsageError(
            f"{text.strip()} of running is not believed.",
            f"Expected 0 to {MOST_RUNNING_S // 60} minutes, for example 16min.",
        )
    return seconds


def a_pace(text: str, unit: Unit = "km") -> int | None:
    """Seconds a kilometre of `6:30`, `6:30/km` or `10:30 /mi`; None for no answer.

    Without a unit it is a pace in the runner's. Raises UsageError.
    """
    if is_nothing(text):
        return None
    word, slash, named = text.strip().lower().partition("/")
    name = named.strip() if slash else unit
    expected = "Expected minutes and seconds from 2:30 to 20:00 a km, for example 6:30."
    if name not in ("km", "k", "mi", "mile"):
        raise UsageError(f"{text.strip()!r} is not a pace.", expected)
    try:
        seconds = a_duration(word)
    except UsageError as error:
        raise UsageError(f"{text.strip()!r} is not a pace.", expected) from error
    each = round(seconds / (MILE_M / 1000)) if name.startswith("mi") else seconds
    if not FASTEST_S <= each <= SLOWEST_S:
        raise UsageError(f"A pace of {text.strip()} is not believed.", expected)
    return each


def a_birth_year(text: str, today: date) -> int | None:
    """A year such as `1980`; None for no answer. Raises UsageError, also under 18."""
    if is_nothing(text):
        return None
    word = text.strip()
    first, last = today.year - OLDEST, today.year - ADULT
    expected = f"Expected a year from {first} to {last}, for example 1980."
    if not re.fullmatch(r"\d{4}", word) or not first <= int(word) <= today.year:
        raise UsageError(f"{word!r} is not a year of birth.", expected)
    if age_in(today.year, int(word)) < ADULT:
        raise UsageError(
            f"Born in {word}: easeback is for grown-ups.",
            f"Knee pain before {ADULT} is another matter: see a doctor. {expected}",
        )
    return int(word)


def run_days(text: str) -> tuple[int, ...]:
    """Weekdays for running; none for `none` and `-`. Raises UsageError."""
    return () if is_nothing(text) else weekdays(text)
