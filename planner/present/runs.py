"""The runs page: a week's runs with their pain, and what comes next."""

from __future__ import annotations

from datetime import date, timedelta

from planner.domain.caps.allowance import Allowance
from planner.domain.caps.lookback import Tally
from planner.domain.caps.week_room import what_would_raise
from planner.domain.knee.pain import Verdict
from planner.domain.values.answers import RUN_FIELDS
from planner.domain.values.journal import Moment, PainReading
from planner.domain.values.run import PlannedRun, Run
from planner.domain.weeks.forecast import Forecast
from planner.logbook.logbook import Logbook
from planner.logbook.views import DayView, RunItem
from planner.present.card_context import CardContext
from planner.present.run_card import (
    GLYPHS,
    beside,
    cap_words,
    focus_spans,
    heeded_spans,
    run_about,
    walk_run_forms,
)
from planner.present.why import raise_words
from planner.widgets.kit.text import Span, Spans
from planner.widgets.week_grid import Card, Day
from planner.wording import amounts, days
from planner.wording.flare import why_flare
from planner.wording.forecast import goal_words, not_before_words, spread_words
from planner.wording.gates import next_words
from planner.wording.technique import COULD, ended_words, focus_words, span_words
from planner.wording.walk_run import interval_words
from planner.wording.why import why_words


def run_days(book: Logbook, views: tuple[DayView, ...], context: CardContext) -> tuple[Day, ...]:
    """The week's days that hold a run, each run in one line; a week without any keeps its days."""
    found = tuple(
        Day(
            key=view.date.isoformat(),
            label=days.short(view.date),
            note="today" if view.date == context.today else "",
            cards=cards,
            band="bad" if view.date in context.band else "",
            today=view.date == context.today,
        )
        for view in views
        if (
            cards := tuple(run_line(book, i, context) for i in view.items if isinstance(i, RunItem))
        )
    )
    if found:
        return found
    return tuple(Day(key=view.date.isoformat(), label=days.short(view.date)) for view in views)


def run_line(book: Logbook, item: RunItem, context: CardContext) -> Card:
    """`3.1 km  0 1 1 1  ✓ green  easy, flat  22:40`."""
    if item.run is None:
        assert item.planned is not None
        draft = context.draft
        planned = draft if draft is not None and draft.id == item.planned.id else item.planned
        return _planned_line(planned, context)
    run = item.run
    verdict = context.verdicts.get(run.id, Verdict.UNKNOWN)
    glyph, tone = GLYPHS[verdict]
    about = [str(run.terrain)]
    if run.duration_s:
        about.append(amounts.clock(run.duration_s))
        about.append(amounts.pace(run.distance_m, run.duration_s, context.unit))
    heeded = heeded_spans(run, context)
    return Card(
        key=item.key,
        title=(Span(_far(run.distance_m, context), "strong"),),
        stripe="amber",
        line=(
            Span(_far(run.distance_m, context), "strong"),
            Span(f"  {pain_words(book, run):<9}"),
            Span(f" {glyph} {verdict:<8}", tone),
            Span(", ".join(about), "muted"),
            *((Span("  "), *heeded) if heeded else ()),
        ),
    )


def _planned_line(run: PlannedRun, context: CardContext) -> Card:
    cap = (Span("skipped", "muted"),) if run.skipped else cap_words(run, context)
    right = beside(focus_spans(run, context), cap)
    session = context.intervals.get(run.id)
    if session is not None:
        title, *shorter = walk_run_forms(run, session, context.unit)
        return Card(run.id, title, stripe="amber", right=right, shorter=tuple(shorter))
    return Card(
        key=run.id,
        title=(Span(_far(run.distance_m, context), "strong"),),
        stripe="amber",
        line=(
            Span(_far(run.distance_m, context), "strong"),
            Span(f"  {'planned':<9}", "muted"),
            Span(f" {run_about(run)}", "muted"),
        ),
        right=right,
    )


def _far(metres: int, context: CardContext) -> str:
    return f"{amounts.number(metres, context.unit):>5} {context.unit}"


def pain_words(book: Logbook, run: Run) -> str:
    """Before, during, an hour after and next morning, a dot for what was not asked."""
    around = (book.facts.felt(run, moment) for moment in RUN_FIELDS)
    scores = (*around, next_morning(book, run))
    return " ".join("·" if score is None else str(score) for score in scores)


