"""A month of cells with one cursor."""

from __future__ import annotations

import pytest
from textual.geometry import Region

from planner.widgets.kit.text import Span
from planner.widgets.month_grid import MonthCell, MonthGrid
from tests.widgets.support import Stage, facts, rows


def month(count: int = 28, cursor: str = "10") -> MonthGrid:
    """Four weeks from the first on."""
    grid = MonthGrid()
    grid.title = (Span("Feb [b]"),)
    grid.names = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    grid.cells = tuple(
        MonthCell(
            str(n), ((Span(f"{n}"),), (Span(f"{n} beds"),)), brief=(Span(f"{n}+"),), today=n == 3
        )
        for n in range(1, count + 1)
    )
    grid.cursor = cursor
    return grid


@pytest.mark.parametrize(
    ("keys", "cursor"),
    [
        (("right",), "11"),
        (("h",), "9"),
        (("up",), "3"),
        (("j",), "17"),
        (("home",), "8"),
        (("end",), "14"),
    ],
    ids=str,
)
async def test_keys_move_the_cursor_by_days_and_weeks(keys, cursor):
    stage = Stage(grid := month())
    async with stage.run_test(size=(70, 20)) as pilot:
        await pilot.press(*keys)
        await pilot.pause()

        assert grid.cursor == cursor
        assert facts(stage.last(MonthGrid.Highlighted)) == {"key": cursor}


@pytest.mark.parametrize(("start", "key", "step"), [("3", "up", -7), ("28", "right", 1)])
async def test_a_step_past_the_edge_is_told_and_moves_nothing(start, key, step):
    stage = Stage(grid := month(cursor=start))
    async with stage.run_test(size=(70, 20)) as pilot:
        await pilot.press(key)
        await pilot.pause()

        assert facts(stage.last(MonthGrid.Edge)) == {"step": step}
        assert grid.cursor == start


async def test_enter_and_a_double_click_choose_a_day():
    stage = Stage(month())
    async with stage.run_test(size=(70, 20)) as pilot:
        await pilot.press("enter")
        await pilot.click(MonthGrid, offset=(25, 3), times=2)
        await pilot.pause()

        assert stage.count(MonthGrid.Chosen) == 2
        assert facts(stage.last(MonthGrid.Chosen)) == {"key": "3"}


async def test_cells_show_as_many_lines_as_there_is_room_for():
    async with Stage(grid := month()).run_test(size=(70, 20)):
        assert "16 beds" in "\n".join(rows(grid))
        assert "Feb [b]" in rows(grid)[0]
    async with Stage(grid := month()).run_test(size=(70, 6)):
        assert "16+" in "\n".join(rows(grid))
        assert "beds" not in "\n".join(rows(grid))


async def test_a_row_that_is_not_full_and_no_cells_at_all_are_drawn():
    async with Stage(grid := month(count=9, cursor="9")).run_test(size=(70, 8)) as pilot:
        await pilot.press("end")
        assert grid.cursor == "9"
        grid.cells = ()
        await pilot.press("right", "enter", "home")
        assert "9" not in "\n".join(rows(grid))


async def test_moving_repaints_two_days_only():
    grid = month()
    async with Stage(grid).run_test(size=(70, 20)) as pilot:
        asked: list[Region] = []
        refresh = grid.refresh

        def note(*regions, **named):
            asked.extend(regions)
            return refresh(*regions, **named)

        grid.refresh = note  # type: ignore[method-assign]
        await pilot.press("right")

    assert {(region.x, region.y, region.width, region.height) for region in asked} == {
        (20, 4, 10, 2),
        (30, 4, 10, 2),
    }


@pytest.mark.parametrize(("height", "said"), [(10, "3 2"), (20, "2 rows")])
async def test_with_two_lines_a_cell_says_its_three_in_two(height, said):
    grid = month()
    lines = ((Span("1"),), (Span("3 beds"),), (Span("2 rows"),))
    grid.cells = (MonthCell("1", lines, pair=(lines[0], (Span("3 2"),))), *grid.cells[1:])
    async with Stage(grid).run_test(size=(70, height)):
        assert any(said in row for row in rows(grid))
