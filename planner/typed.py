"""Words the runner types -> dates, distances, durations and scores.

The one place where typed text becomes a value, for the command line and the forms alike.
Every refusal says what was expected.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Literal

from planner.domain.values.errors import UsageError

MILE_M = 1609.344
MOST_M = 300_000
"""Longest run that is believed, in metres; the furthest 24 h run ever is about 320 km."""
MOST_S = 48 * 3600

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip

Toward = Literal["past", "future"]


def _index(word: str, names: tuple[str, ...]) -> int | None:
    """Place of the name that `word` abbreviates to at least three letters."""
    if len(word) < 3:
        return None
    return next((n for n, name in enumerate(names) if name.startswith(word)), None)


def a_date(text: str, today: date, toward: Toward = "past") -> date:
    """The day meant by `today`, `tue`, `next fri`, `+3d`, `-1w`, `2026-04-11` or `11 apr`.

    A weekday is the nearest one in the direction of `toward`: the past for logging, the
    future for planning; today itself counts. A day and month without a year is the nearest
    in that direction too. Raises UsageError.
    """
    words = text.strip().lower().replace(",", " ").split()
    if not words:
        raise UsageError("No date was given.", _DATE_HINT)
    found = _relative(words, today, toward)
    if found is None:
        found = _calendar_date(words, text.strip(), today, toward)
    if not date(1970, 1, 1) <= found <= date(2199, 12, 31):
        raise UsageError(f"{text.strip()} is not a day this program keeps.", _DATE_HINT)
    return found


_DATE_HINT = (
    "Expected today, yesterday, tomorrow, mon ... sun, next fri, +3d, -1w, 2026-04-11 or 11 apr."
)


def _relative(words: list[str], today: date, toward: Toward) -> date | None:
    if len(words) == 1 and words[0] in ("today", "yesterday", "tomorrow"):
        return today + timedelta(days=("yesterday", "today", "tomorrow").index(words[0]) - 1)
    if words in (["next"], ["next", "week"]):
        return today + timedelta(days=7)
    if words in (["last"], ["last", "week"]):
        return today - timedelta(days=7)
    step = re.fullmatch(r"([+-]\d{1,5})([dwm]?)", "".join(words))
    if step:
        days = int(step[1]) * {"": 1, "d": 1, "w": 7, "m": 28}[step[2]]
        return _shift(today, days)
    named = words[-1] if len(words) == 2 and words[0] in ("next", "last") else words[0]
    weekday = _index(named, WEEKDAYS) if len(words) <= 2 else None
    if weekday is None or (len(words) == 2 and words[0] not in ("next", "last")):
        return None
    if words[0] == "next":
        return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    if words[0] == "last":
        return today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)
    ahead = (weekday - today.weekday()) % 7
    return today + timedelta(days=ahead if toward == "future" else ahead - 7 if ahead else 0)


def _shift(today: date, days: int) -> date:
    try:
        return today + timedelta(days=days)
    except OverflowError:
        raise UsageError(f"{days} days from today is out of range.", _DATE_HINT) from None


def _calendar_date(words: list[str], text: str, today: date, toward: Toward) -> date:
    iso = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", words[0]) if len(words) == 1 else None
    if iso:
        return _real_day(int(iso[1]), int(iso[2]), int(iso[3]), text)
    if re.fullmatch(r"\d{1,4}[/.]\d{1,2}([/.]\d{1,4})?", words[0]):
        raise UsageError(
            f"{text} can be two different days.", "Write the month as a word (4 may) or 2026-05-04."
        )
    if len(words) in (2, 3):
        day, month = words[0].rstrip("."), words[1]
        if not day.isdecimal():
            day, month = month, day
        number = _index(month, MONTHS)
        if day.isdecimal() and number is not None:
            if len(words) == 3 and words[2].isdecimal():
                return _real_day(int(words[2]), number + 1, int(day), text)
            if len(words) == 2:
                return _nearest_year(number + 1, int(day), text, today, toward)
    raise UsageError(f"{text!r} is not a date I can read.", _DATE_HINT)


def _real_day(year: int, month: int, day: int, text: str) -> date:
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        raise UsageError(f"There is no day {text}.", _DATE_HINT) from None


def _nearest_year(month: int, day: int, text: str, today: date, toward: Toward) -> date:
    """The nearest such day in the wanted direction; 29 Feb finds the next leap year."""
    years = (
        range(today.year, today.year + 9)
        if toward == "future"
        else range(today.year, today.year - 9, -1)
    )
    for year in years:
        try:
            found = date(year, month, day)
        except (ValueError, OverflowError):
            continue
        if (found >= today) if toward == "future" else (found <= today):
            return found
    raise UsageError(f"There is no day {text}.", _DATE_HINT)


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
    """A whole number 0-10. Raises UsageError."""
    word = text.strip()
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


def weekdays(text: str) -> tuple[int, ...]:
    """Weekdays of `mon wed fri`, `tue,thu`, `mon-fri` or `all`; 0 = Monday. Raises UsageError."""
    days: list[int] = []
    for word in re.split(r"[\s,;]+", text.strip().lower()):
        if word in ("all", "daily", "every"):
            return tuple(range(7))
        first, _, last = word.partition("-")
        low, high = _index(first, WEEKDAYS), _index(last or first, WEEKDAYS)
        if low is None or high is None:
            raise UsageError(f"{word!r} is not a weekday.", "Expected for example: mon wed fri.")
        days.extend((low + n) % 7 for n in range((high - low) % 7 + 1))
    return tuple(sorted(set(days)))


def tags(text: str) -> tuple[str, ...]:
    """Tags of `desk, stairs` or `#desk #stairs`, in order, without the mark."""
    found = (word.lstrip("#") for word in re.split(r"[\s,;]+", text.strip()))
    return tuple(dict.fromkeys(word for word in found if word))
