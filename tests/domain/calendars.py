"""Calendars for the tests of what is planned: a small plan, its cards, and what is asked.

Days are those of `facts`: 0 is a Monday, the plan's first day; `TODAY` is the Thursday after.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import msgspec

from planner.domain.knee.history import History
from planner.domain.knee.parameters import DEFAULTS
from planner.domain.values.calendar import DAY
from planner.domain.values.exercise import Dose, Exercise, Rung
from planner.domain.values.plan import Phase, Plan, Prescription, SessionTemplate
from planner.domain.values.run import PlannedRun
from planner.domain.values.session import Item, PlannedSession
from planner.domain.weeks.ask import AHEAD_DAYS, Ask
from planner.domain.weeks.phases import PhaseEntry, weeks_ahead
from planner.domain.weeks.proposal import Proposal
from planner.domain.weeks.schedule import Planned
from planner.domain.weeks.solve import solve
from tests.domain.facts import on

BASE = Dose(sets=3, reps=10)
LADDER = (
    Rung(name="own weight", dose=Dose(sets=3, reps=8)),
    Rung(name="own weight", dose=BASE),
    Rung(name="own weight", dose=Dose(sets=3, reps=12)),
    Rung(name="loop band", dose=Dose(sets=3, reps=8)),
)


def exercise(name: str, tier: int, **more: Any) -> Exercise:
    facts: dict[str, Any] = {
        "muscles": ("quadriceps",), "groups": ("quadriceps",), "dose": BASE, "ladder": LADDER,
    }  # fmt: skip
    return Exercise(id=name, name=name, tier=tier, **(facts | more))


EXERCISES = {
    one.id: one
    for one in (
        exercise("quad_set", 0),
        exercise("slr", 0, next=("squat",)),
        exercise("squat", 2),
        exercise("step_down", 3, next=("quad_set",)),
        exercise("roll", 0, optional=True, muscles=("outer",), groups=("outer thigh",)),
    )
}


def template(name: str, *items: str, **more: Any) -> SessionTemplate:
    asked = tuple(Prescription(exercise=item) for item in items)
    fields: dict[str, Any] = {"id": name, "name": name, "per_week": 2, "items": asked} | more
    return SessionTemplate(**fields)


EARLY = Phase(
    id="early",
    name="Early",
    weeks=2,
    sessions=(template("light", "quad_set", "slr"),),
    runs=True,
)
LATE = Phase(
    id="late",
    name="Late",
    weeks=(4, 8),
    sessions=(template("strong", "squat", "step_down", apart=True, per_week=(2, 3)),),
    runs=True,
)
PLAN = Plan(id="two", name="Two phases", phases=(EARLY, LATE))
START = on(0)
TODAY = on(3)


def asked(
    *cards: Planned, phase: Phase = LATE, today: date = TODAY, days: int = AHEAD_DAYS, **more: Any
) -> Ask:
    """What is asked of a runner who entered `phase` with the plan; every day is free for
    exercise, and Tuesday, Thursday, Saturday and Sunday for running."""
    facts: dict[str, Any] = {"exercise_days": tuple(range(7)), "run_days": (1, 3, 5, 6)}
    last = today + (days - 1) * DAY
    return Ask(
        plan=PLAN,
        weeks=weeks_ahead(START, (PhaseEntry(phase, START),), today, last),
        cards=cards,
        **(facts | more),
    )


def solved(ask: Ask, known: History, today: date = TODAY, days: int = AHEAD_DAYS) -> Proposal:
    """The solution, with the cards' runs in the history."""
    runs = tuple(card for card in ask.cards if isinstance(card, PlannedRun) and not card.skipped)
    known = msgspec.structs.replace(known, planned=runs, start=known.start or START)
    return solve(ask, known, EXERCISES, today, DEFAULTS, days)


def applied(ask: Ask, proposal: Proposal) -> Ask:
    """What would be asked once all of it is taken up."""
    cards = {card.id: card for card in ask.cards}
    for number, change in enumerate(proposal.changes):
        if change.before is not None:
            del cards[change.before.id]
        if change.after is not None:
            name = change.after.id if change.before is not None else f"kept-{number}"
            cards[name] = msgspec.structs.replace(change.after, id=name)
    return msgspec.structs.replace(ask, cards=tuple(cards.values()))


def session(day: int, *items: str, name: str = "light", **more: Any) -> PlannedSession:
    """A session of the plan on that day."""
    facts: dict[str, Any] = {"plan": PLAN.id, "phase": "early", "template": name}
    return PlannedSession(
        id=f"{name}-{day}",
        date=on(day),
        name=name,
        items=tuple(Item(exercise=item, dose=BASE) for item in items or ("quad_set", "slr")),
        **(facts | more),
    )


def run_card(day: int, km: float = 4.0, **more: Any) -> PlannedRun:
    """A run of the plan on that day."""
    facts: dict[str, Any] = {"plan": PLAN.id, "phase": "late"}
    return PlannedRun(id=f"run-{day}", date=on(day), distance_m=round(km * 1000), **(facts | more))


def placed_runs(proposal: Proposal) -> list[PlannedRun]:
    """The runs as they would stand, in order."""
    after = (change.after for change in proposal.changes)
    return sorted(
        (card for card in after if isinstance(card, PlannedRun)), key=lambda card: card.date
    )


def placed_sessions(proposal: Proposal) -> list[PlannedSession]:
    """The sessions as they would stand, in order."""
    after = (change.after for change in proposal.changes)
    return sorted(
        (card for card in after if isinstance(card, PlannedSession)), key=lambda card: card.date
    )


def reasons_of(proposal: Proposal, card_id: str) -> set[str]:
    """Ids of the reasons a card's change gives."""
    changes: Iterable[Any] = proposal.changes
    return {
        reason.id for change in changes if change.card.id == card_id for reason in change.reasons
    }
