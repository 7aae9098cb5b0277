"""The journal's folder goes away or fills up while the window is open."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.terminal.conftest import Opens
from tests.terminal.terminal import command

pytestmark = pytest.mark.terminal


def journal_of(home: Path) -> Path:
    """Where the journal is."""
    answer = json.loads(command(home, "where", "--json").stdout)
    return Path(answer["data"]["data"])


def test_a_vanished_folder_is_told_and_nothing_is_lost_once_it_is_back(
    planned: Path, opens: Opens
) -> None:
    journal = journal_of(planned)
    window = opens(planned)
    window.see("Strength")
    window.press(" ")
    window.see("●○○○○○○○○○○○")
    aside = journal.with_name("aside")
    journal.rename(aside)
    journal.write_text("not a folder", encoding="utf-8")
    window.press(" ")
    window.see("cannot")
    window.see("●○○○○○○○○○○○")
    journal.unlink()
    aside.rename(journal)
    window.press(" ")
    window.see("●●○○○○○○○○○○")
    window.press("q")
    assert window.end() == 0
    assert b"Traceback" not in window.written
    assert "2 of 12 sets" in command(planned, "today").stdout


def test_a_full_disk_is_told_and_nothing_is_shown_that_is_not_kept(
    planned: Path, opens: Opens
) -> None:
    window = opens(planned, disk_full=True)
    window.see("Strength")
    window.press(" ")
    window.see("Cannot save the change")
    window.see("The disk is full or a quota is used up.")
    window.miss("●○○○○○○○○○○○")
    window.press("q")
    assert window.end() == 0
    assert b"Traceback" not in window.written
    assert "0 of 12 sets" in command(planned, "today").stdout
