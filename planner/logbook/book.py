"""The open book: records in memory, the one door for changes, undo, and listeners."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime

from planner.clock import Clock
from planner.domain.calendar import months_between
from planner.domain.errors import NotFoundError
from planner.domain.exercise import Exercise
from planner.domain.journal import Profile
from planner.domain.plan import Plan
from planner.domain.record import Dated, Record, Side
from planner.store.change import Change, Edit, Table
from planner.store.codec import decode_all, table_of, to_raw
from planner.store.journal import Journal

Listener = Callable[[], None]

AGAIN = "Done again: "
"""What the words of a redone change begin with."""


def new_id() -> str:
    """A random UUID (version 4) as text."""
    raw = bytearray(os.urandom(16))
    raw[6] = raw[6] & 0x0F | 0x40
    raw[8] = raw[8] & 0x3F | 0x80
    text = raw.hex()
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))


class Book:
    """Everything the runner has written, as values. Reads never wait for the disk but for
    months not looked at before; every change is on disk before memory and listeners know it.
    """

    def __init__(
        self,
        journal: Journal,
        exercises: dict[str, Exercise],
        plans: dict[str, Plan],
        clock: Clock,
    ) -> None:
        self.journal = journal
        self.exercises = exercises
        self.plans = plans
        self.clock = clock
        self.revision = 0
        """Counts changes of what is in memory: equal revision, equal answers."""
        self.last_words = ""
        """What the last change did, for a toast."""
        self.notices: list[str] = []
        """Things the runner should be told once: broken records, dropped lines."""
        self._listeners: list[Listener] = []
        self._raw: dict[str, object] = {}
        self._values: dict[str, Record] = {}
        self._lasting: dict[str, Record] = {}
        self._days: dict[date, dict[str, Dated]] = {}
        self._months: set[str] = set()
        self._read_book()

    # -- time and listeners -------------------------------------------------

    def now(self) -> datetime:
        """The runner's local time."""
        return self.clock()

    @property
    def today(self) -> date:
        """The runner's local day."""
        return self.clock().date()

    def stamp(self) -> str:
        """The local time as records keep it."""
        return self.now().isoformat(timespec="seconds")

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` after every change; the returned function ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def _tell(self) -> None:
        self.revision += 1
        for listener in tuple(self._listeners):
            listener()

    # -- reading ------------------------------------------------------------

    def load(self, first: date, last: date) -> None:
        """Bring the months from `first` to `last` into memory."""
        wanted = [month for month in months_between(first, last) if month not in self._months]
        if not wanted:
            return
        self.journal.load(first, last)
        self._months.update(wanted)
        self._read_tables(("plan", "facts"))

    def load_all(self) -> None:
        """Bring the whole journal into memory."""
        self.journal.load_all()
        self._months.update(self.journal.months())
        self._read_tables(("plan", "facts"))

    def _read_book(self) -> None:
        self._read_tables(("book",))

    def _read_tables(self, tables: tuple[Table, ...]) -> None:
        for table in tables:
            fresh = [
                raw for raw in self.journal.records(table) if self._raw.get(raw["id"]) is not raw
            ]
            for raw in fresh:
                self._raw[raw["id"]] = raw
            for value in decode_all(fresh, self.notices.append):
                self._remember(value)

    def _remember(self, value: Record) -> None:
        self._forget(value.id)
        self._values[value.id] = value
        if table_of(value) == "book":
            self._lasting[value.id] = value
        if isinstance(value, Dated):
            self._days.setdefault(value.date, {})[value.id] = value

    def _forget(self, record_id: str) -> None:
        old = self._values.pop(record_id, None)
        self._lasting.pop(record_id, None)
        if isinstance(old, Dated):
            self._days[old.date].pop(record_id, None)

    def _reread(self, edits: Iterable[Edit]) -> None:
        """Bring the records these edits name up to date with the journal."""
        for edit in edits:
            raw = self.journal.record(edit.table, edit.record, edit.month)
            # Also what can no longer be read: the value before it is not true any more.
            self._forget(edit.record)
            if raw is None:
                self._raw.pop(edit.record, None)
                continue
            self._raw[edit.record] = raw
            for value in decode_all([raw], self.notices.append):
                self._remember(value)

    def get(self, record_id: str) -> Record | None:
        """The record of that id, if its month is in memory."""
        return self._values.get(record_id)

    def on(self, day: date) -> tuple[Dated, ...]:
        """Every record of a day."""
        self.load(day, day)
        return tuple(self._days.get(day, {}).values())

    def between(self, first: date, last: date) -> Iterator[Dated]:
        """Every record of the days `first` ... `last`, day by day."""
        self.load(first, last)
        span = range(first.toordinal(), last.toordinal() + 1)
        # Ten years of days take longer to sift than a week to count through.
        if len(span) < len(self._days):
            days = [day for day in map(date.fromordinal, span) if day in self._days]
        else:
            days = sorted(day for day in self._days if first <= day <= last)
        for day in days:
            yield from self._days[day].values()

    def everything(self) -> Iterator[Record]:
        """Every record in memory."""
        yield from self._values.values()

    def lasting(self) -> Iterator[Record]:
        """What holds whatever the day, and is always in memory: profile, repeat rules, locks."""
        yield from self._lasting.values()

    @property
    def profile(self) -> Profile | None:
        """The runner's answers, or None before the first run of the wizard."""
        found = self._values.get("profile")
        return found if isinstance(found, Profile) else None

    @property
    def sore(self) -> Side:
        """The knee the program is about."""
        return self.profile.knee if self.profile else Side.BOTH

    def need(self, record_id: str) -> Record:
        """The record of that id. Raises NotFoundError."""
        found = self._values.get(record_id)
        if found is None:
            raise NotFoundError(
                "That entry is no longer there.", "Another window may have removed it: look again."
            )
        return found

    # -- the one door -------------------------------------------------------

    def put(
        self,
        words: str,
        puts: Iterable[Record] = (),
        drops: Iterable[Record] = (),
        *,
        reason: str = "",
    ) -> Change | None:
        """Write records as they should be, and remove others, as one undoable change.

        What is to be removed and is gone already is passed over. Returns None if nothing would
        change. Raises StoreError; then nothing has changed.
        """
        edits = [self._edit(value, to_raw(value)) for value in puts]
        edits.extend(self._edit(value, None) for value in drops if value.id in self._values)
        edits = [edit for edit in edits if edit.set or edit.drop]
        return self._commit(words, edits, reason=reason) if edits else None

    def _edit(self, value: Record, after: dict[str, object] | None) -> Edit:
        """What changes in the record `value` stands for.

        The diff is between two values, never against the raw record, so that fields a newer
        program wrote survive.
        """
        known = self._values.get(value.id)
        before = None if known is None else to_raw(known)
        return self.journal.edits_for(before, after, table_of(value))

    def _commit(
        self, words: str, edits: list[Edit], *, reason: str = "", undoes: str = "", redoes: str = ""
    ) -> Change:
        change = self.journal.commit(words, edits, reason=reason, undoes=undoes, redoes=redoes)
        self._reread(change.edits)
        self.last_words = words
        self._tell()
        return change

    # -- undo ---------------------------------------------------------------

    def undo(self) -> str:
        """Take back the last change; facts made since stay. Returns what was undone, in words.

        Raises NotFoundError if there is nothing to undo.
        """
        change = self.journal.undoable()
        if change is None:
            raise NotFoundError("There is nothing to undo.", "")
        return self._undo(change)

    def undo_list(self, most: int = 30) -> tuple[Change, ...]:
        """The changes that can be taken back, the last one first."""
        return tuple(self.journal.undo_stack(most))

    def undo_only(self, change_id: str) -> str:
        """Take one earlier change back and keep what was done since: an accepted plan without
        the sets ticked after it. Returns its words. Raises NotFoundError.
        """
        change = next((one for one in self.undo_list(1000) if one.id == change_id), None)
        if change is None:
            raise NotFoundError(
                "That change is no longer there to take back.", "See: easeback undo --list"
            )
        return self._undo(change)

    def _undo(self, change: Change) -> str:
        words = change.words.removeprefix(AGAIN)
        self._commit(f"Undone: {words}", list(self.journal.reverse(change)), undoes=change.id)
        return words

    def redo(self) -> str:
        """Do again what was undone last. Raises NotFoundError if there is nothing."""
        change = self.journal.redoable()
        if change is None:
            raise NotFoundError("There is nothing to redo.", "")
        words = change.words.removeprefix(AGAIN)
        self._commit(f"{AGAIN}{words}", list(self.journal.again(change)), redoes=change.id)
        return words

    # -- other programs -----------------------------------------------------

    def poll(self) -> bool:
        """Take in what other programs and devices have written since. True if anything."""
        changes = self.journal.poll()
        if not changes:
            return False
        for change in changes:
            self._reread(change.edits)
        self.last_words = changes[-1].words
        self._tell()
        return True
