"""The clock of a session: where it stands and how it goes on.

Pure: every function is given the instant, in seconds of a clock that never goes back. A standing
knows nothing of what was ticked or planned, so no edit of either can move it.
"""

from __future__ import annotations

import msgspec

from planner.domain.player.parts import EFFORTS, PAUSES, Act, Script, onward, past_step
from planner.domain.values.session import SetKey

TWICE_S = 0.7
"""An enter that comes so soon after the one that began a set was meant for the pause before it."""
ASLEEP_S = 5.0
"""Nobody has looked at the clock for so long: the machine slept, and so the set was not done."""


class ClockStand(msgspec.Struct, frozen=True, kw_only=True):
    """Where a session stands."""

    place: int = 0
    """Index of the part."""
    length: int | None = None
    """Seconds the part lasts, as it was when it began and as `+` and `-` made it since."""
    spent: float = 0.0
    """Seconds of it gone by when `since` was set."""
    since: float | None = None
    """The instant from which it runs; None while it is paused."""
    seen: float = 0.0
    """The last instant the clock was looked at."""
    count: int = 0
    """Repetitions the runner has counted."""
    firm: float = 0.0
    """The instant from which enter ends the set."""

    @property
    def runs(self) -> bool:
        """True if it is not paused."""
        return self.since is not None

    def gone(self, now: float) -> float:
        """Seconds of the part gone by."""
        return self.spent + (max(0.0, now - self.since) if self.since is not None else 0.0)

    def lasted(self, now: float) -> float:
        """Seconds of the part gone by, and no more than it lasts."""
        return self.gone(now) if self.length is None else min(self.gone(now), self.length)

    def left(self, now: float) -> float | None:
        """Seconds of the part to come; None if it waits for the runner."""
        return None if self.length is None else max(0.0, self.length - self.gone(now))


class Turn(msgspec.Struct, frozen=True):
    """What has become of a standing."""

    standing: ClockStand
    finished: tuple[SetKey, ...] = ()
    """Sets that were done to the end, in order."""
    slept: bool = False
    """True if it was paused because nobody had looked for too long."""


def standing_at(script: Script, place: int, now: float, *, runs: bool = False) -> ClockStand:
    """The beginning of a part."""
    return ClockStand(
        place=place, length=script[place].seconds, since=now if runs else None, seen=now
    )


def go_on(standing: ClockStand, now: float) -> ClockStand:
    """Start, or go on after a pause."""
    if standing.runs:
        return standing
    return msgspec.structs.replace(standing, since=now, seen=now)


def paused(standing: ClockStand, now: float) -> ClockStand:
    """Stop the clock."""
    return msgspec.structs.replace(standing, spent=standing.gone(now), since=None, seen=now)


def restarted(standing: ClockStand, now: float) -> ClockStand:
    """The part once more from its beginning, running or not as before."""
    since = now if standing.runs else None
    return msgspec.structs.replace(standing, spent=0.0, since=since, seen=now, count=0)


def longer(standing: ClockStand, by: int, now: float) -> ClockStand:
    """The part with seconds more or less; it never ends before what has gone by."""
    if standing.length is None:
        return standing
    least = int(standing.gone(now))
    return msgspec.structs.replace(standing, length=max(least, standing.length + by))


def counted(standing: ClockStand) -> ClockStand:
    """One repetition more; who counts has begun, so that the next enter ends the set."""
    return msgspec.structs.replace(standing, count=standing.count + 1, firm=0.0)


def looked_at(standing: ClockStand, script: Script, settled: frozenset[str], now: float) -> Turn:
    """The clock at an instant: parts that have run out are followed by the next, to the second."""
    if standing.since is None:
        return Turn(standing)
    if now - standing.seen > ASLEEP_S:
        halted = msgspec.structs.replace(paused(standing, standing.seen), seen=now)
        return Turn(halted, slept=True)
    finished: list[SetKey] = []
    at = msgspec.structs.replace(standing, seen=max(now, standing.seen))
    while at.length is not None and at.since is not None and at.left(now) == 0:
        end = at.since + at.length - at.spent
        finished.extend(_finished(script, at.place))
        at = _entered(script, onward(script, at.place, settled), min(end, now), now)
    return Turn(at, tuple(finished))


