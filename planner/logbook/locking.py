"""What a red flag leaves of the sessions and runs that are done step by step (evidence.md 7, RF-2).

Functions rather than methods of the logbook: nothing of the first frame needs them.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from planner.domain.exercises.tiers import tier_of_item
from planner.domain.knee.safety import FINDINGS, highest_tier, scope_of, worst_level
from planner.domain.values.journal import Lock
from planner.logbook.book import new_id
from planner.logbook.logbook import Logbook
from planner.logbook.views import RunItem, SessionItem


def lock_of(book: Logbook, found: Collection[str], day: date | None = None) -> Lock:
    """The lock, not yet written, that these findings ask for since a day, or today; the gravest
    first."""
    return Lock(
        id=new_id(),
        date=day or book.today,
        created=book.stamp(),
        level=worst_level(found),
        findings=tuple(finding.id for finding in FINDINGS if finding.id in found),
        scope=scope_of(found),
    )


def everything_locked(book: Logbook) -> Lock | None:
    """The first open red flag that locks exercises too; None without one."""
    return next((lock for lock in book.open_locks() if lock.scope == "all"), None)


def above_tier(book: Logbook, item: SessionItem) -> frozenset[str]:
    """Exercises of a session whose knee load is above what an open red flag leaves."""
    most = highest_tier(finding for lock in book.open_locks() for finding in lock.findings)
    if most is None:
        return frozenset()
    return frozenset(
        one.exercise
        for one in item.items
        if tier_of_item(one, book.exercises.get(one.exercise)) > most
    )


def is_barred(book: Logbook, item: SessionItem | RunItem) -> bool:
    """True if nothing of it may be done step by step until a professional has cleared it."""
    if isinstance(item, RunItem):
        return bool(book.open_locks())
    if everything_locked(book) is not None:
        return True
    above = above_tier(book, item)
    return bool(above) and all(one.exercise in above for one in item.items)
