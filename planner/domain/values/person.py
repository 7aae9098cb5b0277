"""Who the runner is, as far as it decides what is asked or said."""

from __future__ import annotations

from planner.domain.values.record import Side

ADULT = 18
"""Years from which on the program is for a runner: pain before is another matter."""
OLDEST = 110
"""Years beyond which a year of birth is a slip."""
ARTHRITIS_AGE = 45
"""Years from which on arthritis has to be thought of (NICE NG226, rules.md 7)."""
HIGH_MORNING = 5
"""Usual morning pain from which on a professional comes first (rules.md 7; our choice)."""


def sore_knees(knee: Side) -> tuple[str, ...]:
    """`left`, `right` or both, as the answers by knee are kept."""
    return (Side.LEFT.value, Side.RIGHT.value) if knee is Side.BOTH else (knee.value,)


def age_in(year: int, born: int) -> int:
    """Years of age, from the years alone: at most one too many."""
    return year - born
