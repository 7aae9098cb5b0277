"""What the caps allow from here: the walk is the rules', the spread the runner's own."""

from __future__ import annotations

import time
from datetime import date, timedelta
from itertools import islice

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from planner.domain.caps.load import allowance
from planner.domain.weeks.own_weeks import OwnWeeks, own_weeks
from planner.domain.weeks.walk import walk

from planner.domain.knee.history import History
from planner.domain.knee.parameters import DEFAULTS
from planner.domain.values.journal import Lock
from planner.domain.values.run import PlannedRun, Run
from planner.domain.weeks.forecast import (
    AMBER_DAYS,
    FUTURES,
    HORIZON_WEEKS,
    Forecast,
    Goal,
    arrivals,
    forecast,
)
from tests.domain.load_facts import (
    DAY,
    ago,
    amber,
    bare,
    history,
    morning,
    mornings,
    passed_tests,
    planned,
    red,
    report,
    run,
    steady,
)

RUN_DAYS = (1, 3, 6)
"""Tuesday, Thursday, Sunday; `DAY` is a Thursday."""
YEAR = DAY + timedelta(weeks=52)
ALL_WEEKS = mornings(first=200)


def _first_run(known: History, metres: int) -> date:
    """The first day of the green walk that is planned so far."""
    return next(
        step.day for step in walk(known, RUN_DAYS, DAY, YEAR, DEFAULTS) if step.metres >= metres
    )


def _asked(known: History, kind: str = "run", metres: int = 7000) -> Forecast:
    goal = Goal("run" if kind == "run" else "week", metres)
    return forecast(goal, RUN_DAYS, known, DAY, DEFAULTS)


def _far(day: date | None) -> date:
    return day or date.max


# -- the walk ---------------------------------------------------------------


@pytest.mark.parametrize(
    "known",
    [
        history(*steady()),
        history(*steady(), start=ago(30)),
        history(red(2, 5.0), *steady(), tests=passed_tests(0)),
        history(run(20, 5.0), run(22, 5.0)),
        history(),
        History(start=DAY, weekly_m=15_000, longest_m=6000),
    ],
    ids=["steady", "lighter weeks", "flare", "gap", "ladder", "typed"],
)
def test_the_walk_plans_what_the_rules_themselves_allow_day_after_day(known: History) -> None:
    done: tuple[PlannedRun, ...] = ()
    rungs = (allowance(DAY, known, DAY, DEFAULTS).limit("LADDER")) is not None

    for step in islice(walk(known, RUN_DAYS, DAY, YEAR, DEFAULTS), 110):
        allowed = allowance(step.day, known.replanned(done), DAY, DEFAULTS)
        assert step.metres == allowed.plan_m
        run_s = allowed.run_s if rungs else None
        ladder = allowed.limit("LADDER")
        rung = ladder.input("rung") if ladder else None
        done = (
            *done,
            PlannedRun(
                id=f"{step.day}",
                date=step.day,
                distance_m=step.metres,
                duration_s=run_s,
                rung=rung if isinstance(rung, int) else None,
            ),
        )


def test_the_walk_stands_on_run_days_only_and_leaves_a_day_that_has_a_run() -> None:
    known = history(run(0, 5.0), *steady())

    days = [step.day for step in walk(known, RUN_DAYS, DAY, YEAR, DEFAULTS)]

    assert DAY not in days
    assert {day.weekday() for day in days} <= set(RUN_DAYS)


def test_runs_that_were_planned_do_not_change_what_is_possible() -> None:
    bare_plan = history(*steady())
    with_plan = history(*steady(), planned=(planned(3, 9.0), planned(5, 1.0)))

    assert _asked(bare_plan) == _asked(with_plan)


def test_a_year_of_walking_takes_little_time() -> None:
    known = history(*steady(weeks=20), readings=ALL_WEEKS)
    list(walk(known, RUN_DAYS, DAY, DAY, DEFAULTS))

    begun = time.process_time()
    steps = list(walk(known, RUN_DAYS, DAY, YEAR, DEFAULTS))

    assert len(steps) > 120
    assert time.process_time() - begun < 0.15


