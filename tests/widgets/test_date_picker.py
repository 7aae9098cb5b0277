"""A month with a cursor."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.widgets.date_picker import DatePicker, add_months, month_grid
from tests.widgets.support import Stage, facts, screen_text, turn_wheel

DAY = date(2026, 11, 25)


@given(st.dates(), st.integers(0, 6))
def test_a_month_holds_each_of_its_days_once_in_its_weekdays_column(day, first_weekday):
    weeks = month_grid(day, first_weekday)
    days = [one for week in weeks for one in week if one]

    assert days[0].day == 1
    assert all(after - before == timedelta(1) for before, after in pairwise(days))
    assert len({one.month for one in days}) == 1
    assert all(
        (one.weekday() - first_weekday) % 7 == column
        for week in weeks
        for column, one in enumerate(week)
        if one
    )


@pytest.mark.parametrize(("day", "months", "there"), [
    (date(2026, 1, 31), 1, date(2026, 2, 28)),
    (date(2024, 1, 31), 1, date(2024, 2, 29)),
    (date(2026, 3, 31), -1, date(2026, 2, 28)),
    (date(2026, 12, 5), 1, date(2027, 1, 5)),
    (date(9999, 12, 5), 1, None),
    (date(1, 1, 5), -1, None),
])  # fmt: skip
def test_another_month_has_the_same_day_or_its_last(day, months, there):
    assert add_months(day, months) == there


@pytest.mark.parametrize(("key", "there"), [
    ("left", date(2026, 11, 24)), ("l", date(2026, 11, 26)),
    ("up", date(2026, 11, 18)), ("j", date(2026, 12, 2)),
    ("pageup", date(2026, 10, 25)), ("pagedown", date(2026, 12, 25)),
    ("home", date(2026, 11, 1)), ("end", date(2026, 11, 30)), ("t", date(2026, 11, 23)),
])  # fmt: skip
async def test_keys_move_the_cursor(key, there):
    stage = Stage(picker := DatePicker(DAY, today=date(2026, 11, 23)))
    async with stage.run_test(size=(40, 10)) as pilot:
        await pilot.press(key)

        assert picker.value == there
        assert facts(stage.last(DatePicker.Highlighted)) == {"value": there}


async def test_enter_picks():
    stage = Stage(DatePicker(DAY))
    async with stage.run_test(size=(40, 10)) as pilot:
        await pilot.press("right", "enter")

        assert facts(stage.last(DatePicker.Picked)) == {"value": date(2026, 11, 26)}


async def test_a_click_goes_to_a_day_and_a_double_click_picks_it():
    stage = Stage(picker := DatePicker(DAY))
    async with stage.run_test(size=(40, 10)) as pilot:
        await pilot.click(picker, offset=(2, 3))
        assert picker.value == date(2026, 11, 2)

        await pilot.click(picker, offset=(6, 3), times=2)
        assert facts(stage.last(DatePicker.Picked)) == {"value": date(2026, 11, 3)}


async def test_a_click_beside_the_days_does_nothing():
    picker = DatePicker(DAY)
    async with Stage(picker).run_test(size=(40, 10)) as pilot:
        for offset in ((2, 0), (2, 2), (26, 7)):
            await pilot.click(picker, offset=offset)

        assert picker.value == DAY


async def test_the_wheel_turns_the_months():
    picker = DatePicker(DAY)
    async with Stage(picker).run_test(size=(40, 10)) as pilot:
        await turn_wheel(pilot, picker, 3, 3)
        assert picker.value == date(2026, 12, 25)

        await turn_wheel(pilot, picker, 3, 3, down=False)
        assert picker.value == DAY


async def test_the_month_is_drawn_from_the_first_weekday():
    picker = DatePicker(DAY, today=date(2026, 11, 24), first_weekday=6)
    picker.marked = frozenset({date(2026, 11, 27)})
    async with Stage(picker).run_test(size=(40, 10)):
        assert screen_text(picker).splitlines() == [
            "       November 2026",
            " Su  Mo  Tu  We  Th  Fr  Sa",
            "  1   2   3   4   5   6   7",
            "  8   9  10  11  12  13  14",
            " 15  16  17  18  19  20  21",
            " 22  23 [24] 25  26  27• 28",
            " 29  30",
        ]


async def test_the_cursor_stays_within_the_limits():
    picker = DatePicker(DAY, earliest=date(2026, 11, 24), latest=date(2026, 11, 27))
    async with Stage(picker).run_test(size=(40, 10)) as pilot:
        await pilot.press("pagedown")
        assert picker.value == date(2026, 11, 27)

        await pilot.press("pageup")
        assert picker.value == date(2026, 11, 24)


@pytest.mark.parametrize(("day", "keys"), [
    (date.max, ("down", "right", "pagedown", "end")), (date.min, ("up", "left", "pageup", "home")),
])  # fmt: skip
async def test_at_the_ends_of_the_calendar_no_key_does_harm(day, keys):
    picker = DatePicker(day)
    async with Stage(picker).run_test(size=(40, 10)) as pilot:
        await pilot.press(*keys)

        assert picker.value == day
