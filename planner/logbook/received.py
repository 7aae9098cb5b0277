"""How much of the exercises was done in some weeks."""

from __future__ import annotations

from datetime import date

from planner.domain.review.useful import NOTHING, UsefulSets, useful_sets
from planner.logbook.book import Book
from planner.logbook.cards import Cards
from planner.logbook.views import SessionItem


def received(book: Book, first: date, last: date) -> int:
    """Per cent of the sets asked for that were done. What was skipped, for whatever reason, was
    not received: it is asked whether the programme had its chance, not who is to blame."""
    count = (last - first).days + 1
    views = Cards(book).days(first, count)
    items = (item for view in views for item in view.items if isinstance(item, SessionItem))
    sets = sum((_sets(book, item) for item in items), NOTHING)
    asked = sets.asked + sets.excused
    return sets.done * 100 // asked if asked else 0


def _sets(book: Book, item: SessionItem) -> UsefulSets:
    skipped = item.planned is not None and bool(item.planned.skipped)
    return useful_sets(
        item.items, item.ticks, book.exercises, book.sore, left_out=item.left_out, excused=skipped
    )
