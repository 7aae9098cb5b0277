"""The plan in force, or a week, with limits as a file for a physiotherapist, which `plan apply`
reads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, get_args

import msgspec

from planner.domain.values.calendar import DAY, WEEK, week_of
from planner.domain.values.errors import NotFoundError
from planner.domain.values.exercise import Exercise
from planner.domain.values.plan import (
    APART_MOST,
    Phase,
    Plan,
    Prescription,
    SessionKind,
    SessionTemplate,
)
from planner.domain.values.prescribed import PatientLimit, PrescribedItem, in_force
from planner.domain.values.session import PlannedSession
from planner.exchange.plans.plan_files import bundled_folder, load_library
from planner.exchange.plans.prescription_shape import FilePrescription, as_file
from planner.exchange.plans.toml_text import toml_text
from planner.logbook.logbook import Logbook
from planner.logbook.prescribed import limits_of
from planner.wording import days

HEAD = """\
# A plan of easeback with the doses and limits in force. Change what you like under
# [prescription] and sign it there with your name and the date: the runner sees every change
# before and after, and takes it up with `easeback plan apply FILE`, or key I.
# `easeback check FILE` tells every slip. Limits: kind = "run_pain" (limit in points, 3 to 5),
# "no_running", "run_km", "run_minutes", "week_km", "week_minutes", "max_tier" (0 to 3),
# "no_stairs", "without" (what = exercise), "skip_phase" (what = phase), "advice" (words);
# each with until = DAY or weeks = NUMBER.

"""
KINDS: dict[str, SessionKind] = {kind: kind for kind in get_args(SessionKind)}
UNSIGNED = "saved by the runner, not signed yet"


def plan_text(book: Logbook) -> str:
    """The plan in force, as a file. Raises NotFoundError without a plan."""
    profile = book.profile
    plan = book.plans.get(profile.plan) if profile else None
    if profile is None or plan is None:
        raise NotFoundError("There is no plan yet.", "Set one up: easeback setup --help")
    ahead = book.cards.sessions_ahead()
    latest = {card.template: card for card in ahead if card.template}
    return _text(book, plan, _items(book, latest))


def week_text(book: Logbook, day: date) -> str:
    """The week that holds a day as a plan of one phase, which repeats it. Raises NotFoundError for
    a week without a session and a run."""
    first = week_of(day, book.week_start)
    cards = [card for card in book.cards.planned(first, first + WEEK - DAY) if not card.skipped]
    sessions = [card for card in cards if isinstance(card, PlannedSession) and card.items]
    if not cards:
        raise NotFoundError(
            f"Nothing is planned in the week of {book.dated(first)}.", "Name a day of another."
        )
    counts = Counter(map(_template_of, sessions))
    latest = {_template_of(card): card for card in sessions}
    used = book.plans.get(book.profile.plan) if book.profile else None
    known = (one for each in (used.phases if used else ()) for one in each.sessions)
    apart = {one.id for one in known if one.apart}
    templates = (
        SessionTemplate(
            id=name,
            name=card.name,
            kind=KINDS.get(card.session_kind, "strength"),
            per_week=counts[name],
            apart=name in apart and counts[name] <= APART_MOST,
            items=_prescribed(book, card),
        )
        for name, card in latest.items()
    )
    phase = Phase(
        id="week", name="This week", weeks=1, runs=len(sessions) < len(cards),
        sessions=tuple(one for one in templates if one.items),
    )  # fmt: skip
    plan = Plan(id=f"week-{first.isoformat()}", name=f"Week of {days.full(first)}", phases=(phase,))
    return _text(book, plan, _items(book, latest))


def _template_of(card: PlannedSession) -> str:
    """The id of a session of the plan; of one's own an id made of its name."""
    made = re.sub(r"[^a-z0-9]+", "-", card.name.casefold()).strip("-")
    return card.template or made or "session"


def _prescribed(book: Logbook, card: PlannedSession) -> tuple[Prescription, ...]:
    return tuple(
        Prescription(exercise=item.exercise, dose=item.dose, optional=item.optional)
        for item in {item.exercise: item for item in card.full or card.items}.values()
        if item.exercise in book.exercises
    )


def _text(book: Logbook, plan: Plan, items: tuple[PrescribedItem, ...]) -> str:
    limits = in_force(limits_of(book), book.today)
    latest = max(limits, key=lambda one: (one.signed, one.by), default=None)
    given = FilePrescription(
        by=latest.by if latest else UNSIGNED,
        date=latest.signed if latest else book.today,
        limits=tuple(as_file(one) for one in limits),
        items=items,
    )
    own = _own_exercises(book, plan, items, limits)
    raw: dict[str, Any] = {
        **_plain(plan),
        "prescription": _plain(given),
        **({"exercises": [_plain(one) for one in own]} if own else {}),
    }
    return HEAD + toml_text(raw)


def _items(book: Logbook, sessions: Mapping[str, PlannedSession]) -> tuple[PrescribedItem, ...]:
    """What sessions ask for, by the id of each."""
    return tuple(
        PrescribedItem(
            exercise=item.exercise,
            session=name,
            dose=item.dose,
            variant=item.variant,
            optional=item.optional,
        )
        for name, card in sessions.items()
        for item in card.full or card.items
        if item.exercise in book.exercises
    )


def _own_exercises(
    book: Logbook,
    plan: Plan,
    items: Iterable[PrescribedItem],
    limits: Iterable[PatientLimit],
) -> tuple[Exercise, ...]:
    """The exercises named that do not come with the program as they are here."""
    named = {one.exercise for phase in plan.phases for each in phase.sessions for one in each.items}
    named |= {one.exercise for one in items}
    named |= {one.what for one in limits if one.limit == "without"}
    bundled = load_library([bundled_folder()])
    found = (book.exercises[name] for name in sorted(named) if name in book.exercises)
    return tuple(one for one in found if bundled.get(one.id) != one)


def _plain(value: msgspec.Struct) -> dict[str, Any]:
    """A value as plain ones; days stay days, which TOML has."""
    made = msgspec.to_builtins(value, builtin_types=(date,))
    assert isinstance(made, dict)
    return made
