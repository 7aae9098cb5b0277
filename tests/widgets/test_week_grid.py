"""The week grid: movement, what it says, and that the cursor keeps its place."""

from __future__ import annotations

import pytest
from textual.geometry import Region

from planner.widgets.week_grid import WeekGrid
from tests.widgets.support import Stage, facts, screen_text, turn_wheel
from tests.widgets.week import OTHER_WEEK, WEEK, card, day

SIZE = (90, 20)


async def test_right_and_left_go_by_days():
    grid = WeekGrid(WEEK)
    async with Stage(grid).run_test(size=SIZE) as pilot:
        await pilot.press("right", "right", "left")

        assert grid.current_day is WEEK[1]


async def test_down_and_up_go_by_cards_and_stay_in_the_day():
    grid = WeekGrid(WEEK)
    async with Stage(grid).run_test(size=SIZE) as pilot:
        await pilot.press("l", "j", "j", "j")
        assert grid.current_card == WEEK[1].cards[1]

        await pilot.press("k", "k")
        assert grid.current_card == WEEK[1].cards[0]


async def test_in_the_list_down_goes_on_into_the_next_day():
    grid = WeekGrid(WEEK, form="list")
    async with Stage(grid).run_test(size=SIZE) as pilot:
        await pilot.press("down", "down", "down")

        assert grid.current_day is WEEK[2]
        assert grid.current_card is None


async def test_in_the_list_up_comes_to_the_last_card_of_the_day_before():
    grid = WeekGrid(WEEK, form="list")
    async with Stage(grid).run_test(size=SIZE) as pilot:
        grid.move_to("wed")
        await pilot.press("up")

        assert grid.current_card == WEEK[1].cards[1]


async def test_the_row_is_remembered_over_days_with_fewer_cards():
    grid = WeekGrid(WEEK)
    async with Stage(grid).run_test(size=SIZE) as pilot:
        grid.move_to("tue")
        await pilot.press("down", "right", "right")

        assert grid.current_card == WEEK[3].cards[1]


async def test_home_and_end_go_to_the_first_and_last_day():
    grid = WeekGrid(WEEK)
    async with Stage(grid).run_test(size=SIZE) as pilot:
        await pilot.press("end")
        assert grid.current_day is WEEK[6]

        await pilot.press("home")
        assert grid.current_day is WEEK[0]


@pytest.mark.parametrize(("form", "key", "direction"), [
    ("columns", "left", -1), ("columns", "right", 1), ("list", "up", -1), ("list", "down", 1),
])  # fmt: skip
async def test_a_step_past_the_edge_is_told(form, key, direction):
    grid = WeekGrid(WEEK, form=form)
    stage = Stage(grid)
    async with stage.run_test(size=SIZE) as pilot:
        grid.move_to("mon" if direction < 0 else "sun")
        await pilot.press(key)

        assert facts(stage.last(WeekGrid.Edge)) == {"direction": direction}


async def test_each_step_tells_what_is_under_the_cursor():
    grid = WeekGrid(WEEK)
    stage = Stage(grid)
    async with stage.run_test(size=SIZE) as pilot:
        await pilot.press("right")
        assert facts(stage.last(WeekGrid.Highlighted)) == {"day_key": "tue", "card_key": "b"}

        await pilot.press("right")
        assert facts(stage.last(WeekGrid.Highlighted)) == {"day_key": "wed", "card_key": None}


async def test_the_first_place_is_told_too():
    stage = Stage(WeekGrid(WEEK))
    async with stage.run_test(size=SIZE) as pilot:
        await pilot.pause()

        assert facts(stage.last(WeekGrid.Highlighted)) == {"day_key": "mon", "card_key": "a"}


async def test_enter_chooses():
    stage = Stage(WeekGrid(WEEK))
    async with stage.run_test(size=SIZE) as pilot:
        await pilot.press("right", "enter")

        assert facts(stage.last(WeekGrid.Chosen)) == {"day_key": "tue", "card_key": "b"}


async def test_a_message_names_its_grid():
    grid = WeekGrid(WEEK)
    stage = Stage(grid)
    async with stage.run_test(size=SIZE) as pilot:
        await pilot.press("enter")

        assert stage.last(WeekGrid.Chosen).control is grid


async def test_a_click_does_what_the_arrows_do():
    grid = WeekGrid(WEEK)
    stage = Stage(grid)
    async with stage.run_test(size=SIZE) as pilot:
        await pilot.click(grid, offset=(15, 8))

        assert facts(stage.last(WeekGrid.Highlighted)) == {"day_key": "tue", "card_key": "c"}
        assert stage.count(WeekGrid.Chosen) == 0


async def test_a_double_click_does_what_enter_does():
    stage = Stage(grid := WeekGrid(WEEK))
    async with stage.run_test(size=SIZE) as pilot:
        await pilot.click(grid, offset=(15, 8), times=2)

        assert facts(stage.last(WeekGrid.Chosen)) == {"day_key": "tue", "card_key": "c"}


async def test_a_click_on_an_empty_day_goes_there():
    grid = WeekGrid(WEEK)
    async with Stage(grid).run_test(size=SIZE) as pilot:
        await pilot.click(grid, offset=(28, 12))

        assert grid.current_day is WEEK[2]


async def test_a_click_in_the_very_corner_counts():
    grid = WeekGrid(WEEK)
    async with Stage(grid).run_test(size=SIZE) as pilot:
        grid.move_to("fri")
        await pilot.click(grid, offset=(0, 0))

        assert grid.current_day is WEEK[0]


