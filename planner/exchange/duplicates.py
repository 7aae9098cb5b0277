"""Sort what an import found: new, already here, twice in this import, doubtful, not a run.

Pure, and quick by looking only at neighbours in time. Two records are the same activity if
(formats.md, golden rules) they have the same id of the same source; or come from the same file
with the same start; or are of one sport, start within five minutes and agree in time or distance
within 5 %, while neither contradicts. A shift by whole hours with all else equal is a fault of the
time zone; two at one time that disagree, or of two sports, contradict; and a day without a time of
day proves little: such pairs are doubtful, shown and not imported unasked.

A track that names no sport may be any other of its time. What is here already, and comes from a
better source now, is offered in its place (`better`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timezone
from typing import Literal

import msgspec

from planner.domain.values.run import CrossTraining, Run
from planner.exchange.better import EQUAL, Better, better
from planner.exchange.bounds import RunnerBounds, question, with_question
from planner.exchange.facts import tell_nobody
from planner.exchange.found import TRUST, Found
from planner.exchange.sheet import TELL
from planner.exchange.timeline import ActivityTimeline, FileKeys, Known, known

Reason = Literal[
    "same id", "same file", "same start", "overlapping", "another sport",
    "shifted by whole hours", "same day",
]  # fmt: skip

WINDOW_S = 5 * 60
SHIFT_S = 14 * 3600
"""No two clocks on earth stand further apart from UTC."""
SLACK_S = 2
"""Rounding of a start to whole seconds, on both sides."""
CLOSE = 0.05
PACE = 1.5
"""The beginning of a run and all of it differ in pace by no more than so many times."""
MANY = 2
"""One distance so many times the other: they are not of one run, whatever else agrees."""


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
    better: tuple[Better, ...] = ()
    """Here already, and from a better source now: replaced only if the runner says so."""
    doubtful: tuple[Match, ...] = ()
    """Perhaps the same as another: imported only if the runner says so."""
    asked: tuple[Found, ...] = ()
    """Perhaps no run, or none that can be: imported only if the runner says so."""
    unreadable: tuple[Found, ...] = ()
    """What made no record, each with its reason."""
    own: tuple[Found, ...] = ()
    """Out of an export of easeback: what comes back as it was, if the journal lacks it."""

    @property
    def records(self) -> tuple[Run | CrossTraining, ...]:
        """The records to write."""
        return tuple(f.run for f in (*self.new, *self.cross) if f.run is not None)


def sort_out(
    found: Iterable[Found],
    existing: Iterable[Run | CrossTraining],
    now: datetime | None = None,
    tell: Callable[[str], None] = tell_nobody,
) -> DryRun:
    """Hold what was found against the journal and against itself.

    What is not asked about and names its sport comes first, and of that the most trusted
    distances, so that of two records of one run the better is kept. If the kept one had to assume
    its time zone and the other knew it, it takes it over. Without `now` no date is held to be in
    the future. `tell` says how far very many have been compared.
    """
    items, journal = tuple(map(_with_own_id, *_shared_ids(tuple(found)))), tuple(existing)
    sorting = _Sorting(items, journal, now)
    order = sorted(
        (place for place, item in enumerate(items) if item.run is not None),
        key=lambda place: (
            sorting.asks(place),
            "sport" in items[place].guessed,
            TRUST.index(items[place].basis),
            items[place].damaged,
            place,
        ),
    )
    for done, place in enumerate(order, start=1):
        sorting.place(place)
        if done % TELL == 0:
            tell(f"compared {done:,} of {len(order):,}")
    return sorting.result()


class _Sorting:
    """The state of one sorting."""

    def __init__(
        self,
        items: tuple[Found, ...],
        existing: tuple[Run | CrossTraining, ...],
        now: datetime | None,
    ) -> None:
        self._items = list(items)
        self._verdicts: dict[int, tuple[Known, Reason]] = {}
        self._journal, self._import = ActivityTimeline(), ActivityTimeline()
        bounds = _bounds(items, existing)
        self._questions = [question(item, bounds, now) for item in items]
        self._keys = FileKeys()
        self._ids: dict[str, Known] = {}
        keys = FileKeys()
        for run in existing:
            one = known(run, None)
            self._ids[run.id] = one
            self._journal.add(one, keys.key(one))

    def place(self, place: int) -> None:
        """Find out what one item is."""
        item = self._items[place]
        assert item.run is not None
        one = known(item.run, place, guessed="sport" in item.guessed)
        if item.own is not None:
            self._place_own(one, place)
            return
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
                one = known(item.run, root.place, guessed=one.guessed)
                self._items[root.place] = _with_zone(self._items[root.place], item.run)
        self._import.add(one, key)

    def asks(self, place: int) -> bool:
        """True if the runner is asked about an item."""
        return self._questions[place] != ""

    def _place_own(self, one: Known, place: int) -> None:
        """Two runs of an export were two for the runner: only the journal may have them."""
        verdict: tuple[Known, Reason] | None
        if one.run.id in self._ids:
            verdict = self._ids[one.run.id], "same id"
        else:
            verdict = _certain(one, None, self._journal)
        if verdict is not None:
            self._verdicts[place] = verdict
        self._import.add(one, None)

    def result(self) -> DryRun:
        """The groups."""
        groups: dict[str, list[Found]] = {
            name: [] for name in ("new", "cross", "unreadable", "asked", "own")
        }
        matches: dict[str, list[Match]] = {"already_here": [], "same_run": [], "doubtful": []}
        improved: list[tuple[Better, Match]] = []
        for place, item in enumerate(self._items):
            if item.own is not None and place not in self._verdicts:
                groups["own"].append(item)
            elif item.run is None:
                groups["unreadable"].append(item)
            elif place not in self._verdicts:
                item = with_question(item, self._questions[place])
                name = "cross" if item.outcome == "cross" else "new"
                groups["asked" if item.question else name].append(item)
            else:
                root, reason = self._verdicts[place]
                if reason not in _CERTAIN:
                    item = with_question(item, self._questions[place])
                match = Match(found=item, other=self._record(root), reason=reason)
                instead = better(item, match.other) if root.place is None else None
                if instead is not None and reason in _REPLACES:
                    improved.append((instead, match))
                else:
                    matches[_group(root, reason)].append(match)
        best = {one.other.id: one for one, _ in sorted(improved, key=_trust_of)[::-1]}
        matches["already_here"] += [m for one, m in improved if best[one.other.id] is not one]
        return DryRun(
            new=tuple(groups["new"]),
            cross=tuple(groups["cross"]),
            asked=tuple(groups["asked"]),
            unreadable=tuple(groups["unreadable"]),
            own=tuple(groups["own"]),
            already_here=tuple(matches["already_here"]),
            same_run=tuple(matches["same_run"]),
            doubtful=tuple(matches["doubtful"]),
            better=tuple(one for one, _ in improved if best[one.other.id] is one),
        )

    def _record(self, root: Known) -> Run | CrossTraining:
        """The record as it is now: it may have learned its time zone."""
        if root.place is None:
            return root.run
        return self._items[root.place].run or root.run


_CERTAIN: tuple[Reason, ...] = ("same id", "same file", "same start")
_REPLACES: tuple[Reason, ...] = (*_CERTAIN, "another sport")


def _bounds(items: tuple[Found, ...], existing: tuple[Run | CrossTraining, ...]) -> RunnerBounds:
    """What the runner is known to have run: in the journal, and in what names its sport."""
    sure = (item.run for item in items if "sport" not in item.guessed)
    return RunnerBounds(run for run in (*existing, *sure) if isinstance(run, Run))


def _group(root: Known, reason: Reason) -> str:
    """Where a pair is listed."""
    if reason not in _CERTAIN:
        return "doubtful"
    return "already_here" if root.place is None else "same_run"


def _shared_ids(items: tuple[Found, ...]) -> tuple[tuple[Found, ...], list[bool]]:
    """The items, and of each whether several rows of its list share its id with other starts: an
    id that a spreadsheet rounded is none."""
    starts: dict[tuple[str, str, str], set[object]] = {}
    for run in (item.run for item in items if item.run is not None and item.run.source.id):
        source = run.source
        key = (source.sha256, source.family, source.id)
        starts.setdefault(key, set()).add(run.start or run.date)
    shared = {key for key, several in starts.items() if len(several) > 1}
    keys = (item.run.source if item.run else None for item in items)
    return items, [bool(one and (one.sha256, one.family, one.id) in shared) for one in keys]


def _with_own_id(item: Found, is_shared: bool) -> Found:
    if item.run is None or not is_shared:
        return item
    source = msgspec.structs.replace(item.run.source, id="")
    return msgspec.structs.replace(item, run=msgspec.structs.replace(item.run, source=source))


def _trust_of(pair: tuple[Better, Match]) -> int:
    return TRUST.index(pair[0].found.basis)


def _certain(one: Known, key: object, line: ActivityTimeline) -> tuple[Known, Reason] | None:
    """The activity that this one certainly is."""
    if one.run.source.id and (other := line.same_id(one)) is not None:
        return other, "same id"
    other = line.same_place(key)
    if other is not None and (other.place is None or _agree(one, other)):
        return other, "same file"
    for near in line.near(one, WINDOW_S, WINDOW_S):
        if _alike(one, near) and _agree(one, near) and not _one_after_the_other(one, near):
            return near, "same start"
    return None


def _doubt(one: Known, line: ActivityTimeline) -> tuple[Known, Reason] | None:
    """The activity that this one may be."""
    for other in line.near(one, min(line.longest, SHIFT_S), min(one.seconds, SHIFT_S)):
        if _alike(one, other) and _overlap(one, other) and not _two_sessions(one, other):
            return other, "overlapping"
    for other in line.near(one, WINDOW_S, WINDOW_S):
        is_comparable = not _one_file(one, other) or _very_same(one, other)
        if is_comparable and _agree(one, other) and _overlap(one, other):
            return other, "another sport"
    if not line.has_others(one):
        return None  # whoever wrote one list held its lines for several
    for other in line.near(one, SHIFT_S, SHIFT_S):
        if _alike(one, other) and _shifted(one, other):
            return other, "shifted by whole hours"
    for other in line.on_day(one):
        if _alike(one, other) and _one_day(one, other):
            return other, "same day"
    return None


def _alike(one: Known, other: Known) -> bool:
    """Of one sport, as far as is known."""
    return one.sport == other.sport or one.guessed or other.guessed


def _agree(one: Known, other: Known) -> bool:
    """Time or distance are within 5 %, and the distances do not contradict; or one is a part of
    the other, for its file was cut off."""
    short, long = sorted((one, other), key=lambda known: known.metres)
    if short.run.source.damaged and _is_part(short, long):
        return True
    if short.metres and long.metres > MANY * short.metres:
        return False
    return _close(one.seconds, other.seconds) or _close(one.metres, other.metres)


def _is_part(short: Known, long: Known) -> bool:
    """True if one may be the beginning of the other: sooner over, at about its pace."""
    if not (short.metres and short.seconds < long.seconds):
        return False
    pace, whole = short.seconds / short.metres, long.seconds / long.metres
    return max(pace, whole) <= PACE * min(pace, whole)


def _very_same(one: Known, other: Known) -> bool:
    """One activity of one file, of which the runner has said since what it was."""
    return (one.begin, one.seconds, one.metres) == (other.begin, other.seconds, other.metres)


def _two_sessions(one: Known, other: Known) -> bool:
    """Two sessions of one file of a watch: it held them for two."""
    return one.run.source.family == "fit" and _one_file(one, other)


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
    if one.seconds % 60 and other.seconds % 60:  # no two runs take so exactly as long
        alike = alike or _close(one.metres, other.metres, 1 / MANY)
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
