"""Numbers in words: rounded as people say them, and a cap never larger than it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.values.exercise import Dose
from planner.domain.values.session import Tick
from planner.wording import amounts
from planner.wording.amounts import MILE_M, Unit


@pytest.mark.parametrize(
    ("metres", "unit", "said"),
    [
        (0, "km", "0.0 km"), (40, "km", "0.04 km"), (99, "km", "0.1 km"), (5000, "km", "5.0 km"),
        (5460, "km", "5.46 km"), (5463, "km", "5.5 km"), (42_195, "km", "42.2 km"),
        (0, "mi", "0.0 mi"), (1609, "mi", "1.0 mi"), (5000, "mi", "3.1 mi"),
    ],
)  # fmt: skip
def test_a_distance_has_one_decimal_and_a_second_only_if_it_was_meant(
    metres: int, unit: Unit, said: str
) -> None:
    assert amounts.distance(metres, unit) == said
    assert amounts.number(metres, unit) == said.split()[0]


@pytest.mark.parametrize(
    ("metres", "unit", "said"),
    [
        (0, "km", "0.0 km"), (3499, "km", "3.4 km"), (3500, "km", "3.5 km"),
        (1609, "mi", "0.9 mi"), (1610, "mi", "1.0 mi"), (4800, "mi", "2.9 mi"),
    ],
)  # fmt: skip
def test_a_cap_is_rounded_down(metres: int, unit: Unit, said: str) -> None:
    assert amounts.floored(metres, unit) == said


@given(st.integers(0, 200_000), st.sampled_from([("km", 1000.0), ("mi", MILE_M)]))
def test_no_cap_is_ever_shown_as_more_than_it_is(metres: int, unit: tuple[Unit, float]) -> None:
    name, metres_each = unit
    shown = float(amounts.floored(metres, name).split()[0]) * metres_each
    assert metres - metres_each / 10 - 0.01 < shown <= metres + 0.01


@pytest.mark.parametrize(
    ("metres", "unit", "said"),
    [
        (0, "km", "0.0"), (1, "km", "0.1"), (30, "km", "0.03"), (49, "km", "0.1"),
        (300, "km", "0.3"), (1, "mi", "0.1"), (70, "mi", "0.1"), (483, "mi", "0.3"),
    ],
)  # fmt: skip
def test_what_is_too_much_is_never_shown_as_nothing(metres: int, unit: Unit, said: str) -> None:
    assert amounts.excess(metres, unit) == said


def test_a_clock_has_hours_only_from_one_on() -> None:
    assert [amounts.clock(seconds) for seconds in (0, 9, 59, 60, 1360, 3599, 3600, 6900)] == [
        "0:00", "0:09", "0:59", "1:00", "22:40", "59:59", "1:00:00", "1:55:00",
    ]  # fmt: skip


def test_less_than_two_minutes_are_seconds() -> None:
    assert [amounts.minutes(seconds) for seconds in (0, 45, 119, 120, 150, 1330, 7200)] == [
        "0 s", "45 s", "119 s", "2 min", "2 min", "22 min", "120 min",
    ]  # fmt: skip


def test_a_pace_is_minutes_a_kilometre_or_mile_and_nothing_of_no_distance() -> None:
    assert amounts.pace(5000, 1950) == "6:30 /km"
    assert amounts.pace(5000, 1950, "mi") == "10:28 /mi"
    assert amounts.pace(0, 1950) == ""


@pytest.mark.parametrize(
    ("dose", "said"),
    [
        (Dose(sets=3, reps=10), "3×10"),
        (Dose(sets=1, reps=1), "1×1"),
        (Dose(sets=(2, 3), reps=(8, 12)), "2–3×8–12"),
        (Dose(sets=3, reps=10, hold_s=(5, 10)), "3×10, 5–10 s hold"),
        (Dose(sets=(2, 3), hold_s=(20, 30)), "2–3×20–30 s"),
        (Dose(sets=1, time_s=(60, 120)), "60–120 s"),
        (Dose(sets=2, time_s=60), "2×60 s"),
        (Dose(sets=3, reps=8, tempo="4/4"), "3×8, 4/4 s"),
    ],
)
def test_a_dose_says_sets_and_what_each_of_them_is(dose: Dose, said: str) -> None:
    assert amounts.dose(dose) == said


def test_a_tick_says_what_was_really_done() -> None:
    ticks = (Tick(reps=10), Tick(reps=10, hold_s=8), Tick(hold_s=30), Tick(time_s=60), Tick(reps=0))
    assert [amounts.tick(tick) for tick in (*ticks, Tick())] == [
        "10", "10×8 s", "30 s", "60 s", "0", "done",
    ]  # fmt: skip


def test_a_score_is_of_ten_and_one_not_asked_a_dash() -> None:
    assert [amounts.score(value) for value in (0, 10, None)] == ["0/10", "10/10", "–"]


def test_one_is_one_and_all_others_are_many() -> None:
    assert [amounts.plural(count, "run") for count in (0, 1, 2)] == ["0 runs", "1 run", "2 runs"]
    assert amounts.plural(2, "knee is", "knees are") == "2 knees are"


def test_an_amount_is_a_number_or_a_range() -> None:
    assert (amounts.amount(10), amounts.amount((5, 10))) == ("10", "5–10")
