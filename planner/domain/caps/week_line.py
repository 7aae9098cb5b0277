"""The line of a calendar week: how much it should hold (rules.md 5.7)."""

from __future__ import annotations

from datetime import date

import msgspec

from planner.domain.caps.base import Base
from planner.domain.caps.growth import growth
from planner.domain.knee.flare import Flare, step_m
from planner.domain.knee.history import History
from planner.domain.knee.parameters import Parameters
from planner.domain.knee.standing import Known

WEEK = 7
LEAST_GOAL_WEEK_M = 30_000
LEAST_GOAL_RUN_M = 10_000
"""The ceilings where the runner named no goal, unless more is usual (rules.md 2)."""


class WeekLine(msgspec.Struct, frozen=True, kw_only=True):
    """The line of one calendar week in metres, and what it is made of."""

    first: int
    """Ordinal of the week's first day: the line is decided on it, from the facts before it."""
    metres: int
    kind: str
    """`flare`, `light`, `grow` (beyond known ground), `back` (below it) or `hold`."""
    best_m: int
    """R: the best week of 28 days the knee took."""
    known_m: int
    """K: the best of known ground."""
    goal_m: int
    """The ceiling; 0 if it did not matter."""


def goal_week_m(history: History) -> int:
    """The week beyond which nothing grows: the runner's goal, else 30 km or the typed week."""
    return history.goal_week_m or max(LEAST_GOAL_WEEK_M, history.weekly_m)


def goal_run_m(history: History) -> int:
    """The run beyond which none is lengthened: the runner's goal, else the largest of 10 km, the
    typed longest run and 0.4 of the goal week."""
    usual = max(LEAST_GOAL_RUN_M, history.longest_m, goal_week_m(history) * 2 // 5)
    return history.goal_run_m or usual


def week_first(day: int, week_start: int) -> int:
    """The first day of the calendar week of a day, both ordinals."""
    # Ordinal 1 was a Monday.
    return day - (day - 1 - week_start) % WEEK


def is_lighter(day: int, history: History, params: Parameters) -> bool:
    """True if a day falls into a lighter calendar week of the plan."""
    if not params.light_every or history.start is None:
        return False
    start = week_first(history.start.toordinal(), history.week_start)
    weeks = (week_first(day, history.week_start) - start) // WEEK
    return weeks >= 0 and weeks % params.light_every == params.light_every - 1


def week_line(view: Known, day: int, flare: Flare, history: History) -> WeekLine:
    """The line of the week that holds `day`, as it stands on that day.

    R and K are those of the week's first day, or of the plan's where it begins later: what is run
    in the week does not move its own line. `flare` is that of the day.
    """
    start = _week_start(view, week_first(day, history.week_start), history)
    kind, metres = _line(view, day, flare, history, start)
    goal = goal_week_m(history)
    return WeekLine(
        first=start.first,
        metres=metres,
        kind=kind,
        best_m=start.best_m,
        known_m=start.known_m,
        goal_m=goal if metres == goal else 0,
    )


class WeekStart(msgspec.Struct, frozen=True, kw_only=True):
    """What a week's line follows from: how things stood on its first day."""

    first: int
    best_m: int
    known_m: int
    floor_m: int
    open: bool
    """True if growth was open."""


def _week_start(view: Known, first: int, history: History) -> WeekStart:
    """How things stood on a week's first day; every day of the week asks for it."""
    kept = view.week_starts.get(first)
    if isinstance(kept, WeekStart):
        return kept
    flare = view.dawn(first).flare
    base = Base(view, first, flare)
    locked = bool(history.locks_on(date.fromordinal(min(first, view.today))))
    found = view.week_starts[first] = WeekStart(
        first=first,
        best_m=base.week[0],
        known_m=base.known_week_m,
        floor_m=base.floor_m,
        open=growth(view, first, flare, is_locked=locked) is None,
    )
    return found


def _line(
    view: Known, day: int, flare: Flare, history: History, start: WeekStart
) -> tuple[str, int]:
    params, goal = view.params, goal_week_m(history)
    best, known = start.best_m, start.known_m
    if flare.open:
        step = step_m(flare.x, min(best, goal), params)
        return "flare", max(step, 2 * start.floor_m)
    if is_lighter(day, history, params):
        lighter = max(known * params.light_factor // 1000, params.light_floor)
        return "light", min(best, goal, lighter)
    if not (start.open and _has_stayed_well(view, start.first, day)):
        return "hold", min(best, goal)
    grown = max(best * params.week_grow // 1000, best + params.week_step)
    back = min(known, best * params.week_fast // 1000)
    kind = "back" if back > grown else "grow"
    return kind, min(max(grown, back), goal)


def _has_stayed_well(view: Known, first: int, day: int) -> bool:
    """True if nothing has hurt since the week's first day."""
    return not any(each.bad for each in view.window(first, day - 1)) and not view.is_swollen(day)