# -- not before -------------------------------------------------------------


def test_a_goal_within_todays_cap_is_not_before_today() -> None:
    assert _asked(history(*steady()), metres=5000).not_before == DAY


def test_all_green_weeks_put_every_future_on_the_day_of_the_rules_own_walk() -> None:
    known = history(*steady(weeks=8), readings=ALL_WEEKS)
    first = _first_run(known, 7000)

    found = _asked(known)

    assert found.spread is not None
    assert [found.not_before, *map(_far, _days(found))] == [first] * 4


def test_a_weekly_goal_counts_seven_days_together() -> None:
    known = history(*steady(weeks=8), readings=ALL_WEEKS)

    found = _asked(known, "week", 20_000)

    steps = list(walk(known, RUN_DAYS, DAY, YEAR, DEFAULTS))
    week = [
        step.metres
        for step in steps
        if found.not_before and 0 <= (found.not_before - step.day).days < 7
    ]
    assert sum(week) >= 20_000


def test_a_goal_beyond_the_horizon_has_no_day() -> None:
    found = _asked(history(*steady(weeks=8), readings=ALL_WEEKS), metres=200_000)

    assert found.not_before is None
    assert found.spread is None
    assert found.until == DAY + timedelta(weeks=HORIZON_WEEKS)


def test_under_a_red_flag_there_is_no_day() -> None:
    lock = Lock(id="lock", date=ago(1), level="U", findings=("night_pain",), scope="all")

    assert _asked(history(*steady(), locks=(lock,)), metres=3000).not_before is None


# -- the runner's own weeks ---------------------------------------------------


def test_weeks_are_green_amber_and_red_by_their_worst_run() -> None:
    known = history(run(3, 5.0), run(10, 5.0), amber(12, 5.0), run(17, 5.0), red(19, 5.0))

    assert own_weeks(known, DAY, DEFAULTS) == OwnWeeks(green=1, amber=1, red=1, answered=3)


def test_an_unanswered_run_holds_its_week_but_is_no_answered_week() -> None:
    known = history(run(3, 5.0), bare(10, 5.0), start=ago(60))

    assert own_weeks(known, DAY, DEFAULTS) == OwnWeeks(green=1, amber=1, red=0, answered=1)


def test_runs_from_before_the_journal_say_nothing() -> None:
    known = History(runs=(bare(3, 5.0), bare(10, 5.0)))

    assert own_weeks(known, DAY, DEFAULTS).seen == 0


def test_a_flare_makes_a_week_red_even_without_a_run() -> None:
    known = history(run(3, 5.0), readings=(*mornings(), report(10, 6)))

    assert own_weeks(known, DAY, DEFAULTS).red == 1


def test_todays_run_waits_for_its_morning_before_it_counts() -> None:
    with_today = history(*steady(), run(0, 5.0))

    assert own_weeks(with_today, DAY, DEFAULTS) == own_weeks(history(*steady()), DAY, DEFAULTS)


def test_three_answered_weeks_are_too_little_for_a_spread_and_four_are_not() -> None:
    three = _asked(history(*steady(weeks=3)))
    four = _asked(history(*steady(weeks=4)))

    assert three.too_little_known
    assert three.spread is None
    assert three.not_before is not None
    assert not four.too_little_known
    assert four.spread is not None


# -- the spread ---------------------------------------------------------------

counts = st.integers(0, 12)


@given(st.integers(0, 400), counts, counts, counts, st.integers(AMBER_DAYS, 120))
@settings(max_examples=15, deadline=None)
def test_no_future_arrives_before_the_day_of_all_green(
    offset: int, green: int, amber_weeks: int, red_weeks: int, cost: int
) -> None:
    weeks = OwnWeeks(green=green, amber=amber_weeks, red=red_weeks, answered=4)

    arrived = arrivals(offset, weeks, cost)

    assert len(arrived) == FUTURES
    assert all(day is None or day >= offset for day in arrived)


