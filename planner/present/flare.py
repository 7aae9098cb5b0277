"""A flare's proposal as the rows of the diff table, with head and reasons."""

from __future__ import annotations

from planner.domain.values.session import PlannedSession
from planner.domain.weeks.proposal import Proposal, ProposedChange
from planner.logbook.logbook import Logbook
from planner.widgets.diff_table import DiffRow
from planner.widgets.text import FILL, Span, Spans
from planner.wording import amounts, days
from planner.wording.entries import knee
from planner.wording.flare import (
    LEVELS,
    UNTESTED,
    after_words,
    size_words,
    what_words,
    why_flare,
)


def flare_head(book: Logbook, proposal: Proposal) -> tuple[Spans, ...]:
    """Level, knee, day; what the table shows."""
    state = proposal.state
    if state is None:
        return ((Span("No flare is open: nothing to change.", "strong"),),)
    usual = book.usual_pain()
    now = book.now()
    return (
        (
            Span("■ Pain flare  ", "bad"),
            Span(f"{knee(book.sore)}  "),
            Span(LEVELS[state.level], "bad"),
            Span("" if usual is None else f"  usual {usual}/10", "muted"),
            FILL,
            Span(f"{days.medium(now.date())} {now:%H:%M}", "muted"),
        ),
        (),
        (Span("What changes", "strong"), Span("  next 14 days", "muted")),
    )


def flare_rows(book: Logbook, proposal: Proposal) -> tuple[DiffRow, ...]:
    """A row a card, then the weeks."""
    if proposal.state is None:
        return ()
    rows = [row_of(book, proposal, place, one) for place, one in enumerate(proposal.changes)]
    for week in proposal.weeks:
        name = f"week {days.week_number(week.first)}"
        before = amounts.distance(week.before_m, book.unit)
        after = amounts.distance(week.after_m, book.unit)
        rows.append(DiffRow(name, "", name, before, after, "warn", None))
    return tuple(rows)


def row_of(book: Logbook, proposal: Proposal, place: int, change: ProposedChange) -> DiffRow:
    """One card before and after."""
    state = proposal.state
    assert state is not None
    before = size_words(change.before, book.unit, book.exercises, book.sore)
    if not change.changed and isinstance(change.before, PlannedSession):
        after = before
    else:
        after = after_words(change, book.unit, book.exercises, book.sore, state)
    return DiffRow(
        key=str(place),
        when=days.among(change.before.date, proposal.changes[-1].before.date, book.today),
        what=what_words(change.before),
        before=before,
        after=after,
        tone="bad" if change.after is None else "warn",
        accepted=True if change.changed else None,
    )


def flare_why(book: Logbook, proposal: Proposal) -> tuple[Spans, ...]:
    """Reasons, and how sure they are."""
    if proposal.state is None:
        return ()
    said = " ".join(why_flare(proposal.state, book.unit))
    return (
        (Span("Why   ", "strong"), Span(said)),
        (Span(f"      {UNTESTED} Rule FLARE, evidence: our own choice.", "muted"),),
    )
