"""What the knee was asked for in the two days before a flare: side by side, no cause."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import msgspec

from planner.domain.exercises.tiers import heavy_done
from planner.domain.knee.flare import Event
from planner.domain.knee.standing import Standings
from planner.domain.values.calendar import DAY
from planner.domain.values.exercise import Exercise
from planner.domain.values.run import CrossTraining, Run, Terrain
from planner.domain.values.session import SessionDone

HARD_GROUND = (Terrain.DOWNHILL, Terrain.UNEVEN)


class Before(msgspec.Struct, frozen=True, kw_only=True):
    """What stood there on the day that ended in the event and the one before it: the 48 hours, in
    local days, since hours are not known of all that was done."""

    longer_m: int = 0
    """Metres by which a run day was longer than every one of the 30 days before it; 0 if none was,
    or there was none to compare with."""
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
    """The first and the last day that are looked at: of a flare those before the event it began
    with, however it was deepened since. What was done in between was done in the flare already,
    and says nothing of what came before it."""
    last = date.fromordinal(event.led_up_to)
    return last - DAY, last


def before_flare(
    event: Event,
    standings: Standings,
    runs: Iterable[Run],
    sessions: Iterable[SessionDone],
    cross: Iterable[CrossTraining],
    exercises: Mapping[str, Exercise],
) -> Before:
    """What stood there before an event. Records of other days are passed over."""
    first, last = window_of(event)
    there = [run for run in runs if first <= run.date <= last]
    heavy: dict[str, date] = {}
    for done in sorted(sessions, key=lambda one: one.date):
        if first <= done.date <= last:
            heavy.update(dict.fromkeys(heavy_done(done, exercises), done.date))
    return Before(
        longer_m=max(longer_m(standings, day) for day in _days(event)),
        descent_m=sum(run.descent_m or 0 for run in there),
        ground=tuple(one for one in HARD_GROUND if any(run.terrain is one for run in there)),
        row=_row(standings, event),
        heavy=tuple(heavy.items()),
        other=tuple(dict.fromkeys(one.sport for one in cross if first <= one.date <= last)),
    )


def _days(event: Event) -> tuple[int, int]:
    return event.led_up_to - 1, event.led_up_to


def longer_m(standings: Standings, day: int) -> int:
    """Metres by which more was run on a day (ordinal) than on any of the 30 days before it that
    the knee took; 0 if it was not more, or there was none."""
    run, before = standings.run_on(day), standings.longest_before(day)
    return 0 if run is None or before is None else max(0, run.metres - before)


def _row(standings: Standings, event: Event) -> int:
    """Days in a row up to the last one with a run."""
    end = next((day for day in _days(event)[::-1] if standings.run_on(day)), None)
    count = 0
    while end is not None and standings.run_on(end - count):
        count += 1
    return count
