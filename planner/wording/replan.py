"""A new solution of the calendar in words: what becomes of each card, and why."""

from __future__ import annotations

from datetime import date

from planner.domain.exercise import Exercise
from planner.domain.reason import Reason
from planner.domain.record import Side
from planner.domain.replan import CardChange, Missed
from planner.domain.rules import RULES
from planner.wording import amounts, days
from planner.wording.amounts import Unit
from planner.wording.flare import size_words

MISSED_WORDS: dict[Missed, str] = {
    "roll": "missed weeks are put behind, missed sessions take this week's free days",
    "drop": "what was missed is gone",
    "ease": "as roll, and a third fewer sets for seven days",
}


def reason_words(reason: Reason) -> str:
    """Why a card changes, in a few words; a load rule by its name."""
    values = dict(reason.values)
    day = values.get("day")
    match reason.id:
        case "PLAN":
            return f"the plan asks for {values.get('wanted')} a week"
        case "PHASE":
            return "another phase is on"
        case "AVAILABILITY":
            return "not one of your days"
        case "MISSED":
            return f"missed on {days.medium(day)}" if isinstance(day, date) else "missed"
        case "EX-1":
            return "two good sessions: one step up"
        case "EX-3":
            return "one step back"
        case "EX-4":
            return "a long run is on the next day"
        case "EX-5":
            return _LIGHTER.get(str(values.get("part")), "lighter week")
        case "fewer":
            week = values.get("week")
            of = f" in the week of {days.medium(week)}" if isinstance(week, date) else ""
            return f"{values.get('what')}: {values.get('placed')} of {values.get('wanted')}{of}"
    rule = RULES.get(reason.id)
    return rule.name.lower() if rule is not None else reason.id


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
    parts = []
    if after.date != before.date:
        parts.append(f"to {days.medium(after.date)}")
    if size != size_words(before, unit, exercises, sore) or not parts:
        parts.append(size)
    return ", ".join(parts)


def week_words(first: date, before_m: int, after_m: int, unit: Unit) -> str:
    """A week's metres before and after."""
    told = f"{amounts.distance(before_m, unit)} → {amounts.distance(after_m, unit)}"
    return f"Week of {days.medium(first)}: {told}"
