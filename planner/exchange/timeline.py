"""Activities in the order of time, to ask quickly who is near whom."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import Counter, defaultdict
from collections.abc import Hashable
from datetime import date
from math import inf

import msgspec

from planner.domain.values.run import CrossTraining, Run

_ALIKE = {"hiking": "walking"}
"""Sports that two programs name differently for one and the same outing."""


MOST = 100
"""Nobody has so many activities on a day: of more, the others are not looked at, so that a list of
a million lines of one minute is sorted as quickly as any."""


class Known(msgspec.Struct, frozen=True, gc=False):
    """An activity with what is compared of it."""

    run: Run | CrossTraining
    place: int | None
    """Place in the import of the found it counts as; None for a record of the journal."""
    sport: str
    begin: float | None
    """Seconds since 1970; None if only the day is known."""
    guessed: bool
    """True if nobody said that it was a run: it may be whatever else is known of that time."""
    seconds: int
    """How long it took; 0 if unknown."""
    metres: int
    """How far it went; 0 if unknown."""


def known(run: Run | CrossTraining, place: int | None, *, guessed: bool = False) -> Known:
    """The activity, ready to be compared."""
    sport = "running" if isinstance(run, Run) else _ALIKE.get(run.sport, run.sport)
    begin = None if run.start is None else run.start.timestamp()
    return Known(run, place, sport, begin, guessed, run.duration_s or 0, run.distance_m or 0)


class ActivityTimeline:
    """What is known so far, of every sport."""

    def __init__(self) -> None:
        self.longest = 0
        """Seconds of the longest activity."""
        self._files: set[str] = set()
        self._by_id: dict[tuple[str, str], Known] = {}
        self._by_file: dict[Hashable, Known] = {}
        self._by_time: list[tuple[float, int, Known]] = []
        self._by_day: defaultdict[date, list[Known]] = defaultdict(list)
        self._count = 0

    def add(self, one: Known, key: Hashable) -> None:
        """Remember an activity; `key` is its place in its file, as `FileKeys` gives it."""
        source = one.run.source
        if source.id:
            self._by_id.setdefault((source.family, source.id), one)
        if key is not None:
            self._by_file.setdefault(key, one)
        self._count += 1
        self.longest = max(self.longest, one.seconds)
        self._files.add(source.sha256)
        if one.begin is not None:
            insort(self._by_time, (one.begin, self._count, one))
        self._by_day[one.run.date].append(one)

    def same_id(self, one: Known) -> Known | None:
        """The one with the same id of the same program."""
        return self._by_id.get((one.run.source.family, one.run.source.id))

    def same_place(self, key: Hashable) -> Known | None:
        """The one read from the same place of the same file."""
        return None if key is None else self._by_file.get(key)

    def has_others(self, one: Known) -> bool:
        """True if some are from another file than this one, or from none."""
        return not one.run.source.sha256 or bool(self._files - {one.run.source.sha256})

    def near(self, one: Known, before: float, after: float) -> list[Known]:
        """Those that start so many seconds before it at most, or after it; of very many the
        nearest."""
        if one.begin is None or not self._by_time:
            return []
        line, here = self._by_time, bisect_left(self._by_time, (one.begin,))
        first = bisect_left(line, (one.begin - before,), max(0, here - MOST), here)
        last = bisect_right(line, (one.begin + after, inf), here, min(len(line), here + MOST))
        return [known for _, _, known in line[first:last]]

    def on_day(self, one: Known) -> list[Known]:
        """Those of the same local day; of very many some."""
        return self._by_day[one.run.date][:MOST]


class FileKeys:
    """Names the place of an activity in its file.

    By hash and start: one multisport file holds several activities. Lines of a list without a
    time of day are told apart by their values, and equal ones by their number.
    """

    def __init__(self) -> None:
        self._lines: Counter[Hashable] = Counter()

    def key(self, one: Known) -> Hashable:
        """The key; None where a program's own id or no file at all speaks for the activity."""
        source = one.run.source
        if not source.sha256 or source.id:
            return None
        if one.begin is not None:
            return source.sha256, one.sport, one.begin
        line = (source.sha256, one.sport, one.run.date, one.metres, one.seconds)
        self._lines[line] += 1
        return *line, self._lines[line]
