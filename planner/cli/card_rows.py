"""The cards that a proposal would change, as rows of a table."""

from __future__ import annotations

from collections.abc import Iterable

from planner.cli.frame.call import Call
from planner.cli.frame.columns import columns
from planner.domain.weeks.proposal import CardChange
from planner.wording import days
from planner.wording.proposal import change_words, reasons_words, size_words, what_words


def card_rows(call: Call, changes: Iterable[CardChange]) -> list[str]:
    """Each card: its day, what it is, what becomes of it, and why."""
    book = call.logbook
    rows = [
        (
            days.dated(one.card.date, call.today),
            what_words(one.card),
            ""
            if one.before is None
            else size_words(one.card, call.unit, book.exercises, book.sore),
            one.kind,
            change_words(one, call.unit, book.exercises, book.sore, call.today),
            reasons_words(one, call.today),
        )
        for one in changes
    ]
    return columns(rows, plain=call.flags.plain, indent=1)
