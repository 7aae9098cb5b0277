"""A year of days in small cells, with one cursor."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from textual import events

from planner.widgets.year_strip import StripDay, StripLabel, YearStrip
from tests.widgets.support import Stage, facts, rows

FIRST = date(2026, 1, 1)
"""A Thursday: three cells before it stand for no day."""


def strip(cursor: str = "2026-01-10") -> YearStrip:
    """Sixty days; every day's sign is the last digit of its day."""
    made = YearStrip()
    days = [FIRST + timedelta(days=n) for n in range(60)]
    made.days = (
        *(StripDay(""),) * 3,
        *(StripDay(day.isoformat(), str(day.day % 10), "info") for day in days),
    )
    made.names = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
    made.labels = (StripLabel(0, "Jan"), StripLabel(1, "too close"), StripLabel(4, "Feb"))
    made.cursor = cursor
    return made


def wheel(over: YearStrip) -> events.MouseScrollDown:
    """A notch of the wheel."""
    return events.MouseScrollDown(over, 5, 3, 0, 0, 0, False, False, False)


@pytest.mark.parametrize(
    ("key", "cursor"),
    [
        ("up", "2026-01-09"), ("j", "2026-01-11"), ("left", "2026-01-03"), ("l", "2026-01-17"),
        ("home", "2026-01-01"), ("end", "2026-03-01"),
    ],
)  # fmt: skip
async def test_keys_go_by_days_and_weeks(key, cursor):
    stage = Stage(shown := strip())
    async with stage.run_test(size=(70, 20)) as pilot:
        await pilot.press(key)
        await pilot.pause()

        assert shown.cursor == cursor
        assert facts(stage.last(YearStrip.Highlighted)) == {"key": cursor}


@pytest.mark.parametrize(
    ("start", "key", "step"),
    [("2026-01-01", "up", -1), ("2026-01-03", "left", -7), ("2026-03-01", "down", 1)],
)
async def test_a_step_past_the_edge_is_told_and_moves_nothing(start, key, step):
    stage = Stage(shown := strip(start))
    async with stage.run_test(size=(70, 20)) as pilot:
        await pilot.press(key)
        await pilot.pause()

        assert facts(stage.last(YearStrip.Edge)) == {"step": step}
        assert shown.cursor == start


@pytest.mark.parametrize(("width", "pitch"), [(70, 2), (21, 2), (20, 1), (12, 1)])
async def test_cells_stand_apart_where_there_is_room(width, pitch):
    stage = Stage(shown := strip())
    async with stage.run_test(size=(width, 20)):
        gap = " " * (pitch - 1)
        assert shown.pitch == pitch
        head, monday, *_, sunday = rows(shown)
        assert head.startswith("   Jan")
        assert "too close" not in head
        assert monday == f"Mo {gap.join(' 529629630'[:9])}{gap}"[:width].ljust(width)
        assert sunday.startswith(f"Su 4{gap}1{gap}8{gap}5{gap}")


async def test_a_click_goes_to_a_day_a_second_one_chooses_it_and_the_wheel_goes_by_weeks():
    stage = Stage(shown := strip())
    async with stage.run_test(size=(70, 20)) as pilot:
        await pilot.click(shown, offset=(3 + 2, 1))
        assert shown.cursor == "2026-01-05"
        assert stage.count(YearStrip.Chosen) == 0
        for nothing in ((3, 1), (0, 3), (4 + 9 * 2, 3), (10, 0)):
            await pilot.click(shown, offset=nothing)
            assert shown.cursor == "2026-01-05"
        await pilot.click(shown, offset=(3 + 2, 1), times=2)
        assert facts(stage.last(YearStrip.Chosen)) == {"key": "2026-01-05"}
        shown.post_message(wheel(shown))
        await pilot.pause()
        assert shown.cursor == "2026-01-12"


async def test_the_cursor_keeps_its_day_and_one_that_is_not_there_shows_none():
    stage = Stage(shown := strip("2027-01-01"))
    async with stage.run_test(size=(70, 20)) as pilot:
        await pilot.press("down", "enter")
        assert stage.count(YearStrip.Chosen) == 0
        shown.cursor = "2026-02-01"
        shown.days = shown.days[7:]
        assert shown.cursor == "2026-02-01"
        await pilot.press("enter")
        await pilot.pause()
        assert facts(stage.last(YearStrip.Chosen)) == {"key": "2026-02-01"}
