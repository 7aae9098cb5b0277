"""Small files of this machine that stand for something in a journal, and may be lost."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from planner.store.disk import read_file, replace_file


def read_small(path: Path) -> str:
    """What was kept; empty if there is nothing or it cannot be read."""
    with suppress(OSError):
        return (read_file(path) or b"").decode("utf-8", "replace")
    return ""


def write_small(path: Path, text: str) -> bool:
    """Keep it, whole or not at all, for its owner alone; False where the disk refuses."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        replace_file(path, text.encode())
    except OSError:
        return False
    return True
