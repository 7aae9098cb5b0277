"""What is wanted of all entries, how many of it are shown, and where it was shown before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import msgspec

from planner.logbook.looking.entries import Entries, EntryFilter, JournalEntry
from planner.screens.shared.pace import keep_for_good
from planner.wording.amounts import plural

SOME = 200
"""Entries shown at first, and added when the cursor comes near the last of them."""
FEW = 60
"""Entries shown at first while one types or goes through days: as many as the tallest window has
room for."""
MOST_STEPS = 50
"""So many steps back are remembered."""


class JournalPlace(msgspec.Struct, frozen=True, kw_only=True):
    """What was shown, and the entry under the cursor."""

    wanted: EntryFilter = EntryFilter()
    until: date | None = None
    """The first day of the list; None for the latest."""
    cursor: str | None = None


class Trail:
    """Where one came from, as in a browser."""

    def __init__(self) -> None:
        self._places: list[JournalPlace] = []

    def leave(self, place: JournalPlace) -> None:
        """Remember a place that is left for another one."""
        if not self._places or self._places[-1] != place:
            self._places = [*self._places[1 - MOST_STEPS :], place]

    def back(self) -> JournalPlace | None:
        """The place left last, once; None at the beginning."""
        return self._places.pop() if self._places else None


class _Sieved(msgspec.Struct, frozen=True, gc=False):
    """What of a month was wanted."""

    entries: tuple[JournalEntry, ...]
    """All there was in it."""
    wanted: EntryFilter
    found: tuple[JournalEntry, ...]


class FoundEntries:
    """The entries that are wanted from a day back, as many as are shown and one more."""

    def __init__(self, entries: Entries) -> None:
        self.entries = entries
        self.wanted = EntryFilter()
        """What is shown of all there is."""
        self.until: date | None = None
        """The first day of the list, if it is not the latest."""
        self._most = SOME
        self._found: list[JournalEntry] = []
        self._coming: list[JournalEntry] = []
        """What has been gathered so far."""
        self._taken = 0
        """How many of it are shown."""
        self._sieved: dict[str, _Sieved] = {}
        """By month."""
        self._is_read = False
        """True once all years have been read."""
        self._aim: str | None = None

    def gather(self) -> Iterator[str]:
        """Gathers a month a step, the newest first; gives the months as `YYYY-MM`. Nothing else is
        shown before it is taken. Raises StoreError."""
        coming: list[JournalEntry] = []
        self._coming, self._taken = coming, 0
        for month in self.entries.months(self.until):
            entries = self._sieve(month)
            coming += (one for one in entries if self.until is None or one.date <= self.until)
            if self.wanted.is_open and len(coming) > self._most:
                return
            yield month
        if not self._is_read:
            self._is_read = True
            keep_for_good()

    def take(self) -> None:
        """Show what has been gathered, be it all or not yet."""
        self._found, self._taken = list(self._coming), len(self._coming)

    @property
    def is_more_coming(self) -> bool:
        """True if lines are still free, and something for them has been gathered."""
        return self._taken < min(FEW, len(self._coming))

    def _sieve(self, month: str) -> tuple[JournalEntry, ...]:
        """What of a month is wanted. Where more is asked for than before, it is looked for in what
        was found before: a letter more asks little of ten years."""
        entries, wanted, known = self.entries.month(month), self.wanted, self._sieved.get(month)
        among = entries
        if known is not None and known.entries is entries and wanted.is_within(known.wanted):
            if wanted == known.wanted:
                return known.found
            among = known.found
        found = tuple(wanted.sieve(among))
        self._sieved[month] = _Sieved(entries, wanted, found)
        return found

    def begin(self, aim: str = "", *, few: bool = False) -> None:
        """From the first entry on, with the cursor on one; without a name on the first."""
        self._most = FEW if few else SOME
        self._aim = aim

    def aimed(self) -> str | None:
        """Key of the entry that gets the cursor now, told once; None leaves it where it is."""
        aim, self._aim, shown = self._aim, None, self.shown
        return None if aim is None or not shown else aim or shown[0].key

    def place(self, cursor: str | None) -> JournalPlace:
        """What is shown now, with the cursor on an entry."""
        return JournalPlace(wanted=self.wanted, until=self.until, cursor=cursor)

    def more(self) -> bool:
        """Show more from now on. False where there are none."""
        if self.is_more:
            self._most += SOME
            return True
        return False

    @property
    def shown(self) -> list[JournalEntry]:
        """The entries that are shown."""
        return self._found[: self._most]

    @property
    def is_more(self) -> bool:
        """True if older ones follow."""
        return len(self._found) > self._most

    def entry(self, key: str | None) -> JournalEntry | None:
        """The entry of a key among those shown."""
        return next((one for one in self.shown if one.key == key), None)

    @property
    def count_words(self) -> str:
        """How many there are."""
        count = len(self._found)
        if not self.wanted.is_open:
            return f"{count:,} found"
        return "older ones follow" if self.is_more else plural(count, "entry", "entries")
