"""Another program holds the journal while the window is open."""

from __future__ import annotations

import time
from pathlib import Path

from planner.app import HELD_S
from planner.logbook.logbook import Logbook
from planner.store.lock import BRIEF_S, FolderLock
from tests.screens.support import Hand, open_week, opened, readings


def test_it_is_said_within_three_tenths_of_a_second() -> None:
    assert max(HELD_S, BRIEF_S) < 0.3


async def test_a_key_says_so_and_works_again_afterwards(tmp_path: Path, book: Logbook) -> None:
    before = len(readings(book))
    async with open_week(book) as window:
        with FolderLock(tmp_path / "journal"):
            start = time.monotonic()
            await window.press("P", "2")
            took = time.monotonic() - start
            assert "Another program has held the journal" in window.toasts
            assert len(readings(book)) == before
            assert took < 2  # not the five seconds that a command waits
            await window.press("3")
            assert type(window.top).__name__ == "RunsPage"
        await window.press("1", "P", "2")
        assert len(readings(book)) == before + 1


async def test_the_window_opens_beside_it_and_says_so(
    tmp_path: Path, book: Logbook, hand: Hand
) -> None:
    book.close()
    with FolderLock(tmp_path / "journal"):
        beside = opened(tmp_path, hand)
        async with open_week(beside) as window:
            assert "it was read all the same" in window.toasts
            assert "Strength" in window.words
