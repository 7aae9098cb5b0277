"""The journal as it stood earlier: what the logs had by then, in a folder of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec

from planner.store.change import Change
from planner.store.disk import names_in, read_file, replace_file
from planner.store.line import decode_line
from planner.store.log_look import lines_of
from planner.store.logs import FOLDER

LAST = "\uffff"
"""After every stamp."""


class FromLogs(msgspec.Struct, frozen=True):
    """What of the logs was taken along."""

    taken: int
    """How many changes."""
    left: int
    """How many came after."""
    first: str
    """Local time of the oldest change there is, ISO 8601 with offset; empty without any."""


def copy_part(folder: Path, target: Path, is_in: Callable[[Change], bool]) -> FromLogs:
    """Copy the lines of all logs that can be read and whose change is in, into a new folder, from
    which a journal is opened as from any. Raises OSError."""
    taken = left = 0
    first = (LAST, "")
    (target / FOLDER).mkdir(mode=0o700, parents=True)
    for name in names_in(folder / FOLDER, "*.jsonl"):
        kept = []
        for line in lines_of(read_file(folder / FOLDER / name) or b""):
            change = decode_line(line)
            if change is None:
                continue
            first = min(first, (change.stamp, change.at))
            if is_in(change):
                kept.append(line.rstrip(b"\r\n") + b"\n")
                taken += 1
            else:
                left += 1
        replace_file(target / FOLDER / name, b"".join(kept))
    return FromLogs(taken, left, first[1])
