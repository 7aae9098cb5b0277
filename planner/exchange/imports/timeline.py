"""Activities in the order of time, to ask quickly who is near whom."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Sequence
from datetime import date
from itertools import chain
from math import inf, nan

import msgspec

from planner.domain.values.run import CrossTraining, Run

_ALIKE = {"hiking": "walking"}
"""Sports that two programs name differently for one and the same outing."""


WINDOW_S = 5 * 60
"""Two clocks of one run stand no further apart (formats.md)."""
MOST = 100
"""Nobody has so many activities on a day: of more, the others are not looked at, so that a list of
a million lines of one minute is sorted as quickly as any."""
_KEPT = 4096
"""So many that were looked at are kept for those near them."""


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
    """Activities of every sport, of which those take part that were put in.

    All are laid in order at once, and of each only its time is kept: an import may have a million.
    """

    def __init__(
        self,
        runs: Sequence[Run | CrossTraining | None],
        order: Sequence[int],
        make: Callable[[int], Known],
    ) -> None:
        """
        Args:
            order: Places of the runs in the order in which they will be put in.
            make: The run at a place, ready to be compared.
        """
        self._runs = runs
        self._make = make
        self._order = order
        begins = array("d", map(_begin, runs))
        line = [
            place for place in self._order if begins[place] == begins[place]
        ]  # not those of nan
        self._has_days = len(line) < len(order)
        line.sort(key=begins.__getitem__)
        self._line = array("q", line)
        self._starts = array("d", map(begins.__getitem__, line))
        self._is_apart = _apart(runs, self._line, self._starts)
        self.longest = max((run.duration_s or 0 for run in runs if run is not None), default=0)
        """Seconds of the longest activity."""
        self._is_in = bytearray(len(runs))
        self._is_of_file = bytearray(len(runs))
        self._files: set[str] = set()
        self._by_id: defaultdict[str, dict[str, int]] = defaultdict(dict)
        self._by_line: dict[Hashable, int] = {}
        self._by_day: defaultdict[date, list[int]] | None = None
        self._looked_at: dict[int, Known] = {}

    def put(self, place: int, key: Hashable) -> None:
        """Let an activity take part; `key` is its place in its file, as `FileKeys` gives it."""
        run = self._runs[place]
        assert run is not None
        source = run.source
        if source.id:
            self._by_id[source.family].setdefault(source.id, place)
        if key is not None:
            self._is_of_file[place] = True
            if run.start is None:
                self._by_line.setdefault(key, place)
        self._is_in[place] = True
        self._files.add(source.sha256)

    def is_apart(self, place: int) -> bool:
        """True if no other was under way when this one was, or began within `WINDOW_S` of it."""
        return bool(self._is_apart[place])

    def same_id(self, one: Known) -> Known | None:
        """The one with the same id of the same program."""
        source = one.run.source
        place = self._by_id[source.family].get(source.id)
        return None if place is None else self._known(place)

    def same_place(self, one: Known, key: Hashable) -> Known | None:
        """The one read from the same place of the same file."""
        if key is None:
            return None
        if one.begin is None:
            place = self._by_line.get(key)
            return None if place is None else self._known(place)
        of_file = (at for at in self._near(one.begin, 0, 0) if self._is_of_file[at])
        return next((found for at in of_file if _is_of(found := self._known(at), one)), None)

    def has_others(self, run: Run | CrossTraining) -> bool:
        """True if some are from another file than this one, or from none."""
        own = run.source.sha256
        return not own or len(self._files) > (own in self._files)

    def near(self, one: Known, before: float, after: float) -> list[Known]:
        """Those that start so many seconds before it at most, or after it; of very many the
        nearest."""
        if one.begin is None or not self._starts:
            return []
        return [self._known(place) for place in self._near(one.begin, before, after)]

    def as_long(self, one: Known, within: float) -> list[Known]:
        """Of those that start so many seconds before it or after it the ones that took as long, to
        a second, and are not from its own file."""
        if one.begin is None or not one.seconds:
            return []
        places = self._near(one.begin, within, within)
        return [self._known(place) for place in places if self._is_as_long(place, one)]

    def on_day(self, one: Known) -> list[Known]:
        """Those of the same local day, if one of them or this one has no time of day; of very many
        some."""
        if one.begin is not None and not self._has_days:
            return []
        if self._by_day is None:
            self._by_day = defaultdict(list)
            for place in self._order:
                run = self._runs[place]
                if run is not None:
                    self._by_day[run.date].append(place)
        here = (place for place in self._by_day[one.run.date][:MOST] if self._is_in[place])
        return [self._known(place) for place in here]

    def _is_as_long(self, place: int, one: Known) -> bool:
        run, own = self._runs[place], one.run.source.sha256
        if run is None or abs((run.duration_s or 0) - one.seconds) > 1:
            return False
        return not own or run.source.sha256 != own

    def _near(self, begin: float, before: float, after: float) -> list[int]:
        starts, count = self._starts, len(self._starts)
        here = first = last = bisect_left(starts, begin)
        # Most have nobody near them: a look at the next one is enough.
        if here > 0 and starts[here - 1] >= begin - before:
            first = bisect_left(starts, begin - before, max(0, here - MOST), here)
        if here < count and starts[here] <= begin + after:
            last = bisect_right(starts, begin + after, here, min(count, here + MOST))
        return [place for place in self._line[first:last] if self._is_in[place]]

    def _known(self, place: int) -> Known:
        found = self._looked_at.get(place)
        if found is None:
            if len(self._looked_at) == _KEPT:
                self._looked_at.clear()
            found = self._looked_at[place] = self._make(place)
        return found


def _apart(
    runs: Sequence[Run | CrossTraining | None], line: Sequence[int], starts: Sequence[float]
) -> bytearray:
    """By place, which ones have nobody near them; `line` are the places in the order of time."""
    apart = bytearray(len(runs))
    until, following = -inf, chain(starts[1:], (inf,))
    for place, start, coming in zip(line, starts, following, strict=False):
        run = runs[place]
        over = start + max((run and run.duration_s) or 0, WINDOW_S)
        apart[place] = until < start and over < coming
        until = max(until, over)
    return apart


def _begin(run: Run | CrossTraining | None) -> float:
    return nan if run is None or run.start is None else run.start.timestamp()


def _is_of(other: Known, one: Known) -> bool:
    """True for a line of the same file and of the same sport."""
    return other.sport == one.sport and other.run.source.sha256 == one.run.source.sha256


class FileKeys:
    """Names the place of an activity in its file.

    By start: one multisport file holds several activities. Lines of a list without a time of day
    are told apart by their values, and equal ones by their number.
    """

    def __init__(self) -> None:
        self._lines: Counter[Hashable] = Counter()

    def key(self, one: Known) -> Hashable:
        """The key; None where a program's own id or no file at all speaks for the activity."""
        source = one.run.source
        if not source.sha256 or source.id:
            return None
        if one.begin is not None:
            return one.begin
        line = (source.sha256, one.sport, one.run.date, one.metres, one.seconds)
        self._lines[line] += 1
        return *line, self._lines[line]
