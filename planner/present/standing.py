"""When a professional should look, in lines of every page."""

from __future__ import annotations

from planner.logbook.logbook import Logbook
from planner.widgets.kit.text import Span, Spans
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
