"""What was taken out, and how it comes back."""

from __future__ import annotations

import msgspec

from planner.domain.values.errors import DamagedError, NotFoundError
from planner.domain.values.instants import when
from planner.domain.values.journal import Profile
from planner.domain.values.record import Record
from planner.domain.values.run import PlannedRun
from planner.logbook.book import Book
from planner.logbook.cards import Cards
from planner.store.change import Edit, Table
from planner.store.codec import from_raw, is_known, table_of
from planner.store.entry import month_of

TABLES: tuple[Table, ...] = ("facts", "plan", "book")


class Removed(msgspec.Struct, frozen=True):
    """An entry or a card that was taken out."""

    record: Record
    words: str
    at: str
    """When, in local time, ISO 8601 with offset."""


class Bin:
    """Everything that was ever removed, by hand or by an undo; nothing is thrown away."""

    def __init__(self, book: Book, cards: Cards) -> None:
        self._book = book
        self._cards = cards

    def removed(self) -> tuple[Removed, ...]:
        """What lies in it, last removed first; the journal is read whole for it."""
        self._book.load_all()
        found = [
            one
            for table in TABLES
            for raw in self._book.journal.bin(table)
            if is_known(str(raw.get("kind"))) and (one := self._removed(raw)) is not None
        ]
        return tuple(sorted(found, key=lambda one: when(one.at), reverse=True))

    def _removed(self, raw: dict[str, object]) -> Removed | None:
        try:
            record = from_raw(raw)
        except DamagedError:
            return None
        if isinstance(record, Profile):
            return None  # the set-up comes back by redo, with the plan that belongs to it
        words = self._cards.name_of(record)
        if isinstance(record, PlannedRun):
            words = f"planned {words}"  # that a run was planned is all that sets the two apart
        return Removed(record, words, str(raw.get("deleted", "")))

    def restore(self, beginning: str) -> str:
        """Bring one back of that id, or whose id begins so. Gives the words of the change.

        Raises NotFoundError, listing what it could be.
        """
        removed, sought = self.removed(), beginning.casefold()
        found = [one for one in removed if one.record.id.casefold().startswith(sought)]
        exact = [one for one in found if one.record.id.casefold() == sought]
        found = exact or found
        if not beginning or len(found) != 1:
            raise _unclear(beginning, found)
        one = found[0]
        words = f"Brought back: {one.words}"
        day = getattr(one.record, "date", None)
        edit = Edit(
            table=table_of(one.record),
            record=one.record.id,
            month=month_of(None if day is None else day.isoformat()),
            drop=("deleted",),
            was={"deleted": one.at},
        )
        self._book.write(words, [edit])
        return words


def _unclear(beginning: str, found: list[Removed]) -> NotFoundError:
    if beginning and found:
        some = "; ".join(f"{one.record.id[:8]} {one.words}" for one in found[:5])
        return NotFoundError(f"{beginning!r} begins several ids.", f"Which: {some}?")
    return NotFoundError(
        f"Nothing that was taken out is {beginning!r}.", "What was taken out: easeback bin --all"
    )
