"""What it would come to if another copy of the journal were brought into this one."""

from __future__ import annotations

import tempfile
from collections import Counter
from datetime import datetime
from pathlib import Path

import msgspec

from planner.clock import Clock
from planner.config import Folders
from planner.domain.values.errors import StoreError
from planner.domain.values.record import Record
from planner.logbook.clashes import Disagreement
from planner.logbook.logbook import Logbook
from planner.logbook.opening import open_logbook
from planner.store.codec import tag_of
from planner.store.device import device_id
from planner.store.disk import reason_of
from planner.store.merge import Arrival, lacking, take_in
from planner.store.rebuilt import copy_files
from planner.store.verify import FileCheck


class Altered(msgspec.Struct, frozen=True):
    """An entry that is here already and would be otherwise, in a few words."""

    before: str
    after: str
    """Empty if it would lie in the bin."""


class Merging(msgspec.Struct, frozen=True):
    """The journal before and after."""

    arrivals: tuple[Arrival, ...]
    """What is lacking here, by device."""
    damage: tuple[str, ...]
    """What cannot be read there, with file and line."""
    before: dict[str, int] = {}
    """How many entries there are, by kind."""
    after: dict[str, int] = {}
    altered: tuple[Altered, ...] = ()
    clashes: tuple[Disagreement, ...] = ()
    """What both changed without knowing of each other, and was not known here."""

    @property
    def changes(self) -> int:
        """How many changes would come."""
        return sum(len(arrival.changes) for arrival in self.arrivals)


def merging(folders: Folders, clock: Clock, other: Path) -> Merging:
    """Verify another copy, and bring it into a copy of this one that is thrown away: nothing is
    written. Raises StoreError."""
    try:
        damage = _damage(other, clock())
        found = lacking(folders.data, other, device_id(folders.state))
        if not found:
            return Merging(found, damage)
        with tempfile.TemporaryDirectory(prefix="easeback-") as name:
            return _tried(folders, clock, other, Path(name), Merging(found, damage))
    except OSError as error:
        raise StoreError(
            f"{other} cannot be looked through ({reason_of(error)}).",
            f"Look at its rights and its disk, and at the room in {tempfile.gettempdir()}.",
        ) from error


def _damage(other: Path, now: datetime) -> tuple[str, ...]:
    check = FileCheck(other, "", now, most_backups=1)
    return tuple(
        str(flaw) for flaw in check.flaws if flaw.is_damage and flaw.kind in ("line", "log")
    )


def _tried(folders: Folders, clock: Clock, other: Path, scratch: Path, found: Merging) -> Merging:
    aside = {"data": scratch / "journal", "state": scratch / "state"}
    place = msgspec.structs.replace(folders, **aside)
    if folders.data.exists():
        copy_files(folders.data, place.data)
    book = open_logbook(place, clock)
    known = {(one.record, one.stands.at) for one in book.clashes.all()}
    there = _entries(book)
    words = {name: book.cards.name_of(record) for name, record in there.items()}
    book.close()
    take_in(place.data, other, device_id(folders.state))
    book = open_logbook(place, clock)
    new = tuple(one for one in book.clashes.all() if (one.record, one.stands.at) not in known)
    then = _entries(book)
    altered = tuple(
        Altered(words[name], book.cards.name_of(then[name]) if name in then else "")
        for name, record in there.items()
        if then.get(name) != record
    )
    book.close()
    return msgspec.structs.replace(
        found, before=_counts(there), after=_counts(then), altered=altered, clashes=new
    )


def _entries(book: Logbook) -> dict[str, Record]:
    book.load_all()
    return {record.id: record for record in book.everything()}


def _counts(entries: dict[str, Record]) -> dict[str, int]:
    return dict(Counter(tag_of(type(record)) for record in entries.values()))
