"""Days in words: near ones by name, those of another year with the year."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from planner.wording import days

WED = date(2026, 11, 25)
DAY = timedelta(days=1)


def test_a_day_has_a_short_a_medium_and_a_full_form() -> None:
    assert days.weekday(WED) == "Wed"
    assert days.short(WED) == "Wed 25"
    assert days.dated(WED, WED) == "Wed 25 Nov"
    assert days.full(WED) == "Wed 25 Nov 2026"
    assert days.short_month(WED) == days.month_day(WED, WED) == "25 Nov"
    assert days.month_day(WED, WED.replace(year=2027)) == "25 Nov 2026"


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (WED - 2 * DAY, "Mon 23 Nov"),
        (WED - DAY, "yesterday"),
        (WED, "today"),
        (WED + DAY, "tomorrow"),
        (WED + 2 * DAY, "Fri 27 Nov"),
        (date(2027, 1, 1), "Fri 1 Jan 2027"),
        (date(2025, 11, 25), "Tue 25 Nov 2025"),
    ],
)
def test_near_days_have_names_and_another_year_its_number(day: date, said: str) -> None:
    assert days.near(day, WED) == said


def test_a_day_is_echoed_with_its_year_if_it_is_another() -> None:
    assert days.dated(WED, WED) == "Wed 25 Nov"
    assert days.dated(date(2027, 1, 1), WED) == "Fri 1 Jan 2027"


def test_new_years_eve_is_yesterday_and_needs_no_year() -> None:
    assert days.near(date(2026, 12, 31), date(2027, 1, 1)) == "yesterday"


@pytest.mark.parametrize(
    ("first", "said"),
    [
        (date(2026, 11, 23), "23–29 Nov 2026"),
        (date(2026, 11, 30), "30 Nov – 6 Dec 2026"),
        (date(2026, 12, 28), "28 Dec 2026 – 3 Jan 2027"),
    ],
)
def test_a_week_names_its_month_and_year_once_if_it_can(first: date, said: str) -> None:
    assert days.week(first) == said


def test_a_week_has_the_number_of_its_middle() -> None:
    assert days.week_number(date(2026, 11, 23)) == 48
    assert days.week_number(date(2026, 12, 28)) == 53
    assert days.week_number(date(2026, 11, 22)) == 48  # of a week that begins on Sunday


def test_a_list_within_this_month_needs_no_month() -> None:
    assert days.among(WED, date(2026, 11, 30), WED) == "Wed 25"
    assert days.among(WED, date(2026, 12, 1), WED) == "Wed 25 Nov"
    assert days.among(date(2027, 11, 25), date(2027, 11, 30), WED) == "Thu 25 Nov 2027"


def test_weekdays_are_listed_by_name() -> None:
    assert days.listed(()) == ""
    assert days.listed((2,)) == "Wed"
    assert days.listed((0, 2, 6)) == "Mon, Wed, Sun"


def test_a_week_is_named_by_its_number_or_among_many_by_its_month():
    assert days.week_label(date(2026, 11, 2)) == "w45"
    assert days.week_label(date(2026, 10, 26), by_month=True) == "Nov"
    assert days.week_label(date(2026, 11, 2), by_month=True) == ""
    assert days.week_label(date(2026, 12, 28), by_month=True) == "2027"
    assert days.week_label(date(2027, 2, 1), by_month=True) == "Feb"


def test_a_moment_is_told_by_day_and_minute_or_as_it_stands() -> None:
    assert days.moment("2026-11-24T18:31:07+01:00", date(2026, 11, 25)) == "Tue 24 Nov 18:31"
    assert days.moment("2025-11-24T18:31:07", date(2026, 11, 25)) == "Mon 24 Nov 2025 18:31"
    assert days.moment("long ago", date(2026, 11, 25)) == "long ago"
