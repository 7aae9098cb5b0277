"""A day's allowance as a why-card."""

from __future__ import annotations

from planner.domain.caps.allowance import Allowance
from planner.domain.caps.limit import Limit
from planner.domain.caps.rules import RULES
from planner.domain.caps.week_room import Raise, what_would_raise
from planner.domain.values.run import PlannedRun
from planner.logbook.logbook import Logbook
from planner.widgets.kit.text import Span, Spans
from planner.widgets.why_card import WhyReason
from planner.wording import amounts, days
from planner.wording.caveat import caveat
from planner.wording.walk_run import session_words
from planner.wording.why import amount_words, awaited_words, strength_words, why_words


def why_head(book: Logbook, allowed: Allowance, run: PlannedRun | None) -> tuple[Spans, ...]:
    """`Thu 26 Nov: up to 3.4 km     planned 3.0`."""
    planned = run
    if planned is None:
        cards = [
            card
            for card in book.cards.planned(allowed.day, allowed.day)
            if isinstance(card, PlannedRun) and not card.skipped
        ]
        planned = cards[0] if cards else None
    most = "rest" if allowed.hard_m == 0 else f"up to {amounts.floored(allowed.hard_m, book.unit)}"
    spans = [Span(f"{days.dated(allowed.day, book.today)}: {most}", "strong")]
    if allowed.plan_m != allowed.hard_m:
        spans.append(Span(f"   to plan: up to {amounts.floored(allowed.plan_m, book.unit)}"))
    if allowed.done_m:
        spans.append(Span(f"   run {amounts.distance(allowed.done_m, book.unit)}", "good"))
    if planned is not None:
        far = amounts.distance(planned.distance_m, book.unit)
        spans.append(Span(f"   planned {far}"))
    lines: list[Spans] = [tuple(spans)]
    session = book.cards.intervals(planned) if planned is not None else None
    if planned is not None and session is not None:
        lines.insert(0, (Span(session_words(session, planned.distance_m, book.unit), "strong"),))
    if allowed.assumed:
        listed = ", ".join(
            f"{days.short(one.date)} {amounts.number(one.distance_m, book.unit)}"
            for one in allowed.assumed
        )
        lines.append((Span(f"if {listed} is run as planned and stays green", "muted"),))
    if allowed.awaited:
        lines.append((Span(awaited_words(allowed.awaited, book.today), "muted"),))
    if planned is not None and planned.override:
        lines.append((Span("▲ over the cap, your reason: ", "warn"), Span(planned.override)))
    return tuple(lines)


def reasons(book: Logbook, allowed: Allowance) -> tuple[WhyReason, ...]:
    """Every rule that has something to say, the binding one first."""
    ordered = sorted(allowed.limits, key=lambda limit: _place(limit, allowed))
    return tuple(_reason(book, limit, allowed) for limit in ordered)


def _place(limit: Limit, allowed: Allowance) -> tuple[bool, bool, int]:
    metres = limit.hard_m if limit.hard_m is not None else limit.plan_m
    return (limit.rule != allowed.binding, metres is None, metres or 0)


def _reason(book: Logbook, limit: Limit, allowed: Allowance) -> WhyReason:
    slack = allowed.slack_m(limit)
    binds = limit.rule == allowed.binding
    if binds:
        note = "binds"
    elif slack is not None:
        note = f"slack {amounts.floored(slack, book.unit)}"
    elif limit.plan_m is not None:
        note = "planning only"
    else:
        note = "open" if limit.open else ""
    return WhyReason(
        rule=limit.rule,
        amount=amount_words(limit, book.unit),
        note=note,
        binding=binds,
        lines=(
            (Span(why_words(limit, book.unit, book.today, past=allowed.day < book.today)),),
            (Span(caveat(limit, book.parameters), "muted"),),
        ),
        source=f"Source: {limit.source}",
        strength=strength_words(RULES[limit.rule]),
    )


def why_raise(book: Logbook, allowed: Allowance) -> tuple[Spans, ...]:
    """What would raise the number."""
    found = what_would_raise(allowed, book.caps.history(allowed.day), book.today, book.parameters)
    said = [words for one in found if (words := raise_words(book, one, allowed))]
    if not said:
        return ()
    return (
        (Span("What would raise it", "strong"),),
        *((Span(f"· {words}"),) for words in said),
    )


def raise_words(book: Logbook, one: Raise, allowed: Allowance) -> str:
    """One way to more, in words."""
    most = "" if one.metres is None else amounts.floored(one.metres, book.unit)
    on = "" if one.day is None else days.dated(one.day, book.today)
    match one.kind:
        case "clear-lock":
            return "a professional's clearance, entered with its date"
        case "quiet":
            return "a quiet knee: mornings and tests up to the line (P, T)"
        case "answer-morning":
            return "this morning's pain: press P"
        case "run-green":
            far = amounts.floored(allowed.hard_m, book.unit)
            return f"{far} on {days.dated(allowed.day, book.today)} gone well: {on} up to {most}"
        case "wait":
            return f"nothing but time: {on} up to {most}"
    return ""
