from __future__ import annotations

import errno
import os
from datetime import date, timedelta
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZipFile

import pytest

from planner.domain.values.errors import DamagedError, StoreError
from planner.store import backup as backup_module
from planner.store.backup import backup_path, backups, prune, read_backup
from planner.store.backup_look import look_into
from planner.store.restore import restore
from tests.store.refusing import unreadable
from tests.store.samples import everything, profile, put, run, undo


def test_the_first_look_of_a_day_asks_for_a_backup(journal, clock):
    assert not journal.backup_due()  # there is nothing to keep yet

    put(journal, run())
    assert journal.backup_due()

    journal.backup()
    assert not journal.backup_due()

    clock.moment += timedelta(days=1)
    assert journal.backup_due()


def test_a_backup_unpacked_elsewhere_is_the_journal_as_it_stood(
    journal, open_journal, folder, tmp_path
):
    put(journal, run())
    put(journal, profile(), "book")
    journal.checkpoint()
    put(journal, run(note="x"))
    before = everything(journal)
    backup = journal.backup()
    put(journal, run("run-2"))

    restore(backup, tmp_path / "restored")
    restored = open_journal(where=tmp_path / "restored")

    assert everything(restored) == before
    assert restored.notices == []
    assert undo(restored) is not None
    assert (tmp_path / "restored").stat().st_mode & 0o777 == 0o700


def test_a_backup_has_everything_but_backups_and_lock(journal, folder):
    put(journal, run())
    journal.checkpoint()
    (folder / "2026-09.json.broken-1").write_text("{")
    (folder / "changes" / "phone-3c4d.jsonl").write_text('{"half')

    backup = journal.backup()

    with ZipFile(backup) as archive:
        assert sorted(archive.namelist()) == [
            "2026-09.json.broken-1",
            "2026-11.json",
            "book.json",
            "changes/laptop-1a2b.jsonl",
            "changes/phone-3c4d.jsonl",
        ]
        assert archive.read("changes/phone-3c4d.jsonl") == b""
    assert backup.stat().st_mode & 0o777 == 0o600
    assert backup.parent.stat().st_mode & 0o777 == 0o700


def test_fourteen_days_are_kept_and_of_older_ones_the_first_of_each_month(folder):
    (folder / "backups").mkdir(parents=True)
    first = date(2026, 8, 20)
    for number in range(90):
        backup_path(folder, first + timedelta(days=number)).touch()
    (folder / "backups" / "mine.zip").touch()
    (folder / "backups" / ".2026-10-01.zip.9-0.tmp").touch()
    (folder / "backups" / ".2026-11-17.zip.9-0.tmp").touch()

    prune(folder)

    names = [path.stem for path in backups(folder)]
    assert names[:4] == ["2026-08-20", "2026-09-01", "2026-10-01", "2026-11-01"]
    assert len(names) == 4 + 14
    assert names[4] == "2026-11-04"
    rest = {path.name for path in (folder / "backups").iterdir()} - {f"{n}.zip" for n in names}
    assert rest == {"mine.zip", ".2026-11-17.zip.9-0.tmp"}


