"""Other training: weighed against running minutes, never distance; its pain speaks."""

from __future__ import annotations

from typing import Any

import pytest

from planner.domain.knee.cross import is_new, loaded_days, running_s
from planner.domain.knee.parameters import DEFAULTS
from planner.domain.values.run import CrossTraining
from tests.domain.facts import allowed, flare_on, known, mornings, on, weeks


def training(days: int, sport: str = "cycling", minutes: int | None = 40, **more: Any):
    """Training so many days before day 0."""
    seconds = None if minutes is None else minutes * 60
    name = f"{sport}-{days}-{minutes}"
    return CrossTraining(id=name, date=on(-days), sport=sport, duration_s=seconds, **more)


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
    assert loaded_days([to_work, home], DEFAULTS) == {on(-1).toordinal()}


def test_a_training_is_new_for_two_times_and_again_after_a_year() -> None:
    before = [training(days) for days in (30, 20)]

    assert is_new(training(10), before[:1])
    assert not is_new(training(10), before)
    assert is_new(training(10, "swimming"), before)
    assert is_new(training(-360), before)


BEFORE = (weeks(-28, -21, -14, -7), mornings(-60, 20))


def test_a_ride_is_never_distance() -> None:
    rides = tuple(training(days, distance_m=40_000) for days in (3, 5, 7))

    assert allowed(0, known(*BEFORE, rides)).limits == allowed(0, known(*BEFORE)).limits


@pytest.mark.parametrize(("pain", "x"), [(None, 3), (4, 3), (5, 1), (6, 1), (7, 0)])
def test_pain_in_other_training_counts_as_a_report(pain: int | None, x: int) -> None:
    assert flare_on(0, known(*BEFORE, training(0, pain_during=pain))).x == x


def test_more_training_without_pain_changes_no_number() -> None:
    rides = tuple(training(days, "cycling", 200) for days in range(10))

    assert allowed(0, known(*BEFORE, rides)).hard_m == allowed(0, known(*BEFORE)).hard_m
