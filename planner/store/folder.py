"""The journal folder: made if absent, and looked at before anything is opened in it."""

from __future__ import annotations

from pathlib import Path

from planner.domain.values.errors import DamagedError, NotFoundError, StoreError
from planner.store.disk import is_forbidden, names_in, store_error, sync_folder
from planner.store.logs import FOLDER as LOGS
from planner.store.schema import SCHEMA, newer_words, version
from planner.store.sealed import read_sealed


def prepare(folder: Path) -> str:
    """Make the folder and its `changes`, readable by their owner only, if they are not there.

    Returns why nothing can be written in it, or an empty text. Raises StoreError if there
    is no such folder and none can be made.
    """
    is_there = False
    try:
        _refuse_files(folder)
        for place in (folder, folder / LOGS):
            if not place.exists():
                place.mkdir(mode=0o700, parents=True)
                sync_folder(place.parent)
            is_there = True
    except OSError as error:
        if is_forbidden(error) and is_there:
            return cannot_write(folder, error)
        raise store_error(error, folder, f"make the journal folder {folder}") from error
    return ""


def need_journal(folder: Path) -> None:
    """Raise NotFoundError where there is no folder of that name, and OSError where the disk does
    not say."""
    try:
        folder.stat()
    except FileNotFoundError:
        raise NotFoundError(f"There is no journal at {folder}.", "See: easeback where") from None


def need_known_layout(folder: Path) -> None:
    """Raise StoreError where a newer easeback wrote one of the files: nothing is put right, and
    nothing brought in, beside what is not known here. Raises OSError."""
    for name in names_in(folder, "*.json"):
        try:
            found = read_sealed(folder / name)
            number = version(found.tables()) if found else SCHEMA
        except (DamagedError, IsADirectoryError):
            continue
        if number > SCHEMA:
            raise StoreError(f"Nothing was changed: {newer_words(name, number)}")


def _refuse_files(folder: Path) -> None:
    for place in (folder / LOGS, folder, *folder.parents):
        if place.exists() and not place.is_dir():
            raise StoreError(
                f"{place} is a file; the journal needs a folder there.",
                "Move the file away, or name another journal folder.",
            )


def cannot_write(folder: Path, error: OSError) -> str:
    """Why the journal is open for reading only, for the runner."""
    return (
        f"{folder} cannot be written ({error.strerror}): the journal is open for reading only. "
        "Make the folder writable for you."
    )
