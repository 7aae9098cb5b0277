"""What two laptops changed at once: a quiet line, both versions side by side, one undo."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from planner.domain.values.journal import Note, PainReading
from planner.domain.values.run import Run
from planner.logbook.logbook import Logbook
from planner.store.journal import Journal
from planner.widgets.choice_dialog import ChoiceDialog
from tests.screens.support import TODAY, Hand, open_week
from tests.store.samples import raw_of


def elsewhere(folder: Path, book: Logbook, hand: Hand, record: str, **fields: object) -> Journal:
    """Another laptop sets fields of a record as it stands now; nobody has seen it yet."""
    other = Journal.open(folder / "journal", device="desk-0001", now=hand)
    raw = raw_of(other, "facts", record, f"{TODAY:%Y-%m}")
    assert raw is not None
    other.commit("Elsewhere", [other.edits_for(raw, {**raw, **fields}, "facts")])
    return other


@pytest.fixture
def one_note(tmp_path: Path, book: Logbook, hand: Hand) -> Note:
    """A note both laptops altered: this one later."""
    book.facts.add_note("stairs")
    (note,) = book.of_kind(Note)
    elsewhere(tmp_path, book, hand, note.id, text="[stairs] of theirs")
    book.put("Altered", [msgspec.structs.replace(note, text="stairs of mine")])
    book.poll()
    return note


def texts(book: Logbook) -> list[str]:
    return sorted(note.text for note in book.of_kind(Note))


async def test_the_quiet_line_leads_to_both_versions_and_one_key_chooses(
    book: Logbook, one_note: Note
) -> None:
    async with open_week(book) as window:
        assert "1 entry was changed on two laptops: X shows both." in window.banner

        await window.press("X")
        assert isinstance(window.top, ChoiceDialog)
        assert "mine: note “stairs of mine”" in window.words
        assert "theirs: note “[stairs] of theirs”" in window.words
        assert "desk-0001, Wed 25 Nov 18:40" in window.words
        await window.press("t")

        assert texts(book) == ["[stairs] of theirs"]
        assert "Kept of desk-0001" in window.banner
        await window.press("u")
        assert texts(book) == ["stairs of mine"]
        assert len(book.clashes.known()) == 1
        await window.press("X", "b")
        assert texts(book) == ["[stairs] of theirs", "stairs of mine"]
        await window.press("X")
        assert "No entry was changed on two laptops at once." in window.banner
        await window.press("u")
        assert texts(book) == ["stairs of mine"]
        assert book.get(one_note.id) is not None


async def test_of_several_one_is_picked_first_and_the_next_follows(
    tmp_path: Path, book: Logbook, hand: Hand, one_note: Note
) -> None:
    (score,) = book.of_kind(PainReading)
    elsewhere(tmp_path, book, hand, score.id, score=3)
    book.put("Altered", [msgspec.structs.replace(score, score=2)])
    book.poll()
    async with open_week(book) as window:
        await window.press("X")
        assert "Which first?" in window.words
        await window.press("1")
        assert "Which is it?" in window.words
        await window.press("m")
        assert "Which is it?" in window.words
        await window.press("escape")
        assert len(book.clashes.known()) == 1


def test_a_run_cannot_be_both(tmp_path: Path, book: Logbook, hand: Hand) -> None:
    book.facts.log_run(Run(id="run-1", date=TODAY, distance_m=3000))
    elsewhere(tmp_path, book, hand, "run-1", distance_m=4000)
    book.put("Altered", [msgspec.structs.replace(book.need("run-1"), distance_m=5000)])
    book.poll()

    (one,) = book.clashes.all()

    assert not book.clashes.can_be_both(one)
