"""What a day holds, joined for reading: plan beside facts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeVar

import msgspec

from planner.domain.values.exercise import Exercise
from planner.domain.values.instants import when
from planner.domain.values.journal import Lock, Note, PainReading, TestResult
from planner.domain.values.record import Dated, Record, Side
from planner.domain.values.run import CrossTraining, PlannedRun, Run
from planner.domain.values.scores import ScoreSheet
from planner.domain.values.session import (
    Item,
    PlannedSession,
    SessionDone,
    SetKey,
    Tick,
    as_taken,
    asked,
    done_id,
    is_nothing,
    is_short,
    minutes_of,
    sets_of,
)
from planner.domain.values.technique import Focus


class SessionItem(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A session of a day: planned, ticked, or both."""

    planned: PlannedSession | None
    done: SessionDone | None
    sets: tuple[SetKey, ...]
    """Every set asked for, in the order it is done."""
    ticked: int
    """How many of them are ticked; one of which nothing was done is not counted."""
    minutes: int

    @property
    def key(self) -> str:
        """Id of the session, whether or not it is still planned."""
        return self.planned.id if self.planned else self.done.session if self.done else ""

    @property
    def name(self) -> str:
        """What the card is called."""
        return self.planned.name if self.planned else self.done.name if self.done else ""

    @property
    def kind(self) -> str:
        """strength, mobility or balance."""
        return self.planned.session_kind if self.planned else "strength"

    @property
    def items(self) -> tuple[Item, ...]:
        """What is asked for: the done record keeps what stood there when ticking began."""
        return _asked_for(self.planned, self.done)

    def item(self, exercise: str) -> Item | None:
        """What is asked for of one exercise."""
        return next((one for one in self.items if one.exercise == exercise), None)

    @property
    def ticks(self) -> dict[str, Tick]:
        """The ticks by set key."""
        return self.done.ticks if self.done else {}

    @property
    def short(self) -> int:
        """Ticked sets of which less was done than asked for."""
        wanted = {item.exercise: asked(item.dose) for item in self.items}
        short = 0
        for key, tick in self.ticks.items():
            want = wanted.get(key.rsplit("/", 2)[0])
            if want is not None and is_short(tick, want):
                short += 1
        return short

    @property
    def complete(self) -> bool:
        """True if every set asked for was done, at least in part."""
        return bool(self.sets) and self.ticked == len(self.sets)

    @property
    def left_out(self) -> dict[str, str]:
        """Why sets were skipped, by set key; not of those that were done all the same."""
        skipped = self.done.left_out if self.done else {}
        if not skipped:
            return skipped
        return {key: reason for key, reason in skipped.items() if key not in self.ticks}

    @property
    def settled(self) -> bool:
        """True if every set asked for is ticked, or was skipped with a reason."""
        known = {*self.ticks, *self.left_out}
        return bool(self.sets) and all(str(key) in known for key in self.sets)

    @property
    def next_set(self) -> SetKey | None:
        """The first set that is neither ticked nor skipped; then the first that is not ticked."""
        left = [key for key in self.sets if str(key) not in self.ticks]
        skipped = self.left_out
        return next((key for key in left if str(key) not in skipped), next(iter(left), None))

    @property
    def order(self) -> tuple[int, str]:
        """Place in the day."""
        return (self.planned.order if self.planned else 0, self.key)


