"""The journal made anew of its changes alone, held against what its monthly files show."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from planner.store.change import Table
from planner.store.entry import month_of
from planner.store.flaw import Flaw
from planner.store.journal import Journal
from planner.store.logs import FOLDER
from planner.store.reader import Raw, Reader

TABLES: tuple[Table, ...] = ("plan", "facts", "book")


def copy_files(folder: Path, target: Path) -> None:
    """Copy a journal without its backups, to be looked at. Raises OSError."""
    shutil.copytree(folder, target, ignore=shutil.ignore_patterns("backups", "lock", ".*"))


def differing(shown: Reader, scratch: Path, now: datetime) -> list[Flaw]:
    """Records that the changes know otherwise than `shown` has them; `scratch` is a folder that
    is not there yet.

    What the changes do not know is passed over: the monthly files keep what a log lost. Raises
    StoreError and OSError.
    """
    shutil.copytree(shown.folder / FOLDER, scratch / FOLDER)
    made = Journal.open(scratch, device="verify", now=lambda: now)
    made.load_all()
    shown.load_all()
    there = dict(_records(shown))
    return [
        Flaw(
            kind="month", place=f"{month_of(raw.get('date')) or 'book'}.json, record {key[1]}",
            is_damage=True, has_cure=True,
            words="is not as the changes have it; it is filed anew from them.",
        )
        for key, raw in _records(made)
        if there.get(key) != raw
    ]  # fmt: skip


def _records(journal: Reader) -> Iterator[tuple[tuple[Table, str], Raw]]:
    for table in TABLES:
        for raw in (*journal.records(table), *journal.bin(table)):
            yield (table, raw["id"]), raw
