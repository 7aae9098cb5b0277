"""What is new in a folder that a watch or another machine puts files into: names, times and sizes
alone, no file is opened."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Literal

import msgspec

ENDINGS = (
    ".fit", ".gpx", ".tcx", ".fit.gz", ".gpx.gz", ".tcx.gz", ".csv", ".json", ".xml", ".zip",
)  # fmt: skip
"""What runs come in. A name only says what is offered; what a file is, its reader looks for."""
MOST = 20_000
"""Files that are looked at in a folder."""
DEPTH = 6
"""Folders in folders."""
SETTLED_S = 5.0
"""A file that changed so shortly ago may still be half written."""
SHIFT_S = 14 * 3600
ROUNDED_S = 2
"""Sticks and watches keep local time to two seconds: a time that is off by whole hours, up to as
many as two clocks on earth differ by, is the same."""

Stamp = tuple[int, int]
"""When a file was written, in seconds, and its size in bytes."""
Trouble = Literal["", "gone", "barred", "too many"]
"""Why a folder shows nothing, or not everything: it is not there, such as a watch that is not
plugged in; it may not be read; it has more files than are looked at."""


class NewFile(msgspec.Struct, frozen=True):
    """A file that was not there, or was another, when the folder was read last."""

    name: str
    """Its path within the folder."""
    stamp: Stamp


class FolderLook(msgspec.Struct, frozen=True, kw_only=True):
    """A folder as it is now."""

    folder: Path
    new: tuple[NewFile, ...] = ()
    """By name."""
    unsettled: int = 0
    """New files that are perhaps still being written."""
    trouble: Trouble = ""

    @property
    def paths(self) -> tuple[Path, ...]:
        """Where the new files are."""
        return tuple(self.folder / one.name for one in self.new)


def look_into_folder(folder: Path, seen: Mapping[str, Stamp], now_s: float) -> FolderLook:
    """What is new against what was seen before; `now_s` is the machine's time, as files have it.

    An empty file is none: it is being written, or never was.
    """
    new: list[NewFile] = []
    unsettled = count = 0
    try:
        os.scandir(folder).close()
    except PermissionError:
        return FolderLook(folder=folder, trouble="barred")
    except (OSError, ValueError):
        return FolderLook(folder=folder, trouble="gone")
    for name, entry in _files(folder, "", DEPTH):
        count += 1
        if count > MOST:
            break
        with suppress(OSError):  # it went away meanwhile
            stat = entry.stat()
            stamp = int(stat.st_mtime), stat.st_size
            if not stat.st_size or is_as_seen(stamp, seen.get(name)):
                continue
            if abs(now_s - stat.st_mtime) < SETTLED_S:
                unsettled += 1
            else:
                new.append(NewFile(name, stamp))
    return FolderLook(
        folder=folder,
        new=tuple(sorted(new, key=lambda one: one.name)),
        unsettled=unsettled,
        trouble="too many" if count > MOST else "",
    )


def is_as_seen(stamp: Stamp, before: Stamp | None) -> bool:
    """True for a file that is as it was."""
    if before is None or stamp[1] != before[1]:
        return False
    shift = abs(stamp[0] - before[0])
    return shift <= SHIFT_S + ROUNDED_S and min(shift % 3600, -shift % 3600) <= ROUNDED_S


def _files(
    folder: Path | str, within: str, depth: int
) -> Iterator[tuple[str, os.DirEntry[str]]]:  # fmt: skip
    """The files that may hold runs, by their path within; hidden ones and those of hidden folders
    are left out, and links to folders are not followed, for they may lead in a circle."""
    below: list[os.DirEntry[str]] = []
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(".") or not _is_text(entry.name):
                continue
            if entry.name.lower().endswith(ENDINGS):
                if entry.is_file():
                    yield within + entry.name, entry
            elif depth and entry.is_dir(follow_symlinks=False):
                below.append(entry)
    for inner in below:
        yield from _files(inner.path, f"{within}{inner.name}/", depth - 1)


def _is_text(name: str) -> bool:
    """False for a name that is no text: the list of what was seen could not hold it."""
    return name.isascii() or not any("\ud800" <= letter <= "\udfff" for letter in name)
