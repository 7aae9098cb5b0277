"""Where the cursor goes, and which week is shown."""

from __future__ import annotations

from datetime import date

from planner.logbook.logbook import Logbook
from tests.screens.support import (
    FRIDAY,
    MONDAY,
    SMALL,
    SUNDAY,
    THURSDAY,
    TODAY,
    TUESDAY,
    open_week,
)


async def test_the_program_opens_on_today(book: Logbook) -> None:
    async with open_week(book) as window:
        assert window.day == TODAY
        assert "Week 48 · 23–29 Nov 2026" in window.words


async def test_arrows_and_letters_go_to_the_day_beside(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("right")
        assert window.day == THURSDAY
        await window.press("l")
        assert window.day == FRIDAY
        await window.press("left", "h", "h")
        assert window.day == TUESDAY


async def test_home_and_end_go_to_the_ends_of_the_week(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("home")
        assert window.day == MONDAY
        await window.press("end")
        assert window.day == SUNDAY


async def test_up_and_down_go_through_the_cards_of_a_day(book: Logbook) -> None:
    book.calendar.copies.duplicate(book.cards.planned(THURSDAY, THURSDAY)[0], [TODAY])
    async with open_week(book) as window:
        first = window.page.calendar.cards.current_key()
        await window.press("down")
        assert window.page.calendar.cards.current_key() not in (None, first)
        await window.press("k")
        assert window.page.calendar.cards.current_key() == first


async def test_walking_over_the_edge_turns_the_week(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("end", "right")
        assert window.day == date(2026, 11, 30)
        assert "Week 49" in window.words
        await window.press("left")
        assert window.day == SUNDAY


async def test_weeks_are_turned_with_the_weekday_kept(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("L")
        assert window.day == date(2026, 12, 2)
        await window.press("H", "pageup")
        assert window.day == date(2026, 11, 18)
        await window.press("greater_than_sign")
        assert window.day == date(2026, 12, 16)
        await window.press("less_than_sign", "pagedown")
        assert window.day == TODAY


async def test_t_comes_back_to_today_from_any_week(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("L", "L", "home", "t")
        assert window.day == TODAY


async def test_a_date_is_gone_to_in_words(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("g")
        await window.type("11 apr")
        await window.press("enter")
        assert window.day == date(2027, 4, 11)
        assert "Week 14" in window.words


async def test_the_31st_of_february_is_refused_under_the_field(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("g")
        await window.type("31 feb")
        await window.press("enter")
        assert "There is no day 31 feb." in window.words
        assert "Expected today, yesterday" in window.words
        await window.press("escape")
        assert window.day == TODAY


async def test_z_in_a_pane_gives_it_the_screen_and_takes_it_back(book: Logbook) -> None:
    book.facts.add_note("stairs were fine")
    async with open_week(book) as window:
        await window.press("tab", "tab", "z")
        assert "stairs were fine" in window.words
        assert "Mileage" not in window.words
        await window.press("z")
        assert "Mileage" in window.words


async def test_q_leaves_the_program(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("q")
        assert not window.app.is_running


async def test_z_goes_round_the_folded_panes_of_a_small_terminal(book: Logbook) -> None:
    async with open_week(book, size=SMALL) as window:
        await window.press("z", "z", "z")
        assert "─ Mileage ─" in window.words
        await window.press("z")
        assert "─ Journal ─" in window.words
        assert "on waking" in window.words
        await window.press("z")
        assert "─ Journal ─" not in window.words
        assert "Mon 23" in window.words
