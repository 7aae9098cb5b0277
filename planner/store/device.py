"""The name of this machine, under which it writes its log."""

from __future__ import annotations

import errno
import os
import re
import zlib
from collections.abc import Container
from contextlib import suppress
from itertools import count
from pathlib import Path

from planner.domain.values.errors import StoreError
from planner.store.disk import read_file, reason_of, replace_file

_SIGNS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
_MOST = 40
_FILE = "device"
_NO_FILE = {errno.ENOTDIR, errno.EISDIR, errno.ELOOP}
"""Something else stands in its place: there is no name to be read."""


def is_device(text: str) -> bool:
    """True if this can name a device: it becomes the name of a file on any system."""
    return 0 < len(text) <= _MOST and text[0] in _SIGNS and _SIGNS.issuperset(text.replace("-", ""))


def device_id(state_folder: Path) -> str:
    """A short name that stays the same for this machine, such as `laptop-3f2a`.

    It is kept in a folder that is not shared between machines. If it cannot be kept there,
    a name that comes out the same next time is made from the machine's and the folder's.

    Raises StoreError if a name may be kept there and the disk does not give it: what is written
    under another is out of reach of undo once it does.
    """
    path = state_folder / _FILE
    kept = _kept(path)
    if is_device(kept):
        return kept
    with suppress(OSError):
        return _keep(state_folder, f"{_host_name()}-{os.urandom(2).hex()}")
    return stand_in(state_folder)


def stand_in(state_folder: Path) -> str:
    """The name of this machine where none can be kept or read; the same each time."""
    return _made(f"{_host_name()} {state_folder}")


def _kept(path: Path) -> str:
    try:
        return (read_file(path) or b"").decode("ascii", "replace").strip()
    except OSError as error:
        if error.errno in _NO_FILE:
            return ""
        raise StoreError(
            f"The name of this machine, {path}, cannot be read ({reason_of(error)}).",
            "Make that file readable for you; if it is lost for good, remove it.",
        ) from error


def another_id(state_folder: Path, not_these: Container[str]) -> str:
    """A new name for this machine, kept in place of the one it had; none of `not_these`."""
    host = _host_name()
    drawn = (f"{host}-{os.urandom(2).hex()}" for _ in count())
    name = next(name for name in drawn if name not in not_these)
    with suppress(OSError):
        return _keep(state_folder, name)
    made = (_made(f"{host} {state_folder} {number}") for number in count())
    return next(name for name in made if name not in not_these)


def _keep(state_folder: Path, name: str) -> str:
    state_folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    replace_file(state_folder / _FILE, f"{name}\n".encode())
    return name


def _made(of: str) -> str:
    return f"{_host_name()}-{zlib.crc32(of.encode()) & 0xFFFF:04x}"


def _host_name() -> str:
    name = os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")
    return re.sub("[^a-z0-9]+", "-", name.split(".")[0].lower()).strip("-")[:24] or "device"
