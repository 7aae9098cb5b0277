"""`:` runs the program's own commands on the open book."""

from __future__ import annotations

import json
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from planner.app import EasebackApp
from planner.cli.frame.start import Start
from planner.cli.frame.typed import Typed
from planner.config import Settings, folders
from planner.logbook.logbook import Logbook
from planner.screens.week.page import WeekPage
from planner.widgets.prompt_line import PromptLine
from planner.widgets.text_dialog import TextDialog
from tests.screens.support import TODAY, WIDE, Window, sessions


@asynccontextmanager
async def open_prompt(book: Logbook, size: tuple[int, int] = WIDE) -> AsyncIterator[Window]:
    """The program with its commands, as `easeback` opens it."""
    start = Start(folders(data=book.journal.folder), book.clock)
    app = EasebackApp(book, Settings(), commands=lambda: Typed(book, start))
    async with app.run_test(size=size, notifications=True) as pilot:
        page = app.screen_stack[0]
        assert isinstance(page, WeekPage)
        window = Window(pilot, page)
        await window.settle()
        yield window


async def run_line(window: Window, line: str) -> None:
    """Type a line and give it."""
    await window.press("colon")
    await window.type(line)
    await window.press("enter")


async def test_a_run_is_logged_once_and_undone_with_one_key(book: Logbook) -> None:
    async with open_prompt(book) as window:
        await run_line(window, "log run 5k 31:20")

        assert isinstance(window.top, TextDialog)
        assert "5.0 km" in window.words
        await window.press("escape")
        assert [run.distance_m for run in book.facts.all_runs()] == [5000]
        await window.press("u")
        assert list(book.facts.all_runs()) == []


async def test_a_change_is_on_the_page_at_once(book: Logbook) -> None:
    async with open_prompt(book) as window:
        await run_line(window, 'note "the hill [/] again" -t hills')
        await window.press("escape")

        assert "the hill [/] again" in window.words


async def test_why_answers_with_the_rules_of_a_day(book: Logbook) -> None:
    async with open_prompt(book) as window:
        await run_line(window, "why thu")
        assert "LONG 6.6 km binds" in window.words


async def test_a_slip_is_told_in_words_and_changes_nothing(book: Logbook) -> None:
    async with open_prompt(book) as window:
        before = book.revision
        await run_line(window, "runss")
        assert "There is no command 'runss'." in window.words
        assert "Did you mean 'runs'?" in window.words
        await window.press("escape")
        await run_line(window, "pain 11")
        assert "Pain 11 is off the scale." in window.words
        await window.press("escape")
        await run_line(window, 'note "open')
        assert "A quotation mark is not closed." in window.words
        assert book.revision == before


async def test_a_dry_run_shows_and_writes_nothing(book: Logbook) -> None:
    async with open_prompt(book) as window:
        before = book.revision
        await run_line(window, "log run 5k --dry-run")
        assert "nothing was written" in window.words
        assert book.revision == before
        assert list(book.facts.all_runs()) == []


async def test_a_question_is_not_asked_where_nobody_could_answer(book: Logbook) -> None:
    stdin = sys.stdin
    async with open_prompt(book) as window:
        await run_line(window, "note -")
        assert isinstance(window.top, TextDialog)
    assert sys.stdin is stdin


async def test_the_last_line_comes_back_with_the_arrow_and_tab_completes(book: Logbook) -> None:
    async with open_prompt(book) as window:
        await run_line(window, "where data")
        await window.press("escape")
        await run_line(window, "runs")
        await window.press("escape", "colon", "up", "up", "enter")
        assert "easeback where data" in window.words
        await window.press("escape", "colon", "u", "n", "t", "tab", "enter")
        assert "easeback untick" in window.words


async def test_nothing_typed_is_nothing_done(book: Logbook) -> None:
    async with open_prompt(book) as window:
        await window.press("colon", "enter")
        assert window.top is window.page
        await window.press("colon", "escape")
        assert window.top is window.page


async def test_another_journal_may_be_named(book: Logbook, tmp_path: Path) -> None:
    async with open_prompt(book) as window:
        before = book.revision
        await run_line(window, f"note elsewhere --data {tmp_path / 'other'} --at 2026-11-20")
        assert "Noted" in window.words
        assert book.revision == before
        assert (tmp_path / "other").is_dir()


async def test_pain_that_opens_a_flare_shows_what_would_change(book: Logbook) -> None:
    async with open_prompt(book) as window:
        await run_line(window, "pain 7 --morning")
        await window.press("escape")
        await window.settle()

        assert "Is anything of this true as well?" in window.words
        await window.press("n")
        assert type(window.top).__name__ == "ProposalDialog"


async def test_a_long_answer_scrolls(book: Logbook) -> None:
    async with open_prompt(book, (80, 24)) as window:
        await run_line(window, "--help")
        assert "Every day" in window.words
        await window.press("end")
        assert "Ask a command for its examples" in window.words
        assert not isinstance(window.top, PromptLine)


async def test_a_typed_tick_keeps_why_other_sets_were_skipped(book: Logbook) -> None:
    card = sessions(book, TODAY)[0]
    first, second, *_ = book.cards.session(card.id).sets
    book.session.leave_out(card.id, (second,), "pain")
    async with open_prompt(book) as window:
        await run_line(window, "tick")

    item = book.cards.session(card.id)
    assert list(item.ticks) == [str(first)]
    assert item.left_out == {str(second): "pain"}


async def test_a_typed_tick_passes_over_the_sets_that_were_skipped(book: Logbook) -> None:
    card = sessions(book, TODAY)[0]
    first, second, *_ = book.cards.session(card.id).sets
    book.session.leave_out(card.id, (first,), "pain")
    async with open_prompt(book) as window:
        await run_line(window, "tick")

    assert list(book.cards.session(card.id).ticks) == [str(second)]


async def test_what_was_skipped_to_its_end_is_not_due(book: Logbook) -> None:
    for card in sessions(book, TODAY):
        book.session.leave_out(card.id, book.cards.session(card.id).sets, "tired")
    start = Start(folders(data=book.journal.folder), book.clock)

    answer = json.loads(Typed(book, start).run("today --json"))

    items = answer["data"]["items"]
    assert [one["due"] for one in items] == [False] * len(items) != []
