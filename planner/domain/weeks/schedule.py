"""From a plan and the runner's days to dated sessions; copying, moving, repeating.

Deterministic: the same input gives the same days and doses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from itertools import combinations, pairwise

import msgspec

from planner.domain.exercises.tiers import tier_of_items
from planner.domain.values.calendar import WEEK, days_from
from planner.domain.values.exercise import Exercise, high, low
from planner.domain.values.plan import Phase, Plan, SessionTemplate
from planner.domain.values.run import PlannedRun
from planner.domain.values.session import Item, PlannedSession

NewId = Callable[[], str]
Planned = PlannedSession | PlannedRun

HEAVY_TIER = 3
"""Knee load that is kept away from the long run: EX-4 of evidence.md 4.5 (our choice)."""

EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)

MOST_WEEKS = 16
"""No plan is laid out further ahead than this (evidence.md 11.1, programme_weeks)."""


def items_of(template: SessionTemplate, exercises: dict[str, Exercise]) -> tuple[Item, ...]:
    """The template's exercises with their doses settled; unknown exercises are left out."""
    return tuple(
        Item(
            exercise=asked.exercise,
            dose=asked.dose or exercises[asked.exercise].dose,
            optional=asked.optional,
        )
        for asked in template.items
        if asked.exercise in exercises
    )


def phase_in_week(plan: Plan, week: int) -> Phase | None:
    """The phase that week `week` (0 = first) of a plan falls in if every gate opens in time."""
    for phase in plan.phases:
        if week < high(phase.weeks):
            return phase
        week -= high(phase.weeks)
    return None


def plan_weeks(plan: Plan) -> int:
    """How many weeks a plan lays out."""
    return min(MOST_WEEKS, sum(high(phase.weeks) for phase in plan.phases))


def pick_days(
    free: tuple[date, ...],
    count: int,
    busy: dict[date, int],
    *,
    apart: bool,
    sure: date | None = None,
) -> tuple[date, ...]:
    """`count` of the free days: evenly spread, on the emptiest days, apart if asked.

    Fewer free days than wanted gives them all; if keeping apart is impossible, the choice
    with the fewest neighbours is taken. `sure` is one of the free days, and is among them.
    """
    wanted = min(count, len(free))

    def cost(chosen: tuple[date, ...]) -> tuple[bool, int, int, int, tuple[date, ...]]:
        gaps = [(later - earlier).days for earlier, later in pairwise(chosen)]
        neighbours = sum(gap == 1 for gap in gaps)
        load = sum(busy.get(day, 0) for day in chosen)
        uneven = sum((gap * wanted - 7) ** 2 for gap in gaps)
        missing = sure is not None and sure not in chosen
        return (missing, neighbours if apart else 0, load, uneven, chosen)

    return min(combinations(free, wanted), key=cost) if wanted else ()


def long_run_day(run_weekdays: tuple[int, ...]) -> int | None:
    """Weekday of the week's long run: Sunday if it is one of the running days, else Saturday,
    else the last; None without a running day."""
    return max(run_weekdays, default=None)  # Monday is 0, Sunday 6


def lay_sessions(
    plan: Plan,
    exercises: dict[str, Exercise],
    *,
    start: date,
    weekdays: tuple[int, ...],
    new_id: NewId,
    run_weekdays: tuple[int, ...] = EVERY_DAY,
) -> tuple[PlannedSession, ...]:
    """Every session of the plan on the runner's exercise days.

    Week 1 begins on `start`, whatever weekday it is; no session stands before it. What loads the
    knee much (tier 3) is kept off the day before the long run, and off its own day, as sessions
    stand before runs (EX-4); where that leaves no day at all, the rest of the session stays.
    """
    laid: list[PlannedSession] = []
    last = long_run_day(run_weekdays)
    near = () if last is None else (last, (last - 1) % 7)
    for week in range(plan_weeks(plan)):
        phase = phase_in_week(plan, week)
        if phase is None:
            break
        days = days_from(start + week * WEEK)
        free = tuple(day for day in days if day.weekday() in weekdays)
        busy: dict[date, int] = {}
        for order, template in enumerate(phase.sessions):
            items = items_of(template, exercises)
            open_days = free
            if phase.runs is not None and tier_of_items(items, exercises) >= HEAVY_TIER:
                open_days = tuple(day for day in free if day.weekday() not in near)
                if not open_days:
                    open_days, items = free, _lighter_of(items, exercises)
            count = low(template.per_week) if items else 0
            chosen = pick_days(open_days, count, busy, apart=template.stands_apart)
            for day in chosen:
                busy[day] = busy.get(day, 0) + 1
                laid.append(
                    PlannedSession(
                        id=new_id(),
                        date=day,
                        name=template.name,
                        session_kind=template.kind,
                        items=items,
                        order=order * 2,
                        plan=plan.id,
                        phase=phase.id,
                        template=template.id,
                    )
                )
    return tuple(laid)


def _lighter_of(items: tuple[Item, ...], exercises: dict[str, Exercise]) -> tuple[Item, ...]:
    """Those that do not load the knee much."""
    return tuple(one for one in items if tier_of_items((one,), exercises) < HEAVY_TIER)


def run_days(
    start: date, weeks: int, plan: Plan, weekdays: tuple[int, ...]
) -> tuple[tuple[date, Phase, bool], ...]:
    """The days of the plan's runs: day, phase, and whether it is the week's long run.

    One run a week is the long one (evidence.md 3.4), on `long_run_day`.
    """
    found: list[tuple[date, Phase, bool]] = []
    last = long_run_day(weekdays)
    for week in range(weeks):
        phase = phase_in_week(plan, week)
        if phase is None or phase.runs is None:
            continue
        days = days_from(start + week * WEEK)
        free = tuple(day for day in days if day.weekday() in weekdays)
        far = next((day for day in free if day.weekday() == last), None)
        far = far if phase.runs.long_run else None
        chosen = pick_days(free, low(phase.runs.per_week), {}, apart=True, sure=far)
        found.extend((day, phase, day == far and len(chosen) > 1) for day in chosen)
    return tuple(found)


def moved(card: Planned, day: date) -> Planned:
    """The card on another day, remembering the day it was first planned for."""
    first = card.first_planned or card.date
    return msgspec.structs.replace(
        card, date=day, first_planned=None if first == day else first, skipped=""
    )


def copied(card: Planned, day: date, new_id: NewId) -> Planned:
    """A new card like this one on another day: no tick, skip, rule or override comes along."""
    fresh = msgspec.structs.replace(
        card, id=new_id(), date=day, first_planned=None, skipped="", rule=""
    )
    if isinstance(fresh, PlannedRun):
        fresh = msgspec.structs.replace(fresh, override="", override_m=0)
    return fresh


def week_copied(cards: Iterable[Planned], weeks: int, new_id: NewId) -> tuple[Planned, ...]:
    """Copies of a week's cards, so many weeks later."""
    return tuple(copied(card, card.date + weeks * WEEK, new_id) for card in cards)


def next_free_order(cards: Iterable[Planned]) -> int:
    """The place after the last of a day's cards."""
    return max((card.order for card in cards), default=-1) + 1
