"""What a session asks for, set by set."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planner.domain.values.exercise import Dose, Exercise
from planner.domain.values.record import Side
from planner.domain.values.session import Item, SetKey, Tick, asked, minutes_of, sets_of

CLAM = Exercise(id="clam", name="Clamshell", muscles=("glutes",), dose=Dose(sets=2, reps=12))
BRIDGE = Exercise(
    id="bridge", name="Bridge", muscles=("glutes",), each_side=False, dose=Dose(sets=3, reps=10)
)
LIBRARY = {each.id: each for each in (CLAM, BRIDGE)}


def item(exercise: str, **dose: object) -> Item:
    return Item(exercise=exercise, dose=Dose(**dose))  # type: ignore[arg-type]


def test_sides_alternate_and_the_sore_one_is_first():
    keys = sets_of((item("clam", sets=2, reps=12),), LIBRARY, Side.RIGHT)

    assert [(key.side, key.number) for key in keys] == [
        (Side.RIGHT, 1), (Side.LEFT, 1), (Side.RIGHT, 2), (Side.LEFT, 2),
    ]  # fmt: skip


def test_an_exercise_for_both_legs_has_one_tick_a_set():
    keys = sets_of((item("bridge", sets=3, reps=10),), LIBRARY, Side.LEFT)

    assert keys == tuple(SetKey("bridge", Side.BOTH, number) for number in (1, 2, 3))


def test_a_dose_may_say_otherwise_than_its_exercise():
    keys = sets_of((item("bridge", sets=1, reps=10, each_side=True),), LIBRARY, Side.LEFT)

    assert [key.side for key in keys] == [Side.LEFT, Side.RIGHT]


def test_of_a_range_the_lower_end_is_asked_for():
    dose = Dose(sets=(2, 3), reps=(8, 12), hold_s=(5, 10))

    assert asked(dose) == Tick(reps=8, hold_s=5)
    assert len(sets_of((Item(exercise="bridge", dose=dose),), LIBRARY, Side.LEFT)) == 2


def test_time_is_asked_for_where_the_dose_is_time():
    assert asked(Dose(time_s=90)) == Tick(time_s=90)


@given(st.sampled_from(["clam", "a/b", "ü", "x" * 40]), st.sampled_from(Side), st.integers(1, 99))
def test_a_set_s_name_is_read_back_as_the_same_set(exercise, side, number):
    key = SetKey(exercise, side, number)

    assert SetKey.parse(str(key)) == key


def test_minutes_count_work_both_sides_and_rests_rounded_up():
    # 2 sets a side of 12 reps at 4 s, 3 rests of 15 s, 20 s to get ready: 257 s.
    assert minutes_of((item("clam", sets=2, reps=12),), LIBRARY, Side.LEFT) == 5
    assert minutes_of((), LIBRARY, Side.LEFT) == 0
    # Unknown: once, 60 s and 20 s.
    assert minutes_of((item("gone", time_s=60),), LIBRARY, Side.LEFT) == 2
