"""Everything the load rules know of a runner: facts, what was typed, and the runs planned."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property

import msgspec

from planner.domain.knee.safety import active_locks
from planner.domain.values.journal import Lock, PainReading, TestResult
from planner.domain.values.plan import WalkRun
from planner.domain.values.prescribed import PatientLimit, in_force
from planner.domain.values.record import Side
from planner.domain.values.run import CrossTraining, PlannedRun, Run


class History(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """Facts in any order, the calendar's planned runs, and what the runner typed at setup.

    The order of the tuples never matters. What follows from the facts is worked out once for a
    set of parameters and kept with the value (`past_of`), so ask many questions of one history
    rather than make many.
    """

    runs: tuple[Run, ...] = ()
    readings: tuple[PainReading, ...] = ()
    tests: tuple[TestResult, ...] = ()
    locks: tuple[Lock, ...] = ()
    cross: tuple[CrossTraining, ...] = ()
    """Other training: its pain speaks, its distance never counts."""
    planned: tuple[PlannedRun, ...] = ()
    first: date | None = None
    """First day whose facts are here; None = there are none before."""
    knee: Side = Side.BOTH
    """The sore knee or knees: those that are asked."""
    start: date | None = None
    """First day of the plan. Runs before it without any pain score are taken as tolerated:
    nobody asked at the time."""
    run_days: tuple[int, ...] = ()
    """Weekdays for running, 0 = Monday."""
    weekly_m: int = 0
    """Typed: usual metres a week before `start`."""
    longest_m: int = 0
    """Typed: longest run in metres of the 30 days before `start`."""
    usual_morning: Mapping[str, int] = {}
    """Typed: ordinary morning pain 0-10 by knee."""
    usual_stairs: Mapping[str, int] = {}
    """Typed: ordinary pain on stairs 0-10 by knee."""
    can_run_s: int | None = None
    """Typed: seconds that can be run at pain 2 or less."""
    pace_s: int | None = None
    """Typed: easy seconds a kilometre."""
    born: int | None = None
    """Typed: year of birth."""
    goal_week_m: int = 0
    """Typed: weekly metres beyond which nothing grows; 0 = the usual ceiling."""
    goal_run_m: int = 0
    """Typed: longest run beyond which none grows; 0 = the usual ceiling."""
    week_start: int = 0
    """First day of the week, 0 = Monday."""
    limits: tuple[PatientLimit, ...] = ()
    """What a professional set for this runner, past and to come too."""
    ladder: tuple[WalkRun, ...] = ()
    """The plan's walk-run ladder; empty = the default one of evidence.md 3.3."""

    @property
    def sore(self) -> tuple[Side, ...]:
        """The knees that are asked."""
        return (Side.LEFT, Side.RIGHT) if self.knee is Side.BOTH else (self.knee,)

    def locks_on(self, day: date) -> tuple[Lock, ...]:
        """Red flags that hold on a day."""
        return active_locks(self.locks, day)

    def limits_on(self, day: date) -> tuple[PatientLimit, ...]:
        """Limits of a professional that hold on a day."""
        return in_force(self.limits, day) if self.limits else ()

    def replanned(self, planned: tuple[PlannedRun, ...]) -> History:
        """The same facts with other planned runs; what is known of the facts is kept.

        Planned runs of days with a real run must stay as they are: a walk-run is judged by them.
        """
        new = msgspec.structs.replace(self, planned=planned)
        # Made here if nobody has asked yet: what one of them works out the others then have too.
        new.__dict__.update(followed=self.followed)
        return new

    @cached_property
    def followed(self) -> dict[object, object]:
        """What `standing.standings_of` has worked out of the facts, by the parameters asked with:
        kept here, so that whoever holds the facts holds what follows from them."""
        return {}
