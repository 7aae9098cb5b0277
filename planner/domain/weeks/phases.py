"""Which phase fills which week: from the phases entered so far to the weeks ahead."""

from __future__ import annotations

from datetime import date

import msgspec

from planner.domain.values.calendar import WEEK
from planner.domain.values.exercise import high
from planner.domain.values.plan import Phase, Plan
from planner.domain.weeks.replan import PhaseWeek


class Entry(msgspec.Struct, frozen=True):
    """A phase that was entered."""

    phase: Phase
    since: date
    """The first day its gate was passed; of the first phase the plan's start."""


def week_start_of(start: date, day: date) -> date:
    """First day of the week of a plan, counted from its start, that holds `day`."""
    return start + (day - start) // WEEK * WEEK


def weeks_ahead(
    plan: Plan, start: date, entries: tuple[Entry, ...], today: date, last: date, idle: int = 0
) -> tuple[PhaseWeek, ...]:
    """The plan's weeks from the one that holds `today` (or the first) to the one with `last`.

    A phase takes effect with the first whole week after its gate was passed. It lasts its usual
    weeks, `idle` more, and this week at least, as the gate after it is not open yet; the later
    ones follow as if their gates opened in time.
    """
    first = week_start_of(start, max(today, start))
    begun = [entry for entry in entries if entry.since <= first] or list(entries[:1])
    if not begun:
        return ()
    current = begun[-1]
    spent = -(-(current.since - start) // WEEK)
    spent = (first - start) // WEEK - spent - idle
    left = max(1, high(current.phase.weeks) - spent)
    waiting = len(entries) > len(begun)
    row = [current.phase] * (1 if waiting else left)
    place = plan.phases.index(entries[-1].phase if waiting else current.phase)
    for phase in plan.phases[place if waiting else place + 1 :]:
        row += [phase] * high(phase.weeks)
    count = (last - first) // WEEK + 1
    return tuple(
        PhaseWeek(first + number * WEEK, row[number] if number < len(row) else None)
        for number in range(max(0, count))
    )
