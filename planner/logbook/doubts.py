"""What stands in the journal and can hardly be true: days, doubles, clashes, broken records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from planner.domain.values.any_record import HAPPENED
from planner.domain.values.calendar import FIRST_YEAR, month_of
from planner.domain.values.instants import when
from planner.domain.values.record import Dated, by_entry
from planner.domain.values.run import Run, is_twin
from planner.logbook.book import Book
from planner.logbook.cards import Cards
from planner.logbook.clashes import Clashes
from planner.store.flaw import Flaw

YEARS_AHEAD = 3
"""Nobody plans further."""


class Doubts:
    """Looks through the whole book; puts right only what is certain."""

    def __init__(self, book: Book, cards: Cards, clashes: Clashes) -> None:
        self._book = book
        self._cards = cards
        self._clashes = clashes

    def flaws(self) -> list[Flaw]:
        """Everything that was found. The journal is read whole for it; raises StoreError."""
        known = len(self._book.notices)
        self._book.load_all()
        dated = sorted(
            (one for one in self._book.everything() if isinstance(one, Dated)),
            key=by_entry,
        )
        broken = self._book.notices[known:]
        del self._book.notices[known:]
        return [
            *(Flaw(kind="record", place="journal", words=words, is_damage=True)
              for words in broken),
            *(flaw for one in dated for flaw in self._of_day(one)),
            *self._of_twins(),
            *self._of_clashes(),
        ]  # fmt: skip

    def _of_day(self, record: Dated) -> Iterator[Flaw]:
        today, day = self._book.today, record.date
        place, words = self._place(record), self._cards.name_of(record)
        if not FIRST_YEAR <= day.year <= today.year + YEARS_AHEAD:
            yield Flaw(kind="date", place=place, words=f"{words}: can that be its day?")
        elif isinstance(record, HAPPENED) and day > today:
            yield Flaw(
                kind="future", place=place,
                words=f"{words} is still to come. Correct its day (easeback fix), or the clock.",
            )  # fmt: skip

    def _of_twins(self) -> Iterator[Flaw]:
        for first, second in self._twins():
            told = "the second is removed" if _is_copy(first, second) else (
                f"if it is one run, easeback rm {second.id[:8]}"
            )  # fmt: skip
            yield Flaw(
                kind="twice", place=self._place(second), has_cure=_is_copy(first, second),
                words=f"{self._cards.name_of(second)} stands there twice ({first.id[:8]}); {told}.",
            )  # fmt: skip

    def _twins(self) -> Iterator[tuple[Run, Run]]:
        """Pairs of runs of one day that may be one, each run named second at most once."""
        days: defaultdict[date, list[Run]] = defaultdict(list)
        for run in sorted(self._book.of_kind(Run), key=lambda run: (when(run.created), run.id)):
            first = next((one for one in days[run.date] if is_twin(one, run)), None)
            if first is not None:
                yield first, run
            days[run.date].append(run)

    def _of_clashes(self) -> Iterator[Flaw]:
        for one in self._clashes.all():
            yield Flaw(
                kind="clash", place=f"entry {one.record[:8]}",
                words=f"{one.stands.words} ({one.stands.device}) or {one.beaten.words} "
                f"({one.beaten.device})? Choose: easeback clashes",
            )  # fmt: skip

    @staticmethod
    def _place(record: Dated) -> str:
        return f"{month_of(record.date)}.json, entry {record.id[:8]}"

    def cure(self) -> int:
        """Take out runs that stand there twice for certain, as one change; gives how many.

        They go to the bin. Raises StoreError.
        """
        self._book.load_all()
        gone = [second for first, second in self._twins() if _is_copy(first, second)]
        if gone:
            self._book.put(f"Taken out by verify: {len(gone)} doubled", drops=gone)
        return len(gone)


def _is_copy(first: Run, second: Run) -> bool:
    """True if two runs are one for certain: of one source under one id, or of one start and
    length, with nothing in the second that the first lacks."""
    is_same = (
        first.source.family == second.source.family and first.source.id == second.source.id
        if second.source.id
        else first.start is not None and first.start == second.start
    )
    return is_same and first.distance_m == second.distance_m and not _adds(first, second)


def _adds(first: Run, second: Run) -> bool:
    """True if the second has a score or words of its own."""
    names = ("pain_before", "pain_during", "pain_after", "effort", "note", "planned")
    return any(getattr(second, name) not in (None, "", getattr(first, name)) for name in names)
