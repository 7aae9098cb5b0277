"""Days the runner types -> dates: `yesterday`, `weds`, `two days ago`, `25.11.`, `wed-fri`.

Whatever the program says of a day (`Wed 25 Nov 2026`) can be typed back. What could be two days
is refused with both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from itertools import chain
from typing import Literal

import msgspec

from planner.domain.values.errors import UsageError

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
NUMBERS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
)  # fmt: skip
DAYS_IN = {
    "": 1, "d": 1, "day": 1, "days": 1, "w": 7, "week": 7, "weeks": 7, "fortnight": 14,
    "fortnights": 14, "m": 28,
}  # fmt: skip
NEAR = {
    "day before yesterday": -2, "yesterday": -1, "yday": -1, "today": 0, "tomorrow": 1, "tmrw": 1,
    "day after tomorrow": 2,
}  # fmt: skip
"""Days by what they are called, counted from today."""
FILLERS = ("the", "of", "on")
FIRST, LAST = date(1970, 1, 1), date(2199, 12, 31)
LONGEST = 100
"""Characters of a date; some thousand digits are no number to reckon with."""
MOST_DAYS = 62
"""Days that one range may name."""
YEARS = 9
"""How many years away a day without a year is looked for: a 29 Feb may be eight years off."""

Toward = Literal["past", "future", "near"]
"""What a day is named for: `past` what happened, `future` what is planned, `near` what is only
looked at."""

_HINT = (
    "Expected today, yesterday, mon ... sun, next fri, two days ago, in 3 days, +1w, 11 apr, "
    "25.11. or 2026-04-11."
)


class From(msgspec.Struct, frozen=True):
    """Where days are counted from."""

    today: date
    toward: Toward
    since: date
    """What weekdays and steps such as `+3d` count from."""


def a_date(text: str, today: date, toward: Toward = "past", *, since: date | None = None) -> date:
    """The day meant by `today`, `tue`, `next fri`, `two days ago`, `+3d`, `25.11.` or `11 apr`.

    A day and month without a year is the last one for what happened, the next one for what is
    planned, and the nearest one, either way, for what is only looked at; with its weekday, the
    year in which it is one. A weekday is the last one for what happened, else the next one. Today
    itself counts. Weekdays, steps and days
    without a year count from `since`, the day a command speaks of; `today`, `tomorrow` and
    `in 3 days` never do. Raises UsageError.
    """
    text = text.strip()
    if not text:
        raise UsageError("No date was given.", _HINT)
    at = From(today, toward, since or today)
    words = [word for word in _words(text) if word not in FILLERS]
    if not words or len(text) > LONGEST:
        raise UsageError(f"{text[:LONGEST]!r} is not a date I can read.", _HINT)
    found = _relative(words, at) or _on_weekday(words, at) or _numeric(words, text, at)
    found = found or _in_month(words, text, at)
    if found is None:
        raise UsageError(f"{text!r} is not a date I can read.", _HINT)
    if not FIRST <= found <= LAST:
        raise UsageError(f"{text} is not a day this program keeps.", _HINT)
    return found


def _words(text: str) -> list[str]:
    """Lower case, without the dots and commas behind names and the endings of 1st and 2nd."""
    words = text.lower().replace(",", " ").split()
    words = [word.rstrip(".") if word[:1].isalpha() else word for word in words]
    return [re.sub(r"^(\d{1,2})(?:st|nd|rd|th|\.)$", r"\1", word) for word in words]


def _index(word: str, names: tuple[str, ...]) -> int | None:
    """Place of the name that `word` abbreviates to at least three letters."""
    word = "wed" if word == "weds" else word
    if len(word) < 3:
        return None
    return next((n for n, name in enumerate(names) if name.startswith(word)), None)


# -- counted from a day ------------------------------------------------------


def _relative(words: list[str], at: From) -> date | None:
    """`today`, `next week`, `+3d`, `in 3 days`, `two weeks ago`."""
    if (named := NEAR.get(" ".join(words))) is not None:
        return at.today + timedelta(days=named)
    if words in (["next"], ["next", "week"]):
        return _shift(at.since, 7)
    if words in (["last"], ["last", "week"]):
        return _shift(at.since, -7)
    step = re.fullmatch(r"([+-]\d{1,5})(d|w|m|days?|weeks?|)", "".join(words))
    if step:
        return _shift(at.since, int(step[1]) * DAYS_IN[step[2]])
    if words[0] == "in":
        return _counted(words[1:], 1, at.today)
    return _counted(words[:-1], -1, at.today) if words[-1] == "ago" else None


def _counted(words: list[str], sign: int, today: date) -> date | None:
    """`3 days`, `two weeks`, `a week`, `3d`, counted from today."""
    found = re.fullmatch(r"(\d{1,5}|[a-z]+) ?(d|w|days?|weeks?|fortnights?)", " ".join(words))
    if found is None:
        return None
    name = found[1]
    if name.isdecimal():
        count = int(name)
    elif name in ("a", "an"):
        count = 1
    elif name in NUMBERS:
        count = NUMBERS.index(name)
    else:
        return None
    return _shift(today, sign * count * DAYS_IN[found[2]])


def _shift(today: date, days: int) -> date:
    try:
        return today + timedelta(days=days)
    except OverflowError:
        raise UsageError(f"{days} days from today is out of range.", _HINT) from None


def _on_weekday(words: list[str], at: From) -> date | None:
    """`tue`, `this tue`, `next fri`, `last wed`, `Wed 25`; None for anything else."""
    if len(words) > 2:
        return None
    if len(words) == 2 and words[1].isdecimal():
        return _weekday_and_number(words, at)
    which = words[0] if len(words) == 2 else ""
    weekday = _index(words[-1], WEEKDAYS)
    if weekday is None or which not in ("", "this", "next", "last"):
        return None
    since = at.since
    if which == "next":
        return _shift(since, (weekday - since.weekday() - 1) % 7 + 1)
    if which == "last":
        return _shift(since, -((since.weekday() - weekday - 1) % 7 + 1))
    ahead = (weekday - since.weekday()) % 7
    return _shift(since, ahead if at.toward != "past" or not ahead else ahead - 7)


def _weekday_and_number(words: list[str], at: From) -> date | None:
    """`Wed 25`: the nearest such day, either way, as a week's heading says it."""
    weekday, number = _index(words[0], WEEKDAYS), int(words[1])
    if weekday is None:
        return None
    sign = -1 if at.toward == "past" else 1
    offsets = chain.from_iterable((sign * n, -sign * n) for n in range(400))
    days = (_shift(at.since, offset) for offset in offsets)
    return next((day for day in days if (day.weekday(), day.day) == (weekday, number)), None)


