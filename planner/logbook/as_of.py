"""The book as it stood at an earlier moment, and when and why a planned card came to its day."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

import msgspec

from planner.config import Folders
from planner.domain.values.errors import StoreError
from planner.domain.weeks.schedule import Planned
from planner.logbook.book import plain_words
from planner.logbook.logbook import Logbook
from planner.logbook.opening import open_logbook
from planner.store.as_of import FromLogs, copy_part
from planner.store.change import Change, Edit
from planner.store.device import device_id
from planner.store.disk import reason_of
from planner.store.verify import FileCheck


class EarlierBook(msgspec.Struct, frozen=True):
    """A book that is thrown away, and what it was made of."""

    book: Logbook
    folders: Folders
    part: FromLogs


@contextmanager
def as_it_stood(
    folders: Folders, moment: datetime, is_in: Callable[[Change], bool]
) -> Iterator[EarlierBook]:
    """The book made of the changes that are in, at a clock that stands at that moment.

    Exercises, plans and rules are those of today: no change holds them. Raises StoreError.
    """
    try:
        with tempfile.TemporaryDirectory(prefix="easeback-") as name:
            aside = {"data": Path(name) / "journal", "state": Path(name) / "state"}
            place = msgspec.structs.replace(folders, **aside)
            part = copy_part(folders.data, place.data, is_in)
            book = open_logbook(place, lambda: moment)
            try:
                yield EarlierBook(book, place, part)
            finally:
                book.close()
    except OSError as error:
        raise StoreError(
            f"The changes cannot be looked through ({reason_of(error)}).",
            f"Look at the rights and the disk of {folders.data}, and whether there is room for a "
            f"copy in {tempfile.gettempdir()}.",
        ) from error


def made_by(day: date) -> Callable[[Change], bool]:
    """True of changes that were made by the end of a local day."""
    last = day.isoformat()
    return lambda change: change.at[:10] <= last


def gaps(folders: Folders, now: datetime) -> tuple[str, ...]:
    """Where the logs lack something, with file and line: what that was is not known.

    Raises OSError.
    """
    check = FileCheck(folders.data, device_id(folders.state), now, most_backups=1)
    return tuple(str(flaw) for flaw in check.flaws if flaw.kind in ("line", "log"))


class CameBy(msgspec.Struct, frozen=True):
    """The change that put a card where it stands, and what was done to it since."""

    change: Change
    since: tuple[Change, ...]

    @property
    def words(self) -> str:
        """What the change did."""
        return plain_words(self.change)


def placing_of(book: Logbook, card: Planned) -> CameBy | None:
    """When a card was put on its day; None if no log says so. Raises StoreError."""
    put: Change | None = None
    since: list[Change] = []
    for change in book.journal.about([card.id]):
        edits = [edit for edit in change.edits if edit.record == card.id]
        if any(_moves(edit, card.date.isoformat()) for edit in edits):
            put, since = change, []
        elif edits:
            since.append(change)
    return None if put is None else CameBy(put, tuple(since))


def _moves(edit: Edit, day: str) -> bool:
    return edit.set.get("date") == day != edit.was.get("date")
