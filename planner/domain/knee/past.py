"""What follows from the facts of a history under given parameters; worked out once and kept."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate
from typing import TYPE_CHECKING

import msgspec

from planner.domain.knee.cross import loaded_days
from planner.domain.knee.flare import Course, after_run, after_trigger
from planner.domain.knee.flare_triggers import FlareLevel, Trigger, When, find_triggers
from planner.domain.knee.history import History
from planner.domain.knee.ladder import (
    DEFAULT_LADDER,
    RESTART_PACE,
    Footing,
    after_session,
    after_severe_flare,
    first_rung,
    rested,
)
from planner.domain.knee.parameters import Parameters
from planner.domain.knee.run_day import RunDay, run_days

if TYPE_CHECKING:
    from planner.domain.knee.timeline import Reference

_PACE_RUNS = 10
"""Timed run days the runner's own pace is taken from."""

_TYPED_DAYS = 28
"""Days before the plan's start over which typed kilometres a week are spread."""


class TypedBase(msgspec.Struct, frozen=True):
    """The running history a runner typed in place of importing it.

    Taken as one run of `longest_m`, tolerated, on the day before the plan's start, and as
    `weekly_m` spread evenly over the four weeks before it, up to the first real run in them.
    """

    day: int
    """Ordinal of the day before the start."""
    weekly_m: int
    longest_m: int
    until: int
    """Last day the typed week speaks of; from the next one on there are real runs."""

    def metres(self, first: int, last: int) -> int:
        """Metres on these days."""
        return self._up_to(last) - self._up_to(first - 1)

    def _up_to(self, day: int) -> int:
        first = self.day - _TYPED_DAYS
        days = min(max(min(day, self.until) - first, 0), _TYPED_DAYS)
        return self.weekly_m * days // 7


class Standing(msgspec.Struct, frozen=True):
    """Where the runner stands in the course of a flare and on the ladder."""

    course: Course
    footing: Footing


