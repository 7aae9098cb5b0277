"""Other training: weighed against running minutes, never distance, sometimes a day that counts."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.caps.load import allowance
from planner.domain.knee.cross import is_new, loaded_days, running_s
from planner.domain.knee.flare_state import flare_state
from planner.domain.knee.flare_triggers import FlareLevel
from planner.domain.knee.parameters import DEFAULTS
from planner.domain.values.run import CrossTraining
from tests.domain.load_facts import DAY, ago, history, limit_of, run


def training(days: int, sport: str = "cycling", minutes: int | None = 40, **more: Any):
    """Training so many days before `DAY`."""
    seconds = None if minutes is None else minutes * 60
    name = f"{sport}-{days}-{minutes}"
    return CrossTraining(id=name, date=ago(days), sport=sport, duration_s=seconds, **more)


# Evidence.md 5.3: weight per minute against a minute of running.
@pytest.mark.parametrize(
    ("sport", "minutes"),
    [
        ("walking", 15),
        ("cycling", 30),
        ("elliptical", 40),
        ("swimming", 5),
        ("pool running", 10),
        ("rowing", 100),
        ("a word of one's own", 100),
    ],
)
def test_a_hundred_minutes_are_worth_what_the_paper_says(sport: str, minutes: int) -> None:
    assert running_s(training(1, sport, 100), DEFAULTS) == minutes * 60


@pytest.mark.parametrize(("minutes", "counts"), [(33, False), (34, True), (None, True)])
def test_a_day_counts_from_ten_minutes_of_running_on_or_without_a_time(
    minutes: int | None, counts: bool
) -> None:
    assert bool(loaded_days([training(1, "cycling", minutes)], DEFAULTS)) == counts


def test_the_training_of_a_day_is_taken_together() -> None:
    to_work, home = training(1, "cycling", 20), training(1, "cycling", 21)

    assert not loaded_days([to_work], DEFAULTS)
    assert loaded_days([to_work, home], DEFAULTS) == {ago(1).toordinal()}


def test_a_training_is_new_for_two_times_and_again_after_a_year() -> None:
    before = [training(days) for days in (30, 20)]

    assert is_new(training(10), before[:1])
    assert not is_new(training(10), before)
    assert is_new(training(10, "swimming"), before)
    assert is_new(training(-360), before)


FOUR_GREEN = tuple(run(days, 5.0) for days in (8, 6, 4, 1))


def test_a_ride_before_a_run_takes_the_next_day_from_running() -> None:
    free = limit_of("SPACING", history(*FOUR_GREEN))
    ridden = limit_of("SPACING", history(*FOUR_GREEN, cross=(training(2),)))

    assert free.hard_m == 3000
    assert (ridden.hard_m, ridden.input("loaded")) == (0, 2)


@pytest.mark.parametrize(
    "training", [training(2, minutes=30), training(2, "swimming", 60), training(0), training(3)]
)
def test_a_short_ride_a_swim_or_one_on_another_day_takes_nothing(training: CrossTraining) -> None:
    assert limit_of("SPACING", history(*FOUR_GREEN, cross=(training,))).hard_m == 3000


def test_a_ride_between_two_runs_does_not_lengthen_the_hours_between_them() -> None:
    runs = tuple(run(days, 5.0) for days in (8, 6, 4, 2))

    assert limit_of("SPACING", history(*runs, cross=(training(1),))).hard_m is None


def test_a_ride_is_never_distance() -> None:
    runs = tuple(run(days, 5.0) for days in (8, 6, 4, 2))
    ridden = history(*runs, cross=tuple(training(days, distance_m=40_000) for days in (3, 5, 7)))

    now = allowance(DAY, ridden, DAY, DEFAULTS)

    assert now.limits == allowance(DAY, history(*runs), DAY, DEFAULTS).limits


def test_pain_of_seven_in_a_ride_is_a_severe_flare_and_six_is_none() -> None:
    severe = history(*FOUR_GREEN, cross=(training(1, pain_during=7),))
    sore = history(*FOUR_GREEN, cross=(training(1, pain_during=6),))

    state = flare_state(severe, DAY, DEFAULTS)

    assert state is not None
    assert state.level is FlareLevel.F3
    assert flare_state(sore, DAY, DEFAULTS) is None


cross = st.builds(
    training,
    st.integers(0, 20),
    st.sampled_from(("cycling", "walking", "rowing")),
    st.one_of(st.none(), st.integers(1, 200)),
    pain_during=st.one_of(st.none(), st.integers(0, 10)),
)


@given(st.lists(cross, max_size=6), cross, st.randoms(use_true_random=False))
def test_more_training_never_makes_room_and_its_order_never_matters(
    before: list[CrossTraining], more: CrossTraining, luck: Any
) -> None:
    known = history(*FOUR_GREEN, cross=tuple(before))
    then = msgspec.structs.replace(known, cross=(*before, more))
    mixed = msgspec.structs.replace(known, cross=tuple(luck.sample(then.cross, len(then.cross))))

    now = allowance(DAY, known, DAY, DEFAULTS)
    later = allowance(DAY, then, DAY, DEFAULTS)

    assert later.hard_m <= now.hard_m
    assert later.plan_m <= now.plan_m
    assert later == allowance(DAY, mixed, DAY, DEFAULTS)
