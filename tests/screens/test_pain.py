"""Pain: one key and a digit, and the question that waits every morning."""

from __future__ import annotations

from datetime import timedelta

import pytest

from planner.domain.values.journal import Moment
from planner.domain.values.record import Side
from planner.logbook.logbook import Logbook
from tests.screens.support import SMALL, TINY, TODAY, Hand, open_week, readings


async def test_p_and_a_digit_log_pain(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("P", "3")
        last = readings(book)[-1]
        assert (last.score, last.side, last.moment) == (3, Side.LEFT, Moment.REST)
        assert "Pain 3/10 rest on Wed 25 Nov. u undoes." in window.words
        assert "▲ pain 3/10 left" in window.words


async def test_t_is_ten(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("P", "t")
        assert readings(book)[-1].score == 10


async def test_nothing_is_logged_when_the_question_is_left(book: Logbook) -> None:
    before = readings(book)
    async with open_week(book) as window:
        await window.press("P", "escape", "P", "q", "P", "backspace")
        assert readings(book) == before


async def test_moment_knee_and_swelling_can_be_changed_first(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("P", "m", "s", "w", "2")
        last = readings(book)[-1]
        assert (last.moment, last.side, last.swelling) == (Moment.STAIRS, Side.RIGHT, True)


async def test_the_morning_question_stays_on_top_until_it_is_answered(
    book: Logbook, hand: Hand
) -> None:
    hand.now += timedelta(hours=13)
    async with open_week(book) as window:
        assert "This morning: how is the left knee? P then a digit." in window.words
        await window.press("left", "space", "right")
        assert "This morning: how is the left knee?" in window.words
        await window.press("P", "2")
        assert "This morning: how" not in window.words
        last = readings(book, TODAY + timedelta(days=1))[-1]
        assert (last.score, last.moment) == (2, Moment.MORNING)


async def test_a_new_day_asks_anew_while_the_window_stays_open(book: Logbook, hand: Hand) -> None:
    async with open_week(book) as window:
        assert "This morning" not in window.words
        hand.now += timedelta(hours=12)
        window.app._look_around()  # type: ignore[attr-defined]
        await window.settle()
        assert "This morning: how is the left knee?" in window.words


async def test_undoing_the_answer_brings_the_question_back(book: Logbook, hand: Hand) -> None:
    hand.now += timedelta(hours=13)
    async with open_week(book) as window:
        await window.press("P", "1", "u")
        assert "This morning: how is the left knee?" in window.words


async def test_pain_of_five_opens_the_proposal_by_itself(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("P", "7", "up", "right", "enter")
        assert "Pain flare" in window.words
        assert "What changes" in window.words


@pytest.mark.parametrize("size", [SMALL, TINY])
async def test_the_scale_fits_a_small_terminal(book: Logbook, size: tuple[int, int]) -> None:
    async with open_week(book, size) as window:
        await window.press("P")
        assert "How is the knee?" in window.words
        await window.press("0")
        assert readings(book)[-1].score == 0


async def test_what_another_program_logs_shows_up(book: Logbook) -> None:
    async with open_week(book) as window:
        book.log_pain(book.reading_of(4, moment=Moment.STAIRS))
        await window.settle()
        assert "pain 4/10 left" in window.words


async def test_d_speaks_of_an_earlier_day_and_its_open_morning(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("P", "d")
        assert "[Tue 24 Nov]" in window.words
        await window.press("2")
        last = readings(book, TODAY - timedelta(days=1))[-1]
        assert (last.score, last.moment, last.at) == (2, Moment.MORNING, "")
        await window.press("P", *["d"] * 7)
        assert "[Wed 25 Nov]" in window.words
