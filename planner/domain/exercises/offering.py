"""What may be offered now: by phase, knee load, an open flare, and the card's own precautions.

It holds nothing back that the runner asks for: only what the program proposes of its own accord,
as a swap, a step, a short session or a list to pick from.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

import msgspec

from planner.domain.exercises.prescribed_items import limit_against
from planner.domain.exercises.tiers import UNKNOWN_TIER, is_first_sign, tier_of_item
from planner.domain.values.exercise import Exercise
from planner.domain.values.plan import Phase, Plan
from planner.domain.values.prescribed import PatientLimit
from planner.domain.values.session import Item


class NotNow(StrEnum):
    """Why an exercise is not offered."""

    FLARE = "flare"
    """It is left out from the first sign of a flare, or loads the knee more than one leaves."""
    PHASE = "phase"
    """A later phase of the plan brings it."""
    LOAD = "load"
    """Its knee load is above what phase or red flag allow."""
    PRESCRIBED = "prescribed"
    """A professional's limit leaves it out."""
    AFTER = "after"
    """What it comes after was not taken well last time, or not done yet."""


class Offering(msgspec.Struct, frozen=True, kw_only=True):
    """What holds on a day for everything that is offered."""

    most_tier: int = UNKNOWN_TIER
    """The highest knee load, of the phase the runner is in and of an open red flag."""
    later: Mapping[str, str] = {}
    """Exercises that only later phases have: by id, the name of the first one."""
    good: frozenset[str] = frozenset()
    """Exercises that were taken well in their last session (EX-1)."""
    is_flared: bool = False
    """True from the first sign of a flare on."""
    limits: tuple[PatientLimit, ...] = ()
    """What a professional set, as it holds today."""
    flare_tier: int = UNKNOWN_TIER
    """The highest knee load that a flare leaves."""

    def why_not(self, item: Item, exercise: Exercise | None) -> NotNow | None:
        """Why an exercise is not offered on that step; None if it is."""
        tier = tier_of_item(item, exercise)
        if limit_against(item, exercise, self.limits) is not None:
            return NotNow.PRESCRIBED
        if tier > self.flare_tier or (self.is_flared and is_first_sign(exercise)):
            return NotNow.FLARE
        if item.exercise in self.later:
            return NotNow.PHASE
        if tier > self.most_tier:
            return NotNow.LOAD
        if exercise is not None and exercise.after and not self.good & set(exercise.after):
            return NotNow.AFTER
        return None

    def offers(self, item: Item, exercise: Exercise | None) -> bool:
        """True if nothing speaks against offering it."""
        return self.why_not(item, exercise) is None


def later_exercises(plan: Plan, phase: Phase) -> dict[str, str]:
    """What phases after `phase` bring: exercises no phase up to it has, and the first that does."""
    place = plan.phases.index(phase)
    here = {name for one in plan.phases[: place + 1] for name in _exercises_of(one)}
    found: dict[str, str] = {}
    for one in plan.phases[place + 1 :]:
        for name in _exercises_of(one) - here:
            found.setdefault(name, one.name)
    return found


def _exercises_of(phase: Phase) -> set[str]:
    return {item.exercise for template in phase.sessions for item in template.items}
