"""Solves the calendar anew: from plan, phase, free days, facts and caps to dated cards.

Deterministic, and at rest once applied: solving the answer again proposes nothing. Hard rules
(locks, hard caps, days between runs, tier 3 before a long run) are never broken; what the runner
made, moved or excused by hand stays unless one of them forbids it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import msgspec

from planner.domain.knee.history import History
from planner.domain.knee.parameters import Parameters
from planner.domain.values.calendar import WEEK, weeks_between
from planner.domain.values.exercise import Exercise
from planner.domain.values.reason import Reason
from planner.domain.values.run import PlannedRun
from planner.domain.weeks.proposal import WeekChange
from planner.domain.weeks.replan import AHEAD_DAYS, NEW, Ask, CardChange, Replan
from planner.domain.weeks.resolve_runs import Asked, SolvedRuns
from planner.domain.weeks.resolve_sessions import SolvedSessions
from planner.domain.weeks.schedule import Planned

MOST_ROUNDS = 6
"""Rounds until a solution is taken as it is; two are usual."""


def resolve(
    ask: Ask,
    history: History,
    exercises: Mapping[str, Exercise],
    today: date,
    params: Parameters,
    days: int = AHEAD_DAYS,
) -> Replan:
    """A solution of the `days` days from `today` on.

    Runs first, as their caps decide; then sessions around them. What one round gives up may make
    room for another card, so it is asked again until nothing changes. Sources: evidence.md 4.5
    (EX-4, EX-5), 11.4-11.8; which wish gives way to which is our choice.
    """
    last = today + timedelta(days=days - 1)
    known = history.as_of(today)
    standing = ask
    told: dict[str, tuple[Reason, ...]] = {}
    trades: tuple[Reason, ...] = ()
    asked: Asked = {}
    runs = SolvedRuns(ask, known, today, last, params, asked)
    for number in range(MOST_ROUNDS):
        if any(change.changed for change in runs.changes):
            # Runs depend on no session: as long as none changes, they are solved.
            runs = runs if number == 0 else SolvedRuns(standing, known, today, last, params, asked)
        sessions = SolvedSessions(standing, known, exercises, runs.laid, today, last, params)
        changes = _numbered((*runs.changes, *sessions.changes), number)
        trades = (*runs.trades, *sessions.trades)
        for change in changes:
            if change.changed:
                told[change.card.id] = _both(told.get(change.card.id, ()), change.reasons)
        if not any(change.changed for change in changes):
            break
        standing = _applied(standing, changes)
    found = _composed(ask, standing, told, today, last)
    return Replan(
        first=today,
        last=last,
        changes=found,
        weeks=_weeks(known, found, today, last),
        trades=trades,
    )


def _numbered(changes: tuple[CardChange, ...], number: int) -> list[CardChange]:
    """The changes of a round in order, each added card with an id of its own."""
    row = sorted(changes, key=_place)
    return [_renamed(change, f"{NEW}{number}-{place}") for place, change in enumerate(row)]


def _renamed(change: CardChange, name: str) -> CardChange:
    if change.before is not None or change.after is None:
        return change
    after = msgspec.structs.replace(change.after, id=name)
    return msgspec.structs.replace(change, after=after)


def _applied(ask: Ask, changes: list[CardChange]) -> Ask:
    cards = {card.id: card for card in ask.cards}
    for change in changes:
        if change.after is None:
            del cards[change.card.id]
        else:
            cards[change.after.id] = change.after
    return msgspec.structs.replace(ask, cards=tuple(cards.values()))


def _composed(
    ask: Ask, standing: Ask, told: dict[str, tuple[Reason, ...]], today: date, last: date
) -> tuple[CardChange, ...]:
    """Every card that was open, before and after all rounds."""
    before = {card.id: card for card in ask.cards}
    after = {card.id: card for card in standing.cards}
    changes = [
        CardChange(before=before.get(name), after=after.get(name), reasons=told.get(name, ()))
        for name in {**before, **after}
    ]
    return tuple(
        sorted(
            (one for one in changes if one.changed or _is_open(ask, one, today, last)), key=_place
        )
    )


def _is_open(ask: Ask, change: CardChange, today: date, last: date) -> bool:
    card = change.card
    return today <= card.date <= last and not card.skipped and card.id not in ask.settled


def _both(first: tuple[Reason, ...], more: tuple[Reason, ...]) -> tuple[Reason, ...]:
    known = {reason.id for reason in first}
    return (*first, *(reason for reason in more if reason.id not in known))


def _place(change: CardChange) -> tuple[date, int, str]:
    there = change.after if change.after is not None else change.card
    return (there.date, there.order, there.id)


def _weeks(
    history: History, runs: tuple[CardChange, ...], today: date, last: date
) -> tuple[WeekChange, ...]:
    done = [run for run in history.runs if run.date <= today]
    found = []
    for first in weeks_between(today, last, history.week_start):
        end = first + WEEK - timedelta(days=1)
        ran = sum(run.distance_m for run in done if first <= run.date <= end)
        before = sum(_metres(change.before, first, end) for change in runs)
        after = sum(_metres(change.after, first, end) for change in runs)
        found.append(WeekChange(first=first, before_m=ran + before, after_m=ran + after))
    return tuple(found)


def _metres(card: Planned | None, first: date, end: date) -> int:
    if not isinstance(card, PlannedRun) or not first <= card.date <= end:
        return 0
    return card.distance_m
