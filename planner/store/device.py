"""The name of this machine, under which it writes its log."""

from __future__ import annotations

import os
import re
import zlib
from contextlib import suppress
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
        state_folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        name = f"{host}-{os.urandom(2).hex()}"
        replace_file(path, f"{name}\n".encode())
        return name
    return f"{host}-{zlib.crc32(f'{host} {state_folder}'.encode()) & 0xFFFF:04x}"


def _host_name() -> str:
    name = os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")
    return re.sub("[^a-z0-9]+", "-", name.split(".")[0].lower()).strip("-")[:24] or "device"
