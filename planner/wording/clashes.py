"""Words for what two laptops changed without knowing of each other."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from planner.wording import days
from planner.wording.amounts import plural

NONE = "No entry was changed on two laptops at once."
WHICH = (
    "Two laptops changed this without knowing of each other. The later change is shown until you "
    "choose; u takes your answer back."
)


def fields_words(fields: Mapping[str, Any]) -> str:
    """The fields by name: `date 2026-12-02, note none`."""
    return ", ".join(
        f"{path.replace('_', ' ')} {'none' if value is None else value}"
        for path, value in fields.items()
    )


def made_words(device: str, at: str, today: date, *, shown: bool) -> str:
    """Where and when a version was made: `laptop-3f2a, Mon 30 Nov 18:00; shown now`."""
    return f"{device}, {days.moment(at, today)}{'; shown now' if shown else ''}"


def open_words(count: int, *, narrow: bool = False) -> str:
    """How many entries wait for an answer: `1 entry was changed on two laptops`."""
    entries = plural(count, "entry", "entries")
    if narrow:
        return f"{entries} changed on two laptops"
    return f"{entries} {'was' if count == 1 else 'were'} changed on two laptops"
