"""Sessions and cards: doses settled, weeks counted, moved, copied and repeated."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count

import msgspec
import pytest

from planner.domain.values.exercise import Dose, Exercise
from planner.domain.values.plan import Phase, Plan, Prescription, SessionTemplate
from planner.domain.values.run import PlannedRun
from planner.domain.weeks.schedule import (
    MOST_WEEKS,
    copied,
    items_of,
    moved,
    next_free_order,
    plan_weeks,
    week_copied,
)

MONDAY = date(2026, 11, 23)
DAY = timedelta(1)
LIBRARY = {
    "clam": Exercise(id="clam", name="Clamshell", muscles=("glutes",), dose=Dose(sets=2, reps=12))
}


def plan(*weeks: int | tuple[int, int]) -> Plan:
    """A plan of phases that last so long."""
    phases = (Phase(id=f"{n}", name="Phase", weeks=each) for n, each in enumerate(weeks))
    return Plan(id="p", name="P", phases=tuple(phases))


def ids():
    numbers = count()
    return lambda: f"id-{next(numbers)}"


def test_a_plan_lasts_the_higher_end_of_its_phases_weeks():
    assert plan_weeks(plan((1, 2), 3)) == 5


def test_no_plan_is_laid_out_further_than_sixteen_weeks():
    assert plan_weeks(plan(40)) == MOST_WEEKS == 16


def test_exercises_have_the_plan_s_dose_or_their_own_and_unknown_ones_are_left_out():
    more = Dose(sets=3, reps=15)
    names = (
        Prescription(exercise="clam"),
        Prescription(exercise="unknown"),
        Prescription(exercise="clam", dose=more, optional=True),
    )

    first, second = items_of(SessionTemplate(id="a", name="A", items=names), LIBRARY)

    assert (first.exercise, first.dose, first.optional) == ("clam", LIBRARY["clam"].dose, False)
    assert (second.dose, second.optional) == (more, True)


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
