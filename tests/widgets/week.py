"""A made-up week for the tests of the week grid."""

from __future__ import annotations

from planner.widgets.kit.text import FILL, Span, say
from planner.widgets.week_grid import Card, Day


def card(key: str, lines: int = 2, stripe: str = "blue", **more: object) -> Card:
    """A card named after its key, with so many lines below the title."""
    below = tuple((Span(f"{key} line {n}"), FILL, Span("✓", "good")) for n in range(lines))
    return Card(key, (Span(f"Card {key}", "strong"),), below, stripe, **more)  # type: ignore[arg-type]


def day(key: str, *cards: Card, **more: object) -> Day:
    return Day(key, key.title(), cards=cards, **more)  # type: ignore[arg-type]


WEEK = (
    day("mon", card("a")),
    day("tue", card("b"), card("c", line=say("Card c in one line"), right=say("cap 3.4"))),
    day("wed", today=True, note="today"),
    day("thu", card("d"), card("e"), band="bad"),
    day("fri", card("f")),
    day("sat"),
    day("sun", card("g")),
)

OTHER_WEEK = tuple(day(f"{one.key}2", card(f"{one.key}x")) for one in WEEK)
