"""The running of a week in figures that add up: planned, done, and what is still to come."""

from __future__ import annotations

from decimal import Decimal

from planner.wording import amounts
from planner.wording.amounts import Unit


def sum_words(done_m: int, coming_m: int, unit: Unit) -> str:
    """`3.1 run + 6.7 to come = 9.8 km`; where one of the two is nothing, the other alone."""
    if not coming_m:
        return f"{amounts.distance(done_m, unit)} run"
    if not done_m:
        return f"{amounts.distance(coming_m, unit)} to come"
    done, coming = amounts.number(done_m, unit), amounts.number(coming_m, unit)
    # Of the numbers as they are shown: rounded apart, the three might not add up.
    return f"{done} run + {coming} to come = {Decimal(done) + Decimal(coming)} {unit}"


def week_words(planned_m: int, done_m: int, coming_m: int, unit: Unit) -> str:
    """The same behind what the plan asked for: `Planned 9.5 km; 3.1 run + 6.7 to come = 9.8 km`."""
    planned = f"Planned {amounts.distance(planned_m, unit)}" if planned_m else "No run planned"
    is_empty = not (planned_m or done_m or coming_m)
    return planned if is_empty else f"{planned}; {sum_words(done_m, coming_m, unit)}"
