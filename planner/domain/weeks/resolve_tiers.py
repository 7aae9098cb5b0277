"""The knee load of a session, and where it must not stand."""

from __future__ import annotations

from collections.abc import Mapping

from planner.domain.values.exercise import Exercise
from planner.domain.values.session import Item
from planner.domain.weeks.proposal import UNKNOWN_TIER

HARD_TIER = 3
"""Knee load that is not placed on the day before a long run (EX-4)."""

APART_TIER = 2
"""Knee load from which sessions are kept 48 hours apart (evidence.md 4.5)."""


def tier_of(items: tuple[Item, ...], exercises: Mapping[str, Exercise]) -> int:
    """The highest knee load of a session; exercises no longer in the library count as high."""
    tiers = (
        exercises[item.exercise].tier if item.exercise in exercises else UNKNOWN_TIER
        for item in items
    )
    return max(tiers, default=0)
