"""A limit: what one rule allows on one day, and the situation it is asked in."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date
from functools import cached_property

import msgspec

from planner.domain.caps.rules import RULES
from planner.domain.knee.history import History
from planner.domain.knee.parameters import Parameters
from planner.domain.knee.past import past_of
from planner.domain.knee.run_day import RunDay, assumed_day
from planner.domain.knee.safety import active_locks
from planner.domain.knee.timeline import Longest, Reference, Timeline
from planner.domain.values.exercise import Strength
from planner.domain.values.journal import Lock
from planner.domain.values.reason import Pairs, Value
from planner.domain.values.run import PlannedRun

_SAME_DAY = frozenset({"swelling", "limp", "during", "after", "painful"})

STEP_M = 100
"""Limits are whole tenths of a kilometre, rounded down (evidence.md 11.4)."""


class Limit(msgspec.Struct, frozen=True, kw_only=True):
    """What one rule alone allows for a whole day, in metres; None where it sets no number."""

    rule: str
    """Id in `rules.RULES`."""
    hard_m: int | None
    """Going over it takes a written reason (a lock: nothing does)."""
    plan_m: int | None
    """The most that should be planned."""
    inputs: Pairs = ()
    """What the number was made of, in reading order."""
    source: str = ""
    status: Strength = "PRAG"
    open: bool = False
    """True if something is missing or not yet passed that holds the number down."""

    def input(self, name: str) -> Value:
        """The input of that name, or None."""
        return dict(self.inputs).get(name)


def limit(
    rule: str,
    hard: int | None,
    plan: int | None,
    *inputs: tuple[str, Value],
    open: bool = False,  # noqa: A002  the field's name
) -> Limit:
    """A limit with its rule's source, its numbers rounded down and never below 0."""
    return Limit(
        rule=rule,
        hard_m=_rounded(hard),
        plan_m=_rounded(plan),
        inputs=inputs,
        source=RULES[rule].source,
        status=RULES[rule].status,
        open=open,
    )


def share(metres: int, permille: int) -> int:
    """A share of a distance, exact, in whole metres."""
    return metres * permille // 1000


def _rounded(metres: int | None) -> int | None:
    return None if metres is None else max(0, metres) // STEP_M * STEP_M


class Situation:
    """One day that is asked about, with all that is known on `today`.

    A day in the past is seen as it stood that morning. For a day in the future the planned runs
    from `today` up to the day before it are taken as done as planned and green, unless a real
    run stands on their day or fulfils them.
    """

    def __init__(self, day: date, history: History, today: date, params: Parameters) -> None:
        self.date = day
        self.today = today
        self.day = day.toordinal()
        self.params = params
        self.history = history.as_of(today) if day > today else history
        self.past = past_of(self.history, params)
        self.assumed = _assumed(self.history, day, today)
        self._tail = _run_days(self.assumed, params)
        standing = self.past.standing(self.day, today.toordinal(), self._tail)
        self.course = standing.course
        self.footing = standing.footing
        self.line = Timeline(self.past, self.day, today.toordinal(), self._tail)

    @property
    def is_future(self) -> bool:
        """True if the morning of the day is still to come."""
        return self.date > self.today

    @cached_property
    def longest(self) -> Longest | None:
        """What the run is measured against."""
        return self.line.longest(self.day)

    @cached_property
    def reference(self) -> Reference:
        """The reference week."""
        return self.line.reference(self.day)

    @cached_property
    def flare_reference_m(self) -> int:
        """The reference week of the open flare, as it stood when it was set off."""
        return self.line.flare_reference(self.course.triggers)

    @cached_property
    def before_m(self) -> int:
        """Metres of the six days before."""
        return self.line.metres(self.day - 6, self.day - 1)

    @cached_property
    def done(self) -> RunDay | None:
        """What was run on the day itself."""
        place = bisect_left(self.past.ordinals, self.day)
        if self.is_future or place == len(self.past.days):
            return None
        found = self.past.days[place]
        return found if found.day == self.day else None

    @property
    def done_m(self) -> int:
        """Metres run on the day itself."""
        return 0 if self.done is None else self.done.metres

    @property
    def hurt_today(self) -> bool:
        """True if a run of the day itself was already too much: seen without the next morning."""
        reasons = () if self.done is None else self.done.reasons
        return any(reason.id in _SAME_DAY for reason in reasons)

    @cached_property
    def active_locks(self) -> tuple[Lock, ...]:
        """Red flags that were up on the day (for a future day: that are up today)."""
        return active_locks(self.history.locks, min(self.date, self.today))


def _assumed(history: History, day: date, today: date) -> tuple[PlannedRun, ...]:
    if day <= today:
        return ()
    fulfilled = {run.planned for run in history.runs if run.planned}
    run_on = {run.date for run in history.runs if run.date >= today}
    planned = (
        each
        for each in history.planned
        if today <= each.date < day and not each.skipped
        if each.id not in fulfilled and each.date not in run_on
    )
    return tuple(sorted(planned, key=lambda each: (each.date, each.id)))


def _run_days(planned: tuple[PlannedRun, ...], params: Parameters) -> tuple[RunDay, ...]:
    days = sorted({each.date for each in planned})
    return tuple(
        assumed_day(day.toordinal(), [each for each in planned if each.date == day], params)
        for day in days
    )