def test_a_backup_that_cannot_be_written_leaves_nothing_behind(journal, folder, monkeypatch):
    put(journal, run())

    def refuse(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(StoreError, match=r"backup 2026-11-23\.zip \(No space"):
        journal.backup()

    assert list((folder / "backups").iterdir()) == []
    assert journal.backup_due()


def test_backups_that_cannot_be_looked_at_are_tried_and_told(journal, folder):
    put(journal, run())
    journal.backup()

    with unreadable(0, errno.EACCES, where="backups", for_good=True):
        assert journal.backup_due()


def test_a_backup_that_reads_back_differently_is_none(journal, folder, monkeypatch):
    put(journal, run())
    real = os.write

    def rotten(descriptor, data):
        return real(descriptor, bytes(data).replace(b"PK", b"KP", 1))

    monkeypatch.setattr(os, "write", rotten)
    with pytest.raises(StoreError, match="reads differently"):
        journal.backup()

    assert list((folder / "backups").iterdir()) == []


def test_a_folder_that_holds_something_is_not_restored_over(journal, folder):
    put(journal, run())
    backup = journal.backup()

    with pytest.raises(StoreError, match="not empty"):
        restore(backup, folder)


def test_an_empty_folder_may_be_restored_into(journal, open_journal, tmp_path):
    put(journal, run())
    (tmp_path / "new").mkdir()

    restore(journal.backup(), tmp_path / "new")

    assert everything(open_journal(where=tmp_path / "new")) == everything(journal)


@pytest.mark.parametrize("content", [b"", b"no zip at all"])
def test_what_is_no_backup_is_not_restored(tmp_path, content):
    (tmp_path / "x.zip").write_bytes(content)

    with pytest.raises(DamagedError, match=r"x\.zip cannot be read as a backup"):
        restore(tmp_path / "x.zip", tmp_path / "new")
    with pytest.raises(DamagedError, match="No such file"):
        restore(tmp_path / "y.zip", tmp_path / "new")

    assert not (tmp_path / "new").exists()


def test_a_damaged_backup_is_not_restored_in_part(journal, tmp_path):
    put(journal, run(note="long " * 500))
    backup = journal.backup()
    content = bytearray(backup.read_bytes())
    content[80:90] = b"0123456789"
    backup.write_bytes(content)

    with pytest.raises(DamagedError):
        restore(backup, tmp_path / "new")

    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("name", ["../evil.json", "/evil.json", "changes/../../evil", ".hidden"])
def test_a_zip_with_paths_that_lead_elsewhere_is_refused(tmp_path, name):
    with ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr(name, "{}")

    with pytest.raises(DamagedError, match="is no backup"):
        restore(tmp_path / "x.zip", tmp_path / "new")


def test_a_restore_that_fails_half_way_leaves_nothing_behind(journal, tmp_path, monkeypatch):
    put(journal, run())
    backup = journal.backup()

    def refuse(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(StoreError, match="Cannot restore"):
        restore(backup, tmp_path / "deep" / "new")

    assert list((tmp_path / "deep").iterdir()) == []


def test_a_file_that_unpacks_to_more_than_any_journal_is_refused_unread(tmp_path, monkeypatch):
    monkeypatch.setattr(backup_module, "MOST_BYTES", 1 << 20)
    with ZipFile(tmp_path / "bomb.zip", "w", ZIP_DEFLATED) as archive:
        for number in range(9):
            archive.writestr(f"2026-0{number + 1}.json", bytes(1 << 20))

    with pytest.raises(DamagedError, match="9 MB"):
        read_backup(tmp_path / "bomb.zip")


@pytest.mark.parametrize("kind", [ZIP_BZIP2, ZIP_LZMA])
def test_what_is_packed_as_no_backup_is_packed_is_refused(tmp_path, kind):
    with ZipFile(tmp_path / "odd.zip", "w", kind) as archive:
        archive.writestr("book.json", "{}" * 99)
    whole = (tmp_path / "odd.zip").read_bytes()

    for cut in range(30, len(whole), 7):
        (tmp_path / "odd.zip").write_bytes(whole[:cut] + b"\xff" + whole[cut + 1 :])
        with pytest.raises(DamagedError):
            read_backup(tmp_path / "odd.zip")


def test_a_name_that_is_no_text_is_told(tmp_path):
    with ZipFile(tmp_path / "odd.zip", "w") as archive:
        archive.writestr("ü.json", "{}")
    data = (tmp_path / "odd.zip").read_bytes()
    (tmp_path / "odd.zip").write_bytes(data.replace("ü".encode(), b"\xff\xff"))

    with pytest.raises(DamagedError):
        read_backup(tmp_path / "odd.zip")


@pytest.mark.parametrize("name", ["photo.jpg", "lock", "changes/notes.txt", "book.json.old", "x/"])
def test_an_archive_of_something_else_is_no_backup(tmp_path, name):
    with ZipFile(tmp_path / "odd.zip", "w") as archive:
        archive.writestr("book.json", "{}")
        archive.writestr(name, "x")

    with pytest.raises(DamagedError, match="no backup of a journal"):
        read_backup(tmp_path / "odd.zip")


def test_an_archive_of_nothing_is_no_backup(tmp_path, folder):
    with ZipFile(tmp_path / "empty.zip", "w"):
        pass

    with pytest.raises(DamagedError, match="nothing of a journal"):
        look_into(tmp_path / "empty.zip", folder)
