"""The records in memory, by month; months come in when they are needed.

An edit of a month that is not here waits until it is. Records that changed month leave a
note where they went, so that an edit made without knowing of the move still finds them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from planner.store.change import Change, Edit, Table
from planner.store.checkpoint import Key, Volume
from planner.store.entry import BOOK, UNDATED, StoredRecord, month_of


class Shelf:
    """Entries of the loaded months and of the book."""

    def __init__(
        self, read: Callable[[str], tuple[Volume, bool]], replay: Callable[[], list[Change]]
    ) -> None:
        """`read` gives a month and whether it is complete; if one is not, `replay` is called.

        It has to give every change that the checkpoints are supposed to hold, oldest first.
        Both may raise OSError.
        """
        self._read = read
        self._replay = replay
        self._months: dict[str, dict[Key, StoredRecord]] = {BOOK: {}}
        self._moved: dict[str, dict[Key, str]] = {BOOK: {}}
        self._waiting: defaultdict[str, list[tuple[str, Edit]]] = defaultdict(list)
        self._sources: defaultdict[str, set[str]] = defaultdict(set)
        self._awaited: defaultdict[Key, set[str]] = defaultdict(set)
        self.entries: dict[Key, StoredRecord] = {}
        self.dirty: set[str] = set()
        """Months, and `BOOK`, that are not as their file has them."""
        self.suspects: set[Key] = set()
        """Records that may hold a clash."""
        self.suspicions = 0
        """Grows whenever a suspect changes."""
        self.refusal = ""
        """Why no file may vouch for what is here: something was taken in by half."""

    @property
    def waiting(self) -> set[str]:
        """Months that are not here and have edits waiting."""
        return set(self._waiting)

    @property
    def months(self) -> set[str]:
        """Months that hold a record here or have edits waiting."""
        held = {month for month, records in self._months.items() if records}
        return held | set(self._waiting)

    def is_loaded(self, month: str) -> bool:
        """True if a month is here."""
        return month in self._months

    def month(self, month: str) -> list[StoredRecord]:
        """The records filed under a loaded month, or under `BOOK`."""
        return list(self._months[month].values())

    def moved(self, month: str) -> dict[Key, str]:
        """Where the records went that are no longer filed under a loaded month."""
        return self._moved[month]

    def find(self, table: Table, record: str, month: str) -> StoredRecord | None:
        """A record that is here, or is or once was filed under `month`."""
        key = table, record
        if table != "book":
            self._load_awaited(key)
            self._follow(month, key)
        return self.entries.get(key)

    def _follow(self, month: str, key: Key) -> None:
        """Bring in a month and those to which it says the record went on."""
        seen = {BOOK}  # files of two devices may point at each other
        while month not in seen:
            seen.add(month)
            self.load(month)
            month = self._moved[month].get(key, BOOK)

    def place_book(self, volume: Volume) -> None:
        """Take in the book, once, before anything else."""
        self._place(BOOK, volume)

    def load(self, month: str) -> None:
        """Bring a month in, with the edits that wait for it."""
        if month in self._months:
            return
        volume, is_complete = self._read(month)
        missed = [] if is_complete else self._replay()
        # Up to here nothing has happened if the disk refuses.
        with self._wholly():
            self._take_in(month, volume)
            if not is_complete:
                self.dirty.add(month)
                for change in missed:
                    self.absorb(change)

    @contextmanager
    def _wholly(self) -> Iterator[None]:
        """What is begun in here has to come to its end, or nothing may be written any more."""
        try:
            yield
        except OSError as error:
            self.refusal = (
                f"A part of the journal could not be read ({error.strerror or error}) while it "
                "was needed: it is open for reading only. Everything confirmed before is kept; "
                "leave easeback, look at the disk, and open it anew."
            )
            raise

    def _take_in(self, month: str, volume: Volume) -> None:
        """Place a month, then apply what waits for it."""
        self._place(month, volume)
        for source in sorted(self._sources.pop(month, ())):
            self.load(source)
        for stamp, edit in self._waiting.pop(month, ()):
            self._apply(stamp, edit, month)
        if self._awaited:
            for entry in volume.entries:
                self._load_awaited(entry.key)

    def _load_awaited(self, key: Key) -> None:
        """Bring in the months where edits of a record wait, made when it was filed there."""
        for month in sorted(self._awaited.get(key, ())):
            self.load(month)
        self._awaited.pop(key, None)

    def _place(self, month: str, volume: Volume) -> None:
        self._months[month] = {}
        self._moved[month] = volume.moved
        if volume.entries and not volume.seal:
            self.dirty.add(month)
        astray: list[StoredRecord] = []
        shelf, entries = self._months[month], self.entries
        for entry in volume.entries:
            key = entry.table, entry.record
            known = entries.get(key)
            if known is not None:
                self._unite(known, entry)
            else:
                entries[key] = shelf[key] = entry
                head = entry.head
                # Nearly all stand where they belong.
                is_home = head is not None and month and head.date[:7] == month
                if not is_home and entry.home != month:
                    astray.append(entry)
        for entry in astray:
            self._refile(entry)

    def _unite(self, known: StoredRecord, copy: StoredRecord) -> None:
        """Two files hold the record: it was moved, or edited before its move was known."""
        if known.differs(copy):
            self.suspects.add(known.key)
            self.suspicions += 1
        if known.merge(copy):
            self.dirty.add(known.month)
        self.dirty.add(copy.month)
        self._moved[copy.month][copy.key] = known.month
        self._refile(known)

    def absorb(self, change: Change) -> bool:
        """Apply a change, or keep it for when its months come in; True if it may matter."""
        with self._wholly():
            effects = [self._route(change.stamp, edit) for edit in change.edits]
        return any(effects) or not effects

    def _route(self, stamp: str, edit: Edit) -> bool:
        if edit.table == "book":
            return self._apply(stamp, edit, BOOK)
        target = month_of(edit.set.get("date"))
        month = month_of(edit.month) or target or UNDATED
        is_here = (edit.table, edit.record) in self.entries
        if is_here or month in self._months or (target and target in self._months):
            self.load(month)
            return self._apply(stamp, edit, month)
        self._waiting[month].append((stamp, edit))
        self._awaited[edit.table, edit.record].add(month)
        if target and target != month:
            self._sources[target].add(month)
        return True

    def _apply(self, stamp: str, edit: Edit, month: str) -> bool:
        entry = self.find(edit.table, edit.record, month)
        if entry is None:
            entry = StoredRecord(edit.table, edit.record, month)
            self.entries[entry.key] = self._months[month][entry.key] = entry
            self._moved[month].pop(entry.key, None)
        effect = entry.apply(stamp, edit)
        if effect.clash or edit.reopens:
            self.suspects.add(entry.key)
        if entry.key in self.suspects:
            self.suspicions += 1
        if effect.changed:
            self.dirty.add(entry.month)
            self._refile(entry)
        if edit.table != "book":
            for known_under in {month, month_of(edit.set.get("date")) or month}:
                self._point(known_under, entry)
        return effect.changed or effect.clash

    def _point(self, month: str, entry: StoredRecord) -> None:
        """Let a month lead to a record that someone takes to be filed there."""
        if entry.month == month:
            return
        self.load(month)
        if self._moved[month].get(entry.key) != entry.month != month:
            self._moved[month][entry.key] = entry.month
            self.dirty.add(month)

    def _refile(self, entry: StoredRecord) -> None:
        """Bring a record to the month of its date."""
        old, new = entry.month, entry.home
        if old == new:
            return
        self._follow(new, entry.key)
        if entry.month != old or entry.home != new:  # what came in with the month moved it
            self._refile(entry)
            return
        key = entry.key
        del self._months[old][key]
        self._moved[old][key] = new
        self._months[new][key] = entry
        self._moved[new].pop(key, None)
        entry.month = new
        self.dirty |= {old, new}
