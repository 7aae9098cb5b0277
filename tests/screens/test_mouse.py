"""The mouse: cards are dragged, bars clicked, the month turned, words selected and copied."""

from __future__ import annotations

from datetime import date

import pytest
from textual.geometry import Offset
from textual.widget import Widget
from textual.widgets import Static

from planner.logbook.logbook import Logbook
from planner.widgets.month_grid import MonthGrid
from planner.widgets.text_dialog import TextDialog
from planner.widgets.timeline import Timeline
from planner.widgets.week_bars import WeekBars
from planner.widgets.why_card import WhyCard
from tests.screens.support import (
    FRIDAY,
    HUGE,
    SMALL,
    THURSDAY,
    TODAY,
    WIDE,
    Window,
    open_week,
    runs,
    sessions,
)
from tests.widgets.support import turn_wheel


def inside(corner: Offset) -> Offset:
    """A cell a little right of a corner."""
    return Offset(corner.x + 2, corner.y)


def place(window: Window, day: date, card: str | None = None) -> Offset:
    """Where a card of a day is drawn in the week grid; the day's first one unless it is named."""
    for (index, item), region in window.page.calendar.grid.places():
        one = window.page.calendar.grid.days[index]
        if one.key == day.isoformat() and (card is None or one.cards[item].key == card):
            return inside(region.offset)
    raise AssertionError(f"{card} of {day} is not in sight")


async def drag(window: Window, widget: Widget, start: Offset, end: Offset) -> None:
    """Hold the button down at one cell and let it go at another."""
    await window.pilot.mouse_down(widget, offset=start)
    await window.pilot.hover(widget, offset=end)
    await window.pilot.mouse_up(widget, offset=end)
    await window.settle()


@pytest.mark.parametrize("size", [WIDE, SMALL], ids="{0[0]}x{0[1]}".format)
async def test_a_card_dragged_to_another_day_is_moved(book: Logbook, size: tuple[int, int]) -> None:
    card = sessions(book, TODAY)[0]
    async with open_week(book, size) as window:
        grid = window.page.calendar.grid
        await drag(window, grid, place(window, TODAY, card.id), place(window, FRIDAY))
        assert card.id in {one.id for one in sessions(book, FRIDAY)}
        await window.press("u")
        assert card.id in {one.id for one in sessions(book, TODAY)}


async def test_a_card_that_is_ticked_is_not_dragged(book: Logbook) -> None:
    card = sessions(book, TODAY)[0]
    async with open_week(book) as window:
        await window.press("space")
        grid = window.page.calendar.grid
        await drag(window, grid, place(window, TODAY, card.id), place(window, FRIDAY))
        assert "ticked or run already" in window.banner
        assert card.id in {one.id for one in sessions(book, TODAY)}


async def test_what_a_landing_would_mean_is_said_as_for_a_carried_card(book: Logbook) -> None:
    run = runs(book, THURSDAY)[0]
    async with open_week(book) as window:
        grid = window.page.calendar.grid
        await window.on_card(run.id, THURSDAY)
        await window.press("m", "right")
        carried = window.banner
        await window.press("escape")
        await window.pilot.mouse_down(grid, offset=place(window, THURSDAY, run.id))
        await window.pilot.hover(grid, offset=place(window, FRIDAY))
        await window.settle()
        assert "Fri 27 Nov: " in carried
        assert window.banner == carried


async def test_in_the_month_too(book: Logbook) -> None:
    card = sessions(book, TODAY)[0]
    async with open_week(book) as window:
        await window.press("z")
        month = window.top.query_one(MonthGrid)
        keys = [cell.key for cell in month.cells]
        start, end = (
            inside(month.cell_region(keys.index(day.isoformat())).offset)
            for day in (TODAY, THURSDAY)
        )
        await drag(window, month, start, end)
        assert card.id in {one.id for one in sessions(book, THURSDAY)}


