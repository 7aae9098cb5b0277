"""Runs: planned ones, real ones, and other training."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import StrEnum

import msgspec

from planner.domain.values.record import Dated, Side
from planner.domain.values.technique import FocusKind, Heed


class RunKind(StrEnum):
    """What sort of run; all of them count as running."""

    RUN = "run"
    EASY = "easy"
    LONG = "long"
    WALK_RUN = "walk-run"
    TRAIL = "trail"
    TRACK = "track"
    TREADMILL = "treadmill"
    RACE = "race"
    VIRTUAL = "virtual"
    ULTRA = "ultra"


class Terrain(StrEnum):
    """What was underfoot; downhill and uneven ground load the kneecap most."""

    FLAT = "flat"
    ROLLING = "rolling"
    DOWNHILL = "downhill"
    UNEVEN = "uneven"


class Source(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """Where a record came from, so that it is never imported twice."""

    family: str = "typed"
    """typed, strava, garmin, gpx, tcx, fit, csv, apple-health, demo."""
    id: str = ""
    """The other program's own id."""
    file: str = ""
    """Name of the file it was read from."""
    sha256: str = ""
    """Hash of that file."""
    zone: str = ""
    """How the local day was found: file, given, guessed."""
    basis: str = ""
    """What its distance was read from: summary, session, laps, gps. Empty in old journals."""
    read_m: int | None = None
    """Metres as the source had them: what is corrected there later is told by it."""
    damaged: bool = False
    """True if the file was damaged, and a part of the run may be missing."""
    remark: str = ""
    """What its reader was not sure of: a sport that was guessed, a way left out."""


class PlannedRun(Dated, frozen=True, kw_only=True, omit_defaults=True, tag="planned-run"):
    """A run that stands in the calendar."""

    distance_m: int
    """Planned distance in metres, held at the cap unless `override` says why not."""
    duration_s: int | None = None
    """Planned running time, where the run is planned by time."""
    run_kind: RunKind = RunKind.EASY
    terrain: Terrain = Terrain.FLAT
    rung: int | None = None
    """Rung of the walk-run ladder."""
    order: int = 1
    plan: str = ""
    phase: str = ""
    rule: str = ""
    first_planned: date | None = None
    override: str = ""
    """The runner's written reason for going over the cap."""
    override_m: int = 0
    """The cap that was in force when the reason was written, in metres."""
    skipped: str = ""
    note: str = ""


class Run(Dated, frozen=True, kw_only=True, omit_defaults=True, tag="run"):
    """A run that was done. Running metres only: walking parts are not counted."""

    distance_m: int
    duration_s: int | None = None
    """Moving seconds."""
    start: datetime | None = None
    """Instant of the start, aware; its offset is the local one. None if only the day is known."""
    run_kind: RunKind = RunKind.RUN
    terrain: Terrain = Terrain.FLAT
    side: Side | None = None
    """Knee the pain scores speak of; None = the runner's usual one."""
    pain_before: int | None = None
    pain_during: int | None = None
    """Worst during the run, 0-10."""
    pain_after: int | None = None
    """60 minutes after the run, 0-10. The next morning is a pain reading of its own."""
    swelling: bool = False
    limp: bool = False
    painful: bool = False
    """Marked by the runner as one the knee did not take well (for imported history)."""
    effort: int | None = None
    walk_s: int | None = None
    """Seconds walked in it, where known."""
    ascent_m: int | None = None
    descent_m: int | None = None
    cadence: int | None = None
    """Steps a minute, both feet."""
    through: bool = False
    """True if the runner said that it was run without walking, whatever was planned."""
    planned: str = ""
    """Id of the planned run it fulfils."""
    focus: FocusKind | None = None
    """The point of technique that `heeded` speaks of."""
    heeded: Heed | None = None
    """How far it was kept; None = not said."""
    title: str = ""
    note: str = ""
    source: Source = Source()

    @property
    def has_pain_data(self) -> bool:
        """True if any pain was asked for: imported history has none."""
        return (
            self.pain_before is not None
            or self.pain_during is not None
            or self.pain_after is not None
        )

    @property
    def scores(self) -> tuple[int, ...]:
        """The scores of pain that were given, 0-10: before it, in it and an hour after."""
        asked = self.pain_before, self.pain_during, self.pain_after
        return tuple(score for score in asked if score is not None)


WEEKS_OF_30_DAYS = 5
"""More than the longest run's window holds."""


def is_base_odd(weekly_m: int, longest_m: int) -> bool:
    """True if the longest run of 30 days is longer than all the weeks that it may stand in."""
    return 0 < weekly_m * WEEKS_OF_30_DAYS < longest_m


FASTEST_S, SLOWEST_S = 150, 1200
"""Seconds a km beyond which a run was perhaps mistyped: 2:30 and 20:00. Our choice."""


def is_pace_odd(run: Run) -> bool:
    """True for a pace that is worth a question. A fact all the same: it is never refused.

    Walking that is known is not counted; a walk-run with walking that is not may be slow.
    """
    if not run.duration_s or run.distance_m <= 0:
        return False
    pace = (run.duration_s - (run.walk_s or 0)) * 1000 / run.distance_m
    is_walked = run.run_kind is RunKind.WALK_RUN and run.walk_s is None
    return pace < FASTEST_S or (pace > SLOWEST_S and not is_walked)


FAR_M = 100_000
"""A run longer than that is worth a question."""
RECORDS: tuple[tuple[int, float], ...] = (
    (100_000, 4.6),
    (42_195, 5.9),
    (21_097, 6.25),
    (5000, 1000 / FASTEST_S),
    (1000, 7.6),
)
"""From so many metres on nobody has run faster than so many m/s: the world records, rounded up
(6:05:35, 2:00:35, 56:42, 12:35 and 2:11.96). Shorter runs are not judged."""

_ANY_LENGTH = min(record for _, record in RECORDS)
"""What is slower needs no record to be held against."""


def is_faster_than_anyone(run: Run) -> bool:
    """True for a pace beyond the world records."""
    if not run.duration_s:
        return False
    speed = run.distance_m / run.duration_s
    if speed <= _ANY_LENGTH:
        return False
    return any(run.distance_m >= metres and speed > record for metres, record in RECORDS)


ROUNDED = 0.01
"""Share by which the same run may differ, typed from memory and from the watch."""


def is_twin(one: Run, other: Run) -> bool:
    """True if two runs of a day may be the same one: distance and time agree, or they overlap.

    A time that is not known agrees with any. Of two starts only an overlap says that.
    """
    if one.start is not None and other.start is not None:
        first, second = sorted((one, other), key=_start)
        return _start(first) + timedelta(seconds=first.duration_s or 0) >= _start(second)
    return _is_near(one.distance_m, other.distance_m) and (
        None in (one.duration_s, other.duration_s)
        or _is_near(one.duration_s or 0, other.duration_s or 0)
    )


def _start(run: Run) -> datetime:
    assert run.start is not None
    return run.start


def _is_near(one: int, other: int) -> bool:
    return abs(one - other) <= ROUNDED * max(one, other)


class CrossTraining(Dated, frozen=True, kw_only=True, omit_defaults=True, tag="cross"):
    """Training other than running. Never counted as running distance."""

    sport: str
    duration_s: int | None = None
    distance_m: int | None = None
    start: datetime | None = None
    pain_during: int | None = None
    """Worst during it, 0-10; of the sore knee."""
    effort: int | None = None
    title: str = ""
    note: str = ""
    source: Source = Source()
