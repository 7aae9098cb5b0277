"""Looking ahead: the planner's own layout lived forward, with runs that go well or not by chance.

Never a promise. The same function lays out these days as the calendar's, so the two cannot differ.
How often runs hurt follows from the runner's own of twelve weeks and a prior of six ordinary weeks
(rules.md 8); no study says how long a way back lasts.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Literal, NamedTuple

import msgspec

from planner.domain.caps.week_line import goal_run_m, goal_week_m
from planner.domain.knee.history import History
from planner.domain.knee.pain import Verdict
from planner.domain.knee.parameters import DEFAULTS, Parameters, Triple
from planner.domain.knee.run_day import RunDay, assumed_day
from planner.domain.knee.standing import Ahead, standings_of
from planner.domain.weeks.layout import lay_day, planned_run, running_week

HORIZON_WEEKS = 78
"""How far ahead it is looked; beyond a year and a half nothing is said."""
LIVES = 60
SEED = 20261129


class Goal(msgspec.Struct, frozen=True):
    """What the runner would like to run."""

    kind: Literal["run", "week"]
    """One run, or seven days together."""
    metres: int


class Spread(NamedTuple):
    """Days by which so many of a hundred lives arrived; None = later than was looked."""

    p10: date | None
    p50: date | None
    p90: date | None


class Chances(msgspec.Struct, frozen=True, kw_only=True):
    """Runs of known ground by how the knee took them."""

    green: int
    amber: int
    red: int
    days: int = DEFAULTS.known_days
    """Of how many days they are."""
    added: Triple = DEFAULTS.prior
    """Green, amber and red runs of ordinary weeks that are added to them, per mille."""

    @property
    def seen(self) -> int:
        """How many answered runs they are."""
        return self.green + self.amber + self.red


class Forecast(msgspec.Struct, frozen=True, kw_only=True):
    """What can be said of a goal, as known on a day."""

    goal: Goal
    until: date
    """The last day that was looked at."""
    not_before: date | None
    """The first day the layout has it if all stays green; None = not up to `until`."""
    chances: Chances
    lives: int
    """How many were drawn; 0 if nothing is reached even if all stays green."""
    spread: Spread | None


def forecast(
    goal: Goal,
    run_days: tuple[int, ...],
    history: History,
    today: date,
    params: Parameters,
) -> Forecast:
    """When the layout has `goal`, running on these weekdays (0 = Monday)."""
    aimed = _aimed(goal, run_days, history, params)
    most = HORIZON_WEEKS * 7
    chances = own_chances(history, today, params)
    first = _live(goal, run_days, aimed, today, params, lambda: Verdict.GREEN, most)
    arrived: list[int] = []
    for number in range(LIVES if first is not None else 0):
        draw = _draws(Random(SEED + number), chances, params)
        found = _live(goal, run_days, aimed, today, params, draw, most)
        arrived.append(most + 1 if found is None else found)
    return Forecast(
        goal=goal,
        until=today + timedelta(days=most),
        not_before=None if first is None else today + timedelta(days=first),
        chances=chances,
        lives=len(arrived),
        spread=_spread(sorted(arrived), today, most) if arrived else None,
    )


def own_chances(history: History, today: date, params: Parameters) -> Chances:
    """How the knee took the answered runs of known ground."""
    number = today.toordinal()
    days = standings_of(history, params).window(number - params.known_days, number - 1)
    asked = [each for each in days if each.counts]
    return Chances(
        green=sum(each.green for each in asked),
        amber=sum(each.verdict is Verdict.AMBER for each in asked),
        red=sum(each.verdict is Verdict.RED for each in asked),
        days=params.known_days,
        added=params.prior,
    )


def _aimed(goal: Goal, run_days: tuple[int, ...], history: History, params: Parameters) -> History:
    """The same facts with ceilings that do not stand before the goal."""
    week, run = goal_week_m(history), goal_run_m(history)
    if goal.kind == "week":
        return msgspec.structs.replace(history, goal_week_m=max(week, goal.metres))
    count = len(set(run_days))
    share = 1000 if count < 2 else params.long_share[min(count, 4) - 2]
    return msgspec.structs.replace(
        history,
        goal_week_m=max(week, goal.metres * 1000 // share),
        goal_run_m=max(run, goal.metres),
    )


def _draws(random: Random, chances: Chances, params: Parameters) -> Callable[[], Verdict]:
    """How each run of one life goes: chances drawn anew from the Dirichlet distribution that own
    runs and prior give."""
    seen = (chances.green, chances.amber, chances.red)
    weights = [
        random.gammavariate(count + prior / 1000, 1.0) if count + prior else 0.0
        for count, prior in zip(seen, params.prior, strict=True)
    ]
    red = weights[2] / sum(weights)
    hurt = red + weights[1] / sum(weights)

    def draw() -> Verdict:
        luck = random.random()
        if luck < red:
            return Verdict.RED
        return Verdict.AMBER if luck < hurt else Verdict.GREEN

    return draw


def _live(
    goal: Goal,
    run_days: tuple[int, ...],
    history: History,
    today: date,
    params: Parameters,
    draw: Callable[[], Verdict],
    most: int,
) -> int | None:
    """Days until the goal is run in one life; None if not within `most`."""
    number = today.toordinal()
    ahead = Ahead(standings_of(history, params), number)
    ran = {run.date.toordinal() for run in history.runs}
    for day in range(number, number + most + 1):
        if (day - 1) % 7 not in run_days or day in ran:
            continue
        week = running_week(day, run_days, history)
        if day not in week.days:
            continue
        laid = lay_day(ahead, day, week, history, is_today=day == number)
        if not laid.metres:
            continue
        run = planned_run(laid, day, "", "", "")
        done = _as_drawn(assumed_day(day, (run,), ahead.past.pace(day)), draw(), params)
        ahead.add(done)
        if done.tolerated and _is_reached(goal, ahead.days[-1]):
            return day - number
    return None


def _as_drawn(run_day: RunDay, verdict: Verdict, params: Parameters) -> RunDay:
    """A run lived through as drawn: settled where it hurt a little, red where it was too much."""
    if verdict is Verdict.GREEN:
        return run_day
    worst = (params.run_amber_max if verdict is Verdict.RED else params.run_green_max) + 1
    return msgspec.structs.replace(run_day, verdict=verdict, worst=worst)


def _is_reached(goal: Goal, run_day: RunDay) -> bool:
    return (run_day.metres if goal.kind == "run" else run_day.week_m) >= goal.metres


def _spread(arrived: list[int], today: date, most: int) -> Spread:
    def at(percent: int) -> date | None:
        days = arrived[-(-len(arrived) * percent // 100) - 1]
        return None if days > most else today + timedelta(days=days)

    return Spread(at(10), at(50), at(90))
