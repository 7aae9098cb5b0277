"""A session as a card: its sets, its exercises, what became of it."""

from __future__ import annotations

from datetime import date

from planner.domain.values.record import Side
from planner.domain.values.session import Item, asked, is_nothing, is_short
from planner.logbook.views import SessionItem
from planner.present.card_context import CardContext
from planner.widgets.kit.text import FILL, Span, Spans
from planner.widgets.week_grid import Card
from planner.wording import days
from planner.wording.entries import SKIP_REASONS, exercise_name, set_words, skip_words

STRIPES = {"strength": "blue", "mobility": "green", "balance": "accent"}
RESTS = "rests today"
"""What stands in the place of a session's next set after severe pain."""


def session_card(item: SessionItem, context: CardContext) -> Card:
    """A session: name, ticks, exercises, minutes."""
    lines = [dots(item)]
    most = context.most_names
    lines.extend(_exercise_line(one, item, context) for one in item.items[:most])
    if len(item.items) > most:
        lines.append((Span(f"+ {len(item.items) - most} more", "muted"),))
    lines.append(_session_foot(item, context))
    return Card(
        key=item.key,
        title=(Span(item.name, "strong"),),
        lines=tuple(lines),
        stripe=STRIPES.get(item.kind, "blue"),
        line=_session_line(item, context),
        right=_moved_from(item.planned.first_planned if item.planned else None),
    )


def dots(item: SessionItem) -> Spans:
    """●●●○× for the sets done, open and skipped, a sign each; a bar of ten for very long
    sessions."""
    total, ticked = len(item.sets), item.ticked
    skipped = sum(str(key) in item.left_out for key in item.sets)
    if total > 12:
        is_open = ticked + skipped < total
        ticked = ticked * 10 // total
        skipped, total = (skipped * 10 // total if is_open else 10 - ticked), 10
    tone = "good" if item.complete else "info"
    return tuple(
        span
        for span in (
            Span("●" * ticked, tone),
            Span("○" * (total - ticked - skipped), "info"),
            Span("×" * skipped, "muted"),
        )
        if span.text
    )


def _exercise_line(one: Item, item: SessionItem, context: CardContext) -> Spans:
    keys = [key for key in item.sets if key.exercise == one.exercise]
    ticks = item.ticks
    done = [key for key in keys if str(key) in ticks and not is_nothing(ticks[str(key)])]
    name = Span(exercise_name(one.exercise, context.exercises))
    if not done and all(str(key) in item.left_out for key in keys):
        return (name, FILL, Span("×", "muted"))
    if not done:
        return (name,)
    wanted = asked(one.dose)
    short = {key.side for key in done if is_short(ticks[str(key)], wanted)}
    if len(done) == len(keys):
        return (name, FILL, Span("◐", "info") if short else Span("✓", "good"))
    sides = {key.side for key in done}
    whole = [
        side
        for side in sides
        if side is not Side.BOTH and all(key in done for key in keys if key.side is side)
    ]
    if len(whole) == 1:
        letter = whole[0].value[0].upper()
        mark = Span(f"{letter}◐", "info") if whole[0] in short else Span(f"{letter}✓", "good")
        return (name, FILL, mark)
    return (name, FILL, Span(f"{len(done)}/{len(keys)}", "info"))


def _rests(item: SessionItem, context: CardContext) -> bool:
    """True for a session of today that is not to be done, or gone on with, before tomorrow."""
    planned = item.planned
    if planned is None or planned.skipped or item.settled:
        return False
    return context.rests and planned.date == context.today


def _session_foot(item: SessionItem, context: CardContext) -> Spans:
    if item.planned and item.planned.skipped:
        return (Span(f"skipped: {SKIP_REASONS.get(item.planned.skipped, 'excused')}", "muted"),)
    if item.settled and item.left_out:
        return (Span(skip_words(item.left_out.values()), "muted"),)
    if item.planned is None:
        return (Span("not planned", "muted"),)
    if _rests(item, context):
        return (Span(RESTS, "muted"),)
    foot = [Span(f"{item.minutes} min", "muted")]
    if item.planned.first_planned:
        foot.append(Span(f" from {days.weekday(item.planned.first_planned)}", "muted"))
    return tuple(foot)


def _session_line(item: SessionItem, context: CardContext) -> Spans:
    head = (Span(f"{item.name} "), *dots(item))
    if item.planned and item.planned.skipped:
        reason = SKIP_REASONS.get(item.planned.skipped, "excused")
        return (*head, Span(f"  skipped: {reason}", "muted"))
    if item.complete:
        return (*head, Span(f" {item.minutes} min ", "muted"), Span("✓ done", "good"))
    if item.settled and not item.ticked:
        return (*head, Span(f" {skip_words(item.left_out.values())}", "muted"))
    if item.settled:
        return (*head, Span(f" {item.minutes} min ", "muted"), Span("◐ done in part", "info"))
    if _rests(item, context):
        return (*head, Span(f"  {RESTS}", "muted"))
    if item.ticked and item.next_set:
        return (*head, Span(f"  next: {set_words(item.next_set, context.exercises)}"))
    return (*head, Span(f" {item.minutes} min", "muted"))


def _moved_from(first: date | None) -> Spans:
    return (Span(f"from {days.weekday(first)}", "muted"),) if first else ()
