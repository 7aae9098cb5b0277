"""Help and palette are made from the live bindings."""

from __future__ import annotations

from textual.command import CommandPalette
from textual.widgets import Input

from planner.logbook.logbook import Logbook
from planner.screens.help_dialog import help_lines
from planner.screens.pain_dialog import PainDialog
from tests.screens.support import HUGE, SMALL, THURSDAY, TINY, open_week


async def test_help_lists_every_binding_of_the_page_with_its_sentence(book: Logbook) -> None:
    async with open_week(book) as window:
        shown = "\n".join("".join(span.text for span in line) for line in help_lines(window.page))
        for active in window.page.active_bindings.values():
            binding = active.binding
            if binding.id and not binding.system:
                assert (binding.tooltip or binding.description) in shown


async def test_question_mark_opens_help_and_q_closes_it(book: Logbook) -> None:
    async with open_week(book, HUGE) as window:
        await window.press("question_mark")
        assert "Tick the next set as asked for; on a run, log it" in window.words
        await window.press("q")
        assert window.top is window.page


async def test_help_scrolls_in_a_small_terminal(book: Logbook) -> None:
    async with open_week(book, SMALL) as window:
        await window.press("f1")
        before = window.words
        await window.press("j", "j", "j")
        assert window.words != before


async def test_help_opens_in_a_tiny_terminal(book: Logbook) -> None:
    async with open_week(book, TINY) as window:
        await window.press("question_mark")
        assert "Keys" in window.words


async def test_the_palette_runs_a_command_of_the_page(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("ctrl+p")
        assert isinstance(window.top, CommandPalette)
        window.top.query_one(Input).value = "How is the knee"
        await window.until("Press P, then a digit")
        await window.press("enter", "enter")
        assert isinstance(window.top, PainDialog)


async def test_the_hint_line_keeps_help_at_every_width(book: Logbook) -> None:
    for size in (HUGE, SMALL, TINY):
        async with open_week(book, size) as window:
            assert window.lines[-1].endswith("? help")


async def test_escape_in_the_palette_leaves_everything_as_it_was(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.go(THURSDAY)
        await window.press("ctrl+p", "escape")
        assert window.top is window.page
        assert window.day == THURSDAY
