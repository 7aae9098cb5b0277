"""Days as people write them become dates; what could be two days is refused with both."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import typed_dates
from planner.domain.values.errors import UsageError
from planner.typed_dates import a_date, some_dates, weekdays
from planner.wording import days

WED = date(2026, 11, 25)
ANY_DAY = st.dates(date(1971, 1, 1), date(2198, 12, 31))
TOWARD = st.sampled_from(["past", "future", "near"])


@pytest.mark.parametrize(
    ("text", "past", "future"),
    [
        ("today", date(2026, 11, 25), date(2026, 11, 25)),
        ("yday", date(2026, 11, 24), date(2026, 11, 24)),
        ("the day before yesterday", date(2026, 11, 23), date(2026, 11, 23)),
        ("the day after tomorrow", date(2026, 11, 27), date(2026, 11, 27)),
        ("in a fortnight", date(2026, 12, 9), date(2026, 12, 9)),
        ("a fortnight ago", date(2026, 11, 11), date(2026, 11, 11)),
        ("this fri", date(2026, 11, 20), date(2026, 11, 27)),
        ("yesterday", date(2026, 11, 24), date(2026, 11, 24)),
        ("tue", date(2026, 11, 24), date(2026, 12, 1)),
        ("tues", date(2026, 11, 24), date(2026, 12, 1)),
        ("Thurs.", date(2026, 11, 19), date(2026, 11, 26)),
        ("weds", date(2026, 11, 25), date(2026, 11, 25)),
        ("Wednesday", date(2026, 11, 25), date(2026, 11, 25)),
        ("next fri", date(2026, 11, 27), date(2026, 11, 27)),
        ("next wed", date(2026, 12, 2), date(2026, 12, 2)),
        ("last wed", date(2026, 11, 18), date(2026, 11, 18)),
        ("last fri", date(2026, 11, 20), date(2026, 11, 20)),
        ("two days ago", date(2026, 11, 23), date(2026, 11, 23)),
        ("3d ago", date(2026, 11, 22), date(2026, 11, 22)),
        ("a week ago", date(2026, 11, 18), date(2026, 11, 18)),
        ("in 3 days", date(2026, 11, 28), date(2026, 11, 28)),
        ("in two weeks", date(2026, 12, 9), date(2026, 12, 9)),
        ("+3d", date(2026, 11, 28), date(2026, 11, 28)),
        ("+ 3 days", date(2026, 11, 28), date(2026, 11, 28)),
        ("-1w", date(2026, 11, 18), date(2026, 11, 18)),
        ("2026-04-11", date(2026, 4, 11), date(2026, 4, 11)),
        ("2026/4/11", date(2026, 4, 11), date(2026, 4, 11)),
        ("11 apr", date(2026, 4, 11), date(2027, 4, 11)),
        ("april 11", date(2026, 4, 11), date(2027, 4, 11)),
        ("25 nov.", date(2026, 11, 25), date(2026, 11, 25)),
        ("25. nov", date(2026, 11, 25), date(2026, 11, 25)),
        ("the 25th of november", date(2026, 11, 25), date(2026, 11, 25)),
        ("Nov 25th, 2025", date(2025, 11, 25), date(2025, 11, 25)),
        ("25.11.", date(2026, 11, 25), date(2026, 11, 25)),
        ("25/11", date(2026, 11, 25), date(2026, 11, 25)),
        ("11/25", date(2026, 11, 25), date(2026, 11, 25)),
        ("28.11.2026", date(2026, 11, 28), date(2026, 11, 28)),
        ("28.11.26", date(2026, 11, 28), date(2026, 11, 28)),
        ("4/4", date(2026, 4, 4), date(2027, 4, 4)),
        ("29 feb", date(2024, 2, 29), date(2028, 2, 29)),
        ("Sat 5 Dec", date(2026, 12, 5), date(2026, 12, 5)),
        ("Sat 9 Jan", date(2021, 1, 9), date(2027, 1, 9)),
        ("Wed 25 Nov 2026", date(2026, 11, 25), date(2026, 11, 25)),
        ("Fri 27", date(2026, 11, 27), date(2026, 11, 27)),
    ],
)
def test_a_day_is_the_nearest_one_in_the_wanted_direction(text, past, future):
    assert a_date(text, WED, "past") == past
    assert a_date(text, WED, "future") == future


@pytest.mark.parametrize(
    ("today", "text", "near"),
    [
        (date(2026, 11, 16), "15 nov", date(2026, 11, 15)),
        (date(2026, 11, 16), "15.11.", date(2026, 11, 15)),
        (date(2026, 11, 16), "16 nov", date(2026, 11, 16)),
        (date(2026, 11, 16), "11 apr", date(2027, 4, 11)),
        (date(2027, 1, 2), "30 dec", date(2026, 12, 30)),
        (date(2026, 12, 30), "2 jan", date(2027, 1, 2)),
        (date(2026, 7, 2), "1 jan", date(2026, 1, 1)),
        (date(2026, 7, 3), "1 jan", date(2027, 1, 1)),
        (date(2026, 11, 16), "29 feb", date(2028, 2, 29)),
        (date(2025, 11, 16), "29 feb", date(2024, 2, 29)),
        # Days of the week that are looked at are those to come, as whoever looks plans by them.
        (date(2026, 11, 22), "fri", date(2026, 11, 27)),
        (date(2026, 11, 22), "last fri", date(2026, 11, 20)),
        (date(2026, 11, 16), "Sun 15 Nov", date(2026, 11, 15)),
    ],
)
def test_a_day_that_is_only_looked_at_is_the_nearest_one_either_way(today, text, near):
    assert a_date(text, today, "near") == near


@pytest.mark.parametrize(
    "text",
    ["31 feb", "2026-02-31", "30 february 2026", "", "soon", "+99999999d", "0", "31/31", "0/5",
     "11 apr 99999999999", "99999999999 apr", "9999999999999999999999 apr 2026", "days ago",
     "in many days", "Thu 25 Nov 2026", "in 99999 weeks", "on", "of the",
     "11 apr " + "9" * 5000, "9" * 5000 + " apr", "mon " + "9" * 5000],
)  # fmt: skip
def test_an_impossible_date_is_refused_with_what_was_expected(text):
    with pytest.raises(UsageError) as refused:
        a_date(text, WED)

    assert refused.value.hint


@pytest.mark.parametrize("text", ["03/04", "3.4.", "3.4.2026", "4/3/26"])
def test_what_could_be_two_days_is_refused_with_both_readings(text):
    with pytest.raises(UsageError) as refused:
        a_date(text, WED)

    assert "3 Apr" in refused.value.message
    assert "4 Mar" in refused.value.message


def test_weekdays_and_steps_count_from_the_day_a_command_speaks_of_but_tomorrow_does_not():
    friday = date(2026, 12, 11)

    assert a_date("sat", WED, "future", since=friday) == date(2026, 12, 12)
    assert a_date("+7d", WED, "future", since=friday) == date(2026, 12, 18)
    assert a_date("10 dec", WED, "future", since=friday) == date(2027, 12, 10)
    assert a_date("tomorrow", WED, "future", since=friday) == date(2026, 11, 26)
    assert a_date("in 3 days", WED, "future", since=friday) == date(2026, 11, 28)


@given(ANY_DAY, st.integers(-3000, 3000), TOWARD)
def test_whatever_is_said_of_a_day_can_be_typed_back(today, apart, toward):
    day = today + timedelta(days=apart)
    if not typed_dates.FIRST <= day <= typed_dates.LAST:
        return

    for said in (days.full(day), days.near(day, today), days.dated(day, today), day.isoformat()):
        assert a_date(said, today, toward) == day


@given(ANY_DAY, st.integers(-13, 13), TOWARD)
def test_the_heading_of_a_near_day_can_be_typed_back(today, apart, toward):
    day = today + timedelta(days=apart)

    assert a_date(days.short(day), today, toward) == day


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("fri, sat", (27, 28)),
        ("mon,wed", (25, 30)),
        ("thu fri and sun", (26, 27, 29)),
        ("wed-fri", (25, 26, 27)),
        ("thu – sat", (26, 27, 28)),
        ("thu to fri", (26, 27)),
        ("26-28 nov", (26, 27, 28)),
        ("26.-28.11.", (26, 27, 28)),
        ("26 – 28.11.2026", (26, 27, 28)),
        ("26. to 28. nov", (26, 27, 28)),
        ("thu..sat", (26, 27, 28)),
        ("26.11. until 27.11.", (26, 27)),
        ("2026-11-29 - 2026-11-30", (29, 30)),
        ("2026-11-29", (29,)),
        ("+1d, 28.11.", (26, 28)),
        ("sat, fri, sat", (27, 28)),
    ],
)
def test_several_days_are_listed_or_ranged(text, wanted):
    assert some_dates(text, WED) == tuple(date(2026, 11, day) for day in wanted)


def test_a_range_over_the_turn_of_the_year_is_read_in_every_form():
    wanted = tuple(date(2026, 12, 30) + timedelta(days=n) for n in range(4))

    for text in ("30.12. - 2 jan", "30 dec to 2 jan", "2026-12-30..2027-01-02", "Wed 30 Dec-sat"):
        assert some_dates(text, WED) == wanted


@pytest.mark.parametrize("text", ["", ",", "fri-", "fri-soon", "1 jan - 31 dec", "30 nov-30-nov"])
def test_no_days_or_too_many_are_refused(text):
    with pytest.raises(UsageError):
        some_dates(text, WED)


def test_a_list_of_days_counts_from_the_card_it_speaks_of():
    assert some_dates("fri-sun", WED, since=date(2026, 12, 11)) == (
        date(2026, 12, 11), date(2026, 12, 12), date(2026, 12, 13)
    )  # fmt: skip


def test_weekdays_can_be_listed_ranged_or_all():
    assert weekdays("mon wed, fri") == (0, 2, 4)
    assert weekdays("mon, weds and thurs.") == (0, 2, 3)
    assert weekdays("fri-mon") == (0, 4, 5, 6)
    assert weekdays("mon – fri") == weekdays("mon to fri") == weekdays("weekdays")
    assert weekdays("weekend") == (5, 6)
    assert weekdays("all") == tuple(range(7))


@given(st.text(max_size=20))
def test_no_text_ever_raises_anything_but_a_usage_error(text):
    for read in (
        lambda: a_date(text, WED),
        lambda: some_dates(text, WED),
        lambda: weekdays(text),
    ):
        with suppress(UsageError):
            assert read() is not None
