"""How a week's line is laid on the runner's own days (rules.md 6). The one planner: setup, an
import, a flare, a new solution and the forecast all lay weeks by it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from planner.domain.caps.allowance import Allowance, judged
from planner.domain.caps.limit import STEP_M, Situation
from planner.domain.caps.limits import long_limit
from planner.domain.caps.prescribed import run_most_m, week_most_m
from planner.domain.caps.week_line import week_first
from planner.domain.knee.history import History
from planner.domain.knee.parameters import Parameters
from planner.domain.knee.run_day import TOP_RUNG
from planner.domain.knee.standing import Ahead
from planner.domain.values.calendar import long_day_of
from planner.domain.values.run import PlannedRun, RunKind

WEEK = 7


class WeekAsk(msgspec.Struct, frozen=True, kw_only=True):
    """What a week is laid out from. Metres."""

    days: tuple[int, ...]
    """Weekdays of the runs (0 = Monday) that lie in the week and not before the plan's start."""
    of: int
    """Run days of a whole week."""
    line_m: int
    long_m: int
    """P: what the long run may be, as it will stand on its day."""
    other_m: int
    """H: what the other runs may be."""
    floor_m: int
    """Eight minutes: no run is planned shorter."""


def week_shares(ask: WeekAsk, params: Parameters) -> dict[int, int]:
    """Metres by weekday; a day that would hold less than eight minutes is left out.

    The long run takes its share, the others the rest evenly, none beyond 0.8 of it; what is left
    over goes to the long run. What then fits nowhere is not planned. Source: rules.md 6.
    """
    line = ask.line_m * len(ask.days) // max(1, ask.of)
    days = sorted(ask.days)
    while days:
        found = _laid(days, line, ask, params)
        others = [metres for day, metres in found.items() if day != long_day_of(tuple(days))]
        if not others or min(others) >= ask.floor_m:
            return {day: metres for day, metres in found.items() if metres >= ask.floor_m}
        days.remove(_nearest(days))
    return {}


