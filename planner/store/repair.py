"""Putting a journal right: lines from its copies, and monthly files from the changes."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from planner.domain.values.errors import DamagedError
from planner.store.disk import names_in, replace_file, set_aside, store_error
from planner.store.folder import need_known_layout
from planner.store.journal import Journal
from planner.store.lock import FolderLock
from planner.store.logs import FOLDER
from planner.store.schema import META
from planner.store.sealed import read_sealed
from planner.store.storage import SealedStorage
from planner.store.verify import FileCheck


def repair(folder: Path, device: str, now: datetime) -> int:
    """Give the own log what its copies have, and take all changes into the monthly files anew.

    Gives how many lines came back. Nothing that can be read is dropped, and no log of another
    machine is touched. Raises StoreError. The journal may not be open in this program.
    """
    try:
        with FolderLock(folder):
            need_known_layout(folder)
            count = _cure_log(folder, device, now)
            _vouch_for_nothing(folder / "book.json")
            _set_aside_unreadable(folder)
    except OSError as error:
        raise store_error(error, folder, "repair the journal", "it is as it was") from error
    with Journal.open(folder, device=device, now=lambda: now) as journal:
        journal.load_all()
        journal.checkpoint()
    return count


def _cure_log(folder: Path, device: str, now: datetime) -> int:
    check = FileCheck(folder, device, now)
    look = check.logs.get(check.own)
    patches = look.patches(check.copies(check.own)) if look else []
    count = sum(len(patch.lines) for patch in patches)
    if look and count:
        (folder / FOLDER).mkdir(mode=0o700, exist_ok=True)
        replace_file(folder / FOLDER / check.own, look.cured(patches))
    return count


def _set_aside_unreadable(folder: Path) -> None:
    """Put away months that bear their seal and cannot be read: they are made anew. Where the seal
    is broken, that is done when the journal is opened."""
    for name in names_in(folder, "*.json"):
        try:
            found = read_sealed(folder / name)
            if found is not None and found.is_intact:
                found.tables()
        except DamagedError:
            set_aside(folder / name)
        except IsADirectoryError:
            pass  # that is done when the journal is opened, too


def _vouch_for_nothing(book: Path) -> None:
    """Let the book forget how far it has taken in the logs: they are all read again, on top of
    what the monthly files hold."""
    try:
        storage = SealedStorage(book)
    except (DamagedError, IsADirectoryError):
        return  # it is set aside, and every log read, when the journal is opened
    tables = storage.read()
    if tables is None or not storage.is_sealed:
        return  # the same
    tables[META]["1"]["logs"] = {}
    storage.write(tables)
    storage.flush()
