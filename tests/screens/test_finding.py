"""K jumps to a letter, F shows a part of the cards, b names a week that g knows."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from textual.geometry import Offset
from textual.widgets import Static

from planner.domain.values.errors import UsageError
from planner.domain.values.journal import Bookmark
from planner.domain.values.run import PlannedRun
from planner.logbook.logbook import Logbook
from planner.screens.shared.week_forms import place
from planner.widgets.jump_labels import LETTERS, JumpLabels
from tests.screens.support import SMALL, THURSDAY, TODAY, Window, open_week, runs, sessions

MONDAY = TODAY - timedelta(days=2)


def letters(window: Window) -> dict[str, Offset]:
    """The letters on the screen and where they stand."""
    return {str(one.content): one.region.offset for one in window.top.query(Static)}


async def test_a_letter_puts_the_cursor_on_its_card(book: Logbook) -> None:
    run = runs(book, THURSDAY)[0]
    async with open_week(book) as window:
        grid = window.page.calendar.grid
        index = next(
            n
            for n, (spot, _) in enumerate(grid.places())
            if grid.days[spot[0]].cards and grid.days[spot[0]].cards[spot[1]].key == run.id
        )
        await window.press("K")
        assert isinstance(window.top, JumpLabels)
        shown = letters(window)
        assert len(shown) == len(grid.places()) + 2
        assert len(set(shown.values())) == len(shown)
        await window.press(LETTERS[index])
        assert window.page.calendar.cards.current_key() == run.id


async def test_a_letter_gives_the_keys_to_a_pane(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("K")
        await window.press(LETTERS[len(letters(window)) - 1])
        assert window.page.journal.timeline.has_focus
        await window.press("K", "a")
        assert window.page.calendar.grid.has_focus


async def test_any_other_key_leaves_everything_as_it_was(book: Logbook) -> None:
    async with open_week(book) as window:
        before = book.revision, window.page.calendar.cards.current_key()
        await window.press("K", "escape")
        assert window.top is window.page
        await window.press("K", "space")
        assert window.top is window.page
        assert (book.revision, window.page.calendar.cards.current_key()) == before


async def test_the_runs_page_has_letters_too(book: Logbook) -> None:
    async with open_week(book, SMALL) as window:
        await window.press("3", "K")
        assert isinstance(window.top, JumpLabels)
        assert letters(window)


def cards(window: Window) -> set[str]:
    """The cards of the week shown."""
    return {card.key for day in window.page.calendar.grid.days for card in day.cards}


async def test_only_runs_only_sessions_or_everything_is_shown(book: Logbook) -> None:
    planned = book.cards.planned(MONDAY, MONDAY + timedelta(days=6))
    run_ids = {card.id for card in planned if isinstance(card, PlannedRun)}
    every = {card.id for card in planned}
    async with open_week(book) as window:
        await window.press("F", "r")
        assert cards(window) == run_ids
        assert "only runs (F)" in window.words
        await window.press("F", "s")
        assert cards(window) == every - run_ids
        await window.press("F", "e")
        assert cards(window) == every
        assert "(F)" not in window.words
        await window.press("F", "escape")
        assert cards(window) == every


async def test_only_what_is_left_is_not_done_not_skipped_and_not_past(book: Logbook) -> None:
    today = sessions(book, TODAY)
    book.session.tick_all(today[0].id)
    book.calendar.skip(runs(book, THURSDAY)[0], "time")
    book.session.leave_out(today[1].id, book.cards.session(today[1].id).sets, "tired")
    async with open_week(book) as window:
        await window.press("F", "l")
        left = cards(window)
        assert today[1].id not in left
        assert today[0].id not in left
        assert runs(book, THURSDAY)[0].id not in left
        assert {card.id for card in sessions(book, MONDAY)}.isdisjoint(left)
        assert {card.id for card in sessions(book, TODAY + timedelta(days=2))} <= left
        await window.press("F", "l", "space", "z")
        assert "only what is left (F)" in window.words


async def test_a_named_week_is_found_again_and_the_name_can_go(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.go(date(2027, 1, 6))
        await window.press("b", *"Race [/]", "enter")
        assert [(mark.week, mark.name) for mark in book.bookmarks.all()] == [
            (date(2027, 1, 4), "Race [/]")
        ]
        await window.press("t", "g")
        assert "Race [/] (4–10 Jan 2027)" in window.words
        await window.press(*"rac", "enter")
        assert window.day == date(2027, 1, 4)
        await window.press("b", *["backspace"] * 8, "enter")
        assert book.bookmarks.all() == ()
        assert "taken away. u undoes." in window.banner
        await window.press("u")
        assert len(book.bookmarks.all()) == 1


async def test_the_same_name_again_changes_nothing(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("b", *"race", "enter")
        before = book.revision
        await window.press("b", "enter")
        await window.press("b", "escape")
        assert book.revision == before


def test_the_date_that_is_gone_to_is_the_nearest_one_and_in_the_journal_the_last() -> None:
    assert place("24 nov", (), TODAY) == date(2026, 11, 24)
    assert place("30 nov", (), TODAY) == date(2026, 11, 30)
    assert place("30 nov", (), TODAY, "past") == date(2025, 11, 30)


def test_a_bookmark_is_meant_by_its_whole_name_before_a_date_and_by_its_beginning_after() -> None:
    marks = (
        Bookmark(id="1", week=date(2026, 3, 2), name="Fri"),
        Bookmark(id="2", week=date(2026, 5, 4), name="sat race"),
    )
    assert place("fri", marks, TODAY) == date(2026, 3, 2)
    assert place("sat", marks, TODAY) == date(2026, 11, 28)
    assert place("sat r", marks, TODAY) == date(2026, 5, 4)
    with pytest.raises(UsageError):
        place("", marks, TODAY)


async def test_a_name_that_is_too_long_is_refused_in_words(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("b")
        await window.type("x" * 61)
        await window.press("enter")
        assert "At most 60 fit." in window.words
        assert book.bookmarks.all() == ()


def test_a_named_week_keeps_its_name_when_weeks_begin_on_another_day(book: Logbook) -> None:
    book.bookmarks.set(MONDAY, "Race")
    sunday = MONDAY - timedelta(days=1)

    assert [mark.name for mark in (book.bookmarks.of(sunday),) if mark] == ["Race"]
    assert book.bookmarks.of(sunday - timedelta(days=7)) is None
    assert book.bookmarks.of(MONDAY + timedelta(days=1)) is None
    book.bookmarks.set(sunday, "Half marathon")
    assert [mark.name for mark in book.bookmarks.all()] == ["Half marathon"]