async def test_the_wheel_goes_through_the_month_by_weeks(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("z")
        month = window.top.query_one(MonthGrid)
        await turn_wheel(window.pilot, month, 3, 3)
        await window.settle()
        assert (window.day - TODAY).days == 7
        await turn_wheel(window.pilot, month, 3, 3, down=False)
        await window.settle()
        assert window.day == TODAY


async def test_a_click_on_a_bar_shows_its_week(book: Logbook) -> None:
    async with open_week(book) as window:
        bars = window.top.query_one("#mileage", WeekBars)
        before = window.page.calendar.first
        label = next(y for y in range(bars.size.height) if "w47" in bars.render_line(y).text)
        x = bars.render_line(label).text.index("w47")
        await window.pilot.click(bars, offset=(x + 3, label + 1))
        await window.settle()
        assert (before - window.page.calendar.first).days == 7


async def test_a_double_click_on_a_bar_shows_its_week_and_not_the_one_that_comes_to_stand_there(
    book: Logbook,
) -> None:
    async with open_week(book) as window:
        bars = window.top.query_one("#mileage", WeekBars)
        before = window.page.calendar.first
        label = next(y for y in range(bars.size.height) if "w46" in bars.render_line(y).text)
        x = bars.render_line(label).text.index("w46")
        await window.pilot.double_click(bars, offset=(x + 3, label + 1))
        await window.settle()
        assert (before - window.page.calendar.first).days == 14


async def test_the_wheel_over_the_bars_chooses_a_week(book: Logbook) -> None:
    async with open_week(book) as window:
        bars = window.top.query_one("#mileage", WeekBars)
        bars.selected = 2
        await turn_wheel(window.pilot, bars, 3, 3, down=False)
        assert bars.selected == 1


async def test_the_wheel_turns_the_week_where_nothing_can_be_scrolled(book: Logbook) -> None:
    async with open_week(book, HUGE) as window:
        first = window.page.calendar.first
        for _ in range(3):  # one turn of a wheel that runs on
            await turn_wheel(window.pilot, window.page.calendar.grid, 3, 12)
        await window.settle()
        assert (window.page.calendar.first - first).days == 7


async def test_words_of_the_journal_are_selected_and_copied(book: Logbook) -> None:
    book.facts.add_note("the left knee clicks")
    async with open_week(book) as window:
        journal = window.top.query_one("#journal", Timeline)
        row = next(n for n, line in enumerate(journal.laid.lines) if "clicks" in str(line.spans))
        text = "".join(span.text for span in journal.laid.lines[row].spans)
        at, end = text.index("left"), text.index("clicks") + 6
        await drag(window, journal, Offset(at + 2, row + 1), Offset(end + 1, row + 1))
        assert window.top.get_selected_text() == "left knee clicks"
        shown = [segment.text for segment in journal.render_line(row)]
        assert "left knee clicks" in shown
        await window.press("ctrl+c")
        assert window.app.clipboard == "left knee clicks"


async def test_so_are_those_of_a_why_card(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.go(THURSDAY)
        await window.press("y")
        card = window.top.query_one(WhyCard)
        await drag(window, card, Offset(0, 0), Offset(9, 1))
        assert window.top.get_selected_text()


async def test_and_those_of_an_answer(book: Logbook) -> None:
    async with open_week(book) as window:
        window.app.push_screen(TextDialog("Answer", "Thursday: 2.7 km, cap 5.1"))
        await window.settle()
        shown = window.top.query_one(Static)
        await drag(window, shown, Offset(0, 0), Offset(7, 0))
        assert window.top.get_selected_text() == "Thursday"


async def test_a_double_click_opens_a_card(book: Logbook) -> None:
    async with open_week(book) as window:
        card = sessions(book, TODAY)[0]
        await window.pilot.double_click(
            window.page.calendar.grid, offset=place(window, TODAY, card.id)
        )
        await window.settle()
        assert window.top is not window.page
