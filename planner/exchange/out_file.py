"""Writing a file for others: wholly there or not at all, and never over another unasked."""

from __future__ import annotations

import os
from pathlib import Path

from planner.domain.values.errors import ExchangeError


class ThereAlreadyError(ExchangeError):
    """A file of that name is there, and nobody has said that it may go."""


def typed_path(text: str) -> Path:
    """The place a runner has typed. Raises ExchangeError for the home of nobody."""
    try:
        return Path(text).expanduser()
    except RuntimeError:
        raise ExchangeError(f"Nobody here has the home folder of {text}.", "~ is yours.") from None


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


def write_file(path: Path, text: str, *, over: bool = False) -> None:
    """Write a text as UTF-8; `over` another file only if that is meant.

    Raises ThereAlreadyError, and ExchangeError if the disk refuses; then nothing has changed.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        try:
            with beside.open("x", encoding="utf-8", newline="") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            if over:
                beside.replace(path)
            else:
                _name_newly(beside, path)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise ExchangeError(
            f"{path} cannot be written ({error.strerror or error}).",
            "Name another place; the folder has to be there.",
        ) from error


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
