"""Where the runner stands, in lines of every page: what waits, what shuts the next phase, and
when a professional should look."""

from __future__ import annotations

from planner.logbook.logbook import Logbook
from planner.present.proposal import waiting_words
from planner.widgets.text import Span, Spans
from planner.wording.gates import shut_words
from planner.wording.professional import professional_lines


def professional_spans(book: Logbook, *, short: bool = False) -> tuple[Spans, ...]:
    """`+ This flare has been open for 22 days. ...`, the gravest first; a short page has one."""
    reasons = book.flares.professional()
    if not reasons:
        return ()
    said = professional_lines(reasons, book.today)
    lines = [(Span("+ ", "bad"), Span(words, "bad")) for words in said]
    if short and len(lines) > 1:
        more = (Span(f" {len(lines) - 1} more: ", "muted"), Span(":today", "strong"))
        return ((*lines[0], *more),)
    return tuple(lines)


def waiting_changes(book: Logbook) -> str:
    """What a flare, or a run that did not settle, proposes: `Flare since Tue 3 Nov: 6 changes
    wait`; empty where nothing waits. Not for a key: the first answer takes some 50 ms."""
    if book.profile is None or book.red_flags.open() or not book.proposals.flare_changes():
        return ""
    return waiting_words(book)


def shut_gate(book: Logbook) -> tuple[str, ...]:
    """What shuts the next phase, longest first: `Next phase opens at stairs 3 or less: today 6`.
    Not for a key either: the days since the plan's start are gone through."""
    if book.profile is None or book.profile.plan not in book.plans:
        return ()
    gates = book.gates.now()
    if gates.current is None or gates.next is None:
        return ()
    return shut_words(gates.next, book.today)
