"""A proposal in words: what becomes of each card, and why."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from planner.domain.caps.rules import RULES
from planner.domain.exercises.progress import GOOD_SESSIONS
from planner.domain.exercises.rungs import place_of
from planner.domain.values.calendar import week_of
from planner.domain.values.exercise import Exercise
from planner.domain.values.reason import Reason
from planner.domain.values.record import Side
from planner.domain.values.run import PlannedRun
from planner.domain.values.session import Item, PlannedSession, sets_of
from planner.domain.weeks.ask import Missed
from planner.domain.weeks.proposal import CardChange, Proposal
from planner.domain.weeks.schedule import Planned
from planner.domain.weeks.shorter import Shorter
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


def reason_words(reason: Reason, today: date) -> str:
    """Why a card changes, in a few words; a load rule by its name."""
    plain = _REASONS.get(reason.id)
    if plain is not None:
        return plain
    told = _told(reason, today)
    if told:
        return told
    rule = RULES.get(reason.id)
    return rule.name.lower() if rule is not None else reason.id


_REASONS = {
    "PHASE": "another phase is on",
    "AVAILABILITY": "not one of your days",
    "EX-1": f"{GOOD_SESSIONS} good sessions: one step up",
    "EX-3": "one step back",
    "EX-4": "a long run is on the next day",
    "paused": "flare: some exercises pause or go one step back",
    "severe": "severe pain: this day rests whole",
    "eased": "flare: some exercises pause or go one step back",
    "restored": "what a flare or a lighter week left out is back",
}
"""Reasons that are told without their values."""


def _told(reason: Reason, today: date) -> str:
    """A reason with its values; empty if it is another one."""
    values = dict(reason.values)
    match reason.id:
        case "PLAN":
            wanted = values.get("wanted")
            return f"the plan asks for {wanted} a week" if wanted else "its share of the week"
        case "MISSED":
            day = values.get("day")
            return f"missed on {days.dated(day, today)}" if isinstance(day, date) else "missed"
        case "PRESCRIBED":
            return f"set by {values.get('by')}"
        case "EX-5":
            return _LIGHTER.get(str(values.get("part")), "lighter week")
        case "fewer":
            week = values.get("week")
            of = f" in the week of {days.dated(week, today)}" if isinstance(week, date) else ""
            return f"{values.get('what')}: {values.get('placed')} of {values.get('wanted')}{of}"
    return ""


_STEPS = ("EX-1", "EX-3")

_LIGHTER = {
    "week": "lighter week: a third fewer sets",
    "flare": "flare: a third fewer sets",
    "missed": "after missed time: a third fewer sets",
}


def reasons_words(change: CardChange, today: date) -> str:
    """Every reason with its id."""
    return "; ".join(f"{reason_words(reason, today)} ({reason.id})" for reason in change.reasons)


def change_words(
    change: CardChange, unit: Unit, exercises: dict[str, Exercise], sore: Side, today: date
) -> str:
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
        parts.append(f"to {days.dated(after.date, today)}")
    if size != size_words(before, unit, exercises, sore):
        parts.append(size)
    notes = flare_notes(change, exercises)
    parts += [notes] if notes else []
    return ", ".join(parts) or "now of the phase that is on"


def flare_notes(change: CardChange, exercises: dict[str, Exercise]) -> str:
    """`without Step-down; easier Mini squat; a third fewer sets`, where something is left out."""
    parts = []
    for verb, name in (("without", "paused"), ("without", "PRESCRIBED"), ("easier", "eased")):
        ids = [
            str(dict(reason.values).get("exercise"))
            for reason in change.reasons
            if reason.id == name
        ]
        ids = [one for one in ids if one != "None"]
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


def week_words(first: date, before_m: int, after_m: int, unit: Unit, today: date) -> str:
    """A week's metres before and after."""
    told = f"{amounts.distance(before_m, unit)} → {amounts.distance(after_m, unit)}"
    return f"Week of {days.dated(first, today)}: {told}"


def shorter_words(offer: Shorter, unit: Unit, today: date) -> str:
    """Why shorter runs are offered."""
    most = amounts.floored(offer.most_m, unit)
    low, high = offer.hurt
    hurt = f"{low}-{high}" if low < high else f"{high}"
    listed = " and ".join(days.dated(day, today) for day in offer.days)
    return (
        f"The runs above {most} ({listed}) hurt {hurt}/10, the shorter ones did not. Shorter and "
        "more often is the first thing to try: no run above that, and one day more."
    )


NEAR_DAYS = 28
"""Changes of so many days stand one by one; later ones of a week and kind stand together."""


class ChangeRow(NamedTuple):
    """One row of a proposal: a card's change, or the like changes of a later week."""

    places: tuple[int, ...]
    """Places in the proposal's changes."""
    day: date
    what: str
    before: str
    after: str
    why: str
    dropped: bool
    """True if all of it goes."""


def change_rows(
    proposal: Proposal,
    unit: Unit,
    exercises: dict[str, Exercise],
    sore: Side,
    today: date,
    week_start: int = 0,
) -> list[ChangeRow]:
    """Every change that is proposed, in order; what lies far ahead a week at a time."""
    groups: dict[tuple[object, ...], list[int]] = {}
    for place, change in enumerate(proposal.changes):
        if not change.changed:
            continue
        day = change.card.date
        far = (day - proposal.first).days >= NEAR_DAYS
        key = (week_of(day, week_start), what_words(change.card)) if far else (place,)
        groups.setdefault(key, []).append(place)
    return [
        _change_row(
            tuple(places),
            [proposal.changes[place] for place in places],
            unit,
            exercises,
            sore,
            today,
        )
        for places in groups.values()
    ]


def _change_row(
    places: tuple[int, ...],
    changes: list[CardChange],
    unit: Unit,
    exercises: dict[str, Exercise],
    sore: Side,
    today: date,
) -> ChangeRow:
    first = changes[0]
    before = [
        "new" if one.before is None else size_words(one.before, unit, exercises, sore)
        for one in changes
    ]
    after = [change_words(one, unit, exercises, sore, today) or "rest" for one in changes]
    said, why = _listed(after), reason_words(first.reasons[0], today) if first.reasons else ""
    return ChangeRow(
        places=places,
        day=first.card.date,
        what=what_words(first.card) + (f", {len(changes)} of the week" if len(changes) > 1 else ""),
        before="" if first.before is None and len(changes) == 1 else _listed(before),
        after=said,
        why=_unsaid(why, said),
        dropped=all(one.after is None for one in changes),
    )


def _unsaid(why: str, said: str) -> str:
    """A reason without what is said already: of `flare: a third fewer sets` the flare."""
    cause, _, effect = why.partition(": ")
    return cause if effect and effect in said else why


def _listed(words: list[str]) -> str:
    """`5.0, 5.0, 9.0 km`: an end that all share is said once."""
    alike = list(dict.fromkeys(words))
    if len(alike) == 1:
        return alike[0]
    heads, tails = zip(*(one.partition(" ")[::2] for one in words), strict=True)
    if len(set(tails)) == 1 and tails[0]:
        return f"{', '.join(heads)} {tails[0]}"
    return ", ".join(words)
