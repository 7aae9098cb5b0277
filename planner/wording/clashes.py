"""Words for what two laptops changed without knowing of each other."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import Any

from planner.wording import days
from planner.wording.amounts import Unit, clock, distance, plural

NONE = "No entry was changed on two laptops at once."
WHICH = (
    "Two laptops changed this without knowing of each other. The later change is shown until you "
    "choose; u takes your answer back."
)

HEIGHTS = ("ascent", "descent")
"""Fields in metres that stay so."""


def fields_words(fields: Mapping[str, Any], unit: Unit = "km") -> str:
    """The fields by name: `date Wed 2 Dec 2026, distance 5.2 km, tags none`."""
    return ", ".join(_field(path, value, unit) for path, value in fields.items())


def _field(path: str, value: Any, unit: Unit) -> str:
    """One field, of which the journal holds metres, seconds and days of ISO 8601."""
    name, _, measure = path.replace("/", " ").rpartition("_")
    if not name or measure not in ("m", "s"):
        name, said = path, _value(value)
    elif type(value) is not int:
        said = _value(value)
    elif measure == "s":
        said = clock(value)
    else:
        said = f"{value} m" if name in HEIGHTS else distance(value, unit)
    return f"{name.replace('_', ' ')} {said}"


def _value(value: Any) -> str:
    if value is None or value in ("", []):
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(map(_value, value))
    if isinstance(value, str) and len(value) == len("2026-12-02"):
        with suppress(ValueError):
            return days.full(date.fromisoformat(value))
    return str(value)


def made_words(device: str, at: str, today: date, *, shown: bool) -> str:
    """Where and when a version was made: `laptop-3f2a, Mon 30 Nov 18:00; shown now`."""
    return f"{device}, {days.moment(at, today)}{'; shown now' if shown else ''}"


def open_words(count: int, *, narrow: bool = False) -> str:
    """How many entries wait for an answer: `1 entry was changed on two laptops`."""
    entries = plural(count, "entry", "entries")
    if narrow:
        return f"{entries} changed on two laptops"
    return f"{entries} {'was' if count == 1 else 'were'} changed on two laptops"
