"""Which notes and scores speak of which session, run or flare."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta

from planner.domain.values.calendar import away
from planner.domain.values.journal import Note, PainReading
from planner.domain.values.record import Record
from planner.domain.values.run import Run
from planner.domain.values.session import SessionDone, done_id
from planner.logbook.book import Book

FLARE = "flare-"
EARLIER, LATER = timedelta(days=31), timedelta(days=92)
"""How long before and after a day what speaks of it was mostly written."""

Telling = Note | PainReading
"""What may belong to something else, by the id in its `about`."""


def flare_key(since: date) -> str:
    """What a flare goes by that began on a day: no record stands behind it."""
    return f"{FLARE}{since}"


def flare_day(key: str) -> date | None:
    """The day of a flare's key; None for the key of anything else."""
    if not key.startswith(FLARE):
        return None
    try:
        return date.fromisoformat(key.removeprefix(FLARE))
    except ValueError:
        return None


def names_of(record: Record) -> tuple[str, ...]:
    """Every id a record goes by in an `about`: of a run its card's too, on which a note may have
    been written before it was run."""
    if isinstance(record, Run) and record.planned:
        return record.id, record.planned
    if isinstance(record, SessionDone):
        return record.session, record.id
    return record.id, done_id(record.id)


def tellers(book: Book, first: date, last: date) -> dict[str, list[Telling]]:
    """The notes and scores of these days that belong to something, by what they belong to."""
    found: defaultdict[str, list[Telling]] = defaultdict(list)
    for record in book.between(first, last, Note, PainReading):
        if isinstance(record, Note | PainReading) and record.about:
            found[record.about].append(record)
    return found


def counted(book: Book, first: date, last: date) -> dict[str, int]:
    """How many notes and scores belong to what stands on these days, by what they belong to;
    those among them that were written within about three months."""
    until = min(away(last, LATER), max(book.today, last))
    about = tellers(book, away(first, -EARLIER), until)
    return {name: len(those) for name, those in about.items()}


def spoken_of(book: Book, about: str, near: date, *, far: bool = False) -> Record | None:
    """The record an `about` names, if its month is that of the day `near` or one beside it; with
    `far` wherever it is. None for a flare, and for what is no longer there. Raises StoreError."""
    found = _named(book, about)
    if found is None and about and flare_day(about) is None:
        book.load(away(near, -EARLIER), away(near, EARLIER))
        found = _named(book, about)
    if found is None and far:
        book.load_all()
        found = _named(book, about)
    return found


def _named(book: Book, about: str) -> Record | None:
    return book.get(about) or book.get(done_id(about))
