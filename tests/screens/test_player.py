"""Doing a session: the clock goes on by itself, and every set is in the book when it is done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from textual.widget import Widget

from planner.app import EasebackApp
from planner.config import Settings
from planner.domain.player.place import Place
from planner.domain.values.exercise import Dose
from planner.domain.values.journal import Moment
from planner.domain.values.run import PlannedRun
from planner.domain.values.session import Item
from planner.logbook.book import new_id
from planner.logbook.logbook import Logbook
from planner.screens.session.page import PlayerPage
from tests.screens.playing import Player, done, open_player, ticks
from tests.screens.support import (
    MONDAY,
    SMALL,
    TINY,
    TODAY,
    Hand,
    open_week,
    opened,
    readings,
    sessions,
)

FAST = Settings(ready_s=5, switch_s=5)
SET_S = 10 * 5 + 9 * 2
"""A set of ten holds of five seconds, with what is between them."""


def only(book: Logbook, *items: Item) -> None:
    """Let today's strength session be these exercises, and be the only one."""
    first, *others = sessions(book, TODAY)
    book.calendar.change(msgspec.structs.replace(first, items=items))
    for other in others:
        book.calendar.drop_cards([other])


QUAD = Item(exercise="quad_set", dose=Dose(sets=1, reps=2, hold_s=5))
CLAM = Item(exercise="clam", dose=Dose(sets=2, reps=10, rest_s=30))
ROLL = Item(exercise="itb_roll", dose=Dose(sets=1, time_s=60))
TEMPO = Item(exercise="sl_abd", dose=Dose(sets=1, reps=2, tempo="4/4"))
WALL = Item(exercise="wall_sit", dose=Dose(sets=2, reps=1, hold_s=10, rest_s=20))

# -- a whole session ----------------------------------------------------------


async def test_a_whole_session_with_every_kind_of_step(book: Logbook) -> None:
    only(book, QUAD, CLAM, ROLL, TEMPO, WALL)
    async with open_player(book, settings=FAST) as player:
        assert player.at == "ready quad_set/left/1"
        await player.press("space")
        await player.wait(5)
        assert player.at == "hold quad_set/left/1 rep 1"
        await player.wait(5 + 2 + 5)
        assert player.at == "switch quad_set/right/1"
        assert list(ticks(book)) == ["quad_set/left/1"]
        await player.wait(5 + 12)
        assert "How hard was it?" in player.words
        await player.press("4", "1")
        assert (ticks(book)["quad_set/right/1"].effort, ticks(book)["quad_set/left/1"].pain) == (
            4, 1,
        )  # fmt: skip

        await player.wait(5)
        assert player.at == "work clam/left/1"
        await player.wait(40)
        await player.press("enter")
        assert player.at == "switch clam/right/1"
        await player.wait(5)
        await player.press("enter")
        assert player.at == "rest clam/left/2"
        await player.wait(30)
        await player.press("enter", "enter", "enter")
        await player.press("3", "0")

        await player.wait(5 + 60 + 5 + 60)
        await player.press("1", "0")
        assert ticks(book)["itb_roll/right/1"].time_s == 60

        await player.wait(5)
        assert player.at == "up sl_abd/left/1 rep 1"
        await player.wait(4)
        assert player.at == "down sl_abd/left/1 rep 1"
        await player.wait(12 + 5 + 16)
        await player.press("5", "2")

        await player.wait(5 + 10)
        assert player.at == "rest wall_sit/both/2"
        await player.wait(20 + 10)
        await player.press("6", "2")

        assert player.at == "done"
        assert "Strength: done" in player.words
        assert len(ticks(book)) == 2 + 4 + 2 + 2 + 2
        assert all(tick.effort is not None for tick in ticks(book).values())


async def test_a_pause_holds_everything_and_space_goes_on(book: Logbook) -> None:
    async with open_player(book, settings=FAST) as player:
        await player.press("space")
        await player.wait(7)
        await player.press("space")
        assert "paused" in player.words
        await player.wait(300)
        assert (player.at, ticks(book)) == ("hold quad_set/left/1 rep 1", {})
        await player.press("space")
        await player.wait(2.5)
        assert player.at == "hold quad_set/left/1 rep 1"
        await player.wait(0.5)
        assert player.at.startswith("let go")


