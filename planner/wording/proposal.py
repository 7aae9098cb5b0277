"""A proposal in words: what becomes of each card, and why."""

from __future__ import annotations

from datetime import date

from planner.domain.caps.rules import RULES
from planner.domain.exercises.rungs import place_of
from planner.domain.values.exercise import Exercise
from planner.domain.values.reason import Reason
from planner.domain.values.record import Side
from planner.domain.values.run import PlannedRun
from planner.domain.values.session import Item, PlannedSession, sets_of
from planner.domain.weeks.ask import Missed
from planner.domain.weeks.proposal import CardChange
from planner.domain.weeks.schedule import Planned
from planner.wording import amounts, days
from planner.wording.amounts import Unit
from planner.wording.entries import exercise_name

MISSED_WORDS: dict[Missed, str] = {
    "roll": "missed sessions take this week's free days; missed runs are not made up for",
    "drop": "what was missed is gone",
    "ease": "as roll, and a third fewer sets for seven days",
}


def what_words(card: Planned) -> str:
    """The card's name in the table."""
    return card.name if isinstance(card, PlannedSession) else "Run"


def size_words(card: Planned, unit: Unit, exercises: dict[str, Exercise], sore: Side) -> str:
    """Sets, those of both sides counted, or distance."""
    if isinstance(card, PlannedRun):
        far = amounts.distance(card.distance_m, unit)
        return far if card.rung is None else f"{far}, walk-run step {card.rung}"
    return amounts.plural(len(sets_of(card.items, exercises, sore)), "set")


def reason_words(reason: Reason) -> str:
    """Why a card changes, in a few words; a load rule by its name."""
    plain = _REASONS.get(reason.id)
    if plain is not None:
        return plain
    told = _told(reason)
    if told:
        return told
    rule = RULES.get(reason.id)
    return rule.name.lower() if rule is not None else reason.id


_REASONS = {
    "PHASE": "another phase is on",
    "AVAILABILITY": "not one of your days",
    "EX-1": "two good sessions: one step up",
    "EX-3": "one step back",
    "EX-4": "a long run is on the next day",
    "paused": "flare: some exercises pause or go one step back",
    "eased": "flare: some exercises pause or go one step back",
    "restored": "what a flare or a lighter week left out is back",
}
"""Reasons that are told without their values."""


def _told(reason: Reason) -> str:
    """A reason with its values; empty if it is another one."""
    values = dict(reason.values)
    match reason.id:
        case "PLAN":
            wanted = values.get("wanted")
            return f"the plan asks for {wanted} a week" if wanted else "its share of the week"
        case "MISSED":
            day = values.get("day")
            return f"missed on {days.medium(day)}" if isinstance(day, date) else "missed"
        case "EX-5":
            return _LIGHTER.get(str(values.get("part")), "lighter week")
        case "fewer":
            week = values.get("week")
            of = f" in the week of {days.medium(week)}" if isinstance(week, date) else ""
            return f"{values.get('what')}: {values.get('placed')} of {values.get('wanted')}{of}"
    return ""


_STEPS = ("EX-1", "EX-3")

_LIGHTER = {
    "week": "lighter week: a third fewer sets",
    "flare": "flare: a third fewer sets",
    "missed": "after missed time: a third fewer sets",
}


def reasons_words(change: CardChange) -> str:
    """Every reason with its id."""
    return "; ".join(f"{reason_words(reason)} ({reason.id})" for reason in change.reasons)


def change_words(change: CardChange, unit: Unit, exercises: dict[str, Exercise], sore: Side) -> str:
    """What becomes of a card: `to Thu 26 Nov`, `3.0 km`, `new, 4.0 km`; empty if it goes."""
    before, after = change.before, change.after
    if after is None:
        return ""
    size = size_words(after, unit, exercises, sore)
    if before is None:
        return f"new, {size}"
    if is_step(change):
        return f"{size}: {'; '.join(step_words(change, exercises))}"
    parts = []
    if after.date != before.date:
        parts.append(f"to {days.medium(after.date)}")
    if size != size_words(before, unit, exercises, sore):
        parts.append(size)
    notes = flare_notes(change, exercises)
    parts += [notes] if notes else []
    return ", ".join(parts) or "now of the phase that is on"


def flare_notes(change: CardChange, exercises: dict[str, Exercise]) -> str:
    """`without Step-down; easier Mini squat; a third fewer sets`, where something is left out."""
    parts = []
    for verb, name in (("without", "paused"), ("easier", "eased")):
        ids = [
            str(dict(reason.values).get("exercise"))
            for reason in change.reasons
            if reason.id == name
        ]
        if ids:
            parts.append(f"{verb} {', '.join(exercise_name(one, exercises) for one in ids)}")
    if any(reason.id == "EX-5" for reason in change.reasons):
        parts.append("a third fewer sets")
    return "; ".join(parts)


def is_step(change: CardChange) -> bool:
    """True if exercises of a session go a step up or back, and nothing else becomes of it."""
    return any(reason.id in _STEPS for reason in change.reasons)


def step_words(change: CardChange, exercises: dict[str, Exercise]) -> tuple[str, ...]:
    """Each exercise that changes: `Side plank 3×20–30 s → 5×20 s`."""
    before, after = change.before, change.after
    if not isinstance(before, PlannedSession) or not isinstance(after, PlannedSession):
        return ()
    there = {item.exercise for item in before.items}
    left = list(after.items)
    said = []
    for item in before.items:
        takes = bool(left) and (left[0].exercise == item.exercise or left[0].exercise not in there)
        new = left.pop(0) if takes else None
        if new != item:
            said.append(_item_step(item, new, exercises))
    return tuple(said)


def _item_step(item: Item, new: Item | None, exercises: dict[str, Exercise]) -> str:
    name = exercise_name(item.exercise, exercises)
    if new is None:
        return f"without {name}"
    other = "" if new.exercise == item.exercise else f"{exercise_name(new.exercise, exercises)} "
    how = f", {new.variant}" if new.variant and new.variant != _variant(item, exercises) else ""
    return f"{name} {amounts.dose(item.dose)} → {other}{amounts.dose(new.dose)}{how}"


def _variant(item: Item, exercises: dict[str, Exercise]) -> str:
    """How it is done: said by the item, else by the step of the ladder it stands on."""
    exercise = exercises.get(item.exercise)
    if item.variant or exercise is None or not exercise.ladder:
        return item.variant
    place = place_of(item, exercise)
    starts = [rung.name for rung in exercise.ladder if rung.dose == exercise.dose]
    return exercise.ladder[place].name if place is not None else next(iter(starts), "")


def week_words(first: date, before_m: int, after_m: int, unit: Unit) -> str:
    """A week's metres before and after."""
    told = f"{amounts.distance(before_m, unit)} → {amounts.distance(after_m, unit)}"
    return f"Week of {days.medium(first)}: {told}"
