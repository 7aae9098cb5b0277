"""Numbers that can be, but hardly are: a form asks about them once."""

from __future__ import annotations

from collections.abc import Callable

from planner.domain.values.run import FAR_M
from planner.wording import amounts

LIMITS = {"sets": 12, "reps": 50, "hold_s": 300, "time_s": 3600}
"""The most that a dose usually has of each."""
UNITS = {"sets": "sets", "reps": "repetitions", "hold_s": "s of holding", "time_s": "s"}


def odd_words(name: str, value: int) -> str:
    """What is odd about a number of a dose, or nothing."""
    return f"{value} {UNITS[name]} is a great deal." if value > LIMITS[name] else ""


def odd_number(name: str) -> Callable[[int], str]:
    """Says what is odd about one number of a set, or nothing."""
    return lambda value: odd_words(name, value)


def odd_distance(unit: amounts.Unit) -> Callable[[int], str]:
    """Says what is odd about the distance of one run, or nothing."""

    def odd(metres: int) -> str:
        far = amounts.distance(metres, unit)
        return f"{far} in one run is very far." if metres > FAR_M else ""

    return odd
