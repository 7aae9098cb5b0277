"""What a solution of the calendar follows from, beside facts about running."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from planner.domain.values.calendar import WEEK
from planner.domain.values.plan import Phase, Plan
from planner.domain.weeks.schedule import Planned

Missed = Literal["roll", "drop", "ease"]
"""What becomes of missed time. `roll`: missed sessions of this week take its free days. `drop`:
what was missed is gone. `ease`: as `roll`, and the next seven days hold a third fewer sets.
Missed runs are never made up for."""

AHEAD_DAYS = 14
"""How far a solution reaches unless asked otherwise."""

IDLE_DAYS = 7
"""A week without anything done is a missed one: our choice."""


class PhaseWeek(msgspec.Struct, frozen=True):
    """Seven days of a plan, counted from its start, and the phase that is to fill them."""

    first: date
    phase: Phase

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
    cards: tuple[Planned, ...] = ()
    """Every card from the first of those weeks to a week past the last day, also skipped ones."""
    settled: frozenset[str] = frozenset()
    """Ids of cards that hold facts."""
    exercise_days: tuple[int, ...] = ()
    """Weekdays for exercise, 0 = Monday."""
    run_days: tuple[int, ...] = ()
    most_m: int | None = None
    """No run is laid out longer, where the runner takes up shorter ones."""
    missed: Missed = "roll"
    sore_items: frozenset[str] = frozenset()
    """Ids of exercises that hurt above 2 the last time: they go one step back in a flare."""
