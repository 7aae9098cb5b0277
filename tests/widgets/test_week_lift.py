"""Lifting a card and carrying it over the days."""

from __future__ import annotations

import pytest

from planner.widgets.week_grid import WeekGrid
from tests.widgets.support import Stage, facts, screen_text
from tests.widgets.week import OTHER_WEEK, WEEK

SIZE = (90, 20)


async def test_the_arrows_carry_the_card_and_enter_puts_it_down():
    stage = Stage(grid := WeekGrid(WEEK))
    async with stage.run_test(size=SIZE) as pilot:
        grid.lift()
        await pilot.press("right", "right", "enter")

        assert facts(stage.last(WeekGrid.Moved)) == {"card_key": "a", "day_key": "wed"}
        assert grid.lifted is None


async def test_each_day_it_hangs_over_is_told():
    stage = Stage(grid := WeekGrid(WEEK))
    async with stage.run_test(size=SIZE) as pilot:
        grid.lift()
        await pilot.press("right", "right")

        assert [facts(one)["day_key"] for one in stage.said if type(one) is WeekGrid.Carried] == [
            "tue",
            "wed",
        ]


async def test_while_it_is_carried_a_ghost_hangs_over_the_day():
    grid = WeekGrid(WEEK)
    async with Stage(grid).run_test(size=SIZE) as pilot:
        grid.lift()
        await pilot.press("right", "right")

        assert screen_text(grid).count("Card a") == 2
        assert "░" in screen_text(grid)


async def test_in_the_list_up_and_down_carry_it_by_days():
    stage = Stage(grid := WeekGrid(WEEK, form="list"))
    async with stage.run_test(size=SIZE) as pilot:
        grid.lift()
        await pilot.press("down", "down", "enter")

        assert facts(stage.last(WeekGrid.Moved)) == {"card_key": "a", "day_key": "wed"}


async def test_escape_leaves_it_where_it_was():
    stage = Stage(grid := WeekGrid(WEEK))
    async with stage.run_test(size=SIZE) as pilot:
        grid.lift()
        await pilot.press("right", "escape")

        assert stage.count(WeekGrid.Moved) == 0
        assert grid.current_card == WEEK[0].cards[0]
        assert "░" not in screen_text(grid)


async def test_put_down_where_it_was_nothing_is_moved():
    stage = Stage(grid := WeekGrid(WEEK))
    async with stage.run_test(size=SIZE) as pilot:
        grid.lift()
        await pilot.press("right", "left", "enter")

        assert stage.count(WeekGrid.Moved) == 0
        assert stage.count(WeekGrid.Chosen) == 0


async def test_on_an_empty_day_there_is_nothing_to_lift():
    grid = WeekGrid(WEEK)
    async with Stage(grid).run_test(size=SIZE):
        grid.move_to("wed")

        assert grid.lift() is False
        assert grid.lifted is None


async def test_a_card_can_be_carried_into_another_week():
    stage = Stage(grid := WeekGrid(WEEK))
    async with stage.run_test(size=SIZE) as pilot:
        grid.move_to("sun")
        grid.lift()
        await pilot.press("right")
        assert stage.count(WeekGrid.Edge) == 1

        grid.days = OTHER_WEEK
        grid.move_to("mon2")
        await pilot.press("enter")

        assert facts(stage.last(WeekGrid.Moved)) == {"card_key": "g", "day_key": "mon2"}


async def test_a_change_of_the_days_does_not_end_the_carrying():
    stage = Stage(grid := WeekGrid(WEEK))
    async with stage.run_test(size=SIZE) as pilot:
        grid.lift()
        await pilot.press("right")
        grid.days = (*WEEK[:5], OTHER_WEEK[5], WEEK[6])
        await pilot.press("right", "enter")

        assert facts(stage.last(WeekGrid.Moved)) == {"card_key": "a", "day_key": "wed"}


async def test_a_click_carries_it_and_a_double_click_puts_it_down():
    stage = Stage(grid := WeekGrid(WEEK))
    async with stage.run_test(size=SIZE) as pilot:
        grid.lift()
        await pilot.click(grid, offset=(28, 6), times=2)

        assert facts(stage.last(WeekGrid.Moved)) == {"card_key": "a", "day_key": "wed"}


async def test_escape_is_the_pages_while_nothing_is_carried():
    grid = WeekGrid(WEEK)
    async with Stage(grid).run_test(size=SIZE):
        assert grid.check_action("let_go", ()) is False

        grid.lift()
        assert grid.check_action("let_go", ()) is True


async def drag(pilot, widget, start, *way, release=True):
    """Hold the button down at a cell of the widget and move over others."""
    await pilot.mouse_down(widget, offset=start)
    for place in way:
        await pilot.hover(widget, offset=place)
    if release:
        await pilot.mouse_up(widget, offset=way[-1])
    await pilot.pause()


class Owner(Stage):
    """Lifts what is dragged, as a page does, unless it may not."""

    may_lift = True

    def on_week_grid_dragged(self) -> None:
        grid = self.shown[0]
        if self.may_lift and isinstance(grid, WeekGrid):
            grid.lift()


@pytest.mark.parametrize(
    ("form", "start", "end", "day"),
    [("columns", (3, 4), (30, 12), "wed"), ("list", (20, 0), (20, 3), "wed")],
)
async def test_the_mouse_drags_a_card_to_another_day(form, start, end, day):
    stage = Owner(grid := WeekGrid(WEEK, form=form))
    async with stage.run_test(size=SIZE) as pilot:
        await drag(pilot, grid, start, end)

        assert facts(stage.last(WeekGrid.Moved)) == {"card_key": "a", "day_key": day}
        assert stage.count(WeekGrid.Moved) == 1
        assert grid.lifted is None


async def test_dragged_over_a_day_it_hangs_there():
    stage = Owner(grid := WeekGrid(WEEK))
    async with stage.run_test(size=SIZE) as pilot:
        await drag(pilot, grid, (3, 4), (16, 5), (30, 5), release=False)

        assert grid.lifted == "a"
        assert "░" in screen_text(grid)
        assert facts(stage.last(WeekGrid.Carried))["day_key"] == "wed"


async def test_dragged_home_again_it_stays():
    stage = Owner(grid := WeekGrid(WEEK))
    async with stage.run_test(size=SIZE) as pilot:
        await drag(pilot, grid, (3, 4), (16, 5), (3, 5))

        assert stage.count(WeekGrid.Moved) == 0
        assert grid.lifted is None


async def test_what_the_owner_does_not_lift_stays():
    stage = Owner(grid := WeekGrid(WEEK))
    stage.may_lift = False
    async with stage.run_test(size=SIZE) as pilot:
        await drag(pilot, grid, (3, 4), (30, 5))

        assert stage.count(WeekGrid.Dragged) == 1
        assert stage.count(WeekGrid.Moved) == 0


async def test_a_click_that_trembles_is_a_click():
    stage = Owner(grid := WeekGrid(WEEK))
    async with stage.run_test(size=SIZE) as pilot:
        await drag(pilot, grid, (3, 4), (4, 5))

        assert stage.count(WeekGrid.Dragged) == 0
