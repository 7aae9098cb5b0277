"""The changes of another copy of the journal, brought into this one; that copy is only read.

What is lacking here goes, line by line as it is there, into `<device>.by-<this machine>.jsonl`: no
log of another machine is written, so nothing that it adds meanwhile can be lost, and two machines
that share a folder never write one file. A change that is met twice does nothing the second time,
so the order of merges does not matter, and one that was cut off is done again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import msgspec

from planner.domain.values.errors import NotFoundError, UsageError
from planner.domain.values.instants import when
from planner.store.change import Change
from planner.store.disk import names_in, read_file, replace_file, store_error
from planner.store.folder import need_known_layout, prepare
from planner.store.line import decode_line
from planner.store.lock import FolderLock
from planner.store.log_look import lines_of, merged_file
from planner.store.logs import FOLDER


class Arrival(msgspec.Struct, frozen=True):
    """What one device changed and is lacking here."""

    device: str
    file: str
    """The log it goes into, in `changes`."""
    lines: tuple[bytes, ...]
    """As they stand there, with their line ends."""
    changes: tuple[Change, ...]
    """The same, taken apart; oldest first."""

    @property
    def span(self) -> tuple[str, str]:
        """When the first and the last of them were made: a laptop may have travelled meanwhile."""
        made = sorted((change.at for change in self.changes), key=when)
        return made[0], made[-1]


def need_another(folder: Path, other: Path) -> None:
    """Raise NotFoundError where `other` is no journal, UsageError where it is this one."""
    if not (other / FOLDER).is_dir():
        raise NotFoundError(
            f"There is no journal at {other}.",
            f"Expected a folder with {FOLDER}/ in it; on the other laptop: easeback where data",
        )
    if (folder / FOLDER).is_dir() and (other / FOLDER).samefile(folder / FOLDER):
        raise UsageError(f"{other} is this journal itself.", "Name the folder of the other one.")


def lacking(folder: Path, other: Path, own: str) -> tuple[Arrival, ...]:
    """What the logs of `other` hold and those of `folder` do not, by device. Raises OSError.

    A line that cannot be read is passed over: `FileCheck` names it.
    """
    known = {line.strip() for data in _logs(folder) for line in lines_of(data)}
    found: defaultdict[str, dict[bytes, Change]] = defaultdict(dict)
    for data in _logs(other):
        for line in lines_of(data):
            change = decode_line(line)
            if change is not None and line.strip() not in known:
                known.add(line.strip())
                found[change.device][line.strip() + b"\n"] = change
    return tuple(
        Arrival(device, merged_file(device, own), tuple(lines), _in_order(lines.values()))
        for device, lines in sorted(found.items())
    )


def take_in(folder: Path, other: Path, own: str) -> tuple[Arrival, ...]:
    """Bring in what is lacking; gives what it was.

    Each device's lines are there wholly or not at all. Raises StoreError.
    """
    refusal = prepare(folder)
    try:
        with FolderLock(folder):
            need_known_layout(folder)
            arrivals = lacking(folder, other, own)
            files: defaultdict[str, tuple[bytes, ...]] = defaultdict(tuple)
            for arrival in arrivals:
                files[arrival.file] += arrival.lines
                if arrival.device == own:  # with what stood before them, `verify --fix` knows where
                    files[arrival.file] = _all_of(other, own)
            for file, lines in files.items():
                path = folder / FOLDER / file
                there = _whole(read_file(path) or b"")
                known = {*lines_of(there)}
                replace_file(path, there + b"".join(line for line in lines if line not in known))
    except OSError as error:
        doing = f"bring in the changes of {other}"
        raise store_error(error, folder, doing, refusal or "merge it again") from error
    return arrivals


def _all_of(folder: Path, device: str) -> tuple[bytes, ...]:
    """Every line of a device that can be read in a folder, once, as it stands there."""
    whole = (line.strip() + b"\n" for data in _logs(folder) for line in lines_of(data))
    found = {line: change for line in whole if (change := decode_line(line)) is not None}
    return tuple(line for line, change in found.items() if change.device == device)


def _logs(folder: Path) -> list[bytes]:
    found = []
    for name in names_in(folder / FOLDER, "*.jsonl"):
        with suppress(IsADirectoryError):  # `FileCheck` names it
            found.append(read_file(folder / FOLDER / name) or b"")
    return found


def _whole(data: bytes) -> bytes:
    """A log, ready for a line: its last one closed."""
    return data if not data or data.endswith(b"\n") else data + b"\n"


def _in_order(changes: Iterable[Change]) -> tuple[Change, ...]:
    return tuple(sorted(changes, key=lambda change: change.stamp))
