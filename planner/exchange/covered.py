"""The way that a row of cumulative distances comes to."""

from __future__ import annotations

from collections.abc import Iterable

from planner.exchange.track import FASTEST

LEAP_M = 500
"""A receiver that was lost catches up by so much at once."""
AGAIN = 0.1
"""A count that falls below this share of what it was has begun again; less is trembling."""


def covered(counts: Iterable[tuple[float | None, float | None]]) -> float:
    """Metres, from seconds and the metres counted up to them.

    What a device counted before the first is not of this way; where it began again from zero it
    goes on; what nobody can run in that time is a damaged count.
    """
    total = 0.0
    before: tuple[float | None, float] | None = None
    for at, metres in counts:
        if metres is None:
            continue
        if before is not None:
            step = metres - before[1]
            if step < 0:
                step = metres if metres < AGAIN * before[1] else 0.0
            timed = at is not None and before[0] is not None
            if not timed or step <= LEAP_M + FASTEST * ((at or 0) - (before[0] or 0)):
                total += step
        before = at, metres
    return total
