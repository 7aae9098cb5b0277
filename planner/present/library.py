"""The library page: the list of exercises, one card, the balance."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from planner.domain.exercises.balance import WEEKS, GroupSets
from planner.domain.exercises.catalogue import by_group, tier_at
from planner.domain.values.exercise import Exercise
from planner.logbook.logbook import Logbook
from planner.widgets.gauge_bar import Level, gauge_spans
from planner.widgets.kit.text import Span, Spans, fit
from planner.widgets.paragraphs import Paragraph
from planner.widgets.timeline import Entry, EntryDay
from planner.wording import amounts
from planner.wording.exercises import TIERS, CardPart, card_parts, dose_words, marks

TIER_TONES = ("muted", "good", "warn", "bad")
INDENT = 2
GROUP, NUMBER, LACK = 14, 5, 12
"""Cells of a balance line; its bars take what is left."""
LEAST_BAR, MOST_BAR = 4, 16


def list_days(exercises: Iterable[Exercise]) -> tuple[EntryDay, ...]:
    """The exercises under their muscle groups, the knee load of each in front."""
    return tuple(
        EntryDay(group, tuple(_entry(exercise) for exercise in found))
        for group, found in by_group(exercises).items()
    )


def _entry(exercise: Exercise) -> Entry:
    dose = Span(f"  {amounts.dose(exercise.dose)}", "muted")
    article = (Span("  article", "accent"),) if exercise.article else ()
    comfort = (Span("  comfort", "muted"),) if exercise.optional else ()
    return Entry(
        exercise.id,
        "",
        str(tier_at(exercise)),
        TIER_TONES[tier_at(exercise)],
        (Span(exercise.name), dose, *article, *comfort),
    )


def card_head(exercise: Exercise, step: int, *, short: bool = False) -> tuple[Spans, ...]:
    """Name, dose of the step, knee load: what is seen without scrolling; `short` on two lines."""
    said = marks(exercise)
    rung = exercise.ladder[step].name if exercise.ladder else ""
    tier = tier_at(exercise, step)
    load = Span(str(tier), TIER_TONES[tier])
    if short:
        dose = exercise.ladder[step].dose if exercise.ladder else exercise.dose
        return (
            (Span(exercise.name, "strong"),),
            (load, Span(f" {TIERS[tier]}, {amounts.dose(dose)}")),
        )
    place = f"step {step + 1} of {len(exercise.ladder)}: {rung}" if rung else ""
    return (
        (Span(exercise.name, "strong"), Span(f"   {said}" if said else "", "accent")),
        (Span(dose_words(exercise, step)),),
        (
            load,
            Span(f" {TIERS[tier]}", "muted"),
            Span(f"   {place}" if place else "", "muted"),
        ),
    )


def card_paragraphs(book: Logbook, exercise: Exercise, step: int) -> tuple[Paragraph, ...]:
    """The rest of the card, to be read and scrolled."""
    shown = ("Dose", "Knee load")
    parts = card_parts(exercise, book.exercises, step)
    return tuple(
        paragraph for part in parts if part.title not in shown for paragraph in _part(part)
    )


def _part(part: CardPart) -> Iterator[Paragraph]:
    if part.title == "What for":
        yield Paragraph((Span(part.lines[0]),))
        return
    if len(part.lines) == 1 and len(part.lines[0]) < 60:
        yield Paragraph((Span(f"{part.title}  ", "accent"), Span(part.lines[0])))
        return
    yield Paragraph((Span(part.title, "accent"),))
    for place, line in enumerate(part.lines):
        if part.marked is None:
            yield Paragraph((Span(line),), INDENT)
        else:
            here = place == part.marked
            mark = Span("▶ " if here else "  ", "accent")
            yield Paragraph((mark, Span(line, "strong" if here else "")))


def balance_lines(
    found: Iterable[GroupSets], width: int, over: str = f"{WEEKS} weeks"
) -> tuple[Spans, ...]:
    """Sets by muscle group and side, with bars where there is room, the weakest first; `over` says
    of how long."""
    groups = tuple(found)
    top = max((max(one.left, one.right) for one in groups), default=0) or 1
    room = (width - GROUP - LACK) // 2 - NUMBER - 2
    bar = min(MOST_BAR, room) if room >= LEAST_BAR else 0
    side = NUMBER + bar + 2 * bool(bar)
    head = (
        *fit((Span(over, "muted"),), GROUP),
        *fit((Span("left", "muted"),), side, "right"),
        *fit((Span("right", "muted"),), side + 1, "right"),
    )
    return (head, *(_balance_line(one, top, bar) for one in groups))


def _balance_line(sets: GroupSets, top: int, bar: int) -> Spans:
    return (
        *fit((Span(sets.group),), GROUP),
        *_side(sets.left, sets.right, top, bar),
        Span(" "),
        *_side(sets.right, sets.left, top, bar),
        Span(_lack(sets), "warn"),
    )


def _side(count: int, other: int, top: int, bar: int) -> Spans:
    number = fit((Span(str(count)),), NUMBER, "right")
    if not bar:
        return number
    tone = "warn" if count < other else "info"
    return (Span("  "), *gauge_spans(Level(done=count, top=top, tone=tone), bar), *number)


def _lack(sets: GroupSets) -> str:
    if not sets.left and not sets.right:
        return "" if sets.comfort else "  none"
    fewer = abs(sets.left - sets.right)
    return f"  {sets.short_side} -{fewer}" if sets.short_side else ""
