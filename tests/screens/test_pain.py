"""Pain: one key and a digit, and the question that waits every morning."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest
from textual import events

from planner.domain.values.journal import Moment
from planner.domain.values.record import Side
from planner.domain.values.run import Run
from planner.logbook.logbook import Logbook
from planner.widgets.score_dialog import ScoreDialog
from tests.screens.support import SMALL, TINY, TODAY, TUESDAY, Hand, open_week, readings


async def test_p_and_a_digit_log_pain(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("P", "3")
        last = readings(book)[-1]
        assert (last.score, last.side, last.moment) == (3, Side.LEFT, Moment.REST)
        assert "Pain 3/10 at rest, left knee, on Wed 25 Nov. u undoes." in window.words
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
        await window.press("P", "7", "n")
        assert "Severe pain flare" in window.words
        assert "What changes" in window.words


@pytest.mark.parametrize("size", [SMALL, TINY])
async def test_the_scale_fits_a_small_terminal(book: Logbook, size: tuple[int, int]) -> None:
    async with open_week(book, size) as window:
        await window.press("P")
        assert "How is the knee?" in window.words
        assert "q leaves it" in window.words
        await window.press(*["down"] * 9)
        assert "[ ] swollen" in window.words
        assert "q leaves it" in window.words
        await window.press("0")
        assert readings(book)[-1].score == 0


async def test_what_another_program_logs_shows_up(book: Logbook) -> None:
    async with open_week(book) as window:
        book.facts.log_pain(book.facts.reading_of(4, moment=Moment.STAIRS))
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


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A 1 waits for its 0 as long as the test runs."""
    monkeypatch.setattr(ScoreDialog, "WAIT_S", 3600.0)


async def test_one_and_nought_are_ten(book: Logbook, patient: None) -> None:
    async with open_week(book) as window:
        await window.press("P", "1")
        assert "1 … 0 makes it ten, enter keeps it" in window.words
        await window.press("0")
        assert readings(book)[-1].score == 10


async def test_a_one_is_kept_by_enter_and_taken_back_by_backspace(
    book: Logbook, patient: None
) -> None:
    async with open_week(book) as window:
        await window.press("P", "1", "backspace")
        assert "How is the knee?" in window.words
        await window.press("2", "P", "1", "enter")
        assert [one.score for one in readings(book)[-2:]] == [2, 1]


async def test_a_digit_behind_a_one_does_not_reach_the_page(book: Logbook, patient: None) -> None:
    async with open_week(book) as window:
        await window.press("P", "1", "3")
        assert readings(book)[-1].score == 1
        assert window.top is window.page


async def test_keys_typed_in_one_go_all_reach_the_question(book: Logbook) -> None:
    async with open_week(book) as window:
        for key in ("P", "3"):
            window.app.post_message(events.Key(key, key))
        await window.settle()
        assert readings(book)[-1].score == 3
        assert window.top is window.page


@pytest.mark.parametrize(("hours", "moment"), [(5.7, Moment.REST), (12.4, Moment.MORNING)])
async def test_the_clock_presets_the_moment(
    book: Logbook, hand: Hand, hours: float, moment: Moment
) -> None:
    """Half past midnight, and seven in the morning, of the next day."""
    hand.now += timedelta(hours=hours)
    async with open_week(book) as window:
        await window.press("P", "2")
        last = readings(book, TODAY + timedelta(days=1))[-1]
        assert last.moment is moment


async def ran_yesterday(book: Logbook, **fields: object) -> Run:
    run = Run(id="run-1", date=TUESDAY, distance_m=4000, **fields)  # type: ignore[arg-type]
    return book.facts.log_run(run)


async def test_missing_scores_of_a_run_are_asked_for_one_after_the_other(book: Logbook) -> None:
    await ran_yesterday(book, pain_during=1)
    async with open_week(book) as window:
        assert "Before yesterday's run: how was the left knee? P then a digit. 1 more." in (
            window.banner
        )
        await window.press("P", "0")
        assert "An hour after yesterday's run: how was the left knee?" in window.banner
        await window.press("P", "0")
        run = book.get("run-1")
        assert isinstance(run, Run)
        assert (run.pain_before, run.pain_after) == (0, 0)
        await window.press("u", "escape")
        assert "An hour after yesterday's run" in window.banner


async def test_n_leaves_a_question_and_m_tells_of_now(book: Logbook) -> None:
    await ran_yesterday(book, pain_during=1)
    async with open_week(book) as window:
        await window.press("P")
        assert "n next (1 more)" in window.words
        await window.press("n", "0")
        run = book.get("run-1")
        assert isinstance(run, Run)
        assert (run.pain_before, run.pain_after) == (None, 0)
        await window.press("P", "m")
        assert "How is the knee? at rest" in window.words
        await window.press("3")
        assert (readings(book)[-1].moment, readings(book)[-1].date) == (Moment.REST, TODAY)


async def test_each_of_two_sore_knees_is_asked_for_itself(book: Logbook) -> None:
    assert book.profile is not None
    book.put("Both", [msgspec.structs.replace(book.profile, knee=Side.BOTH)])
    await ran_yesterday(book, pain_before=0, pain_during=1, pain_after=0, side=Side.LEFT)
    async with open_week(book) as window:
        for moment in ("Before", "At worst during", "An hour after"):
            assert f"{moment} yesterday's run: how was the right knee?" in window.banner
            await window.press("P", "4", "escape")
        right = [one for one in readings(book, TUESDAY) if one.side is Side.RIGHT]
        assert len(right) == 3
        assert book.get("run-1").pain_during == 1  # type: ignore[union-attr]


async def test_a_swelling_that_was_seen_can_be_called_gone(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("P")
        assert "or says that it is gone" not in window.words
        await window.press("escape")
        book.facts.tell_swelling(TODAY, gone=False)
        await window.press("P", "w", "w")
        assert "[x] no longer swollen" in window.words
        await window.press("0")
        assert book.facts.swollen_since() is None
        assert "swelling gone" in window.words


async def test_pain_of_five_is_answered_at_once(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("P", "m", "5")
        assert "5/10 on stairs is more than the knee should have" in window.toasts


async def test_pain_of_four_is_not(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("P", "m", "4")
        assert "more than the knee" not in window.toasts
