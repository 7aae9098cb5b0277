"""On the week page rules go by their names, a day has a cap, and a week has a line."""

from __future__ import annotations

import re

import pytest

from planner.domain.caps.rules import RULES
from planner.logbook.logbook import Logbook
from planner.wording.rule_names import rule_name
from tests.screens.support import HUGE, SMALL, SUNDAY, TINY, WIDE, open_week, runs

IDS = re.compile(rf"\b(?:{'|'.join(map(re.escape, RULES))})\b")


@pytest.mark.parametrize("size", [WIDE, SMALL, TINY, HUGE])
async def test_no_rule_id_stands_on_the_week_page(book: Logbook, size) -> None:
    async with open_week(book, size) as window:
        assert not IDS.search(window.words)
        (card,) = runs(book, SUNDAY)
        await window.on_card(card.id, SUNDAY)
        await window.press(*["plus"] * 12)
        assert "o over it" in window.banner or size is TINY
        assert not IDS.search(window.words)


async def test_over_the_cap_the_rule_that_sets_it_goes_by_its_name(book: Logbook) -> None:
    async with open_week(book) as window:
        (card,) = runs(book, SUNDAY)
        await window.on_card(card.id, SUNDAY)
        await window.press("o")
        rule = book.caps.room_on(SUNDAY, without=card.id).rule
        assert f"What sets the cap: {rule_name(rule)}." in window.words
        assert not IDS.search(window.words)


@pytest.mark.parametrize("size", [WIDE, SMALL, TINY])
async def test_a_week_has_a_line_and_a_day_a_cap(book: Logbook, size) -> None:
    async with open_week(book, size) as window:
        assert re.search(r"\bline \d+\.\d", window.words)
        await window.go(SUNDAY)
        assert re.search(r"\bcap \d+\.\d", window.words)


def test_every_rule_has_a_name_and_an_unknown_one_keeps_its_words() -> None:
    assert all(rule_name(rule) and rule_name(rule) != rule for rule in RULES)
    assert rule_name("NEW-RULE") == "new rule"
