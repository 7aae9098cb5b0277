"""Another program holds the journal: who reads is answered, who writes is told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.store.lock import FolderLock
from tests.cli.conftest import Easeback

SAID = "Another program held the journal when it was opened; it was read all the same."


@pytest.fixture
def journal(planned: Easeback) -> Path:
    return Path(planned("where", "data").out.strip())


@pytest.fixture
def held(journal: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A program that hangs; nobody waits long for it here."""
    with FolderLock(journal):
        monkeypatch.setattr(FolderLock.__init__, "__defaults__", (0.01,))
        yield


@pytest.mark.usefixtures("held")
@pytest.mark.parametrize(
    "words", ["today", "week", "runs", "journal", "why fri", "undo --list", "clashes", "bin"]
)
def test_a_command_that_reads_answers_all_the_same(planned, words):
    answer = planned(*words.split())

    assert answer.code == 0
    assert answer.out
    assert SAID in answer.err


@pytest.mark.usefixtures("held")
def test_a_command_that_writes_says_that_nothing_was_changed(planned, journal):
    before = sorted(path.stat().st_size for path in journal.rglob("*.jsonl"))

    answer = planned("note", "stairs")

    assert answer.code == 5
    assert "Nothing was changed" in answer.err
    assert sorted(path.stat().st_size for path in journal.rglob("*.jsonl")) == before


def test_a_line_that_is_just_being_written_is_not_taken_for_a_crash(planned, journal):
    (log,) = (journal / "changes").glob("*.jsonl")
    with log.open("ab") as file:
        file.write(b'{"crc":"')

    with FolderLock(journal):
        beside = planned("today").err

    assert "crash" not in beside
    assert "crash" in planned("today").err


def test_what_is_broken_may_be_just_being_mended_and_is_left_in_its_place(planned, journal):
    (journal / "book.json").write_bytes(b"{}")

    with FolderLock(journal):
        assert planned("today").code == 0

    assert not list(journal.glob("*.broken-*"))
    planned("today")
    assert list(journal.glob("*.broken-*"))