def _laid(days: Sequence[int], line: int, ask: WeekAsk, params: Parameters) -> dict[int, int]:
    long_day, count = long_day_of(tuple(days)), len(days)
    if count == 1:
        return {long_day: min(ask.long_m, line) // STEP_M * STEP_M}
    share = params.long_share[min(count, 4) - 2]
    even = line // count
    long = max(min(ask.long_m, line * share // 1000), even if even <= ask.long_m else 0)
    apart = count == 2 and not _are_neighbours(*days)
    other = _other(long, line, ask, params, count, apart=apart)
    long = min(ask.long_m, line - other * (count - 1))
    other = _other(long, line, ask, params, count, apart=apart) // STEP_M * STEP_M
    long = min(ask.long_m, line - other * (count - 1)) // STEP_M * STEP_M
    return {day: long if day == long_day else other for day in days}


def _other(
    long: int, line: int, ask: WeekAsk, params: Parameters, count: int, *, apart: bool
) -> int:
    most = long if apart else long * params.other_max // 1000
    return max(0, min((line - long) // (count - 1), ask.other_m, most))


def _are_neighbours(one: int, other: int) -> bool:
    return (one - other) % WEEK in (1, WEEK - 1)


def _nearest(days: Sequence[int]) -> int:
    """The run day nearest to another, never the long run's: the earlier of equals."""
    long_day = long_day_of(tuple(days))
    around = [days[-1] - WEEK, *days, days[0] + WEEK]
    ways = [(min(day - before, after - day), after - before, day)
            for before, day, after in zip(around, days, around[2:], strict=False)]  # fmt: skip
    return min(way for way in ways if way[2] != long_day)[2]


class LaidRun(msgspec.Struct, frozen=True, kw_only=True):
    """What the layout gives a day."""

    metres: int
    """0 = no run."""
    allowed: Allowance
    """Every rule behind the day's number."""
    run_s: int | None = None
    """Running seconds of a walk-run."""
    rung: int | None = None
    is_long: bool = False
    share_m: int = 0
    """The day's share of its week, before the day's own limit."""


class RunningWeek(msgspec.Struct, frozen=True, kw_only=True):
    """The runner's days in one calendar week."""

    days: tuple[int, ...]
    """Ordinals of its run days, done ones too, in order; none before the plan's start."""
    of: int
    """Run days of a whole week."""
    most_m: int | None = None
    """No run is laid out longer, where the runner takes up shorter ones."""


def lay_day(
    ahead: Ahead, day: int, week: RunningWeek, history: History, *, is_today: bool = False
) -> LaidRun:
    """The run of one of the week's days, with what was taken as done before it.

    On the ladder it is the rung, in a trial eight minutes; else the day's share of its week, held
    at what the day's rules plan. `ahead` is woken up on that day.
    """
    asked = Situation(ahead, day, ahead.go_to(day), history)
    allowed = judged(asked, today=is_today)
    # Nothing below eight minutes is ever planned.
    plan = allowed.plan_m if allowed.plan_m >= asked.floor_m else 0
    if allowed.run_s is not None or plan == 0:
        run_s = allowed.run_s if plan else None
        return LaidRun(metres=plan, allowed=allowed, run_s=run_s, rung=allowed.rung)
    shares = _shares(asked, week, allowed)
    share = shares.get(day, 0)
    metres = min(share, plan)
    metres = metres if metres >= asked.floor_m else 0
    is_long = len(shares) > 1 and day == max(shares, key=lambda at: (shares[at], at))
    return LaidRun(metres=metres, allowed=allowed, is_long=is_long and metres > 0, share_m=share)


def _shares(asked: Situation, week: RunningWeek, allowed: Allowance) -> dict[int, int]:
    """Metres by day for the whole week, as known on the day asked about."""
    weekdays = {_weekday(day): day for day in week.days}
    long_on = weekdays[long_day_of(tuple(weekdays))]
    long_m, other_m = _long_plan(asked, max(long_on, asked.day), allowed)
    for most in (week.most_m, run_most_m(asked)):
        if most is not None:
            long_m, other_m = min(long_m, most), min(other_m, most)
    line, most_of_week = asked.line.metres, week_most_m(asked)
    ask = WeekAsk(
        days=tuple(weekdays),
        of=week.of,
        line_m=line if most_of_week is None else min(line, most_of_week),
        long_m=long_m,
        other_m=other_m,
        floor_m=asked.floor_m,
    )
    return {weekdays[at]: metres for at, metres in week_shares(ask, asked.params).items()}


def _long_plan(asked: Situation, long_on: int, allowed: Allowance) -> tuple[int, int]:
    """P and H: what the long run may be on its own day, ages counted to it and everything else
    as known now, and the others; in a flare both are its step."""
    step = allowed.limit("FLARE")
    if step is not None and step.plan_m is not None:
        return step.plan_m, step.plan_m
    then, long = asked, allowed.limit("LONG")
    if long_on != asked.day:
        then = Situation(asked.view, long_on, asked.standing, asked.history, asked.day)
        long = long_limit(then)
    plan = 0 if long is None or long.plan_m is None else long.plan_m
    return plan, min(plan, then.base.longest[0])


def _weekday(day: int) -> int:
    # Ordinal 1 was a Monday.
    return (day - 1) % WEEK


def running_week(
    day: int,
    run_days: Sequence[int],
    history: History,
    *,
    without: frozenset[int] = frozenset(),
    more: frozenset[int] = frozenset(),
) -> RunningWeek:
    """The run days of the calendar week that holds a day: those of the runner, without the ones
    that were given up, and with those a run was moved to by hand."""
    first = week_first(day, history.week_start)
    start = 0 if history.start is None else history.start.toordinal()
    here = [at for at in range(first, first + WEEK) if _weekday(at) in run_days and at >= start]
    days = {at for at in here if at not in without} | {
        at for at in more if first <= at < first + WEEK
    }
    return RunningWeek(days=tuple(sorted(days)), of=max(len(set(run_days)), len(days)))


def planned_run(laid: LaidRun, day: int, new_id: str, plan: str, phase: str) -> PlannedRun:
    """The card of a laid run."""
    rung = laid.rung if laid.run_s is not None else None
    walked = rung is not None and rung < TOP_RUNG
    kind = RunKind.WALK_RUN if walked else RunKind.LONG if laid.is_long else RunKind.EASY
    return PlannedRun(
        id=new_id,
        date=date.fromordinal(day),
        distance_m=laid.metres,
        duration_s=laid.run_s,
        run_kind=kind,
        rung=rung,
        plan=plan,
        phase=phase,
    )
