"""Sort what an import found: new, already here, twice in this import, doubtful, not a run.

Pure, and quick by looking only at neighbours in time. Two records are the same activity if
(formats.md, golden rules) they have the same id of the same source; or come from the same file
with the same start; or are of one sport, start within five minutes and agree in time or distance
within 5 %. A shift by whole hours with all else equal is a fault of the time zone, and a day
without a time of day proves little: such pairs are doubtful, shown and not imported unasked.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timezone
from typing import Literal

import msgspec

from planner.domain.values.run import CrossTraining, Run
from planner.exchange.found import TRUST, Found
from planner.exchange.timeline import ActivityTimeline, FileKeys, Known, known

Reason = Literal[
    "same id", "same file", "same start", "overlapping", "shifted by whole hours", "same day"
]

WINDOW_S = 5 * 60
SHIFT_S = 14 * 3600
"""No two clocks on earth stand further apart from UTC."""
SLACK_S = 2
"""Rounding of a start to whole seconds, on both sides."""
CLOSE = 0.05
EQUAL = 0.01
"""Rounding of one and the same distance."""


class Match(msgspec.Struct, frozen=True, kw_only=True):
    """A found activity, and the one it is held against."""

    found: Found
    other: Run | CrossTraining
    """A record of the journal, or one of this same import."""
    reason: Reason


class DryRun(msgspec.Struct, frozen=True, kw_only=True):
    """What an import would do. Everything found stands in exactly one group, in its order."""

    new: tuple[Found, ...] = ()
    """Runs to import."""
    cross: tuple[Found, ...] = ()
    """Other sports to import, as minutes; they never count as running."""
    already_here: tuple[Match, ...] = ()
    same_run: tuple[Match, ...] = ()
    """Found twice in this import; the other, whose distance is trusted more, is kept."""
    doubtful: tuple[Match, ...] = ()
    """Perhaps the same as another: imported only if the runner says so."""
    unreadable: tuple[Found, ...] = ()
    """What made no record, each with its reason."""

    @property
    def records(self) -> tuple[Run | CrossTraining, ...]:
        """The records to write."""
        return tuple(f.run for f in (*self.new, *self.cross) if f.run is not None)


def sort_out(found: Iterable[Found], existing: Iterable[Run | CrossTraining]) -> DryRun:
    """Hold what was found against the journal and against itself.

    The most trusted distances come first, so that of two records of one run the better is kept.
    If the kept one had to assume its time zone and the other knew it, it takes it over.
    """
    items = tuple(found)
    sorting = _Sorting(items, existing)
    order = sorted(
        (place for place, item in enumerate(items) if item.run is not None),
        key=lambda place: (TRUST.index(items[place].basis), place),
    )
    for place in order:
        sorting.place(place)
    return sorting.result()


class _Sorting:
    """The state of one sorting."""

    def __init__(self, items: tuple[Found, ...], existing: Iterable[Run | CrossTraining]) -> None:
        self._items = list(items)
        self._verdicts: dict[int, tuple[Known, Reason]] = {}
        self._journal, self._import = ActivityTimeline(), ActivityTimeline()
        self._keys = FileKeys()
        keys = FileKeys()
        for run in existing:
            one = known(run, None)
            self._journal.add(one, keys.key(one))

    def place(self, place: int) -> None:
        """Find out what one item is."""
        run = self._items[place].run
        assert run is not None
        one = known(run, place)
        key = self._keys.key(one)
        verdict = (
            _certain(one, key, self._journal)
            or _certain(one, key, self._import)
            or _doubt(one, self._journal)
            or _doubt(one, self._import)
        )
        if verdict is not None:
            self._verdicts[place] = verdict
            root, reason = verdict
            if root.place is not None and reason in _CERTAIN:
                # What equals this one later equals the one that is kept.
                one = known(run, root.place)
                self._items[root.place] = _with_zone(self._items[root.place], run)
        self._import.add(one, key)

    def result(self) -> DryRun:
        """The groups."""
        groups: dict[str, list[Found]] = {"new": [], "cross": [], "unreadable": []}
        matches: dict[str, list[Match]] = {"already_here": [], "same_run": [], "doubtful": []}
        for place, item in enumerate(self._items):
            if item.run is None:
                groups["unreadable"].append(item)
            elif place not in self._verdicts:
                groups["cross" if item.outcome == "cross" else "new"].append(item)
            else:
                root, reason = self._verdicts[place]
                group = "doubtful"
                if reason in _CERTAIN:
                    group = "already_here" if root.place is None else "same_run"
                matches[group].append(Match(found=item, other=self._record(root), reason=reason))
        return DryRun(
            new=tuple(groups["new"]),
            cross=tuple(groups["cross"]),
            unreadable=tuple(groups["unreadable"]),
            already_here=tuple(matches["already_here"]),
            same_run=tuple(matches["same_run"]),
            doubtful=tuple(matches["doubtful"]),
        )

    def _record(self, root: Known) -> Run | CrossTraining:
        """The record as it is now: it may have learned its time zone."""
        if root.place is None:
            return root.run
        return self._items[root.place].run or root.run


_CERTAIN: tuple[Reason, ...] = ("same id", "same file", "same start")


def _certain(one: Known, key: object, line: ActivityTimeline) -> tuple[Known, Reason] | None:
    """The activity that this one certainly is."""
    if one.run.source.id and (other := line.same_id(one)) is not None:
        return other, "same id"
    other = line.same_place(key)
    if other is not None and (other.place is None or _agree(one, other)):
        return other, "same file"
    for near in line.near(one, WINDOW_S):
        if _agree(one, near) and not _one_after_the_other(one, near):
            return near, "same start"
    return None


def _doubt(one: Known, line: ActivityTimeline) -> tuple[Known, Reason] | None:
    """The activity that this one may be."""
    for other in line.near(one, WINDOW_S):
        if _overlap(one, other):
            return other, "overlapping"
    for other in line.near(one, SHIFT_S):
        if _shifted(one, other):
            return other, "shifted by whole hours"
    for other in line.on_day(one):
        if _one_day(one, other):
            return other, "same day"
    return None


def _agree(one: Known, other: Known) -> bool:
    """Time or distance are within 5 %."""
    return _close(one.seconds, other.seconds) or _close(one.metres, other.metres)


def _close(a: float, b: float, within: float = CLOSE) -> bool:
    return min(a, b) > 0 and abs(a - b) <= within * max(a, b)


def _overlap(one: Known, other: Known) -> bool:
    """One had not ended when the other began: one runner cannot do that."""
    if one.begin is None or other.begin is None:
        return False
    first, second = (one, other) if one.begin <= other.begin else (other, one)
    return (first.begin or 0) + first.seconds > (second.begin or 0)


def _one_after_the_other(one: Known, other: Known) -> bool:
    """Two short runs of one program, such as the 400 m of an interval session."""
    return one.run.source.family == other.run.source.family and not _overlap(one, other)


def _shifted(one: Known, other: Known) -> bool:
    """The same run, its clock set to another zone."""
    if one.begin is None or other.begin is None or _one_file(one, other):
        return False
    shift = abs(one.begin - other.begin)
    off = min(shift % 3600, -shift % 3600)
    alike = _close(one.metres, other.metres, EQUAL) or one.metres == other.metres
    return (
        shift > WINDOW_S
        and off <= SLACK_S
        and one.seconds > 0
        and abs(one.seconds - other.seconds) <= 1
        and alike
    )


def _one_day(one: Known, other: Known) -> bool:
    """One of them has no time of day, and they agree in what is known."""
    if (one.begin is not None and other.begin is not None) or _one_file(one, other):
        return False
    if one.metres and other.metres:
        return _close(one.metres, other.metres)
    return _close(one.seconds, other.seconds)


def _one_file(one: Known, other: Known) -> bool:
    """Both are lines of one list: whoever wrote it held them for two."""
    return bool(one.run.source.sha256) and one.run.source.sha256 == other.run.source.sha256


def _with_zone(kept: Found, other: Run | CrossTraining) -> Found:
    """The kept record with the local zone the other one knew, if it knew better."""
    run = kept.run
    if run is None or run.start is None or other.start is None:
        return kept
    offset = other.start.utcoffset()
    if run.source.zone == "file" or other.source.zone != "file" or offset is None:
        return kept
    local = run.start.astimezone(timezone(offset))
    source = msgspec.structs.replace(run.source, zone="file")
    return msgspec.structs.replace(
        kept,
        run=msgspec.structs.replace(run, start=local, date=local.date(), source=source),
        guessed=tuple(guess for guess in kept.guessed if guess != "zone"),
    )
