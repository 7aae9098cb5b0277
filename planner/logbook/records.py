"""The records of the open book, in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import TypeVar, overload

from planner.domain.values.calendar import months_between
from planner.domain.values.errors import DamagedError, StoreError
from planner.domain.values.record import Dated, Record
from planner.store.change import Edit, Table
from planner.store.codec import from_entry, is_known, tag_of
from planner.store.entry import BOOK, StoredRecord
from planner.store.journal import Journal

D = TypeVar("D", bound=Dated)
R = TypeVar("R", bound=Record)


class Records:
    """What the journal holds, as values. Reads never wait for the disk but for months not looked
    at before.

    A record is made a value when it is first asked for: the load rules look at half a year of
    runs and pain, and need none of the ticks between them.
    """

    def __init__(self, journal: Journal) -> None:
        self.journal = journal
        self.notices: list[str] = []
        """Things the runner should be told once: broken records, dropped lines."""
        self._changes: Counter[type[Record] | None] = Counter()
        """How often records of each kind have changed; None stands for those that are gone."""
        self._values: dict[str, Record] = {}
        self._waiting: dict[str, StoredRecord] = {}
        """Records nobody has asked for yet."""
        self._revisions: dict[str, int] = {}
        """The state of each record that was taken in."""
        self._lasting: dict[str, None] = {}
        self._day_of: dict[str, date] = {}
        self._days: dict[date, dict[str, str]] = {}
        """The ids of each day, and their kinds."""
        self._months: set[str] = set()
        self.leaves_out = False
        """True for a window, which a month that cannot be read would end: it is left out, and a
        notice says so. For commands it is an error."""
        self._left_out: set[str] = set()
        self._read_book()

    def load(self, first: date, last: date) -> None:
        """Bring the months from `first` to `last` into memory. Raises StoreError, but where
        `leaves_out` says otherwise."""
        wanted = [month for month in months_between(first, last) if month not in self._months]
        if not wanted:
            return
        for month in wanted:
            day = date.fromisoformat(f"{month}-01")
            try:
                self.journal.load(day, day)
            except StoreError as error:
                self._leave_out(month, error)
            else:
                self._months.add(month)
                self._left_out.discard(month)
        self._read_tables(("plan", "facts"))

    def _leave_out(self, month: str, error: StoreError) -> None:
        """Tell once that a month is missing; it is tried again whenever it is asked for."""
        if not self.leaves_out:
            raise error
        if month not in self._left_out:
            self._left_out.add(month)
            self.notices.append(
                f"{error.message} What stands in {month} is not shown, and no limit counts it. "
                f"{error.hint}"
            )

    def load_all(self) -> None:
        """Bring the whole journal into memory."""
        self.journal.load_all()
        self._months.update(self.journal.months())
        self._read_tables(("plan", "facts"))

    def _read_book(self) -> None:
        self._read_tables(("book",))

    def _read_tables(self, tables: tuple[Table, ...]) -> None:
        known = self._revisions
        for table in tables:
            for entry in self.journal.live(table):
                if known.get(entry.record) != entry.revision:
                    self._take_in(entry)

    def _take_in(self, entry: StoredRecord) -> None:
        """Know of a record, by its kind and day alone."""
        record_id, head = entry.record, entry.head
        kind, at = (entry.kind, entry.day) if head is None else (head.kind, head.date)
        if record_id in self._revisions:
            self._forget(record_id)
        self._revisions[record_id] = entry.revision
        if not is_known(kind):
            return
        self._waiting[record_id] = entry
        if entry.month == BOOK:
            self._lasting[record_id] = None
        try:
            day = date.fromisoformat(str(at))
        except ValueError:
            self.get(record_id)  # without a day, or damaged: then it is told
        else:
            self._day_of[record_id] = day
            self._days.setdefault(day, {})[record_id] = kind

    def _forget(self, record_id: str) -> None:
        self._values.pop(record_id, None)
        self._waiting.pop(record_id, None)
        self._lasting.pop(record_id, None)
        day = self._day_of.pop(record_id, None)
        if day is not None:
            self._days[day].pop(record_id, None)

    def _reread(self, edits: Iterable[Edit]) -> None:
        """Bring the records these edits name up to date with the journal."""
        for edit in edits:
            entry = self.journal.entry(edit.table, edit.record, edit.month)
            if entry is None:
                self._forget(edit.record)
                self._revisions.pop(edit.record, None)
            else:
                self._take_in(entry)
            self._changes[None if (value := self.get(edit.record)) is None else type(value)] += 1

    def changes_beside(self, kinds: Collection[type[Record]]) -> int:
        """How many changes of records of other kinds than these there were: as long as it stays
        the same, what is remembered about those others holds."""
        return sum(count for kind, count in self._changes.items() if kind not in kinds)

    def get(self, record_id: str) -> Record | None:
        """The record of that id, if its month is in memory."""
        found = self._values.get(record_id)
        if found is None and record_id in self._waiting:
            return self._decoded(record_id)
        return found

    def _decoded(self, record_id: str) -> Record | None:
        entry = self._waiting.pop(record_id)
        try:
            value = self._values[record_id] = from_entry(entry)
        except DamagedError as error:
            self.notices.append(error.message)
            self._forget(record_id)
            return None
        return value

    def on(self, day: date) -> tuple[Dated, ...]:
        """Every record of a day."""
        self.load(day, day)
        return tuple(self._of_day(day, ()))

    @overload
    def between(self, first: date, last: date) -> Iterator[Dated]: ...

    @overload
    def between(self, first: date, last: date, *kinds: type[D]) -> Iterator[D]: ...

    def between(self, first: date, last: date, *kinds: type[Dated]) -> Iterator[Dated]:
        """The records of the days `first` ... `last`, day by day; of these kinds, if any is named.

        Those of other kinds are then not even made values.
        """
        self.load(first, last)
        tags = tuple(map(tag_of, kinds))
        span = range(first.toordinal(), last.toordinal() + 1)
        # Ten years of days take longer to sift than a week to count through.
        if len(span) < len(self._days):
            days = [day for day in map(date.fromordinal, span) if day in self._days]
        else:
            days = sorted(day for day in self._days if first <= day <= last)
        for day in days:
            yield from self._of_day(day, tags)

    def _of_day(self, day: date, tags: tuple[str, ...]) -> Iterator[Dated]:
        for record_id, kind in tuple(self._days.get(day, {}).items()):
            if not tags or kind in tags:
                value = self.get(record_id)
                if isinstance(value, Dated):
                    yield value

    def everything(self) -> Iterator[Record]:
        """Every record in memory."""
        for record_id in tuple(self._waiting):
            self.get(record_id)
        yield from self._values.values()

    def of_kind(self, kind: type[R]) -> Iterator[R]:
        """Every record of a kind in memory; the others are not even made values."""
        tag = tag_of(kind)
        for record_id in [name for name, entry in self._waiting.items() if entry.kind == tag]:
            self.get(record_id)
        return (value for value in tuple(self._values.values()) if isinstance(value, kind))

    def lasting(self) -> Iterator[Record]:
        """What holds whatever the day, and is always in memory: profile, repeat rules, locks."""
        for record_id in tuple(self._lasting):
            value = self.get(record_id)
            if value is not None:
                yield value
