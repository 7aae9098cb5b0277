"""Single values of foreign files: numbers and instants, or None where there is nothing."""

from __future__ import annotations

import math
import re
from datetime import UTC, datetime, timedelta


def number(text: str | None) -> float | None:
    """A finite number with a decimal point; None for blank, `--`, `NaN` or anything else."""
    if text is None:
        return None
    try:
        value = float(text.strip())
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def amount(text: str | None) -> float | None:
    """A number that cannot be below zero: a distance, a time, a climb."""
    value = number(text)
    return value if value is not None and value >= 0 else None


def instant(text: str | None) -> datetime | None:
    """An ISO 8601 instant as UTC; one without a zone is taken as UTC, as GPX and TCX demand."""
    if text is None:
        return None
    try:
        value = datetime.fromisoformat(text.strip())
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


_ROUNDED = re.compile(r"\d+(?:[.,]\d+)?E\+?\d+|\d+00000", re.IGNORECASE)


def sound_id(text: str) -> str:
    """The id in a cell; none for one that a spreadsheet has rounded, which others have, too:
    `1.51E+10`, `15100000000`."""
    return "" if _ROUNDED.fullmatch(text) else text


def times(value: float, unit: float) -> float | None:
    """The product, or None where it is beyond all numbers."""
    found = value * unit
    return found if math.isfinite(found) else None


def zone_offset(difference: timedelta) -> timedelta | None:
    """The zone offset two clocks stand apart; None if no place on earth has it.

    Offsets are whole quarters of an hour from -12 to +14 h; two minutes of slack for a watch
    that wrote its two clocks one after the other.
    """
    quarters = round(difference / timedelta(minutes=15))
    offset = quarters * timedelta(minutes=15)
    if abs(difference - offset) > timedelta(minutes=2):
        return None
    return offset if timedelta(hours=-12) <= offset <= timedelta(hours=14) else None
