"""A walk into the days to come: every run planned at what the caps plan for, and taken well.

The same numbers as `load.allowance` gives with all these runs in the calendar, day after day.
What is known of a day is carried to the next, so that a year costs little more than a month.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from datetime import date, timedelta
from typing import NamedTuple

import msgspec

from planner.domain.caps.limit import Situation
from planner.domain.caps.load import Allowance, allowance, judged
from planner.domain.knee.history import History
from planner.domain.knee.parameters import Parameters
from planner.domain.knee.past import Past, Standing, past_of
from planner.domain.knee.run_day import RunDay, assumed_day
from planner.domain.knee.timeline import Timeline
from planner.domain.values.calendar import DAY
from planner.domain.values.run import PlannedRun
from planner.domain.weeks.schedule_runs import LEAST_M

REMEMBERED_DAYS = 200
"""Runs of the walk that no rule looks back at are let go: the longest look is half a year."""


class Step(NamedTuple):
    """One run of the walk."""

    day: date
    metres: int
    """What the caps plan for; the run of the day."""
    week_m: int
    """Metres of the seven days that end with it."""


def walk(
    history: History,
    run_days: tuple[int, ...],
    today: date,
    last: date,
    params: Parameters,
) -> Iterator[Step]:
    """The runs from `today` to `last` on these weekdays (0 = Monday), if all stays green.

    Runs planned from today on are put aside. A day that already has a run is left as it is, and
    today's other rules hold as they stand: an unanswered morning too. Runs below 500 m are not
    planned, as in `schedule_runs`.
    """
    cleared = _without_plan(history, today)
    known = Carried(cleared.as_of(today), today, params)
    ran = {run.date for run in cleared.runs}
    for number in range((last - today).days + 1):
        day = today + timedelta(days=number)
        if day.weekday() not in run_days or day in ran:
            continue
        asked = Ahead(day, known) if day > today else None
        allowed = judged(asked) if asked else allowance(day, cleared, today, params)
        if allowed.plan_m < LEAST_M:
            continue
        line = (asked or Situation(day, cleared, today, params)).line
        before = line.metres(day.toordinal() - 6, day.toordinal() - 1)
        known.add(_planned(allowed))
        yield Step(day, allowed.plan_m, before + allowed.plan_m)


class Carried:
    """The facts, and the runs of the walk so far."""

    def __init__(self, history: History, today: date, params: Parameters) -> None:
        self.history = history
        self.today = today
        self.params = params
        self.past: Past = past_of(history, params)
        self.run: tuple[RunDay, ...] = ()
        tomorrow = (today + DAY).toordinal()
        self.now: Standing = self.past.known(tomorrow, today.toordinal())

    def copy(self) -> Carried:
        """The same, to be carried on without touching this one."""
        return copy(self)

    def add(self, planned: PlannedRun) -> None:
        """One more run on a later day than all before it, done as planned."""
        run_day = assumed_day(planned.date.toordinal(), [planned], self.params)
        first = run_day.day - REMEMBERED_DAYS
        self.run = (*(each for each in self.run if each.day >= first), run_day)
        self.now = self.past.moved(self.now, run_day)


class Ahead(Situation):
    """A day to come of the walk: as `Situation` would work it out from the calendar."""

    def __init__(self, day: date, known: Carried) -> None:
        # On purpose without the parent's: it works out anew what the walk has carried here.
        self.date = day
        self.today = known.today
        self.day = day.toordinal()
        self.params = known.params
        self.history = known.history
        self.past = known.past
        self.assumed = ()
        standing = known.past.rested(known.now, self.day)
        self.course, self.footing = standing.course, standing.footing
        self.line = Timeline(known.past, self.day, known.today.toordinal(), known.run)


def _without_plan(history: History, today: date) -> History:
    fulfilled = {run.planned for run in history.runs}
    kept = (run for run in history.planned if run.date < today or run.id in fulfilled)
    return history.replanned(tuple(kept))


def _planned(allowed: Allowance) -> PlannedRun:
    run = PlannedRun(id="", date=allowed.day, distance_m=allowed.plan_m, duration_s=allowed.run_s)
    ladder = allowed.limit("LADDER")
    rung = None if ladder is None else ladder.input("rung")
    return msgspec.structs.replace(run, rung=rung) if isinstance(rung, int) else run
