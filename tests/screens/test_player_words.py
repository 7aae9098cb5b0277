"""What the session page says is what is kept, and nothing on it is older than the book."""

from __future__ import annotations

import pytest

from planner.domain.exercises.balance import balance
from planner.domain.values.exercise import Dose
from planner.domain.values.session import Item, SetKey, Tick
from planner.logbook.logbook import Logbook
from tests.screens.playing import done, open_player, ticks
from tests.screens.support import HUGE, TINY, TODAY, open_week, sessions
from tests.screens.test_player import CLAM, FAST, QUAD, only

ONE = Item(exercise="clam", dose=Dose(sets=1, reps=10, rest_s=30))


async def test_a_set_stopped_before_anything_was_done_is_never_done(book: Logbook) -> None:
    only(book, ONE)
    async with open_player(book, settings=FAST) as player:
        await player.press("space", "enter", "enter", "enter", "X", "4", "l", "space", "5")
        assert player.at == "done"
        assert ticks(book)["clam/right/1"].reps == 0
        assert "Clamshell 1 of 2 sets" in player.words
        item = book.cards.session(sessions(book, TODAY)[0].id)
        assert (item.ticked, item.complete) == (1, False)
        record = done(book)
        assert record is not None
        found = {one.group: one for one in balance([record], book.exercises)}
        group = book.exercises["clam"].groups[0]
        assert (found[group].left, found[group].right) == (1, 0)
    async with open_week(book) as window:
        assert "✓ Clamshell" not in window.words
        assert "L✓" in window.words


async def test_the_week_shows_a_set_cut_short_as_half_done(book: Logbook) -> None:
    only(book, ONE)
    card = sessions(book, TODAY)[0]
    first, second = book.cards.session(card.id).sets
    book.session.tick(card.id, first, Tick(reps=3))
    book.session.tick(card.id, second)
    async with open_week(book) as window:
        line = next(line for line in window.lines if "Clamshell" in line)
        assert "◐" in line
        assert "✓" not in line


async def test_what_enter_will_keep_is_said_before(book: Logbook) -> None:
    only(book, CLAM)
    async with open_player(book, settings=FAST) as player:
        await player.press("space", "enter")
        assert "enter when the 10 are done" in player.words
        await player.press("c", "c", "c")
        assert "enter keeps 3 of 10" in player.words
        await player.press("enter")
        assert ticks(book)["clam/left/1"].reps == 3


async def test_a_swap_behind_a_ticked_set_says_when_the_other_exercise_comes(
    book: Logbook,
) -> None:
    only(book, Item(exercise="clam", dose=Dose(sets=3, reps=10)), QUAD)
    async with open_player(book, settings=FAST) as player:
        await player.press("space", "enter", "enter", "w", "enter")
        assert player.at == "switch clam/right/1"
        other = book.cards.session(sessions(book, TODAY)[0].id).items[1]
        name = book.exercises[other.exercise].name
        assert f"First Clamshell right set 1, then {name}" in player.words


async def test_after_an_undo_the_banner_no_longer_speaks_of_the_change(book: Logbook) -> None:
    only(book, CLAM)
    async with open_player(book, settings=FAST) as player:
        await player.press("space", "enter", "c", "X", "4", "e")
        assert "Easier step" in player.page.play.words
        book.undo()
        await player.window.settle()
        assert "Easier step" not in player.page.play.words


async def test_the_figure_is_of_the_exercise_that_is_rated(book: Logbook) -> None:
    only(book, QUAD, CLAM)
    card = sessions(book, TODAY)[0]
    book.session.tick(card.id, SetKey.parse("quad_set/left/1"))
    book.session.tick(card.id, SetKey.parse("quad_set/right/1"))
    for key in book.cards.session(card.id).sets[2:]:
        book.session.tick(card.id, key)
    async with open_player(book, settings=FAST) as player:
        assert player.at == "ask quad_set?"
        first = player.page.view.figure.drawing
        assert first.pictures
        await player.press("enter", "3", "0")
        assert player.at == "ask clam?"
        assert player.page.view.figure.drawing != first


async def test_a_half_done_session_begins_with_getting_ready(book: Logbook) -> None:
    only(book, CLAM)
    card = sessions(book, TODAY)[0]
    for key in book.cards.session(card.id).sets[:2]:
        book.session.tick(card.id, key)
    async with open_player(book, settings=FAST) as player:
        assert player.at == "ready clam/left/2"
        assert player.page.play.standing.length == FAST.ready_s
        await player.press("space")
        await player.wait(5)
        await player.press("enter", "enter", "enter")
        assert len(ticks(book)) == 4


@pytest.mark.parametrize("page", ["1", "2", "3", "6"])
async def test_a_wider_window_has_the_long_header_at_once(book: Logbook, page: str) -> None:
    async with open_week(book, TINY) as window:
        await window.press(page)
        assert "Strength" in window.lines[0] if page == "2" else "wk 48" in window.lines[0]
        assert "settled" not in window.lines[0]

        await window.pilot.resize_terminal(*HUGE)
        await window.settle()

        words = "exercise 1 of" if page == "2" else "Week 48"
        assert words in window.lines[0]
