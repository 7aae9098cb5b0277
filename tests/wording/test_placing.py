"""Runs too long for their day: which, by which rule, and what became of them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import msgspec
import pytest

from planner.domain.values.run import PlannedRun
from planner.domain.weeks.placing import Placing
from planner.wording import placing
from planner.wording.amounts import Unit

MON = date(2026, 11, 23)


def over(nth: int = 0, wanted: int = 5000, most: int = 3430, after: Any = "held",
         rule: str = "LONG") -> Placing:  # fmt: skip
    """A run of a later day that is over its cap: held at it, left out (None) or with a reason."""
    run = PlannedRun(id=f"r{nth}", date=MON + timedelta(days=nth), distance_m=wanted)
    if after == "held":
        after = msgspec.structs.replace(run, distance_m=most)
    elif after == "reason":
        after = msgspec.structs.replace(run, override="[left] race", override_m=most)
    return Placing(wanted=run, most_m=most, rule=rule, over=True, after=after)


def over_words(*ones: Placing, unit: Unit = "km") -> str:
    return placing.over_words(ones, unit, MON)


def left_out_words(*ones: Placing) -> str:
    return placing.left_out_words(ones, MON)


def placed_words(*ones: Placing, unit: Unit = "km") -> str:
    return placing.placed_words(ones, unit, MON)


def test_one_run_is_told_with_its_cap_rounded_down_and_the_rule_by_name() -> None:
    assert over_words(over()) == "5.0 km on Mon 23 Nov is over the cap of 3.4 km (longest run)."
    assert over_words(over(rule="OWN-RULE"), unit="mi") == (
        "3.1 mi on Mon 23 Nov is over the cap of 2.1 mi (own rule)."
    )


def test_a_day_with_less_than_half_a_kilometre_has_no_room() -> None:
    assert over_words(over(most=499)) == "There is no room for 5.0 km on Mon 23 Nov (longest run)."
    assert over_words(over(most=500)).endswith("is over the cap of 0.5 km (longest run).")


def test_four_runs_are_named_and_more_are_counted() -> None:
    named = (
        "Mon 23 Nov 5.0 > 3.4 km (longest run), Tue 24 Nov 5.0 > 3.4 km (longest run)"
    )  # fmt: skip
    assert over_words(over(0), over(1)) == f"2 runs are over their caps: {named}."
    many = over_words(*(over(nth) for nth in range(6)))
    assert many.startswith(f"6 runs are over their caps: {named}, ")
    assert many.endswith("Thu 26 Nov 5.0 > 3.4 km (longest run) and 2 more.")


def test_days_without_room_are_named_with_their_rule() -> None:
    assert left_out_words(over(rule="LOCK"), over(1, rule="FLARE")) == (
        "There is no room for a run on Mon 23 Nov (red flag or swelling), Tue 24 Nov (flare)."
    )


@pytest.mark.parametrize(
    ("ones", "said"),
    [
        ((), ""),
        ((over(),), ", shortened to its cap of 3.4 km (longest run)"),
        ((over(0), over(1)),
         "; shortened to their caps: Mon 23 Nov 3.4 km, Tue 24 Nov 3.4 km"),
        ((over(after="reason"),), ", over its cap"),
        ((over(0, after="reason"), over(1, after="reason")), ", 2 over their caps"),
        ((over(after=None, rule="WEEK"),), "; no room for a run on Mon 23 Nov (week)"),
        ((over(0), over(1, after="reason"), over(2, after=None)),
         (", shortened to its cap of 3.4 km (longest run), over its cap; no room for a run on "
          "Wed 25 Nov (longest run)")),
    ],
)  # fmt: skip
def test_what_became_of_each_is_said_behind_what_was_done(
    ones: tuple[Placing, ...], said: str
) -> None:
    assert placed_words(*ones) == said


def test_a_run_within_its_cap_is_not_spoken_of() -> None:
    within = msgspec.structs.replace(over(), over=False)
    assert placed_words(within) == ""
