"""What the knee was asked for in the two days before a flare: side by side, no cause."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import msgspec

from planner.domain.exercises.tiers import tier_of_item
from planner.domain.knee.flare import Event
from planner.domain.values.calendar import DAY
from planner.domain.values.exercise import Exercise
from planner.domain.values.run import CrossTraining, Run, Terrain
from planner.domain.values.session import SessionDone, SetKey, all_asked, is_nothing

HARD_GROUND = (Terrain.DOWNHILL, Terrain.UNEVEN)
HEAVY_TIER = 3
"""Knee load of an exercise that is told: high."""


class Before(msgspec.Struct, frozen=True, kw_only=True):
    """What stood there on the day that ended in the event and the one before it: the 48 hours, in
    local days, since hours are not known of all that was done."""

    longer_m: int = 0
    """Metres by which the longest run was longer than every run of the 30 days before; 0 if it
    was not, or there was none to compare with."""
    descent_m: int = 0
    """Metres downhill, of the runs of which they are known."""
    ground: tuple[Terrain, ...] = ()
    """Downhill and uneven ground, which load the kneecap most, if there was any."""
    row: int = 0
    """Days in a row with a run, up to the last of these days that has one; 0 if there is none."""
    heavy: tuple[tuple[str, date], ...] = ()
    """Exercises with a high knee load that were done, each with the last day it was done on."""
    other: tuple[str, ...] = ()
    """Other training, by its sport."""


def window_of(event: Event) -> tuple[date, date]:
    """The first and the last day that are looked at: of what was seen on waking the day itself had
    hardly begun."""
    last = date.fromordinal(event.day - event.at_dawn)
    return last - DAY, last


def before_flare(
    event: Event,
    runs: Iterable[Run],
    sessions: Iterable[SessionDone],
    cross: Iterable[CrossTraining],
    exercises: Mapping[str, Exercise],
    longest_days: int,
) -> Before:
    """What stood there before an event.

    Args:
        longest_days: A new longest run is longer than all of so many days before; `runs` reach
            back as far.
    """
    first, last = window_of(event)
    known = [run for run in runs if run.date <= last]
    there = [run for run in known if run.date >= first]
    earlier = [run.distance_m for run in known if first - longest_days * DAY <= run.date < first]
    farthest = max((run.distance_m for run in there), default=0)
    heavy = {}
    for done in sorted(sessions, key=lambda one: one.date):
        if first <= done.date <= last:
            heavy.update(dict.fromkeys(_heavy(done, exercises), done.date))
    return Before(
        longer_m=max(0, farthest - max(earlier)) if earlier else 0,
        descent_m=sum(run.descent_m or 0 for run in there),
        ground=tuple(one for one in HARD_GROUND if any(run.terrain is one for run in there)),
        row=_row({run.date for run in known}, first, last),
        heavy=tuple(heavy.items()),
        other=tuple(dict.fromkeys(one.sport for one in cross if first <= one.date <= last)),
    )


def _heavy(done: SessionDone, exercises: Mapping[str, Exercise]) -> list[str]:
    """The exercises of a high knee load of which a set was done."""
    ticked = {SetKey.parse(key).exercise for key, one in done.ticks.items() if not is_nothing(one)}
    return [
        item.exercise
        for item in all_asked(done)
        if item.exercise in ticked
        and tier_of_item(item, exercises.get(item.exercise)) >= HEAVY_TIER
    ]


def _row(days: set[date], first: date, last: date) -> int:
    """Days in a row up to the last one with a run."""
    end = max((day for day in days if first <= day <= last), default=None)
    count = 0
    while end is not None and end - count * DAY in days:
        count += 1
    return count
