"""Other training in words: what it is worth, and the limits in force."""

from __future__ import annotations

from datetime import date
from typing import Any

from planner.domain.knee.parameter import with_changes
from planner.domain.knee.parameters import DEFAULTS, Parameters
from planner.domain.values.run import CrossTraining
from planner.wording.cross import cross_words, limits_words

WORTH = "Worth 12 min of running for the knee: a day that loaded the knee. It is never distance."


def told(params: Parameters = DEFAULTS, new: bool = False, irritated: bool = False,
         **done: Any) -> list[str]:  # fmt: skip
    ride = CrossTraining(id="x", date=date(2026, 11, 25), **({"sport": "cycling"} | done))
    return cross_words(ride, 12, params, loads=True, new=new, irritated=irritated)


def test_a_training_is_worth_minutes_of_running_and_never_distance() -> None:
    ride = CrossTraining(id="x", date=date(2026, 11, 25), sport="swimming")
    light = cross_words(ride, 0, DEFAULTS, loads=False, new=False, irritated=False)
    unknown = cross_words(ride, None, DEFAULTS, loads=True, new=False, irritated=False)
    assert told() == [WORTH]
    assert light == [
        "Worth 0 min of running for the knee: no day that loaded the knee. It is never distance."
    ]
    assert unknown == [
        "Its time is not known: it counts as a day that loaded the knee, and never as distance."
    ]


def test_a_new_kind_is_told_the_minutes_that_are_enough() -> None:
    assert told(new=True, duration_s=1800) == [WORTH]
    assert told(new=True, duration_s=1801) == [
        WORTH,
        (
            "New kind of training: the first 2 times up to 30 min are enough "
            "(xt_new_cap_min, our choice)."
        ),
    ]
    assert told(duration_s=5400) == [WORTH]


def test_pain_is_answered_from_above_the_green_score() -> None:
    assert told(pain_during=2) == [WORTH]
    assert told(pain_during=3) == [
        WORTH, "Pain 3/10: other training goes on at 2/10 or less, with a quiet next morning."
    ]  # fmt: skip


def test_far_bends_are_left_out_while_the_knee_is_irritated() -> None:
    assert told(irritated=True) == [WORTH]
    assert told(irritated=True, sport="stair climbing") == [
        WORTH,
        "Stair climbing bends the knee far: best left out while the knee is irritated.",
    ]


def test_the_numbers_that_were_set_are_those_that_are_told() -> None:
    params = with_changes(DEFAULTS, {"xt_new_cap_min": 40, "ex_pain_green_max": 1})
    assert told(params, new=True, duration_s=3000, pain_during=2)[1:] == [
        (
            "New kind of training: the first 2 times up to 40 min are enough "
            "(xt_new_cap_min, our choice)."
        ),
        "Pain 2/10: other training goes on at 1/10 or less, with a quiet next morning.",
    ]
    assert limits_words(params) == (
        "Fine at pain 1/10 or less with a quiet next morning. The first 2 times of a new kind: up "
        "to 40 min."
    )
    assert limits_words(DEFAULTS) == (
        "Fine at pain 2/10 or less with a quiet next morning. The first 2 times of a new kind: up "
        "to 30 min."
    )
