"""What was changed in the plan, and why: read back from the changes made on this device."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice

import msgspec

from planner.logbook.book import Book, plain_words
from planner.store.change import Change
from planner.store.undo import steps_back
from planner.wording.applied import applied_in

AT_LEAST = timedelta(days=92)
"""How much further back than asked the changes are read, so that month by month each is read few
times."""


class PlanChange(msgspec.Struct, frozen=True, gc=False):
    """One change of planned sessions or runs, or an answer to a proposal, that still stands."""

    id: str
    date: date
    created: str
    """When it was made, in local time, ISO 8601 with offset."""
    words: str
    reason: str
    """The runner's own; empty if none was given."""
    note: str
    """Id of the record that was begun with it, such as the note of a refusal; empty for none."""
    rules: tuple[str, ...] = ()
    """Ids of the rules it follows from. None for what was done by hand, and for what an easeback
    kept that did not write them down yet."""

    @property
    def is_answer(self) -> bool:
        """True for the answer to a proposal, as `Proposals.accept` words it."""
        return applied_in(self.words) is not None

    @property
    def taken(self) -> tuple[int, int] | None:
        """Of an answer: how many changes were taken, and of how many; None for anything else."""
        found = applied_in(self.words)
        return None if found is None else (found.taken, found.offered)


class PlanChanges:
    """The plan changes of this device, newest first; the log is read as far back as is asked."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._log: list[Change] = []
        """What of the log changes the plan or takes something back, newest first."""
        self._newest = ""
        """Id of the newest change that is known."""
        self._count = 0
        """How many changes of the log are known."""
        self._read_from = date.max
        """All changes from that day on are known."""
        self._revision = -1
        self._standing: tuple[PlanChange, ...] = ()

    def between(self, first: date, last: date) -> tuple[PlanChange, ...]:
        """Those made on the days `first` ... `last`, oldest first. Raises StoreError."""
        if self._revision != self._book.revision:
            self._take_new()
        if first < self._read_from:
            self._read_back(first)
        found = (one for one in self._standing if first <= one.date <= last)
        return tuple(found)[::-1]

    def _take_new(self) -> None:
        """Take in what was changed since the last look."""
        new: list[Change] = []
        if self._read_from < date.max:
            for change in self._book.journal.history():
                if change.id == self._newest:
                    break
                new.append(change)
        if new:
            self._newest, self._count = new[0].id, self._count + len(new)
            self._log[:0] = [_slim(change) for change in new if _matters(change)]
            self._stand()
        self._revision = self._book.revision

    def _read_back(self, first: date) -> None:
        """Read on from the oldest known change to before a day, and as far again."""
        far = max(AT_LEAST, self._book.today - first).days
        goal = date.fromordinal(max(1, first.toordinal() - far))
        ended = True
        for change in islice(self._book.journal.history(), self._count, None):
            self._newest = self._newest or change.id
            day = _day(change)
            if day is not None and day < goal:
                ended = False
                break
            self._count += 1
            if _matters(change):
                self._log.append(_slim(change))
        self._read_from = date.min if ended else goal
        self._stand()

    def _stand(self) -> None:
        self._standing = tuple(_plan_changes(self._log))


def _plan_changes(log: list[Change]) -> Iterator[PlanChange]:
    for change in steps_back(log):
        day = _day(change)
        if day is not None and _changes_plan(change):
            note = next((edit.record for edit in change.edits if edit.table == "facts"), "")
            words = plain_words(change)
            yield PlanChange(change.id, day, change.at, words, change.reason, note, change.rules)


def _matters(change: Change) -> bool:
    return bool(change.undoes or change.redoes) or _changes_plan(change)


def _changes_plan(change: Change) -> bool:
    return bool(change.reason) or any(edit.table == "plan" for edit in change.edits)


def _slim(change: Change) -> Change:
    """The change with what is asked of it later: one plan edit for all, and the facts it began."""
    plan = [edit for edit in change.edits if edit.table == "plan"][:1]
    begun = [edit for edit in change.edits if edit.table == "facts" and edit.begins][:1]
    bare = (msgspec.structs.replace(edit, set={}, was={}) for edit in (*plan, *begun))
    return msgspec.structs.replace(change, edits=tuple(bare))


def _day(change: Change) -> date | None:
    """The local day of a change; None where another program wrote it otherwise."""
    try:
        return date.fromisoformat(change.at[:10])
    except ValueError:
        return None
