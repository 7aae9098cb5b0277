"""`forecast`: when the caps would allow a distance."""

from __future__ import annotations

import click

from planner.cli.frame.answer import Answer, Headline
from planner.cli.frame.call import Call
from planner.cli.frame.command import command
from planner.domain.values.errors import UsageError
from planner.domain.weeks.forecast import Forecast, Goal
from planner.wording.forecast import (
    assumptions,
    chances_words,
    goal_words,
    not_before_words,
    spread_words,
)


@command(
    "forecast",
    "easeback forecast --goal 10k",
    "easeback forecast --week 30k",
    "easeback forecast --goal 21.1k --json",
)
@click.option("--goal", metavar="DIST", help="A distance of one run.")
@click.option("--week", metavar="DIST", help="A distance of seven days.")
def forecast_command(call: Call, goal: str | None, week: str | None) -> Answer:
    """Say when the caps would plan for a distance: not before when, never a promise.

    The earliest day is that of a runner whose every run is green. Behind it, the days by which 10,
    50 and 90 of 100 lives had it, at your own rate of runs that hurt.
    """
    found = call.logbook.outlook.forecast(_goal(call, goal, week))
    lines = [
        Headline(goal_words(found.goal, call.unit)),
        not_before_words(found),
        spread_words(found),
        chances_words(found),
        *(f"- {one}" for one in assumptions(found)),
    ]
    return Answer(lines=[line for line in lines if line], data=_data(found))


def _goal(call: Call, goal: str | None, week: str | None) -> Goal:
    if goal and week:
        raise UsageError("One goal at a time.", "Say --goal or --week.")
    if week:
        return Goal("week", call.metres(week))
    if goal:
        return Goal("run", call.metres(goal))
    profile = call.logbook.profile
    if profile is None or not profile.goal_m:
        raise UsageError("A forecast needs a goal.", "Say --goal 10k or --week 30k.")
    return Goal("run", profile.goal_m)


def _data(found: Forecast) -> dict[str, object]:
    spread = found.spread
    return {
        "goal": found.goal,
        "until": found.until,
        "not_before": found.not_before,
        "p10": spread.p10 if spread else None,
        "p50": spread.p50 if spread else None,
        "p90": spread.p90 if spread else None,
        "runs_seen": found.chances,
        "lives": found.lives,
        "assumptions": assumptions(found),
    }
