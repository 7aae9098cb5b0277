"""Looking ahead: the layout lived forward, with runs that go well or not by chance."""

from __future__ import annotations

import time
from datetime import date, timedelta

import msgspec
import pytest

from planner.domain.caps.allowance import add_planned
from planner.domain.knee.history import History
from planner.domain.knee.parameters import DEFAULTS
from planner.domain.knee.standing import ahead_of
from planner.domain.values.plan import Plan
from planner.domain.weeks import forecast as forecast_module
from planner.domain.weeks.ask import Ask
from planner.domain.weeks.forecast import (
    HORIZON_WEEKS,
    LIVES,
    Chances,
    Forecast,
    Goal,
    forecast,
    own_chances,
)
from planner.domain.weeks.layout import lay_day, planned_run, running_week
from planner.domain.weeks.phases import PhaseEntry, weeks_ahead
from planner.domain.weeks.solve import solve
from tests.domain.calendars import EARLY
from tests.domain.facts import bare, known, mornings, on, planned, red_flag, run, weeks

RUN_DAYS = (1, 3, 6)
"""Tuesday, Thursday, Sunday."""
TODAY = on(0)
BEFORE = weeks(-28, -21, -14, -7, km=5.0)
QUIET = mornings(-60, 0)
STEADY = known(BEFORE, QUIET, run_days=RUN_DAYS)
"""15.0 km a week, none longer than 5.0, all green."""
SEVEN = Goal("run", 7000)


@pytest.fixture
def one_life(monkeypatch: pytest.MonkeyPatch) -> None:
    """For what is said of the first day alone."""
    monkeypatch.setattr(forecast_module, "LIVES", 1)


def asked(history: History, goal: Goal = SEVEN) -> Forecast:
    return forecast(goal, RUN_DAYS, history, TODAY, DEFAULTS)


def far(day: date | None) -> date:
    return day or date.max


def days_of(found: Forecast) -> list[date]:
    assert found.spread is not None
    return [far(day) for day in found.spread]


def laid_runs(history: History, count: int) -> list[tuple[date, int]]:
    """Days and metres of the layout lived green, as far as `count` weeks."""
    ahead = ahead_of(history, TODAY.toordinal(), DEFAULTS)
    found = []
    for day in range(TODAY.toordinal(), TODAY.toordinal() + 7 * count):
        week = running_week(day, RUN_DAYS, history)
        if day not in week.days:
            continue
        laid = lay_day(ahead, day, week, history)
        if laid.metres:
            add_planned(ahead, [planned_run(laid, day, "", "", "")])
            found.append((date.fromordinal(day), laid.metres))
    return found


# -- not before ------------------------------------------------------------------------------------


@pytest.mark.usefixtures("one_life")
@pytest.mark.parametrize(
    "history",
    [
        STEADY,
        known(BEFORE, QUIET, start=on(-21)),
        known(BEFORE[:-1], run(-1, 5.0, during=6), QUIET),
        known(weeks(-42, -35, -28, km=5.0), QUIET),
        known(QUIET),
        known(QUIET, start=TODAY, weekly_m=15_000, longest_m=6000, run_days=RUN_DAYS),
    ],
    ids=["steady", "lighter weeks", "flare", "days off", "ladder", "typed"],
)
def test_what_is_promised_is_the_first_day_the_layout_itself_has_the_goal(
    history: History,
) -> None:
    goal = 6000
    first = next((day for day, metres in laid_runs(history, 40) if metres >= goal), None)

    found = asked(history, Goal("run", goal))

    assert first is not None
    assert found.not_before == first


@pytest.mark.usefixtures("one_life")
def test_what_is_promised_is_what_a_solution_of_the_calendar_plans() -> None:
    found = asked(STEADY, Goal("run", 6000))
    assert found.not_before is not None
    days = (found.not_before - TODAY).days + 1

    last = found.not_before
    weeks_of = weeks_ahead(TODAY, (PhaseEntry(EARLY, TODAY),), TODAY, last)
    ask = Ask(plan=Plan(id="two", name="Two"), weeks=weeks_of, run_days=RUN_DAYS)
    history = msgspec.structs.replace(STEADY, start=TODAY)
    solution = solve(ask, history, {}, TODAY, DEFAULTS, days)

    runs = [change.card for change in solution.changes]
    assert runs[-1].date == found.not_before
    assert runs[-1].distance_m >= 6000  # type: ignore[union-attr]
    assert max(one.distance_m for one in runs[:-1]) < 6000  # type: ignore[union-attr]


def test_a_goal_that_today_holds_is_today() -> None:
    sunday = on(6)

    found = forecast(Goal("run", 5000), (6,), STEADY, sunday, DEFAULTS)

    assert found.not_before == sunday


