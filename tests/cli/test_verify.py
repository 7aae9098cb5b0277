"""`verify`, `restore`, `backup --to` and `doctor`, as they are called."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Easeback

EVENING = "2026-11-30T20:00"


@pytest.fixture
def journal(home: Path) -> Path:
    return home / "data" / "easeback" / "journal"


@pytest.fixture
def lived(easeback: Easeback, journal: Path) -> Easeback:
    """A journal with a backup of its day, and a note since."""
    assert easeback("log", "run", "5k", "30:00", "--pain", "1").code == 0
    assert easeback("note", "kept").code == 0
    shutil.rmtree(journal / "backups")
    assert easeback("note", "kept too").code == 0
    assert easeback("note", "since then", at=EVENING).code == 0
    return easeback


def the_log(journal: Path) -> Path:
    return next((journal / "changes").iterdir())


def rot(journal: Path) -> None:
    log = the_log(journal)
    log.write_bytes(log.read_bytes().replace(b"kept", b"kepx", 1))


def test_a_journal_that_is_well_is_said_to_be(lived, journal):
    done = lived("verify")

    assert done.code == 0
    assert "Everything is well." in done.out
    assert "Looked at 4 changes, 1 log, 1 month, 4 entries, 1 backup." in done.out
    fixed = lived("verify", "--fix")
    assert fixed.code == 0
    assert "nothing that could be put right" in fixed.out
    assert len(list((journal / "backups").iterdir())) == 1


def test_a_rotten_line_is_named_put_right_and_backed_up_before(lived, journal):
    whole = the_log(journal).read_bytes()
    rot(journal)
    rotten = the_log(journal).read_bytes()

    told = lived("verify", "--json")
    assert told.code == 6
    assert told.json["ok"] is False
    (flaw,) = told.data["flaws"]
    assert flaw["place"].endswith(".jsonl, line 2")
    assert flaw["damage"] is flaw["fixable"] is True
    assert the_log(journal).read_bytes() == rotten
    assert "easeback verify --fix" in lived("verify").out

    assert "Brought back" in lived("verify", "--fix", "--dry-run").out
    assert the_log(journal).read_bytes() == rotten
    fixed = lived("verify", "--fix", at=EVENING)
    assert (fixed.code, fixed.err) == (0, "")
    assert "Brought back from a backup: 1 change." in fixed.out
    assert "before-fix-2026-11-30-200000.zip" in fixed.out
    assert the_log(journal).read_bytes() == whole
    assert (journal / "backups" / "before-fix-2026-11-30-200000.zip").exists()
    assert lived("verify").code == 0


def test_doubled_runs_go_to_the_bin_with_one_undo(easeback):
    for more in ((), ("--again",)):
        assert easeback("log", "run", "5k", "30:00", "--at-time", "7:00", *more).code == 0

    told = easeback("verify")
    assert (told.code, "stands there twice" in told.out) == (0, True)

    fixed = easeback("verify", "--fix")
    assert fixed.code == 0
    assert "Taken out: 1 doubled run" in fixed.out
    assert "easeback undo" in fixed.err
    assert len(easeback("runs", "--json").data) == 1
    easeback("undo")
    assert len(easeback("runs", "--json").data) == 2


def test_verify_without_a_journal_says_so_and_makes_none(easeback, home):
    assert easeback("verify", "--data", str(home / "none")).code == 4
    assert not (home / "none").exists()


def test_restore_says_what_would_be_lost_and_leaves_the_journal_alone(lived, journal):
    before = the_log(journal).read_bytes()

    done = lived("restore", "2026-11-30", at=EVENING)

    other = journal.with_name("journal-of-2026-11-30")
    assert done.code == 0
    assert "would lose 1 change" in done.out
    assert "since then" in done.out
    assert "journal-before" in done.out
    assert the_log(journal).read_bytes() == before
    there = lived("fix", "--data", str(other)).out
    assert "kept too" in there
    assert "since then" not in there
    again = lived("restore", "2026-11-30")
    assert again.code == 1
    assert "not empty" in again.err
    assert lived("restore", "1999-01-01").code == 4


def test_restore_verify_writes_nothing_and_knows_a_broken_backup(lived, journal, home):
    done = lived("restore", "2026-11-30", "--verify")
    assert done.code == 0
    assert "can be read" in done.out
    assert not journal.with_name("journal-of-2026-11-30").exists()

    backup = journal / "backups" / "2026-11-30.zip"
    backup.write_bytes(backup.read_bytes()[:200])
    assert lived("restore", "2026-11-30", "--verify").code == 6
    assert lived("restore", "2026-11-30").code == 6
    assert lived("verify").code == 6


def test_restore_never_writes_into_a_journal(lived, journal, home):
    assert lived("restore", "2026-11-30", "--as-new", str(journal / "x")).code == 2
    assert lived("restore", "2026-11-30", "--as-new", str(journal)).code == 1
    (home / "file").write_text("x")
    assert lived("restore", "2026-11-30", "--as-new", str(home / "file")).code == 1
    assert (home / "file").read_text() == "x"


def test_where_the_journal_is_lost_a_backup_elsewhere_takes_its_place(lived, journal, home):
    done = lived("backup", "--to", str(home), at=EVENING)
    assert done.code == 0
    assert "read it back" in done.out
    assert lived("backup", "--to", str(home), at=EVENING).code == 2
    shutil.rmtree(journal)

    done = lived("restore", str(home / "easeback-2026-11-30-200000.zip"))

    assert "this is it from now on" in done.out
    assert "since then" in lived("fix").out


def test_a_backup_goes_only_where_a_folder_is_that_is_not_the_journal(lived, journal, home):
    assert lived("backup", "--to", str(home / "none")).code == 4
    assert lived("backup", "--to", str(journal)).code == 2
    assert lived("backup", "--to", str(journal / "backups")).code == 2


def test_a_backup_that_cannot_be_made_is_told_at_the_end_of_a_command(easeback, journal):
    easeback("note", "one")
    shutil.rmtree(journal / "backups")
    (journal / "backups").write_text("in the way")

    done = easeback("note", "two")

    assert done.code == 0
    assert "Cannot write the backup" in done.err


def test_doctor_names_versions_folders_and_terminal_and_nothing_of_the_runner(lived, home):
    done = lived("doctor")

    assert done.code == 0, done.out
    for word in ("easeback", "textual", "journal", "~/data", "colours", "MB free"):
        assert word in done.out
    assert str(home) not in done.out
    assert "kept" not in done.out
    assert lived("doctor", "--json").data["faults"] == []
    assert lived("doctor", "--keys").code == 2


def test_doctor_says_what_is_not_well(easeback, home, monkeypatch):
    monkeypatch.setattr(os, "access", lambda *_: False)

    done = easeback("doctor")

    assert done.code == 6
    assert "cannot be written" in done.out


@pytest.mark.parametrize("name", ["--data", "--config"])
def test_an_empty_flag_does_not_mean_the_real_journal(easeback, name):
    assert easeback("today", name, "").code == 2
