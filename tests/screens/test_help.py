"""Help and palette are made from the live bindings."""

from __future__ import annotations

import ast
from pathlib import Path

import msgspec
import pytest
from textual.command import CommandPalette
from textual.widgets import Input

import planner
from planner.domain.caps.rules import RULES
from planner.domain.knee.parameters import Parameters
from planner.domain.values.run import Run
from planner.logbook.book import new_id
from planner.logbook.logbook import Logbook
from planner.present.signs import legend
from planner.screens.shared.help_dialog import HelpGroup, key_groups, laid, sign_groups
from planner.screens.shared.pain_dialog import PainDialog
from planner.widgets.choice_dialog import ChoiceDialog
from planner.widgets.span_lines import SpanLines
from planner.wording.rule_names import rule_name
from tests.screens.support import FRIDAY, HUGE, SMALL, THURSDAY, TINY, open_week, runs


async def test_help_lists_every_binding_of_the_page_with_its_sentence(book: Logbook) -> None:
    async with open_week(book) as window:
        shown = shown_in(key_groups(window.page))
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


async def test_the_palette_runs_a_command_of_the_pane_that_has_the_focus(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("ctrl+p")
        window.top.query_one(Input).value = "Add a session, a run or a note"
        await window.until("Add a session")
        await window.press("enter", "enter")
        assert isinstance(window.top, ChoiceDialog)


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


def shown_in(groups: tuple[HelpGroup, ...]) -> str:
    return "\n".join("".join(span.text for span in line) for line in laid(groups))


@pytest.mark.parametrize("size", [(40, 12), (40, 24), (80, 24), (120, 40), (200, 40)])
async def test_no_sentence_of_help_is_cut(book: Logbook, size: tuple[int, int]) -> None:
    async with open_week(book, size) as window:
        await window.press("question_mark")
        lines = window.top.query_one(SpanLines)
        wanted = [span.text for line in lines.lines for span in line]
        rows = [lines.render_line(y).text for y in range(lines.size.height)]
        drawn = " ".join(" ".join(rows).split())

        assert not any(row.rstrip().endswith("…") for row in rows if "enter shows" not in row)
        for sentence in wanted:
            assert " ".join(sentence.split()) in drawn


async def test_help_is_searched_with_a_slash(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("question_mark", "slash")
        await window.type("longest run")
        assert "No run is much longer than the longest one lately" in window.words
        assert "Tick the next set" not in window.words

        await window.press("enter")
        assert "Tick the next set" not in window.words

        await window.press("slash")
        await window.type("no such words")
        assert "No key and no sign" in window.words

        await window.press("escape")
        assert "Tick the next set" in window.words
        await window.press("q")
        assert window.top is window.page


WEEK_FILES = (
    "present/week.py", "present/run_card.py", "present/session_card.py", "present/month.py",
    "present/journal.py", "present/mileage.py",
    "present/runs.py", "present/header.py", "present/caps.py", "present/pain_scale.py",
    "widgets/week_cards.py", "widgets/week_list.py", "widgets/week_chart.py",
    "widgets/week_columns.py", "widgets/gauge_bar.py", "widgets/tick_table.py",
)  # fmt: skip
PLAIN = set("–—’”·×≤→")
"""What is read as a word or as punctuation."""


def drawn_signs(name: str) -> set[str]:
    """The signs in the texts of a module, its docstrings apart."""
    tree = ast.parse((Path(planner.__file__).parent / name).read_text(encoding="utf-8"))
    docs = {id(one.value) for one in ast.walk(tree) if isinstance(one, ast.Expr)}
    texts = (
        one.value
        for one in ast.walk(tree)
        if isinstance(one, ast.Constant) and isinstance(one.value, str) and id(one) not in docs
    )
    return {sign for text in texts for sign in text if ord(sign) > 127} - PLAIN


@pytest.mark.parametrize("name", WEEK_FILES)
def test_every_sign_that_a_page_draws_is_in_the_legend(name: str) -> None:
    known = "".join(
        span.text for group in legend(Parameters()) for sign in group.signs for span in sign.shown
    )

    assert sorted(drawn_signs(name) - set(known)) == []


def test_every_rule_is_in_the_legend_with_its_name_and_what_it_does() -> None:
    shown = shown_in(sign_groups(Parameters()))

    for rule in RULES.values():
        assert rule_name(rule.id) in shown
        assert rule.what in shown


def test_bands_of_pain_in_the_legend_follow_the_parameters() -> None:
    tuned = msgspec.structs.replace(Parameters(), run_green_max=1)

    assert "up to 1/10" in shown_in(sign_groups(tuned))


async def test_the_hint_line_names_the_keys_of_the_card_under_the_cursor(book: Logbook) -> None:
    async with open_week(book) as window:
        assert window.lines[-1].startswith(" space tick  ⏎ open")
        await window.on_card(runs(book, THURSDAY)[0].id, THURSDAY)
        assert "s skip" in window.lines[-1]
        book.facts.log_run(Run(id=new_id(), date=FRIDAY, distance_m=3000))
        await window.go(FRIDAY)
        await window.press("j", "j", "j")
        assert "e edit" in window.lines[-1]
        assert "s skip" not in window.lines[-1]
