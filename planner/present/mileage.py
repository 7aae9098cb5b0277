"""The mileage pane: weeks as bars, this week in figures, the rule that binds."""

from __future__ import annotations

from datetime import date

import msgspec

from planner.domain.caps.allowance import Allowance
from planner.domain.caps.limit import Limit
from planner.domain.values.calendar import WEEK
from planner.domain.values.run import PlannedRun
from planner.logbook.caps import WeekLoad
from planner.logbook.logbook import Logbook
from planner.present.caps import line_cap
from planner.widgets.gauge_bar import Level, gauge_spans
from planner.widgets.kit.text import FILL, Span, Spans
from planner.widgets.week_bars import Bar
from planner.wording import amounts, days
from planner.wording.rule_names import rule_name
from planner.wording.walk_run import short_words
from planner.wording.week_sums import sum_words
from planner.wording.why import closed_words, why_words

LABEL = 11


def week_bars(book: Logbook, loads: tuple[WeekLoad, ...]) -> tuple[Bar, ...]:
    """The weeks as bars, in the runner's unit."""
    unit_m = 1000 if book.unit == "km" else amounts.MILE_M
    return tuple(
        Bar(
            label=f"w{days.week_number(load.first)}",
            done=load.done_m / unit_m,
            planned=load.held_m / unit_m,
            cap=None if load.plan_m is None else load.plan_m / unit_m,
            tone="bad" if load.flare else "",
            current=load.current,
            key=load.first.isoformat(),
        )
        for load in loads
    )


def mileage_lines(
    book: Logbook, loads: tuple[WeekLoad, ...], first: date, draft: PlannedRun | None
) -> tuple[Spans, ...]:
    """This week in figures, the run that counts next with the rule that binds it."""
    load = next(load for load in loads if load.first == first)
    return (week_line(book, load), *next_run_lines(book, first, draft))


def week_line(book: Logbook, load: WeekLoad) -> Spans:
    """`This week  3.1 run + 6.7 to come = 9.8 km  line 12.1  room 2.3`."""
    unit = book.unit
    name = "This week" if load.current else f"Week {days.week_number(load.first)}"
    sums = Span(sum_words(load.done_m, load.coming_m, unit), "strong")
    return (Span(f"{name:<{LABEL}}", "muted"), sums, *room_spans(load, unit, book.today))


def room_spans(load: WeekLoad, unit: amounts.Unit, today: date) -> Spans:
    """Line and room, or by how much the week is over it; no room where no day has any."""
    closed = "" if load.closed is None else closed_words(load.closed, today)
    if load.plan_m is None:
        return (Span(f"  {closed}", "warn"),) if closed else ()
    line = amounts.floored(load.plan_m, unit).split()[0]
    room = load.plan_m - load.held_m
    words = (
        Span(f"room {amounts.floored(room, unit).split()[0]}", "good")
        if room >= 0
        else Span(f"▲ over by {amounts.excess(-room, unit)}", "warn")
    )
    if closed and room >= 0:
        words = Span(closed, "warn")
    return (Span("  line "), Span(line, "strong"), Span("  "), words)


def next_run(book: Logbook, first: date, draft: PlannedRun | None) -> PlannedRun | None:
    """The run the figures speak of: the one being changed, else the next open one of the week,
    else the next one after it."""
    if draft is not None:
        return draft
    start = max(first, book.today)
    for span in (first + WEEK - start, 2 * WEEK):
        if span.days <= 0:
            continue
        runs = [
            card
            for card in book.cards.planned(start, start + span)
            if isinstance(card, PlannedRun) and not card.skipped and not book.cards.has_facts(card)
        ]
        if runs:
            return min(runs, key=lambda run: (run.date, run.order))
    return None


def next_run_lines(book: Logbook, first: date, draft: PlannedRun | None) -> tuple[Spans, ...]:
    """The next run, its cap, the rule that binds; what holds growth."""
    run = next_run(book, first, draft)
    if run is None:
        return ((Span(f"{'Runs':<{LABEL}}", "muted"), Span("none planned: a adds one")),)
    room = book.caps.room_for(run, run)
    allowed = room.allowed
    binding = allowed.limit(allowed.binding)
    unit = book.unit
    here = first <= run.date < first + WEEK
    when = days.short(run.date) if here else f"→ {days.month_day(run.date, book.today)}"
    session = book.cards.intervals(run)
    far = amounts.distance(run.distance_m, unit)
    head = (
        Span(f"{when:<{LABEL}}", "muted"),
        Span(far if session is None else short_words(session, run.distance_m, unit), "strong"),
        *line_cap(run.distance_m, room, unit),
        FILL,
        Span("y", "strong"),
        Span(" why", "muted"),
    )
    lines: list[Spans] = [head]
    if binding is not None:
        lines.append(_indented(why_words(binding, unit, book.today)))
    hold = hold_words(allowed, binding, unit, book.today)
    if hold is not None:
        lines.append(_indented(f"To plan {amounts.floored(allowed.plan_m, unit)}: {hold}"))
    return tuple(lines)


def _indented(words: str) -> Spans:
    return (Span(" " * LABEL), Span(words, "muted"))


def hold_words(
    allowed: Allowance, binding: Limit | None, unit: amounts.Unit, today: date
) -> str | None:
    """What holds the plan below the cap: a run that did not settle, or why nothing grows."""
    ease, grow = allowed.limit("EASE"), allowed.limit("GROW")
    if ease is not None and ease is not binding:
        return why_words(ease, unit, today)
    return None if grow is None or grow is binding else why_words(grow, unit, today)


def folded_lines(
    book: Logbook, loads: tuple[WeekLoad, ...], first: date, draft: PlannedRun | None, width: int
) -> tuple[Spans, ...]:
    """The panes where there is no room for them: a gauge, the binding rule, the latest entry."""
    load = next(load for load in loads if load.first == first)
    unit_m = 1000 if book.unit == "km" else amounts.MILE_M
    level = Level(
        done=load.done_m / unit_m,
        planned=load.held_m / unit_m,
        cap=None if load.plan_m is None else load.plan_m / unit_m,
    )
    bar = gauge_spans(level, max(8, min(36, width - 70)))
    head = (
        Span(f"{'Mileage':<{LABEL}}", "muted"),
        *bar,
        Span(f"  {sum_words(load.done_m, load.coming_m, book.unit)}"),
        *room_spans(load, book.unit, book.today),
    )
    return (head, *next_run_lines(book, first, draft))


def drafted(run: PlannedRun, metres: int) -> PlannedRun:
    """The run with the distance being tried."""
    return msgspec.structs.replace(run, distance_m=metres, duration_s=None)


def draft_line(book: Logbook, run: PlannedRun | None, *, held: bool) -> Spans:
    """What + and - have come to, and what enter, o and esc would do."""
    if run is None:
        return ()
    unit = book.unit
    room = book.caps.room_for(run, run)
    spans = [
        Span(f"{days.short(run.date)} ", "strong"),
        Span(amounts.distance(run.distance_m, unit), "strong"),
        *line_cap(run.distance_m, room, unit),
    ]
    if held:
        spans += [Span(f" ({rule_name(room.rule)})  "), Span("o", "strong"), Span(" over it")]
    keys = (Span("   enter", "strong"), Span(" keeps it  "), Span("esc", "strong"), Span(" drops"))
    return (*spans, *keys)
