"""Activities in the order of time, to ask quickly who is near whom."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator
from datetime import date

import msgspec

from planner.domain.values.run import CrossTraining, Run

_ALIKE = {"hiking": "walking"}
"""Sports that two programs name differently for one and the same outing."""


class Known(msgspec.Struct, frozen=True):
    """An activity with what is compared of it."""

    run: Run | CrossTraining
    place: int | None
    """Place in the import of the found it counts as; None for a record of the journal."""
    sport: str
    begin: float | None
    """Seconds since 1970; None if only the day is known."""
    guessed: bool = False
    """True if nobody said that it was a run: it may be whatever else is known of that time."""

    @property
    def seconds(self) -> int:
        """How long it took; 0 if unknown."""
        return self.run.duration_s or 0

    @property
    def metres(self) -> int:
        """How far it went; 0 if unknown."""
        return self.run.distance_m or 0


def known(run: Run | CrossTraining, place: int | None, *, guessed: bool = False) -> Known:
    """The activity, ready to be compared."""
    sport = "running" if isinstance(run, Run) else _ALIKE.get(run.sport, run.sport)
    begin = None if run.start is None else run.start.timestamp()
    return Known(run, place, sport, begin, guessed)


class ActivityTimeline:
    """What is known so far, of every sport."""

    def __init__(self) -> None:
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
        if one.begin is not None:
            insort(self._by_time, (one.begin, self._count, one))
        self._by_day[one.run.date].append(one)

    def same_id(self, one: Known) -> Known | None:
        """The one with the same id of the same program."""
        return self._by_id.get((one.run.source.family, one.run.source.id))

    def same_place(self, key: Hashable) -> Known | None:
        """The one read from the same place of the same file."""
        return None if key is None else self._by_file.get(key)

    def near(self, one: Known, seconds: float) -> Iterator[Known]:
        """Those that start within so many seconds of it."""
        if one.begin is None:
            return
        line = self._by_time
        for place in range(bisect_left(line, (one.begin - seconds,)), len(line)):
            if line[place][0] > one.begin + seconds:
                return
            yield line[place][2]

    def on_day(self, one: Known) -> list[Known]:
        """Those of the same local day."""
        return self._by_day[one.run.date]


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
