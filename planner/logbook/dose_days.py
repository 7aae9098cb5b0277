"""The useful sets of days, plan beside facts, and what excuses a day."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from planner.domain.knee.safety import active_locks
from planner.domain.knee.standing import Standings
from planner.domain.review.useful import UsefulDay, UsefulSets, useful_sets
from planner.domain.values.calendar import days_from
from planner.domain.values.journal import Lock
from planner.logbook.book import Book
from planner.logbook.cards import Cards
from planner.logbook.views import CrossItem, DayView, SessionItem
from planner.logbook.weeks_back import Period

ILL = "ill"
"""The reason of a skipped card that excuses the whole day."""


def useful_days(
    book: Book, cards: Cards, period: Period, excused: Collection[date]
) -> Iterator[UsefulDay]:
    """The sessions of the days of a period up to today, those skipped with a reason too; on
    `excused` days nothing that was left undone counts."""
    count = (min(period.last, book.today) - period.first).days + 1
    for view in cards.days(period.first, count):
        let_off, is_over = view.date in excused, view.date < book.today
        for item in view.items:
            if isinstance(item, SessionItem):
                sets = session_sets(book, item, let_off=let_off, open_counts=is_over)
                yield UsefulDay(view.date, sets)


def session_sets(
    book: Book, item: SessionItem, *, let_off: bool = False, open_counts: bool = True
) -> UsefulSets:
    """The useful sets of a session. One that was skipped, or lies on a day that is `let_off`, is
    excused of what was left undone; `open_counts` as for `useful_sets`."""
    skipped = item.planned is not None and bool(item.planned.skipped)
    return useful_sets(
        item.items, item.ticks, book.exercises, book.sore,
        left_out=item.left_out, excused=let_off or skipped, open_counts=open_counts,
    )  # fmt: skip


def ill_days(cards: Cards, period: Period) -> frozenset[date]:
    """Days on which a card was skipped because the runner was ill."""
    views = cards.days(period.first, (period.last - period.first).days + 1)
    return frozenset(view.date for view in views if _is_ill(view))


def _is_ill(view: DayView) -> bool:
    cards = (item.planned for item in view.items if not isinstance(item, CrossItem))
    return any(card is not None and card.skipped == ILL for card in cards)


def excused_days(standings: Standings, locks: Collection[Lock], period: Period) -> frozenset[date]:
    """Days on which a flare rests, or a red flag locks exercises too."""
    shut = [lock for lock in locks if lock.scope == "all"]
    return frozenset(
        day
        for day in days_from(period.first, (period.last - period.first).days + 1)
        if standings.now(day.toordinal()).flare.is_resting(day.toordinal())
        or active_locks(shut, day)
    )
