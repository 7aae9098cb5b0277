"""Red flags: what the runner reported, what they rest until a professional has cleared them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

import msgspec

from planner.domain.exercises.tiers import tier_of_item
from planner.domain.knee.safety import FINDINGS, SCREEN_DAYS, highest_tier, scope_of, worst_level
from planner.domain.values.errors import NotFoundError, RuleError, UsageError
from planner.domain.values.journal import SCREEN, Lock, TestResult
from planner.logbook.book import Book, new_id
from planner.logbook.note_limit import check_note
from planner.logbook.views import RunItem, SessionItem


class RedFlags:
    """Queries and commands about red flags (evidence.md 7, RF-1 and RF-2)."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def all(self) -> tuple[Lock, ...]:
        """Every red flag there ever was: they are kept without a month, so none is overlooked."""
        return tuple(record for record in self._book.lasting() if isinstance(record, Lock))

    def open(self) -> tuple[Lock, ...]:
        """Red flags that no professional has cleared yet."""
        return tuple(lock for lock in self.all() if lock.cleared is None)

    def everything(self) -> Lock | None:
        """The first open red flag that locks exercises too; None without one."""
        return next((lock for lock in self.open() if lock.scope == "all"), None)

    def above_tier(self, item: SessionItem) -> frozenset[str]:
        """Exercises of a session whose knee load is above what an open red flag leaves."""
        most = highest_tier(finding for lock in self.open() for finding in lock.findings)
        if most is None:
            return frozenset()
        return frozenset(
            one.exercise
            for one in item.items
            if tier_of_item(one, self._book.exercises.get(one.exercise)) > most
        )

    def is_barred(self, item: SessionItem | RunItem) -> bool:
        """True if nothing of it may be done step by step until a professional has cleared it."""
        if isinstance(item, RunItem):
            return bool(self.open())
        if self.everything() is not None:
            return True
        above = self.above_tier(item)
        return bool(above) and all(one.exercise in above for one in item.items)

    def refuse(self) -> None:
        """Raise RuleError while a red flag is open: no reason goes over that."""
        if self.open():
            raise RuleError(
                "A red flag is open: no running is planned.",
                "Have it looked at first; once it is cleared, running can be planned again.",
                "LOCK",
            )

    def lock_for(self, found: Collection[str], day: date | None = None) -> Lock:
        """The lock, not yet written, that these findings ask for since a day, or today; the gravest
        first."""
        return Lock(
            id=new_id(),
            date=day or self._book.today,
            created=self._book.stamp(),
            level=worst_level(found),
            findings=tuple(one.id for one in FINDINGS if one.id in found),
            scope=scope_of(found),
        )

    def add(self, lock: Lock) -> None:
        """Keep a red flag the runner reported."""
        self._book.put("Red flag reported: see a professional first", [lock])

    def clear(self, by: str, day: date, ids: Collection[str] = ()) -> None:
        """End every open red flag, or those of these ids: a professional has looked at it. The
        history stays.

        Raises UsageError without a name (evidence.md 11.9: date and by whom).
        """
        if not by.strip():
            raise UsageError("Who cleared it?", "Expected who examined you, and when.")
        check_note(by, "That name has")
        cleared = [
            msgspec.structs.replace(record, cleared=day, cleared_by=by.strip())
            for record in self.open()
            if not ids or record.id in ids
        ]
        if not cleared:
            raise NotFoundError("No red flag is open.", "")
        last = max(record.date for record in cleared)
        if day < last:
            raise UsageError(
                f"That was before the red flag of {self._book.dated(last)} was raised.",
                "Expected the day on which it was looked at.",
            )
        self._book.put(f"Red flag cleared by {by.strip()} on {self._book.dated(day)}", cleared)

    def screened(self) -> None:
        """Keep that the red flags were gone through today and there was none."""
        book = self._book
        test = TestResult(
            id=new_id(), date=book.today, created=book.stamp(), measure=SCREEN, value=0
        )
        book.put("Red flags gone through: none", [test])

    def screen_due(self) -> bool:
        """True once a week: the red flags have not been gone through for seven days (RF-1)."""
        start = self._book.profile.start if self._book.profile else None
        if start is None or (self._book.today - start).days < SCREEN_DAYS:
            return False
        first = self._book.today - timedelta(days=SCREEN_DAYS - 1)
        tests = self._book.between(first, self._book.today, TestResult)
        return not any(test.measure == SCREEN for test in tests)
