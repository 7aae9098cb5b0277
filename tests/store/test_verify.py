"""What `easeback verify` finds in the files, and what one copy gives back to the other."""

from __future__ import annotations

import errno
import os
import shutil
import zlib
from datetime import UTC, datetime, timedelta

import pytest

from planner.domain.values.errors import DamagedError, StoreError
from planner.store.backup import read_backup, write_backup
from planner.store.backup_look import look_into
from planner.store.merge import take_in
from planner.store.rebuilt import copy_files, differing
from planner.store.repair import repair
from planner.store.sealed import BODY, HEAD
from planner.store.storage import SealedStorage
from planner.store.verify import FileCheck
from tests.store.samples import delete, everything, profile, put, run

OWN = "laptop-1a2b"
NOW = datetime(2026, 11, 23, 20, tzinfo=UTC)


@pytest.fixture
def log(folder):
    return folder / "changes" / f"{OWN}.jsonl"


@pytest.fixture
def lived(journal, folder):
    """A journal of five changes with a checkpoint, the day's backup, and one change since."""
    put(journal, run("run-1", "2026-10-05"))
    put(journal, run("run-2"))
    put(journal, profile(), "book")
    put(journal, run("run-2", note="stairs"))
    delete(journal, "run-1")
    journal.checkpoint()
    journal.backup()
    put(journal, run("run-3"))
    journal.close()
    return everything(journal)


def found(folder, now=NOW):
    return FileCheck(folder, OWN, now).flaws


def rot(path, number, old=b'"crc":"', new=b'"crc":"x'):
    """Damage a line, counted from 1; by default it even gets longer."""
    lines = path.read_bytes().splitlines(keepends=True)
    lines[number - 1] = lines[number - 1].replace(old, new, 1)
    path.write_bytes(b"".join(lines))


def test_a_journal_that_is_well_has_no_flaw_and_is_not_touched(lived, folder):
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    assert found(folder) == []

    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    ("old", "new"),
    [(b'"crc":"', b'"crc":"x'), (b"run-", b"rum-"), (b"}\n", b"}x"), (b'"edits"', b'"ed\nits"')],
)
@pytest.mark.parametrize("number", [1, 2, 4])
def test_a_rotten_line_is_named_and_comes_back_from_a_backup(
    lived, folder, log, open_journal, number, old, new
):
    whole = log.read_bytes()
    rot(log, number, old, new)

    flaw = next(flaw for flaw in found(folder) if flaw.kind == "line")
    assert flaw.is_damage
    assert flaw.has_cure
    assert f"changes/{OWN}.jsonl, line" in flaw.place
    assert f"{number}" in flaw.place

    repair(folder, OWN, NOW)

    assert log.read_bytes() == whole
    assert found(folder) == []
    again = open_journal()
    assert everything(again) == lived
    assert again.notices == []


def test_several_rotten_lines_are_told_as_stretches(lived, folder, log):
    for number in (1, 3, 4):
        rot(log, number)

    places = [flaw.place for flaw in found(folder)]

    assert places == [f"changes/{OWN}.jsonl, line 1", f"changes/{OWN}.jsonl, lines 3-4"]


def test_a_line_that_no_copy_has_is_told_and_what_the_months_keep_stays(
    lived, folder, log, open_journal
):
    rot(log, 6)  # written after the backup
    (flaw,) = found(folder)
    assert not flaw.has_cure
    assert "no copy has it" in flaw.words

    assert repair(folder, OWN, NOW) == 0

    assert everything(open_journal()) == lived


def test_a_line_that_a_crash_cut_off_is_no_damage(lived, folder, log, open_journal):
    with log.open("ab") as file:
        file.write(b'{"crc":"12345678","id":"1a')
    assert found(folder) == []

    put(open_journal(), run("run-4"))  # closes it

    assert found(folder) == []
    again = open_journal()
    again.checkpoint()
    assert [change.words for change in again.undo_stack(1)] == ["Put"]


def test_a_log_whose_end_is_lost_gets_it_back(lived, folder, log, open_journal):
    lines = log.read_bytes().splitlines(keepends=True)
    log.write_bytes(b"".join(lines[:2]))

    (flaw,) = found(folder)
    assert flaw.kind == "log"
    assert "3 more lines" in flaw.words

    assert repair(folder, OWN, NOW) == 3
    assert log.read_bytes() == b"".join(lines[:5])
    assert everything(open_journal()) == lived  # the months kept the sixth


