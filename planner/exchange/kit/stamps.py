"""Times of recorded points: when one was, what zone it was written in, which of them are stale."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from planner.exchange.kit.cells import zone_offset

APART_S = 12 * 3600
"""No one rests so long in one activity."""
FEW = 0.1
"""A smaller share of the points, half a day before all others, is what the receiver remembered."""


def stamp(text: str | None) -> datetime | None:
    """An ISO 8601 instant with the offset it was written in; without a zone it is UTC, as GPX and
    TCX demand."""
    if not text:
        return None
    try:
        value = datetime.fromisoformat(text.strip())
        value.timestamp()
    except (ValueError, OverflowError):
        return None
    return value.replace(tzinfo=UTC) if value.tzinfo is None else value


def written_offset(at: datetime | None) -> timedelta | None:
    """The local offset a file wrote; None for UTC, which is what programs without a zone write."""
    offset = at.utcoffset() if at is not None else None
    return zone_offset(offset) if offset else None


def stale(times: Sequence[float]) -> int:
    """How many of the first points are left from an earlier day, by their seconds."""
    few = int(len(times) * FEW)
    late = (n for n in range(few, 0, -1) if times[n] - times[n - 1] > APART_S)
    return next(late, 0)
