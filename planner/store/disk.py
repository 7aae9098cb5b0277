"""Files that are either wholly there or not at all, and what to say when the disk refuses."""

from __future__ import annotations

import errno
import itertools
import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from fnmatch import fnmatchcase
from pathlib import Path

from planner.domain.values.errors import StoreError
from planner.domain.values.refused import FORBIDDEN, FULL, GONE

IS_WINDOWS = os.name == "nt"
TRIES, PAUSE_S = 20, 0.05
"""How often, and how many seconds apart, a file that is open elsewhere is tried to be replaced."""
BINARY = getattr(os, "O_BINARY", 0)
"""Without it Windows would translate line ends."""

_AT_ONCE = getattr(os, "O_NONBLOCK", 0)
"""Opening a pipe would wait for a writer."""

try:
    import fcntl
except ImportError:  # pragma: no cover - Windows has none
    FULL_SYNC = None
else:
    FULL_SYNC = getattr(fcntl, "F_FULLFSYNC", None)
"""What asks macOS to have the drive itself write down what it holds: its `fsync` is content once
the drive has it, which a power cut then takes along. None where there is no such thing."""

_serial = itertools.count()

_UNKNOWN = {errno.ENOTSUP, errno.EOPNOTSUPP, errno.EINVAL, errno.ENOTTY, errno.ENOSYS}
"""A file system that cannot do what is asked, as those of some network drives."""


def is_forbidden(error: OSError) -> bool:
    """True if the place may be read but not written."""
    return error.errno in FORBIDDEN


class UnsyncedError(OSError):
    """A line was written, and the disk would not say that it is safe: what stands at the end of
    that file is not known until it is opened anew. It was taken back, as far as can be told."""


class PerhapsWrittenError(UnsyncedError):
    """The disk refused a line, and then refused to take it back: it may stand there whole."""


def store_error(error: OSError, path: Path, doing: str, so: str = "") -> StoreError:
    """An error of the operating system in the runner's words; `doing` completes `Cannot …`, and
    `so` says what that means for what was entered, where it means anything."""
    if isinstance(error, PerhapsWrittenError):
        so = "it may have been kept all the same: look before you enter it again"
    elif isinstance(error, UnsyncedError):
        so = "it was taken back, as far as the disk can be trusted"
    reason = reason_of(error)
    if error.errno in FULL:
        hint = f"The disk is full or a quota is used up. Free some space at {path} and try again."
    elif error.errno in FORBIDDEN:
        hint = f"Make {path} writable for you, or name another journal folder."
    elif error.errno in GONE:
        hint = (
            f"{path} has vanished: moved, deleted, or on a drive that is not mounted. "
            "Bring it back and try again, or name another journal folder."
        )
    else:
        hint = f"Check the disk that holds {path}, then try again."
    if isinstance(error, UnsyncedError):
        hint += " Leave easeback and open it anew first: until then nothing more is saved."
    return StoreError(f"Cannot {doing} ({reason}){'; ' if so else ''}{so}.", hint)


def reason_of(error: OSError) -> str:
    """`Input/output error: 2026-11.json`: why the system refuses, and of which file."""
    name = Path(error.filename).name if isinstance(error.filename, str) else ""
    is_known = name and not name.startswith(".")  # not that of a file in the making
    return f"{error.strerror or error}{f': {name}' if is_known else ''}"


def text_error(error: UnicodeEncodeError) -> StoreError:
    """For text that is none: half a character, as some file names and pastes hold it."""
    around = error.object[max(0, error.start - 20) : error.start]
    return StoreError(
        f"The text after “{around}” holds half a character, which cannot be stored.",
        "Type it anew, or rename the file it came from.",
    )


def write_all(descriptor: int, data: bytes) -> None:
    """Write every byte, however few the system takes at a time."""
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def sync(descriptor: int) -> None:
    """Have what was written survive a power cut. Raises OSError."""
    if FULL_SYNC is not None:
        try:
            fcntl.fcntl(descriptor, FULL_SYNC)
        except OSError as error:
            if error.errno not in _UNKNOWN:
                raise
        else:
            return
    os.fsync(descriptor)


def read_at(descriptor: int, start: int, length: int) -> bytes:
    """Up to `length` bytes from `start`; fewer at the end of the file."""
    os.lseek(descriptor, start, os.SEEK_SET)
    parts: list[bytes] = []
    while length > 0 and (part := os.read(descriptor, length)):
        parts.append(part)
        length -= len(part)
    return b"".join(parts)


@contextmanager
def opened(path: Path) -> Iterator[int]:
    """A file to be read. Raises OSError, which names the file; a pipe in its place is like a
    folder in its place."""
    descriptor = os.open(path, os.O_RDONLY | BINARY | _AT_ONCE)
    try:
        if stat.S_ISFIFO(os.fstat(descriptor).st_mode):
            raise IsADirectoryError(errno.EISDIR, "It is no file", str(path))
        yield descriptor
    except OSError as error:
        error.filename = error.filename or str(path)  # what is read is a number to the system
        raise
    finally:
        os.close(descriptor)


def read_file(path: Path) -> bytes | None:
    """All of a file; None if there is none. Raises OSError."""
    try:
        with opened(path) as descriptor:
            return read_at(descriptor, 0, os.fstat(descriptor).st_size)
    except FileNotFoundError:
        return None


def names_in(folder: Path, pattern: str) -> list[str]:
    """The names in a folder that match a pattern, sorted; none if there is no such folder.

    Raises OSError where the folder cannot be looked into: `glob` would take it for empty.
    """
    try:
        names = [path.name for path in folder.iterdir()]
    except FileNotFoundError:
        return []
    return sorted(name for name in names if fnmatchcase(name, pattern))


def sync_folder(folder: Path) -> None:
    """Make new names in a folder survive a power cut."""
    if IS_WINDOWS:  # it cannot open a folder, nor needs to
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        sync(descriptor)
    finally:
        os.close(descriptor)


def replace_file(path: Path, data: bytes) -> None:
    """Put `data` in place of a file: after a crash the old or the new one is there, whole."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}-{next(_serial)}.tmp")
    try:
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | BINARY, 0o600)
        try:
            write_all(descriptor, data)
            sync(descriptor)
        finally:
            os.close(descriptor)
        _put_in_place(temporary, path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    sync_folder(path.parent)


def _put_in_place(temporary: Path, path: Path) -> None:
    """Rename a file over another. Windows refuses that while any program has the other one open: a
    virus scanner, a sync program, an easeback that reads it; none does so for long."""
    for _ in range(TRIES if IS_WINDOWS else 0):
        with suppress(PermissionError):
            temporary.replace(path)
            return
        time.sleep(PAUSE_S)
    temporary.replace(path)


def set_aside(path: Path) -> Path:
    """Rename a damaged file to the first free `<name>.broken-<n>`; nothing is overwritten."""
    names = (path.with_name(f"{path.name}.broken-{number}") for number in itertools.count(1))
    target = next(name for name in names if not name.exists())
    path.rename(target)
    return target