@given(st.integers(7, 300), counts, counts, counts, st.integers(AMBER_DAYS, 90), st.booleans())
@settings(max_examples=15, deadline=None)
def test_a_worse_week_never_brings_a_goal_nearer(
    offset: int, green: int, amber_weeks: int, red_weeks: int, cost: int, deeper: bool
) -> None:
    better = OwnWeeks(green=green + 1, amber=amber_weeks, red=red_weeks, answered=4)
    worse = OwnWeeks(
        green=green, amber=amber_weeks + (not deeper), red=red_weeks + deeper, answered=4
    )

    pairs = zip(arrivals(offset, better, cost), arrivals(offset, worse, cost), strict=True)

    assert all(late is None or (early is not None and early <= late) for early, late in pairs)


def test_a_red_week_costs_what_the_rules_take_after_a_red_run() -> None:
    known = history(*steady(weeks=8)[:-3], red(58, 5.0), readings=ALL_WEEKS)
    found = _asked(known)
    assert found.not_before is not None

    cap = allowance(DAY, known, DAY, DEFAULTS).plan_m
    lived = msgspec.structs.replace(known, runs=(*known.runs, red(0, cap / 1000)))
    late = _asked(lived).not_before

    assert late is not None
    assert found.red_days == (late - found.not_before).days > 0


def test_who_runs_once_a_week_is_not_held_up_by_sharing_that_run_out() -> None:
    known = history(*(run(7 * week + 4, 5.0) for week in range(8)), readings=ALL_WEEKS)

    found = _asked(known, metres=6000)

    assert found.not_before is not None
    assert found.not_before < _first_run(known, 6000)


def _days(found: Forecast) -> tuple[date | None, ...]:
    return tuple(found.spread) if found.spread else (None, None, None)


pains = st.lists(st.sampled_from((0, 0, 0, 1, 2, 3, 4, 5, 7)), min_size=12, max_size=12)


def _lived(scores: list[int]) -> History:
    """Twelve weeks of a run or two, with these pains; the way back was always tested."""
    runs: list[Run] = []
    for week, score in enumerate(scores):
        runs.append(run(7 * week + 3, 6.0, during=score))
        runs.append(run(7 * week + 5, 5.0, during=0))
    tests = tuple(each for days in range(85) for each in passed_tests(days))
    return history(*runs, readings=ALL_WEEKS, tests=tests, start=ago(80))


@given(pains, st.sampled_from((("run", 7500), ("week", 14_000))))
@settings(max_examples=18, deadline=None)
def test_a_painful_history_never_makes_a_goal_earlier_than_the_same_without_pain(
    scores: list[int], goal: tuple[str, int]
) -> None:
    calm = _asked(_lived([0] * len(scores)), *goal)
    sore = _asked(_lived(scores), *goal)

    assert _far(sore.not_before) >= _far(calm.not_before)
    assert all(
        _far(late) >= _far(early) for early, late in zip(_days(calm), _days(sore), strict=True)
    )


@given(pains)
@settings(max_examples=10, deadline=None)
def test_the_percentiles_stand_in_order_and_never_before_not_before(scores: list[int]) -> None:
    found = _asked(_lived(scores))
    days = [_far(day) for day in _days(found)]

    assert days == sorted(days)
    assert found.spread is None or days[0] >= _far(found.not_before)


def test_the_same_history_gives_the_same_forecast_in_any_order_of_facts() -> None:
    known = _lived([0, 3, 0, 5, 0, 0, 4, 0, 0, 0, 1, 2])
    turned = msgspec.structs.replace(
        known, runs=known.runs[::-1], readings=known.readings[::-1], tests=known.tests[::-1]
    )

    assert _asked(known) == _asked(turned) == _asked(known)


def test_an_answer_of_this_morning_can_only_help() -> None:
    silent = tuple(each for each in mornings() if each.date != DAY)
    unanswered = _asked(history(*steady(), readings=silent))
    answered = _asked(history(*steady(), readings=(*silent, morning(0))))

    assert _far(answered.not_before) <= _far(unanswered.not_before)


def test_a_forecast_takes_less_than_a_second() -> None:
    known = _lived([0, 3, 0, 5, 0, 0, 4, 0, 0, 0, 1, 2])

    begun = time.process_time()
    _asked(known, metres=42_000)

    assert time.process_time() - begun < 1