def test_a_log_that_is_missing_or_too_short_is_told(lived, folder, log):
    shutil.rmtree(folder / "backups")
    data = log.read_bytes()
    log.write_bytes(data.splitlines(keepends=True)[0])
    assert "shorter than it was" in found(folder)[0].words

    log.unlink()
    assert "is missing" in found(folder)[0].words


def test_a_log_that_is_gone_comes_back_from_a_backup(lived, folder, log, open_journal):
    lines = log.read_bytes().splitlines(keepends=True)
    log.unlink()

    (flaw,) = found(folder)
    assert flaw.has_cure
    assert repair(folder, OWN, NOW) == 5

    assert log.read_bytes() == b"".join(lines[:5])
    assert everything(open_journal()) == lived


def test_the_log_of_another_machine_is_never_written(lived, folder, open_journal):
    put(open_journal("phone-3c4d"), run("run-9"))
    open_journal().backup()
    theirs = folder / "changes" / "phone-3c4d.jsonl"
    rot(theirs, 1)
    rotten = theirs.read_bytes()

    (flaw,) = found(folder)
    assert not flaw.has_cure
    assert "on that machine" in flaw.words
    repair(folder, OWN, NOW)

    assert theirs.read_bytes() == rotten


@pytest.mark.parametrize("name", ["2026-11.json", "2026-10.json", "book.json"])
@pytest.mark.parametrize("change", [b"", b"{", None])
def test_a_rotten_month_is_named_and_made_anew(lived, folder, open_journal, name, change):
    path = folder / name
    data = bytearray(path.read_bytes())
    data[-10] ^= 1
    path.write_bytes(bytes(data) if change is None else change)

    assert name in {flaw.place for flaw in found(folder) if flaw.is_damage and flaw.has_cure}
    repair(folder, OWN, NOW)

    assert [flaw.kind for flaw in found(folder)] == ["kept"]
    assert everything(open_journal()) == lived


def test_a_month_that_is_missing_is_made_anew(lived, folder, open_journal):
    (folder / "2026-10.json").unlink()

    assert [flaw.place for flaw in found(folder)] == ["2026-10.json"]
    repair(folder, OWN, NOW)

    assert found(folder) == []
    assert everything(open_journal()) == lived


def test_a_record_that_the_month_has_otherwise_than_the_changes_is_found_and_filed_anew(
    lived, folder, open_journal, tmp_path
):
    month, book = SealedStorage(folder / "2026-11.json"), SealedStorage(folder / "book.json")
    tables, meta = month.read() or {}, book.read() or {}
    tables["facts"] = {
        number: row for number, row in tables["facts"].items() if row["id"] != "run-2"
    }
    month.write(tables)
    meta["meta"]["1"]["months"]["2026-11"] = month.flush()
    book.write(meta)
    book.flush()
    assert found(folder) == []  # the seals are right

    copy_files(folder, tmp_path / "copy")
    (flaw,) = differing(open_journal(where=tmp_path / "copy"), tmp_path / "made", NOW)
    assert flaw.place == "2026-11.json, record run-2"
    repair(folder, OWN, NOW)

    assert everything(open_journal()) == lived


def test_a_broken_backup_is_named(lived, folder):
    path = next((folder / "backups").iterdir())
    path.write_bytes(path.read_bytes()[:-30])

    (flaw,) = found(folder)

    assert flaw.kind == "backup"
    assert path.name in flaw.place
    assert flaw.is_damage


def test_days_without_a_backup_are_told(journal, folder, clock):
    for _ in range(4):
        clock.moment += timedelta(days=1)
        put(journal, run(f"run-{clock.moment.day}"))
    later = NOW + timedelta(days=9)
    assert found(folder, later) == []
    clock.moment += timedelta(days=1)
    put(journal, run("run-x"))

    (flaw,) = found(folder, later)

    assert "none has succeeded yet" in flaw.words
    assert not flaw.is_damage
    journal.backup()
    assert found(folder, later) == []


def test_a_clock_that_stood_ahead_is_told_with_its_line(journal, folder, clock):
    put(journal, run())
    clock.moment += timedelta(days=400)
    put(journal, run("run-2"))
    clock.moment -= timedelta(days=400)
    put(journal, run("run-3"))

    (flaw,) = (flaw for flaw in found(folder) if flaw.kind == "clock")

    assert "line 2 and 1 more" in flaw.place
    assert "400 days ahead" in flaw.words or "399 days ahead" in flaw.words


