"""The share of the useful dose: what is excused is in neither of its numbers."""

from __future__ import annotations

from datetime import timedelta

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.review.useful import DoseShare, UsefulDay, UsefulSets, share_of, useful_sets
from planner.domain.values.exercise import Dose, Exercise
from planner.domain.values.record import Side
from planner.domain.values.session import Item, Tick
from tests.domain.facts import on

CLAM = Exercise(id="clam", name="Clam", muscles=("glutes",), dose=Dose(sets=2, reps=10))
ROLL = Exercise(
    id="roll", name="Roll", muscles=("calf",), dose=Dose(time_s=60), each_side=False, optional=True
)
LIBRARY = {"clam": CLAM, "roll": ROLL}
ITEMS = (Item(exercise="clam", dose=CLAM.dose), Item(exercise="roll", dose=ROLL.dose))
KEYS = ("clam/left/1", "clam/right/1", "clam/left/2", "clam/right/2")


def sets(*ticked: str, **more: object) -> UsefulSets:
    ticks = {key: Tick(reps=10) for key in ticked}
    return useful_sets(ITEMS, ticks, LIBRARY, Side.LEFT, **more)  # type: ignore[arg-type]


def test_comfort_work_is_no_part_of_it() -> None:
    assert sets(*KEYS, "roll/both/1") == UsefulSets(asked=4, done=4)


def test_what_is_optional_in_the_plan_is_comfort_too() -> None:
    optional = msgspec.structs.replace(ITEMS[0], optional=True)

    assert useful_sets((optional,), {}, LIBRARY, Side.LEFT) == UsefulSets()


def test_an_exercise_nobody_knows_any_more_counts() -> None:
    gone = Item(exercise="gone", dose=Dose(sets=2))

    assert useful_sets((gone,), {}, LIBRARY, Side.LEFT) == UsefulSets(asked=2)


def test_a_set_skipped_with_a_reason_is_left_out() -> None:
    assert sets(*KEYS[:2], left_out=KEYS[2:3]) == UsefulSets(asked=3, done=2, excused=1)


def test_an_excused_day_leaves_what_was_done() -> None:
    assert sets(*KEYS[:1], excused=True) == UsefulSets(asked=1, done=1, excused=3)


def test_a_set_of_which_nothing_was_done_is_not_done() -> None:
    assert useful_sets(ITEMS[:1], {KEYS[0]: Tick(reps=0)}, LIBRARY, Side.LEFT).done == 0


def test_what_is_still_open_today_is_not_missing() -> None:
    assert sets(*KEYS[:2], open_counts=False) == UsefulSets(asked=2, done=2)


def test_a_share_adds_days_up_and_counts_those_that_were_excused() -> None:
    days = [
        UsefulDay(on(0), UsefulSets(asked=10, done=9)),
        UsefulDay(on(2), UsefulSets(asked=5, done=3, excused=5)),
        UsefulDay(on(2), UsefulSets(excused=4)),
        UsefulDay(on(7), UsefulSets(asked=99)),
    ]

    assert share_of(days, on(0), on(6), on(3), "Calm") == DoseShare(
        first=on(0), last=on(3), name="Calm", sets=UsefulSets(asked=15, done=12, excused=9),
        excused_days=1, so_far=True,
    )  # fmt: skip
    assert share_of(days, on(0), on(6), on(30)).sets.share == 80


def test_where_nothing_was_asked_there_is_no_share() -> None:
    assert UsefulSets(excused=3).share is None
    assert DoseShare(first=on(0), last=on(6), sets=UsefulSets(excused=3)).is_told
    assert not DoseShare(first=on(0), last=on(6)).is_told


@given(st.sets(st.sampled_from(KEYS)), st.sets(st.sampled_from(KEYS)), st.booleans())
def test_an_excuse_never_lowers_the_share(
    ticked: set[str], left_out: set[str], excused: bool
) -> None:
    plain, let_off = sets(*ticked), sets(*ticked, left_out=left_out, excused=excused)

    assert let_off.done == plain.done == len(ticked)
    assert let_off.asked + let_off.excused == plain.asked == 4
    assert (let_off.share is None and not ticked) or (let_off.share or 0) >= (plain.share or 0)


@given(st.integers(1, 60))
def test_days_outside_are_not_counted(length: int) -> None:
    days = [UsefulDay(on(day), UsefulSets(asked=1, done=1)) for day in range(-70, 70)]

    found = share_of(days, on(0), on(0) + timedelta(days=length - 1), on(200))

    assert found.sets.asked == length
    assert not found.so_far
