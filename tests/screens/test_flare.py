"""A flare: nothing changes without a yes, and undo takes all of it back."""

from __future__ import annotations

from pathlib import Path

from planner.domain.values.exercise import Dose
from planner.domain.values.session import Item, SessionDone
from planner.logbook.logbook import Logbook
from tests.screens.support import (
    HOSTILE,
    SMALL,
    THURSDAY,
    TODAY,
    Hand,
    open_week,
    opened,
    plan_state,
    readings,
    runs,
)

FLARE = ("exclamation_mark", "6")


async def test_a_flare_shows_before_and_after_and_changes_nothing_yet(book: Logbook) -> None:
    before = plan_state(book)
    async with open_week(book) as window:
        await window.press(*FLARE)
        assert "Thu 26 Nov Run 4.5 km → rest" in window.words
        assert "6/10 at rest on Wed 25 Nov" in window.words
        await window.press("end")
        assert "No trial gives these numbers" in window.words
        assert plan_state(book) == before
        assert readings(book)[-1].flare


async def test_accepting_all_changes_the_plan_as_one_step(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press(*FLARE, "enter")
        assert runs(book, THURSDAY) == () or runs(book, THURSDAY)[0].skipped
        assert "applied. u undoes." in window.words


async def test_undo_takes_the_flare_back_and_keeps_what_was_ticked_since(book: Logbook) -> None:
    before = plan_state(book)
    async with open_week(book) as window:
        await window.press(*FLARE, "enter")
        assert plan_state(book) != before
        await window.press("space")
        changes = [one for one in book.journal.history() if one.words.startswith("Flare")]
        assert len(changes) == 1
        await window.press("u", "u", "U")
        await window.press("u")
        assert plan_state(book) == before


async def test_a_tick_made_after_the_flare_outlives_its_undo(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press(*FLARE, "enter", "u", "space", "U")
        ticked = [one for one in book.on(TODAY) if isinstance(one, SessionDone)]
        assert [len(one.ticks) for one in ticked] == [1]


async def test_taking_only_some_asks_why_and_keeps_the_answer(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press(*FLARE, "space", "enter")
        assert "You take only some of it. Why?" in window.words
        await window.type(HOSTILE)
        await window.press("enter")
        assert any(HOSTILE in note.text for note in book.cards.day(TODAY).notes)
        assert HOSTILE.split()[0] in window.words


async def test_taking_none_keeps_the_plan_and_the_reason(book: Logbook) -> None:
    before = plan_state(book)
    async with open_week(book) as window:
        await window.press(*FLARE, "r")
        assert "You take none of it. Why?" in window.words
        await window.type("it was the stairs, not the run")
        await window.press("enter")
        assert plan_state(book) == before
        assert any("it was the stairs" in note.text for note in book.cards.day(TODAY).notes)


async def test_a_session_ticked_elsewhere_while_the_proposal_is_read_keeps_its_items(
    book: Logbook, tmp_path: Path, hand: Hand
) -> None:
    for card in book.cards.planned(TODAY, TODAY):
        book.calendar.drop_cards([card])
    session = book.calendar.add_session(
        TODAY, "Steps", (Item(exercise="step_down", dose=Dose(reps=8)),)
    )
    async with open_week(book) as window:
        await window.press(*FLARE)
        assert "Steps" in window.words
        other = opened(tmp_path, hand)
        other.load(TODAY, TODAY)
        other.session.tick_all(session.id)
        other.close()
        await window.press("enter")
        assert book.get(session.id) == session
        assert runs(book, THURSDAY) == ()


async def test_n_unticks_and_a_ticks_every_change(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press(*FLARE, "n")
        assert "[x]" not in window.words
        await window.press("a")
        assert "[x] Thu 26 Nov Run" in window.words


async def test_escape_leaves_the_plan_and_keeps_the_pain(book: Logbook) -> None:
    before = plan_state(book)
    async with open_week(book) as window:
        await window.press(*FLARE, "escape")
        assert plan_state(book) == before
        assert readings(book)[-1].score == 6
        assert "The plan stays as it was" in window.words


async def test_a_low_score_is_logged_and_changes_nothing(book: Logbook) -> None:
    before = plan_state(book)
    async with open_week(book) as window:
        await window.press("exclamation_mark", "0")
        assert plan_state(book) == before
        assert readings(book)[-1].score == 0


async def test_the_proposal_can_be_read_and_accepted_at_80_by_24(book: Logbook) -> None:
    before = plan_state(book)
    async with open_week(book, SMALL) as window:
        await window.press(*FLARE)
        assert "[x] Thu 26 Nov Run" in window.words
        await window.press("enter")
        assert plan_state(book) != before
