"""A session for less time."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.values.exercise import Dose, Exercise, low
from planner.domain.values.record import Side
from planner.domain.values.session import Item, minutes_of
from planner.domain.weeks.short import Left, shorten

DOSE = Dose(sets=3, reps=10)


def exercise(name: str, *groups: str, **more: object) -> Exercise:
    facts = {"muscles": groups, "groups": groups, "dose": DOSE, "each_side": False}
    return Exercise(id=name, name=name, **(facts | more))  # type: ignore[arg-type]


EXERCISES = {
    one.id: one
    for one in (
        exercise("squat", "quadriceps"),
        exercise("wall_sit", "quadriceps"),
        exercise("bridge", "hip extension"),
        exercise("roll", "outer thigh"),
    )
}


def item(name: str, *, optional: bool = False, sets: int = 3) -> Item:
    return Item(exercise=name, dose=Dose(sets=sets, reps=10), optional=optional)


def test_with_enough_time_the_whole_session_stays():
    items = (item("squat"), item("bridge"))

    found = shorten(items, EXERCISES, Side.LEFT, 60)

    assert found.items == items
    assert found.left == ()


def test_a_first_set_of_each_comes_before_second_ones_and_comfort_work_last():
    items = (item("roll", optional=True), item("squat"), item("bridge"))

    found = shorten(items, EXERCISES, Side.LEFT, 2)

    assert [(one.exercise, one.dose.sets) for one in found.items] == [("squat", 1), ("bridge", 1)]
    assert Left("roll", 3, 3) in found.left
    assert Left("squat", 2, 3) in found.left


def test_a_muscle_nothing_has_worked_yet_goes_first():
    items = (item("squat"), item("wall_sit"), item("bridge"))

    found = shorten(items, EXERCISES, Side.LEFT, 2)

    assert [one.exercise for one in found.items] == ["squat", "bridge"]


def test_without_time_for_a_set_everything_is_left_out():
    found = shorten((item("squat"),), EXERCISES, Side.LEFT, 0)

    assert found.items == ()
    assert found.left == (Left("squat", 3, 3),)
    assert found.minutes == 0


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    st.lists(
        st.tuples(st.sampled_from(sorted(EXERCISES)), st.integers(1, 5), st.booleans()),
        max_size=4,
        unique_by=lambda one: one[0],
    ),
    st.integers(1, 40),
)
def test_it_keeps_to_the_time_and_accounts_for_every_set(row, minutes):
    items = tuple(item(name, optional=optional, sets=sets) for name, sets, optional in row)

    found = shorten(items, EXERCISES, Side.LEFT, minutes)

    assert minutes_of(found.items, EXERCISES, Side.LEFT) <= minutes
    assert [one.exercise for one in found.items] == [
        one.exercise for one in items if one.exercise in {kept.exercise for kept in found.items}
    ]
    kept = sum(low(one.dose.sets) for one in found.items)
    assert kept + sum(one.sets for one in found.left) == sum(sets for _, sets, _ in row)
