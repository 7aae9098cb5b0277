"""The runner's words are shown as they were typed, wherever they are shown."""

from __future__ import annotations

import pytest

from planner.domain.values.run import PlannedRun
from planner.domain.values.session import PlannedSession
from planner.logbook.logbook import Logbook
from planner.present.header import banner_line
from tests.screens.support import (
    HOSTILE,
    HUGE,
    SATURDAY,
    SMALL,
    THURSDAY,
    TODAY,
    WIDE,
    Window,
    open_week,
    runs,
    sessions,
)

SIZES = pytest.mark.parametrize("size", [WIDE, HUGE, SMALL], ids="{0[0]}x{0[1]}".format)


async def looked_at(window: Window) -> str:
    """Everything on the page and in its toasts."""
    await window.settle()
    return window.words + window.toasts


@SIZES
async def test_a_note(book: Logbook, size: tuple[int, int]) -> None:
    async with open_week(book, size) as window:
        await window.press("a", "n")
        await window.type(HOSTILE)
        await window.fill("tags", "[b] #[/]")
        await window.press("enter")
        (note,) = book.cards.day(TODAY).notes
        assert note.text == HOSTILE
        assert note.tags == ("[b]", "[/]")
        assert "[left] knee [/] [b]" in await looked_at(window)


@SIZES
async def test_the_name_of_a_session(book: Logbook, size: tuple[int, int]) -> None:
    async with open_week(book, size) as window:
        await window.press("e", "n")
        await window.fill("name", HOSTILE)
        await window.fill("note", HOSTILE)
        await window.press("enter")
        assert sessions(book, TODAY)[0].name == HOSTILE
        assert "[left]" in await looked_at(window)
        await window.press("space", "c", "enter")
        assert "[left] knee [/] [b]" in window.words
        await window.press("e")
        assert "[left] knee [/] [b]" in window.words


async def test_a_session_of_ones_own_and_its_skip(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.go(SATURDAY)
        await window.press("a", "x", "slash")
        await window.type("[b] wall")
        assert "[b] wall" in window.words
        await window.press("escape", "escape")
        await window.press("A", "enter")
        await window.fill("until", HOSTILE)
        await window.press("enter")
        assert "[left] knee [/] [b]" in window.words


@SIZES
async def test_the_note_of_a_run(book: Logbook, size: tuple[int, int]) -> None:
    async with open_week(book, size) as window:
        await window.press("r")
        await window.fill("distance_m", "3")
        await window.fill("note", HOSTILE)
        await window.press("enter")
        (run,) = book.facts.all_runs()
        assert run.note == HOSTILE
        await window.press("escape")
        assert window.app.is_running


async def test_the_reason_for_going_over_a_cap(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.go(THURSDAY)
        await window.press("o")
        await window.fill("metres", "8")
        await window.fill("reason", HOSTILE)
        await window.press("enter")
        assert runs(book, THURSDAY)[0].override == HOSTILE
        await window.press("y")
        assert window.app.is_running
        await window.press("q", "o")
        assert "[left] knee [/] [b]" in window.words


async def test_the_note_of_a_planned_run(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.go(THURSDAY)
        await window.press("e")
        await window.fill("note", HOSTILE)
        await window.press("enter")
        card = runs(book, THURSDAY)[0]
        assert isinstance(card, PlannedRun)
        assert card.note == HOSTILE


@pytest.mark.parametrize("key", ["g", "D", "I"])
async def test_a_question_of_one_line_repeats_it_in_its_refusal(book: Logbook, key: str) -> None:
    async with open_week(book) as window:
        await window.press(key)
        await window.type(HOSTILE)
        await window.press("enter")
        assert window.words.count("[left] knee [/] [b]") >= 2


async def test_words_in_the_undo_line(book: Logbook) -> None:
    async with open_week(book) as window:
        card = sessions(book, TODAY)[0]
        assert isinstance(card, PlannedSession)
        await window.press("e", "n")
        await window.fill("name", HOSTILE)
        await window.press("enter", "d", "u")
        assert "Undone: Removed [left] knee [/] [b]" in window.words
        assert banner_line(book, HOSTILE)


async def test_a_filter_that_looks_like_markup_finds_nothing_and_harms_nothing(
    book: Logbook,
) -> None:
    async with open_week(book) as window:
        await window.press("A", "slash")
        await window.type(HOSTILE)
        await window.press("enter")
        assert window.app.is_running
        await window.press("escape")
        assert window.top is window.page
