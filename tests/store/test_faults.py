"""The disk refuses, or the program dies, at every single step of what it does there."""

from __future__ import annotations

import errno
import os
import resource
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.domain.values.errors import StoreError
from planner.store.journal import Journal
from tests.store.refusing import WRITES, KilledError, StepsAreOverError, failing
from tests.store.samples import (
    Clock,
    delete,
    done,
    everything,
    planned,
    profile,
    put,
    raw_of,
    redo,
    run,
    undo,
)


def full() -> OSError:
    return OSError(errno.ENOSPC, "No space left on device")


def killed() -> KilledError:
    return KilledError()


def opened(folder: Path) -> Journal:
    return Journal.open(folder, device="laptop-1a2b", now=Clock())


@pytest.fixture
def template(tmp_path):
    """A journal with a checkpoint, and changes beyond it that move records both ways."""
    folder = tmp_path / "template"
    journal = opened(folder)
    put(journal, planned("p-1", "2026-10-30"), "plan")
    put(journal, planned("p-2", "2026-11-02"), "plan")
    put(journal, run("run-1"))
    put(journal, profile(), "book")
    journal.checkpoint()
    put(journal, planned("p-1", "2026-11-01", note="x"), "plan")
    put(journal, planned("p-2", "2026-10-31"), "plan")
    put(journal, run("run-2", "2026-12-01"))
    put(journal, profile(goal_m=9000), "book")
    delete(journal, "run-1")
    return folder


def each_step(template: Path) -> Iterator[tuple[int, Path]]:
    """Numbers of steps, each with a fresh copy of the journal, until the loop is left."""
    for step in range(500):
        folder = template.with_name(f"copy-{step}")
        shutil.copytree(template, folder)
        yield step, folder


@pytest.mark.parametrize("way", ["full", "killed"])
def test_a_checkpoint_cut_off_anywhere_loses_nothing(template, way):
    expected = everything(opened(template))

    for step, folder in each_step(template):
        journal = opened(folder)
        try:
            with failing(step, full if way == "full" else killed, dead=way == "killed"):
                journal.checkpoint()
        except StepsAreOverError:
            break
        except (StoreError, KilledError):
            pass

        assert everything(journal) == expected
        fresh = opened(folder)
        assert everything(fresh) == expected
        assert fresh.notices == []
        if way == "full":
            assert list(folder.glob(".*.tmp")) == []
        journal.checkpoint()
        assert everything(opened(folder)) == expected
    assert step > 15


def test_a_change_that_could_not_be_written_has_not_happened(template):
    before = everything(opened(template))
    said: list[str] = []
    poisoned = 0

    for step, folder in each_step(template):
        journal = opened(folder)
        try:
            with failing(step, full):
                put(journal, run("run-9"))
        except StepsAreOverError:
            break
        except StoreError as error:
            said.append(str(error))

        assert everything(journal) == before
        assert everything(opened(folder)) == before
        assert journal.poll() == ()
        if journal.read_only_reason:
            poisoned += 1
            journal = opened_anew(journal, folder)
        put(journal, run("run-9"))
        assert everything(opened(folder)) == everything(journal) != before
    assert len(said) == step > 2
    assert all("No space left" in words and "Free some space" in words for words in said)
    assert poisoned == 1


def opened_anew(journal: Journal, folder: Path, device: str = "laptop-1a2b") -> Journal:
    """After a disk would not say what is on it, nothing more is written before that."""
    with pytest.raises(StoreError, match="would not say whether"):
        put(journal, run("run-9"))
    with pytest.raises(StoreError):
        journal.checkpoint()
    journal.close()
    return Journal.open(folder, device=device, now=Clock())


def test_a_line_that_reads_back_differently_is_taken_back_and_not_confirmed(template, monkeypatch):
    journal = opened(template)
    before = everything(journal)
    real = os.write

    def rotten(descriptor, data):
        return real(descriptor, bytes(data).replace(b"run-9", b"run-8"))

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", rotten)
        with pytest.raises(StoreError, match="reads differently"):
            put(journal, run("run-9"))

    assert everything(journal) == everything(opened(template)) == before
    assert "run-9" in {raw["id"] for raw in after_reopening(journal, template)["facts"]}


