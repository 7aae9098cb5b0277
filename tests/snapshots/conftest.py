"""The demo's book for pictures and texts, and a cursor that does not blink."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from planner.config import Folders
from planner.demo import fill
from planner.demo_copy import demo_start, folders_in
from planner.logbook.logbook import Logbook
from planner.logbook.opening import open_logbook
from tests.screens.conftest import empty, hand, no_waiting, steady_cursor

__all__ = ["empty", "hand", "no_waiting", "steady_cursor"]


@pytest.fixture(scope="session")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Folders:
    """Twelve weeks, lived once for all pictures."""
    folders = folders_in(tmp_path_factory.mktemp("demo"))
    fill(folders)
    return folders


@pytest.fixture
def demo(lived: Folders, tmp_path: Path) -> Iterator[Logbook]:
    """A copy of the demo's book, its clock standing still."""
    root = tmp_path / "demo"
    shutil.copytree(lived.data.parent, root)
    folders = Folders(
        data=root / "journal",
        config=root / "config",
        state=root / "state",
        cache=root / "cache",
        plans=lived.plans,
    )
    book = open_logbook(folders, demo_start)
    yield book
    book.close()


class TextFile(SingleFileSnapshotExtension):
    """Keeps a screen as a text file of its own."""

    _write_mode = WriteMode.TEXT
    _file_extension = "txt"


@pytest.fixture
def page_text(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    """The kept text of a screen."""
    return snapshot.use_extension(TextFile)
