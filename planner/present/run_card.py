"""A run as a card: distance, what its day leaves, what was felt; a walk-run by its intervals."""

from __future__ import annotations

from datetime import timedelta

from planner.domain.knee.pain import Verdict
from planner.domain.values.plan import WalkRun
from planner.domain.values.run import PlannedRun, Run, RunKind, Terrain
from planner.logbook.intervals import is_walked_in, may_count
from planner.logbook.views import RunItem
from planner.present.caps import card_cap, card_lines
from planner.present.card_context import CardContext
from planner.widgets.kit.text import Span, Spans
from planner.widgets.week_grid import Card
from planner.wording import amounts, days
from planner.wording.entries import SKIP_REASONS
from planner.wording.technique import HEED_SIGNS, NAMES, card_words
from planner.wording.walk_run import legend, rounded_far, width_forms

TECHNIQUE = "◇"
"""Stands before the point of technique to be heeded."""
GLYPHS = {
    Verdict.GREEN: ("✓", "good"),
    Verdict.AMBER: ("▲", "warn"),
    Verdict.RED: ("■", "bad"),
    Verdict.UNKNOWN: ("?", "muted"),
}


def run_card(item: RunItem, context: CardContext) -> Card:
    """A run: distance, kind or result, cap."""
    if item.run is not None:
        return _done_run(item.key, item.run, item.planned, context)
    assert item.planned is not None
    if context.draft is not None and context.draft.id == item.planned.id:
        return _planned_run(context.draft, context)
    return _planned_run(item.planned, context)


def _done_run(key: str, run: Run, planned: PlannedRun | None, context: CardContext) -> Card:
    verdict = context.verdicts.get(run.id, Verdict.UNKNOWN)
    glyph, tone = GLYPHS[verdict]
    score = context.pains.get(run.id)
    pain = f" {score}/10" if score is not None else ""
    result = (Span(f"{glyph} done", tone), Span(pain))
    about: list[Spans] = [result]
    fresh = run.date >= context.today - timedelta(days=1)
    if verdict is Verdict.UNKNOWN and fresh and score is not None:
        about.append((Span("waits for morning", "muted"),))
    if run.duration_s:
        about.append((Span(amounts.clock(run.duration_s), "muted"),))
    session = context.intervals.get(planned.id) if planned is not None else None
    if session is not None and is_walked_in(session):
        about.append((Span("walk-run" if may_count(run) else "run through", "muted"),))
    elif planned is not None and planned.distance_m != run.distance_m:
        wanted = amounts.number(planned.distance_m, context.unit)
        about.append((Span(f"planned {wanted}", "muted"),))
    heeded = heeded_spans(run, context)
    if heeded:
        about.append(heeded)
    number = amounts.number(run.distance_m, context.unit)
    return Card(
        key=key,
        title=(Span("Run ", "strong"), Span(f"{number} ", "strong"), Span(context.unit)),
        lines=tuple(about),
        stripe="amber",
        line=(
            Span(f"Run {number} {context.unit} "),
            Span(glyph, tone),
            Span(f" pain{pain}" if pain else " done"),
        ),
        right=(Span(amounts.clock(run.duration_s), "muted"),) if run.duration_s else (),
    )


def heeded_spans(run: Run, context: CardContext) -> Spans:
    """`✓ step rate`, or that it can be said how far a focus was kept; empty without one."""
    if run.focus is not None and run.heeded is not None:
        return (Span(f"{HEED_SIGNS[run.heeded]} {NAMES[run.focus]}", "muted"),)
    if run.id in context.unsaid:
        return (Span(f"{TECHNIQUE} kept? ", "muted"), Span("f", "strong"))
    return ()


def focus_spans(run: PlannedRun, context: CardContext) -> Spans:
    """`◇ 172 steps/min`: the point of technique to be heeded; empty without one."""
    focus = context.focuses.get(run.id)
    if focus is None:
        return ()
    return (Span(f"{TECHNIQUE} ", "accent"), Span(card_words(focus)))


def beside(focus: Spans, cap: Spans) -> Spans:
    """What stands at the right of a run in a list: its point of technique, its cap."""
    return (*focus, Span("  "), *cap) if focus and cap else focus or cap


def _planned_run(run: PlannedRun, context: CardContext) -> Card:
    number = amounts.number(run.distance_m, context.unit)
    cap = cap_words(run, context)
    about = run_about(run)
    lines: list[Spans] = []
    if run.skipped:
        cap = (Span(f"skipped: {SKIP_REASONS.get(run.skipped, 'excused')}", "muted"),)
    room = None if run.skipped or run.date < context.today else context.rooms.get(run.id)
    lines += (cap,) if room is None else card_lines(run, room, context.unit)
    if run.first_planned:
        lines.append((Span(f"from {days.weekday(run.first_planned)}", "muted"),))
    focus = focus_spans(run, context)
    if focus:
        lines.append(focus)
    session = context.intervals.get(run.id)
    if session is not None:
        return _walk_run(run, session, tuple(lines), beside(focus, cap), context.unit)
    return Card(
        key=run.id,
        title=(Span("Run ", "strong"), Span(f"{number} ", "strong"), Span(context.unit)),
        lines=((Span(about, "muted"),), *lines),
        stripe="amber",
        line=(Span(f"Run {number} {context.unit} "), Span(about, "muted")),
        right=beside(focus, cap),
    )


def _walk_run(
    run: PlannedRun, session: WalkRun, lines: tuple[Spans, ...], right: Spans, unit: amounts.Unit
) -> Card:
    """A walk-run: its intervals first, in as many words as there is room for."""
    title, *shorter = walk_run_forms(run, session, unit)
    what = legend(session)
    about = ((Span(what, "muted"),),) if what else ()
    return Card(
        key=run.id,
        title=title,
        lines=(*about, (Span(f"{rounded_far(run.distance_m, unit)} run"),), *lines),
        stripe="amber",
        right=right,
        shorter=tuple(shorter),
    )


def walk_run_forms(run: PlannedRun, session: WalkRun, unit: amounts.Unit) -> tuple[Spans, ...]:
    """Its intervals and the running in them, in fewer and fewer words."""
    return tuple((Span(form, "strong"),) for form in width_forms(session, run.distance_m, unit))


def run_about(run: PlannedRun) -> str:
    """`long`, `easy, flat`."""
    if run.run_kind is RunKind.LONG:
        return "long" if run.terrain is Terrain.FLAT else f"long, {run.terrain}"
    return f"{run.run_kind}, {run.terrain}"


def cap_words(run: PlannedRun, context: CardContext) -> Spans:
    """What the day leaves for a run that is still to come; of one that is past, that it was not
    run."""
    if run.date < context.today:
        return (Span("not run", "muted"),)
    room = context.rooms.get(run.id)
    return () if room is None else card_cap(run, room, context.unit)
