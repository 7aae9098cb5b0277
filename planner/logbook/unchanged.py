"""Whether the worst pain has come down with the exercises done, by the scores of some weeks."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from planner.domain.knee.professional import PROGRAMME_DAYS, no_change
from planner.domain.knee.score_change import points_of
from planner.domain.review.useful import NOTHING, UsefulSets, useful_sets
from planner.domain.values.reason import Reason
from planner.domain.values.scores import ScoreSheet
from planner.logbook.book import Book
from planner.logbook.cards import Cards
from planner.logbook.views import SessionItem


def unchanged(book: Book, sheets: Iterable[ScoreSheet]) -> tuple[Reason, ...]:
    """Why a professional should look, by the first and the last score of the worst pain."""
    ordered = sorted(sheets, key=lambda one: (one.date, one.at, one.created))
    points = points_of(ordered, "worst")
    if not points or (points[-1][0] - points[0][0]).days < PROGRAMME_DAYS:
        return ()
    (since, was), (until, now) = points[0], points[-1]
    share = received(book, since, until)
    return no_change((since, int(was)), (until, int(now)), share, book.today)


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
