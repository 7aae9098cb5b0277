"""How a flare stands, for the runner: level, reason, the way back, and when to see someone."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from planner.domain.caps.limit import STEP_M, share
from planner.domain.knee.flare import green_runs_left, next_run_m, open_between, ramp
from planner.domain.knee.flare_triggers import FlareLevel
from planner.domain.knee.history import History
from planner.domain.knee.parameters import Parameters
from planner.domain.knee.past import Past, past_of
from planner.domain.knee.resume import ResumeItem, resume_items
from planner.domain.knee.run_day import days_for
from planner.domain.values.reason import Reason

REFERRAL_WINDOW = 42
"""Two severe flares within so many days are for a professional (evidence.md 2.4)."""


class FlareState(msgspec.Struct, frozen=True, kw_only=True):
    """An open flare as it stands on the evening of a day. Distances in metres."""

    level: FlareLevel
    opened: date
    reason: Reason
    """What set it off; the gravest, if it was deepened since."""
    last_tolerated_m: int | None
    """What the way back is a share of: the last run taken well, or a shorter one that was not.
    None if nothing was run before."""
    ramp_m: tuple[int, ...]
    """The steps back in whole tenths of a kilometre; empty for an irritated knee (F1)."""
    step: int
    """Steps taken: the next run is `ramp_m[step]` at most, the last one for any higher."""
    next_m: int | None
    """The longest next run the flare response allows, once the rest and the test are over."""
    next_allowed: date
    """First day a run is allowed, if the resume test is passed by then."""
    greens_left: int
    """Green runs until it is over."""
    items: tuple[ResumeItem, ...]
    """The resume test; empty for an irritated knee and once the first run back was green."""
    refer: Reason | None = None
    """Why a professional should look: `severe-not-over` or `severe-twice`."""
    untested: bool = True
    """Always true: no trial gives these numbers, and the screen must say so."""

    @property
    def open_items(self) -> tuple[ResumeItem, ...]:
        """What of the resume test is not passed yet."""
        return tuple(item for item in self.items if not item.passed)


def flare_state(history: History, today: date, params: Parameters) -> FlareState | None:
    """The flare that is open on the evening of `today`, or None.

    Follows from the facts alone: verdicts, pain readings and tests, in any order of entry.
    """
    known = history.as_of(today)
    past = past_of(known, params)
    course = past.standing(today.toordinal() + 1, today.toordinal(), ()).course
    by = course.by if course.opened is not None else course.irritated_by
    if course.level is None or by is None:
        return None
    next_m, _ = next_run_m(course, params)
    base = course.base_m
    steps = () if course.opened is None or base is None else ramp(params)
    opened = by.day if course.opened is None else course.opened
    # An irritated knee rests as long as any amber run asks for.
    rest_until = max(course.rest_until, opened + days_for(params.min_gap_after_amber_h))
    return FlareState(
        level=course.level,
        opened=date.fromordinal(opened),
        reason=by.reason,
        last_tolerated_m=course.last_m if course.opened is None else base,
        ramp_m=tuple(share(base or 0, factor) // STEP_M * STEP_M for factor in steps),
        step=min(course.steps, max(len(steps) - 1, 0)),
        next_m=None if next_m is None else next_m // STEP_M * STEP_M,
        next_allowed=date.fromordinal(rest_until),
        greens_left=1 if course.opened is None else green_runs_left(course),
        items=()
        if course.opened is None or course.returned
        else resume_items(
            known, past.mornings, course.level, course.caused, today.toordinal(), params
        ),
        refer=_referral(past, course.severe_days, today.toordinal(), params),
    )


def flared_days(
    history: History, first: date, last: date, today: date, params: Parameters
) -> frozenset[date]:
    """The days from `first` to `last`, up to `today`, on which a flare (F2 or F3) was open."""
    past = past_of(history.as_of(today), params)
    course = past.standing(today.toordinal() + 1, today.toordinal(), ()).course
    count = (min(last, today) - first).days + 1
    days = (first + timedelta(days=number) for number in range(count))
    return frozenset(day for day in days if open_between(course, day.toordinal(), day.toordinal()))


def _referral(
    past: Past, severe_days: tuple[int, ...], today: int, params: Parameters
) -> Reason | None:
    if severe_days and today - severe_days[0] >= params.f3_referral_days:
        since = date.fromordinal(severe_days[0])
        return Reason("severe-not-over", (("since", since), ("days", today - severe_days[0])))
    recent = [
        trigger.day
        for trigger in past.triggers
        if trigger.level is FlareLevel.F3 and today - REFERRAL_WINDOW < trigger.day <= today
    ]
    if recent and recent[-1] - recent[0] >= params.f3_min_days:
        values = (("first", date.fromordinal(recent[0])), ("last", date.fromordinal(recent[-1])))
        return Reason("severe-twice", values)
    return None