async def test_the_cursor_is_seen_without_colour():
    grid = WeekGrid(WEEK)
    stage = Stage(grid)
    stage.no_color = True
    async with stage.run_test(size=SIZE):
        reversed_text = [one.text for one in grid.render_line(3) if one.style and one.style.reverse]

        assert "Card a" in "".join(reversed_text)
        assert "Card b" not in "".join(reversed_text)


async def test_the_cursor_is_seen_in_a_grid_without_the_focus():
    grid = WeekGrid(WEEK)
    stage = Stage(grid)
    async with stage.run_test(size=SIZE):
        stage.screen.set_focus(None)
        under, beside = (grid.tone_style("", f"week-grid--{row}") for row in ("cursor", "card"))

        assert under.bgcolor != beside.bgcolor


async def test_the_cursor_stays_on_its_card_when_others_come_before_it():
    grid = WeekGrid(WEEK)
    async with Stage(grid).run_test(size=SIZE):
        grid.move_to("thu", "e")
        grid.days = (*WEEK[:3], day("thu", card("new"), card("d"), card("e")), *WEEK[4:])

        assert grid.current_card is not None
        assert grid.current_card.key == "e"


async def test_the_cursor_follows_a_card_to_another_day():
    grid = WeekGrid(WEEK)
    async with Stage(grid).run_test(size=SIZE):
        grid.move_to("mon", "a")
        grid.days = (day("mon"), *WEEK[1:5], day("sat", card("a")), WEEK[6])

        assert grid.cursor == (5, 0)


async def test_when_its_card_is_removed_the_neighbour_takes_the_cursor():
    grid = WeekGrid(WEEK)
    async with Stage(grid).run_test(size=SIZE):
        grid.move_to("tue", "b")
        grid.days = (WEEK[0], day("tue", card("c")), *WEEK[2:])

        assert grid.current_card is not None
        assert grid.current_card.key == "c"


async def test_in_another_week_the_cursor_stays_on_its_weekday():
    grid = WeekGrid(WEEK)
    async with Stage(grid).run_test(size=SIZE):
        grid.move_to("fri")
        grid.days = OTHER_WEEK

        assert grid.current_day is OTHER_WEEK[4]


async def test_moving_to_an_unknown_day_changes_nothing():
    grid = WeekGrid(WEEK)
    async with Stage(grid).run_test(size=SIZE):
        grid.move_to("fri")
        grid.move_to("never")

        assert grid.current_day is WEEK[4]


async def test_days_given_before_the_grid_is_mounted_are_shown():
    grid = WeekGrid()
    grid.days = WEEK
    grid.move_to("thu", "e")
    async with Stage(grid).run_test(size=SIZE):
        assert grid.current_card == WEEK[3].cards[1]
        assert "Card e" in screen_text(grid)


async def test_without_days_no_key_does_harm():
    stage = Stage(grid := WeekGrid())
    async with stage.run_test(size=SIZE) as pilot:
        await pilot.press("left", "right", "up", "down", "home", "end", "enter", "escape")
        await pilot.click(grid, offset=(5, 5))

        assert stage.said == []


async def test_cards_below_the_edge_come_into_sight_with_the_cursor():
    many = (day("mon", *(card(str(n)) for n in range(9))),)
    grid = WeekGrid(many)
    async with Stage(grid).run_test(size=(40, 12)) as pilot:
        await pilot.press(*["down"] * 8)

        assert "Card 8" in screen_text(grid)
        assert "↑" in screen_text(grid)


async def test_the_wheel_scrolls_the_column_and_leaves_the_cursor():
    many = (day("mon", *(card(str(n)) for n in range(9))),)
    grid = WeekGrid(many)
    async with Stage(grid).run_test(size=(40, 12)) as pilot:
        await turn_wheel(pilot, grid, 5, 6)

        assert "↑" in screen_text(grid)
        assert grid.cursor == (0, 0)


async def test_a_step_paints_the_lines_of_two_cards_once(monkeypatch):
    grid = WeekGrid(WEEK)
    async with Stage(grid).run_test(size=SIZE) as pilot:
        painted = recorded(monkeypatch, grid)
        await pilot.press("right")

        assert [region.size for region in painted] == [(25, 3)]


async def test_a_changed_card_paints_its_day_and_no_more(monkeypatch):
    grid = WeekGrid(WEEK)
    async with Stage(grid).run_test(size=SIZE) as pilot:
        painted = recorded(monkeypatch, grid)
        grid.days = (*WEEK[:4], day("fri", card("f", stripe="")), *WEEK[5:])
        await pilot.pause()

        assert [(region.x, region.width) for region in painted] == [(52, 12)]


async def test_equal_days_paint_nothing(monkeypatch):
    grid = WeekGrid(WEEK)
    async with Stage(grid).run_test(size=SIZE) as pilot:
        painted = recorded(monkeypatch, grid)
        grid.days = tuple(WEEK)
        await pilot.pause()

        assert painted == []


async def test_an_automatic_height_grows_with_the_list():
    grid = WeekGrid(WEEK, form="list")
    grid.styles.height = "auto"
    async with Stage(grid).run_test(size=(60, 20)) as pilot:
        assert grid.size.height == 9

        grid.days = (*WEEK[:6], day("sun", card("g"), card("h")))
        await pilot.pause()
        assert grid.size.height == 10


def recorded(patch: pytest.MonkeyPatch, grid: WeekGrid) -> list[Region]:
    """The regions the grid refreshes from now on; a full refresh is the whole grid."""
    painted: list[Region] = []
    refresh = grid.refresh

    def noted(*regions: Region, **more: bool) -> WeekGrid:
        painted.extend(regions or (Region(0, 0, *grid.size),))
        return refresh(*regions, **more)

    patch.setattr(grid, "refresh", noted)
    return painted
