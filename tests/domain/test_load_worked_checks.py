"""The worked checks of evidence.md 11.10, word for word."""

from __future__ import annotations

import pytest

from planner.domain.caps.acwr import coupled, uncoupled
from planner.domain.caps.limits_week import longest_share
from planner.domain.caps.load import Band, State, allowance, band
from planner.domain.knee.flare_state import flare_state
from planner.domain.knee.pain import Verdict, baseline, verdict
from planner.domain.knee.parameters import DEFAULTS
from planner.domain.values.record import Side
from tests.domain.load_facts import (
    DAY,
    ago,
    hard_of,
    history,
    limit_of,
    morning,
    mornings,
    passed_tests,
    red,
    run,
)


def test_C1_a_red_run_is_no_longest_run() -> None:
    known = history(run(29, 5.0), red(27, 6.0), run(25, 4.0))

    found = limit_of("LONG-30D", known, days=15)

    assert found.input("longest") == 5000
    assert (found.plan_m, found.hard_m) == (5200, 5500)


def test_C2_a_run_of_31_days_ago_is_outside_the_window() -> None:
    known = history(run(31, 10.0), run(10, 4.0))

    assert hard_of("LONG-30D", known) == 4400


def test_C3_after_a_new_longest_nothing_longer_within_the_week() -> None:
    steady_ten = [run(days, 10.0) for days in (28, 25, 21, 18, 14, 11, 7)]
    known = history(*steady_ten, run(2, 10.5))

    thursday = allowance(DAY, known, DAY, DEFAULTS)

    found = thursday.limit("LONG-30D")
    assert found is not None
    assert found.input("stacked") is True
    assert found.plan_m == found.hard_m == 10_500
    assert thursday.hard_m < 11_000


def test_C4_a_small_base_grows_by_a_fixed_step() -> None:
    found = limit_of("LONG-30D", history(run(20, 2.0), run(17, 2.0), run(14, 2.0)))

    assert (found.plan_m, found.hard_m) == (2300, 2300)


def test_C5_the_lines_of_a_week() -> None:
    last_week = (run(8, 10.0), run(11, 10.0))
    before = (run(15, 17.0), run(22, 17.0))

    found = limit_of("WEEK", history(*last_week, *before))

    assert found.input("last_week") == 20_000
    assert found.input("mean") == 18_000
    assert found.input("reference") == 20_000
    assert [found.input(name) for name in ("plan", "warn", "block")] == [22_000, 24_000, 26_000]
    assert (found.plan_m, found.hard_m) == (22_000, 26_000)


def test_C6_a_ratio_of_one_and_a_half_uncoupled_is_a_third_above_one_coupled() -> None:
    assert uncoupled(15_000, (10_000, 8_000, 12_000)) == 1.5
    assert coupled(1.5) == pytest.approx(1.333, abs=0.001)
    assert uncoupled(15_000, (0, 0, 0)) is None


def test_C7_one_point_more_next_morning_is_amber_and_holds() -> None:
    quiet = tuple(each for each in mornings() if each.date != ago(2))
    last = run(3, 5.0, during=2)
    known = history(run(8, 5.0), run(5, 5.0), last, readings=(*quiet, morning(2, 1)))

    judged = verdict(last, known, DEFAULTS)
    allowed = allowance(DAY, known, DAY, DEFAULTS)

    assert judged.verdict is Verdict.AMBER
    assert [reason.id for reason in judged.reasons] == ["morning"]
    assert allowed.state is State.HOLD
    gate = allowed.limit("GATE")
    assert gate is not None
    assert gate.plan_m == 5000


def test_C8_a_missing_morning_is_unknown_and_holds() -> None:
    last = run(2, 5.0)
    answered = tuple(each for each in mornings() if each.date != ago(1))
    known = history(run(8, 5.0), run(5, 5.0), last, readings=answered)

    judged = verdict(last, known, DEFAULTS)
    gate = limit_of("GATE", known)

    assert judged.verdict is Verdict.UNKNOWN
    assert gate.open
    assert gate.plan_m == 5000


def test_C9_after_a_red_run_three_days_rest_and_the_ramp() -> None:
    weeks = (run(days, 5.0) for days in (23, 21, 18, 16, 14, 11))
    known = history(*weeks, red(9, 6.0), tests=passed_tests(7))

    state = flare_state(known, ago(7), DEFAULTS)

    assert state is not None
    assert state.last_tolerated_m == 5000
    assert state.ramp_m == (3000, 3700, 4500, 5000)
    assert state.next_allowed == ago(6)
    assert [hard_of("FLARE", known, days) for days in (8, 7, 6)] == [0, 0, 3000]


def test_C10_one_of_three_runs_may_be_41_7_percent() -> None:
    part, whole = longest_share(3, DEFAULTS)

    assert round(part / whole, 3) == 0.417


def test_C11_a_fifth_more_is_in_the_band_from_10_to_30_percent() -> None:
    assert band(6.0 / 5.0) is Band.RATE_1_6
    assert [band(ratio) for ratio in (1.0, 5500 / 5000, 1.3, 2.0, 2.001)] == [
        Band.OK,
        Band.SMALL_RISE,
        Band.RATE_1_6,
        Band.RATE_1_5,
        Band.RATE_2_3,
    ]


def test_C12_the_baseline_is_the_smaller_median() -> None:
    month = [morning(days, 1) for days in range(28, 7, -1)]
    week = [morning(days, 3) for days in range(7, 0, -1)]

    assert baseline(week, DAY, DEFAULTS, Side.LEFT) == 3
    assert baseline([*month, *week], DAY, DEFAULTS, Side.LEFT) == 1
