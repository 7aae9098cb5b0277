"""The year strip: levels by shape, weeks in columns, words of a day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.logbook.logbook import Logbook
from planner.present.year import day_words, year_shown, year_title
from planner.widgets.day_bars import HEIGHTS, block
from tests.logbook.living import TODAY


@pytest.mark.parametrize("year", [2000, 2023, 2024, 2026, 2028, 2034])
def test_every_day_of_a_year_stands_once_in_the_row_of_its_weekday(
    book: Logbook, year: int
) -> None:
    shown = year_shown(book, year, "done", {})
    keys = [day.key for day in shown.days if day.key]
    first = date(year, 1, 1)

    assert keys == [(first + timedelta(days=n)).isoformat() for n in range(len(keys))]
    assert keys[-1] == f"{year}-12-31"
    assert len(shown.days) % 7 == 0
    assert shown.names == ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
    for place, day in enumerate(shown.days):
        if day.key:
            assert date.fromisoformat(day.key).weekday() == place % 7
    for month, label in enumerate(shown.labels, start=1):
        column = shown.days[label.column * 7 : label.column * 7 + 7]
        assert f"{year}-{month:02d}-01" in [day.key for day in column]


def test_a_week_begins_as_the_runner_says_and_the_future_has_no_sign(book: Logbook) -> None:
    shown = year_shown(book, 2026, "pain", {TODAY: 4})
    signs = {day.key: day for day in shown.days}

    assert (signs[TODAY.isoformat()].sign, signs[TODAY.isoformat()].tone) == ("▃", "warn")
    assert signs["2026-11-24"].sign == "·"
    assert signs["2026-11-26"].sign == " "


@given(st.integers(0, 10), st.integers(0, 10))
def test_more_pain_never_stands_lower(one: int, other: int) -> None:
    lower, higher = sorted((one, other))
    assert HEIGHTS.index(block(lower, 10)) <= HEIGHTS.index(block(higher, 10))


def test_the_ends_of_the_scale() -> None:
    assert (block(0, 10), block(10, 10), block(5, 10)) == ("▁", "█", "▄")
    assert (block(0, 0), block(5, 5), block(11, 10)) == ("▁", "█", "█")


def test_titles_and_days_in_words() -> None:
    assert year_title(2026, "pain", {TODAY: 4}, "km") == "2026: worst pain of the day"
    assert year_title(2026, "km", {TODAY: 9100}, "km") == "2026: distance run, █ = 9.1 km"
    assert year_title(2026, "done", {}, "km") == "2026: sets done"
    assert day_words(TODAY, "pain", 6, "km", TODAY) == "Wed 25 Nov: 6/10"
    assert day_words(TODAY, "done", 1, "km", TODAY) == "Wed 25 Nov: 1 set"
    assert day_words(TODAY, "km", None, "km", TODAY) == "Wed 25 Nov: no run"
