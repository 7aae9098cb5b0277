"""Tests over time, and what a change of them says."""

from __future__ import annotations

import pytest

from planner.domain.knee.scores import SCALES, scale_of
from planner.domain.review.series import (
    ScorePoint,
    ScoreSeries,
    series_of_scores,
    series_of_tests,
)
from planner.domain.values.journal import TestResult
from tests.domain.facts import measured, on, swelling


def test_each_measure_is_a_series_with_one_point_of_error() -> None:
    walk, *others = series_of_tests((*measured(14, worst=1), *measured(0, worst=4)))

    assert walk.key == "brisk_walk"
    assert walk.points == (ScorePoint(on(0), 4), ScorePoint(on(14), 1))
    assert (walk.error, walk.matters, walk.top) == (1, 2, 10)
    assert [one.key for one in others] == ["stairs_down", "step_down_left", "step_down_right"]


def test_of_a_day_the_worst_value_counts() -> None:
    twice = (*measured(0, worst=2), *measured(0, worst=5), *measured(0, worst=3))

    assert series_of_tests(twice)[0].points == (ScorePoint(on(0), 5),)


def test_a_finding_has_no_error_and_what_is_no_test_is_left_out() -> None:
    screen = TestResult(id="s", date=on(0), measure="red_flags", value=0)

    (found,) = series_of_tests((swelling(0), screen))

    assert (found.key, found.error, found.matters, found.top) == ("swelling", 0, None, 1)


@pytest.mark.parametrize(
    ("first", "last", "low_is_good", "verdict"),
    [
        (5, 4, True, "same"),
        (5, 3, True, "better"),
        (3, 5, True, "worse"),
        (3, 5, False, "better"),
        (5.0, 3.5, True, "little"),
    ],
)
def test_a_change_is_told_from_error_on(
    first: float, last: float, low_is_good: bool, verdict: str
) -> None:
    points = (ScorePoint(on(0), first), ScorePoint(on(9), last))
    row = ScoreSeries(key="x", points=points, top=10, error=1, matters=2, low_is_good=low_is_good)

    assert row.verdict == verdict


def test_what_was_measured_once_has_not_changed() -> None:
    assert ScoreSeries(key="x", points=(), top=10).verdict == "same"
    assert ScoreSeries(key="x", points=(ScorePoint(on(0), 3),), top=10).change == 0


def test_a_finding_is_there_or_gone_and_of_what_nobody_knows_nothing_is_said() -> None:
    points = (ScorePoint(on(0), 1), ScorePoint(on(9), 0))

    assert ScoreSeries(key="swelling", points=points, top=1).verdict == "better"
    assert ScoreSeries(key="swelling", points=points[::-1], top=1).verdict == "worse"
    assert ScoreSeries(key="x", points=points, top=10).verdict == "unknown"


def test_the_zone_of_error_lies_round_the_first_value_within_the_scale() -> None:
    points = (ScorePoint(on(0), 9.5), ScorePoint(on(9), 4))

    assert ScoreSeries(key="x", points=points, top=10, error=1).zone == (8.5, 10)
    assert ScoreSeries(key="x", points=points, top=10, low=9, error=1).zone == (9, 10)
    assert ScoreSeries(key="x", points=points, top=10).zone is None
    assert ScoreSeries(key="x", points=(), top=10, error=1).zone is None


def test_a_score_has_the_error_and_the_change_that_matters_of_its_scale() -> None:
    worst, stairs, change = series_of_scores(
        (
            (SCALES["worst"], [(on(0), 6), (on(28), 4)]),
            (scale_of("activity/a", "stairs"), [(on(0), 3), (on(14), 6)]),
            (SCALES["change"], [(on(42), 2)]),
        )
    )

    assert (worst.key, worst.error, worst.matters, worst.source) == ("worst", 1, 2, "Crossley 2004")
    assert (worst.verdict, stairs.label, stairs.verdict) == ("better", "stairs", "better")
    assert (change.low, change.top, change.low_is_good) == (-3, 3, False)


def test_what_is_counted_is_drawn_up_to_above_the_best_count() -> None:
    (reps,) = series_of_scores(((SCALES["rises_left"], [(on(0), 6), (on(28), 10)]),))

    assert (reps.top, reps.verdict) == (15, "unknown")
