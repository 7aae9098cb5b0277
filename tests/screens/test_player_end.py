"""How a session ends, what comes next, and keys that are typed faster than dialogs open."""

from __future__ import annotations

from datetime import timedelta

import pytest
from textual import events

from planner.domain.values.exercise import Dose
from planner.domain.values.run import PlannedRun
from planner.domain.values.session import Item
from planner.logbook.book import new_id
from planner.logbook.logbook import Logbook
from planner.screens.session.page import LATE_S, PlayerPage
from planner.screens.shared.rate_dialog import RateDialog
from planner.screens.week.page import WeekPage
from tests.screens.playing import Player, open_player, ticks
from tests.screens.support import SMALL, TINY, TODAY, WIDE, open_week, sessions
from tests.screens.test_player import FAST, QUAD, only

ONE = Item(exercise="bridge", dose=Dose(sets=1, reps=10))
HOLD = Item(exercise="wall_sit", dose=Dose(sets=2, reps=1, hold_s=30, rest_s=20))


async def to_the_end(player: Player) -> None:
    """The one set, and how it was."""
    await player.press("space", "enter", "enter", "4", "2")
    assert player.at == "done"


@pytest.mark.parametrize("key", ["enter", "escape"])
@pytest.mark.parametrize("size", [WIDE, SMALL, TINY])
async def test_enter_and_esc_leave_a_session_that_is_done(
    book: Logbook, key: str, size: tuple[int, int]
) -> None:
    only(book, ONE)
    async with open_player(book, size, FAST) as player:
        await to_the_end(player)
        assert "enter goes back to the week" in player.words
        await player.press(key)
        assert isinstance(player.window.top, WeekPage)


async def test_a_day_with_nothing_to_do_is_left_by_enter(book: Logbook) -> None:
    for card in sessions(book, TODAY):
        book.calendar.drop_cards([card])
    async with open_player(book) as player:
        assert "enter goes back to the week" in player.words
        await player.press("enter")
        assert isinstance(player.window.top, WeekPage)


async def test_a_walk_run_that_is_done_is_logged_by_enter_and_left_by_the_next(
    book: Logbook,
) -> None:
    book.calendar.drop_cards(book.cards.planned(TODAY, TODAY))
    book.put("Added", [PlannedRun(id=new_id(), date=TODAY, distance_m=1500, rung=1)])
    async with open_player(book, SMALL, FAST) as player:
        assert "8 × (1 min run / 3 min walk), about 1.5 km of running" in player.words
        for _ in range(17):
            await player.press("enter")
        assert "enter logs the run" in player.words
        await player.press("enter", "enter")
        assert "The run is in the journal." in player.words
        assert "enter goes back to the week" in player.words
        await player.press("enter")
        assert isinstance(player.window.top, WeekPage)


async def test_next_is_the_session_of_another_day_and_not_the_one_that_was_stopped(
    book: Logbook,
) -> None:
    first, second = sessions(book, TODAY)
    book.calendar.drop_cards([second])
    ahead = sessions(book, TODAY + timedelta(days=2))
    book.calendar.drop_cards(book.cards.planned(TODAY, TODAY + timedelta(days=1))[1:])
    book.session.tick_all(ahead[0].id)
    async with open_player(book, settings=FAST) as player:
        await player.press("space")
        await player.wait(5 + 3)
        await player.press("X", "3", "x", "escape")
        assert player.at == "done"
        assert player.page.play.course.card == first.id
        assert f"Next: {ahead[1].name} on Fri 27 Nov" in player.words


async def test_the_week_calls_a_session_that_was_stopped_done_in_part(book: Logbook) -> None:
    card = sessions(book, TODAY)[0]
    left, *others = book.cards.session(card.id).sets
    book.session.tick(card.id, left)
    book.session.leave_out(card.id, others, "pain")
    async with open_week(book, SMALL) as window:
        line = next(line for line in window.lines if "Wed 25" in line)
        assert "◐ done in part" in line
        assert "next" not in line


# -- what enter keeps ---------------------------------------------------------


@pytest.mark.parametrize("size", [WIDE, SMALL, TINY])
async def test_the_banner_says_what_enter_keeps_and_enter_keeps_it(
    book: Logbook, size: tuple[int, int]
) -> None:
    only(book, HOLD)
    async with open_player(book, size, FAST) as player:
        await player.press("enter", "enter")
        assert "enter ticks all of 1×30 s" in player.words
        await player.wait(9)
        assert "enter keeps 1×9 s of 1×30 s" in player.words
        await player.press("enter")
        assert ticks(book)["wall_sit/both/1"].hold_s == 9
        await player.wait(20 + 12)
        assert "enter keeps 1×12 s of 1×30 s" in player.words


async def test_undo_and_redo_go_to_the_set_and_past_it(book: Logbook) -> None:
    only(book, QUAD, ONE)
    async with open_player(book, settings=FAST) as player:
        await player.press("space", "enter", "enter", "enter", "enter", "4", "1")
        assert player.at == "ready bridge/both/1"
        await player.press("u")
        assert player.at == "ask quad_set?"
        assert not isinstance(player.window.top, RateDialog)
        await player.press("u")
        assert player.at == "hold quad_set/right/1 rep 1"
        assert "Undone: Ticked Quad set right set 1" in player.words
        await player.press("u")
        assert (player.at, ticks(book)) == ("hold quad_set/left/1 rep 1", {})
        await player.press("U", "U", "U")
        assert player.at == "ready bridge/both/1"


# -- fast hands ---------------------------------------------------------------


async def test_keys_typed_ahead_of_the_question_answer_it_in_their_order(book: Logbook) -> None:
    only(book, QUAD, ONE)
    async with open_player(book, settings=FAST) as player:
        await player.press("space", "enter", "enter", "enter")
        await player.wait(1)
        for key in ("enter", "5", "3", "enter"):
            player.window.app.post_message(events.Key(key, "\r" if key == "enter" else key))
        await player.window.settle()
        await player.window.settle()
        rated = ticks(book)["quad_set/right/1"]
        assert (rated.effort, rated.pain) == (5, 3)
        assert player.at == "work bridge/both/1"


@pytest.mark.parametrize("digit", ["0", "1", "3", "6"])
async def test_a_digit_too_many_opens_no_page(book: Logbook, digit: str) -> None:
    only(book, ONE)
    async with open_player(book, settings=FAST) as player:
        await to_the_end(player)
        await player.press(digit)
        assert isinstance(player.window.top, PlayerPage)
        await player.wait(LATE_S)
        await player.press("1")
        assert isinstance(player.window.top, WeekPage)


async def test_a_digit_behind_the_score_of_a_stop_opens_no_page(book: Logbook) -> None:
    only(book, QUAD)
    async with open_player(book, settings=FAST) as player:
        await player.press("space", "enter", "X", "3", "3", "g", "3")
        assert isinstance(player.window.top, PlayerPage)


async def test_a_question_left_unanswered_leaves_digits_to_the_pages(book: Logbook) -> None:
    only(book, ONE)
    async with open_player(book, settings=FAST) as player:
        await player.press("space", "enter", "enter", "escape", "1")
        assert isinstance(player.window.top, WeekPage)
