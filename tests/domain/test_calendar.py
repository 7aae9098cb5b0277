"""Weeks, months and repeat rules."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.values.calendar import (
    days_from,
    every_days_rule,
    months_between,
    occurrences,
    week_of,
    weekly_rule,
    weeks_between,
)
from planner.domain.values.errors import UsageError

DAYS = st.dates(date(1971, 1, 1), date(2198, 12, 31))
SPANS = st.integers(0, 400).map(timedelta)
MONDAY = date(2026, 11, 23)


@given(DAYS, st.integers(0, 6))
def test_a_week_begins_on_its_first_day_and_holds_the_day(day, week_start):
    first = week_of(day, week_start)

    assert first.weekday() == week_start
    assert timedelta(0) <= day - first < timedelta(7)
    assert day in days_from(first)


@given(DAYS, SPANS, st.integers(0, 6))
def test_weeks_between_two_days_hold_each_day_once(first, span, week_start):
    days = [
        day for week in weeks_between(first, first + span, week_start) for day in days_from(week)
    ]

    assert len(days) == len(set(days))
    assert {first, first + span} <= set(days)
    assert len(days) <= span.days + 1 + 12


@given(DAYS, SPANS)
def test_months_between_two_days_are_those_of_its_days_in_order(first, span):
    expected = dict.fromkeys(f"{day:%Y-%m}" for day in days_from(first, span.days + 1))

    assert list(months_between(first, first + span)) == list(expected)


def test_a_week_may_begin_on_sunday_and_cross_the_end_of_the_year():
    assert week_of(date(2027, 1, 1), 6) == date(2026, 12, 27)
    assert week_of(date(2027, 1, 3), 6) == date(2027, 1, 3)
    assert week_of(date(2027, 1, 3)) == date(2026, 12, 28)


@settings(max_examples=40)
@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.sets(st.integers(0, 6), min_size=1))
def test_a_weekly_rule_comes_on_its_weekdays_only_and_on_all_of_them(start, weekdays):
    found = occurrences(weekly_rule(tuple(weekdays)), start, start + timedelta(27))

    assert found == tuple(day for day in days_from(start, 28) if day.weekday() in weekdays)


def test_every_other_week_counts_weeks_from_the_first_one():
    found = occurrences(weekly_rule((1, 3), 2), MONDAY, MONDAY + timedelta(27))

    assert [(day - MONDAY).days for day in found] == [1, 3, 15, 17]


def test_every_few_days_counts_from_the_first_day_over_the_clock_change():
    start = date(2026, 10, 23)

    found = occurrences(every_days_rule(2), start, start + timedelta(6))

    assert [(day - start).days for day in found] == [0, 2, 4, 6]


def test_both_ends_of_a_rule_are_included():
    assert occurrences("FREQ=DAILY", MONDAY, MONDAY) == (MONDAY,)
    assert occurrences("RRULE:FREQ=WEEKLY;COUNT=2", MONDAY, MONDAY + timedelta(70)) == (
        MONDAY,
        MONDAY + timedelta(7),
    )


@pytest.mark.parametrize(
    "rule",
    [
        "",
        "every day",
        "FREQ=NEVER",
        "FREQ=HOURLY",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=x",
        "FREQ=DAILY;BYHOUR=1,2",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=DAILY;",
        "FREQ=DAILY;UNTIL=20261201T000000Z",
        "FREQ=DAILY\nEXRULE:FREQ=SECONDLY",
    ],
)
def test_a_rule_that_cannot_be_kept_is_refused_with_an_example(rule):
    with pytest.raises(UsageError) as refused:
        occurrences(rule, MONDAY, MONDAY + timedelta(30))

    assert repr(rule) in refused.value.message
    assert "FREQ=WEEKLY" in refused.value.hint
