"""The journal made anew of its changes alone, held against what its monthly files show."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from planner.store.backup import read_files
from planner.store.change import Table
from planner.store.entry import month_of
from planner.store.flaw import Flaw
from planner.store.journal import Journal
from planner.store.logs import FOLDER
from planner.store.reader import Raw, Reader

TABLES: tuple[Table, ...] = ("plan", "facts", "book")


def copy_files(folder: Path, target: Path) -> None:
    """Copy a journal without its backups, to be looked at. Raises OSError."""
    (target / FOLDER).mkdir(mode=0o700, parents=True)
    for path, data in read_files(folder):
        (target / path.relative_to(folder)).write_bytes(data)


def no_files(folder: str, names: list[str]) -> list[str]:
    """What in a folder is neither file nor folder, such as a pipe, for `shutil.copytree` to leave
    out."""
    places = {name: Path(folder, name) for name in names}
    return [name for name, place in places.items() if not (place.is_file() or place.is_dir())]


def differing(shown: Reader, scratch: Path, now: datetime) -> list[Flaw]:
    """Records that the changes know otherwise than `shown` has them; `scratch` is a folder that
    is not there yet.

    What the changes do not know is passed over: the monthly files keep what a log lost. Raises
    StoreError and OSError.
    """
    shutil.copytree(shown.folder / FOLDER, scratch / FOLDER, ignore=no_files)
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