class RunItem(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A run of a day: planned, done, or both."""

    planned: PlannedRun | None
    run: Run | None

    @property
    def key(self) -> str:
        """Id of the planned run, else of the run."""
        return self.planned.id if self.planned else self.run.id if self.run else ""

    @property
    def order(self) -> tuple[int, str]:
        """Place in the day."""
        return (self.planned.order if self.planned else 50, self.key)


class CrossItem(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Training other than running."""

    cross: CrossTraining

    @property
    def key(self) -> str:
        """Its id."""
        return self.cross.id

    @property
    def order(self) -> tuple[int, str]:
        """Place in the day."""
        return (60, self.key)


DayItem = SessionItem | RunItem | CrossItem


def is_due(item: DayItem) -> bool:
    """True if something of a card is left to do."""
    if isinstance(item, CrossItem) or (item.planned is not None and item.planned.skipped):
        return False
    if isinstance(item, SessionItem):
        return item.planned is not None and not item.settled
    return item.run is None


T = TypeVar("T", bound=Dated)
DoneOf = Callable[[PlannedSession], SessionDone | None]
"""What was ticked off of a session, on whatever day."""
Get = Callable[[str], Record | None]
"""A record by its id."""


class DayView(msgspec.Struct, frozen=True, kw_only=True):
    """One day of the book."""

    date: date
    items: tuple[DayItem, ...]
    readings: tuple[PainReading, ...] = ()
    notes: tuple[Note, ...] = ()
    tests: tuple[TestResult, ...] = ()
    locks: tuple[Lock, ...] = ()
    focuses: tuple[Focus, ...] = ()
    """The points of technique that were begun."""
    sheets: tuple[ScoreSheet, ...] = ()


def day_view(
    day: date,
    records: Iterable[Dated],
    exercises: dict[str, Exercise],
    sore: Side,
    done_of: DoneOf,
    get: Get,
) -> DayView:
    """Join the records of a day; `done_of` and `get` also give records of other days."""
    by_kind: dict[type, list[Dated]] = {}
    for record in records:
        by_kind.setdefault(type(record), []).append(record)

    def of(kind: type[T]) -> list[T]:
        return [record for record in by_kind.get(kind, []) if isinstance(record, kind)]

    items: list[DayItem] = [
        *_sessions(of(PlannedSession), of(SessionDone), exercises, sore, done_of, get),
        *_runs(of(PlannedRun), of(Run)),
        *(CrossItem(cross=cross) for cross in of(CrossTraining)),
    ]
    return DayView(
        date=day,
        items=tuple(sorted(items, key=lambda item: item.order)),
        readings=tuple(sorted(of(PainReading), key=lambda r: (r.at, when(r.created)))),
        notes=tuple(sorted(of(Note), key=lambda n: (n.at, when(n.created)))),
        tests=tuple(of(TestResult)),
        locks=tuple(of(Lock)),
        focuses=tuple(of(Focus)),
        sheets=tuple(of(ScoreSheet)),
    )


def session_item(
    planned: PlannedSession | None,
    done: SessionDone | None,
    exercises: dict[str, Exercise],
    sore: Side,
) -> SessionItem:
    """Join a session with its ticks."""
    items = _asked_for(planned, done)
    sets = sets_of(items, exercises, sore)
    ticks = done.ticks if done else {}
    return SessionItem(
        planned=planned,
        done=done,
        sets=sets,
        ticked=_count_done(sets, ticks) if ticks else 0,
        minutes=minutes_of(items, exercises, sore),
    )


def _count_done(sets: tuple[SetKey, ...], ticks: dict[str, Tick]) -> int:
    """How many of the sets were done, at least in part."""
    found = (ticks.get(str(key)) for key in sets)
    return sum(tick is not None and not is_nothing(tick) for tick in found)


def _asked_for(planned: PlannedSession | None, done: SessionDone | None) -> tuple[Item, ...]:
    """What stood there when ticking began, with what was taken instead; without a tick, what
    stands there now."""
    if done and (done.ticks or planned is None):
        return as_taken(done)
    return planned.items if planned else ()


def _sessions(
    planned: list[PlannedSession],
    done: list[SessionDone],
    exercises: dict[str, Exercise],
    sore: Side,
    done_of: DoneOf,
    get: Get,
) -> list[SessionItem]:
    """The sessions of a day. One that was ticked here and moved on another device is shown here:
    it happened on this day."""
    items: list[SessionItem] = []
    here = {record.id: record for record in done}
    for session in planned:
        ticked = here.pop(done_id(session.id), None) or done_of(session)
        if ticked is None or not ticked.ticks or ticked.date == session.date:
            items.append(session_item(session, ticked, exercises, sore))
    for record in here.values():
        if record.ticks:
            card = get(record.session)
            moved = card if isinstance(card, PlannedSession) else None
            items.append(session_item(moved, record, exercises, sore))
    return items


def _runs(planned: list[PlannedRun], runs: list[Run]) -> list[RunItem]:
    by_plan = {run.planned: run for run in runs if run.planned}
    items = [RunItem(planned=card, run=by_plan.pop(card.id, None)) for card in planned]
    shown = {item.run.id for item in items if item.run}
    items.extend(RunItem(planned=None, run=run) for run in runs if run.id not in shown)
    return items
