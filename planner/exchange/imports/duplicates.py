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

from array import array
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import datetime, timezone
from functools import partial

import msgspec

from planner.domain.values.run import CrossTraining, Run
from planner.exchange.imports.better import Better, better
from planner.exchange.imports.bounds import RunnerBounds, question, with_question
from planner.exchange.imports.same_activity import CERTAIN, Reason, certain, doubtful, neighbours
from planner.exchange.imports.timeline import ActivityTimeline, FileKeys, Known, known
from planner.exchange.kit.sheet import TELL
from planner.exchange.sources.facts import tell_nobody
from planner.exchange.sources.found import TRUST, Found


class Match(msgspec.Struct, frozen=True, kw_only=True):
    """A found activity, and the one it is held against."""

    found: Found
    other: Run | CrossTraining
    """A record of the journal, or one of this same import."""
    reason: Reason


class DryRun(msgspec.Struct, frozen=True, kw_only=True):
    """What an import would do. Everything found stands in exactly one group, in its order."""

    new: Sequence[Found] = ()
    """Runs to import."""
    cross: Sequence[Found] = ()
    """Other sports to import, as minutes; they never count as running."""
    already_here: Sequence[Match] = ()
    same_run: Sequence[Match] = ()
    """Found twice in this import; the other, whose distance is trusted more, is kept."""
    better: Sequence[Better] = ()
    """Here already, and from a better source now: replaced only if the runner says so."""
    doubtful: Sequence[Match] = ()
    """Perhaps the same as another: imported only if the runner says so."""
    asked: Sequence[Found] = ()
    """Perhaps no run, or none that can be: imported only if the runner says so."""
    unreadable: Sequence[Found] = ()
    """What made no record, each with its reason."""
    own: Sequence[Found] = ()
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
    items = _with_own_ids(list(found))
    sorting = _Sorting(items, tuple(existing), now)
    for done, place in enumerate(sorting.order, start=1):
        sorting.place(place)
        if done % TELL == 0:
            tell(f"compared {done:,} of {len(sorting.order):,}")
    return sorting.result()


class _Sorting:
    """The state of one sorting."""

    def __init__(
        self,
        items: list[Found],
        existing: tuple[Run | CrossTraining, ...],
        now: datetime | None,
    ) -> None:
        self._items = items
        self._changed: dict[int, Found] = {}
        """Items that learned something of their doubles."""
        self._verdicts: dict[int, tuple[Known, Reason]] = {}
        self._roots: dict[int, int] = {}
        """Places of doubles, and of what each of them is."""
        bounds = _bounds(items, existing)
        self._questions = [question(item, bounds, now) for item in items]
        self.order = self._in_order()
        """Places of the items that have a record, the most trusted first."""
        self._keys = FileKeys()
        self._ids = {run.id: run for run in existing}
        self._journal = _journal(existing)
        runs = [item.run for item in items]
        self._import = ActivityTimeline(runs, self.order, partial(_known, items, self._roots))
        self._lines = (self._journal, self._import) if existing else (self._import,)

    def _in_order(self) -> Sequence[int]:
        ranks: defaultdict[tuple[bool, bool, int, bool], array[int]] = defaultdict(_places)
        for place, item in enumerate(self._items):
            if item.run is not None:
                is_asked = self._questions[place] != ""
                is_guessed = "sport" in item.guessed
                rank = is_asked, is_guessed, TRUST.index(item.basis), item.damaged
                ranks[rank].append(place)
        return sum((ranks[rank] for rank in sorted(ranks)), _places())

    def place(self, place: int) -> None:
        """Find out what one item is."""
        item = self._items[place]
        if self._is_alone(item, place):
            self._import.put(place, None)
            return
        one = _known(self._items, self._roots, place)
        if item.own is not None:
            self._place_own(one, place)
            return
        key = self._keys.key(one)
        verdict = self._verdict(one, key)
        if verdict is not None:
            self._verdicts[place] = verdict
            root, reason = verdict
            if root.place is not None and reason in CERTAIN:
                # What equals this one later equals the one that is kept.
                self._roots[place] = root.place
                self._learn(root.place, one.run)
        self._import.put(place, key)

    def _is_alone(self, item: Found, place: int) -> bool:
        """True if nothing can be the same as it: so are most lines of a first list."""
        run = item.run
        return (
            self._import.is_apart(place)
            and run is not None
            and not (self._ids or item.own or run.source.id)
            and not self._import.has_others(run)
        )

    def _verdict(self, one: Known, key: Hashable) -> tuple[Known, Reason] | None:
        near = [(line, neighbours(one, line)) for line in self._lines]
        for line, others in near:
            if (verdict := certain(one, key, line, others)) is not None:
                return verdict
        for line, others in near:
            if (verdict := doubtful(one, line, others)) is not None:
                return verdict
        return None

    def _learn(self, place: int, other: Run | CrossTraining) -> None:
        """Take over what a double knew better."""
        kept = self._item(place)
        wiser = _with_zone(kept, other)
        if wiser is not kept:
            self._changed[place] = wiser

    def _item(self, place: int) -> Found:
        return self._changed.get(place) or self._items[place]

    def _place_own(self, one: Known, place: int) -> None:
        """Two runs of an export were two for the runner: only the journal may have them."""
        verdict: tuple[Known, Reason] | None
        if one.run.id in self._ids:
            verdict = known(self._ids[one.run.id], None), "same id"
        else:
            verdict = certain(one, None, self._journal, neighbours(one, self._journal))
        if verdict is not None:
            self._verdicts[place] = verdict
        self._import.put(place, None)

    def result(self) -> DryRun:
        """The groups."""
        groups: dict[str, list[Found]] = {
            name: [] for name in ("new", "cross", "unreadable", "asked", "own")
        }
        matches: dict[str, list[Match]] = {"already_here": [], "same_run": [], "doubtful": []}
        improved: list[tuple[Better, Match]] = []
        for place in range(len(self._items)):
            item = self._item(place)
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
                if reason not in CERTAIN:
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
        return self._item(root.place).run or root.run