def after_reopening(journal: Journal, folder: Path) -> dict[str, list[dict[str, object]]]:
    journal = opened_anew(journal, folder)
    put(journal, run("run-9"))
    return everything(journal)


def test_a_change_cut_off_by_a_kill_is_there_or_not_and_nothing_else(template):
    journal = opened(template)
    before = everything(journal)
    after = {**before, "facts": sorted([*before["facts"], run("run-9")], key=lambda r: r["id"])}

    for step, folder in each_step(template):
        journal = opened(folder)
        try:
            with failing(step, killed, dead=True):
                put(journal, run("run-9"))
        except StepsAreOverError:
            break
        except KilledError:
            pass

        assert everything(opened(folder)) in (before, after)
        put(opened(folder), run("run-10"))
        assert len(everything(opened(folder))["facts"]) in (
            len(before["facts"]) + 1,
            len(after["facts"]) + 1,
        )


def test_the_first_change_of_a_device_cut_off_anywhere_does_no_harm(template):
    for step, folder in each_step(template):
        journal = Journal.open(folder, device="phone-3c4d", now=Clock())
        try:
            with failing(step, full):
                put(journal, run("run-9"))
        except StepsAreOverError:
            break
        except StoreError:
            pass

        if journal.read_only_reason:
            journal = opened_anew(journal, folder, "phone-3c4d")
        put(journal, run("run-10"))
        assert everything(opened(folder)) == everything(journal)


@pytest.mark.parametrize("way", ["full", "killed"])
def test_opening_a_damaged_journal_cut_off_anywhere_loses_nothing(template, way):
    expected = everything(opened(template))
    (template / "2026-10.json").write_text("{")
    (template / "2026-11.json").unlink()

    for step, folder in each_step(template):
        try:
            with failing(step, full if way == "full" else killed, dead=way == "killed"):
                everything(opened(folder))
        except StepsAreOverError:
            break
        except (StoreError, KilledError):
            pass

        assert everything(opened(folder)) == expected


def test_a_full_disk_stops_the_change_and_no_more(journal, open_journal, folder):
    put(journal, run())
    log = folder / "changes" / "laptop-1a2b.jsonl"
    before = log.read_bytes()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)

    resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) + 50, hard))
    try:
        with pytest.raises(StoreError) as caught:
            put(journal, run("run-2"))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    assert "disk is full" in caught.value.hint
    assert log.read_bytes() == before
    put(journal, run("run-3"))
    assert [raw["id"] for raw in everything(open_journal())["facts"]] == ["run-1", "run-3"]


def test_undo_and_redo_on_a_full_disk_change_nothing(journal):
    put(journal, run())
    put(journal, done("clamshell/left/1"))
    for act in (undo, redo):
        before = everything(journal)
        with failing(1, full), pytest.raises(StoreError):
            act(journal)
        assert everything(journal) == before
        act(journal)


@pytest.mark.parametrize("number", [errno.EROFS, errno.EACCES])
def test_a_folder_that_cannot_be_written_is_opened_for_reading(template, monkeypatch, number):
    expected = everything(opened(template))
    forbid_writing(monkeypatch, template, number)

    journal = opened(template)

    assert everything(journal) == expected
    assert str(template) in journal.read_only_reason
    assert "reading only" in journal.read_only_reason
    with pytest.raises(StoreError, match="Nothing can be saved"):
        put(journal, run("run-9"))
    with pytest.raises(StoreError):
        journal.checkpoint()
    assert not journal.backup_due()
    journal.close()
    assert journal.notices == []


def test_a_folder_that_is_only_read_still_follows_what_others_write(template, monkeypatch):
    writer = opened(template)
    with pytest.MonkeyPatch.context() as patch:
        forbid_writing(patch, template, errno.EROFS)
        reader = opened(template)

    put(writer, run("run-9"))

    assert [change.words for change in reader.poll()] == ["Put"]
    assert raw_of(reader, "facts", "run-9") == run("run-9")


