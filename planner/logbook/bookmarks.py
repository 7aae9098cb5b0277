"""Weeks with a name."""

from __future__ import annotations

from datetime import date

import msgspec

from planner.domain.values.calendar import WEEK
from planner.domain.values.journal import Bookmark
from planner.logbook.book import Book
from planner.wording import days


class Bookmarks:
    """Every bookmark, and setting them."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def all(self) -> tuple[Bookmark, ...]:
        """Every bookmark, the oldest week first."""
        found = (record for record in self._book.lasting() if isinstance(record, Bookmark))
        return tuple(sorted(found, key=lambda mark: (mark.week, mark.name)))

    def of(self, week: date) -> Bookmark | None:
        """The bookmark of the week that begins on a day, even if weeks began on another weekday
        when it was set."""
        return next((mark for mark in self.all() if week <= mark.week < week + WEEK), None)

    def set(self, week: date, name: str) -> None:
        """Give a week a name, or another one, as one change."""
        known = self.of(week)
        mark = known or Bookmark(id=f"bookmark-{week.isoformat()}", week=week, name=name)
        mark = msgspec.structs.replace(mark, name=name)
        self._book.put(f"Bookmark “{name}” on {days.week(week)}", [mark])

    def drop(self, mark: Bookmark) -> None:
        """Take a bookmark away."""
        self._book.put(f"Bookmark “{mark.name}” taken away", drops=[mark])
