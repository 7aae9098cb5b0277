"""Solves the calendar: from plan, phase, free days, facts and rules to dated cards.

The one planner: setup, an import, a flare and a new solution all ask it. Deterministic, and at
rest once applied: solving the answer again proposes nothing. What the runner made, moved or excused
by hand stays unless a rule forbids it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import msgspec

from planner.domain.knee.history import History
from planner.domain.knee.parameters import Parameters
from planner.domain.values.exercise import Exercise
from planner.domain.values.reason import Reason
from planner.domain.values.session import PlannedSession
from planner.domain.weeks.ask import AHEAD_DAYS, Ask
from planner.domain.weeks.proposal import NEW, CardChange, Proposal, week_changes
from planner.domain.weeks.schedule import Planned
from planner.domain.weeks.solve_runs import SolvedRuns
from planner.domain.weeks.solve_sessions import SolvedSessions

MOST_ROUNDS = 6
"""Rounds until the sessions are taken as they are; two are usual."""


def solve(
    ask: Ask,
    history: History,
    exercises: Mapping[str, Exercise],
    today: date,
    params: Parameters,
    days: int = AHEAD_DAYS,
) -> Proposal:
    """A solution of the `days` days from `today` on.

    Runs first, by the layout of their weeks; then sessions around them. What one round of sessions
    gives up may make room for another, so it is asked again until nothing changes. Sources:
    rules.md 6, evidence.md 4.5 (EX-4, EX-5); which wish gives way to which is our choice.
    """
    last = today + timedelta(days=days - 1)
    runs = SolvedRuns(ask, history, today, last, params)
    changes, trades = _sessions(ask, history, exercises, runs, params)
    row = tuple(sorted((*runs.changes, *changes), key=_place))
    return Proposal(
        first=today,
        last=last,
        changes=row,
        weeks=week_changes(
            tuple(run for run in history.runs if run.date <= today),
            row,
            today,
            last,
            history.week_start,
        ),
        trades=trades,
    )


def _sessions(
    ask: Ask,
    history: History,
    exercises: Mapping[str, Exercise],
    runs: SolvedRuns,
    params: Parameters,
) -> tuple[list[CardChange], tuple[Reason, ...]]:
    standing, told = ask, dict[str, tuple[Reason, ...]]()
    for number in range(MOST_ROUNDS):
        solved = SolvedSessions(standing, history, exercises, runs, params)
        fresh = [_renamed(change, number) for change in solved.changes]
        for change in fresh:
            if change.changed:
                name = change.card.id
                told[name] = _both(told.get(name, ()), change.reasons)
        if not any(change.changed for change in fresh):
            break
        standing = _applied(standing, fresh)
    before = _sessions_of(ask)
    after = _sessions_of(standing)
    found = [
        CardChange(before=before.get(name), after=after.get(name), reasons=told.get(name, ()))
        for name in {**before, **after}
    ]
    kept = [one for one in found if one.changed or _is_open(ask, one.card, runs)]
    return kept, tuple(solved.trades)


def _sessions_of(ask: Ask) -> dict[str, PlannedSession]:
    return {card.id: card for card in ask.cards if isinstance(card, PlannedSession)}


def _is_open(ask: Ask, card: Planned, runs: SolvedRuns) -> bool:
    if card.skipped or card.id in ask.settled:
        return False
    return runs.today <= card.date <= runs.last


def _renamed(change: CardChange, number: int) -> CardChange:
    """An added card with an id of its own round."""
    if change.before is not None or change.after is None:
        return change
    name = f"{NEW}{number}/{change.after.id.removeprefix(NEW)}"
    return msgspec.structs.replace(change, after=msgspec.structs.replace(change.after, id=name))


def _applied(ask: Ask, changes: list[CardChange]) -> Ask:
    cards = {card.id: card for card in ask.cards}
    for change in changes:
        if change.after is None:
            del cards[change.card.id]
        else:
            cards[change.after.id] = change.after
    return msgspec.structs.replace(ask, cards=tuple(cards.values()))


def _both(first: tuple[Reason, ...], more: tuple[Reason, ...]) -> tuple[Reason, ...]:
    return (*first, *(reason for reason in more if reason not in first))


def _place(change: CardChange) -> tuple[date, int, str]:
    there = change.after if change.after is not None else change.card
    return (there.date, there.order, there.id)
