"""What the caps allow from here: not before when, and how the runner's own weeks spread it.

Never a promise. The earliest day is that of walks along the real rules, on more and on fewer of
the runner's days, with every run taken well. The spread draws weeks at the runner's own rate of
amber and red ones: an amber week stands still, a red one costs what the real rules take, on
this runner's own numbers, to come back from one red run. Both are our choice: no study says how
long a way back lasts.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations
from random import Random
from typing import Literal, NamedTuple

import msgspec

from planner.domain.knee.history import History
from planner.domain.knee.parameters import Parameters
from planner.domain.knee.timeline import WEEK
from planner.domain.values.calendar import DAY
from planner.domain.values.run import Run
from planner.domain.weeks.own_weeks import LEAST_WEEKS, OwnWeeks, own_weeks
from planner.domain.weeks.walk import Step, walk

HORIZON_WEEKS = 78
"""How far ahead it is looked; beyond a year and a half nothing is said."""
FUTURES = 1000
SEED = 20250707
AMBER_DAYS = 7
"""What an amber or unanswered week costs: it stands still."""


class Goal(msgspec.Struct, frozen=True):
    """What the runner would like to run."""

    kind: Literal["run", "week"]
    """One run, or seven days together."""
    metres: int


class Spread(NamedTuple):
    """Days by which so many of a hundred futures arrived; None = later than was looked."""

    p10: date | None
    p50: date | None
    p90: date | None


class Forecast(msgspec.Struct, frozen=True, kw_only=True):
    """What can be said of a goal, as known on a day."""

    goal: Goal
    until: date
    """The last day that was looked at."""
    not_before: date | None
    """The first day the caps plan for it if all stays green; None = not up to `until`."""
    weeks: OwnWeeks
    red_days: int | None
    """What a red week costs in days; None where nothing was drawn."""
    spread: Spread | None
    """None if too little is known, or nothing is reached even if all stays green."""

    @property
    def too_little_known(self) -> bool:
        """True if the runner's own weeks are too few for a spread."""
        return self.weeks.answered < LEAST_WEEKS


class _Asked(NamedTuple):
    goal: Goal
    run_days: tuple[int, ...]
    today: date
    until: date
    params: Parameters


def forecast(
    goal: Goal, run_days: tuple[int, ...], history: History, today: date, params: Parameters
) -> Forecast:
    """When the caps would plan for `goal`, running on these weekdays (0 = Monday)."""
    until = today + timedelta(weeks=HORIZON_WEEKS)
    asked = _Asked(goal, run_days, today, until, params)
    weeks = own_weeks(history, today, params)
    not_before = _not_before(asked, history)
    spread, red_days = None, None
    if not_before is not None and weeks.answered >= LEAST_WEEKS:
        offset = (not_before - today).days
        red_days = _red_days(asked, history, not_before)
        spread = _spread(arrivals(offset, weeks, red_days), today)
    return Forecast(
        goal=goal,
        until=until,
        not_before=not_before,
        weeks=weeks,
        red_days=red_days,
        spread=spread,
    )


def arrivals(offset: int, weeks: OwnWeeks, red_days: int) -> list[int | None]:
    """Days until the goal in each of the futures, earliest first; None = beyond the horizon.

    `offset` is what it takes if all stays green. Each whole week before the goal is drawn: a red
    one adds `red_days`, an amber one a week. Every future draws the same for its n-th week
    whatever the rates are, so that a higher rate never brings a goal nearer.
    """
    red = weeks.red / weeks.seen if weeks.seen else 0.0
    held = (weeks.red + weeks.amber) / weeks.seen if weeks.seen else 0.0
    most = HORIZON_WEEKS * WEEK
    found = []
    for number in range(FUTURES):
        draw = Random(SEED + number).random
        needed, week = offset, 0
        while (week + 1) * WEEK <= needed <= most:
            luck = draw()
            if luck < held:
                needed += red_days if luck < red else AMBER_DAYS
            week += 1
        found.append(needed)
    return [needed if needed <= most else None for needed in sorted(found)]


def _not_before(asked: _Asked, history: History) -> date | None:
    """The first day of the walk that reaches the goal; never one before that of the same history
    without any pain.

    A walk takes all the caps plan for each day, and the rest after a flare can by chance leave
    the days before a goal emptier. Pain must not bring a goal nearer.
    """
    first = _first_day(asked, history)
    painless = _first_day(asked, _painless(history))
    return None if first is None or painless is None else max(first, painless)


def _first_day(asked: _Asked, history: History) -> date | None:
    """The earliest day on which one of the ways of running reaches the goal."""
    earliest = None
    for run_days in _ways(asked.run_days):
        steps = walk(history, run_days, asked.today, earliest or asked.until, asked.params)
        reached = (step.day for step in steps if _is_reached(asked.goal, step))
        earliest = next(reached, earliest)
    return earliest


def _ways(run_days: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """One day a week, each of them; then two, three and four, evenly spread; then all.

    One run gains most from few days: the more runs share a week's room, the shorter the longest
    of them may be. A week gains from many.
    """
    for day in run_days:
        yield (day,)
    for count in sorted({2, 3, 4, len(run_days)}):
        if 1 < count <= len(run_days):
            yield min(combinations(sorted(run_days), count), key=_unevenness)


def _unevenness(days: tuple[int, ...]) -> int:
    following = (*days[1:], days[0] + WEEK)
    return sum((later - day) ** 2 for day, later in zip(days, following, strict=True))


def _painless(history: History) -> History:
    """The same runs and answers, all at 0/10."""
    readings = (
        msgspec.structs.replace(each, score=0, flare=False, swelling=False, limp=False)
        for each in history.readings
    )
    return msgspec.structs.replace(
        history,
        runs=tuple(_painless_run(run) for run in history.runs),
        readings=tuple(readings),
        tests=(),
    )


def _painless_run(run: Run) -> Run:
    return msgspec.structs.replace(
        run,
        pain_before=None if run.pain_before is None else 0,
        pain_during=None if run.pain_during is None else 0,
        pain_after=None if run.pain_after is None else 0,
        swelling=False,
        limp=False,
        painful=False,
    )


def _is_reached(goal: Goal, step: Step) -> bool:
    return (step.metres if goal.kind == "run" else step.week_m) >= goal.metres


def _red_days(asked: _Asked, history: History, not_before: date) -> int:
    """How much later the same walk arrives if its first run is red; never less than an amber week.

    Later than `until` counts as just after it.
    """
    first = next(walk(history, asked.run_days, asked.today, asked.until, asked.params))
    red = Run(
        id="",
        date=first.day,
        distance_m=first.metres,
        pain_before=0,
        pain_during=asked.params.run_pain_amber_max + 1,
        pain_after=0,
    )
    hurt = msgspec.structs.replace(history, runs=(*history.runs, red))
    later = _first_day(asked._replace(today=first.day), hurt) or asked.until + DAY
    return max(AMBER_DAYS, (later - not_before).days)


def _spread(arrived: list[int | None], today: date) -> Spread:
    def at(percent: int) -> date | None:
        days = arrived[-(-len(arrived) * percent // 100) - 1]
        return None if days is None else today + timedelta(days=days)

    return Spread(at(10), at(50), at(90))