async def test_back_restart_and_ten_seconds_more_are_different_keys(book: Logbook) -> None:
    async with open_player(book, settings=FAST) as player:
        await player.press("space")
        await player.wait(5 + 7 + 3)
        assert player.at == "hold quad_set/left/1 rep 2"
        await player.press("plus")
        await player.wait(11)
        assert player.at == "hold quad_set/left/1 rep 2"
        await player.press("R")
        await player.wait(14)
        assert player.at == "hold quad_set/left/1 rep 2"
        await player.press("minus")
        await player.wait(0.5)
        assert player.at == "let go quad_set/left/1"
        await player.press("b")
        assert player.at == "hold quad_set/left/1 rep 1"
        assert "paused" in player.words


async def test_enter_finishes_a_set_early_and_u_takes_it_back(book: Logbook) -> None:
    async with open_player(book, settings=FAST) as player:
        await player.press("space", "enter", "enter")
        assert player.at == "switch quad_set/right/1"
        assert list(ticks(book)) == ["quad_set/left/1"]
        await player.press("u")
        assert ticks(book) == {}
        assert player.at == "hold quad_set/left/1 rep 1"
        assert "paused" in player.words


async def test_a_set_of_another_length_is_kept_as_long_as_it_was(book: Logbook) -> None:
    only(book, ROLL)
    async with open_player(book, settings=FAST) as player:
        await player.press("enter", "enter", "minus", "minus")
        await player.wait(40)
        await player.press("enter", "plus", "enter")

        assert [tick.time_s for tick in ticks(book).values()] == [40, 60]


async def test_counted_repetitions_are_what_is_kept(book: Logbook) -> None:
    only(book, CLAM)
    async with open_player(book, settings=FAST) as player:
        await player.press("space", "enter", "c", "c", "c")
        assert "reps" in player.words
        await player.press("enter")
        assert ticks(book)["clam/left/1"].reps == 3
        await player.press("enter", "enter")
        assert ticks(book)["clam/right/1"].reps == 10


async def test_the_other_side_first(book: Logbook) -> None:
    async with open_player(book, settings=FAST) as player:
        await player.press("o")
        assert player.at == "ready quad_set/right/1"
        await player.press("o")
        assert player.at == "ready quad_set/left/1"


# -- skip, stop, swap ---------------------------------------------------------


async def test_a_set_is_skipped_with_a_reason(book: Logbook) -> None:
    async with open_player(book, settings=FAST) as player:
        await player.press("s", "s", "t")
        assert player.at == "switch quad_set/right/1"
        record = done(book)
        assert record is not None
        assert (record.left_out, record.ticks) == ({"quad_set/left/1": "time"}, {})
        await player.press("u")
        assert not done(book)


async def test_the_rest_of_an_exercise_is_skipped_without_a_question_about_it(
    book: Logbook,
) -> None:
    async with open_player(book, settings=FAST) as player:
        await player.press("s", "e", "r")
        assert player.at == "ready clam/left/1"


async def test_the_rest_of_the_session_is_skipped_to_its_end(book: Logbook) -> None:
    async with open_player(book, settings=FAST) as player:
        await player.press("s", "r", "i")
        assert "Strength: done" in player.words
        assert "skipped: ill" in player.words


async def test_stop_for_pain_keeps_what_was_done_the_score_and_takes_the_easier_step(
    book: Logbook,
) -> None:
    only(book, Item(exercise="clam", dose=Dose(sets=3, reps=10)))
    async with open_player(book, settings=FAST) as player:
        await player.press("space", "enter", "c", "c", "c", "c", "X")
        assert "How much did the knee hurt?" in player.words
        await player.press("4")
        assert (ticks(book)["clam/left/1"].reps, ticks(book)["clam/left/1"].pain) == (4, 4)
        reading = readings(book)[-1]
        assert (reading.score, reading.moment) == (4, Moment.EXERCISE)
        assert reading.note == "Stopped in Clamshell left set 1"
        assert "Go on with the easier step" in player.words
        await player.press("e")
        session = book.cards.session(sessions(book, TODAY)[0].id)
        assert session.items[0].dose.reps == 8
        assert done(book).items[0].dose.reps == 10  # type: ignore[union-attr]
        assert ticks(book)["clam/left/1"].reps == 4
        assert player.at == "switch clam/right/1"


