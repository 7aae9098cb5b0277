"""All exercises and plans there are, and a quick copy of them for the next start."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import msgspec

from planner import __version__
from planner.config import file_bytes
from planner.domain.values.exercise import Exercise
from planner.domain.values.plan import Plan
from planner.exchange.plans.plan_problems import Problem

FILE = "library.json"
MOST_BYTES = 50_000_000
"""A larger copy is none."""


class ReadLibrary(msgspec.Struct, frozen=True, kw_only=True):
    """What the plan folders hold. What is wrong in them is left out and told in `problems`."""

    exercises: dict[str, Exercise] = {}
    """By id, in the order of the files."""
    plans: dict[str, Plan] = {}
    """By id, in the order of the files."""
    problems: tuple[Problem, ...] = ()


Stamp = tuple[str, int, int]
"""Path, modification time in nanoseconds and size of a file: enough to see that it changed."""


class _Copy(msgspec.Struct, frozen=True, kw_only=True):
    """A library with the state of the files it was read from."""

    version: str
    files: tuple[Stamp, ...]
    library: ReadLibrary


def stamps(files: Sequence[Path]) -> tuple[Stamp, ...]:
    """The state of the files now; one that has just vanished counts as empty."""
    return tuple(_stamp(file) for file in files)


def _stamp(file: Path) -> Stamp:
    try:
        state = file.stat()
    except OSError:
        return (str(file), 0, 0)
    return (str(file), state.st_mtime_ns, state.st_size)


def recall(folder: Path, files: tuple[Stamp, ...]) -> ReadLibrary | None:
    """The copy kept in `folder`, if it can be read and no file has changed since."""
    try:
        copy = msgspec.json.decode(file_bytes(folder / FILE, MOST_BYTES), type=_Copy)
    except (OSError, ValueError, RecursionError):  # msgspec's errors are ValueErrors
        return None
    fresh = copy.version == __version__ and copy.files == files
    return copy.library if fresh else None


_FOR_ITS_OWNER = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)


def keep(folder: Path, files: tuple[Stamp, ...], library: ReadLibrary) -> None:
    """Keep a copy in `folder`. A folder that cannot be written costs time, nothing else."""
    copy = _Copy(version=__version__, files=files, library=library)
    fresh = folder / f"{FILE}.{os.getpid()}"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(fresh, _FOR_ITS_OWNER, 0o600), "wb") as file:
            file.write(msgspec.json.encode(copy))
        fresh.replace(folder / FILE)
    except OSError:
        return