@pytest.mark.usefixtures("one_life")
def test_a_weekly_goal_counts_seven_days_together() -> None:
    found = asked(STEADY, Goal("week", 20_000))

    assert found.not_before is not None
    runs = laid_runs(STEADY, 30)
    week = sum(metres for day, metres in runs if 0 <= (found.not_before - day).days < 7)
    assert week >= 20_000
    before = found.not_before - timedelta(days=7)
    assert sum(metres for day, metres in runs if 0 <= (before - day).days < 7) < 20_000


def test_runs_that_were_planned_do_not_change_what_is_possible() -> None:
    plan = (planned(1, 9.0), planned(3, 1.0))

    assert asked(STEADY) == asked(known(STEADY.runs, QUIET, plan, run_days=RUN_DAYS))


def test_a_goal_beyond_the_horizon_has_no_day_and_no_lives_are_drawn() -> None:
    found = asked(STEADY, Goal("run", 500_000))

    assert (found.not_before, found.spread, found.lives) == (None, None, 0)
    assert found.until == TODAY + timedelta(weeks=HORIZON_WEEKS)


def test_under_a_red_flag_there_is_no_day() -> None:
    assert asked(known(BEFORE, QUIET, red_flag(-1))).not_before is None


@pytest.mark.usefixtures("one_life")
def test_a_ceiling_the_runner_named_does_not_stand_before_another_goal() -> None:
    low = known(BEFORE, QUIET, run_days=RUN_DAYS, goal_week_m=15_000, goal_run_m=5000)

    assert asked(low).not_before is not None


# -- the runner's own runs -------------------------------------------------------------------------


def test_answered_runs_of_twelve_weeks_are_counted_by_how_the_knee_took_them() -> None:
    history = known(
        mornings(-120, 0),
        run(-90, 5.0, during=6),
        run(-60, 5.0),
        run(-50, 5.0, during=3),
        run(-40, 5.0),
        run(-30, 5.0, during=6),
        bare(-20, 5.0),
        start=on(-120),
    )

    assert own_chances(history, TODAY, DEFAULTS) == Chances(green=2, amber=1, red=1)


def test_runs_from_before_the_journal_say_nothing() -> None:
    assert own_chances(known(bare(-4, 5.0), bare(-11, 5.0)), TODAY, DEFAULTS).seen == 0


def test_todays_run_waits_for_its_morning_before_it_counts() -> None:
    with_today = known(BEFORE, QUIET, run(0, 5.0))

    assert own_chances(with_today, TODAY, DEFAULTS) == own_chances(STEADY, TODAY, DEFAULTS)


# -- the spread ------------------------------------------------------------------------------------


def hurt(*days: int, during: int = 6) -> History:
    """The same weeks, in which the runs of these days hurt."""
    runs = tuple(
        run(day, 5.0, during=during if day in days else 1)
        for first in (-56, -49, -42, -35, -28, -21, -14, -7)
        for day in (first + 1, first + 3, first + 6)
    )
    return known(runs, mornings(-90, 0), run_days=RUN_DAYS)


def test_the_days_stand_in_order_and_never_before_that_of_all_green() -> None:
    for history in (STEADY, hurt(-55), hurt(-55, -41, during=3)):
        found = asked(history)
        assert found.lives == LIVES
        days = days_of(found)
        assert days == sorted(days)
        assert days[0] >= far(found.not_before)


def test_chance_lies_in_the_runs_to_come_so_that_the_three_days_differ() -> None:
    first, middle, last = days_of(asked(STEADY))

    assert first < middle < last


@pytest.mark.parametrize(
    ("calm", "sore"),
    [
        pytest.param(hurt(), hurt(-55), id="one red run"),
        pytest.param(hurt(-55), hurt(-55, -48, -41), id="three red runs"),
        pytest.param(hurt(), hurt(-55, -41, -34, during=3), id="three amber runs"),
    ],
)
def test_a_sorer_history_never_brings_a_goal_nearer(calm: History, sore: History) -> None:
    less, more = asked(calm), asked(sore)

    assert far(more.not_before) >= far(less.not_before)
    assert all(late >= early for early, late in zip(days_of(less), days_of(more), strict=True))


def test_the_same_facts_in_any_order_give_the_same_forecast() -> None:
    history = hurt(-55, -41)
    turned = msgspec.structs.replace(
        history, runs=history.runs[::-1], readings=history.readings[::-1]
    )

    assert asked(history) == asked(turned)


# -- while it is worked out ------------------------------------------------------------------------


def test_sixty_lives_take_a_few_seconds_at_most() -> None:
    begun = time.process_time()
    asked(hurt(-55, -41), Goal("week", 22_000))

    assert time.process_time() - begun < 12
