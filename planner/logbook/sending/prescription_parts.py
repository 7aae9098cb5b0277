"""The parts of a prescription, and what becomes of sessions by them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

import msgspec

from planner.domain.values.exercise import Exercise
from planner.domain.values.plan import Plan
from planner.domain.values.prescribed import PatientLimit
from planner.domain.values.session import Item, PlannedSession
from planner.domain.weeks.proposal import CardChange
from planner.exchange.plans.plan_problems import Problem


class PlanPart(msgspec.Struct, frozen=True):
    """Another plan than the one in use."""

    before: str
    """Name of the plan in use."""
    after: Plan


class LimitPart(msgspec.Struct, frozen=True):
    """A limit, and the one about the same that it takes the place of."""

    before: PatientLimit | None
    after: PatientLimit


class ItemPart(msgspec.Struct, frozen=True):
    """An exercise in sessions to come."""

    before: Item | None
    """As the sessions ask for it now; None if they do not."""
    after: Item
    session: str = ""
    """Id of the plan's session it belongs to, if one is named."""


Part = PlanPart | LimitPart | ItemPart


class PrescriptionOffer(msgspec.Struct, frozen=True, kw_only=True):
    """A prescription as far as it differs from what is in force."""

    by: str
    signed: date
    about: str
    parts: tuple[Part, ...]
    homeless: tuple[str, ...] = ()
    """Ids of exercises for which no session is planned ahead."""
    exercises: tuple[Exercise, ...] = ()
    """Those that come with it and are not known here, or otherwise."""
    warnings: tuple[Problem, ...] = ()

    @property
    def everything(self) -> frozenset[int]:
        """The places of all parts."""
        return frozenset(range(len(self.parts)))

    def has_plan(self, taken: Collection[int]) -> bool:
        """True if another plan is among the parts of these places."""
        return any(isinstance(self.parts[place], PlanPart) for place in taken)


def gone_and_new(changes: Iterable[CardChange]) -> tuple[int, int]:
    """How many cards go, and how many come."""
    rows = tuple(changes)
    return sum(one.after is None for one in rows), sum(one.before is None for one in rows)


def dosed(parts: Iterable[Part], ahead: tuple[PlannedSession, ...]) -> dict[str, PlannedSession]:
    """The sessions with the exercises that were taken, by id."""
    found: dict[str, PlannedSession] = {}
    for part in parts:
        if isinstance(part, ItemPart):
            for card in home_of(part.after.exercise, part.session, ahead):
                found[card.id] = with_item(found.get(card.id, card), part.after)
    return found


def home_of(
    exercise: str, session: str, ahead: tuple[PlannedSession, ...]
) -> tuple[PlannedSession, ...]:
    """The sessions an exercise belongs into: those named, else those that have it, else the first
    one for strength and its like."""
    if session:
        return tuple(card for card in ahead if card.template == session)
    having = tuple(card for card in ahead if item_in(card, exercise) is not None)
    if having:
        return having
    first = next((card for card in ahead if card.session_kind == "strength"), None)
    return tuple(card for card in ahead if first and card.template == first.template)


def latest(cards: tuple[PlannedSession, ...]) -> tuple[PlannedSession, ...]:
    """The last of each session of the plan: its doses are what new ones get."""
    return tuple({card.template or card.id: card for card in cards}.values())


def _asked(card: PlannedSession) -> tuple[Item, ...]:
    """What it asks for where nothing is left out."""
    return card.full or card.items


def item_in(card: PlannedSession, exercise: str) -> Item | None:
    return next((item for item in _asked(card) if item.exercise == exercise), None)


def with_item(card: PlannedSession, new: Item) -> PlannedSession:
    """A session with an exercise as it is prescribed, in its place or at the end."""
    asked = _asked(card)
    items = tuple(new if item.exercise == new.exercise else item for item in asked)
    items = items if item_in(card, new.exercise) is not None else (*asked, new)
    return msgspec.structs.replace(card, items=items, full=(), lighter=False)