def next_morning(book: Logbook, run: Run) -> int | None:
    """The worst morning score of the day after a run."""
    scores = [
        record.score
        for record in book.on(run.date + timedelta(days=1))
        if isinstance(record, PainReading) and record.moment is Moment.MORNING
    ]
    return max(scores, default=None)


# -- what comes next --------------------------------------------------------


def next_lines(book: Logbook, day: date, found: Forecast | None) -> tuple[Spans, ...]:
    """The next step and what would unlock it; the goal, if there is one."""
    allowed = book.caps.allowance(day)
    lines = [*step_lines(book, allowed)]
    raises = what_would_raise(allowed, book.caps.history(day), book.today, book.parameters)
    words = next((said for one in raises if (said := raise_words(book, one, allowed))), "")
    if words:
        lines.append((Span("unlocks more  ", "muted"), Span(words)))
    if gate := gate_words(book):
        lines.append((Span("phase  ", "muted"), Span(gate), Span("  T", "strong")))
    if technique := technique_words(book):
        lines.append((Span("technique  ", "muted"), Span(technique), Span("  C", "strong")))
    if found is not None:
        lines.append(
            (
                Span(f"{goal_words(found.goal, book.unit)}  ", "muted"),
                Span(not_before_words(found), "strong"),
            )
        )
        if spread := spread_words(found):
            lines.append((Span(spread, "muted"),))
    return tuple(lines)


def back_lines(book: Logbook) -> tuple[Spans, ...]:
    """How the knee took the days over and within the caps, in counts."""
    found = book.outlook.lately()
    return (
        tally_line("over the cap", found.over),
        tally_line("within it", found.within),
    )


def tally_line(name: str, tally: Tally) -> Spans:
    """`over the cap     4  1 ✓ green  1 ▲ amber  2 ■ red  0 ? open`."""
    spans = [Span(f"{name:<14}"), Span(f"{tally.days:>4}", "strong")]
    counts = (
        (Verdict.GREEN, tally.green, "green"),
        (Verdict.AMBER, tally.amber, "amber"),
        (Verdict.RED, tally.red, "red"),
        (Verdict.UNKNOWN, tally.unknown, "open"),
    )
    for verdict, count, words in counts:
        glyph, tone = GLYPHS[verdict]
        spans.append(Span(f"  {count} {glyph} {words}", tone if count else "muted"))
    return tuple(spans)


def technique_words(book: Logbook) -> str:
    """What is heeded, or that something could be; empty where nothing is to be said."""
    now = book.focuses.on(book.today)
    if now is not None:
        return f"{focus_words(now)}, {span_words(now, book.today)}"
    if book.profile is None or book.profile.plan not in book.plans:
        return ""
    over = book.technique.faded()
    if over is not None:
        return ended_words(over)
    return "" if book.technique.offer().waits is not None else COULD


def gate_words(book: Logbook) -> str:
    """What the next phase waits for; empty without a plan or a further phase."""
    if book.profile is None or book.profile.plan not in book.plans:
        return ""
    gate = book.gates.now().next
    return "" if gate is None else next_words(gate, book.today)


def step_lines(book: Logbook, allowed: Allowance) -> tuple[Spans, ...]:
    """Where the runner stands: way back after a flare, walk-run rung, or growth under the cap."""
    state = book.flares.now()
    if state is not None:
        said = why_flare(state, book.unit, book.today)
        return (
            (Span("■ ", "bad"), Span(said[0], "strong")),
            *((Span(line, "warn"),) for line in said[1:]),
        )
    ladder = allowed.limit("LADDER")
    if ladder is not None:
        session = book.cards.rung(ladder.input("rung"))
        told = "" if session is None else f"{interval_words(session)}. "
        return (
            (
                Span("walk-run  ", "muted"),
                Span(f"{told}{why_words(ladder, book.unit, book.today)}"),
            ),
        )
    grow = allowed.limit("GROW")
    if grow is None:
        return ((Span("● ", "good"), Span("Growth is open: good runs and a quiet morning.")),)
    return ((Span("▲ ", "warn"), Span(why_words(grow, book.unit, book.today))),)