class Past:
    """Judged run days, triggers, and where the runner stood after each of them."""

    def __init__(self, history: History, params: Parameters) -> None:
        found = run_days(history, params)
        self.params = params
        self.days = found.days
        self.mornings = found.mornings
        self.ordinals = [run_day.day for run_day in self.days]
        self.sums = [0, *accumulate(run_day.metres for run_day in self.days)]
        """Metres of all run days before the one at the same place."""
        self.cross_days = loaded_days(history.cross, params)
        """Ordinals of the days on which other training loaded the knee."""
        self.triggers = find_triggers(
            self.days, history.readings, history.tests, history.cross, self.mornings, params
        )
        self.flare_days = [each.day for each in self.triggers if each.level >= FlareLevel.F2]
        self.typed = _typed_base(history, self.ordinals)
        self.ladder = history.ladder or DEFAULT_LADDER
        since = history.ladder_since
        self.ladder_since = None if since is None else since.toordinal()
        self.new_longest: dict[int, bool] = {}
        """By day, as far as anyone asked; see `Timeline`."""
        self.references: dict[int, Reference] = {}
        """By day, where the facts alone decide; see `Timeline`."""
        self._moments, self._standings = self._follow()

    def standing(self, day: int, today: int, assumed: Iterable[RunDay]) -> Standing:
        """Where the runner stands before a run on `day`, as known on `today`.

        Of the triggers of `day` itself those of the morning count; on `today` later ones too, so
        that a flare reported at noon holds for the evening; never those of the run that is being
        asked about. `assumed` are run days from `today` on that are taken as done.
        """
        now = self.known(day, today)
        for run_day in assumed:
            now = self.moved(now, run_day)
        return self.rested(now, day)

    def known(self, day: int, today: int) -> Standing:
        """The same by the facts alone, and without the days that have passed since the last."""
        known_until = min(day, today + 1)
        place = bisect_left(self._moments, known_until)
        now = self._standings[place]
        seen = {When.MORNING, When.LATER} if known_until == today else {When.MORNING}
        for trigger in self._triggers_on(known_until):
            if trigger.when in seen and known_until <= today:
                now = self._deepened(now, trigger)
        return now

    def rested(self, now: Standing, day: int) -> Standing:
        """Where the days without running up to `day` leave the runner."""
        return Standing(now.course, rested(self._on_plan(now.footing, day), day, self.params))

    def seconds(self, run_day: RunDay) -> int:
        """Running time of a day; from its metres and the runner's own pace where unknown."""
        if run_day.run_s is not None:
            return run_day.run_s
        return run_day.metres * self.pace(run_day.day) // 1000

    def pace(self, day: int) -> int:
        """The runner's pace before `day` in seconds a kilometre: the middle of the last runs.

        Independent of pain, so that pain cannot stretch what a running time is worth in metres.
        """
        place = bisect_left(self.ordinals, day)
        paces: list[int] = []
        for run_day in reversed(self.days[max(0, place - 3 * _PACE_RUNS) : place]):
            if run_day.run_s and run_day.metres:
                paces.append(run_day.run_s * 1000 // run_day.metres)
            if len(paces) == _PACE_RUNS:
                break
        return max(1, sorted(paces)[len(paces) // 2]) if paces else RESTART_PACE

    def _follow(self) -> tuple[list[int], list[Standing]]:
        """Days on which something happened, and the standing before each and after the last."""
        typed = self.typed
        course, footing = Course(), Footing()
        if typed is not None:
            longest = typed.longest_m
            course = Course(last_m=longest, since_m=longest, since_s=longest * RESTART_PACE // 1000)
            footing = Footing(last_day=typed.day)
        now = Standing(course, footing)
        happened: list[tuple[int, When, RunDay | Trigger]] = [
            *((run_day.day, When.RUN, run_day) for run_day in self.days),
            *((trigger.day, trigger.when, trigger) for trigger in self.triggers),
        ]
        # Stable: a run day stands before the triggers it gave rise to.
        happened.sort(key=lambda each: (each[0], each[1]))
        standings = [now]
        for _, _, event in happened:
            if isinstance(event, RunDay):
                now = self.moved(now, event)
            else:
                now = self._deepened(now, event)
            standings.append(now)
        return [day for day, _, _ in happened], standings

    def moved(self, now: Standing, run_day: RunDay) -> Standing:
        """Where a run day leaves the runner, before its own triggers."""
        seconds = self.seconds(run_day)
        footing = self._on_plan(now.footing, run_day.day)
        on_ladder = footing.in_force and footing.after_flare
        course = after_run(now.course, run_day, seconds, on_ladder=on_ladder)
        return Standing(course, after_session(footing, run_day, seconds, self.ladder, self.params))

    def _deepened(self, now: Standing, trigger: Trigger) -> Standing:
        course = after_trigger(now.course, trigger, self.params)
        footing = now.footing
        if trigger.level is FlareLevel.F3:
            footing = after_severe_flare(footing, course.since_s, self.ladder, self.params)
        return Standing(course, footing)

    def _on_plan(self, footing: Footing, day: int) -> Footing:
        """The footing once the plan asks for the ladder: from its first rung, and only once."""
        since = self.ladder_since
        if since is None or day < since:
            return footing
        begun = footing.last_day is not None and footing.last_day >= since
        return footing if begun else first_rung(footing)

    def _triggers_on(self, day: int) -> list[Trigger]:
        place = bisect_left(self.triggers, day, key=lambda trigger: trigger.day)
        found = []
        while place < len(self.triggers) and self.triggers[place].day == day:
            found.append(self.triggers[place])
            place += 1
        return found


def past_of(history: History, params: Parameters) -> Past:
    """What follows from a history, worked out on first use."""
    for known, past in history.pasts:
        if known is params or known == params:
            return past
    past = Past(history, params)
    history.pasts.append((params, past))
    return past


def _typed_base(history: History, ordinals: list[int]) -> TypedBase | None:
    """The typed base, unless real runs reach back over half of the weeks it speaks of: an
    imported history takes its place, a run logged late does not."""
    if history.start is None or not (history.weekly_m or history.longest_m):
        return None
    start = history.start.toordinal()
    place = bisect_left(ordinals, start - _TYPED_DAYS)
    first = ordinals[place] if place < len(ordinals) else start
    if first < start - _TYPED_DAYS // 2:
        return None
    return TypedBase(
        day=start - 1,
        until=min(first, start) - 1,
        weekly_m=max(history.weekly_m, history.longest_m),
        # Without a typed longest run: the least share of a week the longest run may have.
        longest_m=history.longest_m or history.weekly_m * 3 // 10,
    )
