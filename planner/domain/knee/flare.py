"""The course of a flare: what holds while it is open, and the steps back (evidence.md 11.7).

No trial says how much to cut after a flare or for how long: every number here is our choice.
The course is followed run by run. As on the ladder, each step keeps the order of two runners:
more pain never leads to a higher step, an earlier day or a longer run.
"""

from __future__ import annotations

import msgspec

from planner.domain.knee.flare_triggers import MORNING, FlareLevel, Trigger
from planner.domain.knee.parameters import Parameters
from planner.domain.knee.run_day import RunDay
from planner.domain.values.reason import Reason

RAMP_STEPS = 4
"""Steps of the ramp."""
LAST_STEP_GREENS = 2
"""Green runs at the last step that end a flare (evidence.md 11.7)."""


class Course(msgspec.Struct, frozen=True, kw_only=True):
    """Where a runner stands between two runs. Days are ordinals, distances metres."""

    last_m: int | None = None
    """Metres of the last run day."""
    since_m: int | None = None
    """Shortest run day since the last one taken well, that one included: what a flare that
    opens now goes back to. With the last one taken well alone, one more amber run in between
    could put an older and longer run in its place."""
    since_s: int | None = None
    """The same in seconds of running."""
    irritated_m: int | None = None
    """F1: what the next run must not exceed."""
    irritated_by: Trigger | None = None
    opened: int | None = None
    """F2 and F3: day of the first trigger; None = no flare."""
    caused: int = 0
    """Day of the last trigger."""
    by: Trigger | None = None
    """The gravest trigger, the last of several."""
    rest_until: int = 0
    """First day a run is allowed again."""
    base_m: int | None = None
    """What the ramp is a share of; None if nothing was run before."""
    steps: int = 0
    """Green runs since the rest: the ramp's step."""
    returned: bool = False
    """True once a run after the rest was taken well: the resume test is behind."""
    triggers: tuple[int, ...] = ()
    """Days of all triggers of this flare."""
    severe_days: tuple[int, ...] = ()
    """Days of the severe triggers of this flare."""
    reentry: bool = False
    """True until the first green run after a severe flare."""
    episodes: tuple[tuple[int, int], ...] = ()
    """First and last days of the flares that are over."""

    @property
    def level(self) -> FlareLevel | None:
        """F3 while re-entering, else what is open."""
        if self.opened is not None:
            return FlareLevel.F3 if self.reentry else FlareLevel.F2
        return None if self.irritated_by is None else FlareLevel.F1


def green_runs_left(course: Course) -> int:
    """Green runs until the flare is over."""
    return RAMP_STEPS - 1 + LAST_STEP_GREENS - course.steps


def ramp(params: Parameters) -> tuple[int, ...]:
    """The steps back in per mille of the base; never falling, whatever the parameters say."""
    steps = (params.f2_ramp_1, params.f2_ramp_2, params.f2_ramp_3, params.f2_ramp_4)
    return tuple(min(steps[place:]) for place in range(len(steps)))


def after_run(course: Course, run_day: RunDay, seconds: int, *, on_ladder: bool) -> Course:
    """Where a run day leaves the runner, before its own triggers.

    A run taken well ends an irritation and is one step of the ramp, unless it was run in the
    days of rest. While a severe flare's walk-run ladder holds the ramp waits for its end.
    """
    metres = run_day.metres or None
    if not run_day.ok:
        return msgspec.structs.replace(
            course,
            last_m=metres or course.last_m,
            since_m=_least(course.since_m, metres),
            since_s=_least(course.since_s, seconds or None),
        )
    rested = course.opened is not None and run_day.day >= course.rest_until
    new = msgspec.structs.replace(
        course,
        last_m=metres or course.last_m,
        since_m=metres or course.since_m,
        since_s=seconds or course.since_s,
        irritated_m=None,
        irritated_by=None,
        reentry=course.reentry and not rested,
        returned=course.returned or rested,
        steps=course.steps + (1 if rested and not on_ladder else 0),
    )
    return new if green_runs_left(new) > 0 else _closed(new, run_day.day)


def after_trigger(course: Course, trigger: Trigger, params: Parameters) -> Course:
    """What a trigger opens or deepens."""
    irritated = None if course.last_m is None else course.last_m * params.f1_factor // 1000
    new = msgspec.structs.replace(
        course,
        irritated_m=_least(course.irritated_m, irritated),
        irritated_by=trigger,
    )
    if trigger.level is FlareLevel.F1:
        return new
    severe = trigger.level is FlareLevel.F3
    long = severe or (new.reentry and trigger.reason.id == MORNING)
    rest = max(params.f2_min_days, params.f3_min_days) if long else params.f2_min_days
    graver = new.by is None or trigger.level >= new.by.level
    return msgspec.structs.replace(
        new,
        opened=trigger.day if new.opened is None else new.opened,
        caused=trigger.day,
        by=trigger if graver else new.by,
        rest_until=max(new.rest_until, trigger.day + rest),
        base_m=_least(new.base_m, new.since_m),
        steps=0,
        returned=False,
        triggers=(*new.triggers, trigger.day),
        severe_days=(*new.severe_days, trigger.day) if severe else new.severe_days,
        reentry=new.reentry or severe,
    )


def next_run_m(course: Course, params: Parameters) -> tuple[int | None, Reason]:
    """The longest next run after the days of rest, and which part of the response says so.

    None where nothing was ever run. The smallest of: share of an irritated knee's last run, step
    of the ramp, re-entry share.
    """
    offers: list[tuple[int, Reason]] = []
    if course.irritated_m is not None:
        offers.append((course.irritated_m, Reason("irritated", (("factor", params.f1_factor),))))
    if course.opened is not None and course.base_m is not None:
        step = min(course.steps, len(ramp(params)) - 1)
        factor = ramp(params)[step]
        values = (("factor", factor), ("base", course.base_m), ("step", step))
        offers.append((course.base_m * factor // 1000, Reason("ramp", values)))
        if course.reentry:
            factor = params.f3_reentry_factor
            values = (("factor", factor), ("base", course.base_m), ("step", 0))
            offers.append((course.base_m * factor // 1000, Reason("reentry", values)))
    if not offers:
        return None, Reason("rest")
    return min(offers, key=lambda offer: offer[0])


def open_between(course: Course, first: int, last: int) -> bool:
    """True if a flare (F2 or F3) was open on any of these days."""
    if course.opened is not None and course.opened <= last:
        return True
    return any(opened <= last and closed >= first for opened, closed in course.episodes)


def _closed(course: Course, day: int) -> Course:
    opened = day if course.opened is None else course.opened
    return Course(
        last_m=course.last_m,
        since_m=course.since_m,
        since_s=course.since_s,
        episodes=(*course.episodes, (opened, day)),
    )


def _least(one: int | None, other: int | None) -> int | None:
    if one is None or other is None:
        return other if one is None else one
    return min(one, other)
