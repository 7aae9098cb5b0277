"""`--map date=A,distance=C:mi,time=D`: the columns of a list that nobody knows, told once."""

from __future__ import annotations

import hashlib
import re

from planner.domain.values.errors import UsageError
from planner.exchange.sources.list_columns import Column, Columns
from planner.exchange.sources.list_words import UNIT_WORDS

FIELDS = {
    "date": "the day, with or without the time of day",
    "clock": "the time of day, where it has a column of its own",
    "distance": "how far",
    "time": "how long",
    "type": "the sport",
    "title": "a name",
    "note": "what you wrote",
    "effort": "0 to 10",
}
"""What a column can be told to be."""
EXAMPLE = "--map date=A,distance=C:km,time=D"
_LENGTHS = ("km", "mi", "m", "yd", "ft")
_TIMES = ("s", "min", "h", "clock")
_UNITS = {word: unit for unit in (*_LENGTHS, *_TIMES) for word in UNIT_WORDS[unit]}


def fingerprint(header: tuple[str, ...]) -> str:
    """Tells lists of one kind by their header line."""
    return hashlib.sha256("\x1f".join(header).encode("utf-8", "replace")).hexdigest()[:16]


def check_mapping(text: str) -> None:
    """Raises UsageError, with an example, for a mapping that is none."""
    _parts(text)


def mapped(text: str, header: tuple[str, ...]) -> Columns:
    """The columns a mapping means in a list with that header. Raises UsageError."""
    found: Columns = {}
    for field, (name, unit) in _parts(text).items():
        found[field] = Column(_place(name, header), unit)
    return found


def listed(names: tuple[str, ...]) -> str:
    """`A Datum, B Strecke`: the columns of a list, as they can be told."""
    most = 12
    said = [f"{_letters(place)} {name}" for place, name in enumerate(names[:most])]
    return ", ".join(said) + (f" and {len(names) - most} more" if len(names) > most else "")


def _parts(text: str) -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for part in text.split(","):
        field, equals, rest = part.partition("=")
        field = field.strip().casefold()
        if not equals or field not in FIELDS or not rest.strip():
            raise UsageError(
                f"--map: {part.strip()!r} does not say which column is what.",
                f"As in {EXAMPLE}; known are {', '.join(FIELDS)}.",
            )
        name, colon, said = rest.rpartition(":")
        unit = _UNITS.get(said.strip().casefold(), "") if colon else ""
        if not unit:
            name = rest
        if (field == "distance" and unit in _TIMES) or (field == "time" and unit in _LENGTHS):
            raise UsageError(f"--map: {field} is not counted in {unit}.", f"As in {EXAMPLE}.")
        found[field] = name.strip(), unit
    if "date" not in found or not {"distance", "time"} & found.keys():
        raise UsageError(
            "--map has to name the column of the date, and that of the distance or the time.",
            f"As in {EXAMPLE}.",
        )
    return found


def _place(name: str, header: tuple[str, ...]) -> int:
    """The column a header word, a letter or a number (from 1) means."""
    plain = name.casefold()
    place = -1
    if plain in header:
        return header.index(plain)
    if re.fullmatch(r"[0-9]{1,4}", plain):
        place = int(plain) - 1
    elif re.fullmatch(r"[a-z]{1,2}", plain):
        for letter in plain:
            place = (place + 1) * 26 + ord(letter) - ord("a")
    if not 0 <= place < len(header):
        raise UsageError(f"--map: the list has no column {name!r}.", f"It has: {listed(header)}.")
    return place


def _letters(place: int) -> str:
    first, last = divmod(place, 26)
    return (chr(ord("A") + first - 1) if first else "") + chr(ord("A") + last)