# -- of the calendar ---------------------------------------------------------


def _numeric(words: list[str], text: str, at: From) -> date | None:
    """`2026-04-11`, `25.11.`, `28/11/2026`. Raises UsageError for what could be two days."""
    if len(words) != 1:
        return None
    iso = re.fullmatch(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})", words[0])
    if iso:
        return _real_day(int(iso[1]), int(iso[3]), int(iso[4]), text)
    found = re.fullmatch(r"(\d{1,2})([./])(\d{1,2})(?:\2(\d{4}|\d{2})?)?", words[0])
    if not found:
        return None
    first, second = int(found[1]), int(found[3])
    year = int(found[4]) if found[4] else None
    if year is not None and year < 100:
        year += 2000
    if 1 <= first <= 12 and 1 <= second <= 12 and first != second:
        one, other = (f"{day} {MONTHS[month - 1][:3].capitalize()}"
                      for day, month in ((first, second), (second, first)))  # fmt: skip
        raise UsageError(
            f"{text} can be two days: {one} or {other}.",
            f"Write the month as a word: {one.lower()} or {other.lower()}.",
        )
    day, month = (first, second) if second <= 12 else (second, first)
    if not 1 <= month <= 12:
        raise UsageError(f"There is no day {text}.", _HINT)
    return _real_day(year, month, day, text) if year else _nearest_year(month, day, text, at)


def _in_month(words: list[str], text: str, at: From) -> date | None:
    """`11 apr`, `april 11`, `Wed 25 Nov 2026`."""
    weekday = _index(words[0], WEEKDAYS) if len(words) in (3, 4) else None
    if weekday is not None:
        words = words[1:]
    if len(words) not in (2, 3):
        return None
    day, month = words[:2] if words[0].isdecimal() else (words[1], words[0])
    number = _index(month, MONTHS)
    if number is None or not day.isdecimal():
        return None
    if len(words) == 2:
        return _nearest_year(number + 1, int(day), text, at, weekday)
    if not words[2].isdecimal():
        return None
    found = _real_day(int(words[2]), number + 1, int(day), text)
    if weekday not in (None, found.weekday()):
        name = WEEKDAYS[found.weekday()].capitalize()
        raise UsageError(f"{text}: that day is a {name}.", "Leave the weekday out, or the year.")
    return found


def _real_day(year: int, month: int, day: int, text: str) -> date:
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        raise UsageError(f"There is no day {text}.", _HINT) from None


