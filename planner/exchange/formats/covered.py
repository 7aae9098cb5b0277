"""The way that a row of cumulative distances comes to."""

from __future__ import annotations

from collections.abc import Iterable

FASTEST = 12.0
"""m/s; whatever is faster is a jump of the receiver (formats.md, section 4)."""
LEAP_M = 500
"""A receiver that was lost catches up by so much at once."""
AGAIN = 0.1
"""A count that falls below this share of what it was has begun again; less is trembling."""


RIDE = 7.5
"""m/s; nobody has run faster for as long as this:"""
RIDE_S = 180
RIDE_M = 1000
"""A shorter ride is not worth a question."""


def ridden(counts: Iterable[tuple[float | None, float | None]]) -> float:
    """Metres that were gone for minutes on end faster than anyone runs: the watch went on in the
    car. From seconds and the metres counted up to them; 0 if it is not worth a question."""
    total = 0.0
    begin = before = None
    for at, metres in counts:
        if at is None or metres is None:
            continue
        here = at, metres
        if begin is None or before is None or metres < before[1] or at - before[0] > RIDE_S:
            begin = here
        elif at - begin[0] >= RIDE_S:
            if metres - begin[1] > RIDE * (at - begin[0]):
                total += metres - begin[1]
            begin = here
        before = here
    return total if total >= RIDE_M else 0.0


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
