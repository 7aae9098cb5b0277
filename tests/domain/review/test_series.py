"""Tests over time, and what a change of them says."""

from __future__ import annotations

import pytest

from planner.domain.review.series import ScorePoint, ScoreSeries, series_of_tests
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


def test_without_a_known_step_any_change_beyond_error_is_told() -> None:
    points = (ScorePoint(on(0), 1), ScorePoint(on(9), 0))

    assert ScoreSeries(key="x", points=points, top=1).verdict == "better"


def test_the_zone_of_error_lies_round_the_first_value_within_the_scale() -> None:
    points = (ScorePoint(on(0), 9.5), ScorePoint(on(9), 4))

    assert ScoreSeries(key="x", points=points, top=10, error=1).zone == (8.5, 10)
    assert ScoreSeries(key="x", points=points, top=10, low=9, error=1).zone == (9, 10)
    assert ScoreSeries(key="x", points=points, top=10).zone is None
    assert ScoreSeries(key="x", points=(), top=10, error=1).zone is None
