"""Which column of a list holds what, and the units its header line tells."""

from __future__ import annotations

import re
from typing import NamedTuple

from planner.exchange.sources.list_words import CALORIES, FIELD_WORDS, GARMIN_ONLY, UNIT_WORDS

_FIELDS = {word: field for field, words in FIELD_WORDS.items() for word in words}
_UNITS = {word: unit for unit, words in UNIT_WORDS.items() for word in words}
_BRACKETS = re.compile(r"(.*?)[\s_]*[(\[]([^)\]]*)[)\]]\s*")
_LENGTHS = ("km", "mi", "m", "yd", "ft")
_OF_TIME = ("duration", "time", "moving", "elapsed")


class Column(NamedTuple):
    """Where something stands, and in what unit by its own name."""

    place: int
    unit: str = ""
    """A key of `UNIT_WORDS`; empty if the name tells none."""


Columns = dict[str, Column]


def columns_of(header: tuple[str, ...]) -> Columns:
    """The columns whose names are known, the first of each kind."""
    found: Columns = {}
    for place, name in enumerate(header):
        field, unit = _read(name)
        if field and field not in found:
            found[field] = Column(place, unit)
    _tell_times(found)
    return found


def _tell_times(found: Columns) -> None:
    """Where a list has a duration, a `time` beside it is the time of day."""
    if "duration" in found:
        if "time" in found:
            found.setdefault("clock", found["time"])
        found["time"] = found.pop("duration")
    for field in ("moving", "elapsed"):
        if field in found:
            found.setdefault("time", found[field])


def _read(name: str) -> tuple[str, str]:
    """The field a name means, and its unit."""
    plain = " ".join(name.split())
    if plain in _FIELDS:
        return _FIELDS[plain], ""
    if _UNITS.get(plain) in ("km", "mi") and len(plain) > 1:
        return "distance", _UNITS[plain]
    match = _BRACKETS.fullmatch(plain)
    if match:
        base, unit = match[1].strip(), _UNITS.get(match[2].strip(), "")
    else:
        base, _, last = plain.replace("_", " ").rpartition(" ")
        unit = _UNITS.get(last, "")
        if not unit:
            base = plain.replace("_", " ")
    field = _FIELDS.get(base, "")
    return (field, unit) if _fits(field, unit) else ("", "")


def _fits(field: str, unit: str) -> bool:
    """False for a unit that a column cannot have, such as metres in a duration."""
    if field == "distance":
        return unit in ("", *_LENGTHS)
    if field in _OF_TIME:
        return unit in ("", "s", "min", "h", "ms", "clock")
    return bool(field)


def is_garmin(header: tuple[str, ...], first: list[str]) -> bool:
    """True for the activity list of Garmin Connect, in any language and with any columns.

    By the words of its own header; in a language nobody told us by the shape of its first row:
    sport, local date and time, a favourite's mark, title, distance, calories, time.
    """
    found = columns_of(header)
    begins = found.get("type") == (0, "") and found.get("date") == (1, "")
    if begins and "distance" in found and "time" in found:
        marks = sum(name.startswith(GARMIN_ONLY) for name in header)
        shaped = header[2:3] and _FIELDS.get(header[2]) == "title" and _has_own_times(header)
        return marks > 0 or bool(shaped)
    return len(header) > 5 and _is_shaped(first)


def _has_own_times(header: tuple[str, ...]) -> bool:
    """Sport, date, title, distance, and then calories or a time: Garmin's order."""
    rest = header[3:6]
    return any(_FIELDS.get(name) == "distance" for name in rest) and any(
        name in CALORIES or _FIELDS.get(name) in ("time", "duration") for name in rest
    )


_SHAPE = (
    r"[^\W\d].*",
    r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d",
    r"(?i:true|false)",
    r".*",
    r"--|[\d.,]+",
    r"--|[\d.,]+",
    r"--|\d+:\d\d:\d\d([.,]\d+)?",
)


def _is_shaped(cells: list[str]) -> bool:
    with_mark = zip(_SHAPE, cells, strict=False)
    without = zip((*_SHAPE[:2], *_SHAPE[3:]), cells, strict=False)
    if len(cells) >= len(_SHAPE) and _all_match(with_mark):
        return True
    return len(cells) >= len(_SHAPE) - 1 and _all_match(without)


def _all_match(pairs: zip[tuple[str, str]]) -> bool:
    return all(re.fullmatch(shape, cell.strip(), re.DOTALL) for shape, cell in pairs)


def garmin_columns(header: tuple[str, ...], first: list[str]) -> Columns:
    """The columns of a Garmin list; those of a language nobody told us by their usual places."""
    found = columns_of(header)
    if found.get("type") == (0, "") and "distance" in found and "time" in found:
        return found
    has_mark = first[2:3] and first[2].strip().lower() in ("true", "false")
    after = 3 if has_mark else 2
    places = {"type": 0, "date": 1, "title": after, "distance": after + 1, "time": after + 3}
    return {**found, **{field: Column(place) for field, place in places.items()}}
