"""What is wrong with planned runs and sessions: every rule they go over, in the order of days.

A broken rule makes a plan fail. A remark does not: rules that only shape a plan, a run over its
cap with a written reason, and sessions that would be better apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby

import msgspec

from planner.domain.caps.allowance import Allowance, allowance
from planner.domain.caps.limit import Limit
from planner.domain.exercises.tiers import tier_of_items
from planner.domain.knee.history import History
from planner.domain.knee.parameters import Parameters
from planner.domain.knee.safety import active_locks, highest_tier
from planner.domain.values.calendar import DAY, week_of
from planner.domain.values.exercise import Exercise
from planner.domain.values.journal import Lock
from planner.domain.values.plan import Plan
from planner.domain.values.run import PlannedRun, RunKind
from planner.domain.values.session import PlannedSession
from planner.domain.weeks.solve_sessions import HARD_TIER

APART_TIER = 2
"""Knee load that is not to come on two days running (evidence.md 4.5)."""
ORDER = "EX-4"
APART = "APART"
TWICE = "TWICE"
MOST = "EX-6"
LOCKED = "LOCK"
PHASE = "PHASE"
MOST_CORE = 6
"""Exercises of a session that are no comfort work: more lowers adherence (EX-6)."""
"""Ids of what is said of sessions, beside those of `rules.RULES`."""


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """One rule that one planned day does not keep."""

    rule: str
    day: date
    broken: bool
    """False for a remark."""
    wanted_m: int | None = None
    """Metres planned for the day; None where no distance is at fault."""
    allowed_m: int | None = None
    """What the rule alone allows that day."""
    card: str = ""
    """Name of the session, where it is one."""
    reason: str = ""
    """The runner's written reason for going over a cap."""


def lint(
    runs: Iterable[PlannedRun],
    sessions: Iterable[PlannedSession],
    history: History,
    exercises: Mapping[str, Exercise],
    plans: Mapping[str, Plan],
    later: Mapping[str, str],
    today: date,
    params: Parameters,
) -> tuple[Fault, ...]:
    """Everything these cards do not keep. `history` holds all planned runs, these too.

    A day before `today` is judged as it stood that morning; a later one with the runs planned
    before it as done. Skipped cards are passed over. `later` are the exercises of phases whose
    gates are shut (rules.md 6).
    """
    wanted = sorted((run for run in runs if not run.skipped), key=lambda run: run.date)
    cards = sorted(
        (card for card in sessions if not card.skipped), key=lambda card: (card.date, card.order)
    )
    found = [
        *_of_runs(wanted, history, today, params),
        *_heavy_before_long(wanted, cards, exercises, history.week_start),
        *_not_apart(cards, exercises, plans),
        *(
            Fault(rule=TWICE, day=later.date, broken=False, card=later.name)
            for _, later in twins(cards)
        ),
        *_too_many(cards),
        *_locked(cards, history.locks, exercises, today),
        *_too_early(cards, later),
    ]
    return tuple(sorted(found, key=lambda each: (each.day, not each.broken)))


def _of_runs(
    runs: list[PlannedRun], history: History, today: date, params: Parameters
) -> Iterator[Fault]:
    for day, group in groupby(runs, key=lambda run: run.date):
        of_day = tuple(group)
        allowed = allowance(day, history, today, params)
        for limit in allowed.limits:
            yield from _over(of_day, limit, allowed, params)


def _over(
    runs: tuple[PlannedRun, ...], limit: Limit, allowed: Allowance, params: Parameters
) -> Iterator[Fault]:
    wanted = sum(run.distance_m for run in runs)
    is_over = limit.hard_m is not None and wanted > limit.hard_m
    most = limit.hard_m if is_over else limit.plan_m
    if most is None or wanted <= most:
        return
    reason = "; ".join(run.override for run in runs if run.override)
    only_told = bool(reason) or params.cap_mode == "warn"
    yield Fault(
        rule=limit.rule,
        day=allowed.day,
        broken=limit.rule == LOCKED or (is_over and not only_told),
        wanted_m=wanted,
        allowed_m=most,
        reason=reason,
    )


