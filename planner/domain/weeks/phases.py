"""Which phase fills the weeks ahead: the one whose gate was passed, until the next one's is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import msgspec

from planner.domain.values.calendar import WEEK
from planner.domain.values.plan import Phase, Plan
from planner.domain.values.prescribed import PatientLimit
from planner.domain.weeks.ask import PhaseWeek


class PhaseEntry(msgspec.Struct, frozen=True):
    """A phase that was entered."""

    phase: Phase
    since: date
    """The first day its gate was passed; of the first phase the plan's start."""


def without_skipped(plan: Plan, limits: Iterable[PatientLimit]) -> Plan:
    """A plan without the phases that a professional said to pass over; whole if none were left."""
    gone = {one.what for one in limits if one.limit == "skip_phase"}
    left = tuple(phase for phase in plan.phases if phase.id not in gone)
    if not left or len(left) == len(plan.phases):
        return plan
    return msgspec.structs.replace(plan, phases=left)


def week_start_of(start: date, day: date) -> date:
    """First day of the week of a plan, counted from its start, that holds `day`."""
    return start + (day - start) // WEEK * WEEK


def weeks_ahead(
    start: date, entries: tuple[PhaseEntry, ...], today: date, last: date
) -> tuple[PhaseWeek, ...]:
    """The plan's weeks from the one that holds `today` (or the first) to the one with `last`.

    A phase takes effect with the first whole week after its gate was passed, and stays until the
    next one does, never by the calendar: what stands ahead are the sessions of the phase entered
    last. After the last phase they repeat. Source: rules.md 6.
    """
    if not entries:
        return ()
    first = week_start_of(start, max(today, start))
    count = (last - first) // WEEK + 1
    weeks = (first + number * WEEK for number in range(max(0, count)))
    return tuple(PhaseWeek(week, _phase_in(entries, week)) for week in weeks)


def _phase_in(entries: tuple[PhaseEntry, ...], week: date) -> Phase:
    begun = [entry.phase for entry in entries if entry.since <= week]
    return begun[-1] if begun else entries[0].phase
