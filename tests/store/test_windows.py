"""The store as it would fare on Windows, as far as that can be played elsewhere.

Played are the lock of `msvcrt`, and that an open file can be neither replaced, renamed nor removed,
a name that is taken not renamed to, and a folder not opened. What else differs there is untried.
"""

from __future__ import annotations

import errno
import fcntl
import importlib.util
import os
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from planner.store import disk
from planner.store import lock as lock_module
from planner.store.backup import backup_path, write_backup
from planner.store.merge import take_in
from planner.store.restore import restore
from tests.store.samples import everything, planned, put, run


def locking(descriptor: int, mode: int, count: int) -> None:
    """As `msvcrt.locking` of one byte: who does not get it is refused with EACCES."""
    assert (mode, count) == (2, 1)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        raise PermissionError(errno.EACCES, "Permission denied") from None


@pytest.fixture
def windows_lock(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The module of the lock, as it is imported there."""
    monkeypatch.setattr(sys, "platform", "win32")
    fake = SimpleNamespace(LK_NBLCK=2, locking=locking)
    monkeypatch.setitem(sys.modules, "msvcrt", fake)
    spec = importlib.util.spec_from_file_location("lock_on_windows", lock_module.__file__)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def is_open(path: object) -> bool:
    """True while this program has the file open."""
    links = tuple(Path("/proc/self/fd").iterdir())
    return any(str(path) == str(link.readlink()) for link in links if link.is_symlink())


def refuse_open(*paths: object) -> None:
    if any(map(is_open, paths)):
        raise PermissionError(errno.EACCES, "The file is open in another process")


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that are open stand where they are."""
    if not Path("/proc/self/fd").is_dir():
        pytest.skip("which files are open can only be seen on Linux")
    real = {name: getattr(os, name) for name in ("replace", "rename", "unlink", "open")}

    def replace(source: Path, target: Path) -> None:
        refuse_open(source, target)
        real["replace"](source, target)

    def rename(source: Path, target: Path) -> None:
        refuse_open(source)
        if Path(target).exists():
            raise FileExistsError(errno.EEXIST, "The file exists")
        real["rename"](source, target)

    def unlink(path: Path, **options: Any) -> None:
        refuse_open(path)
        real["unlink"](path, **options)

    def open_(path: Path, flags: int, *mode: int, **options: Any) -> int:
        if Path(path).is_dir() and not options:
            raise PermissionError(errno.EACCES, "Permission denied")
        return int(real["open"](path, flags, *mode, **options))

    for made in (replace, rename, unlink):
        monkeypatch.setattr(os, made.__name__, made)
    monkeypatch.setattr(os, "open", open_)
    monkeypatch.setattr(disk, "IS_WINDOWS", True)
    monkeypatch.setattr(disk, "PAUSE_S", 0.0)
    monkeypatch.setattr(disk, "FULL_SYNC", None)


def test_the_lock_is_taken_in_turn(windows_lock, tmp_path):
    first, second = windows_lock.FolderLock(tmp_path), windows_lock.FolderLock(tmp_path, 0.01)

    with first:
        assert not second.try_enter()
        with pytest.raises(windows_lock.HeldError, match="Another program"):
            second.enter()

    with second:
        assert not first.try_enter()


@pytest.mark.usefixtures("windows")
def test_a_journal_is_kept_read_mended_backed_up_restored_and_merged(
    folder, tmp_path, open_journal
):
    with open_journal() as journal:
        put(journal, run())
        put(journal, planned(day="2026-11-30"), "plan")
        journal.checkpoint()
        put(journal, run(note="again"))
    with open_journal() as journal:
        put(journal, planned(day="2026-12-01"), "plan")
    (folder / "2026-11.json").write_bytes(b"broken")

    with open_journal() as again:
        kept = everything(again)
        write_backup(folder, backup_path(folder, again._now().date()))
    (backup,) = (folder / "backups").glob("*.zip")
    restore(backup, tmp_path / "restored")
    take_in(tmp_path / "merged", folder, "desk-0001")

    assert kept["facts"] == [run(note="again")]
    assert kept["plan"] == [planned(day="2026-12-01")]
    assert list(folder.glob("2026-11.json.broken-*"))
    for place in ("restored", "merged"):
        assert everything(open_journal(where=tmp_path / place)) == kept
