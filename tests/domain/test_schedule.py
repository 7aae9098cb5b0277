"""From plans to dated sessions; moving and copying."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count, pairwise

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.values.exercise import Dose, Exercise
from planner.domain.values.plan import Phase, Plan, Prescription, RunPrescription, SessionTemplate
from planner.domain.values.run import PlannedRun
from planner.domain.values.session import PlannedSession
from planner.domain.weeks.schedule import (
    MOST_WEEKS,
    copied,
    lay_sessions,
    long_run_day,
    moved,
    next_free_order,
    phase_in_week,
    pick_days,
    plan_weeks,
    run_days,
    week_copied,
)

MONDAY = date(2026, 11, 23)
DAY = timedelta(1)
WEEK = [MONDAY + n * DAY for n in range(7)]
LIBRARY = {
    "clam": Exercise(id="clam", name="Clamshell", muscles=("glutes",), dose=Dose(sets=2, reps=12))
}


def template(name: str = "a", **more: object) -> SessionTemplate:
    items = (Prescription(exercise="clam"), Prescription(exercise="unknown"))
    return msgspec.structs.replace(SessionTemplate(id=name, name=name, items=items), **more)


def plan(*phases: Phase) -> Plan:
    return Plan(id="p", name="P", phases=phases)


def phase(name: str, weeks: int | tuple[int, int], *sessions: SessionTemplate, runs=None) -> Phase:
    return Phase(id=name, name=name, weeks=weeks, sessions=sessions, runs=runs)


def ids():
    numbers = count()
    return lambda: f"id-{next(numbers)}"


def laid(of: Plan, weekdays=(0, 2, 4), start=MONDAY) -> tuple[PlannedSession, ...]:
    return lay_sessions(of, LIBRARY, start=start, weekdays=weekdays, new_id=ids())


def test_phases_follow_each_other_with_the_higher_end_of_their_weeks():
    two = plan(phase("one", (1, 2)), phase("two", 3))

    names = [found.id if (found := phase_in_week(two, week)) else "" for week in range(6)]

    assert names == ["one", "one", "two", "two", "two", ""]
    assert plan_weeks(two) == 5


def test_no_plan_is_laid_out_further_than_sixteen_weeks():
    assert plan_weeks(plan(phase("one", 40))) == MOST_WEEKS
    last = laid(plan(phase("one", 40, template())))[-1]
    assert last.date < MONDAY + MOST_WEEKS * timedelta(7)


def test_sessions_stand_on_the_runner_s_days_as_often_as_the_plan_asks():
    found = laid(plan(phase("one", 2, template(per_week=(2, 3)))), weekdays=(0, 1, 2, 3, 4))

    weeks = [(each.date - MONDAY).days // 7 for each in found]
    assert weeks == [0, 0, 1, 1]
    assert {each.date.weekday() for each in found} <= {0, 1, 2, 3, 4}
    assert found[0].template == "a"


def test_exercises_that_are_not_in_the_library_are_left_out():
    (first, *_) = laid(plan(phase("one", 1, template())))

    assert [item.exercise for item in first.items] == ["clam"]
    assert first.items[0].dose == LIBRARY["clam"].dose


def test_a_plan_that_begins_midweek_has_nothing_before_its_start():
    start = MONDAY + 2 * DAY

    found = laid(plan(phase("one", 1, template(per_week=7))), tuple(range(7)), start)

    assert [each.date for each in found] == [start + n * DAY for n in range(7)]


def test_sessions_that_are_kept_apart_do_not_stand_on_days_in_a_row_if_there_is_a_choice():
    found = laid(plan(phase("one", 1, template(per_week=3, apart=True))), tuple(range(7)))

    assert all(later.date - earlier.date > DAY for earlier, later in pairwise(found))


def test_two_sessions_of_a_week_share_a_day_only_if_they_must():
    both = phase("one", 1, template("a", per_week=2), template("b", per_week=2))

    days = [each.date for each in laid(plan(both), (0, 1, 3, 4))]

    assert len(set(days)) == 4


@settings(max_examples=60)
@given(
    st.sets(st.sampled_from(WEEK)).map(lambda days: tuple(sorted(days))),
    st.integers(0, 7),
    st.dictionaries(st.sampled_from(WEEK), st.integers(1, 2)),
    st.booleans(),
)
def test_days_are_picked_from_the_free_ones_in_order_and_always_the_same(free, wanted, busy, apart):
    chosen = pick_days(free, wanted, busy, apart=apart)

    assert len(chosen) == min(wanted, len(free))
    assert set(chosen) <= set(free)
    assert list(chosen) == sorted(set(chosen))
    assert pick_days(free, wanted, busy, apart=apart) == chosen


def test_a_week_that_starts_late_has_its_long_run_on_the_same_day_too():
    of = plan(phase("runs", 1, runs=RunPrescription(per_week=3, long_run=True)))

    found = run_days(MONDAY + 3 * DAY, 1, of, (1, 3, 6))

    assert [(day.weekday(), long) for day, _, long in found] == [
        (3, False), (6, True), (1, False),
    ]  # fmt: skip


def test_the_long_run_is_the_last_of_its_week_and_never_the_only_one():
    with_long = RunPrescription(per_week=2, long_run=True)
    of = plan(phase("none", 1), phase("runs", 1, runs=with_long))

    two = run_days(MONDAY, 2, of, (1, 5))
    one = run_days(MONDAY, 2, of, (5,))

    assert [(day, long) for day, _, long in two] == [
        (MONDAY + 8 * DAY, False),
        (MONDAY + 12 * DAY, True),
    ]
    assert [long for _, _, long in one] == [False]


HEAVY = {
    **LIBRARY,
    "hop": Exercise(id="hop", name="Hop", muscles=("calf",), dose=Dose(reps=8), tier=3),
}
WEEKDAYS = st.sets(st.integers(0, 6)).map(lambda days: tuple(sorted(days)))


@settings(max_examples=150, deadline=None)
@given(WEEKDAYS.filter(bool), WEEKDAYS, st.integers(0, 6), st.integers(1, 4), st.integers(1, 4))
def test_no_heavy_session_stands_on_the_long_run_or_the_day_before_and_no_week_goes_without(
    exercise_days, running_days, offset, often, runs
):
    """Whatever the runner's days and the weekday of the start."""
    start = MONDAY + offset * DAY
    items = (Prescription(exercise="hop"), Prescription(exercise="clam"))
    strong = template("strong", items=items, per_week=often)
    asked = RunPrescription(per_week=runs, long_run=True)
    of = plan(phase("one", 3, strong, runs=asked))

    sessions = lay_sessions(
        of, HEAVY, start=start, weekdays=exercise_days, new_id=ids(), run_weekdays=running_days
    )
    far = {day for day, _, is_long in run_days(start, 3, of, running_days) if is_long}

    heavy = {one.date for one in sessions if any(item.exercise == "hop" for item in one.items)}
    assert not heavy & (far | {day - DAY for day in far})
    assert {(one.date - start).days // 7 for one in sessions} == {0, 1, 2}
    assert {one.date.weekday() for one in sessions} <= set(exercise_days)


def test_without_a_day_clear_of_the_long_run_the_light_part_of_a_session_stays():
    items = (Prescription(exercise="hop"), Prescription(exercise="clam"))
    strong = phase("one", 1, template("strong", items=items), runs=RunPrescription())

    (laid_out,) = lay_sessions(
        plan(strong), HEAVY, start=MONDAY, weekdays=(5,), new_id=ids(), run_weekdays=(1, 6)
    )

    assert [item.exercise for item in laid_out.items] == ["clam"]


def test_without_runs_a_heavy_session_may_stand_on_any_day():
    items = (Prescription(exercise="hop"),)
    of = plan(phase("one", 1, template("strong", items=items)))

    (one,) = lay_sessions(of, HEAVY, start=MONDAY, weekdays=(5,), new_id=ids())

    assert one.date == MONDAY + 5 * DAY


@pytest.mark.parametrize(
    ("weekdays", "day"), [((1, 3, 6), 6), ((1, 5), 5), ((0, 2, 4), 4), ((5, 6), 6), ((), None)]
)
def test_the_long_run_is_on_sunday_else_saturday_else_the_last_running_day(weekdays, day):
    assert long_run_day(weekdays) == day


@pytest.fixture
def card():
    return PlannedRun(
        id="run", date=MONDAY, distance_m=3000, skipped="ill", rule="r", override="a race",
        override_m=2000,
    )  # fmt: skip


def test_a_moved_card_is_the_same_card_and_no_longer_skipped(card):
    there = moved(moved(card, MONDAY + DAY), MONDAY + 3 * DAY)

    assert (there.id, there.date, there.first_planned) == ("run", MONDAY + 3 * DAY, MONDAY)
    assert there.skipped == ""
    assert moved(there, MONDAY).first_planned is None


def test_a_copy_is_a_card_of_its_own(card):
    copy = copied(moved(card, MONDAY + DAY), MONDAY + 7 * DAY, lambda: "new")

    assert copy == PlannedRun(id="new", date=MONDAY + 7 * DAY, distance_m=3000)


def test_a_week_s_copy_keeps_weekdays_over_the_clock_change_and_the_year_s_end(card):
    for monday in (date(2026, 10, 19), date(2026, 12, 28)):
        week = [msgspec.structs.replace(card, date=monday + n * DAY) for n in range(7)]

        copies = week_copied(week, 1, ids())

        assert [each.date for each in copies] == [monday + (7 + n) * DAY for n in range(7)]
        assert len({each.id for each in copies}) == 7


def test_the_next_place_of_a_day_is_after_its_last_card(card):
    assert next_free_order([]) == 0
    assert next_free_order([msgspec.structs.replace(card, order=4), card]) == 5
