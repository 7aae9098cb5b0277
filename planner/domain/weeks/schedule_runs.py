"""Planned runs whose distances come from the caps, as if each were run and stayed green."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import groupby

from planner.domain.caps.load import Allowance, allowance
from planner.domain.knee.history import History
from planner.domain.knee.parameters import Parameters
from planner.domain.values.calendar import WEEK
from planner.domain.values.plan import Phase, Plan
from planner.domain.values.run import PlannedRun, RunKind

NewId = Callable[[], str]
RunDay = tuple[date, Phase, bool]
"""Day, phase, and whether it is the week's long run."""

LONG_SHARE = 40
"""Per cent of the week's distance that the long run takes where there is one (evidence.md 3.4:
at most 1.25 / runs a week, which is 42 % of three runs)."""
LEAST_M = 500
"""A shorter run is not worth planning."""


def lay_runs(
    run_days: tuple[RunDay, ...],
    history: History,
    plan: Plan,
    start: date,
    today: date,
    parameters: Parameters,
    new_id: NewId,
) -> tuple[PlannedRun, ...]:
    """A planned run on each of the days that the caps leave room for, none over its plan limit.

    Laid in order, each assuming that the earlier ones are run as planned and stay green. Where
    the walk-run ladder is in force the run is its session.
    """
    laid: list[PlannedRun] = []
    for _, group in groupby(run_days, key=lambda one: (one[0] - start) // WEEK):
        week = tuple(group)
        room: int | None = None
        for day, phase, is_long in week:
            known = history.replanned((*history.planned, *laid))
            allowed = allowance(day, known, today, parameters)
            if room is None:
                room = week_room(allowed)
            share = room * share_of(week, is_long) // 100
            run = run_for(day, phase, plan, allowed, share, new_id, is_long=is_long)
            if run is not None:
                laid.append(run)
    return tuple(laid)


def week_room(first: Allowance) -> int:
    """Metres to spread over a week, seen from its first run: the weekly plan line as a whole."""
    for rule in ("DELOAD", "WEEK"):
        limit = first.limit(rule)
        if limit is None:
            continue
        if rule == "DELOAD" and limit.plan_m is not None:
            return limit.plan_m
        line = limit.input("plan") or limit.input("first_week")
        if isinstance(line, int):
            return line
    return first.plan_m * 3


def share_of(week: tuple[RunDay, ...], is_long: bool) -> int:
    """Per cent of the week's metres for one of its runs."""
    has_long = any(long for _, _, long in week)
    return share_of_many(len(week), has_long=has_long, is_long=is_long)


def share_of_many(runs: int, *, has_long: bool, is_long: bool) -> int:
    """Per cent of the metres of a week of so many runs, for one of them."""
    if not has_long:
        return 100 // runs
    return LONG_SHARE if is_long else (100 - LONG_SHARE) // max(1, runs - 1)


def most_of(phase: Phase, allowed: Allowance) -> int:
    """Metres of the longest run the phase would have planned on a day."""
    if phase.runs is not None and not phase.runs.grow and allowed.longest_m is not None:
        return min(allowed.plan_m, allowed.longest_m)
    return allowed.plan_m


def run_for(
    day: date,
    phase: Phase,
    plan: Plan,
    allowed: Allowance,
    share: int,
    new_id: NewId,
    *,
    is_long: bool,
) -> PlannedRun | None:
    """The plan's run of a day: `share` metres as far as the caps allow, or the ladder's session;
    None if that would not be worth it."""
    most = most_of(phase, allowed)
    ladder = allowed.limit("LADDER")
    if ladder is not None and allowed.run_s is not None:
        rung = ladder.input("rung")
        if most < 100:
            return None
        return PlannedRun(
            id=new_id(),
            date=day,
            distance_m=most,
            duration_s=allowed.run_s,
            run_kind=RunKind.WALK_RUN,
            rung=rung if isinstance(rung, int) else None,
            plan=plan.id,
            phase=phase.id,
        )
    metres = min(most, share) // 100 * 100
    if metres < LEAST_M:
        return None
    kind = RunKind.LONG if is_long else RunKind.EASY
    return PlannedRun(
        id=new_id(), date=day, distance_m=metres, run_kind=kind, plan=plan.id, phase=phase.id
    )
