"""Calendars for the tests of what is planned: a small plan, its cards, and what is asked."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import msgspec

from planner.domain.knee.history import History
from planner.domain.knee.parameters import DEFAULTS
from planner.domain.values.exercise import Dose, Exercise, Rung
from planner.domain.values.plan import Phase, Plan, Prescription, RunPrescription, SessionTemplate
from planner.domain.values.run import PlannedRun
from planner.domain.values.session import Item, PlannedSession
from planner.domain.weeks.phases import Entry, weeks_ahead
from planner.domain.weeks.replan import Ask, Replan
from planner.domain.weeks.resolve import resolve
from planner.domain.weeks.schedule import Planned
from tests.domain.load_facts import DAY, ago

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
    runs=RunPrescription(per_week=3),
)
LATE = Phase(
    id="late",
    name="Late",
    weeks=(4, 8),
    sessions=(template("strong", "squat", "step_down", apart=True, per_week=(2, 3)),),
    runs=RunPrescription(per_week=(2, 3), long_run=True),
)
PLAN = Plan(id="two", name="Two phases", phases=(EARLY, LATE))
START = ago(3)
"""A Monday: `DAY` is a Thursday."""


def asked(
    *cards: Planned, phase: Phase = LATE, today: date = DAY, days: int = 14, **more: Any
) -> Ask:
    """What is asked of a runner who entered `phase` with the plan; all days are free."""
    facts: dict[str, Any] = {"exercise_days": tuple(range(7)), "run_days": (1, 3, 5, 6)}
    last = date.fromordinal(today.toordinal() + days - 1)
    return Ask(
        plan=PLAN,
        weeks=weeks_ahead(PLAN, START, (Entry(phase, START),), today, last),
        cards=cards,
        **(facts | more),
    )


def solved(ask: Ask, known: History, today: date = DAY, days: int = 14) -> Replan:
    """The solution, with the cards' runs in the history."""
    runs = tuple(card for card in ask.cards if isinstance(card, PlannedRun) and not card.skipped)
    known = msgspec.structs.replace(known, planned=runs, start=known.start or START)
    return resolve(ask, known, EXERCISES, today, DEFAULTS, days)


def applied(ask: Ask, replan: Replan) -> Ask:
    """What would be asked once all of it is taken up."""
    cards = {card.id: card for card in ask.cards}
    for number, change in enumerate(replan.changes):
        if change.before is not None:
            del cards[change.before.id]
        if change.after is not None:
            name = change.after.id if change.before is not None else f"kept-{number}"
            cards[name] = msgspec.structs.replace(change.after, id=name)
    return msgspec.structs.replace(ask, cards=tuple(cards.values()))


def session(ahead: int, *items: str, name: str = "light", **more: Any) -> PlannedSession:
    """A session of the plan so many days after `DAY`."""
    facts: dict[str, Any] = {"plan": PLAN.id, "phase": "early", "template": name}
    return PlannedSession(
        id=f"{name}-{ahead}",
        date=ago(-ahead),
        name=name,
        items=tuple(Item(exercise=item, dose=BASE) for item in items or ("quad_set", "slr")),
        **(facts | more),
    )


def run_card(ahead: int, km: float = 4.0, **more: Any) -> PlannedRun:
    """A run of the plan so many days after `DAY`."""
    facts: dict[str, Any] = {"plan": PLAN.id, "phase": "late"}
    return PlannedRun(
        id=f"run+{ahead}", date=ago(-ahead), distance_m=round(km * 1000), **(facts | more)
    )


def placed_runs(replan: Replan) -> list[PlannedRun]:
    """The runs as they would stand, in order."""
    after = (change.after for change in replan.changes)
    return sorted(
        (card for card in after if isinstance(card, PlannedRun)), key=lambda card: card.date
    )


def placed_sessions(replan: Replan) -> list[PlannedSession]:
    """The sessions as they would stand, in order."""
    after = (change.after for change in replan.changes)
    return sorted(
        (card for card in after if isinstance(card, PlannedSession)), key=lambda card: card.date
    )


def reasons_of(replan: Replan, card_id: str) -> set[str]:
    """Ids of the reasons a card's change gives."""
    changes: Iterable[Any] = replan.changes
    return {
        reason.id for change in changes if change.card.id == card_id for reason in change.reasons
    }
