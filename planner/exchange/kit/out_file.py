"""Writing a file for others: wholly there or not at all, and never over another unasked."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from planner.config import NAME
from planner.domain.values.errors import ExchangeError, UsageError
from planner.domain.values.refused import FORBIDDEN, FULL, GONE


class ThereAlreadyError(ExchangeError):
    """A file of that name is there, and nobody has said that it may go."""


def typed_path(text: str) -> Path:
    """The place a runner has typed. Raises ExchangeError for the home of nobody, and UsageError for
    none: an empty path would mean the folder one is in."""
    if not text.strip():
        raise UsageError("The name of a file or folder is empty.", "Name one, or leave it out.")
    try:
        return Path(text).expanduser()
    except RuntimeError:
        raise ExchangeError(f"Nobody here has the home folder of {text}.", "~ is yours.") from None


def typed_place(text: str, usual: str = "") -> Path:
    """Where a runner wants a file: at the place typed, or under its usual name in the folder typed.
    Raises as `typed_path`, and ExchangeError for a folder that is not there."""
    path = typed_path(text)
    if is_folder(path):
        return path / usual
    if text.endswith(("/", os.sep)):
        raise ExchangeError(f"There is no folder {path}.", "Make it, or name a file: without / .")
    return path


def behind_links(path: Path) -> Path:
    """The file that a link leads to; a link that leads to itself stays, where `Path.resolve` would
    raise."""
    return Path(os.path.realpath(path))


def is_there(path: Path) -> bool:
    """True if something of that name is there; a place that cannot be looked at holds nothing
    known, and writing there says why."""
    try:
        return path.exists()
    except OSError:
        return False


def is_file(path: Path) -> bool:
    """True for a file; False also for a name that is too long, or where the right to look is
    missing, which pathlib raises for."""
    return os.path.isfile(path)  # noqa: PTH113


def is_folder(path: Path) -> bool:
    """The same for a folder."""
    return os.path.isdir(path)  # noqa: PTH112


def need_ordinary(path: Path) -> None:
    """Raise ExchangeError for a link, a device or a pipe of that name: none is written through."""
    try:
        mode = path.lstat().st_mode
    except OSError:
        return  # nothing is there, or writing says why
    if stat.S_ISLNK(mode):
        raise ExchangeError(
            f"{path} is a link to another file.", "Name that file itself, or another place."
        )
    if not stat.S_ISREG(mode):
        what = "a folder" if stat.S_ISDIR(mode) else "a device or a pipe"
        raise ExchangeError(f"{path} is {what}.", "Name a file; -o - is standard output.")


def write_file(path: Path, content: str | bytes, *, over: bool = False) -> None:
    """Write a file, text as UTF-8, that only its owner may read; `over` another file only if that
    is meant.

    Raises ThereAlreadyError, and ExchangeError if the disk refuses or something else than a file
    is there; then nothing has changed.
    """
    need_ordinary(path)
    data = content.encode() if isinstance(content, str) else content
    beside = path.with_name(f".{NAME}-{os.urandom(6).hex()}.tmp")  # of any name, however long
    try:
        try:
            with os.fdopen(os.open(beside, _NEWLY, 0o600), "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            if over:
                beside.replace(path)
            else:
                _name_newly(beside, path)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise unwritable(path, error) from error


def unwritable(path: Path, error: OSError, other: str = "name another place") -> ExchangeError:
    """What to say where the disk refuses a file; `other` is what else can be done."""
    if error.errno in FULL:
        hint = f"The disk is full or a quota is used up. Free some space, or {other}."
    elif error.errno in FORBIDDEN:
        hint = f"Make {path.parent} writable for you, or {other}."
    elif error.errno in GONE:
        hint = f"There is no folder {path.parent}: make it, or {other}."
    elif error.errno == errno.ENAMETOOLONG:
        hint = f"Take a shorter name, or {other}."
    else:
        hint = f"Look at the disk, or {other}."
    return ExchangeError(f"{path} cannot be written ({error.strerror or error}).", hint)


_NEWLY = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
"""Never through a link: a file that is there already is an error."""


def _name_newly(beside: Path, path: Path) -> None:
    """Give a file its name if nothing else has it."""
    try:
        os.link(beside, path)
    except FileExistsError:
        raise ThereAlreadyError(f"{path} is there already.", "Nothing was written.") from None
    except OSError:  # a disk without hard links
        if path.exists():
            raise ThereAlreadyError(f"{path} is there already.", "Nothing was written.") from None
        beside.replace(path)
