"""Two machines that bear one name are noticed, and kept apart: this one takes another.

Two signs tell. The first line of a log bears a mark, `start`, that the machine which began the log
drew and keeps beside its own name: a log of this name with a mark that is not kept here was begun
elsewhere. And copies of the own log, as a sync program or `merge` leave them, that went another
way: one machine would have written one row of lines.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import msgspec

from planner.domain.values.errors import StoreError
from planner.store.change import Change
from planner.store.device import another_id, device_id, stand_in
from planner.store.disk import BINARY, names_in, opened, read_at, read_file, sync, write_all
from planner.store.line import decode_line
from planner.store.logs import FOLDER

KEPT = "starts"
"""The marks of the logs this machine began, a line each, beside its name."""
_HEAD = 512
"""Bytes in which the mark of a line stands: it comes before everything a runner wrote."""
_MARK = re.compile(rb'^\{"crc":"[0-9a-f]{8}","id":"[^"]*","stamp":"[^"]*","device":"[^"]*",'
                   rb'"start":"([0-9a-f]{16})"')  # fmt: skip


class Named(msgspec.Struct, frozen=True):
    """What this machine is called, and what is to be said of that."""

    device: str
    notice: str = ""
    unread: str = ""
    """Why the name is not known: nothing may be written under `device` then."""


def name_for(state: Path, journal: Path) -> Named:
    """The name under which this machine writes its log in a journal.

    Another than before where a second machine writes under it; nothing is lost by that, and the
    notice says so. A log that cannot be read tells nothing. Never raises OSError.
    """
    try:
        name = device_id(state)
    except StoreError as error:
        return Named(stand_in(state), unread=f"{error.message} {error.hint}")
    folder = journal / FOLDER
    with suppress(OSError):
        log = folder / f"{name}.jsonl"
        siblings = [other for other in names_in(folder, "*.jsonl") if _is_of(other, name)]
        if _begun_elsewhere(log, state / KEPT) or (siblings and _parted(log, siblings)):
            taken = {other.partition(".")[0] for other in names_in(folder, "*.jsonl")}
            new = another_id(state, {name, *taken})
            return Named(new, _told(name, new))
    return Named(name)


def new_start(state: Path) -> str:
    """A mark for a log that is begun, kept here first; empty where it cannot be kept, as a log
    without one is taken for what its name says."""
    mark = os.urandom(8).hex()
    try:
        state.mkdir(mode=0o700, parents=True, exist_ok=True)
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | BINARY
        descriptor = os.open(state / KEPT, flags, 0o600)
        try:
            write_all(descriptor, f"{mark}\n".encode())
            sync(descriptor)
        finally:
            os.close(descriptor)
    except OSError:
        return ""
    return mark


def _told(name: str, new: str) -> str:
    return (
        f"Another machine writes under the name of this one, {name}. This one is called {new} from "
        "now on, so that the two are kept apart. Nothing is lost: what was written under the old "
        "name is there, but u and easeback undo do not reach it any more."
    )


def _is_of(file: str, name: str) -> bool:
    """True for a copy of the log of that name: `laptop-3f2a (conflicted copy).jsonl`."""
    rest = file.removeprefix(name)
    return rest not in (file, ".jsonl") and not re.match("[a-z0-9-]", rest)


def _begun_elsewhere(log: Path, kept: Path) -> bool:
    try:
        with opened(log) as descriptor:
            mark = _MARK.match(read_at(descriptor, 0, _HEAD))
    except FileNotFoundError:
        return False
    return mark is not None and mark[1] not in (read_file(kept) or b"").split()


def _parted(log: Path, siblings: list[str]) -> bool:
    """True if a copy of the log has lines that the log lacks, and the log went on all the same.

    A log that merely ends before them, as after a backup was brought back, has lost its end; of one
    that holds a line that cannot be read nothing is known. `verify --fix` mends both.
    """
    lines = (read_file(log) or b"").splitlines()
    own = [change.stamp for change in map(decode_line, lines) if change is not None]
    if not own or len(own) < sum(1 for line in lines if line.strip()):
        return False
    known, name = {*own}, log.stem
    there = (change for other in siblings for change in _changes(log.with_name(other)))
    lacking = [one.stamp for one in there if one.device == name and one.stamp not in known]
    return bool(lacking) and own[-1] > min(lacking)


def _changes(log: Path) -> Iterator[Change]:
    found = map(decode_line, (read_file(log) or b"").splitlines())
    return (change for change in found if change is not None)
