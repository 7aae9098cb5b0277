"""The plan in force with its limits, as a file for a physiotherapist: what `plan apply` reads."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import msgspec

from planner.domain.values.calendar import WEEK
from planner.domain.values.errors import NotFoundError
from planner.domain.values.exercise import Exercise
from planner.domain.values.plan import Plan
from planner.domain.values.prescribed import PatientLimit, PrescribedItem, in_force
from planner.domain.values.session import PlannedSession
from planner.domain.weeks.schedule import MOST_WEEKS
from planner.exchange.plan_files import bundled_folder, load_library
from planner.exchange.prescription_shape import FilePrescription, as_file
from planner.exchange.toml_text import toml_text
from planner.logbook.logbook import Logbook
from planner.logbook.prescribed import limits_of

HEAD = """\
# A plan of easeback with the doses and limits in force. Change what you like under
# [prescription] and sign it there with your name and the date: the runner sees every change
# before and after, and takes it up with `easeback plan apply FILE`, or key I.
# `easeback check FILE` tells every slip. Limits: kind = "run_pain" (limit in points, 3 to 5),
# "no_running", "run_km", "run_minutes", "week_km", "week_minutes", "max_tier" (0 to 3),
# "no_stairs", "without" (what = exercise), "skip_phase" (what = phase), "advice" (words);
# each with until = DAY or weeks = NUMBER.

"""
UNSIGNED = "saved by the runner, not signed yet"


def plan_text(book: Logbook) -> str:
    """The file. Raises NotFoundError without a plan."""
    profile = book.profile
    plan = book.plans.get(profile.plan) if profile else None
    if profile is None or plan is None:
        raise NotFoundError("There is no plan yet.", "Set one up: easeback setup --help")
    limits = in_force(limits_of(book), book.today)
    latest = max(limits, key=lambda one: (one.signed, one.by), default=None)
    items = _items(book)
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


def _items(book: Logbook) -> tuple[PrescribedItem, ...]:
    """What the sessions ahead ask for now, each session of the plan by its last one."""
    ahead = [
        card
        for card in book.cards.planned(book.today, book.today + MOST_WEEKS * WEEK)
        if isinstance(card, PlannedSession) and not card.skipped and card.template
        if not book.cards.has_facts(card)
    ]
    latest = {card.template: card for card in ahead}
    return tuple(
        PrescribedItem(
            exercise=item.exercise, session=card.template, dose=item.dose,
            variant=item.variant, optional=item.optional,
        )
        for card in latest.values()
        for item in card.full or card.items
        if item.exercise in book.exercises
    )  # fmt: skip


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
