"""What a dry run of an import found, in words. Takes counts and names, knows no format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain, islice
from typing import Protocol

from planner.domain.values.run import CrossTraining, Run
from planner.wording import amounts, days
from planner.wording.amounts import Unit


class ImportItem(Protocol):
    """One thing found."""

    @property
    def file(self) -> str: ...
    @property
    def line(self) -> int: ...
    @property
    def remark(self) -> str: ...
    @property
    def hint(self) -> str: ...
    @property
    def run(self) -> Run | CrossTraining | None: ...
    @property
    def guessed(self) -> tuple[str, ...]: ...
    @property
    def list_note(self) -> str: ...


class Pair(Protocol):
    """One thing found and what it is held against."""

    @property
    def found(self) -> ImportItem: ...
    @property
    def other(self) -> Run | CrossTraining: ...
    @property
    def reason(self) -> str: ...


class Replacement(Protocol):
    """A record of the journal, and what it would be from a better source."""

    @property
    def found(self) -> ImportItem: ...
    @property
    def other(self) -> Run | CrossTraining: ...
    @property
    def record(self) -> Run | CrossTraining: ...
    @property
    def reasons(self) -> tuple[str, ...]: ...


class Groups(Protocol):
    """The groups of a dry run."""

    @property
    def new(self) -> Sequence[ImportItem]: ...
    @property
    def cross(self) -> Sequence[ImportItem]: ...
    @property
    def unreadable(self) -> Sequence[ImportItem]: ...
    @property
    def already_here(self) -> Sequence[Pair]: ...
    @property
    def same_run(self) -> Sequence[Pair]: ...
    @property
    def better(self) -> Sequence[Replacement]: ...
    @property
    def doubtful(self) -> Sequence[Pair]: ...
    @property
    def asked(self) -> Sequence[ImportItem]: ...
    @property
    def own(self) -> Sequence[ImportItem]: ...


MOST = 6
"""Examples shown of a group."""

REASONS = {
    "corrected": "corrected there since",
    "trusted": "from a better source",
    "whole": "the whole file, not cut off",
    "measured": "it had no distance",
    "zone": "its local time is known now",
    "sport": "it was another sport",
}
"""Why a record would be replaced."""


def dry_run_words(found: Groups, unit: Unit) -> tuple[str, ...]:
    """One paragraph a group, the empty ones left out."""
    seen = _Seen()
    for item in chain(found.new, found.cross):
        seen.look(item, unit)
    said = [*_heads(found, seen, unit), *seen.rest(len(found.cross))]
    if found.already_here:
        said.append(f"Already here: {len(found.already_here)}.")
    if found.same_run:
        said.append(
            f"The same run from two sources: {len(found.same_run)}; the better distance is kept."
        )
    if found.better:
        lines = (better_words(one, unit) for one in found.better)
        said.append(
            _listed(
                f"Here already, and from a better source now: {len(found.better)}.",
                len(found.better),
                lines,
            )
        )
    if found.doubtful:
        lines = (pair_words(pair, unit) for pair in found.doubtful)
        said.append(
            _listed(
                f"Perhaps the same as another, left out: {len(found.doubtful)}.",
                len(found.doubtful),
                lines,
            )
        )
    if found.asked:
        lines = (asked_words(item, unit) for item in found.asked)
        count = len(found.asked)
        said.append(_listed(f"Without a sport or odd, left out: {count}.", count, lines))
    if seen.guessed:
        said.append(f"Time zone assumed to be this computer's: {seen.guessed}.")
    if found.unreadable:
        lines = (f"{_place(item)}: {item.remark} {item.hint}".rstrip() for item in found.unreadable)
        count = len(found.unreadable)
        said.append(_listed(f"Not taken: {count}.", count, lines))
    return tuple(said)


class _Seen:
    """What is told of all that comes in, counted one by one: there may be a million, and none is
    kept."""

    def __init__(self) -> None:
        self.notes: dict[tuple[str, str], None] = {}
        """What was concluded for whole lists, with their files."""
        self.remarked = self.guessed = 0
        self.remarks: list[str] = []
        self._sports: Counter[str] = Counter()
        self._runs = self._total_m = self._longest_m = 0
        self._first, self._last = date.max, date.min

    def look(self, item: ImportItem, unit: Unit) -> None:
        """Take one into account."""
        self.guessed += "zone" in item.guessed
        if item.list_note:
            self.notes[item.file, item.list_note] = None
        if item.remark:
            self.remarked += 1
            if len(self.remarks) < MOST:
                self.remarks.append(f"{item_words(item, unit)}: {item.remark}")
        run = item.run
        if isinstance(run, CrossTraining):
            self._sports[run.sport] += 1
        elif run is not None:
            self._runs += 1
            self._total_m += run.distance_m
            if run.distance_m > self._longest_m:
                self._longest_m = run.distance_m
            if run.date < self._first:
                self._first = run.date
            if run.date > self._last:
                self._last = run.date

    def rest(self, others: int) -> Iterator[str]:
        """What is told beside the runs: other sports, and what to look at."""
        if others:
            sports = self._sports.most_common()
            listed = ", ".join(f"{sport.replace('_', ' ')} {n}" for sport, n in sports)
            yield f"Not a run, kept as other training: {others} ({listed})."
        if self.remarked:
            yield _listed(f"Worth a look: {self.remarked}.", self.remarked, self.remarks)

    def runs(self, unit: Unit) -> str:
        """The runs, in a sentence."""
        if not self._runs:
            return "No new run."
        return (
            f"New: {amounts.plural(self._runs, 'run')}, {amounts.distance(self._total_m, unit)}, "
            f"longest {amounts.distance(self._longest_m, unit)}, "
            f"{days.full(self._first)} to {days.full(self._last)}."
        )


def _heads(found: Groups, seen: _Seen, unit: Unit) -> list[str]:
    """What comes in, and what was concluded for whole lists: once, not for each of the lines."""
    said = [seen.runs(unit)] if found.new or not found.own else []
    if found.own:
        said.append(_own(found.own))
    return said + [f"{file.rpartition('/')[2]}: {note}" for file, note in seen.notes]


def _place(item: ImportItem) -> str:
    return f"{item.file}, line {item.line}" if item.line else item.file


def _own(items: Sequence[ImportItem]) -> str:
    runs = sum(isinstance(item.run, Run) for item in items)
    others = len(items) - runs
    listed = [amounts.plural(runs, "run")] if runs else []
    if others:
        listed.append(amounts.plural(others, "other entry", "other entries"))
    return f"From an export of easeback, as they were: {' and '.join(listed)}."


def _listed(heading: str, count: int, lines: Iterable[str]) -> str:
    """A heading with the first of its lines."""
    shown = [heading, *(f"  {line}" for line in islice(lines, MOST))]
    if count > MOST:
        shown.append(f"  and {count - MOST} more")
    return "\n".join(shown)


def record_words(run: Run | CrossTraining, unit: Unit) -> str:
    """`5.0 km in 30:00, 6:00 /km, Fri 20 Nov 2026`, with the sport if it is another."""
    said = [] if isinstance(run, Run) else [run.sport]
    if run.distance_m and run.duration_s:
        said.append(f"{amounts.distance(run.distance_m, unit)} in {amounts.clock(run.duration_s)}")
        said.append(amounts.pace(run.distance_m, run.duration_s, unit))
    elif run.distance_m:
        said.append(amounts.distance(run.distance_m, unit))
    elif run.duration_s:
        said.append(amounts.clock(run.duration_s))
    return ", ".join((*said, days.full(run.date)))


def item_words(item: ImportItem, unit: Unit) -> str:
    """`a.gpx, 5.0 km in 30:00, 6:00 /km, Fri 20 Nov 2026`."""
    place = _place(item)
    return place if item.run is None else f"{place}, {record_words(item.run, unit)}"


def asked_words(item: ImportItem, unit: Unit) -> str:
    """What is asked about, and why."""
    return f"{item_words(item, unit)}: {item.remark}"


def pair_words(pair: Pair, unit: Unit) -> str:
    """What was found, what it may be, and why that is not certain."""
    found = item_words(pair.found, unit)
    found = f"{found}: {pair.found.remark} The" if pair.found.remark else f"{found}; the"
    return f"{found} other is {record_words(pair.other, unit)} ({pair.reason})"


def better_words(one: Replacement, unit: Unit) -> str:
    """`5.0 km -> 6.5 km, Fri 20 Nov 2026: corrected there since (activities.csv)`."""
    why = ", ".join(REASONS[reason] for reason in one.reasons)
    changes = " and ".join(_changes(one.other, one.record, unit))
    return f"{changes}, {days.full(one.other.date)}: {why} ({one.found.file})"


def _changes(old: Run | CrossTraining, new: Run | CrossTraining, unit: Unit) -> list[str]:
    """What differs, before and after."""
    if type(old) is not type(new):
        return [f"{_sport(old)} → {_sport(new)}"]
    said = []
    if old.distance_m != new.distance_m:
        before, after = (amounts.distance(one.distance_m or 0, unit) for one in (old, new))
        said.append(f"{before} → {after}")
    if old.start != new.start or old.date != new.date or _offset(old) != _offset(new):
        said.append(f"{_when(old)} → {_when(new)}")
    return said


def _sport(run: Run | CrossTraining) -> str:
    return "run" if isinstance(run, Run) else run.sport


def _offset(run: Run | CrossTraining) -> object:
    return None if run.start is None else run.start.utcoffset()


def _when(run: Run | CrossTraining) -> str:
    day = days.full(run.date)
    return day if run.start is None else f"{day} {run.start:%H:%M}"


def imported_words(activities: int, own: int) -> str:
    """`Imported 3 activities`; with what came out of an export of easeback, `3 entries`."""
    names = ("entry", "entries") if own else ("activity", "activities")
    return f"Imported {amounts.plural(activities + own, *names)}"


class Load(Protocol):
    """What a runner's runs come to."""

    @property
    def base_m(self) -> int: ...
    @property
    def cap_m(self) -> int: ...


def effect_words(before: Load, after: Load, unit: Unit) -> Sequence[str]:
    """What an import did to the base and to the cap of a run; nothing if it did nothing."""
    said = []
    if before.base_m != after.base_m:
        # Of a mean, the tenth says enough.
        old, new = round(before.base_m, -2), round(after.base_m, -2)
        words = f"{amounts.number(old, unit)} to {amounts.distance(new, unit)}"
        said.append(f"Your 4-week base changed from {words} a week.")
    if before.cap_m != after.cap_m:
        old_cap, new_cap = amounts.floored(before.cap_m, unit), amounts.floored(after.cap_m, unit)
        said.append(f"The cap of a run today changed from {old_cap} to {new_cap}.")
    return said