def _entered(script: Script, place: int, begun: float, now: float) -> ClockStand:
    """The beginning of a part at an instant not later than now."""
    runs = script[place].act is not Act.DONE
    entered = standing_at(script, place, begun, runs=runs)
    return msgspec.structs.replace(entered, seen=now)


def _finished(script: Script, place: int) -> tuple[SetKey, ...]:
    """The set that ends with this part."""
    part = script[place]
    goes_on = place + 1 < len(script) and script[place + 1].name == part.name
    return () if part.key is None or goes_on else (part.key,)


def finished_step(
    standing: ClockStand, script: Script, settled: frozenset[str], now: float
) -> Turn:
    """Enter: the set is done, or the pause is over; the next part runs.

    While one gets ready, enter begins: first the countdown, then the set. No second enter that
    comes along with that one ends the set.
    """
    part = script[standing.place]
    if part.act is Act.READY and not standing.runs:
        return Turn(go_on(standing, now))
    if part.act in PAUSES:
        begun = _entered(script, standing.place + 1, now, now)
        return Turn(msgspec.structs.replace(begun, firm=now + TWICE_S))
    if part.act in EFFORTS and now < standing.firm:
        return Turn(standing)
    done = (part.key,) if part.key is not None and part.act in EFFORTS else ()
    return Turn(_entered(script, past_step(script, standing.place, settled), now, now), done)


def passed_over(
    standing: ClockStand, script: Script, settled: frozenset[str], now: float
) -> ClockStand:
    """On to the next open step, with nothing done; running or not as before."""
    place = past_step(script, standing.place, settled)
    runs = standing.runs and script[place].act is not Act.DONE
    return standing_at(script, place, now, runs=runs)


def stepped_back(standing: ClockStand, script: Script, now: float) -> ClockStand:
    """Back to the beginning of this set or, from there, to that of the set before. Paused: who
    goes back wants to look first."""
    here = _beginning(script, standing.place)
    if standing.place > here or (standing.place == here and standing.gone(now) > 1):
        return standing_at(script, here, now)
    before = _before(script, standing.place)
    return standing_at(script, standing.place if before is None else before, now)


def returned(standing: ClockStand, script: Script, steps: frozenset[str], now: float) -> ClockStand:
    """Back to the beginning of the first of some steps that are open again, paused; where none of
    them lies behind, as it was."""
    place = next((spot for spot, part in enumerate(script) if part.name in steps), None)
    spot = standing.place if place is None else _beginning(script, place)
    return standing_at(script, spot, now) if spot < standing.place else standing


def _beginning(script: Script, place: int) -> int:
    """The first part of a step that is no pause; of a place still in the pause, a later one."""
    name = script[place].name
    spots = (spot for spot, part in enumerate(script) if part.name == name)
    return next((spot for spot in spots if script[spot].act not in PAUSES), place)


def _before(script: Script, place: int) -> int | None:
    """The beginning of the last set or interval before this step."""
    name = script[place].name
    for spot in range(place - 1, -1, -1):
        part = script[spot]
        if part.name != name and part.act is not Act.ASK:
            return _beginning(script, spot)
    return None


def carried_over(standing: ClockStand, before: Script, after: Script) -> ClockStand | None:
    """The same standing in a script that was changed; None if its part is no longer in it.

    Neither the time gone by nor the length of the part changes.
    """
    same = before[standing.place].same
    place = next((spot for spot, part in enumerate(after) if part.same == same), None)
    return None if place is None else msgspec.structs.replace(standing, place=place)