async def test_stop_for_pain_can_end_the_session(book: Logbook) -> None:
    async with open_player(book, settings=FAST) as player:
        await player.press("space")
        await player.wait(5 + 7 + 3)
        await player.press("X", "3", "x")
        assert ticks(book)["quad_set/left/1"].reps == 1
        record = done(book)
        assert record is not None
        assert set(record.left_out.values()) == {"pain"}
        assert player.at in ("ask quad_set?", "done")


async def test_stopping_in_a_rest_puts_the_score_on_the_set_before(book: Logbook) -> None:
    async with open_player(book, settings=FAST) as player:
        await player.press("space", "enter", "enter", "X", "2", "g")
        assert ticks(book)["quad_set/left/1"].pain == 2
        assert list(ticks(book)) == ["quad_set/left/1"]


async def test_pain_that_asks_for_a_step_back_is_a_reading_too(book: Logbook) -> None:
    only(book, QUAD)
    async with open_player(book, settings=FAST) as player:
        await player.press("space", "enter", "enter", "enter", "enter", "5", "6")
        assert ticks(book)["quad_set/left/1"].pain == 6
        found = [one for one in readings(book) if one.moment is Moment.EXERCISE]
        assert [one.score for one in found] == [6]


async def test_an_exercise_is_swapped_in_this_session_only(book: Logbook) -> None:
    only(book, QUAD, CLAM)
    later = sessions(book, TODAY + timedelta(days=2))[0].items
    async with open_player(book, settings=FAST) as player:
        await player.press("w")
        assert "Instead of Quad set" in player.words
        await player.press("enter")
        names = [one.exercise for one in sessions(book, TODAY)[0].items]
        assert names[0] != "quad_set"
        assert names[1] == "clam"
        assert player.at.split()[1].startswith(names[0])
        assert sessions(book, TODAY + timedelta(days=2))[0].items == later


async def test_a_swap_in_the_middle_keeps_the_sets_that_are_ticked(book: Logbook) -> None:
    only(book, Item(exercise="clam", dose=Dose(sets=3, reps=10)), QUAD)
    async with open_player(book, settings=FAST) as player:
        await player.press("space", "enter", "enter", "enter", "enter", "w", "enter")
        record = done(book)
        assert record is not None
        assert set(record.ticks) == {"clam/left/1", "clam/right/1"}
        assert record.items[0].dose.sets == 3
        items = book.cards.session(sessions(book, TODAY)[0].id).items
        assert (items[0].exercise, items[0].dose.sets) == ("clam", 1)
        assert items[1].exercise != "clam"
        assert items[1].dose.sets == 2


# -- edits while the clock runs -----------------------------------------------


async def test_no_edit_of_an_earlier_set_moves_the_clock(book: Logbook) -> None:
    async with open_player(book, settings=FAST) as player:
        await player.press("space", "enter", "enter", "enter")
        await player.wait(3)
        before = player.page.play.standing
        card = sessions(book, TODAY)[0]
        key = book.cards.session(card.id).sets[0]
        book.session.untick(card.id, key)
        await player.press("P", "2")
        book.calendar.change(msgspec.structs.replace(card, items=(*card.items, ROLL)))
        await player.window.settle()
        assert player.page.play.standing.since == before.since
        assert (player.page.play.standing.spent, player.page.play.standing.length) == (0, 5)
        assert player.at == "hold quad_set/right/1 rep 1"


async def test_a_tick_of_another_program_shows_and_its_set_is_passed_over(
    book: Logbook, tmp_path: Path, hand: Hand
) -> None:
    async with open_player(book, settings=FAST) as player:
        await player.press("space")
        await player.wait(5)
        other = opened(tmp_path, hand)
        card = sessions(other, TODAY)[0]
        other.session.tick(card.id, other.cards.session(card.id).sets[1])
        other.close()
        book.poll()
        await player.window.settle()
        assert "1/12" in player.words
        await player.wait(SET_S)
        assert player.at == "rest quad_set/left/2"


async def test_the_table_of_sets_opens_over_the_running_clock(book: Logbook) -> None:
    async with open_player(book, settings=FAST) as player:
        await player.press("space")
        await player.wait(6)
        await player.press("e")
        await player.wait(3)
        await player.press("escape")
        assert player.at == "hold quad_set/left/1 rep 1"
        assert player.page.play.standing.gone(player.watch.now) == 4


