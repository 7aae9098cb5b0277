"""Weeks, local days and repeat rules."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from planner.domain.values.errors import UsageError

DAY = timedelta(days=1)
WEEK = timedelta(days=7)
FIRST_YEAR = 1950
"""No runner of today ran before it: an earlier day is a slip, in a file or an old entry."""
FIRST_DAY = date(FIRST_YEAR, 1, 1)
RRULE_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def week_of(day: date, week_start: int = 0) -> date:
    """First day of the week that holds `day`; `week_start` 0 = Monday ... 6 = Sunday."""
    return day - timedelta(days=(day.weekday() - week_start) % 7)


def days_from(first: date, count: int = 7) -> tuple[date, ...]:
    """`count` days from `first` on."""
    return tuple(first + timedelta(days=n) for n in range(count))


def away(day: date, by: timedelta) -> date:
    """So far from a day, but no farther than the calendar goes: files may hold any day."""
    try:
        return day + by
    except OverflowError:
        return date.max if by > timedelta() else date.min


def month_of(day: date) -> str:
    """`YYYY-MM` of a day, as months are named."""
    return day.isoformat()[:7]


def weeks_between(first: date, last: date, week_start: int = 0) -> Iterator[date]:
    """First days of the weeks that touch `first` ... `last`."""
    week = week_of(first, week_start)
    while week <= last:
        yield week
        week += WEEK


def months_between(first: date, last: date) -> Iterator[str]:
    """`YYYY-MM` of each month that `first` ... `last` touches."""
    year, month = first.year, first.month
    while (year, month) <= (last.year, last.month):
        yield f"{year:04d}-{month:02d}"
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)


def occurrences(rule: str, start: date, until: date) -> tuple[date, ...]:
    """The days of an RFC 5545 rule from `start` to `until`, both included, each once.

    Raises UsageError if the rule cannot be read, or repeats more often than once a day.
    """
    # dateutil.rrule costs a millisecond and no page needs it to open.
    from dateutil.rrule import rrulestr

    words = rule.strip().upper()
    if re.search(_ENDLESS, words) or not re.fullmatch(_OF_DAYS, words):
        raise UsageError(f"The repeat rule {rule!r} cannot be kept.", _RULE_HINT)
    try:
        unrolled = rrulestr(words, dtstart=datetime.combine(start, time()))
        end = datetime.combine(until, time.max)
        found = unrolled.between(datetime.combine(start, time()), end, inc=True)
    except (ValueError, TypeError) as error:
        raise UsageError(f"The repeat rule {rule!r} cannot be read: {error}.", _RULE_HINT) from None
    return tuple(sorted({moment.date() for moment in found}))


_OF_DAYS = r"(RRULE:)?([^\n]*;)?FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(;[^\n]*)?"
"""One rule, counted in days. Compiled on first use: that takes 0.2 ms."""
_ENDLESS = r"INTERVAL=0*(;|$)|BY(HOUR|MINUTE|SECOND)="
"""What dateutil would count through without ever getting on, or several times a day."""
_RULE_HINT = "Expected an RFC 5545 rule such as FREQ=WEEKLY;BYDAY=MO,WE or FREQ=DAILY;INTERVAL=2."


def weekly_rule(weekdays: tuple[int, ...], every: int = 1) -> str:
    """The rule for these weekdays (0 = Monday), every so many weeks."""
    days = ",".join(RRULE_DAYS[day] for day in sorted(set(weekdays)))
    return (
        f"FREQ=WEEKLY;INTERVAL={every};BYDAY={days}" if every > 1 else f"FREQ=WEEKLY;BYDAY={days}"
    )


def every_days_rule(days: int) -> str:
    """The rule for every so many days."""
    return f"FREQ=DAILY;INTERVAL={days}"


def long_day_of(weekdays: tuple[int, ...]) -> int:
    """The weekday of a week's long run among these (0 = Monday, at least one).

    Sunday if it is one of them, else Saturday, else the day with the longest way to its
    neighbours, the later of equals. Source: rules.md 6.
    """
    for weekend in (6, 5):
        if weekend in weekdays:
            return weekend
    row = sorted(set(weekdays))
    around = [row[-1] - 7, *row, row[0] + 7]
    ways = [around[place + 2] - around[place] for place in range(len(row))]
    return max(zip(ways, row, strict=True))[1]
