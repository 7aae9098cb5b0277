"""What a program does at its disk, one deed each: to be refused or killed at every step of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from planner.store.backup import backups
from planner.store.repair import repair
from planner.store.restore import restore
from tests.store.samples import Clock, put, redo, run, undo
from tests.torture.folders import OTHER, opened

Act = Callable[[], object]
"""The deed itself; all it needs is open by then."""


def _open(folder: Path) -> Act:
    return lambda: opened(folder).load_all()


def _change(folder: Path) -> Act:
    journal = opened(folder)
    return lambda: put(journal, run("run-9"))


def _first_change(folder: Path) -> Act:
    journal = opened(folder, "tablet-5e6f")
    return lambda: put(journal, run("run-9"))


def _undo(folder: Path) -> Act:
    journal = opened(folder)
    return lambda: undo(journal)


def _redo(folder: Path) -> Act:
    journal = opened(folder)
    undo(journal)
    return lambda: redo(journal)


def _checkpoint(folder: Path) -> Act:
    return opened(folder).checkpoint


def _poll(folder: Path) -> Act:
    journal = opened(folder)
    put(opened(folder, OTHER), run("run-5", "2026-11-05"))
    return journal.poll


def _backup(folder: Path) -> Act:
    return opened(folder).backup


def _close(folder: Path) -> Act:
    return opened(folder).close


def _look(folder: Path) -> Act:
    return opened(folder).damage


def _repair(folder: Path) -> Act:
    now = Clock()()
    return lambda: repair(folder, "laptop-1a2b", now)


def _restore(folder: Path) -> Act:
    (backup,) = backups(folder)
    return lambda: restore(backup, folder.parent / "restored")


def _mend_month(folder: Path) -> Act:
    (folder / "2026-11.json").write_text("{")
    (folder / "2026-10.json").unlink()
    return lambda: opened(folder).load_all()


DEEDS: dict[str, Callable[[Path], Act]] = {
    "open": _open, "change": _change, "first change of a machine": _first_change, "undo": _undo,
    "redo": _redo, "checkpoint": _checkpoint, "poll": _poll, "backup": _backup, "close": _close,
    "look for damage": _look, "repair": _repair, "restore": _restore,
    "rebuild a month": _mend_month,
}  # fmt: skip
"""Each makes ready, and gives what is then done."""
