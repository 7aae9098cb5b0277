"""A new solution of the calendar as the rows of the diff table."""

from __future__ import annotations

from datetime import date

from planner.domain.weeks.replan import CardChange, Replan
from planner.logbook.logbook import Logbook
from planner.widgets.diff_table import DiffRow
from planner.widgets.text import Span, Spans
from planner.wording import amounts, days
from planner.wording.flare import size_words, what_words
from planner.wording.replan import MISSED_WORDS, change_words, reason_words


def replan_head(book: Logbook, replan: Replan, what: str) -> tuple[Spans, ...]:
    """What the table shows, and what becomes of missed time."""
    span = f"{days.medium(replan.first)} to {days.medium(replan.last)}"
    head: list[Spans] = [(Span(f"{what}  ", "strong"), Span(span, "muted"))]
    idle = book.idle_days()
    if idle:
        words = MISSED_WORDS[book.usual_missed()]
        head.append(
            (Span(f"Nothing was done for {amounts.plural(idle, 'day')}: {words}.", "muted"),)
        )
    return (*head, ())


def replan_rows(book: Logbook, replan: Replan) -> tuple[DiffRow, ...]:
    """The cards that would change, then the weeks."""
    last = max((change.card.date for change in replan.changed), default=replan.last)
    rows = [
        _row(book, place, change, last)
        for place, change in enumerate(replan.changes)
        if change.changed
    ]
    for week in replan.weeks:
        if week.before_m != week.after_m:
            name = f"week {days.week_number(week.first)}"
            before = amounts.distance(week.before_m, book.unit)
            after = amounts.distance(week.after_m, book.unit)
            rows.append(DiffRow(name, "", name, before, after, "warn", None))
    return tuple(rows)


def _row(book: Logbook, place: int, change: CardChange, last: date) -> DiffRow:
    before = ""
    if change.before is not None:
        before = size_words(change.before, book.unit, book.exercises, book.sore)
    after = change_words(change, book.unit, book.exercises, book.sore) or "rest"
    return DiffRow(
        key=str(place),
        when=days.among(change.card.date, last, book.today),
        what=what_words(change.card),
        before=before,
        after=f"{after}  {' '.join(reason.id for reason in change.reasons)}".rstrip(),
        tone="bad" if change.after is None else "warn",
        accepted=True,
    )


def replan_why(replan: Replan) -> tuple[Spans, ...]:
    """The reasons once each, and what was given up for something that counts for more."""
    said = {
        reason.id: reason_words(reason) for change in replan.changed for reason in change.reasons
    }
    listed = "; ".join(f"{name}: {words}" for name, words in said.items())
    lines: list[Spans] = [(Span("Why   ", "strong"), Span(f"{listed}."))] if listed else []
    lines.extend(
        (Span("      "), Span(f"Given up: {reason_words(trade)}.", "muted"))
        for trade in replan.trades
    )
    return tuple(lines)
