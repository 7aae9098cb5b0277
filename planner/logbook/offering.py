"""What may be offered to the runner today, by the facts of the book.

A function rather than a method of the logbook: nothing of the first frame needs it.
"""

from __future__ import annotations

from planner.domain.exercises.offering import Offering, later_exercises
from planner.domain.exercises.progress import Taken
from planner.domain.exercises.tiers import UNKNOWN_TIER
from planner.domain.knee.safety import highest_tier
from planner.domain.values.errors import NotFoundError
from planner.domain.values.plan import Phase, Plan
from planner.logbook.logbook import Logbook


def offering_of(book: Logbook) -> Offering:
    """What holds today: the phase by its gates, red flags, a flare, and what was taken well."""
    most = highest_tier(finding for lock in book.open_locks() for finding in lock.findings)
    most = UNKNOWN_TIER if most is None else most
    here = _phase_of(book)
    return Offering(
        most_tier=most if here is None else min(most, here[1].max_tier),
        later={} if here is None else later_exercises(*here),
        good=_taken_well(book),
        is_flared=bool(book.flare_days(book.today, book.today)),
    )


def _phase_of(book: Logbook) -> tuple[Plan, Phase] | None:
    """The plan and the phase the runner is in; None without a plan."""
    try:
        gates = book.gates()
    except NotFoundError:
        return None
    return gates.plan, gates.here


def _taken_well(book: Logbook) -> frozenset[str]:
    """Those that other exercises come after, if their last session was good."""
    asked = {name for exercise in book.exercises.values() for name in exercise.after}
    rows = {name: book.taken(name) for name in asked}
    return frozenset(name for name, row in rows.items() if row and row[-1].taken is Taken.GOOD)