# -- leaving and coming back --------------------------------------------------


async def test_a_session_is_found_where_it_was_left_even_after_a_kill(
    book: Logbook, tmp_path: Path, hand: Hand
) -> None:
    """Nothing is closed: the second program reads what the first one had on disk by then."""
    async with open_player(book, settings=FAST) as player:
        await player.press("space")
        await player.wait(5 + SET_S + 5 + 7 + 3)
        assert player.at == "hold quad_set/right/1 rep 2"
        await player.press("space")

        again = opened(tmp_path, hand)
        async with open_player(again, settings=FAST) as second:
            assert second.at == "hold quad_set/right/1 rep 2"
            assert second.page.play.standing.gone(second.watch.now) == 3
            assert "paused" in second.words
            assert list(ticks(again)) == ["quad_set/left/1"]
            await second.press("space")
            await second.wait(2)
            assert second.at == "let go quad_set/right/1"
        again.close()


async def test_the_place_is_kept_every_few_seconds_of_a_long_part(book: Logbook) -> None:
    only(book, ROLL)
    async with open_player(book, settings=FAST) as player:
        await player.press("space")
        await player.wait(5 + 33)
        place = book.todo.last_place()
        assert place is not None
        assert (place.step, place.act) == ("itb_roll/left/1", "move")
        assert 28 <= place.spent <= 33


@pytest.mark.parametrize("damage", [b"", b"{", b'{"session": 3}', b"\xff\xfe", b"[]"])
async def test_a_damaged_place_begins_at_the_first_open_set(
    book: Logbook, tmp_path: Path, damage: bytes
) -> None:
    card = sessions(book, TODAY)[0]
    book.session.tick(card.id, book.cards.session(card.id).sets[0])
    (tmp_path / "journal" / "place.json").write_bytes(damage)
    async with open_player(book, settings=FAST) as player:
        assert player.at == "ready quad_set/right/1"


async def test_esc_goes_to_the_week_pauses_and_2_comes_back(book: Logbook) -> None:
    async with open_player(book, settings=FAST) as player:
        await player.press("space")
        await player.wait(7)
        page = player.page
        await player.press("escape")
        assert player.window.top is player.window.page
        assert not page.play.standing.runs
        player.watch.now += 3000
        await player.press("2")
        assert (player.at, page.play.standing.gone(player.watch.now)) == (
            "hold quad_set/left/1 rep 1", 2,
        )  # fmt: skip


async def test_another_page_pauses_the_clock_too(book: Logbook) -> None:
    async with open_player(book, settings=FAST) as player:
        await player.press("space")
        page = player.page
        await player.press("3")
        assert not page.play.standing.runs


async def test_a_machine_that_slept_is_told_and_the_clock_waits(book: Logbook) -> None:
    async with open_player(book, settings=FAST) as player:
        await player.press("space")
        await player.wait(7)
        player.watch.now += 900
        player.page.look()
        await player.window.settle()
        assert "The machine slept" in player.words
        assert player.at == "hold quad_set/left/1 rep 1"
        assert player.page.play.standing.gone(player.watch.now) == 2


async def test_another_size_in_the_middle_changes_nothing(book: Logbook) -> None:
    async with open_player(book, settings=FAST) as player:
        await player.press("space")
        await player.wait(7)
        before = player.page.play.standing
        for width, height in (SMALL, TINY, (200, 60), (1, 1), (120, 40)):
            await player.window.pilot.resize_terminal(width, height)
            await player.window.settle()
        assert player.page.play.standing == before
        assert "Quad set" in player.words


# -- which session ------------------------------------------------------------


async def test_enter_on_todays_second_session_opens_that_one(book: Logbook) -> None:
    card = sessions(book, TODAY)[1]
    async with open_week(book, settings=FAST) as window:
        await window.on_card(card.id, TODAY)
        await window.press("enter")
        assert "Mobility · today" in window.words
        await window.press("escape", "2")
        assert "Mobility · today" in window.words


