"""The name of this machine, under which it writes its log."""

from __future__ import annotations

import os
import re
import zlib
from collections.abc import Container
from contextlib import suppress
from itertools import count
from pathlib import Path

from planner.store.disk import read_file, replace_file

_SIGNS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
_MOST = 40
_FILE = "device"


def is_device(text: str) -> bool:
    """True if this can name a device: it becomes the name of a file on any system."""
    return 0 < len(text) <= _MOST and text[0] in _SIGNS and _SIGNS.issuperset(text.replace("-", ""))


def device_id(state_folder: Path) -> str:
    """A short name that stays the same for this machine, such as `laptop-3f2a`.

    It is kept in a folder that is not shared between machines. If it cannot be kept there,
    a name that comes out the same next time is made from the machine's and the folder's.
    """
    path = state_folder / _FILE
    host = _host_name()
    with suppress(OSError):
        kept = (read_file(path) or b"").decode("ascii", "replace").strip()
        if is_device(kept):
            return kept
        return _keep(state_folder, f"{host}-{os.urandom(2).hex()}")
    return _made(f"{host} {state_folder}")


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
