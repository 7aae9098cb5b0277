"""Run days: all runs of a day taken together. The unit of every load rule."""

from __future__ import annotations

import msgspec

from planner.domain.knee.pain import Verdict
from planner.domain.values.plan import WalkRun
from planner.domain.values.reason import Reason
from planner.domain.values.run import PlannedRun, Run, RunKind

USUAL_PACE = 420
"""Seconds a kilometre where the runner's own is unknown: 7:00, our choice (rules.md 1)."""

TOP_RUNG = 14
"""Rung from which a session has no walking: a run like any other."""


class RunDay(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All runs of one day: the sum of their metres, the worst of their scores."""

    day: int
    """The day as an ordinal."""
    metres: int
    """Metres of running; of a walk-run its running minutes at the runner's pace."""
    through_m: int = 0
    """Metres of them that were run without walking."""
    through_s: int = 0
    """Seconds of the longest run without walking."""
    session_s: int | None = None
    """Running seconds of the day that count on a rung; None if they are not known."""
    verdict: Verdict = Verdict.GREEN
    unsettled: bool = False
    answered: bool = True
    worst: int = 0
    """Highest score of run and hour after, 0-10."""
    history: bool = False
    """True for what was typed, or imported from before the plan: tolerated, and never green."""
    painful: bool = False
    """True if the runner marked it as one the knee did not take well."""
    reasons: tuple[Reason, ...] = ()
    week_m: int = 0
    """Tolerated metres of the seven days that end with this one."""
    through_week_m: int = 0
    """The same of what was run without walking."""
    assumed: bool = False
    """True for a planned run that is taken as done."""

    @property
    def tolerated(self) -> bool:
        """True if it is not red: what the base is made of."""
        return self.verdict is not Verdict.RED and not self.painful

    @property
    def green(self) -> bool:
        """True if everything was answered, and green."""
        return self.verdict is Verdict.GREEN and not self.history

    @property
    def bad(self) -> bool:
        """True if it was amber, unsettled or red."""
        return self.verdict is Verdict.AMBER or self.verdict is Verdict.RED

    @property
    def stirred(self) -> bool:
        """True if it left the knee worse: unsettled or red."""
        return self.unsettled or self.verdict is Verdict.RED

    @property
    def settled_amber(self) -> bool:
        """True if the run itself hurt 3-4 and all that came after is answered and quiet."""
        return self.verdict is Verdict.AMBER and not self.unsettled and self.answered

    @property
    def counts(self) -> bool:
        """True if it says how the knee took it: green, amber that is known to settle or not, red.

        Runs that wait for an answer neither make nor break a row.
        """
        return self.stirred or self.green or self.settled_amber

    @property
    def missing(self) -> frozenset[str]:
        """What has no answer yet, of any knee that is asked: `during`, `after`, `morning`."""
        return frozenset(
            what for reason in self.reasons if reason.id == "missing" for what, _ in reason.values
        )

    def taken_as_quiet(self) -> RunDay:
        """The same day if all that is not answered yet will be quiet."""
        verdict = Verdict.GREEN if self.verdict is Verdict.UNKNOWN else self.verdict
        return msgspec.structs.replace(self, verdict=verdict, answered=True)


class RunSession(msgspec.Struct, frozen=True, gc=False):
    """What one run comes to: running metres and seconds, and whether it was run through."""

    metres: int
    seconds: int | None
    through: bool


def session_of(run: Run, rung: WalkRun | None, pace: int) -> RunSession:
    """What a run comes to, with the walk-run that was planned for its day, if one was.

    A run of no typed kind on a day with a planned walk-run is that walk-run until the runner says
    that it was run through. Of a walk-run the running minutes count, those typed or else those of
    its rung, never the whole way or the whole time. Source: rules.md 1 and 5.8.
    """
    planned = rung is not None and rung.rung < TOP_RUNG
    walked = run.run_kind is RunKind.WALK_RUN or (planned and run.run_kind is RunKind.RUN)
    typed_s = None
    if run.duration_s is not None and run.walk_s is not None:
        typed_s = max(0, run.duration_s - run.walk_s)
    if run.through or not walked:
        return RunSession(run.distance_m, typed_s if typed_s is not None else run.duration_s, True)
    seconds = typed_s if typed_s is not None else None if rung is None else rung.run_s
    if rung is not None and rung.rung >= TOP_RUNG:
        return RunSession(run.distance_m, seconds, True)
    if seconds is None:
        return RunSession(min(run.distance_m, FLOOR_S * 1000 // pace), None, False)
    return RunSession(seconds * 1000 // pace, seconds, False)


FLOOR_S = 480
"""Eight minutes of running: the least that is planned, and what a walk-run of which neither its
minutes nor its rung is known counts (rules.md 1 and 5.3)."""


def floor_m(pace: int) -> int:
    """Metres of eight minutes of running, rounded down to 100 m."""
    return FLOOR_S * 1000 // pace // 100 * 100


def assumed_day(day: int, planned: tuple[PlannedRun, ...], pace: int) -> RunDay:
    """A day whose planned runs are taken as done as planned and green."""
    metres = sum(run.distance_m for run in planned)
    seconds = [
        run.duration_s if run.duration_s is not None else run.distance_m * pace // 1000
        for run in planned
    ]
    through = [run.rung is None or run.rung >= TOP_RUNG for run in planned]
    each = tuple(zip(planned, seconds, through, strict=True))
    return RunDay(
        day=day,
        metres=metres,
        through_m=sum(run.distance_m for run, _, is_through in each if is_through),
        through_s=max((taken for _, taken, is_through in each if is_through), default=0),
        session_s=sum(seconds),
        assumed=True,
    )
