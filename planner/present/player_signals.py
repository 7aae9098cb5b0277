"""What is heard of a session: how many bells at which instant."""

from __future__ import annotations

from planner.domain.player.parts import Act
from planner.present.player import Scene

BELLS = {
    Act.RUN: 3,
    Act.WALK: 2,
    Act.LET_GO: 2,
    Act.REST: 2,
    Act.SWITCH: 2,
    Act.ASK: 2,
    Act.DONE: 4,
    Act.DOWN: 0,
    Act.READY: 0,
}
"""Bells as a part begins; one for what is not listed. Running and walking never sound alike."""
LAST_S = 3
"""Seconds before the end of a long part that are told, one bell each."""
LONG_S = 10


def bells(before: Scene | None, now: Scene) -> int:
    """How many bells since the scene before; the clock has to run for any."""
    if before is None or before.script is not now.script:
        return 0
    if now.standing.place != before.standing.place:
        # Whoever goes back or skips knows that it is another part.
        is_going = now.standing.runs or now.part.act in (Act.ASK, Act.DONE)
        return BELLS.get(now.part.act, 1) if before.standing.runs and is_going else 0
    length, left = now.standing.length, now.standing.left(now.now)
    if length is None or length < LONG_S or left is None or not now.standing.runs:
        return 0
    earlier = before.standing.left(before.now) or 0.0
    told = range(1, LAST_S + 1)
    return int(any(left <= second < earlier for second in told))
