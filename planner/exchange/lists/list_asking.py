"""A list that cannot be read until the runner has said what it does not say itself."""

from __future__ import annotations

from planner.exchange.lists.list_mapping import EXAMPLE
from planner.exchange.sources.document import Document
from planner.exchange.sources.found import Found
from planner.exchange.sources.list_answers import Ask

_WORDS: dict[Ask, tuple[str, str]] = {
    "unit": (
        "It does not say what its distances are in.",
        "Say it: --unit km, --unit mi or --unit m.",
    ),
    "dates": (
        "Its dates can be read with the day or the month first, and no line decides it.",
        "Say it: --dates dmy or --dates mdy.",
    ),
    "map": (
        "It is a list, but its columns are not known here.",
        f"Name them once, they are remembered: {EXAMPLE}.",
    ),
}


def asking(ask: Ask, document: Document, words: str = "", hint: str = "") -> Found:
    """The question, in its usual words if no others are given."""
    usual, how = _WORDS[ask]
    return Found(
        outcome="unreadable",
        file=document.name,
        remark=words or usual,
        hint=hint or how,
        asks=ask,
    )
