"""What the runner types becomes a value, or a sentence that says what was expected."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import typed
from planner.domain.values.errors import UsageError
from planner.wording import amounts

WED = date(2026, 11, 25)
STEPS: tuple[tuple[amounts.Unit, int], ...] = (("km", 100), ("mi", 161))
"""The last digit shown of a distance, in metres, by unit."""


@pytest.mark.parametrize(
    ("text", "past", "future"),
    [
        ("today", date(2026, 11, 25), date(2026, 11, 25)),
        ("yesterday", date(2026, 11, 24), date(2026, 11, 24)),
        ("tue", date(2026, 11, 24), date(2026, 12, 1)),
        ("Wednesday", date(2026, 11, 25), date(2026, 11, 25)),
        ("next fri", date(2026, 11, 27), date(2026, 11, 27)),
        ("next wed", date(2026, 12, 2), date(2026, 12, 2)),
        ("last wed", date(2026, 11, 18), date(2026, 11, 18)),
        ("+3d", date(2026, 11, 28), date(2026, 11, 28)),
        ("-1w", date(2026, 11, 18), date(2026, 11, 18)),
        ("2026-04-11", date(2026, 4, 11), date(2026, 4, 11)),
        ("11 apr", date(2026, 4, 11), date(2027, 4, 11)),
        ("april 11", date(2026, 4, 11), date(2027, 4, 11)),
        ("29 feb", date(2024, 2, 29), date(2028, 2, 29)),
    ],
)
def test_a_date_in_words_is_the_nearest_one_in_the_wanted_direction(text, past, future):
    assert typed.a_date(text, WED, "past") == past
    assert typed.a_date(text, WED, "future") == future


@pytest.mark.parametrize(
    "text",
    ["31 feb", "2026-02-31", "30 february 2026", "4/5", "", "soon", "+99999999d", "0",
     "11 apr 99999999999", "99999999999 apr", "9999999999999999999999 apr 2026"],
)  # fmt: skip
def test_an_impossible_or_doubtful_date_is_refused_with_what_was_expected(text):
    with pytest.raises(UsageError) as refused:
        typed.a_date(text, WED)

    assert refused.value.hint


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


@pytest.mark.parametrize("text", ["11", "-1", "2.5", "", "x", "100"])
def test_a_score_off_the_scale_is_refused(text):
    with pytest.raises(UsageError, match="scale"):
        typed.a_score(text)


def test_weekdays_can_be_listed_ranged_or_all():
    assert typed.weekdays("mon wed, fri") == (0, 2, 4)
    assert typed.weekdays("fri-mon") == (0, 4, 5, 6)
    assert typed.weekdays("all") == tuple(range(7))


@given(st.text(max_size=20))
def test_no_text_ever_raises_anything_but_a_usage_error(text):
    for read in (
        lambda: typed.a_date(text, WED),
        lambda: typed.a_distance(text),
        lambda: typed.a_duration(text),
        lambda: typed.a_score(text),
        lambda: typed.weekdays(text),
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
