"""From a plan and the runner's days to dated sessions; copying, moving, repeating.

Deterministic: the same input gives the same days and doses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from itertools import combinations, pairwise

import msgspec

from planner.domain.values.calendar import WEEK, days_from
from planner.domain.values.exercise import Exercise, high, low
from planner.domain.values.plan import Phase, Plan, SessionTemplate
from planner.domain.values.run import PlannedRun
from planner.domain.values.session import Item, PlannedSession

NewId = Callable[[], str]
Planned = PlannedSession | PlannedRun

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
    free: tuple[date, ...], count: int, busy: dict[date, int], *, apart: bool
) -> tuple[date, ...]:
    """`count` of the free days: evenly spread, on the emptiest days, apart if asked.

    Fewer free days than wanted gives them all; if keeping apart is impossible, the choice
    with the fewest neighbours is taken.
    """
    wanted = min(count, len(free))

    def cost(chosen: tuple[date, ...]) -> tuple[int, int, int, tuple[date, ...]]:
        gaps = [(later - earlier).days for earlier, later in pairwise(chosen)]
        neighbours = sum(gap == 1 for gap in gaps)
        load = sum(busy.get(day, 0) for day in chosen)
        uneven = sum((gap * wanted - 7) ** 2 for gap in gaps)
        return (neighbours if apart else 0, load, uneven, chosen)

    return min(combinations(free, wanted), key=cost) if wanted else ()


def lay_sessions(
    plan: Plan,
    exercises: dict[str, Exercise],
    *,
    start: date,
    weekdays: tuple[int, ...],
    new_id: NewId,
) -> tuple[PlannedSession, ...]:
    """Every session of the plan on the runner's exercise days.

    Week 1 begins on `start`, whatever weekday it is; no session stands before it.
    """
    laid: list[PlannedSession] = []
    for week in range(plan_weeks(plan)):
        phase = phase_in_week(plan, week)
        if phase is None:
            break
        days = days_from(start + week * WEEK)
        free = tuple(day for day in days if day.weekday() in weekdays)
        busy: dict[date, int] = {}
        for order, template in enumerate(phase.sessions):
            chosen = pick_days(free, low(template.per_week), busy, apart=template.stands_apart)
            for day in chosen:
                busy[day] = busy.get(day, 0) + 1
                laid.append(
                    PlannedSession(
                        id=new_id(),
                        date=day,
                        name=template.name,
                        session_kind=template.kind,
                        items=items_of(template, exercises),
                        order=order * 2,
                        plan=plan.id,
                        phase=phase.id,
                        template=template.id,
                    )
                )
    return tuple(laid)


def run_days(
    start: date, weeks: int, plan: Plan, weekdays: tuple[int, ...]
) -> tuple[tuple[date, Phase, bool], ...]:
    """The days of the plan's runs: day, phase, and whether it is the week's long run.

    The long run is the last run of the week (evidence.md 3.4: one a week).
    """
    found: list[tuple[date, Phase, bool]] = []
    for week in range(weeks):
        phase = phase_in_week(plan, week)
        if phase is None or phase.runs is None:
            continue
        days = days_from(start + week * WEEK)
        free = tuple(day for day in days if day.weekday() in weekdays)
        chosen = pick_days(free, low(phase.runs.per_week), {}, apart=True)
        found.extend(
            (day, phase, phase.runs.long_run and day == chosen[-1] and len(chosen) > 1)
            for day in chosen
        )
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
