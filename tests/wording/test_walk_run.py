"""A walk-run says its intervals first, whole or in fewer words, never cut within a number."""

from __future__ import annotations

import pytest

from planner.domain.knee.ladder import DEFAULT_LADDER, step_at
from planner.domain.values.plan import WalkRun
from planner.wording.walk_run import (
    counted_words,
    interval_words,
    least_words,
    legend,
    rounded_far,
    session_words,
    short_intervals,
    short_words,
    width_forms,
)

LADDER = {
    1: ("8 × (1 min run / 3 min walk)", "8×(1/3)", "8×1"),
    2: ("10 × (1 min run / 2 min walk)", "10×(1/2)", "10×1"),
    3: ("8 × (1:30 run / 2 min walk)", "8×(1:30/2)", "8×1:30"),
    4: ("7 × (2 min run / 2 min walk)", "7×(2/2)", "7×2"),
    5: ("8 × (2 min run / 1:30 walk)", "8×(2/1:30)", "8×2"),
    6: ("6 × (3 min run / 2 min walk)", "6×(3/2)", "6×3"),
    7: ("5 × (4 min run / 2 min walk)", "5×(4/2)", "5×4"),
    8: ("5 × (4:30 run / 1:30 walk)", "5×(4:30/1:30)", "5×4:30"),
    9: ("6 × (4 min run / 1 min walk)", "6×(4/1)", "6×4"),
    10: ("4 × (6:30 run / 1 min walk)", "4×(6:30/1)", "4×6:30"),
    11: ("3 × (9 min run / 1 min walk)", "3×(9/1)", "3×9"),
    12: ("2 × (14 min run / 1 min walk)", "2×(14/1)", "2×14"),
    13: ("20 min run / 1 min walk / 9 min run", "20/1/9 min", "29 min"),
    14: ("30 min run", "30 min", "30 min"),
}


def test_every_rung_of_the_usual_ladder_is_named_in_this_test():
    assert tuple(LADDER) == tuple(step.rung for step in DEFAULT_LADDER)


@pytest.mark.parametrize("rung", LADDER)
def test_a_rung_is_said_in_full_in_short_and_as_its_running(rung):
    session = step_at(rung, DEFAULT_LADDER)

    said = (interval_words(session), short_intervals(session), least_words(session))

    assert said == LADDER[rung]


def test_the_running_follows_the_intervals_in_the_runner_s_unit():
    first = step_at(1, DEFAULT_LADDER)

    assert session_words(first, 1140, "km") == (
        "8 × (1 min run / 3 min walk), about 1.1 km of running"
    )
    assert short_words(first, 1140, "km") == "8×(1/3) 1.1 km"
    assert short_words(first, 1140, "mi") == "8×(1/3) 0.7 mi"


@pytest.mark.parametrize("step", DEFAULT_LADDER, ids=lambda step: f"rung {step.rung}")
def test_each_form_is_shorter_than_the_one_before_and_the_last_fits_ten_cells(step):
    sizes = [len(form) for form in width_forms(step, 4140, "km")]

    assert sizes == sorted(sizes, reverse=True)
    assert sizes[-1] <= 10


def test_a_ladder_of_one_s_own_is_said_right_too():
    mixed = WalkRun(rung=1, segments=((45, 60), (45, 60), (90, 0)))

    assert interval_words(mixed) == "2 × (45 s run / 1 min walk) / 1:30 run"
    assert short_intervals(mixed) == "0:45/1/0:45/1/1:30 min"
    assert interval_words(WalkRun(rung=1, segments=((300, 0), (300, 0)))) == "2 × 5 min run"


def test_the_legend_says_what_is_run_and_what_is_walked():
    assert legend(step_at(1, DEFAULT_LADDER)) == "run/walk min"
    assert legend(step_at(13, DEFAULT_LADDER)) == "run/walk/run"
    assert legend(step_at(14, DEFAULT_LADDER)) == ""


def test_a_run_that_counts_says_its_rung_and_the_running_in_it():
    first = step_at(1, DEFAULT_LADDER)

    assert counted_words(first, None) == (
        "Counted as the planned walk-run (rung 1: 8 min of running)."
    )
    assert counted_words(first, 600) == (
        "Counted as the planned walk-run (rung 1), 10 min of running in it."
    )


def test_what_is_run_by_the_clock_has_one_decimal():
    assert [rounded_far(metres, "km") for metres in (0, 1140, 1160)] == [
        "0.0 km",
        "1.1 km",
        "1.2 km",
    ]
    assert rounded_far(1140, "mi") == "0.7 mi"
