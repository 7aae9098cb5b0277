"""How long something took, as lists write it: `00:28:10.5`, `29:31`, `1800`, `1h 05m`, `PT30M`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from planner.exchange.kit.cells import times
from planner.exchange.kit.numerals import Sign, value_of

Clock = Literal["m:s", "h:m"]
"""What two numbers with a colon mean; a spreadsheet cuts `0:30:00` to `0:30`."""

_CLOCK = re.compile(r"(?:(\d{1,4}):)?(\d{1,3}):(\d{1,2})(?:[.,](\d+))?")
_LONGEST = 40
_ISO = re.compile(
    r"P(?:(\d+(?:[.,]\d+)?)D)?T?(?:(\d+(?:[.,]\d+)?)H)?(?:(\d+(?:[.,]\d+)?)M)?(?:(\d+(?:[.,]\d+)?)S)?",
    re.IGNORECASE,
)
_WORDS = re.compile(
    r"(?:(\d+)\s*(?:d|days?)\W*)?(?:(\d+)\s*(?:h|hrs?|hours?|std\.?)\W*)?"
    r"(?:(\d+)\s*(?:m|min\.?|mins|minutes?|minuten)\W*)?"
    r"(?:(\d+(?:[.,]\d+)?)\s*(?:s|sec\.?|secs|seconds?|sek\.?)\W*)?",
    re.IGNORECASE,
)
_DAY = (86_400, 3600, 60, 1)


@lru_cache(maxsize=4096)
def seconds_of(
    text: str, clock: Clock = "m:s", scale: float = 1, sign: Sign | None = None
) -> float | None:
    """Seconds in a cell; `scale` is what a bare number counts in. None if it is no duration."""
    plain = text.strip().lstrip("'")
    if not plain or len(plain) > _LONGEST:
        return None
    match = _CLOCK.fullmatch(plain)
    if match:
        return _clock_seconds(match, clock)
    value = value_of(plain, sign)
    if value is not None:
        return times(value, scale) if value >= 0 else None
    return iso_seconds(plain) or _parts(_WORDS.fullmatch(plain))


def is_short(text: str) -> bool:
    """True for two numbers with a colon, whose meaning the column has to tell."""
    match = _CLOCK.fullmatch(text.strip())
    return match is not None and match[1] is None and match[4] is None


def iso_seconds(text: str) -> float | None:
    """Seconds of an ISO 8601 duration such as `PT1H2M3.5S`."""
    return _parts(_ISO.fullmatch(text.strip())) if text[:1] in ("P", "p") else None


def _clock_seconds(match: re.Match[str], clock: Clock) -> float | None:
    first, second, third = match[1], int(match[2]), int(match[3])
    if third >= 60 or (first is not None and second >= 60):
        return None
    part = float(f"0.{match[4]}") if match[4] else 0.0
    if first is not None:
        return int(first) * 3600 + second * 60 + third + part
    return second * 3600 + third * 60 if clock == "h:m" else second * 60 + third + part


def _parts(match: re.Match[str] | None) -> float | None:
    if match is None or not any(match.groups()):
        return None
    found = (float((part or "0").replace(",", ".")) for part in match.groups())
    return times(sum(part * unit for part, unit in zip(found, _DAY, strict=True)), 1)
