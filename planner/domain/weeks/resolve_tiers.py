"""The knee load of a session, and where it must not stand."""

from __future__ import annotations

from collections.abc import Mapping

from planner.domain.exercises.tiers import tier_of_items
from planner.domain.values.exercise import Exercise
from planner.domain.values.session import Item

HARD_TIER = 3
"""Knee load that is not placed on the day before a long run (EX-4)."""

APART_TIER = 2
"""Knee load from which sessions are kept 48 hours apart (evidence.md 4.5)."""


def tier_of(items: tuple[Item, ...], exercises: Mapping[str, Exercise]) -> int:
    """The highest knee load of a session, each exercise on its step; what is no longer in the
    library counts as high."""
    return tier_of_items(items, exercises)
