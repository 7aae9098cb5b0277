"""The usual step rate, and the one to aim at (G-1)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.technique.step_rate import (
    UsualRate,
    aim_of,
    checked_aim,
    counted_rate,
    is_a_rate,
    usual_rate,
)
from planner.domain.values.errors import RuleError, UsageError
from planner.domain.values.run import Run, RunKind
from planner.domain.values.technique import FocusKind, Heed

TODAY = date(2026, 11, 25)


def ran(cadence: int | None, ago: int = 1, **more: Any) -> Run:
    day = TODAY - timedelta(days=ago)
    return Run(id=f"{ago}-{cadence}", date=day, distance_m=4000, cadence=cadence, **more)


def test_the_usual_rate_is_the_middle_one_and_says_of_how_many_runs():
    runs = [ran(160, 1), ran(164, 3), ran(180, 5)]

    assert usual_rate(runs, TODAY) == UsualRate(164, 3)


def test_of_two_middle_ones_the_mean_counts_and_a_half_is_rounded_up():
    assert usual_rate([ran(160, 1), ran(163, 2)], TODAY) == UsualRate(162, 2)


def test_runs_older_than_four_weeks_say_nothing():
    assert usual_rate([ran(160, 28)], TODAY) is None
    assert usual_rate([ran(160, 27)], TODAY) == UsualRate(160, 1)


@pytest.mark.parametrize(
    "run",
    [
        ran(None),
        ran(112),
        ran(240),
        ran(150, run_kind=RunKind.WALK_RUN),
        ran(150, walk_s=300),
        ran(172, focus=FocusKind.STEP_RATE, heeded=Heed.PARTLY),
    ],
    ids=["unknown", "walking", "a sensor's slip", "walk-run", "walked in", "raised already"],
)
def test_a_run_that_does_not_tell_the_usual_rate_is_left_out(run):
    assert usual_rate([run, ran(164, 2)], TODAY) == UsualRate(164, 1)


def test_a_run_in_which_the_rate_was_not_kept_tells_the_usual_one():
    run = ran(164, focus=FocusKind.STEP_RATE, heeded=Heed.NOT)

    assert usual_rate([run], TODAY) == UsualRate(164, 1)


def test_steps_counted_in_half_a_minute_are_doubled():
    assert counted_rate(82) == 164


@pytest.mark.parametrize(
    ("usual", "percent", "aim"), [(164, 5, 172), (165, 5, 173), (170, 5, 179), (160, 7.5, 172)]
)
def test_the_aim_is_so_many_percent_above_the_usual_rate(usual, percent, aim):
    assert aim_of(usual, percent) == aim


@given(st.integers(130, 175), st.floats(0.1, 10))
def test_no_aim_is_below_the_usual_rate_or_more_than_a_tenth_above_it(usual, percent):
    assert usual <= aim_of(usual, percent) <= usual * 1.1 + 0.5


@pytest.mark.parametrize(
    ("usual", "percent", "is_used", "kind"),
    [
        (82, 5, False, UsageError),
        (176, 5, True, RuleError),
        (160, 0, True, UsageError),
        (160, 10.5, True, UsageError),
        (160, 7.5, False, RuleError),
    ],
    ids=["no running", "quick already", "no more", "too much", "too much at first"],
)
def test_an_aim_that_may_not_be_is_refused(usual, percent, is_used, kind):
    with pytest.raises(kind):
        checked_aim(usual, percent, is_used=is_used)


def test_five_percent_come_first_and_more_for_who_is_used_to_them():
    assert checked_aim(160, 5, is_used=False) == 168
    assert checked_aim(160, 10, is_used=True) == 176


def test_only_what_somebody_runs_at_is_a_rate():
    assert [is_a_rate(rate) for rate in (82, 130, 220, 221)] == [False, True, True, False]
