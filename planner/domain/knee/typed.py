"""The running history a runner typed at setup, as run days before the plan (rules.md 1)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import msgspec

from planner.domain.knee.history import History
from planner.domain.knee.run_day import RunDay
from planner.domain.values.calendar import long_day_of

WEEK = 7
TYPED_WEEKS = 4
"""Weeks before the plan's start that the typed figures stand for."""
DEFAULT_RUN_DAYS = (1, 3, 6)
"""Days the typed week is laid on where no running days are known."""


def typed_days(history: History, pace: int, real: Mapping[int, RunDay]) -> dict[int, RunDay]:
    """The typed weeks by day: the longest run on the long-run day, the rest evenly on the others.

    Each week counts as the typed week even if its days cannot hold it. Empty without a start or
    a figure; with one figure only, the other follows from it. What was really run on other days of
    these weeks is a part of the usual week and not beside it: the typed runs stand for the rest.
    """
    if history.start is None or not (history.weekly_m or history.longest_m):
        return {}
    weekdays = history.run_days or DEFAULT_RUN_DAYS
    weekly = usual_week_m(history)
    long_day = long_day_of(weekdays)
    longest = min(weekly, history.longest_m or weekly // len(weekdays))
    others = len(weekdays) - 1
    other = min((weekly - longest) // others, longest) if others else 0
    start = history.start.toordinal()
    found: dict[int, RunDay] = {}
    for first in range(start - TYPED_WEEKS * WEEK, start, WEEK):
        # Ordinal 1 was a Monday.
        days = [day for day in range(first, first + WEEK) if (day - 1) % WEEK in weekdays]
        others_ran = (day for day in range(first, first + WEEK) if day in real and day not in days)
        ran = sum(real[day].metres for day in others_ran)
        for day in days:
            metres = longest if (day - 1) % WEEK == long_day else other
            metres = metres * max(0, weekly - ran) // weekly
            if metres:
                found[day] = _day(day, metres, pace)
        last = max((day for day in days if day in found), default=None)
        if last is not None:
            found[last] = msgspec.structs.replace(found[last], week_m=weekly)
    return found


def usual_week_m(history: History) -> int:
    """Metres of the usual week that was typed; 0 if none was."""
    return max(history.weekly_m, history.longest_m)


def base_m(history: History, today: date) -> int:
    """Metres a week, the mean of the last four weeks, today included.

    Typed and real runs do not add up: before the plan's start it is the usual week that was typed,
    or what was really run where that is more.
    """
    start = history.start or today - timedelta(days=TYPED_WEEKS * WEEK)
    lately = [run for run in history.runs if 0 <= (today - run.date).days < TYPED_WEEKS * WEEK]
    since = sum(run.distance_m for run in lately if run.date >= start)
    before = sum(run.distance_m for run in lately) - since
    typed_days = TYPED_WEEKS * WEEK - abs((today - start).days + 1)
    usual = usual_week_m(history) * max(0, typed_days) // WEEK
    return (since + max(before, usual)) // TYPED_WEEKS


def _day(day: int, metres: int, pace: int) -> RunDay:
    seconds = metres * pace // 1000
    return RunDay(
        day=day,
        metres=metres,
        through_m=metres,
        through_s=seconds,
        session_s=seconds,
        answered=False,
        history=True,
    )
