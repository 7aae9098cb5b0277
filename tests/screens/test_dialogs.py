"""Dialogs under fast fingers: answered once, never taking the page beneath with them."""

from __future__ import annotations

import pytest
from textual import events

from planner.domain.values.journal import Moment
from planner.logbook.logbook import Logbook
from tests.screens.support import (
    MONDAY,
    TODAY,
    Window,
    open_week,
    plan_state,
    readings,
    sessions,
)


async def at_once(window: Window, *keys: str) -> None:
    """Keys that arrive together, before the first is dealt with."""
    for key in keys:
        window.app.post_message(events.Key(key, key if len(key) == 1 else None))
    for _ in range(8):
        await window.settle()


async def test_enter_held_down_saves_a_form_once(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("a", "n")
        await window.type("stairs were fine")
        await at_once(window, "enter", "enter")
        assert len(book.cards.day(TODAY).notes) == 1


async def test_two_shortcuts_at_once_pick_the_first(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("a")
        await at_once(window, "n", "r")
        assert "Note on Wed 25 Nov" in window.words


async def test_escape_held_down_leaves_the_dialog_and_not_the_page(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("enter")
        await at_once(window, "escape", "escape", "escape")
        assert window.top is window.page
        assert window.app.is_running


async def test_p_and_its_digit_arrive_together(book: Logbook) -> None:
    async with open_week(book) as window:
        await at_once(window, "P", "4")
        assert (readings(book)[-1].score, readings(book)[-1].moment) == (4, Moment.REST)


async def test_digits_typed_ahead_never_open_something_else(book: Logbook) -> None:
    async with open_week(book) as window:
        await at_once(window, "P", "0")
        assert window.top is window.page
        assert readings(book)[-1].score == 0


@pytest.mark.parametrize(
    "keys", [("a", "escape"), ("y", "q"), ("question_mark", "q"), ("s", "escape")]
)
async def test_a_dialog_opened_and_left_in_one_stroke_leaves_nothing(
    book: Logbook, keys: tuple[str, str]
) -> None:
    before = plan_state(book)
    async with open_week(book) as window:
        await at_once(window, *keys)
        assert window.top is window.page
        assert window.app.is_running
        assert plan_state(book) == before


async def test_a_session_removed_while_one_of_its_sets_is_edited_closes_both(
    book: Logbook,
) -> None:
    async with open_week(book) as window:
        await window.go(MONDAY)
        await window.press("enter", "enter")
        assert window.top is not window.page
        book.calendar.drop_cards([sessions(book, MONDAY)[0]])
        await window.settle()
        assert window.top is window.page
        await window.press("right", "left")
        assert window.app.is_running


@pytest.mark.parametrize("refreshed", [(1, 2), (2, 3), (1, 3)])
async def test_dialogs_on_one_another_show_what_is_beneath_in_any_size(
    book: Logbook, refreshed: tuple[int, int]
) -> None:
    async with open_week(book) as window:
        await window.press("P", "f1", "slash", "f1")
        stack = window.app.screen_stack
        assert len(stack) == 5

        for size in ((100, 30), (60, 20), (54, 13), (120, 40)):
            for number in refreshed:
                stack[number].refresh()
            await window.pilot.resize_terminal(*size)
            await window.settle()
            shown = window.lines
            for screen in stack:
                screen.refresh()
            await window.settle()
            assert window.lines == shown
