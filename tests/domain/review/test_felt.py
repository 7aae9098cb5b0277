"""What a knee felt: every score counts once, by day and by week."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planner.domain.review.felt import Felt, felt_days, felt_week
from planner.domain.values.record import Side
from planner.domain.values.run import CrossTraining
from planner.domain.values.session import SessionDone, Tick
from tests.domain.facts import known, morning, mornings, on, report, run

LEFT, RIGHT = Side.LEFT, Side.RIGHT


def test_the_worst_of_a_day_is_of_all_its_scores_and_the_morning_its_own() -> None:
    history = known(morning(0, 1), report(0, 4), run(0, 3, during=2, after=3))

    assert felt_days(history, (), LEFT)[on(0)] == Felt(worst=4, morning=1, median=1, mornings=1)


def test_a_score_of_the_other_knee_is_not_this_ones() -> None:
    history = known(morning(0, 1), morning(0, 5, RIGHT), run(1, 3, during=6, side=RIGHT))

    assert felt_days(history, (), LEFT).keys() == {on(0)}
    assert felt_days(history, (), RIGHT)[on(1)].worst == 6


def test_scores_that_name_no_knee_are_of_the_sore_one() -> None:
    rode = CrossTraining(id="x", date=on(0), sport="cycling", pain_during=3)
    quiet = CrossTraining(id="y", date=on(3), sport="cycling")
    ticked = SessionDone(
        id="s", date=on(1), session="p", ticks={"a/left/1": Tick(pain=2), "a/left/2": Tick()}
    )
    untold = SessionDone(id="t", date=on(4), session="q", ticks={"a/left/1": Tick()})
    history = known(rode, quiet, run(2, 3, during=1, after=None))

    left = felt_days(history, (ticked, untold), LEFT)

    assert [(day, felt.worst) for day, felt in left.items()] == [(on(0), 3), (on(1), 2), (on(2), 1)]
    assert felt_days(history, (ticked,), RIGHT) == {}


def test_a_day_without_a_morning_has_none() -> None:
    assert felt_days(known(report(0, 2)), (), LEFT)[on(0)] == Felt(worst=2)


def test_a_week_has_its_worst_morning_and_the_middle_of_its_mornings() -> None:
    days = felt_days(known(mornings(0, 6, 1, {2: 4, 3: 3, 4: None, 5: 3})), (), LEFT)

    assert felt_week(days, on(0)) == Felt(worst=4, morning=4, median=2, mornings=6)


def test_a_week_nobody_spoke_of_is_no_week_without_pain() -> None:
    assert felt_week({}, on(0)) == Felt()


@given(st.lists(st.integers(0, 10), min_size=1, max_size=7))
def test_the_median_lies_between_the_best_and_the_worst_morning(scores: list[int]) -> None:
    history = known(*(morning(day, score) for day, score in enumerate(scores)))

    week = felt_week(felt_days(history, (), LEFT), on(0))

    assert week.median is not None
    assert min(scores) <= week.median <= max(scores) == week.morning == week.worst
