"""What the runner types becomes a value, or a sentence that says what was expected."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import typed
from planner.domain.values.errors import UsageError
from planner.wording import amounts

STEPS: tuple[tuple[amounts.Unit, int], ...] = (("km", 100), ("mi", 161))
"""The last digit shown of a distance, in metres, by unit."""


@pytest.mark.parametrize(
    ("text", "metres"),
    [("5", 5000), ("5k", 5000), ("5,5 km", 5500), ("3.1mi", 4989), ("5000m", 5000), ("0.3", 300)],
)
def test_a_distance_is_whole_metres_whatever_its_unit(text, metres):
    assert typed.a_distance(text) == metres


@pytest.mark.parametrize(
    "text", ["0", "-3", "1e9", "999999", "25m", "five", "5,5,5", "", "5 parsecs", "9" * 400]
)
def test_a_distance_that_cannot_be_is_refused(text):
    with pytest.raises(UsageError):
        typed.a_distance(text)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("31:20", 1880), ("1:55:00", 6900), ("40min", 2400), ("40", 2400), ("90s", 90),
     ("1h10", 4200), ("1h", 3600), ("2min30s", 150)],
)  # fmt: skip
def test_a_duration_is_whole_seconds(text, seconds):
    assert typed.a_duration(text) == seconds


@pytest.mark.parametrize("text", ["0", "99:99", "-5", "abc", "", "900h", "9" * 5000 + ":00"])
def test_a_duration_that_cannot_be_is_refused(text):
    with pytest.raises(UsageError):
        typed.a_duration(text)


@pytest.mark.parametrize("score", range(11))
def test_a_score_is_read_as_it_is_typed_and_as_it_is_shown(score):
    for text in (str(score), f" {score} ", f"{score}/10", f"{score} / 10", amounts.score(score)):
        assert typed.a_score(text) == score


@pytest.mark.parametrize(
    "text", ["11", "-1", "2.5", "", "x", "100", "3/5", "/10", "11/10", "3/100"]
)
def test_a_score_off_the_scale_is_refused(text):
    with pytest.raises(UsageError, match="scale"):
        typed.a_score(text)


@given(st.text(max_size=20))
def test_no_text_ever_raises_anything_but_a_usage_error(text):
    for read in (
        lambda: typed.a_distance(text),
        lambda: typed.a_duration(text),
        lambda: typed.a_score(text),
    ):
        with suppress(UsageError):
            assert read() is not None


@given(st.integers(min_value=1, max_value=300_000))
def test_a_distance_shown_in_either_unit_reads_back_within_its_last_digit(metres):
    for unit, step in STEPS:
        shown = amounts.number(metres, unit)
        if float(shown) > 0:
            assert abs(typed.a_distance(shown, unit) - metres) <= step


@given(st.integers(min_value=1, max_value=172_800))
def test_a_duration_shown_as_a_clock_reads_back_exactly(seconds):
    assert typed.a_duration(amounts.clock(seconds)) == seconds


@pytest.mark.parametrize(
    ("text", "time"), [("7:05", "07:05"), ("0705", "07:05"), ("18:30", "18:30"), ("7", "07:00")]
)
def test_a_time_of_day_is_read_in_the_ways_people_write_it(text, time):
    assert typed.a_time_of_day(text) == time


@pytest.mark.parametrize("text", ["25:00", "7:65", "", "noon", "-1"])
def test_a_time_of_day_that_is_none_is_refused(text):
    with pytest.raises(UsageError):
        typed.a_time_of_day(text)
