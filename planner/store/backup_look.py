"""A backup held against the journal: what each has that the other lacks."""

from __future__ import annotations

from pathlib import Path

import msgspec

from planner.store.backup import need_something, read_backup
from planner.store.change import Change
from planner.store.disk import names_in, read_file
from planner.store.line import decode_line
from planner.store.log_look import lines_of
from planner.store.logs import FOLDER


class BackupLook(msgspec.Struct, frozen=True):
    """The changes in a backup, and how they differ from those of a journal, oldest first."""

    changes: tuple[Change, ...]
    lost: tuple[Change, ...]
    """In the journal, and not in the backup: lost if it took the journal's place."""
    found: tuple[Change, ...]
    """In the backup, and no longer in the journal."""


def look_into(backup: Path, folder: Path) -> BackupLook:
    """Read a backup whole. Raises DamagedError if it is none, OSError where the journal cannot be
    read."""
    contents = read_backup(backup)
    need_something(backup, contents)
    packed = _changes([data for name, data in contents.items()
                       if name.startswith(f"{FOLDER}/")])  # fmt: skip
    logs = (read_file(folder / FOLDER / name) for name in names_in(folder / FOLDER, "*.jsonl"))
    there = _changes([data or b"" for data in logs])
    return BackupLook(
        tuple(packed.values()),
        tuple(change for stamp, change in there.items() if stamp not in packed),
        tuple(change for stamp, change in packed.items() if stamp not in there),
    )


def _changes(logs: list[bytes]) -> dict[str, Change]:
    """By their stamps, in the order of these."""
    found = {change.stamp: change for data in logs for change in map(decode_line, lines_of(data))
             if change is not None}  # fmt: skip
    return {stamp: found[stamp] for stamp in sorted(found)}
