"""Weeks with a name."""

from __future__ import annotations

from datetime import date

import msgspec

from planner.domain.values.calendar import WEEK
from planner.domain.values.journal import Bookmark
from planner.logbook.logbook import Logbook
from planner.wording import days


def bookmarks(book: Logbook) -> tuple[Bookmark, ...]:
    """Every bookmark, the oldest week first."""
    found = (record for record in book.lasting() if isinstance(record, Bookmark))
    return tuple(sorted(found, key=lambda mark: (mark.week, mark.name)))


def bookmark_of(book: Logbook, week: date) -> Bookmark | None:
    """The bookmark of the week that begins on a day, even if weeks began on another weekday when
    it was set."""
    return next((mark for mark in bookmarks(book) if week <= mark.week < week + WEEK), None)


def set_bookmark(book: Logbook, week: date, name: str) -> None:
    """Give a week a name, or another one, as one change."""
    known = bookmark_of(book, week)
    mark = known or Bookmark(id=f"bookmark-{week.isoformat()}", week=week, name=name)
    mark = msgspec.structs.replace(mark, name=name)
    book.put(f"Bookmark “{name}” on {days.week(week)}", [mark])


def drop_bookmark(book: Logbook, mark: Bookmark) -> None:
    """Take a bookmark away."""
    book.put(f"Bookmark “{mark.name}” taken away", drops=[mark])
