"""A proposal as the rows of the diff table, with head and reasons."""

from __future__ import annotations

from datetime import date

from planner.domain.weeks.proposal import Proposal
from planner.logbook.logbook import Logbook
from planner.present.easing import easing, easing_name
from planner.widgets.diff_table import DiffRow
from planner.widgets.kit.text import FILL, Span, Spans
from planner.wording import amounts, days
from planner.wording.entries import knee
from planner.wording.flare import UNTESTED, head_words, title_words, why_flare
from planner.wording.proposal import MISSED_WORDS, ChangeRow, change_rows, reason_words
from planner.wording.why import why_words


def flare_head(book: Logbook, proposal: Proposal) -> tuple[Spans, ...]:
    """What set it off, knee, day; what the table shows."""
    state, now = book.flares.now(), book.now()
    name = easing_name(easing(book)) if state is None else title_words(state)
    said = "" if state is None else head_words(state, book.today).split(": ", 1)[-1]
    until = days.dated(proposal.last, book.today)
    today = days.dated(now.date(), book.today)
    stamp = f"{now:%H:%M}" if today in said else f"{today} {now:%H:%M}"
    return (
        (
            Span(f"■ {name}  ", "bad"),
            Span(f"{knee(book.sore)}  "),
            Span(said, "bad"),
            FILL,
            Span(stamp, "muted"),
        ),
        (),
        (Span("What changes", "strong"), Span(f"  up to {until}, all that is planned", "muted")),
    )


def flare_why(book: Logbook) -> tuple[Spans, ...]:
    """Where the flare stands, and how sure its numbers are."""
    state = book.flares.now()
    if state is not None:
        said = " ".join(why_flare(state, book.unit, book.today))
    else:
        found = easing(book)
        said = "" if found is None else why_words(found, book.unit, book.today)
    return (
        (Span("Why   ", "strong"), Span(said)),
        (Span(f"      {UNTESTED} Evidence: our own choice.", "muted"),),
    )


def replan_head(book: Logbook, proposal: Proposal, what: str) -> tuple[Spans, ...]:
    """What the table shows, and what becomes of missed time."""
    span = f"{days.dated(proposal.first, book.today)} to {days.dated(proposal.last, book.today)}"
    head: list[Spans] = [(Span(f"{what}  ", "strong"), Span(span, "muted"))]
    idle = book.todo.idle_days()
    if idle:
        words = MISSED_WORDS[book.proposals.usual_missed()]
        head.append(
            (Span(f"Nothing was done for {amounts.plural(idle, 'day')}: {words}.", "muted"),)
        )
    return (*head, ())


def proposal_rows(book: Logbook, proposal: Proposal) -> tuple[DiffRow, ...]:
    """The cards that would change, then the weeks that do."""
    told = change_rows(proposal, book.unit, book.exercises, book.sore, book.today, book.week_start)
    last = max((row.day for row in told), default=proposal.last)
    rows = [_row(book, row, last) for row in told]
    for week in proposal.weeks:
        if week.before_m != week.after_m:
            name = f"week {days.week_number(week.first)}"
            before = amounts.distance(week.before_m, book.unit)
            after = amounts.distance(week.after_m, book.unit)
            rows.append(DiffRow(name, "", name, before, after, "warn", None))
    return tuple(rows)


def _row(book: Logbook, row: ChangeRow, last: date) -> DiffRow:
    return DiffRow(
        key="+".join(map(str, row.places)),
        when=days.among(row.day, last, book.today),
        what=row.what,
        before=row.before,
        after=f"{row.after}  ({row.why})" if row.why else row.after,
        tone="bad" if row.dropped else "warn",
        accepted=True,
    )


def replan_why(proposal: Proposal, today: date) -> tuple[Spans, ...]:
    """The reasons once each, and what was given up for something that counts for more."""
    words = [reason_words(one, today) for change in proposal.changed for one in change.reasons]
    listed = "; ".join(dict.fromkeys(words))
    lines: list[Spans] = [(Span("Why   ", "strong"), Span(f"{listed}."))] if listed else []
    lines.extend(
        (Span("      "), Span(f"Given up: {reason_words(trade, today)}.", "muted"))
        for trade in proposal.trades
    )
    return tuple(lines)