def test_the_clock_of_another_device_that_stood_ahead_is_told_when_it_arrives(
    journal, open_journal, clock
):
    put(journal, run())
    clock.moment += timedelta(days=40)
    put(open_journal("phone-3c4d"), run("run-2"))
    clock.moment -= timedelta(days=40)

    journal.poll()

    assert "The clock of phone-3c4d stood" in journal.notices[0]


def test_a_forged_stamp_is_left_out_named_and_drags_no_clock(journal, open_journal, folder):
    """A line of a stamp past every clock: what is acknowledged after it can still be read."""
    from planner.store.change import Change
    from planner.store.line import encode_line

    put(journal, run())
    stamp = "fffffffffff-ffff-phone-3c4d"
    forged = Change(id=stamp, stamp=stamp, device="phone-3c4d", at="2026-11-23", words="Forged")
    (folder / "changes" / "phone-3c4d.jsonl").write_bytes(encode_line(forged))

    again = open_journal()
    put(again, run("run-2"))

    assert any("phone-3c4d.jsonl, line 1, cannot be read" in text for text in again.notices)
    assert {raw["id"] for raw in everything(open_journal())["facts"]} == {"run-1", "run-2"}


def test_a_copy_that_a_sync_program_made_is_named(lived, folder, log):
    shutil.copy(log, log.with_name(f"{OWN} (conflicted copy).jsonl"))

    (flaw,) = found(folder)

    assert flaw.kind == "name"
    assert "sync program" in flaw.words


def test_such_a_copy_cures_the_log(lived, folder, log):
    whole = log.read_bytes()
    shutil.copy(log, log.with_name(f"{OWN} (conflicted copy).jsonl"))
    shutil.rmtree(folder / "backups")
    rot(log, 6)

    assert repair(folder, OWN, NOW) == 1
    assert log.read_bytes() == whole


def test_the_daily_look_says_where_damage_is_in_one_sentence(lived, folder, log, open_journal):
    assert open_journal().damage() == ()
    rot(log, 2)
    (folder / "2026-10.json").write_bytes(b"{")

    (said,) = open_journal().damage()

    assert said.startswith(f"Damaged: changes/{OWN}.jsonl, line 2 and 1 more.")
    assert "easeback verify" in said


def test_a_month_rebuilt_from_a_log_with_a_bad_line_names_it(lived, folder, log, open_journal):
    rot(log, 1)
    (folder / "2026-10.json").write_bytes(b"{")

    again = open_journal()
    again.load_all()

    assert any("line 1, cannot be read" in text for text in again.notices)
    assert len([text for text in again.notices if "cannot be read and was" in text]) == 1


def test_a_bad_line_in_the_history_is_named_once(lived, log, open_journal):
    rot(log, 2, b"run-", b"rum-")
    again = open_journal()

    again.undo_stack(10)
    again.undo_stack(10)

    assert len(again.notices) == 1
    assert "line 2" in again.notices[0]


def test_a_backup_says_what_it_lacks_and_what_only_it_has(lived, folder, log, journal):
    (backup,) = (folder / "backups").iterdir()

    look = look_into(backup, folder)
    assert len(look.changes) == 5
    assert [change.edits[0].record for change in look.lost] == ["run-3"]
    assert look.found == ()

    log.write_bytes(b"")
    look = look_into(backup, folder)
    assert look.lost == ()
    assert len(look.found) == 5


def test_lines_that_were_lost_before_others_were_written_come_back_from_a_backup(
    journal, open_journal, folder, clock
):
    for number in range(4):
        put(journal, run(f"run-{number}"))
    journal.backup()
    journal.close()
    log = folder / "changes" / "laptop-1a2b.jsonl"
    log.write_bytes(b"")  # as a sync program or a full disk may leave it
    again = open_journal()
    put(again, run("run-9"))
    again.close()
    for month in folder.glob("*.json"):
        month.unlink()

    (flaw,) = FileCheck(folder, "laptop-1a2b", clock()).flaws
    assert flaw.words == "lines before line 1 are missing: a backup has 4 more lines."
    assert repair(folder, "laptop-1a2b", clock()) == 4

    assert len(everything(open_journal())["facts"]) == 5
    assert FileCheck(folder, "laptop-1a2b", clock()).flaws == []


