"""Another laptop's journal is brought into this one, on a yes and as often as one likes."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from planner.store.device import device_id
from tests.cli.conftest import Easeback, Result
from tests.store.samples import sync

Device = Callable[..., Result]
LATER = "2026-11-30T19:00"


@pytest.fixture
def devices(
    easeback: Easeback, home: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[Device, Device]:
    """Laptop and desktop that went apart after the set-up."""

    def device(name: str) -> Device:
        def call(*words: str, at: str = "2026-11-30T18:00") -> Result:
            monkeypatch.setenv("XDG_STATE_HOME", str(home / f"state-{name}"))
            return easeback(*words, "--data", str(home / name), at=at)

        return call

    laptop, desktop = device("laptop"), device("desktop")
    laptop("setup", "--knee", "left", "--weekly", "15k", "--longest", "6k")
    sync(home / "laptop", home / "desktop")
    assert laptop("plan", "move", "1", "wed", "--on", "tue", "--shorten").code == 0
    assert desktop("plan", "move", "1", "fri", "--on", "tue", "--shorten", at=LATER).code == 0
    assert desktop("note", "stairs are fine", at=LATER).code == 0
    return laptop, desktop


def files(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_what_would_come_is_shown_and_nothing_is_written_without_a_yes(devices, home):
    laptop, _ = devices
    before = files(home / "laptop")

    tried = laptop("merge", str(home / "desktop"), "--dry-run")
    asked = laptop("merge", str(home / "desktop"))

    assert (tried.code, asked.code) == (0, 2)
    assert "Bring in 2 changes?" in asked.err
    for said in (tried.out, asked.out):
        assert "2 changes that are not here" in said
        assert "notes 0 → 1" in said
        assert "Altered: run of" in said
        assert "Changed on both" in said
    assert files(home / "laptop") == before


def test_on_a_yes_it_is_all_here_after_a_backup_and_the_other_folder_is_as_it_was(devices, home):
    laptop, _ = devices
    before = files(home / "desktop")

    done = laptop("merge", str(home / "desktop"), "--yes", "--json")

    assert done.data["changes"] == 2
    assert [len(one["stands"]["fields"]) for one in done.data["clashes"]] == [1]
    assert "stairs are fine" in laptop("journal").out
    assert len(laptop("clashes", "--json").data) == 1
    assert list((home / "laptop" / "backups").glob("before-merge-*.zip"))
    assert files(home / "desktop") == before
    assert laptop("verify").code == 5
    assert "every change" in laptop("merge", str(home / "desktop")).out


def test_merged_in_both_directions_both_have_one_book(devices, home):
    laptop, desktop = devices

    said = laptop("merge", str(home / "desktop"), "--yes").out
    desktop("merge", str(home / "laptop"), "--yes")

    assert "See both and choose: X in the window, or easeback clashes." in said
    assert laptop("week", "--json").data == desktop("week", "--json").data
    assert laptop("clashes", "--json").data == desktop("clashes", "--json").data


def test_what_cannot_be_read_there_is_named_first_and_the_rest_comes(devices, home):
    laptop, _ = devices
    name = device_id(home / "state-desktop" / "easeback")
    log = home / "desktop" / "changes" / f"{name}.jsonl"
    first, second = log.read_bytes().splitlines(keepends=True)
    log.write_bytes(first[:20] + b"#" + first[21:] + second)

    said = laptop("merge", str(home / "desktop"), "--yes")

    assert f"{name}.jsonl, line 1: cannot be read" in said.out
    assert "stairs are fine" in laptop("journal").out
    assert laptop("merge", str(home / "desktop"), "--yes").code == 6


def test_a_folder_that_is_no_journal_and_the_journal_itself_are_refused(devices, home):
    laptop, _ = devices

    assert laptop("merge", str(home / "nowhere")).code == 4
    assert laptop("merge", str(home / "laptop")).code == 2
    assert laptop("merge", "~nobody-of-that-name/x").code == 1


def test_a_laptop_that_has_no_journal_yet_takes_one_up(devices, home, easeback):
    fresh = str(home / "fresh")

    assert easeback("merge", str(home / "desktop"), "--yes", "--data", fresh).code == 0

    assert "stairs are fine" in easeback("journal", "--data", fresh).out


def test_what_an_older_copy_of_the_own_journal_lacks_comes_back_with_its_undo(devices, home):
    """A backup was brought back, and the stick has what came after it."""
    laptop, _ = devices
    name = device_id(home / "state-laptop" / "easeback")
    log = home / "laptop" / "changes" / f"{name}.jsonl"
    before = log.read_bytes()
    laptop("note", "after the backup", at=LATER)
    shutil.copytree(home / "laptop", home / "stick")
    log.write_bytes(before)
    for file in (home / "laptop").glob("*.json"):
        file.unlink()

    assert "easeback verify --fix" in laptop("merge", str(home / "stick"), "--yes", at=LATER).out
    assert "after the backup" in laptop("journal").out
    assert laptop("verify", "--fix", at=LATER).code == 0

    assert device_id(home / "state-laptop" / "easeback") == name
    assert "after the backup" in laptop("undo", at=LATER).out
    assert "after the backup" not in laptop("journal").out


def test_two_laptops_of_one_name_are_told_once_and_nothing_is_lost(devices, home):
    """The state folder was copied along: both write under one name."""
    laptop, desktop = devices
    names = [home / f"state-{name}" / "easeback" / "device" for name in ("laptop", "desktop")]
    old = names[0].read_text().strip()
    names[1].write_text(f"{old}\n")
    for file in (home / "desktop" / "changes").glob("*.jsonl"):
        file.unlink()
    desktop("note", "written under one name", at=LATER)
    laptop("note", "and this too", at="2026-11-30T19:30")

    said = laptop("merge", str(home / "desktop"), "--yes", at="2026-11-30T20:00")

    new = names[0].read_text().strip()
    assert new != old
    assert f"under the name of this one, {old}. This one is called {new}" in said.err
    told = laptop("journal")
    assert "written under one name" in told.out
    assert "and this too" in told.out
    assert "under the name" not in told.err