_REPLACES: tuple[Reason, ...] = (*CERTAIN, "another sport")


def _places() -> array[int]:
    """Places in a list: eight bytes each, of which there may be a million."""
    return array("q")


def _known(items: list[Found], roots: dict[int, int], place: int) -> Known:
    """The record at a place, ready to be compared."""
    item = items[place]
    assert item.run is not None
    return known(item.run, roots.get(place, place), guessed="sport" in item.guessed)


def _journal(existing: tuple[Run | CrossTraining, ...]) -> ActivityTimeline:
    """What is here already."""
    keys, places = FileKeys(), range(len(existing))
    line = ActivityTimeline(existing, places, lambda place: known(existing[place], None))
    for place in places:
        line.put(place, keys.key(known(existing[place], None)))
    return line


def _bounds(items: list[Found], existing: tuple[Run | CrossTraining, ...]) -> RunnerBounds:
    """What the runner is known to have run: in the journal, and in what names its sport."""
    if not any("sport" in item.guessed for item in items):
        return RunnerBounds(())  # nobody asks for them
    sure = (item.run for item in items if "sport" not in item.guessed)
    return RunnerBounds(run for run in (*existing, *sure) if isinstance(run, Run))


def _group(root: Known, reason: Reason) -> str:
    """Where a pair is listed."""
    if reason not in CERTAIN:
        return "doubtful"
    return "already_here" if root.place is None else "same_run"


def _with_own_ids(items: list[Found]) -> list[Found]:
    """The items, without an id that several rows of a list have with other starts: a spreadsheet
    has rounded it."""
    starts: defaultdict[tuple[str, str], dict[str, object]] = defaultdict(dict)
    shared: set[tuple[str, str, str]] = set()
    for run in (item.run for item in items if item.run is not None and item.run.source.id):
        source, start = run.source, run.start or run.date
        if starts[source.sha256, source.family].setdefault(source.id, start) != start:
            shared.add((source.sha256, source.family, source.id))
    if not shared:
        return items
    return [_without_shared_id(item, shared) for item in items]


def _without_shared_id(item: Found, shared: set[tuple[str, str, str]]) -> Found:
    source = None if item.run is None else item.run.source
    if item.run is None or source is None:
        return item
    if (source.sha256, source.family, source.id) not in shared:
        return item
    bare = msgspec.structs.replace(source, id="")
    return msgspec.structs.replace(item, run=msgspec.structs.replace(item.run, source=bare))


def _trust_of(pair: tuple[Better, Match]) -> int:
    return TRUST.index(pair[0].found.basis)


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
