"""Sets by muscle group and side, the weakest first."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from planner.domain.exercises.balance import balance, span
from planner.domain.values.exercise import Dose, Exercise
from planner.domain.values.record import Side
from planner.domain.values.session import SessionDone, Tick

TODAY = date(2026, 11, 25)
LIBRARY = {
    one.id: one
    for one in (
        Exercise(id="clam", name="Clam", muscles=("m",), groups=("hip abduction",
                 "hip rotation"), dose=Dose(reps=10)),
        Exercise(id="bridge", name="Bridge", muscles=("m",), groups=("hip extension",),
                 each_side=False, dose=Dose(reps=10)),
        Exercise(id="roll", name="Roll", muscles=("m",), groups=("outer thigh",),
                 optional=True, dose=Dose(time_s=60)),
    )
}  # fmt: skip

keys = st.builds(
    "{}/{}/{}".format,
    st.sampled_from(["clam", "bridge", "roll", "gone"]),
    st.sampled_from(["left", "right", "both"]),
    st.integers(1, 9),
)
sessions = st.lists(
    st.lists(keys, unique=True).map(lambda names: done(*names)), max_size=4
)  # fmt: skip


def done(*names: str, day: date = TODAY) -> SessionDone:
    return SessionDone(
        id="s.done", date=day, session="s", ticks={name: Tick(reps=10) for name in names}
    )


def test_a_set_counts_for_each_group_on_its_side():
    found = {one.group: one for one in balance([done("clam/left/1", "clam/left/2",
                                                     "clam/right/1")], LIBRARY)}  # fmt: skip

    for group in ("hip abduction", "hip rotation"):
        assert (found[group].left, found[group].right) == (2, 1)
        assert found[group].short_side is Side.RIGHT


def test_a_set_of_both_legs_counts_for_either():
    found = {one.group: one for one in balance([done("bridge/both/1")], LIBRARY)}

    assert (found["hip extension"].left, found["hip extension"].right) == (1, 1)
    assert found["hip extension"].short_side is None


def test_the_most_neglected_comes_first_and_comfort_last():
    found = balance([done("clam/left/1", "clam/right/1")], LIBRARY)

    assert [one.group for one in found] == [
        "hip extension", "hip abduction", "hip rotation", "outer thigh",
    ]  # fmt: skip


def test_the_latest_day_is_kept():
    earlier = TODAY - timedelta(days=3)
    days = [done("clam/left/1"), done("clam/left/1", day=earlier)]

    found = {one.group: one.last for one in balance(days, LIBRARY)}

    assert found["hip abduction"] == TODAY
    assert found["hip extension"] is None


def test_four_weeks_are_looked_at_with_today():
    first, last = span(TODAY)

    assert last == TODAY
    assert (last - first).days == 27


@given(sessions, keys)
def test_one_more_set_never_makes_any_number_smaller(lived, key):
    before = {one.group: one for one in balance(lived, LIBRARY)}
    after = {one.group: one for one in balance([*lived, done(key)], LIBRARY)}

    assert set(before) == set(after)
    for group, sets in before.items():
        assert after[group].left >= sets.left
        assert after[group].right >= sets.right


@given(sessions)
def test_the_order_is_from_weak_to_strong(lived):
    weaker = [one.weaker for one in balance(lived, LIBRARY) if not one.comfort]

    assert weaker == sorted(weaker)
