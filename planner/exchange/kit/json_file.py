"""JSON of strangers: decoded as a whole or refused with a sentence."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import msgspec

from planner.domain.values.errors import ExchangeError


def decoded(data: bytes) -> Any:
    """Its values. Raises ExchangeError if it is damaged, cut off or nested too deep."""
    try:
        return msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, ValueError) as error:
        raise ExchangeError(
            f"It is damaged or cut off: {str(error)[:80]}.", "Export it again."
        ) from error


def objects(value: Any) -> Iterator[dict[str, Any]]:
    """The objects of a list, or the one there is; what is none is passed over."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            yield one


def figure(value: Any) -> float | None:
    """A finite number that is not below zero, also as a text; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) and number >= 0 else None


def words(value: Any) -> str:
    """A text; empty for anything else."""
    return value if isinstance(value, str) else ""
