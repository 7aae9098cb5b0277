"""What a runner is asked before a run counts, and what this runner is known to have run."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from datetime import datetime, timedelta

import msgspec

from planner.domain.values.run import CrossTraining, Run, is_faster_than_anyone
from planner.exchange.kit.sports import names_another
from planner.exchange.sources.found import Found, Question
from planner.typed import MOST_M

SHORTEST_M = 500
"""Shorter tracks without a sport are a walk to the car as likely as a run."""
OF_ANYONE_M = 22_000
OF_ANYONE = (1.9, 3.7)
"""For a runner of whom nothing is known: up to a half marathon, and 8:46 to 4:30 min/km. Slower is
a walk; faster or longer is as often a ride, for those begin at 15 km/h (our choice)."""
ENOUGH = 5
"""So many runs tell what the runner runs."""
COUNTED_M = 1000
"""Shorter runs, such as the parts of an interval session, tell nothing of longer ones."""
WALK = 1.4
"""m/s, 12 min/km: slower is a walk whatever was run before."""
SLACK = 1.1
"""A little longer, faster or slower than ever before is no surprise."""
CLOCKS = timedelta(hours=1)
"""Clocks of watch and computer may stand so far apart."""


class RunnerBounds:
    """What the runs of a runner say about a track that names no sport."""

    def __init__(self, runs: Iterable[Run]) -> None:
        timed = sorted(
            (run.distance_m, run.distance_m / run.duration_s)
            for run in runs
            if run.duration_s and run.distance_m >= COUNTED_M and not is_faster_than_anyone(run)
        )
        self.is_known = len(timed) >= ENOUGH
        self._lengths = [metres for metres, _ in timed]
        self._slowest = max(WALK, min((speed for _, speed in timed), default=WALK) / SLACK)
        self._fastest = [speed for _, speed in timed]
        for place in range(len(timed) - 2, -1, -1):
            self._fastest[place] = max(self._fastest[place : place + 2])

    def fits(self, run: Run) -> bool:
        """True if this may have been a run: no longer, and at its length no faster, than any."""
        if not run.duration_s or run.distance_m < SHORTEST_M:
            return False
        speed = run.distance_m / run.duration_s
        if not self.is_known:
            return run.distance_m <= OF_ANYONE_M and OF_ANYONE[0] <= speed <= OF_ANYONE[1]
        longer = bisect_left(self._lengths, run.distance_m / SLACK)
        if longer == len(self._lengths):
            return False
        return self._slowest <= speed <= self._fastest[longer] * SLACK


def question(found: Found, bounds: RunnerBounds, now: datetime | None) -> Question:
    """What is to be asked before it counts; nothing for most. Without `now` no date is."""
    run = found.run
    if run is not None and now is not None and _is_to_come(run, now):
        return "future"
    if not isinstance(run, Run):
        return ""
    if "sport" in found.guessed:
        is_likely = found.outcome == "run" and bounds.fits(run) and not names_another(run.title)
        return "" if is_likely and not found.ridden else "sport"
    if run.distance_m > MOST_M:
        return "far"
    return "fast" if found.ridden or is_faster_than_anyone(run) else ""


SAID: dict[Question, str] = {
    "fast": "That is faster than anyone runs.",
    "far": f"That is more than {MOST_M // 1000} km in one run.",
    "future": "Its date is still to come.",
}
"""What is kept with a run that was taken all the same."""


def with_question(found: Found, asked: Question) -> Found:
    """The found, with what is asked and why said of it and of its record."""
    if found.run is None or not asked:
        return found
    words = "" if found.ridden and asked == "fast" else SAID.get(asked, "")
    source = found.run.source
    kept = msgspec.structs.replace(source, remark=f"{source.remark} {words}".strip())
    return msgspec.structs.replace(
        found,
        question=asked,
        remark=f"{found.remark} {words}".strip(),
        run=msgspec.structs.replace(found.run, source=kept),
    )


def _is_to_come(run: Run | CrossTraining, now: datetime) -> bool:
    if run.start is not None:
        return run.start > now + CLOCKS
    return run.date > now.date()
