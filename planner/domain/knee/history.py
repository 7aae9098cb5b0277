"""Everything the load rules know of a runner: facts, and the runs that are planned."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from planner.domain.values.journal import Lock, PainReading, TestResult
from planner.domain.values.plan import WalkRun
from planner.domain.values.record import Side
from planner.domain.values.run import CrossTraining, PlannedRun, Run

if TYPE_CHECKING:
    from planner.domain.knee.mornings import Mornings
    from planner.domain.knee.parameters import Parameters
    from planner.domain.knee.past import Past


class History(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """Facts in any order, the calendar's planned runs, and the runner's typed base.

    The order of the tuples never matters. What follows from the facts is worked out once and
    kept with the value, so ask many questions of one history rather than make many.
    """

    runs: tuple[Run, ...] = ()
    readings: tuple[PainReading, ...] = ()
    tests: tuple[TestResult, ...] = ()
    locks: tuple[Lock, ...] = ()
    cross: tuple[CrossTraining, ...] = ()
    """Other training: it loads the knee, and never counts as distance."""
    planned: tuple[PlannedRun, ...] = ()
    knee: Side = Side.BOTH
    """The sore knee; `both` takes readings of either."""
    start: date | None = None
    """First day of the plan. Runs before it (and before the first pain entry) that carry no
    pain data are taken as tolerated: nobody asked at the time (evidence.md 11.4)."""
    weekly_m: int = 0
    """Typed base: usual metres a week before `start`; used where no run is on record then."""
    longest_m: int = 0
    """Typed base: longest run in metres of the 30 days before `start`."""
    week_start: int = 0
    """First day of the week, 0 = Monday."""
    ladder: tuple[WalkRun, ...] = ()
    """The plan's walk-run ladder; empty = the default one of evidence.md 3.3."""
    ladder_since: date | None = None
    """First day on which the plan asks for the walk-run ladder, if it does."""
    bmi_over_30: bool = False
    """Optional answer; limits the first week without any base (evidence.md 1.2, LS-3)."""

    def as_of(self, today: date) -> History:
        """The history without any fact after `today`: itself, if there is none."""
        if self._last_fact <= today:
            return self
        return msgspec.structs.replace(
            self,
            runs=tuple(run for run in self.runs if run.date <= today),
            readings=tuple(reading for reading in self.readings if reading.date <= today),
            tests=tuple(test for test in self.tests if test.date <= today),
            locks=tuple(lock for lock in self.locks if lock.date <= today),
            cross=tuple(done for done in self.cross if done.date <= today),
        )

    def replanned(self, planned: tuple[PlannedRun, ...]) -> History:
        """The same facts with other planned runs; what is known of the facts is kept.

        Rungs of planned runs that real ones fulfil must stay as they are.
        """
        new = msgspec.structs.replace(self, planned=planned)
        # Made here if nobody has asked yet: what one of them works out the others then have too.
        new.__dict__.update(pasts=self.pasts, mornings=self.mornings)
        new.__dict__.update(self.__dict__)
        return new

    @cached_property
    def pasts(self) -> list[tuple[Parameters, Past]]:
        """What follows from the facts, for each set of parameters asked for so far."""
        return []

    @cached_property
    def mornings(self) -> list[tuple[Side, Parameters, Mornings]]:
        """The mornings of each knee that was asked for so far."""
        return []

    @cached_property
    def _last_fact(self) -> date:
        facts = (*self.runs, *self.readings, *self.tests, *self.locks, *self.cross)
        return max((fact.date for fact in facts), default=date.min)