def test_a_journal_without_logs_in_a_folder_that_cannot_be_written_is_readable(
    template, monkeypatch
):
    opened(template).close()
    expected = everything(opened(template))
    shutil.rmtree(template / "changes")
    forbid_writing(monkeypatch, template, errno.EROFS)

    journal = opened(template)

    assert everything(journal) == expected
    assert journal.poll() == ()


def test_rights_lost_while_open_are_named(template, monkeypatch):
    journal = opened(template)
    forbid_writing(monkeypatch, template, errno.EACCES)

    with pytest.raises(StoreError) as caught:
        put(journal, run("run-9"))

    assert "writable" in caught.value.hint
    assert str(template) in caught.value.hint


def test_a_vanished_folder_is_not_made_anew(template):
    journal = opened(template)
    journal.load_all()
    before = everything(journal)
    shutil.rmtree(template)

    with pytest.raises(StoreError) as caught:
        put(journal, run("run-9"))
    with pytest.raises(StoreError):
        journal.checkpoint()
    journal.close()

    assert "vanished" in caught.value.hint
    assert not template.exists()
    assert everything(journal) == before


def test_an_empty_folder_in_place_of_the_journal_is_not_taken_for_it(template):
    """A drive that is not mounted leaves an empty folder behind."""
    journal = opened(template)
    shutil.rmtree(template)
    (template / "changes").mkdir(parents=True)

    with pytest.raises(StoreError) as caught:
        put(journal, run("run-9"))

    assert "vanished" in caught.value.hint
    assert not list(template.glob("**/*.json*"))


def test_looking_for_changes_in_a_vanished_folder_says_so_once(template):
    journal = opened(template)
    shutil.rmtree(template)

    assert journal.poll() == journal.poll() == ()

    assert len(journal.notices) == 1
    assert str(template) in journal.notices[0]


def test_undo_in_a_vanished_folder_says_what_is_wrong(template):
    journal = opened(template)
    shutil.rmtree(template)

    with pytest.raises(StoreError, match="Cannot read the changes"):
        journal.undoable()


def test_a_file_in_place_of_the_folder_is_named(tmp_path):
    (tmp_path / "journal").write_text("x")

    with pytest.raises(StoreError, match="is a file"):
        opened(tmp_path / "journal")
    with pytest.raises(StoreError, match="journal is a file"):
        opened(tmp_path / "journal" / "inner")


def test_a_folder_that_cannot_be_made_is_named(tmp_path, monkeypatch):
    forbid_writing(monkeypatch, tmp_path, errno.EROFS)

    with pytest.raises(StoreError, match="Cannot make the journal folder"):
        opened(tmp_path / "journal")


def test_another_error_of_the_lock_does_not_pass_for_a_folder_that_is_only_read(
    template, monkeypatch
):
    forbid_writing(monkeypatch, template, errno.EIO)

    with pytest.raises(StoreError, match="Cannot open the journal"):
        opened(template)


def test_a_broken_month_that_cannot_be_renamed_stops_all_writing(template, monkeypatch):
    expected = everything(opened(template))
    (template / "2026-11.json").write_text("{")

    def refuse(*_):
        raise OSError(errno.EIO, "Input/output error")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "rename", refuse)
        journal = opened(template)
        assert everything(journal) == expected

    assert "cannot be renamed" in journal.read_only_reason
    with pytest.raises(StoreError):
        journal.checkpoint()
    assert (template / "2026-11.json").read_text() == "{"


def forbid_writing(patch: pytest.MonkeyPatch, folder: Path, number: int) -> None:
    """Make a folder refuse every write; root passes over its rights, so they are played."""
    real_open, real_mkdir = os.open, os.mkdir

    def guarded_open(path, flags, *rest, **options):
        if str(path).startswith(str(folder)) and flags & WRITES:
            raise OSError(number, os.strerror(number))
        return real_open(path, flags, *rest, **options)

    def guarded_mkdir(path, *rest, **options):
        if str(path).startswith(str(folder)):
            raise OSError(number, os.strerror(number))
        return real_mkdir(path, *rest, **options)

    patch.setattr(os, "open", guarded_open)
    patch.setattr(os, "mkdir", guarded_mkdir)
