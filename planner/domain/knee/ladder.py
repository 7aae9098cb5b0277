"""The walk-run ladder: its rungs, when it is in force, and where a runner stands on it.

It is in force while in the 84 days before there is neither a tolerated run of 20 minutes without
walking nor a week of 10 km of such runs. Source: evidence.md 3.3, rules.md 5.8.
"""

from __future__ import annotations

import msgspec

from planner.domain.knee.parameters import Parameters
from planner.domain.knee.run_day import RunDay
from planner.domain.values.plan import WalkRun

_SETS = (
    (8, 60, 180), (10, 60, 120), (8, 90, 120), (7, 120, 120), (8, 120, 90), (6, 180, 120),
    (5, 240, 120), (5, 270, 90), (6, 240, 60), (4, 390, 60), (3, 540, 60), (2, 840, 60),
)  # fmt: skip
"""Sets, seconds of running, seconds of walking: rungs 1-12 of evidence.md 3.3."""

DEFAULT_LADDER: tuple[WalkRun, ...] = (
    *(
        WalkRun(rung=rung, segments=((run, walk),) * sets)
        for rung, (sets, run, walk) in enumerate(_SETS, start=1)
    ),
    WalkRun(rung=13, segments=((1200, 60), (540, 0))),
    WalkRun(rung=14, segments=((1800, 0),)),
)
"""The ladder where the plan brings none of its own."""


class Footing(msgspec.Struct, frozen=True, gc=False):
    """Where a runner stands on the ladder."""

    rung: int = 0
    """Rung of the next session, from 1; 0 = no ladder has been in force."""
    greens: int = 0
    """Green sessions on that rung."""
    ran_day: int | None = None
    """Ordinal of the last day that showed that no ladder is needed."""
    last: int | None = None
    """Ordinal of the last run day."""
    since: int = 0
    """Ordinal of the first session on the rung that was done; 0 = none yet."""

    def in_force(self, day: int, params: Parameters) -> bool:
        """True if the ladder holds on a day."""
        return self.ran_day is None or day - self.ran_day > params.known_days

    def on(self, day: int, params: Parameters) -> Footing:
        """As it stands on a day, after the days off since the last run: one rung back for each
        full week of more than seven days."""
        if self.last is None or self.rung <= 1:
            return self
        off = day - self.last - 1
        if off <= params.off_free:
            return self
        back = off // 7
        return msgspec.structs.replace(self, rung=max(1, self.rung - back), greens=0, since=0)


def step_at(rung: int, ladder: tuple[WalkRun, ...]) -> WalkRun:
    """The session of a rung; the top one for any higher."""
    return ladder[min(max(rung, 1), len(ladder)) - 1]


def highest_rung(seconds: int, ladder: tuple[WalkRun, ...]) -> int:
    """The highest rung of at most so many seconds of running; 1 if there is none."""
    return max((step.rung for step in ladder if step.run_s <= seconds), default=1)


def entered(footing: Footing, can_run_s: int | None, ladder: tuple[WalkRun, ...]) -> Footing:
    """The footing once a ladder comes into force: from what the runner says can be run at pain 2
    or less where no run has ended a ladder before, else from the first rung."""
    rung = 1
    if footing.ran_day is None and can_run_s:
        rung = highest_rung(can_run_s, ladder)
    return msgspec.structs.replace(footing, rung=rung, greens=0, since=0)


def left(footing: Footing) -> Footing:
    """The footing once the ladder is behind."""
    return msgspec.structs.replace(footing, rung=0, greens=0, since=0)


def after_run(
    footing: Footing, run_day: RunDay, ladder: tuple[WalkRun, ...], params: Parameters
) -> Footing:
    """Where a run day leaves the runner, as it is known next morning."""
    stood = footing.on(run_day.day, params)
    if footing.rung and footing.in_force(run_day.day, params):
        stood = _moved(stood, run_day, ladder, params)
    ran_day = run_day.day if _ends_ladder(run_day, params) else footing.ran_day
    return msgspec.structs.replace(stood, last=run_day.day, ran_day=ran_day)


def _ends_ladder(run_day: RunDay, params: Parameters) -> bool:
    """True for a day that shows that no ladder is needed: 20 minutes on end, or a week of 10 km."""
    long_enough = run_day.through_s >= params.ladder_run_min * 60
    return run_day.tolerated and (long_enough or run_day.through_week_m >= params.ladder_week)


def _moved(
    footing: Footing, run_day: RunDay, ladder: tuple[WalkRun, ...], params: Parameters
) -> Footing:
    since = footing.since or run_day.day
    if not run_day.tolerated:
        back = 2 if run_day.worst >= params.severe else 1
        rung = max(1, footing.rung - back)
        return msgspec.structs.replace(footing, rung=rung, greens=0, since=0)
    if run_day.unsettled:
        return msgspec.structs.replace(footing, greens=0, since=since)
    wanted = step_at(footing.rung, ladder).run_s * params.rung_reached
    reached = run_day.session_s is not None and run_day.session_s * 1000 >= wanted
    if not (run_day.green and reached):
        return msgspec.structs.replace(footing, since=since)
    if footing.greens + 1 < params.green_runs:
        return msgspec.structs.replace(footing, greens=footing.greens + 1, since=since)
    rung = min(footing.rung + 1, len(ladder))
    return msgspec.structs.replace(footing, rung=rung, greens=0, since=0)
