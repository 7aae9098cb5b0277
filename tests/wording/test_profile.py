"""What the runner said of themselves, and what that asks to be told at once."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.values.journal import Profile
from planner.domain.values.record import Side
from planner.typed_profile import a_pace
from planner.wording.profile import (
    ARTHRITIS,
    advice_lines,
    pace_number,
    pace_words,
    usual_words,
)


def advice(knee: Side = Side.LEFT, **more: Any) -> tuple[str, ...]:
    return advice_lines(Profile(id="profile", knee=knee, **more), 2026)


SORE = (
    "A knee at 5/10 on ordinary mornings wants a professional first. Until then strength of tiers "
    "0-1 and at most 8 minutes of running every third day."
)


def test_usual_scores_are_told_by_knee() -> None:
    assert usual_words({}) == ""
    assert usual_words({"right": 1, "left": 3}) == "left 3/10, right 1/10"


def test_a_pace_is_minutes_a_kilometre_or_the_roundest_a_mile() -> None:
    assert pace_words(390) == "6:30 /km"
    assert pace_number(390) == "6:30"
    assert pace_words(373, "mi") == "10:00 /mi"


@given(st.integers(150, 1200))
def test_a_pace_in_miles_is_typed_back_as_the_same(seconds: int) -> None:
    assert a_pace(pace_number(seconds, "mi"), "mi") == seconds


@pytest.mark.parametrize(
    ("knee", "usual", "said"),
    [
        (Side.LEFT, {"left": 4}, ()),
        (Side.LEFT, {"left": 5}, (SORE,)),
        (Side.LEFT, {"right": 9}, ()),
        (Side.BOTH, {"left": 1, "right": 5}, (SORE,)),
    ],
)
def test_a_knee_that_is_sore_every_morning_wants_a_professional(
    knee: Side, usual: dict[str, int], said: tuple[str, ...]
) -> None:
    assert advice(knee, usual_morning=usual) == said


def test_from_45_on_arthritis_is_to_be_named() -> None:
    assert ARTHRITIS == (
        "From 45 on, pain on activity with short morning stiffness may as well be arthritis: have "
        "it named first."
    )
    assert advice(born=1982) == ()
    assert advice(born=1981) == (ARTHRITIS,)


def test_two_goals_that_do_not_go_together_are_told_in_the_runners_unit() -> None:
    assert advice(goal_m=10_000, goal_week_m=10_000) == ()
    assert advice(goal_m=10_000) == ()
    assert advice(goal_m=10_000, goal_week_m=8000) == (
        "A run of 10.0 km does not fit into weeks of 8.0 km: set one of the goals anew.",
    )
    assert advice(goal_m=16_093, goal_week_m=8047, unit="mi") == (
        "A run of 10.0 mi does not fit into weeks of 5.0 mi: set one of the goals anew.",
    )
