"""Ticking sets off: with space in the week, one by one in the session."""

from __future__ import annotations

from datetime import timedelta
from unittest.mock import patch

from planner.domain.caps.allowance import allowance
from planner.domain.caps.week_room import week_room
from planner.domain.values.journal import Moment
from planner.domain.values.session import SessionDone, Tick, done_id
from planner.logbook.logbook import Logbook
from tests.screens.support import HOSTILE, MONDAY, SMALL, TODAY, TUESDAY, open_week, sessions


def ticks(book: Logbook) -> dict[str, Tick]:
    """The ticks of today's strength session."""
    done = book.get(done_id(sessions(book, TODAY)[0].id))
    return done.ticks if isinstance(done, SessionDone) else {}


async def test_space_ticks_the_next_set_as_asked_for(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("space", "space")
        assert list(ticks(book)) == ["quad_set/left/1", "quad_set/right/1"]
        first = ticks(book)["quad_set/left/1"]
        assert (first.reps, first.hold_s, first.pain) == (10, 5, None)
        assert "Ticked Quad set right set 1 10×5 s. u undoes." in window.words
        assert "●●○○○○○○○○○○" in window.words


async def test_every_tick_shows_in_the_journal_pane_at_once(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("space")
        assert "◐ Quad set left 1×10" in window.words


async def test_space_on_a_finished_session_says_how_to_go_on(book: Logbook) -> None:
    book.session.tick_all(sessions(book, TODAY)[0].id)
    async with open_week(book) as window:
        await window.press("space")
        assert "Strength is all done. Enter shows and edits its sets." in window.words


async def test_a_past_session_can_still_be_ticked(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.go(MONDAY)
        await window.press("space")
        (done,) = [one for one in book.on(MONDAY) if isinstance(one, SessionDone)]
        assert len(done.ticks) == 1


async def test_enter_opens_the_session_and_space_ticks_and_goes_on(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("enter", "e", "space", "space")
        assert list(ticks(book)) == ["quad_set/left/1", "quad_set/right/1"]
        assert "2/12" in window.words


async def test_space_in_the_session_takes_a_tick_off_again(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("enter", "e", "space", "up", "space")
        assert ticks(book) == {}


async def test_what_was_really_done_is_written_in_the_sets_form(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("enter", "e", "enter")
        await window.fill("reps", "8")
        await window.fill("hold_s", "6")
        await window.fill("pain", "2")
        await window.fill("effort", "5")
        await window.press("enter")
        done = ticks(book)["quad_set/left/1"]
        assert (done.reps, done.hold_s, done.pain, done.effort) == (8, 6, 2, 5)
        assert "8×6 s" in window.words


async def test_a_set_is_accepted_as_asked_for_with_two_keys(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("enter", "e", "enter", "enter")
        done = ticks(book)["quad_set/left/1"]
        assert (done.reps, done.hold_s) == (10, 5)


async def test_severe_pain_in_a_set_asks_for_red_flags_and_opens_the_flare(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("enter", "e", "enter")
        await window.fill("pain", "8")
        await window.press("enter", "escape")
        assert "Is anything of this true as well?" in window.words
        await window.press("n")
        assert "Severe pain flare" in window.words


async def test_pain_off_the_scale_is_refused_under_its_field(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("enter", "e", "enter")
        await window.fill("pain", "11")
        await window.press("enter")
        assert "Pain 11 is off the scale." in window.words
        assert ticks(book) == {}


async def test_a_ticks_everything_that_is_left_and_big_a_takes_all_off(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("enter", "e", "space", "a")
        assert len(ticks(book)) == 12
        await window.press("A")
        assert ticks(book) == {}


async def test_u_inside_the_session_takes_the_last_tick_back(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("enter", "e", "space", "space", "u")
        assert list(ticks(book)) == ["quad_set/left/1"]
        assert "1/12" in window.words
        await window.press("U")
        assert len(ticks(book)) == 2


async def test_undo_with_nothing_left_says_so(empty: Logbook) -> None:
    async with open_week(empty) as window:
        await window.press("escape", "u")
        assert "There is nothing to undo." in window.toasts


async def test_effort_and_a_note_are_kept_with_the_session(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("enter", "e", "space", "e")
        await window.fill("effort", "6")
        await window.fill("note", HOSTILE)
        await window.press("enter")
        done = book.get(done_id(sessions(book, TODAY)[0].id))
        assert isinstance(done, SessionDone)
        assert (done.effort, done.note) == (6, HOSTILE)


async def test_a_half_done_session_stays_half_done_when_it_is_left(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("enter", "e", "space", "space", "space", "escape", "escape")
        assert window.top is window.page
        assert "●●●○○○○○○○○○" in window.words
        assert "Quad set L✓" not in window.words


async def test_the_session_opens_on_its_first_open_set(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("space", "space", "enter", "e", "space")
        assert list(ticks(book))[-1] == "quad_set/left/2"


async def test_ticks_stay_when_the_dose_is_changed_afterwards(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("space", "plus")
        assert list(ticks(book)) == ["quad_set/left/1"]
        done = book.get(done_id(sessions(book, TODAY)[0].id))
        assert isinstance(done, SessionDone)
        assert done.items[0].dose.sets == 3


async def test_space_on_an_empty_day_says_what_to_press(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.go(TODAY + timedelta(days=3))
        await window.press("space")
        assert "Nothing to tick here: a adds something." in window.words


async def test_the_session_works_at_80_by_24(book: Logbook) -> None:
    async with open_week(book, SMALL) as window:
        await window.press("enter", "e")
        assert "Clamshell" in window.words
        await window.press("space", "escape")
        assert len(ticks(book)) == 1


async def test_a_session_removed_elsewhere_closes_its_dialog(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.go(MONDAY)
        await window.press("enter")
        assert window.top is not window.page
        book.calendar.drop_cards([sessions(book, MONDAY)[0]])
        await window.settle()
        assert window.top is window.page


async def test_space_on_a_planned_run_opens_its_form(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.go(TUESDAY)
        await window.press("a", "r", "escape")
        await window.go(TODAY + timedelta(days=1))
        await window.press("space")
        assert "Thu 26 Nov is still to come." in window.toasts


async def test_a_tick_asks_no_rule_about_running(book: Logbook) -> None:
    with (
        patch("planner.logbook.caps.allowance", side_effect=allowance) as caps,
        patch("planner.logbook.caps.week_room", side_effect=week_room) as weeks,
    ):
        async with open_week(book) as window:
            opened = caps.call_count, weeks.call_count
            await window.press("space", "space", "u")
            ticked = caps.call_count, weeks.call_count
            book.facts.log_pain(book.facts.reading_of(3, moment=Moment.REST))
            await window.settle()

    assert min(opened) > 0
    assert ticked == opened
    assert caps.call_count > ticked[0]
    assert weeks.call_count > ticked[1]
