"""Words the runner types -> distances, durations, scores and counts; dates are `typed_dates`.

The one place where typed text becomes a value, for the command line and the forms alike.
Every refusal says what was expected.
"""

from __future__ import annotations

import re
from typing import Literal

from planner.domain.values.errors import UsageError

MILE_M = 1609.344
MOST_M = 300_000
"""Longest run that is believed, in metres; the furthest 24 h run ever is about 320 km."""
MOST_S = 48 * 3600

_NUMBER = r"(\d{1,9}(?:[.,]\d{1,9})?)"


def a_distance(text: str, unit: Literal["km", "mi"] = "km") -> int:
    """Whole metres meant by `5`, `5k`, `5,5 km`, `3.1mi` or `5000m`.

    A bare number is in the runner's `unit`. `25m` is refused: metres or minutes? Raises
    UsageError, also for 0, for less than nothing and for more than 300 km.
    """
    word = text.strip().lower().replace(" ", "")
    found = re.fullmatch(_NUMBER + r"(k|km|mi|mile|miles|m|metres|meters)?", word)
    if not found:
        raise UsageError(
            f"{text.strip()!r} is not a distance.",
            "Expected for example 5k, 5.5 km, 3.1 mi or 5000m.",
        )
    number, name = float(found[1].replace(",", ".")), found[2] or unit
    if name == "m" and number < 100:
        raise UsageError(
            f"{text.strip()}: metres or minutes?",
            "Write 0.025 km for metres or 25min for minutes.",
        )
    metres = round(
        number * (1000 if name in ("k", "km") else 1 if name[:2] in ("m", "me") else MILE_M)
    )
    if metres <= 0:
        raise UsageError("A run needs a distance above 0.", "Expected for example 5k or 3.1 mi.")
    if metres > MOST_M:
        raise UsageError(
            f"{text.strip()} is more than {MOST_M // 1000} km.",
            "Check the unit: a bare number is in " + unit + ".",
        )
    return metres


def a_duration(text: str) -> int:
    """Whole seconds meant by `31:20`, `1:55:00`, `40min`, `90s`, `1h10` or `40`(minutes).

    Raises UsageError, also for nothing and for more than 48 hours.
    """
    word = text.strip().lower().replace(" ", "")
    seconds = _clock_seconds(word)
    if seconds is None:
        if re.fullmatch(r"\d{1,5}", word) or re.fullmatch(r"\d{1,3}h\d{1,2}", word):
            word += "min"
        found = re.fullmatch(
            r"(?:(\d{1,3})h)?(?:(\d{1,5})(?:min|m|'))?(?:(\d{1,6})(?:sec|s|\"))?", word
        )
        if not found or not any(found.groups()):
            raise UsageError(
                f"{text.strip()!r} is not a duration.",
                "Expected for example 31:20, 1:55:00 or 40min.",
            )
        hours, minutes, rest = (int(part or 0) for part in found.groups())
        seconds = hours * 3600 + minutes * 60 + rest
    if not 0 < seconds <= MOST_S:
        raise UsageError(
            f"A duration of {text.strip()} is not believed.",
            "Expected more than 0 and at most 48 hours.",
        )
    return seconds


def _clock_seconds(word: str) -> int | None:
    parts = word.split(":")
    if len(parts) not in (2, 3) or not all(re.fullmatch(r"\d{1,6}", one) for one in parts):
        return None
    if any(int(part) > 59 for part in parts[1:]):
        raise UsageError(f"{word} is not a clock time.", "Minutes and seconds go from 00 to 59.")
    seconds = 0
    for part in parts:
        seconds = seconds * 60 + int(part)
    return seconds


def a_score(text: str, what: str = "Pain") -> int:
    """A whole number 0-10, also as it is shown: `3/10`. Raises UsageError."""
    word = re.sub(r"\s*/\s*10$", "", text.strip())
    if not re.fullmatch(r"\d{1,2}", word) or int(word) > 10:
        raise UsageError(
            f"{what} {word or 'without a number'} is off the scale.",
            "Expected a whole number from 0 (none) to 10 (worst imaginable).",
        )
    return int(word)


def a_time_of_day(text: str) -> str:
    """`07:05` for `7:05`, `0705` or `7`. Raises UsageError."""
    found = re.fullmatch(r"(\d{1,2})(?::?(\d{2}))?", text.strip())
    if not found or int(found[1]) > 23 or int(found[2] or 0) > 59:
        raise UsageError(
            f"{text.strip()!r} is not a time of day.", "Expected for example 7:05 or 18:30."
        )
    return f"{int(found[1]):02d}:{found[2] or '00'}"


def a_count(text: str, what: str, most: int) -> int:
    """A whole number 0 ... `most`. Raises UsageError."""
    word = text.strip()
    if not re.fullmatch(r"\d{1,6}", word) or int(word) > most:
        raise UsageError(
            f"{word!r} is not a number of {what}.", f"Expected a whole number 0 to {most}."
        )
    return int(word)


SPAN_WEEKS = {"": 1.0, "w": 1.0, "m": 52 / 12, "y": 52.0}
MOST_WEEKS = 520


def some_weeks(text: str) -> int:
    """So many weeks: `12w`, `12`, `6m` (months), `2y`. Raises UsageError."""
    found = re.fullmatch(r"(\d{1,4})([wmy]?)", text.strip().lower())
    weeks = round(int(found[1]) * SPAN_WEEKS[found[2]]) if found else 0
    if not 1 <= weeks <= MOST_WEEKS:
        raise UsageError(
            f"{text.strip()!r} is not a span of weeks.",
            "Expected for example 12w, 6m or 2y; at most ten years.",
        )
    return weeks


def tags(text: str) -> tuple[str, ...]:
    """Tags of `desk, stairs` or `#desk #stairs`, in order, without the mark."""
    found = (word.lstrip("#") for word in re.split(r"[\s,;]+", text.strip()))
    return tuple(dict.fromkeys(word for word in found if word))