def _nearest_year(month: int, day: int, text: str, at: From, weekday: int | None = None) -> date:
    """The nearest such day in the wanted direction; 29 Feb finds the next leap year.

    With a weekday the day of this year is meant where it is one: that is how this year's days
    are said.
    """
    nearest = sorted(_in_near_years(month, day, at.since), key=lambda one: _order(one, at))
    if not nearest:
        raise UsageError(f"There is no day {text}.", _HINT)
    if weekday is None:
        return nearest[0]
    this_year = (one for one in nearest if one.year == at.today.year)
    named = [one for one in (*this_year, *nearest) if one.weekday() == weekday]
    if not named:
        name = WEEKDAYS[weekday].capitalize()
        raise UsageError(f"{text} is no {name} in any near year.", "Leave the weekday out.")
    return named[0]


def _in_near_years(month: int, day: int, since: date) -> Iterator[date]:
    """That day of the years around, where they have it."""
    for year in range(since.year - YEARS + 1, since.year + YEARS):
        with suppress(ValueError, OverflowError):
            yield date(year, month, day)


def _order(day: date, at: From) -> tuple[bool, int, bool]:
    """The days of the wanted direction first, and of those the nearest; of two equally near ones
    the one to come."""
    apart = (day - at.since).days
    is_behind = apart > 0 if at.toward == "past" else at.toward == "future" and apart < 0
    return is_behind, abs(apart), apart < 0


# -- several days ------------------------------------------------------------


def some_dates(
    text: str, today: date, toward: Toward = "future", *, since: date | None = None
) -> tuple[date, ...]:
    """The days of `fri, sat`, `mon wed fri`, `wed-fri`, `25-28 nov` or `+7d and +14d`, in order.

    The end of a range counts from its beginning. Raises UsageError.
    """
    found: set[date] = set()
    for part in re.split(r"[,;&]|\band\b", text.lower()):
        words = _words(part)
        if len(words) > 1 and all(_index(word, WEEKDAYS) is not None for word in words):
            found.update(a_date(word, today, toward, since=since) for word in words)
        elif words:
            found.update(_days_of(part.strip(), today, toward, since))
    if not found:
        raise UsageError("No day was given.", "Expected for example fri, sat or wed-fri.")
    return tuple(sorted(found))


_BETWEEN = re.compile(r"\s*(?:[-–—]|\.\.|\bto\b|\buntil\b)\s*")


def _days_of(part: str, today: date, toward: Toward, since: date | None) -> tuple[date, ...]:
    """One day, or all of a range."""
    try:
        return (a_date(part, today, toward, since=since),)
    except UsageError as refused:
        for between in _BETWEEN.finditer(part):
            first, last = part[: between.start()], part[between.end() :]
            if first.rstrip(".").isdecimal():
                first = _with_month(first.rstrip("."), last)
            try:
                begin = a_date(first, today, toward, since=since)
                end = a_date(last, today, "future", since=begin)
            except UsageError:
                continue
            count = (end - begin).days + 1
            if not 1 <= count <= MOST_DAYS:
                raise UsageError(
                    f"{part} is no range of days.", f"Expected 2 to {MOST_DAYS} days in order."
                ) from None
            return tuple(begin + timedelta(days=n) for n in range(count))
        raise refused


def _with_month(day: str, last: str) -> str:
    """`25 nov` for the beginning of `25-28 nov`, and `25.11.` for that of `25.-28.11.`: the month
    stands behind the last day only."""
    if found := re.fullmatch(r"\d{1,2}\.(\d{1,2}\..*)", last):
        return f"{day}.{found[1]}"
    return " ".join((day, *last.split()[1:]))


def weekdays(text: str) -> tuple[int, ...]:
    """Weekdays of `mon wed fri`, `tue,thu`, `mon-fri`, `weekend` or `all`; 0 = Monday.

    Raises UsageError.
    """
    days: list[int] = []
    text = re.sub(r"\s*(?:[-–]|\bto\b)\s*", "-", text.strip().lower())
    for word in re.split(r"[\s,;&]+", text):
        if word in ("all", "daily", "every"):
            return tuple(range(7))
        if word == "and":
            continue
        word = {"weekend": "sat-sun", "weekends": "sat-sun", "weekdays": "mon-fri"}.get(word, word)
        first, _, last = word.replace(".", "").partition("-")
        low, high = _index(first, WEEKDAYS), _index(last or first, WEEKDAYS)
        if low is None or high is None:
            raise UsageError(f"{word!r} is not a weekday.", "Expected for example: mon wed fri.")
        days.extend((low + n) % 7 for n in range((high - low) % 7 + 1))
    return tuple(sorted(set(days)))
