"""From a plan and the runner's days to dated sessions; copying, moving, repeating.

Deterministic: the same input gives the same days and doses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

import msgspec

from planner.domain.values.calendar import WEEK
from planner.domain.values.exercise import Exercise, high
from planner.domain.values.plan import Plan, SessionTemplate
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


def plan_weeks(plan: Plan) -> int:
    """How many weeks a plan lays out."""
    return min(MOST_WEEKS, sum(high(phase.weeks) for phase in plan.phases))


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
