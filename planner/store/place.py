"""Small files beside the journal for what may be lost: where a session was left, and what was
typed into a form that is not finished.

They are no records: nothing is undone in them, nothing merged, a broken one is as good as none.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from planner.store.disk import read_file, replace_file

PLACE = "place.json"
DRAFT = "draft.json"


def read_place(folder: Path, file: str = PLACE) -> bytes | None:
    """What was kept last in one of them; None if there is nothing or it cannot be read."""
    with suppress(OSError):
        return read_file(folder / file)
    return None


def write_place(folder: Path, data: bytes, file: str = PLACE) -> bool:
    """Keep it, whole or not at all; False where the disk refuses, which harms nothing."""
    try:
        replace_file(folder / file, data)
    except OSError:
        return False
    return True
