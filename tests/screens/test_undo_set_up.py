"""Undo stops before the first set-up and asks."""

from __future__ import annotations

from planner.logbook.logbook import Logbook
from planner.screens.shared.session_dialog import SessionDialog
from planner.widgets.choice_dialog import ChoiceDialog
from planner.widgets.message_dialog import MessageDialog
from planner.wording import days
from tests.screens.support import TODAY, open_week, sessions


def is_set_up(book: Logbook) -> bool:
    """True while there are answers of the wizard."""
    return book.profile is not None


async def test_undo_back_to_before_the_wizard_asks_first(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("u")
        assert is_set_up(book)
        await window.press("u")
        assert isinstance(window.top, MessageDialog)
        assert "Undo the set-up?" in window.words
        await window.press("n")
        assert is_set_up(book)
        await window.press("u", "y")
        assert not is_set_up(book)
        assert "Undone: Plan" in window.banner
        await window.press("U")
        assert is_set_up(book)


async def test_taking_the_set_up_back_from_the_list_asks_too(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("Z", "end", "enter")
        assert isinstance(window.top, MessageDialog)
        await window.press("escape")
        assert is_set_up(book)
        await window.press("Z", "end", "enter", "y")
        assert not is_set_up(book)


async def test_within_a_session_undo_does_not_reach_the_set_up(book: Logbook) -> None:
    book.undo()
    key = sessions(book, TODAY)[0].id
    async with open_week(book) as window:
        await window.on_card(key, TODAY)
        await window.press("enter", "e")
        assert isinstance(window.top, SessionDialog)
        await window.press("u")
        assert book.profile is not None


async def test_the_list_says_what_was_done_even_if_it_was_done_again(book: Logbook) -> None:
    book.facts.add_note("stairs")
    words = book.last_words
    book.undo()
    book.redo()
    async with open_week(book) as window:
        await window.press("Z")
        assert isinstance(window.top, ChoiceDialog)
        assert words in window.words
        assert "Done again" not in window.words


async def test_the_list_says_when_in_the_words_of_every_other_page(book: Logbook) -> None:
    book.facts.add_note("stairs")
    async with open_week(book) as window:
        await window.press("Z")
        assert days.moment(book.undo_list()[0].at, TODAY) in window.words
        assert "2026-" not in window.words
