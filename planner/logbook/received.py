"""How much of the exercises was done in some weeks."""

from __future__ import annotations

from datetime import date

from planner.domain.review.useful import NOTHING
from planner.logbook.book import Book
from planner.logbook.cards import Cards
from planner.logbook.dose_days import session_sets
from planner.logbook.views import SessionItem


def received(book: Book, first: date, last: date) -> int:
    """Per cent of the sets asked for that were done. What was skipped, for whatever reason, was
    not received: it is asked whether the programme had its chance, not who is to blame."""
    count = (last - first).days + 1
    views = Cards(book).days(first, count)
    items = (item for view in views for item in view.items if isinstance(item, SessionItem))
    sets = sum((session_sets(book, item) for item in items), NOTHING)
    asked = sets.asked + sets.excused
    return sets.done * 100 // asked if asked else 0