def test_a_folder_in_place_of_a_log_or_a_month_is_named(journal, folder, clock):
    put(journal, run())
    journal.close()
    (folder / "changes" / "phone-3c4d.jsonl").mkdir()
    (folder / "2026-12.json").mkdir()

    found = FileCheck(folder, "laptop-1a2b", clock()).flaws

    assert [flaw.place for flaw in found] == ["changes/phone-3c4d.jsonl", "2026-12.json"]


def test_a_month_with_a_sound_seal_that_no_program_can_read_is_made_anew(
    journal, open_journal, folder, clock
):
    put(journal, run())
    journal.close()
    month = folder / "2026-11.json"
    data = month.read_bytes().replace(b"5000", b"1e999")
    month.write_bytes(HEAD + b"%08x" % zlib.crc32(data[BODY:]) + data[BODY:])
    with pytest.raises(DamagedError, match="record run-1, cannot be read"):
        everything(open_journal())

    repair(folder, "laptop-1a2b", clock())

    assert everything(open_journal())["facts"] == [run()]


@pytest.mark.parametrize("name", ["book.json", "2026-10.json", "2026-11.json", "log"])
@pytest.mark.parametrize("number", [errno.EIO, errno.EACCES, errno.ESTALE])
def test_a_file_that_the_disk_does_not_give_is_named_and_the_others_are_looked_at(
    lived, folder, log, monkeypatch, name, number
):
    name = f"changes/{OWN}.jsonl" if name == "log" else name
    rot(folder / ("2026-10.json" if name != "2026-10.json" else "2026-11.json"), 1, b"r", b"x")
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    read = os.read

    def refuse(descriptor: int, length: int) -> bytes:
        if os.path.samestat(os.fstat(descriptor), (folder / name).stat()):
            raise OSError(number, os.strerror(number))
        return read(descriptor, length)

    with monkeypatch.context() as broken:
        broken.setattr(os, "read", refuse)
        flaws = found(folder)

        told = [flaw for flaw in flaws if flaw.place == name]
        assert len(told) == 1
        assert told[0].is_damage
        assert not told[0].has_cure
        assert os.strerror(number) in told[0].words
        assert any(flaw.place.endswith(".json") and flaw.has_cure for flaw in flaws)

        if name.startswith("changes"):  # what a backup has does not take its place
            with pytest.raises(StoreError):
                repair(folder, OWN, NOW)
            assert log.stat().st_size == len(before[log])
    assert log.read_bytes() == before[log]


@pytest.mark.parametrize("name", ["book.json", "2026-11.json"])
def test_nothing_is_put_right_beside_what_a_newer_easeback_wrote(
    lived, folder, log, tmp_path, name
):
    storage = SealedStorage(folder / name)
    tables = storage.read()
    assert tables is not None
    tables["meta"]["1"]["schema"] = 9
    storage.write(tables)
    storage.flush()
    rot(log, 1)
    other = tmp_path / "other"
    copy_files(folder, other)
    (other / "changes" / log.name).rename(other / "changes" / "desk-0001.jsonl")
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.suffix != ""}

    told = [flaw.words for flaw in found(folder) if flaw.place == name]
    with pytest.raises(StoreError, match="newer easeback"):
        repair(folder, OWN, NOW)
    with pytest.raises(StoreError, match="newer easeback"):
        take_in(folder, other, OWN)

    assert len(told) == 1
    assert "layout 9" in told[0]
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.suffix != ""} == before


def test_what_only_bears_the_name_of_a_file_hinders_no_look_no_backup_and_no_merge(
    lived, folder, tmp_path
):
    for name in ("2026-09.json", "2026-10.json.broken-1", "changes/desk-0001.jsonl"):
        (folder / name).mkdir()
        os.mkfifo(folder / name.replace("0", "7"))
        (folder / name.replace("0", "8")).symlink_to("nowhere")

    places = {flaw.place for flaw in found(folder)}
    copy_files(folder, tmp_path / "copy")
    write_backup(folder, tmp_path / "whole.zip")
    take_in(tmp_path / "other", folder, OWN)

    assert {"2026-09.json", "changes/desk-0001.jsonl", "changes/desk-7771.jsonl"} <= places
    for copy in (tmp_path / "copy" / "changes", tmp_path / "other" / "changes"):
        assert any(OWN in path.name for path in copy.iterdir())
    assert f"changes/{OWN}.jsonl" in read_backup(tmp_path / "whole.zip")
