"""A limit: what one rule allows on one day, and the situation it is asked in."""

from __future__ import annotations

from datetime import date
from functools import cached_property

import msgspec

from planner.domain.caps.base import Base
from planner.domain.caps.growth import growth
from planner.domain.caps.rules import RULES
from planner.domain.caps.week_line import WeekLine, goal_run_m, week_line
from planner.domain.knee.history import History
from planner.domain.knee.run_day import RunDay
from planner.domain.knee.standing import Known
from planner.domain.knee.view import Standing
from planner.domain.values.exercise import Strength
from planner.domain.values.journal import Lock
from planner.domain.values.reason import Pairs, Reason, Value

STEP_M = 100
"""Limits are whole tenths of a kilometre (rules.md, head)."""


class Limit(msgspec.Struct, frozen=True, kw_only=True):
    """What one rule alone allows for a whole day, in metres; None where it sets no number."""

    rule: str
    """Id in `rules.RULES`."""
    hard_m: int | None
    """Going over it takes a written reason (a lock: nothing does). Rounded down to 100 m."""
    plan_m: int | None
    """The most that should be planned. Rounded to the nearest 100 m, never above `hard_m`."""
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
    """A limit with its rule's source, its numbers rounded and never below 0."""
    most = None if hard is None else limit_metres(hard)
    best = None if plan is None else (max(0, plan) + STEP_M // 2) // STEP_M * STEP_M
    if best is not None and most is not None:
        best = min(best, most)
    return Limit(
        rule=rule,
        hard_m=most,
        plan_m=best,
        inputs=inputs,
        source=RULES[rule].source,
        status=RULES[rule].status,
        open=open,
    )


class Situation:
    """One day that is asked about, seen through what is known (or taken as done) before it."""

    def __init__(
        self,
        view: Known,
        day: int,
        standing: Standing,
        history: History,
        known_on: int | None = None,
    ) -> None:
        """`known_on`: the day on which all but the ages of runs is looked at, where that is an
        earlier one; a week is laid out before its long run's day has come."""
        self.view, self.day, self.history, self.standing = view, day, history, standing
        self.known_on = day if known_on is None else known_on
        self.date = date.fromordinal(day)
        self.params = view.params
        self.flare, self.footing = standing.flare, standing.footing

    @cached_property
    def base(self) -> Base:
        """What the day is measured against."""
        return Base(self.view, self.day, self.flare, self.known_on)

    @cached_property
    def floor_m(self) -> int:
        """Eight minutes of running in metres."""
        return self.base.floor_m

    @cached_property
    def on_ladder(self) -> bool:
        """True while the walk-run ladder is in force."""
        return self.footing.in_force(self.day, self.params)

    @cached_property
    def is_quiet(self) -> bool:
        """True if the steps back after a flare may be run."""
        return self.view.is_quiet(self.day)

    @cached_property
    def closed(self) -> Reason | None:
        """Why growth is closed; None if it is open."""
        return growth(self.view, self.known_on, self.flare, is_locked=bool(self.locks))

    @cached_property
    def line(self) -> WeekLine:
        """The line of the calendar week that holds the day."""
        return week_line(self.view, self.day, self.flare, self.history)

    @cached_property
    def last(self) -> RunDay | None:
        """The last run day before this one."""
        return self.view.last_before(self.day)

    @property
    def since_last(self) -> int | None:
        """Days from the last run to this one; None if nothing was run yet."""
        return None if self.last is None else self.day - self.last.day

    @cached_property
    def locks(self) -> tuple[Lock, ...]:
        """Red flags that hold on the day; for a day to come, today."""
        return self.history.locks_on(date.fromordinal(min(self.day, self.view.today)))

    @cached_property
    def goal_run_m(self) -> int:
        """The ceiling of a run."""
        return goal_run_m(self.history)


def limit_metres(metres: int) -> int:
    """A distance as limits show it: rounded down to whole tenths of a kilometre."""
    return max(0, metres) // STEP_M * STEP_M
