"""Runs put on days they are too long for: what is asked, and what became of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from planner.domain.weeks.placing import LEAST_M, Placing
from planner.wording import amounts, days
from planner.wording.amounts import Unit
from planner.wording.rule_names import rule_name

MOST_NAMED = 4
"""Runs that are named one by one; of the others only the number is said."""


def over_words(over: Sequence[Placing], unit: Unit, today: date) -> str:
    """Which runs are over their caps."""
    if len(over) == 1:
        one = over[0]
        if one.most_m < LEAST_M:
            far = amounts.distance(one.wanted.distance_m, unit)
            where = f"{days.dated(one.wanted.date, today)} ({rule_name(one.rule)})"
            return f"There is no room for {far} on {where}."
        return (
            f"{amounts.distance(one.wanted.distance_m, unit)} on "
            f"{days.dated(one.wanted.date, today)} is over the cap of "
            f"{amounts.floored(one.most_m, unit)} ({rule_name(one.rule)})."
        )
    named = _listed(over, lambda one: _over(one, unit, today))
    return f"{len(over)} runs are over their caps: {named}."


def left_out_words(over: Sequence[Placing], today: date) -> str:
    """That there is no room at all."""
    where = _listed(
        over, lambda one: f"{days.dated(one.wanted.date, today)} ({rule_name(one.rule)})"
    )
    return f"There is no room for a run on {where}."


def placed_words(placings: Iterable[Placing], unit: Unit, today: date) -> str:
    """What holding them at their caps did, to be put behind what was done; empty for nothing."""
    over = [one for one in placings if one.over]
    shorter = [one for one in over if one.after is not None and not one.after.override]
    reasoned = [one for one in over if one.after is not None and one.after.override]
    out = [one for one in over if one.after is None]
    said = ""
    if len(shorter) == 1:
        said += f", shortened to its cap of {_cap(shorter[0], unit)} ({rule_name(shorter[0].rule)})"
    elif shorter:
        said += (
            f"; shortened to their caps: {_listed(shorter, lambda one: _short(one, unit, today))}"
        )
    if reasoned:
        said += ", over its cap" if len(reasoned) == 1 else f", {len(reasoned)} over their caps"
    if out:
        where = _listed(
            out, lambda one: f"{days.dated(one.wanted.date, today)} ({rule_name(one.rule)})"
        )
        said += f"; no room for a run on {where}"
    return said


def _cap(one: Placing, unit: Unit) -> str:
    return amounts.floored(one.most_m, unit)


def _short(one: Placing, unit: Unit, today: date) -> str:
    return f"{days.dated(one.wanted.date, today)} {_cap(one, unit)}"


def _over(one: Placing, unit: Unit, today: date) -> str:
    wanted = amounts.number(one.wanted.distance_m, unit)
    return (
        f"{days.dated(one.wanted.date, today)} {wanted} > {_cap(one, unit)} ({rule_name(one.rule)})"
    )


def _listed(ones: Sequence[Placing], words: Callable[[Placing], str]) -> str:
    said = [words(one) for one in ones[:MOST_NAMED]]
    more = len(ones) - MOST_NAMED
    return ", ".join(said) + (f" and {more} more" if more > 0 else "")
