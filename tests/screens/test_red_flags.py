"""Red flags: asked for in time, kept as a lock, ended only with a name and two confirmations."""

from __future__ import annotations

from datetime import timedelta

import pytest

from planner.domain.caps.allowance import State
from planner.domain.values.journal import Moment
from planner.logbook.logbook import Logbook
from tests.screens.support import Hand, adopted, open_week


@pytest.fixture
def settled(empty: Logbook, hand: Hand) -> Logbook:
    """A book set up eight days ago, this morning answered."""
    adopted(empty)
    hand.now += timedelta(days=8)
    empty.facts.log_pain(empty.facts.reading_of(1, moment=Moment.MORNING))
    return empty


async def test_severe_pain_asks_for_red_flags_and_one_locks_running(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("P", "8")
        assert "Is anything of this true as well?" in window.words
        await window.press("space", "enter")
        assert "See a professional first" in window.words
        await window.press("enter", "escape", "escape")
        assert len(book.red_flags.open()) == 1
        assert book.caps.allowance(book.today).state is State.LOCKED
        assert "locked since" in window.banner


async def test_no_red_flag_is_kept_as_gone_through(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("P", "8", "n", "escape")
        assert book.red_flags.open() == ()
        assert not book.red_flags.screen_due()


async def test_a_lock_ends_only_with_a_name_and_a_second_yes(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("a", "f", "space", "enter", "enter")
        assert book.red_flags.open()
        await window.press("a", "c", "enter")
        assert "by whom is needed" in window.words
        await window.fill("by", "Dr Knee")
        await window.press("enter")
        assert "Are you sure?" in window.words
        await window.press("n")
        assert book.red_flags.open()
        await window.press("a", "c")
        await window.fill("by", "Dr Knee")
        await window.press("enter", "y")
        assert book.red_flags.open() == ()
        assert book.red_flags.all()[0].cleared_by == "Dr Knee"


async def test_once_a_week_the_banner_asks_for_red_flags(settled: Logbook) -> None:
    async with open_week(settled) as window:
        assert "Once a week" in window.banner
        await window.press("a", "f", "enter")
        assert settled.red_flags.screen_due()
        await window.press("n")
        assert not settled.red_flags.screen_due()
        assert "red flags gone through: none" in window.words
