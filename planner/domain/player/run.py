"""A walk-run session as parts: a walk before and after, intervals between (evidence.md 3.3)."""

from __future__ import annotations

from collections.abc import Mapping

from planner.domain.player.parts import Act, Part, Script
from planner.domain.values.plan import WalkRun

WALK_BEFORE_S = 300
"""Walked before the first interval and after the last one (evidence.md 3.3)."""


def run_script(rung: WalkRun) -> Script:
    """The intervals of a rung. The walk after the last one goes on as the walk at the end."""
    runs = [run for run, _ in rung.segments if run > 0]
    parts = [_part(Act.WALK, 0, len(runs), WALK_BEFORE_S)]
    number = 0
    for place, (run, walk) in enumerate(rung.segments):
        if run > 0:
            number += 1
            parts.append(_part(Act.RUN, number, len(runs), run))
        is_last = place == len(rung.segments) - 1
        seconds = walk + (WALK_BEFORE_S if is_last else 0)
        if seconds > 0:
            parts.append(_part(Act.WALK, number, len(runs), seconds))
    return (*(part for part in parts if part.seconds), Part(act=Act.DONE, name=""))


def _part(act: Act, number: int, count: int, seconds: int) -> Part:
    return Part(act=act, name=f"{act}/{number}", seconds=seconds, rep=number, reps=count)


def run_seconds(script: Script, place: int, ran: Mapping[str, int]) -> int:
    """Seconds of running in the intervals before a place.

    Args:
        ran: Seconds run of the intervals that went otherwise than asked for, by step.
    """
    runs = (part for part in script[:place] if part.act is Act.RUN)
    return sum(ran.get(part.name, part.seconds or 0) for part in runs)
