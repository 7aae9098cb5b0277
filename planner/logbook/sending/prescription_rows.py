"""The parts of a prescription before and after, held against the program's own rules, in words."""

from __future__ import annotations

from typing import NamedTuple

from planner.domain.exercises.tiers import tier_of_item
from planner.domain.values.calendar import week_of
from planner.domain.values.errors import NotFoundError
from planner.domain.values.prescribed import PatientLimit
from planner.domain.values.session import Item
from planner.domain.weeks.schedule import plan_weeks
from planner.logbook.logbook import Logbook
from planner.logbook.sending.prescription_parts import (
    ItemPart,
    LimitPart,
    Part,
    PlanPart,
    PrescriptionOffer,
)
from planner.wording import amounts
from planner.wording.amounts import Unit
from planner.wording.entries import exercise_name
from planner.wording.prescribed import (
    above_words,
    against_words,
    holds_words,
    item_words,
    limit_words,
    replaced_words,
)


class PartRow(NamedTuple):
    """One part, as the table shows it."""

    what: str
    before: str
    after: str
    remark: str
    """How it stands to the program's own rules; empty if there is nothing to say."""


def part_row(book: Logbook, offer: PrescriptionOffer, part: Part, unit: Unit) -> PartRow:
    """A part in words."""
    if isinstance(part, LimitPart):
        return _limit_row(book, part, unit)
    if isinstance(part, PlanPart):
        weeks = amounts.plural(plan_weeks(part.after), "week")
        same = part.before == part.after.name
        before = f"{part.before}, as it was" if same else part.before
        remark = replaced_words(_replaced(book, offer))
        return PartRow("plan", before, f"{part.after.name}, {weeks}, from today", remark)
    return _item_row(book, offer, part)


def _replaced(book: Logbook, offer: PrescriptionOffer, only: str = "") -> list[str]:
    """The names of exercises whose cards the file brings otherwise than they are here."""
    return [
        exercise_name(one.id, book.exercises)
        for one in offer.exercises
        if one.id in book.exercises and only in ("", one.id)
    ]


def _limit_row(book: Logbook, part: LimitPart, unit: Unit) -> PartRow:
    before = "" if part.before is None else _told(book, part.before, unit)
    ours, shown = _ours(book, part.after, unit)
    remark = against_words(part.after, ours, shown)
    return PartRow("limit", before, _told(book, part.after, unit), remark)


def _told(book: Logbook, limit: PatientLimit, unit: Unit) -> str:
    words = limit_words(limit, unit, book.exercises)
    return f"{words} {holds_words(limit, book.today)}"


def _ours(book: Logbook, limit: PatientLimit, unit: Unit) -> tuple[int | None, str]:
    """What the program's own rules say today, in the unit of the limit and in words."""
    match limit.limit:
        case "run_pain":
            most = book.parameters.run_amber_max
            return most, amounts.score(most)
        case "run_km" | "run_minutes":
            return _far(book, limit, book.caps.allowance(book.today).hard_m, unit)
        case "week_km" | "week_minutes":
            room = book.caps.week_room(week_of(book.today, book.week_start))
            return (None, "") if room.plan_m is None else _far(book, limit, room.plan_m, unit)
        case "max_tier":
            tier = _phase_tier(book)
            return tier, str(tier)
    return None, ""


def _far(book: Logbook, limit: PatientLimit, metres: int, unit: Unit) -> tuple[int, str]:
    if not limit.limit.endswith("_minutes"):
        return metres, amounts.floored(metres, unit)
    minutes = metres * book.caps.pace_s() // 60_000
    return minutes, f"{minutes} min"


def _phase_tier(book: Logbook) -> int | None:
    try:
        return book.gates.now().here.max_tier
    except NotFoundError:
        return None


def _item_row(book: Logbook, offer: PrescriptionOffer, part: ItemPart) -> PartRow:
    known = {**book.exercises, **{one.id: one for one in offer.exercises}}
    exercise = known.get(part.after.exercise)
    most, tier = _phase_tier(book), tier_of_item(part.after, exercise)
    remark = replaced_words(_replaced(book, offer, part.after.exercise))
    if most is not None and tier > most:
        remark = above_words(tier, most)
    name = exercise_name(part.after.exercise, known)
    before = "" if part.before is None else _dosed(part.before)
    return PartRow(name, before, _dosed(part.after), remark)


def _dosed(item: Item) -> str:
    comfort = ", comfort" if item.optional else ""
    return item_words(amounts.dose(item.dose), item.variant) + comfort
