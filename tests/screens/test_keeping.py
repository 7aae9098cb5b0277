"""What was typed is never lost, and what is odd is asked about once."""

from __future__ import annotations

import pytest
from textual import events

from planner.domain.values.errors import StoreError
from planner.logbook.logbook import Logbook
from planner.screens.shared.pain_dialog import PainDialog
from planner.widgets.score_dialog import ScoreDialog
from tests.screens.support import TODAY, open_week, readings


async def test_a_form_that_cannot_be_saved_stands_there_as_it_was_left(
    book: Logbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StoreError("Cannot save the change (no space).", "The disk is full.")

    async with open_week(book) as window:
        await window.press("r")
        await window.fill("distance_m", "5.2")
        await window.fill("note", "rain")
        with monkeypatch.context() as patch:
            patch.setattr(book.facts, "log_run", full)
            await window.press("enter")
        assert "Cannot save the change (no space). The disk is full." in window.words
        assert "5.2" in window.words
        assert "rain" in window.words
        assert book.facts.all_runs() == ()
        await window.press("enter")
        (run,) = book.facts.all_runs()
        assert (run.distance_m, run.note) == (5200, "rain")


async def test_several_lines_are_pasted_into_a_note_and_stay_lines(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("a", "n")
        await window.type("stairs fine\nhill sore")
        await window.press("ctrl+j", "x", "enter")
        (note,) = book.cards.day(TODAY).notes
        assert note.text == "stairs fine\nhill sore\nx"


async def test_a_key_after_a_1_that_waits_takes_the_1_first(
    book: Logbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ScoreDialog, "WAIT_S", 60.0)
    async with open_week(book) as window:
        await window.press("P", "1", "P")
        assert [one.score for one in readings(book)][-1] == 1
        assert isinstance(window.top, PainDialog)
        await window.press("1", "escape")
        assert len(readings(book)) == 3


async def test_a_nought_that_comes_late_opens_nothing(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("P", "1")
        await window.pilot.pause(0.05)
        await window.press("0")
        assert window.top is window.page
        assert "came late: the score is 1/10" in window.toasts


async def test_keys_that_come_at_once_act_in_their_order(book: Logbook) -> None:
    async with open_week(book) as window:
        for key, character in (("P", "P"), ("0", "0"), ("P", "P"), ("2", "2"), ("3", "3")):
            window.app.post_message(events.Key(key, character))
        for _ in range(40):
            await window.settle()
        assert [one.score for one in readings(book)][-2:] == [0, 2]
        assert window.top is not window.page
