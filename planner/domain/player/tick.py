"""What is kept of a set that was done by the clock, to its end or not."""

from __future__ import annotations

import msgspec

from planner.domain.player.parts import Act, Part
from planner.domain.values.exercise import Dose
from planner.domain.values.session import Tick, asked


def tick_done(dose: Dose, count: int, length: int | None = None) -> Tick:
    """A set that was done: as asked for or, where repetitions were counted, so many.

    Args:
        length: Seconds it was made to last by `+` and `-`; of several holds those stay as asked.
    """
    tick = asked(dose)
    if length is not None and tick.time_s is not None:
        return msgspec.structs.replace(tick, time_s=length)
    if length is not None and tick.hold_s is not None and (tick.reps or 1) == 1:
        return msgspec.structs.replace(tick, hold_s=length)
    if count and tick.reps is not None:
        return msgspec.structs.replace(tick, reps=count)
    return tick


def tick_so_far(dose: Dose, part: Part, gone: float, count: int) -> Tick:
    """A set that was broken off: what was done of it until then."""
    tick = asked(dose)
    if part.act is Act.MOVE:
        return msgspec.structs.replace(tick, time_s=int(gone))
    if tick.reps is None:
        return msgspec.structs.replace(tick, hold_s=int(gone))
    if part.act is Act.WORK:
        return msgspec.structs.replace(tick, reps=count)
    whole = part.rep if part.act is Act.LET_GO else part.rep - 1
    return msgspec.structs.replace(tick, reps=max(0, whole))