def _heavy_before_long(
    runs: list[PlannedRun],
    sessions: list[PlannedSession],
    exercises: Mapping[str, Exercise],
    week_start: int,
) -> Iterator[Fault]:
    """Sessions of high knee load the day before a long run, or before it on its own day.

    Only days and the order within a day are known: the whole day before counts as 24 hours.
    """
    for run in _long_runs(runs, week_start):
        for card in sessions:
            before = card.date == run.date - DAY or (
                card.date == run.date and card.order < run.order
            )
            if before and tier_of_items(card.items, exercises) >= HARD_TIER:
                yield Fault(rule=ORDER, day=card.date, broken=True, card=card.name)


def _long_runs(runs: list[PlannedRun], week_start: int) -> Iterator[PlannedRun]:
    """The long runs of each week: those planned as such, else the longest of several. On the
    walk-run ladder there is none."""
    through = (run for run in runs if run.run_kind is not RunKind.WALK_RUN)
    for _, group in groupby(through, key=lambda run: week_of(run.date, week_start)):
        week = tuple(group)
        named = [run for run in week if run.run_kind is RunKind.LONG]
        if named:
            yield from named
        elif len(week) > 1:
            yield max(week, key=lambda run: run.distance_m)


def _not_apart(
    sessions: list[PlannedSession], exercises: Mapping[str, Exercise], plans: Mapping[str, Plan]
) -> Iterator[Fault]:
    """Sessions on consecutive days that are kept apart: one of the plan's that wants it twice,
    and any two that load the knee."""
    for place, later in enumerate(sessions):
        near = (card for card in sessions[:place] if later.date - card.date <= DAY)
        if any(_is_too_near(card, later, exercises, plans) for card in near):
            yield Fault(rule=APART, day=later.date, broken=False, card=later.name)


def _is_too_near(
    one: PlannedSession,
    other: PlannedSession,
    exercises: Mapping[str, Exercise],
    plans: Mapping[str, Plan],
) -> bool:
    origins = [(card.plan, card.phase, card.template) for card in (one, other)]
    if other.template and origins[0] == origins[1] and _is_apart(other, plans):
        return True
    loads = min(tier_of_items(card.items, exercises) for card in (one, other)) >= APART_TIER
    return loads and one.date < other.date


def twins(sessions: Iterable[PlannedSession]) -> Iterator[tuple[PlannedSession, PlannedSession]]:
    """Two sessions of one day that ask for the same exercise: a repeat on top of the plan's own."""
    by_day: dict[date, list[PlannedSession]] = {}
    for card in sessions:
        asked = {item.exercise for item in card.items if not item.optional}
        for other in by_day.get(card.date, ()):
            if asked & {item.exercise for item in other.items if not item.optional}:
                yield other, card
                break
        by_day.setdefault(card.date, []).append(card)


def _too_many(sessions: list[PlannedSession]) -> Iterator[Fault]:
    """Sessions with more core exercises than people keep up."""
    for card in sessions:
        if sum(not item.optional for item in card.items) > MOST_CORE:
            yield Fault(rule=MOST, day=card.date, broken=False, card=card.name)


def _locked(
    sessions: list[PlannedSession],
    locks: Iterable[Lock],
    exercises: Mapping[str, Exercise],
    today: date,
) -> Iterator[Fault]:
    """Sessions that an open red flag bars, whole or in part (RF-2)."""
    held = tuple(locks)
    for card in sessions:
        active = active_locks(held, min(card.date, today))
        found = [each for lock in active for each in lock.findings]
        most = highest_tier(found)
        above = most is not None and tier_of_items(card.items, exercises) > most
        if above or any(lock.scope == "all" for lock in active):
            yield Fault(rule=LOCKED, day=card.date, broken=True, card=card.name)


def _too_early(sessions: list[PlannedSession], later: Mapping[str, str]) -> Iterator[Fault]:
    """Sessions with exercises of a phase whose gate is shut."""
    for card in sessions:
        if any(item.exercise in later for item in card.items):
            yield Fault(rule=PHASE, day=card.date, broken=True, card=card.name)


def _is_apart(card: PlannedSession, plans: Mapping[str, Plan]) -> bool:
    plan = plans.get(card.plan)
    phase = None if plan is None else plan.phase(card.phase)
    if phase is None:
        return False
    return any(
        template.id == card.template and template.stands_apart for template in phase.sessions
    )
