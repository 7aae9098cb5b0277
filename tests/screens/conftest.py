"""Books on a folder of the test's own, at a fixed moment, and the window over them."""

from __future__ import annotations

import functools
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.widgets import Input

from planner.logbook.logbook import Logbook
from planner.screens.book_page import BookPage
from planner.widgets.score_dialog import ScoreDialog
from tests.lent import folder_of_this_process
from tests.screens.support import THURSDAY, Hand, adopted, opened, runs


@pytest.fixture(autouse=True)
def steady_cursor(monkeypatch: pytest.MonkeyPatch) -> None:
    """A blinking cursor would make the screen depend on the moment."""
    monkeypatch.setattr(Input.cursor_blink, "_default", False)


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """A 1 stands at once; tests of the ten let it wait. What waits for a rest does not."""
    monkeypatch.setattr(ScoreDialog, "WAIT_S", 0.001)
    monkeypatch.setattr(
        BookPage, "look_later", lambda page: page.call_after_refresh(page.look_further)
    )


@pytest.fixture
def hand() -> Hand:
    """The clock of the book, set by hand: Wednesday 25 November 2026, 18:40."""
    return Hand()


@pytest.fixture
def empty(tmp_path: Path, hand: Hand) -> Iterator[Logbook]:
    """A book in which nothing stands."""
    book = opened(tmp_path, hand)
    yield book
    book.close()


@functools.cache
def begun() -> Path:
    """The folders of a runner who has just answered the wizard, made once a process."""
    folder = folder_of_this_process("begun")
    book = opened(folder, Hand())
    adopted(book)
    book.close()
    return folder


@pytest.fixture
def book(tmp_path: Path, hand: Hand) -> Iterator[Logbook]:
    """A book with the article's plan, begun on the Monday before; 15 km a week, 6 km at most."""
    shutil.copytree(begun(), tmp_path, symlinks=True, dirs_exist_ok=True)
    book = opened(tmp_path, hand)
    yield book
    book.close()


@pytest.fixture
def six_on_thursday(book: Logbook) -> None:
    """Thursday's run as long as the longest the knee took, a tenth below its cap of 6.6 km."""
    book.calendar.set_distance(runs(book, THURSDAY)[0], 6000)
