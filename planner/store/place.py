"""A small file beside the journal for what may be lost: where a session was left.

It is no record: nothing is undone in it, nothing merged, and a broken one is as good as none.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from planner.store.disk import read_file, replace_file

FILE = "place.json"


def read_place(folder: Path) -> bytes | None:
    """What was kept last; None if there is nothing or it cannot be read."""
    with suppress(OSError):
        return read_file(folder / FILE)
    return None


def write_place(folder: Path, data: bytes) -> bool:
    """Keep it, whole or not at all; False where the disk refuses, which harms nothing."""
    try:
        replace_file(folder / FILE, data)
    except OSError:
        return False
    return True
