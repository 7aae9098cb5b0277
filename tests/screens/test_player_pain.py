"""Stop, it hurts: one set is meant, and screen, table and journal name the same one."""

from __future__ import annotations

import pytest

from planner.domain.values.exercise import Dose
from planner.domain.values.journal import Moment
from planner.domain.values.record import Side
from planner.domain.values.run import Run
from planner.domain.values.session import Item
from planner.logbook.book import new_id
from planner.logbook.logbook import Logbook
from planner.present.player_notes import after_words
from planner.screens.shared.proposal_dialog import ProposalDialog
from tests.screens.playing import Player, done, open_player, ticks
from tests.screens.support import TODAY, readings, sessions
from tests.screens.test_player import FAST, QUAD, only

THREE = Item(exercise="clam", dose=Dose(sets=3, reps=10, rest_s=30))


def choices(player: Player) -> list[str]:
    """What can be picked, in its order."""
    return [choice.key for choice in player.window.top._choices]  # type: ignore[attr-defined]


async def begin_right_set(player: Player) -> None:
    """Left set 1 is done, right set 1 is under way."""
    await player.press("space", "enter", "enter", "enter")
    assert player.at == "work clam/right/1"


async def test_the_reading_is_of_the_sets_side_and_of_the_exercise(book: Logbook) -> None:
    only(book, THREE)
    async with open_player(book, settings=FAST) as player:
        await begin_right_set(player)
        await player.press("c", "c", "X")
        assert "Stopped in Clamshell right set 1." in player.words
        await player.press("4")
        reading = readings(book)[-1]
        assert (reading.side, reading.moment) == (Side.RIGHT, Moment.EXERCISE)
        assert (ticks(book)["clam/right/1"].pain, ticks(book)["clam/left/1"].pain) == (4, None)
        await player.press("g", "escape")
        assert "pain 4/10 right during the exercise" in player.words


async def test_pain_of_an_exercise_says_nothing_of_the_days_run(book: Logbook) -> None:
    only(book, THREE)
    run = Run(id=new_id(), date=TODAY, distance_m=3000, pain_during=0, pain_after=0)
    book.facts.log_run(run)
    before = book.caps.verdict(run)
    async with open_player(book, settings=FAST) as player:
        await begin_right_set(player)
        await player.press("X", "6")
        assert book.caps.verdict(run) is before


async def test_in_the_pause_behind_a_set_that_set_is_meant(book: Logbook) -> None:
    only(book, THREE)
    async with open_player(book, settings=FAST) as player:
        await player.press("space", "enter", "enter")
        assert player.at == "switch clam/right/1"
        await player.press("X")
        assert "Stopped after Clamshell left set 1." in player.words
        await player.press("3")
        assert book.last_words == "Stopped after Clamshell left set 1: pain 3/10"
        assert readings(book)[-1].note == "Stopped after Clamshell left set 1"
        assert readings(book)[-1].side is Side.LEFT
        assert {name: tick.pain for name, tick in ticks(book).items()} == {"clam/left/1": 3}


async def test_before_the_first_set_no_set_is_meant(book: Logbook) -> None:
    only(book, THREE)
    async with open_player(book, settings=FAST) as player:
        await player.press("X")
        assert "Stopped in Strength." in player.words
        await player.press("3")
        assert ticks(book) == {}
        assert [one.note for one in readings(book)][-1] == "Stopped in Strength"


async def test_pain_that_was_just_said_is_not_asked_again(book: Logbook) -> None:
    only(book, THREE)
    async with open_player(book, settings=FAST) as player:
        await begin_right_set(player)
        await player.press("c", "X", "4", "l", "space")
        assert "How hard was it?" in player.words
        await player.press("6")
        assert player.at == "done"
        assert {tick.effort for tick in ticks(book).values()} == {6}
        assert ticks(book)["clam/right/1"].pain == 4


async def test_pain_is_asked_once_more_when_sets_came_after_it(book: Logbook) -> None:
    only(book, QUAD)
    async with open_player(book, settings=FAST) as player:
        await player.press("space", "enter", "enter", "X", "2", "g", "space", "enter", "enter")
        await player.press("4")
        assert "How much did the knee hurt?" in player.words


@pytest.mark.parametrize(
    ("score", "first", "as_it_was"),
    [("4", "easier", True), ("5", "easier", False), ("6", "easier", False)],
)
async def test_the_more_it_hurts_the_less_is_offered(
    book: Logbook, score: str, first: str, as_it_was: bool
) -> None:
    only(book, *(one for one in sessions(book, TODAY)[0].items if one.exercise == "clam"))
    async with open_player(book, settings=FAST) as player:
        await begin_right_set(player)
        await player.press(*"ccc", "X", score)
        assert choices(player)[0] == first
        assert ("stay" in choices(player)) is as_it_was
        assert "After this session M proposes a step back for Clamshell." in player.words
        await player.press("x", "space", "3")
        assert [(one.kind, one.before.exercise) for one in book.steps.due_or_none()] == [
            ("back", "clam")
        ]


async def test_severe_pain_opens_the_flare_and_enter_ends_the_session(book: Logbook) -> None:
    only(book, THREE, QUAD)
    async with open_player(book, settings=FAST) as player:
        await begin_right_set(player)
        await player.press("X", "7")
        assert "Is anything of this true as well?" in player.words
        await player.press("n")
        assert isinstance(player.window.top, ProposalDialog)
        await player.press("escape")
        assert choices(player) == ["end"]
        assert "The knee rests today." in player.words
        await player.press("enter")
        record = done(book)
        assert record is not None
        assert set(record.left_out.values()) == {"pain"}
        assert "quad_set/left/1" in record.left_out
        await player.press("space", "5")
        assert player.at == "done"
        after = after_words(book, sessions(book, TODAY)[0].id)
        assert after in player.words
        assert after == "Next: Strength on Fri 27 Nov"


async def test_severe_pain_said_of_an_exercise_offers_the_end_and_not_the_next_one(
    book: Logbook,
) -> None:
    only(book, QUAD, THREE)
    async with open_player(book, settings=FAST) as player:
        for _ in range(20):
            if player.at.startswith("ask"):
                break
            await player.press("enter")
            await player.wait(1)
        await player.press("5", "8")
        await player.press("n", "escape")
        assert choices(player) == ["end"]
        await player.press("x")
        assert player.at == "done"
        record = done(book)
        assert record is not None
        assert {name.split("/")[0] for name in record.left_out} == {"clam"}
