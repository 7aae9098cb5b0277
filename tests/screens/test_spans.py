"""z: a month, a day, a week; one cursor in all of them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from planner.domain.values.journal import Moment
from planner.domain.values.run import Run
from planner.logbook.book import new_id
from planner.logbook.logbook import Logbook
from planner.present.month import month_cells
from planner.widgets.kit.text import plain
from planner.widgets.month_grid import MonthGrid
from tests.screens.support import SMALL, TINY, TODAY, WIDE, Window, open_week, sessions


def month(window: Window) -> MonthGrid:
    """The month shown."""
    return window.page.query_one(MonthGrid)


def cell(book: Logbook, day: date) -> list[str]:
    """What stands in the cell of a day."""
    found = next(one for one in month_cells(book, day) if one.key == day.isoformat())
    return [plain(line) for line in found.lines]


async def test_z_goes_from_the_week_to_the_month_the_day_and_back(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("z")
        assert "November 2026" in window.words
        assert month(window).has_focus
        await window.press("z")
        assert [day.key for day in window.page.calendar.grid.days] == [TODAY.isoformat()]
        assert window.page.calendar.grid.has_focus
        await window.press("z")
        assert len(window.page.calendar.grid.days) == 7
        assert "Mileage" not in window.words
        await window.press("z")
        assert "Mileage" in window.words
        assert window.day == TODAY


async def test_the_arrows_of_the_month_move_the_cursor_of_the_week(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("z", "down", "right")
        assert window.day == TODAY + timedelta(days=8)
        assert month(window).cursor == "2026-12-03"
        assert "December 2026" in window.words
        await window.press("H")
        assert month(window).cursor == "2026-11-26"
        await window.press("t", "enter")
        assert (window.page.calendar.span, window.day) == ("week", TODAY)
        assert window.page.calendar.grid.has_focus


async def test_a_step_out_of_the_month_shows_the_next_one(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.go(date(2026, 11, 1))
        await window.press("z", *["up"] * 2)
        assert window.day == date(2026, 10, 18)
        assert "October 2026" in window.words


async def test_keys_of_the_week_work_on_the_day_of_the_month(book: Logbook) -> None:
    session = sessions(book, TODAY)[0]
    async with open_week(book) as window:
        await window.press("z", "space")
        assert book.cards.session(session.id).ticked == 1
        assert "◐ 1/" in window.words
        await window.press("u")
        assert book.cards.session(session.id).ticked == 0


async def test_a_card_carried_in_the_month_lands_on_the_day_under_the_cursor(
    book: Logbook,
) -> None:
    friday = TODAY + timedelta(days=2)
    session = sessions(book, friday)[0]
    async with open_week(book) as window:
        await window.on_card(session.id, friday)
        await window.press("z", "m", "right", "enter")
        assert session.id in {card.id for card in sessions(book, friday + timedelta(days=1))}
        assert window.page.calendar.span == "month"


async def test_the_day_alone_turns_day_by_day_over_the_week(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.go(date(2026, 11, 29))
        await window.press("z", "z", "right")
        assert [day.key for day in window.page.calendar.grid.days] == ["2026-11-30"]
        await window.press("left", "left")
        assert window.day == date(2026, 11, 28)
        await window.press("L")
        assert window.day == date(2026, 12, 5)
        await window.press("t")
        assert window.day == TODAY


async def test_a_change_in_the_day_alone_is_shown_there(book: Logbook) -> None:
    session = sessions(book, TODAY)[0]
    async with open_week(book) as window:
        await window.press("z", "z", "space")
        assert book.cards.session(session.id).ticked == 1
        assert "●○" in window.words


def test_a_cell_counts_sets_and_distances_done_of_those_planned(book: Logbook) -> None:
    asked = sum(len(book.cards.session(session.id).sets) for session in sessions(book, TODAY))
    book.facts.log_run(Run(id=new_id(), date=TODAY, created="", distance_m=3100))
    book.facts.log_pain(book.facts.reading_of(4, moment=Moment.AFTER))
    assert cell(book, TODAY) == ["25▲ 4/10 ", f"○ 0/{asked} sets", "✓ 3.1 km"]
    for session in sessions(book, TODAY):
        book.session.tick_all(session.id)
    assert cell(book, TODAY)[1] == f"✓ {asked}/{asked} sets"


def test_what_was_skipped_is_not_asked_for_any_more(book: Logbook) -> None:
    for session in sessions(book, TODAY):
        book.calendar.skip(session, "time")
    assert cell(book, TODAY)[1] == ""


def test_a_month_is_whole_weeks_from_the_runners_first_day(book: Logbook) -> None:
    cells = month_cells(book, date(2027, 2, 10))
    assert (cells[0].key, cells[-1].key, len(cells)) == ("2027-02-01", "2027-02-28", 28)


@pytest.mark.parametrize("size", [WIDE, SMALL, TINY], ids=str)
async def test_every_day_of_the_month_can_be_read_at_every_size(
    book: Logbook, size: tuple[int, int]
) -> None:
    async with open_week(book, size) as window:
        await window.press("z")
        shown = window.words
        assert all(f"{day}" in shown for day in (2, 9, 16, 23, 30))
        assert "Sun" in shown


def test_where_a_cell_has_two_lines_sets_and_kilometres_share_the_second(book: Logbook) -> None:
    book.facts.log_run(Run(id=new_id(), date=TODAY, distance_m=3200))
    found = next(one for one in month_cells(book, TODAY) if one.today)
    assert plain(found.pair[1]).endswith("✓ 3.2")


async def test_no_key_acts_on_a_card_that_a_pane_hides_and_escape_brings_the_week_back(
    book: Logbook,
) -> None:
    session = sessions(book, TODAY)[0]
    async with open_week(book, SMALL) as window:
        await window.press("z", "z", "z")
        assert window.page.zoomed == "mileage"
        assert not window.page.calendar.display
        await window.press("space", "plus", "d")
        assert book.cards.session(session.id).ticked == 0
        assert book.cards.card(session.id) == session
        assert "space tick" not in window.words
        await window.press("escape")
        assert (window.page.zoomed, window.page.calendar.grid.has_focus) == ("", True)
        await window.press("space")
        assert book.cards.session(session.id).ticked == 1
