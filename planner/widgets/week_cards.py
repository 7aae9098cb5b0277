"""The values of a week grid, and how one card of it is drawn, apart from any widget."""

from __future__ import annotations

import msgspec

from planner.widgets.kit.text import Span, Spans, cells, first_fitting, fit

STRIPE = "█"
GHOST_STRIPE = "░"
THIN_STRIPE = "▌"
MARK = "◆"
NOTHING = "–"
TODAY_MARK = "»"
"""Stands before today, which colour alone does not tell."""


class Card(msgspec.Struct, frozen=True):
    """One thing planned or done on a day."""

    key: str
    """Unique in the grid; the cursor holds on to it when the days change."""
    title: Spans
    lines: tuple[Spans, ...] = ()
    """More lines, in columns. `text.FILL` pushes what follows it to the card's right edge."""
    stripe: str = ""
    """Tone of the stripe at the left: what kind of thing it is."""
    line: Spans = ()
    """The whole card in one line, in the list form; the title if empty."""
    right: Spans = ()
    """What stands at the right edge in the list form."""
    shorter: tuple[Spans, ...] = ()
    """Title and line in fewer words, the longest first, for where they have no room."""
    marked: bool = False
    ghost: bool = False
    """Not there yet, or about to leave: drawn pale."""


class Day(msgspec.Struct, frozen=True):
    """A column of cards, or a group of lines."""

    key: str
    label: str
    note: str = ""
    """Said beside the label, such as "today"."""
    cards: tuple[Card, ...] = ()
    band: str = ""
    """A tone laid over the day's head, such as a flare's."""
    today: bool = False


def card_height(card: Card | None) -> int:
    """Lines a card needs in a column; an empty day keeps one for the cursor."""
    return 1 + len(card.lines) if card else 1


def card_line(card: Card | None, line: int, width: int, marked: bool = False) -> Spans:
    """One line of a card in a column, exactly `width` cells wide.

    Args:
        card: The card, or None for the place that the cursor has on an empty day.
        line: 0 is the title.
        width: In cells.
        marked: Draw the mark, whatever the card says.
    """
    if card is None:
        return fit((Span(f" {NOTHING}", "muted"),), width)
    stripe = Span(GHOST_STRIPE if card.ghost else STRIPE, card.stripe)
    mark = Span(MARK, "accent") if line == 0 and (marked or card.marked) else Span(" ")
    margin = 1 if width >= 10 else 0
    if line == 0:
        words = first_fitting((card.title, *card.shorter), width - 2 - margin)
    else:
        words = card.lines[line - 1]
    if card.ghost:
        words = pale(words)
    return fit((stripe, mark, *fit(words, width - 2 - margin), Span(" " * margin)), width)


def pale(spans: Spans) -> Spans:
    """The same words, all muted."""
    return tuple(span._replace(tone="muted") if span.tone != "fill" else span for span in spans)


def list_head(day: Day, first: bool, width: int) -> Spans:
    """What stands left of a card in the list form: the day's band and its label once."""
    band = Span("┃", day.band) if day.band else Span(" ")
    if not first:
        return fit((band,), width)
    return fit((band, *fit((marked_label(day, "muted"),), width - 1)), width)


def marked_label(day: Day, tone: str) -> Span:
    """The day's label behind its place for today's mark, in that tone if it is another day."""
    return Span(f"{TODAY_MARK}{day.label}", "strong") if day.today else Span(f" {day.label}", tone)


def list_line(card: Card | None, day: Day, width: int, marked: bool = False) -> Spans:
    """A card in one line behind its day's label, exactly `width` cells wide."""
    if card is None:
        return fit((Span(f" {NOTHING}  {day.note}".rstrip(), "muted"),), width)
    stripe = Span(GHOST_STRIPE if card.ghost else THIN_STRIPE, card.stripe)
    mark = Span(MARK, "accent") if marked or card.marked else Span("")
    margin = 1 if width >= 20 else 0
    taken = 1 + margin + cells((mark, *card.right)) + (1 if card.right else 0)
    words = first_fitting((card.line or card.title, *card.shorter), width - taken)
    body = (mark, *(pale(words) if card.ghost else words))
    if card.right:
        body = (*body, Span("", "fill"), *card.right)
    return fit((stripe, *fit(body, width - 1 - margin), Span(" " * margin)), width)


def more(count: int, down: bool, width: int) -> Spans:
    """A line that says how many cards are out of sight."""
    arrow = "↓" if down else "↑"
    return fit((Span(f"{arrow} {count} more", "muted"),), width, align="center")
