"""What an export of easeback holds and this journal lacks."""

from __future__ import annotations

from collections.abc import Iterable

from planner.domain.values.any_record import HAPPENED
from planner.domain.values.record import Record
from planner.logbook.book import Book


def lacking(book: Book, records: Iterable[Record]) -> tuple[Record, ...]:
    """Those that come back, as they were.

    What is here under the same id stays as it is. A journal that has been set up keeps its own
    plan and settings: only what happened is added.
    """
    book.load_all()
    is_set_up = book.profile is not None
    return tuple(
        record
        for record in records
        if book.get(record.id) is None and (not is_set_up or isinstance(record, HAPPENED))
    )