async def test_a_past_day_opens_the_table_of_sets(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.go(MONDAY)
        await window.press("enter")
        assert "tick all" in window.words


async def test_after_a_session_the_next_one_of_the_day_is_taken_up(book: Logbook) -> None:
    first, second = sessions(book, TODAY)
    async with open_player(book, settings=FAST) as player:
        await player.press("s", "r", "t", "escape", "2")
        assert "Mobility · today" in player.words
        book.calendar.skip(second, "time")
        await player.press("escape", "2")
        assert player.page.play.course.card in ("", first.id)


async def test_a_day_without_anything_says_so(book: Logbook) -> None:
    for card in sessions(book, TODAY):
        book.calendar.drop_cards([card])
    async with open_player(book) as player:
        assert "Nothing is left to do step by step today." in player.words
        await player.press("space", "enter", "b", "s", "R", "X", "o", "plus", "w", "e", "c")
        await player.press("escape", "escape")
        assert player.window.app.is_running


async def test_a_session_that_is_removed_makes_room_for_the_next(book: Logbook) -> None:
    first, _ = sessions(book, TODAY)
    async with open_player(book, settings=FAST) as player:
        await player.press("space")
        book.calendar.drop_cards([first])
        await player.window.settle()
        assert "Mobility · today" in player.words
        assert not player.page.play.standing.runs


# -- walk-run -----------------------------------------------------------------


async def test_a_walk_run_counts_its_intervals_and_is_logged_at_the_end(book: Logbook) -> None:
    book.calendar.drop_cards(book.cards.planned(TODAY, TODAY))
    run = PlannedRun(id=new_id(), date=TODAY, distance_m=1500, rung=1)
    book.put("Added a walk-run", [run])
    async with open_player(book, settings=FAST) as player:
        assert "Walk-run" in player.words
        await player.press("space")
        await player.wait(300)
        assert player.at == "run run/1 rep 1"
        await player.wait(60)
        assert player.at == "walk walk/1 rep 1"
        for _ in range(15):
            await player.press("enter")
        assert player.page.play.part.act == "done"
        await player.press("enter")
        assert "Log the run of today" in player.words
        await player.press("enter")
        (logged,) = book.facts.all_runs()
        assert (logged.planned, logged.run_kind) == (run.id, "walk-run")
        assert (logged.duration_s, logged.walk_s) == (480, 0)


async def test_an_interval_that_is_skipped_or_lengthened_counts_for_what_was_run(
    book: Logbook, hand: Hand, tmp_path: Path
) -> None:
    book.calendar.drop_cards(book.cards.planned(TODAY, TODAY))
    run = PlannedRun(id=new_id(), date=TODAY, distance_m=1500, rung=1)
    book.put("Added a walk-run", [run])
    async with open_player(book, settings=FAST) as player:
        await player.press("s", "space")
        await player.wait(20)
        await player.press("s", "enter", "plus")
        assert player.at == "run run/2 rep 2"
        await player.wait(70)
        assert player.page.play.ran_s() == 20 + 70
        for _ in range(13):
            await player.press("s")
        assert player.page.play.part.act == "done"
        assert "1 min of running" in player.words
    book.close()
    again = opened(tmp_path, hand)
    async with open_player(again, settings=FAST) as player:
        assert player.page.play.part.act == "done"
        assert player.page.play.ran_s() == 20 + 70
    again.close()


# -- bells, looks -------------------------------------------------------------


@pytest.fixture
def rung(monkeypatch: pytest.MonkeyPatch) -> Callable[[Player], list[int]]:
    """Bells that are counted instead of rung."""

    def listen(player: Player) -> list[int]:
        heard: list[int] = []
        monkeypatch.setattr(
            player.page.view,
            "signal",
            lambda n: None if player.page.view.muted else heard.append(n),
        )
        return heard

    return listen


async def test_running_and_walking_ring_differently(
    book: Logbook, rung: Callable[[Player], list[int]]
) -> None:
    for card in sessions(book, TODAY):
        book.calendar.drop_cards([card])
    book.put("Added", [PlannedRun(id=new_id(), date=TODAY, distance_m=1500, rung=1)])
    async with open_player(book, settings=FAST) as player:
        heard = rung(player)
        await player.press("space")
        await player.wait(300)
        assert heard == [1, 1, 1, 3]
        await player.wait(60)
        assert heard[4:] == [1, 1, 1, 2]


async def test_m_is_silent_and_so_is_quiet_from_the_start(
    book: Logbook, rung: Callable[[Player], list[int]]
) -> None:
    async with open_player(book, settings=FAST) as player:
        heard = rung(player)
        await player.press("m", "space")
        await player.wait(5)
        assert heard == []
        assert "muted" in player.words
        await player.press("m")
        await player.wait(5)
        assert heard == [2]
    async with open_player(book, settings=Settings(bell=False)) as player:
        assert player.page.view.muted


async def test_cues_and_mistakes_take_turns(book: Logbook) -> None:
    async with open_player(book) as player:
        assert "Tighten the front of the thigh" in player.words
        await player.press("i")
        assert "Common mistakes" in player.words
        assert "Holding the breath" in player.words


async def test_the_figure_is_there_and_f_takes_it_away(book: Logbook) -> None:
    async with open_player(book, settings=Settings(figures="words")) as player:
        assert player.page.view.figure.drawing.pictures
        shown = player.page.view.figure.region
        assert shown.height > 3
        await player.press("f")
        assert not player.page.view.figure.display or player.page.view.figure.region.height == 0


async def test_a_paused_page_paints_nothing(book: Logbook, monkeypatch: pytest.MonkeyPatch) -> None:
    async with open_player(book) as player:
        await player.press("space", "space")
        shown: list[object] = []
        monkeypatch.setattr(Widget, "refresh", lambda widget, *_, **__: shown.append(widget))
        for _ in range(5):
            player.page.look()
            await player.window.settle()
        assert shown == []
        assert player.page._pulse is not None
        assert not player.page._pulse._active.is_set()


async def test_it_works_at_40_by_12(book: Logbook) -> None:
    async with open_player(book, TINY, FAST) as player:
        assert "Quad set" in player.words
        await player.press("space")
        await player.wait(6)
        assert "hold" in player.words
        await player.press("enter")
        assert len(ticks(book)) == 1


# -- the next step ------------------------------------------------------------


async def test_last_time_and_the_next_step_stand_beside_the_clock(book: Logbook) -> None:
    monday = sessions(book, MONDAY)[0]
    book.session.tick_all(monday.id)
    book.session.rate(monday.id, 4, "", 1)
    async with open_player(book) as player:
        assert "Last time Mon 23 Nov: 6 × 10×5 s, effort" not in player.words
        assert "Last time Mon 23 Nov" in player.words
        assert "pain 1" in player.words


async def test_the_end_says_how_near_the_next_step_is(book: Logbook) -> None:
    only(book, Item(exercise="clam", dose=Dose(sets=1, reps=10)))
    async with open_player(book, settings=FAST) as player:
        await player.press("space", "enter", "enter", "enter", "enter", "5", "1")
        assert "Strength: done" in player.words
        assert "Clamshell 2 of 2 sets, effort 5, pain 1" in player.words


async def test_a_session_under_way_at_midnight_is_done_to_its_end(
    book: Logbook, hand: Hand
) -> None:
    only(book, QUAD, CLAM)
    (card,) = sessions(book, TODAY)
    async with open_player(book, settings=FAST) as player:
        await player.press("space")
        await player.wait(5)
        hand.now += timedelta(days=1)
        book.day_changed()
        await player.wait(12)
        await player.press("X", "2")
        await player.press("g", "space")
        await player.wait(5 + 12)

        assert player.page.play.course.card == card.id
        assert list(ticks(book, card)) == ["quad_set/left/1", "quad_set/right/1"]
        assert ticks(book, card)["quad_set/left/1"].pain == 2


async def test_a_place_of_a_day_before_is_not_taken_up(book: Logbook) -> None:
    monday = sessions(book, MONDAY)[0]
    path = book.journal.folder / "place.json"
    path.write_bytes(msgspec.json.encode(Place(session=monday.id, step="quad_set/left/3")))
    async with open_player(book, settings=FAST) as player:
        assert player.page.play.course.card == sessions(book, TODAY)[0].id


async def test_another_way_of_drawing_figures_shows_as_soon_as_the_session_is_shown_again(
    book: Logbook,
) -> None:
    async with open_week(book) as window:
        await window.press("2")
        app, page = window.app, window.app.screen
        assert isinstance(app, EasebackApp)
        assert isinstance(page, PlayerPage)
        styles: list[str] = [page.view.figure.style]
        await window.press("1")
        app.settings = msgspec.structs.replace(app.settings, figures="ascii")
        await window.press("2")
        styles.append(page.view.figure.style)
        assert styles == ["braille", "ascii"]
        assert page.view.digits.ascii
