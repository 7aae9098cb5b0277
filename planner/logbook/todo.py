"""What is done next today, step by step, and where it was left."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TypeGuard

import msgspec

from planner.domain.player.place import Place
from planner.domain.values.calendar import DAY, WEEK
from planner.domain.values.run import Run
from planner.domain.values.session import SessionDone
from planner.domain.weeks.ask import IDLE_DAYS
from planner.logbook.book import Book
from planner.logbook.caps import BLOCK
from planner.logbook.cards import Cards
from planner.logbook.flares import Flares
from planner.logbook.red_flags import RedFlags
from planner.logbook.session import is_rated
from planner.logbook.views import DayItem, RunItem, SessionItem
from planner.store.place import read_place, write_place

DAYS_AHEAD = 8
"""Days that are looked through for what comes next, with today."""


class ToDo:
    """Today's cards for the session page."""

    def __init__(self, book: Book, cards: Cards, red_flags: RedFlags, flares: Flares) -> None:
        self._book = book
        self._cards = cards
        self._red_flags = red_flags
        self._flares = flares

    def last_place(self) -> Place | None:
        """Where a session was left; None if none was, or the file is damaged."""
        data = read_place(self._book.journal.folder)
        if data is None:
            return None
        try:
            return msgspec.json.decode(data, type=Place)
        except (ValueError, RecursionError):  # msgspec's errors are ValueErrors
            return None

    def keep_place(self, place: Place) -> bool:
        """Keep where a session stands; False if the disk refuses."""
        return write_place(self._book.journal.folder, msgspec.json.encode(place))

    def open_place(self, session: str) -> None:
        """Take up a session: where it was left, or from its first open set."""
        place = self.last_place()
        if place is None or place.session != session:
            self.keep_place(Place(session=session))

    def card(self) -> SessionItem | RunItem | None:
        """What is done today: what was left in the middle or opened last, else the first card that
        is open, else the last session that was done. None if there is nothing, or a red flag bars
        it; on a day of severe pain nothing is begun."""
        items = [item for item in self._of_today() if not self._red_flags.is_barred(item)]
        return self._first_of(items, begins=not self.rests())

    def barred(self) -> SessionItem | RunItem | None:
        """What would be done today but for a red flag; None if none bars anything."""
        return self._first_of(
            [item for item in self._of_today() if self._red_flags.is_barred(item)]
        )

    def rests(self) -> bool:
        """True on a day of severe pain: what stands there is not asked for. It can be opened all
        the same."""
        return self._flares.day().rests

    def after(self, card: str = "") -> SessionItem | RunItem | None:
        """What is to be done after a card, today or within a week: the first that is neither done,
        skipped nor barred by a red flag; nothing today after severe pain, and no run while running
        rests. None if there is nothing."""
        state = self._flares.now()
        runs_from = self._book.today if state is None else state.rest_until
        first = self._book.today + DAY if self.rests() else self._book.today
        for view in self._cards.days(first, DAYS_AHEAD):
            for item in view.items:
                if isinstance(item, RunItem) and view.date < runs_from:
                    continue
                if isinstance(item, SessionItem | RunItem) and self._is_open(item, card):
                    return item
        return None

    def _is_open(self, item: SessionItem | RunItem, card: str) -> bool:
        is_planned = item.planned is not None and item.key != card
        return is_planned and not _is_over(item) and not self._red_flags.is_barred(item)

    def _of_today(self) -> list[SessionItem | RunItem]:
        return [item for item in self._cards.day(self._book.today).items if _can_be_played(item)]

    def is_one_begun(self) -> bool:
        """True if one of today's cards was left in the middle, or opened last."""
        return self._begun(self._of_today()) is not None

    def _begun(self, items: list[SessionItem | RunItem]) -> SessionItem | RunItem | None:
        place = self.last_place()
        key = place.session if place is not None else None
        return next((item for item in items if item.key == key and not _is_rated_too(item)), None)

    def _first_of(
        self, items: list[SessionItem | RunItem], *, begins: bool = True
    ) -> SessionItem | RunItem | None:
        begun = self._begun(items)
        if begun is not None:
            return begun
        opened = [item for item in items if begins and not _is_over(item)]
        done = [item for item in items if isinstance(item, SessionItem) and item.ticks]
        return next(iter(opened), None) or (done[-1] if done else None)

    # -- what was not done ---------------------------------------------------

    def idle_days(self) -> int:
        """Days since anything was ticked or run, today not counted; 0 before the plan's start.

        Eight weeks are looked at, at most.
        """
        start = (self._book.profile.start if self._book.profile else None) or self._book.today
        # Most of the time something was done this week, and nothing further is looked at.
        done = self._active_days(max(start, self._book.today - WEEK))
        if self._book.today in done:
            return 0
        start = max(start, self._book.today - BLOCK)
        done = done or self._active_days(start)
        last = max(done, default=start - timedelta(days=1))
        return max(0, (self._book.today - last).days - 1)

    def is_week_missed(self) -> bool:
        """True after a week without anything done, as long as no red flag is open."""
        known = self._book.profile is not None and self._book.profile.plan in self._book.plans
        return known and not self._red_flags.open() and self.idle_days() >= IDLE_DAYS

    def _active_days(self, first: date) -> set[date]:
        days = (min(first, self._book.today), self._book.today)
        ran = {run.date for run in self._book.between(*days, Run)}
        return ran | {done.date for done in self._book.between(*days, SessionDone) if done.ticks}


def is_to_do(item: SessionItem | RunItem) -> bool:
    """True if it can be done step by step and still is to be: a session with an open set, or a
    walk-run that was not run; not skipped."""
    return _can_be_played(item) and not _is_over(item)


def _can_be_played(item: DayItem) -> TypeGuard[SessionItem | RunItem]:
    if isinstance(item, SessionItem):
        return bool(item.sets)
    return isinstance(item, RunItem) and item.planned is not None and bool(item.planned.rung)


def _is_over(item: SessionItem | RunItem) -> bool:
    planned = item.planned
    if planned is not None and planned.skipped:
        return True
    return item.settled if isinstance(item, SessionItem) else item.run is not None


def _is_rated_too(item: SessionItem | RunItem) -> bool:
    """True if it is over and nothing is left to be asked."""
    if not _is_over(item):
        return False
    return isinstance(item, RunItem) or all(is_rated(item, one.exercise) for one in item.items)
