"""What is quietly offered now and then, and until when the runner wants to hear nothing of it."""

from __future__ import annotations

from datetime import date

import msgspec

from planner.domain.knee.scores import CHANGE_MARKS
from planner.domain.values.calendar import DAY, WEEK, week_of
from planner.domain.values.scores import PutOff
from planner.logbook.book import Book

EVENING = "17:00"
"""From then on the review of the week is offered on its last day."""
PLAN_MARKS = CHANGE_MARKS[:2]
"""Days of the plan after which it is looked back: 6 and 12 weeks (evidence.md 4.5, EX-6)."""
FOR = 2 * WEEK
"""For so long the review of 6 or 12 weeks is offered."""
SCORES, REVIEW, PLAN_REVIEW = "put-off-scores", "put-off-review", "put-off-plan-review"
"""Ids of the records that say until when an offer is put off."""


class PlanMark(msgspec.Struct, frozen=True):
    """Six or twelve weeks of the plan."""

    start: date
    """The day the plan began."""
    weeks: int

    @property
    def day(self) -> date:
        """The first day on which they are behind."""
        return self.start + self.weeks * WEEK

    @property
    def note_id(self) -> str:
        """Id of the note that keeps its review."""
        return f"review-plan-{self.start.isoformat()}-{self.weeks}"


class Offers:
    """Which reviews are offered, and putting offers off."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def is_put_off(self, offer: str) -> bool:
        """True while the runner wants to hear of it later."""
        found = self._book.get(offer)
        return isinstance(found, PutOff) and self._book.today < found.until

    def put_off(self, offer: str, until: date, what: str) -> None:
        """Say nothing of it before a day; `what` is what it is called."""
        words = f"{what} put off until {self._book.dated(until)}"
        self._book.put(words, [PutOff(id=offer, until=until)])

    def review_week(self) -> date | None:
        """First day of the week whose review is offered: on its last day from the evening on,
        until it is kept or put off. None otherwise."""
        book, week = self._book, week_of(self._book.today, self._book.week_start)
        profile = book.profile
        is_time = book.today == week + WEEK - DAY and f"{book.now():%H:%M}" >= EVENING
        if not is_time or profile is None or profile.start is None or profile.start > book.today:
            return None
        return None if book.get(week_note_id(week)) or self.is_put_off(REVIEW) else week

    def put_off_week(self) -> None:
        """Leave the review of this week out."""
        week = week_of(self._book.today, self._book.week_start)
        self.put_off(REVIEW, week + WEEK, "The review of the week")

    def plan_mark(self) -> PlanMark | None:
        """The latest of 6 and 12 weeks of the plan that are behind; None before them."""
        start = self._book.profile.start if self._book.profile else None
        passed = [
            days
            for days in PLAN_MARKS
            if start is not None and start + days * DAY <= self._book.today
        ]
        return PlanMark(start, passed[-1] // 7) if start is not None and passed else None

    def offered_mark(self) -> PlanMark | None:
        """The mark whose review is offered: two weeks long, until it is kept or put off."""
        mark = self.plan_mark()
        if mark is None or self._book.today >= mark.day + FOR:
            return None
        return None if self._book.get(mark.note_id) or self.is_put_off(PLAN_REVIEW) else mark

    def put_off_mark(self) -> None:
        """Leave the review of these weeks of the plan out."""
        self.put_off(PLAN_REVIEW, self._book.today + FOR, "The review of the plan")


def week_note_id(week: date) -> str:
    """Id of the note that keeps the review of a week: the same on every device."""
    return f"review-{week.isoformat()}"
