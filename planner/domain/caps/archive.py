"""A whole archive against the caps, in the few numbers that a runner is told at the beginning."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from planner.domain.caps.allowance import allowance
from planner.domain.caps.limit import Limit
from planner.domain.caps.lookback import HeldRun, LookBack, look_back
from planner.domain.caps.week_line import WEEK, week_first
from planner.domain.caps.week_room import week_room
from planner.domain.knee.history import History
from planner.domain.knee.parameters import Parameters

NO_GOAL_M = 10_000_000
"""A goal out of reach: who has named none yet is not held by one."""


class WeekOver(msgspec.Struct, frozen=True, kw_only=True):
    """A calendar week with more than its line."""

    first: date
    done_m: int
    line_m: int


class ArchiveLook(msgspec.Struct, frozen=True, kw_only=True):
    """What the caps would have said of all that was run, as they stood each morning."""

    back: LookBack
    """The days, from four weeks after the first run on: before that there was nothing to hold
    them against."""
    weeks: int
    """Calendar weeks with runs in that time."""
    over: tuple[WeekOver, ...]
    """Those of them with more than their line, the furthest over first."""
    jump: HeldRun | None
    """The day furthest over the cap that follows from the longest run before it."""
    why: Limit | None
    """The limit that cap was."""


def look_at_archive(history: History, today: date, params: Parameters) -> ArchiveLook | None:
    """All runs of a history; None if they do not go back further than four weeks."""
    begin = min((run.date for run in history.runs), default=today)
    first = begin + timedelta(days=params.week_days)
    last = min(today, max((run.date for run in history.runs), default=today))
    if first > last:
        return None
    back = look_back(history, first, last, today, params)
    jumps = [held for held in back.held if held.rule == "LONG"]
    jump = max(jumps, key=lambda held: held.wanted_m - held.allowed_m, default=None)
    weeks, over = _weeks(history, first, last, params)
    return ArchiveLook(
        back=back,
        weeks=weeks,
        over=over,
        jump=jump,
        why=allowance(jump.day, history, jump.day, params).limit("LONG") if jump else None,
    )


def _weeks(
    history: History, first: date, last: date, params: Parameters
) -> tuple[int, tuple[WeekOver, ...]]:
    """How many whole weeks had runs, and which of them more than their line."""
    free = msgspec.structs.replace(history, goal_week_m=NO_GOAL_M)
    begin = week_first(first.toordinal() + WEEK - 1, history.week_start)
    starts = [date.fromordinal(day) for day in range(begin, last.toordinal() + 1, WEEK)]
    rooms = [room for room in (week_room(one, free, last, params) for one in starts) if room.done_m]
    over = [
        WeekOver(first=room.first, done_m=room.done_m, line_m=room.plan_m)
        for room in rooms
        if room.plan_m is not None and room.done_m > room.plan_m
    ]
    over.sort(key=lambda week: week.line_m - week.done_m)
    return len(rooms), tuple(over)
