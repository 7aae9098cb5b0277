"""Journals of one, ten and thirty years, the same for the same seed."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from planner.config import Folders
from planner.domain.values.calendar import DAY
from planner.domain.values.exercise import Dose
from planner.domain.values.journal import Moment, PainReading, Profile
from planner.domain.values.record import Dated, Side
from planner.domain.values.run import Run, RunKind
from planner.domain.values.session import Item, PlannedSession, SessionDone, SetKey, Tick, done_id
from planner.exchange.plans.plan_files import bundled_folder
from planner.logbook.opening import open_logbook
from planner.store.codec import table_of, to_raw
from planner.store.journal import Journal

SEED = 20261125
TODAY = datetime(2026, 11, 25, 12, tzinfo=UTC)
"""A Wednesday; every measurement pretends that it is now."""
PLAN = "runners-knee-12-weeks"
PLAN_START = date(2026, 11, 2)
DEVICE = "bench-0001"
FORMAT = "4"
"""Raised whenever journals made by this file would differ from the ones kept."""

READINGS, RUNS, SESSIONS = 365, 180, 200
"""What a year holds, spread evenly over its days."""

EXERCISES = ("bridge", "clam", "step_down", "calf_raise")
SIDES = (Side.LEFT, Side.RIGHT)
SETS = 3
"""Four exercises, two sides, three sets: 24 ticks a session."""


class Place(NamedTuple):
    """One journal with all folders a program needs beside it."""

    root: Path

    @property
    def data(self) -> Path:
        """The journal."""
        return self.root / "journal"

    def environment(self) -> dict[str, str]:
        """Variables that keep a program from every other folder of this machine."""
        return {
            "HOME": str(self.root),
            "XDG_CONFIG_HOME": str(self.root / "config"),
            "XDG_CACHE_HOME": str(self.root / "cache"),
            "XDG_STATE_HOME": str(self.root / "state"),
            "EASEBACK_DATA": str(self.data),
        }

    def folders(self) -> Folders:
        """The same folders for a logbook opened in this process."""
        return Folders(
            data=self.data,
            config=self.root / "config" / "easeback",
            state=self.root / "state" / "easeback",
            cache=self.root / "cache" / "easeback",
            plans=(bundled_folder(),),
        )


def fixed_clock() -> datetime:
    """The moment all measurements are made at."""
    return TODAY


def journal(cache: Path, years: int) -> Place:
    """The journal of so many years, made once and then kept in `cache`. Never written to again:
    what changes it works on a `copy`."""
    place = Place(cache / f"journal-{FORMAT}-{years}y")
    if not place.root.exists():
        making = Place(cache / f"making-{os.getpid()}")
        shutil.rmtree(making.root, ignore_errors=True)
        with _without_fsync():
            _make(making, years)
        making.root.rename(place.root)
    return place


def copy(place: Place, root: Path) -> Place:
    """A copy to be written to."""
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(place.root, root)
    return Place(root)


@contextmanager
def _without_fsync() -> Iterator[None]:
    """Making thirty years takes eleven thousand changes, none of which has to survive anything."""
    real = os.fsync
    os.fsync = lambda descriptor: None  # type: ignore[assignment]
    try:
        yield
    finally:
        os.fsync = real


def _make(place: Place, years: int) -> None:
    state = place.folders().state
    state.mkdir(parents=True)
    (state / "device").write_text(f"{DEVICE}\n")
    chance = random.Random(SEED)
    last = TODAY.date() - DAY
    for year in reversed(range(years)):
        _live(place, last - timedelta(days=(year + 1) * 365 - 1), chance)
    with_plan = open_logbook(place.folders(), fixed_clock)
    with_plan.setup.adopt(
        Profile(
            id="profile",
            knee=Side.LEFT,
            plan=PLAN,
            start=PLAN_START,
            exercise_days=(0, 1, 2, 3, 4, 5),
            run_days=(1, 3, 6),
            weekly_m=9000,
            longest_m=3600,
        )
    )
    with_plan.close()


def _live(place: Place, first: date, chance: random.Random) -> None:
    """Live through 365 days, a change a day."""
    with Journal.open(place.data, device=DEVICE, now=fixed_clock) as book:
        for n in range(365):
            day = first + timedelta(days=n)
            edits = [
                book.edits_for(None, to_raw(record), table_of(record))
                for record in _records(day, n, chance)
            ]
            book.commit(f"Day of {day}", edits)


def _records(day: date, n: int, chance: random.Random) -> Iterator[Dated]:
    if _falls(n, READINGS):
        yield _morning(day, chance)
    if _falls(n, RUNS):
        yield _run(day, chance)
    if _falls(n, SESSIONS):
        session = _session(day, chance)
        yield session
        yield _done(session)


def _falls(n: int, count: int) -> bool:
    """True on `count` of 365 days, evenly spread."""
    return (n + 1) * count // 365 > n * count // 365


def _id(chance: random.Random) -> str:
    return str(UUID(int=chance.getrandbits(128), version=4))


def _at(day: date, hour: int, seconds: int = 0) -> datetime:
    return datetime.combine(day, time(hour), UTC) + timedelta(seconds=seconds)


def _morning(day: date, chance: random.Random) -> PainReading:
    return PainReading(
        id=_id(chance),
        date=day,
        created=_at(day, 7).isoformat(),
        at="07:00",
        score=int(chance.random() < 0.4),
        side=Side.LEFT,
        moment=Moment.MORNING,
    )


def _run(day: date, chance: random.Random) -> Run:
    metres = 2500 + chance.randrange(15) * 100
    return Run(
        id=_id(chance),
        date=day,
        created=_at(day, 19).isoformat(),
        start=_at(day, 18),
        distance_m=metres,
        duration_s=metres * 2 // 5,
        run_kind=RunKind.EASY,
        pain_before=0,
        pain_during=int(chance.random() < 0.5),
        pain_after=0,
    )


def _session(day: date, chance: random.Random) -> PlannedSession:
    return PlannedSession(
        id=_id(chance),
        date=day,
        created=_at(day, 6).isoformat(),
        name="Strength",
        items=tuple(
            Item(exercise=name, dose=Dose(sets=SETS, reps=10, each_side=True)) for name in EXERCISES
        ),
    )


def _done(session: PlannedSession) -> SessionDone:
    keys = [
        SetKey(name, side, number)
        for name in EXERCISES
        for number in range(1, SETS + 1)
        for side in SIDES
    ]
    return SessionDone(
        id=done_id(session.id),
        date=session.date,
        created=_at(session.date, 20).isoformat(),
        session=session.id,
        name=session.name,
        items=session.items,
        ticks={
            str(key): Tick(reps=10, effort=4, at=_at(session.date, 20, 50 * place).isoformat())
            for place, key in enumerate(keys)
        },
        effort=4,
    )
