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


def tick_ended(dose: Dose, part: Part, gone: float, count: int) -> Tick:
    """A set that the runner has ended: what was counted of it, by the clock or by hand; as asked
    for where nothing has been counted yet."""
    if is_uncounted(part, gone, count):
        return asked(dose)
    return tick_so_far(dose, part, gone, count)


def is_uncounted(part: Part, gone: float, count: int) -> bool:
    """True as long as neither clock nor hand has counted anything of a set: repetitions at one's
    own pace that nobody counted, or a clock that has run for no whole second."""
    if part.act is Act.WORK:
        return count == 0
    return part.act in (Act.HOLD, Act.MOVE, Act.UP) and part.rep <= 1 and gone < 1


def tick_so_far(dose: Dose, part: Part, gone: float, count: int) -> Tick:
    """A set that was broken off: what was done of it until then. Of several holds those that were
    held to their end count or, in the first one, its seconds."""
    tick, seconds = asked(dose), int(gone)
    if part.act is Act.MOVE:
        return msgspec.structs.replace(tick, time_s=seconds)
    if tick.reps is None:
        return msgspec.structs.replace(tick, hold_s=seconds)
    if part.act is Act.WORK:
        return msgspec.structs.replace(tick, reps=count)
    if part.act is Act.HOLD and part.rep == 1:
        return msgspec.structs.replace(tick, reps=min(1, seconds), hold_s=seconds or tick.hold_s)
    whole = part.rep if part.act is Act.LET_GO else part.rep - 1
    return msgspec.structs.replace(tick, reps=max(0, whole))
