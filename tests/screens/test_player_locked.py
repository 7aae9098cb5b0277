"""A red flag rests the session page too: it says why, and what happened can still be kept."""

from __future__ import annotations

from datetime import timedelta

import pytest

from planner.domain.values.exercise import Dose
from planner.domain.values.journal import Lock
from planner.domain.values.run import PlannedRun
from planner.domain.values.session import Item
from planner.logbook.book import new_id
from planner.logbook.logbook import Logbook
from planner.screens.shared.session_dialog import SessionDialog
from tests.screens.playing import open_player, ticks
from tests.screens.support import SMALL, TINY, TODAY, WIDE, open_week, sessions
from tests.screens.test_player import CLAM, FAST, QUAD, only


def flag(book: Logbook, *findings: str, scope: str = "all", level: str = "U") -> None:
    """Let a red flag be up since today."""
    book.red_flags.add(
        Lock(id=new_id(), date=TODAY, level=level, findings=findings, scope=scope)  # type: ignore[arg-type]
    )


@pytest.mark.parametrize("size", [WIDE, SMALL, TINY])
async def test_while_all_is_locked_no_session_begins_and_the_page_says_why(
    book: Logbook, size: tuple[int, int]
) -> None:
    flag(book, "locked")
    async with open_player(book, size, FAST) as player:
        await player.press("space")
        await player.wait(120)
        assert ticks(book) == {}
        assert not player.page.play.standing.runs
        for words in (
            "Everything is locked since Wed 25 Nov: knee locks or gives way.",
            "within a day or two",
            "then a c",
        ):
            assert words in player.words


async def test_what_happened_is_ticked_in_the_table_and_said_to_be_kept(book: Logbook) -> None:
    flag(book, "locked")
    async with open_player(book, settings=FAST) as player:
        await player.press("enter")
        assert isinstance(player.window.top, SessionDialog)
        assert "since Wed 25 Nov: this is kept as what happened." in player.words
        await player.press("space")
        assert list(ticks(book)) == ["quad_set/left/1"]


async def test_enter_and_space_on_the_week_keep_facts_under_a_lock(book: Logbook) -> None:
    flag(book, "locked")
    async with open_week(book) as window:
        await window.on_card(sessions(book, TODAY)[0].id, TODAY)
        await window.press("space")
        assert "this is kept as what happened" in window.toasts
        await window.press("space")
        assert len(ticks(book)) == 2
        assert "this is kept as what happened" not in window.toasts
        await window.press("enter")
        assert isinstance(window.top, SessionDialog)


async def test_a_lock_in_the_middle_stops_the_clock_and_the_place_waits(book: Logbook) -> None:
    only(book, QUAD, CLAM)
    async with open_player(book, settings=FAST) as player:
        await player.press("space")
        await player.wait(5 + 3)
        flag(book, "calf", level="E")
        await player.window.settle()
        await player.wait(600)
        assert "Go to emergency care now." in player.words
        assert ticks(book) == {}
        book.red_flags.clear("Dr Knee", TODAY)
        await player.window.settle()
        assert player.at == "hold quad_set/left/1 rep 1"
        assert player.page.play.standing.gone(player.watch.now) == 3
        assert not player.page.play.standing.runs


async def test_severe_pain_that_raises_a_flag_ends_the_session_at_once(book: Logbook) -> None:
    async with open_player(book, settings=FAST) as player:
        await player.press("space")
        await player.wait(5 + 7 + 3)
        await player.press("X", "8")
        await player.press("space", "enter", "enter", "escape", "escape")
        assert book.red_flags.open()
        assert "Everything is locked" in player.words
        assert "How to go on?" not in player.words


async def test_running_that_is_locked_leaves_sessions_but_no_intervals(book: Logbook) -> None:
    flag(book, "bone_pain", scope="run", level="S")
    async with open_player(book, settings=FAST) as player:
        assert player.at == "ready quad_set/left/1"
    book.calendar.drop_cards(book.cards.planned(TODAY, TODAY))
    book.put("Added", [PlannedRun(id=new_id(), date=TODAY, distance_m=1500, rung=1)])
    async with open_player(book, settings=FAST) as player:
        await player.press("space")
        assert not player.page.play.standing.runs
        assert "Running is locked since Wed 25 Nov" in player.words


async def test_exercises_above_the_tier_that_stays_are_passed_over_and_named(
    book: Logbook,
) -> None:
    wall = Item(exercise="wall_sit", dose=Dose(sets=1, reps=1, hold_s=10, rest_s=20))
    only(book, wall, QUAD)
    flag(book, "other_site", scope="run", level="S")
    async with open_player(book, settings=FAST) as player:
        assert player.at == "ready quad_set/left/1"
        notes = "".join(span.text for line in player.page.view.notes.lines for span in line)
        assert "Passed over: Wall sit. Red flag “main pain not at the kneecap”" in notes
        assert "Passed over" in player.words
        await player.press("space", "enter", "enter", "enter", "enter", "3", "1")
        assert player.at == "done"
        assert "Passed over: Wall sit" in player.words
        assert all(name.startswith("quad_set") for name in ticks(book))


async def test_a_session_wholly_above_that_tier_is_a_table_only(book: Logbook) -> None:
    only(book, Item(exercise="wall_sit", dose=Dose(sets=1, reps=1, hold_s=10, rest_s=20)))
    flag(book, "other_site", scope="run", level="S")
    async with open_player(book, settings=FAST) as player:
        await player.press("space")
        assert not player.page.play.standing.runs
        await player.press("enter")
        assert isinstance(player.window.top, SessionDialog)


async def test_lint_names_the_lock_for_runs_and_sessions(book: Logbook) -> None:
    before = {one.rule for one in book.linting.week().findings}
    assert "LOCK" not in before
    flag(book, "locked")
    found = [one for one in book.linting.week().findings if one.rule == "LOCK"]
    assert all(one.broken for one in found)
    assert {one.card for one in found if one.wanted_m is None} >= {"Strength"}
    assert {one.day for one in found} >= {TODAY, TODAY + timedelta(days=2)}
