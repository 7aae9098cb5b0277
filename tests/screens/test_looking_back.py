"""Q takes the scores of every few weeks, J looks back on a week; both are quietly offered."""

from __future__ import annotations

from datetime import UTC, datetime, time

from planner.domain.values.journal import Note
from planner.logbook.logbook import Logbook
from planner.widgets.choice_dialog import ChoiceDialog
from planner.widgets.form import FormDialog
from tests.screens.support import MONDAY, SUNDAY, Hand, open_week

OFFER = "● Scores are due: Q takes them, or puts them off."


async def test_half_finished_scores_wait_and_are_one_change_once_they_are_kept(
    book: Logbook,
) -> None:
    book.red_flags.screened()
    book.scores.choose(["stairs [down]"])
    before = len(book.undo_list())
    async with open_week(book) as window:
        assert window.banner == OFFER
        await window.press("Q", "t")
        await window.fill("score-0", "5")
        await window.press("escape", "escape")
        assert "Scores half done (1 answered): Q goes on with them." in window.banner

    async with open_week(book) as window:
        await window.press("Q", "t")
        assert isinstance(window.top, FormDialog)
        await window.fill("score-2", "11")
        await window.press("enter")
        assert isinstance(window.top, FormDialog)
        await window.fill("score-2", "4")
        await window.press("enter")

        (sheet,) = book.scores.sheets()
        assert list(sheet.values.values()) == [5, 4]
        assert list(sheet.activities.values()) == ["stairs [down]"]
        assert len(book.undo_list()) == before + 1
        assert window.page.quiet == ()
        await window.press("u")
        assert book.scores.sheets() == ()


async def test_an_entry_of_scores_is_corrected_in_the_journal(book: Logbook) -> None:
    sheet = book.scores.take({"worst": 5, "usual": 2})
    async with open_week(book) as window:
        window.page.journal.timeline.cursor = sheet.id
        window.page.journal.timeline.focus()
        await window.press("e")
        await window.fill("score-0", "4")
        await window.fill("score-1", "")
        await window.press("enter")

        (changed,) = book.scores.sheets()
        assert changed.values == {"worst": 4}


async def test_scores_are_put_off_with_a_key(book: Logbook) -> None:
    book.red_flags.screened()
    async with open_week(book) as window:
        await window.press("Q", "l")
        assert "Scores put off until Wed 2 Dec. u undoes." in window.banner
        await window.press("escape")
        assert window.banner == ""


async def test_the_week_is_looked_back_on_and_kept_once(book: Logbook, hand: Hand) -> None:
    hand.now = datetime.combine(SUNDAY, time(18), UTC)
    book.red_flags.screened()
    for question in book.questions.open():
        book.questions.keep_pain(book.questions.reading_for(question, 1))
    async with open_week(book) as window:
        assert "The week is nearly over: J looks back on it." in window.banner
        await window.press("J")
        assert isinstance(window.top, ChoiceDialog)
        assert "Planned: " in window.words
        assert "Felt: at worst 1/10" in window.words
        await window.press("n", "enter")

        note = book.get(f"review-{MONDAY.isoformat()}")
        assert isinstance(note, Note)
        assert note.tags == ("review",)
        assert "J looks back" not in str(window.page.quiet)
        await window.press("J")
        assert "Correct what is kept" in window.words
