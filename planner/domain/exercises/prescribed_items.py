"""Which exercises a professional's limits leave out."""

from __future__ import annotations

from collections.abc import Iterable

from planner.domain.exercises.tiers import UNKNOWN_TIER, tier_of_item
from planner.domain.values.exercise import Exercise
from planner.domain.values.prescribed import PatientLimit
from planner.domain.values.session import Item

STAIRS_TIER = 2
"""Knee load from which an exercise on a step is one of going up or down stairs: calf raises and
pelvic drops stand on a step, too, and go on. Our choice."""


def limit_against(
    item: Item, exercise: Exercise | None, limits: Iterable[PatientLimit]
) -> PatientLimit | None:
    """The limit that leaves an exercise out on the step it is planned on; None if none does."""
    return next((one for one in limits if _leaves_out(one, item, exercise)), None)


def highest_tier_set(limits: Iterable[PatientLimit]) -> int:
    """The highest knee load that a professional leaves; the highest there is where none was set."""
    found = (one.most for one in limits if one.limit == "max_tier")
    return min((most for most in found if most is not None), default=UNKNOWN_TIER)


def _leaves_out(one: PatientLimit, item: Item, exercise: Exercise | None) -> bool:
    match one.limit:
        case "without":
            return item.exercise == one.what
        case "max_tier":
            return one.most is not None and tier_of_item(item, exercise) > one.most
        case "no_stairs":
            return is_on_a_step(exercise) and tier_of_item(item, exercise) >= STAIRS_TIER
    return False


def is_on_a_step(exercise: Exercise | None) -> bool:
    """True if it needs a step."""
    equipment = () if exercise is None else exercise.equipment
    return any("step" in words.split() or "step," in words.split() for words in equipment)
