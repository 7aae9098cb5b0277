"""What a new solution of the calendar is asked with, and what it answers: cards before and after.

A solution is only ever proposed; `resolve` makes it.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

import msgspec

from planner.domain.values.calendar import WEEK
from planner.domain.values.plan import Phase, Plan
from planner.domain.values.reason import Reason
from planner.domain.values.run import PlannedRun
from planner.domain.weeks.schedule import Planned

if TYPE_CHECKING:
    from planner.domain.weeks.proposal import WeekChange

Kind = Literal["kept", "moved", "shortened", "lengthened", "changed", "dropped", "added"]
"""What becomes of a card; one that is moved and changed counts as moved."""

Missed = Literal["roll", "drop", "ease"]
"""What becomes of missed time. `roll`: missed sessions of this week take its free days, and whole
weeks without anything done are put behind, so that the phase goes on where it stood. `drop`: what
was missed is gone. `ease`: as `roll`, and the next seven days hold a third fewer sets."""

NEW = "new/"
"""What the ids of added cards begin with; whoever keeps a card gives it a real one."""

AHEAD_DAYS = 14
"""How far a solution reaches unless asked otherwise."""

IDLE_DAYS = 7
"""A week without anything done is a missed one: our choice."""


class PhaseWeek(msgspec.Struct, frozen=True):
    """Seven days of a plan, counted from its start, and the phase that is to fill them."""

    first: date
    phase: Phase | None
    """None past the plan's end: what stands there stays."""

    def holds(self, day: date) -> bool:
        """True if the day is one of the seven."""
        return self.first <= day < self.first + WEEK

    def is_home_of(self, card: Planned) -> bool:
        """True if a card was first planned for one of the seven days."""
        return self.holds(card.first_planned or card.date)


class Ask(msgspec.Struct, frozen=True, kw_only=True):
    """Everything a solution follows from but facts about running, parameters and the day."""

    plan: Plan
    weeks: tuple[PhaseWeek, ...]
    """From the week of the plan that holds today on; see `phases.weeks_ahead`."""
    cards: tuple[Planned, ...]
    """Every card from the first of those weeks to a week past the last day, also skipped ones."""
    settled: frozenset[str] = frozenset()
    """Ids of cards that hold facts."""
    exercise_days: tuple[int, ...] = ()
    """Weekdays for exercise, 0 = Monday."""
    run_days: tuple[int, ...] = ()
    missed: Missed = "roll"


class CardChange(msgspec.Struct, frozen=True, kw_only=True):
    """One card before and after. At most one of the two is None."""

    before: Planned | None
    """None = added."""
    after: Planned | None
    """None = dropped."""
    reasons: tuple[Reason, ...] = ()
    """Ids of load rules (`LONG-30D`, `WEEK`, ...) with their inputs, or `LOCK`, `PLAN` (so many a
    week are asked for), `PHASE`, `AVAILABILITY`, `MISSED`, `EX-4`, `EX-5`, `FLARE`."""

    @property
    def changed(self) -> bool:
        """False if the card stays as it is."""
        return self.before != self.after

    @property
    def card(self) -> Planned:
        """The card as it was, or as it would be if it is new."""
        found = self.before if self.before is not None else self.after
        assert found is not None
        return found

    @property
    def kind(self) -> Kind:
        """What becomes of the card."""
        before, after = self.before, self.after
        if before is None:
            return "added"
        if after is None:
            return "dropped"
        if before.date != after.date:
            return "moved"
        if isinstance(before, PlannedRun) and isinstance(after, PlannedRun):
            more = after.distance_m - before.distance_m
            if more:
                return "lengthened" if more > 0 else "shortened"
        return "changed" if self.changed else "kept"


class Replan(msgspec.Struct, frozen=True, kw_only=True):
    """A proposed solution of the days from today on."""

    first: date
    last: date
    changes: tuple[CardChange, ...] = ()
    """Every card of those days that holds no facts, in order, changed or not."""
    weeks: tuple[WeekChange, ...] = ()
    """Calendar weeks, metres done and planned, before and after."""
    trades: tuple[Reason, ...] = ()
    """What was given up for something that counts for more: `fewer` (what, first day of the week,
    wanted, placed)."""

    @property
    def changed(self) -> tuple[CardChange, ...]:
        """The cards that would change."""
        return tuple(change for change in self.changes if change.changed)
