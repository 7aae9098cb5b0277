"""What two devices changed without knowing of each other, and keeping the one or the other."""

from __future__ import annotations

from itertools import groupby
from typing import Any

import msgspec

from planner.domain.values.errors import DamagedError, StoreError, UsageError
from planner.domain.values.journal import Note, PainReading
from planner.domain.values.record import Record
from planner.domain.values.run import PlannedRun
from planner.domain.values.session import PlannedSession
from planner.logbook.book import Book, new_id
from planner.logbook.cards import Cards
from planner.store.clashes import Clash, newest, settle
from planner.store.codec import from_raw, table_of, to_raw
from planner.store.fields import flatten, nest

SAY_NOTHING = ("at", "created", "deleted")
"""Fields that only say when something was done: both devices did it."""

TWO = (Note, PainReading, PlannedRun, PlannedSession)
"""Kinds of which there may be one of each version."""


SEE_BOTH = "See both and choose: X in the window, or easeback clashes."


class Version(msgspec.Struct, frozen=True):
    """An entry as one device left it."""

    device: str
    at: str
    """Local time of its change, ISO 8601 with offset."""
    words: str
    """The entry in a few words."""
    fields: dict[str, Any]
    """The fields that differ, by path; None for one that is not there."""


class Disagreement(msgspec.Struct, frozen=True):
    """One entry that two devices changed without knowing of each other."""

    record: str
    """Its id."""
    stands: Version
    """The later change, which is what is shown."""
    beaten: Version
    """The earlier one."""
    clashes: tuple[Clash, ...]
    """The same by field."""


class Clashes:
    """The open disagreements of the devices that share the journal."""

    def __init__(self, book: Book, cards: Cards) -> None:
        self._book = book
        self._cards = cards
        self._told: set[tuple[str, str]] = set()

    def all(self) -> tuple[Disagreement, ...]:
        """Every one in the journal, which is read whole for it. Raises StoreError."""
        self._book.load_all()
        return self.known()

    def known(self) -> tuple[Disagreement, ...]:
        """Those in what has been looked at. Raises StoreError."""
        found = [one for one in self._book.journal.clashes() if not _is_silent(one)]
        found.sort(key=_of_one)
        return tuple(self._disagreement(tuple(group)) for _, group in groupby(found, _of_one))

    def _disagreement(self, clashes: tuple[Clash, ...]) -> Disagreement:
        first, last = clashes[0], newest(clashes)
        stands = {one.path: one.stands for one in clashes}
        beaten = {one.path: one.beaten for one in clashes}
        return Disagreement(
            first.record,
            Version(last.stands_by, last.stands_at, self._words(first, stands), stands),
            Version(first.beaten_by, first.beaten_at, self._words(first, beaten), beaten),
            clashes,
        )

    def _words(self, clash: Clash, values: dict[str, Any]) -> str:
        """The entry in a few words, with these values in it."""
        try:
            record = self._record(clash, values)
        except DamagedError:
            return f"entry {clash.record[:8]}"
        return "an entry that was taken out" if record is None else self._cards.name_of(record)

    def _record(self, clash: Clash, values: dict[str, Any]) -> Record | None:
        """The entry with these values in it; None if it was taken out. Raises DamagedError."""
        entry = self._book.journal.entry(clash.table, clash.record, clash.month)
        if entry is None:
            return None
        fields = {**flatten(entry.raw), **values}
        there = {path: value for path, value in fields.items() if value is not None}
        return from_raw({"id": clash.record, **nest(there)[0]})

    def _as(self, one: Disagreement, version: Version) -> Record | None:
        """The entry as a device left it; None if it was taken out or cannot be read."""
        try:
            return self._record(one.clashes[0], version.fields)
        except DamagedError:
            return None

    def take(self, one: Disagreement) -> str:
        """Keep the earlier version in place of the later one. Gives the words of the change."""
        return self._settle(one, one.beaten, beaten=True)

    def keep(self, one: Disagreement) -> str:
        """Keep the later version, having seen both. Gives the words of the change."""
        return self._settle(one, one.stands, beaten=False)

    def can_be_both(self, one: Disagreement) -> bool:
        """True if both versions can be true of two entries: two notes, two scores, two cards. A run
        was run once."""
        return isinstance(self._as(one, one.beaten), TWO)

    def both(self, one: Disagreement) -> str:
        """Keep the later version, and the earlier one as an entry of its own. Gives the words of
        the change. Raises UsageError where one thing cannot be both."""
        second = self._as(one, one.beaten)
        if not isinstance(second, TWO):
            raise UsageError("One entry of that kind cannot be both.", "Keep the one or the other.")
        words = f"Kept both: {one.stands.words}, and {one.beaten.words}"
        copy = to_raw(msgspec.structs.replace(second, id=new_id()))
        added = self._book.journal.edits_for(None, copy, table_of(second))
        edits = [settle(each, each.stands) for each in one.clashes]
        self._book.write(words, [*edits, added])
        return words

    def count(self) -> int:
        """How many are open in what has been looked at; 0 where that cannot be read."""
        try:
            return len(self.known())
        except StoreError:
            return 0  # told where the journal is read

    def is_mine(self, version: Version) -> bool:
        """True for what was changed on this machine."""
        return version.device == self._book.journal.device

    def _settle(self, one: Disagreement, version: Version, *, beaten: bool) -> str:
        words = f"Kept of {version.device}: {version.words}"
        edits = [settle(each, each.beaten if beaten else each.stands) for each in one.clashes]
        self._book.write(words, edits)
        return words

    def tell(self) -> None:
        """Let the runner know of those that are new since this was asked last."""
        try:
            found = self.known()
        except StoreError:
            return  # told where the journal is read
        for one in found:
            name = (one.record, one.stands.at)
            if name not in self._told:
                self._told.add(name)
                self._book.notices.append(
                    f"Changed on two devices: {one.beaten.words} ({one.beaten.device}), and then "
                    f"{one.stands.words} ({one.stands.device}), which stands until you choose. "
                    f"{SEE_BOTH}"
                )


def _of_one(clash: Clash) -> tuple[str, str, str]:
    return clash.table, clash.record, clash.beaten_by


def _is_silent(clash: Clash) -> bool:
    return clash.path.rpartition("/")[2] in SAY_NOTHING
