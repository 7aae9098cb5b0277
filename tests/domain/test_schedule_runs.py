"""Laid runs: inside the caps, shared over the week, none where there is no room."""

from __future__ import annotations

from itertools import count

import pytest

from planner.domain.caps.load import allowance
from planner.domain.knee.history import History
from planner.domain.knee.parameters import DEFAULTS
from planner.domain.values.plan import Phase, Plan, RunPrescription
from planner.domain.values.run import RunKind
from planner.domain.weeks.schedule import run_days
from planner.domain.weeks.schedule_runs import LEAST_M, lay_runs, share_of
from tests.domain.load_facts import DAY, ago, history, red, report, steady

SATURDAY = 5


def laid(known: History, per_week=3, weeks=4, weekdays=(0, 2, 5), **runs):
    asked = RunPrescription(per_week=per_week, **runs)
    plan = Plan(id="p", name="P", phases=(Phase(id="one", name="One", weeks=weeks, runs=asked),))
    numbers = count()
    days = run_days(DAY, weeks, plan, weekdays)
    return lay_runs(days, known, plan, DAY, DAY, DEFAULTS, lambda: f"laid-{next(numbers)}")


HISTORIES = {
    "steady": history(*steady()),
    "little": history(*steady(km=1.5)),
    "after a red run": history(red(1, 5), *steady()),
    "in a flare": history(*steady(), readings=(report(0, 7),)),
    "never ran": History(start=DAY),
    "typed base": History(start=DAY, weekly_m=20_000, longest_m=6_000),
}


@pytest.mark.parametrize("known", HISTORIES.values(), ids=HISTORIES)
def test_no_run_is_above_what_is_planned_for_on_its_day(known):
    runs = laid(known, long_run=True)

    for place, run in enumerate(runs):
        allowed = allowance(run.date, known.replanned(runs[:place]), DAY, DEFAULTS)
        assert run.distance_m <= allowed.plan_m
        assert run.distance_m % 100 == 0


def test_the_same_answers_give_the_same_runs():
    assert laid(HISTORIES["steady"]) == laid(HISTORIES["steady"])


def test_green_weeks_come_to_more_than_there_was():
    runs = laid(HISTORIES["steady"], weeks=3)

    last = sum(run.distance_m for run in runs if (run.date - DAY).days // 7 == 2)
    assert last > 3 * 5000


def test_without_growth_no_run_is_longer_than_the_longest_so_far():
    assert max(run.distance_m for run in laid(HISTORIES["steady"], grow=False)) <= 5000


def test_the_long_run_is_the_longest_of_its_week():
    runs = laid(HISTORIES["steady"], weeks=1, long_run=True)

    (long,) = (run for run in runs if run.run_kind is RunKind.LONG)
    assert long.date.weekday() == SATURDAY
    assert long.distance_m == max(run.distance_m for run in runs)


def test_who_has_not_run_yet_begins_on_the_ladder():
    first = laid(HISTORIES["never ran"])[0]

    assert (first.run_kind, first.rung) == (RunKind.WALK_RUN, 1)
    assert first.duration_s == 8 * 60


def test_days_of_rest_in_a_flare_get_no_run():
    days = {run.date for run in laid(HISTORIES["in a flare"], weekdays=tuple(range(7)), per_week=7)}

    assert ago(0) not in days
    assert ago(-1) not in days


def test_no_run_is_too_short_to_be_worth_it():
    runs = [run for run in laid(HISTORIES["little"]) if run.run_kind is not RunKind.WALK_RUN]

    assert runs
    assert all(run.distance_m >= LEAST_M for run in runs)


@pytest.mark.parametrize("long", [False, True])
@pytest.mark.parametrize("runs", [1, 2, 3, 4, 7])
def test_the_shares_of_a_week_never_make_more_than_the_week(runs, long):
    phase = Phase(id="one", name="One", weeks=1)
    week = tuple((ago(-n), phase, long and n == runs - 1) for n in range(runs))

    assert sum(share_of(week, is_long) for _, _, is_long in week) <= 100
