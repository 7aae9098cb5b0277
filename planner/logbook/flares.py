"""Flares: where the knee stands, what would change, and the runner's answer."""

from __future__ import annotations

from datetime import date

from planner.domain.flare_state import FlareState, flare_state, flared_days
from planner.domain.limits_week import block_line, plan_line
from planner.domain.past import past_of
from planner.domain.run import PlannedRun
from planner.logbook.mileage import Mileage

class Flares(Mileage):
    """Queries and commands about flares."""

    def flare(self) -> FlareState | None:
        """The flare that is open now, or None."""
        return flare_state(self.history(self.today), self.today, self.parameters)

    def flare_level(self) -> str:
        """F1, F2 or F3 while one is open, else empty."""
        state = self.flare()
        return state.level.name if state else ""

    def flare_days(self, first: date, last: date) -> frozenset[date]:
        """The days on which a flare (F2 or F3) was open, for bands over the calendar."""
        return flared_days(self.history(last), first, last, self.today, self.parameters)

    def flared_between(self, first: date, last: date) -> bool:
        """True if a flare was set off in these days."""
        past = past_of(self.history(last), self.parameters)
        return any(first.toordinal() <= day <= last.toordinal() for day in past.flare_days)

    def week_lines(self, last: date, draft: PlannedRun | None) -> tuple[int | None, int | None]:
        """Cap line and hold line of the seven days that end on `last`, in metres."""
        allowed = self.allowance(last, instead=draft)
        week = allowed.limit("WEEK")
        if week is None:
            return None, None
        reference = week.input("reference")
        if not isinstance(reference, int):
            first_week = week.input("first_week")
            line = first_week if isinstance(first_week, int) else None
            return line, line
        plan, block = plan_line(reference, self.parameters), block_line(reference, self.parameters)
        lighter = allowed.limit("DELOAD")
        if lighter is not None:
            plan = min(plan, reference * self.parameters.deload_factor // 1000)
        return plan, block


