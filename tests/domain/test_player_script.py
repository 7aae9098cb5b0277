"""A session as parts: every kind of step, both sides, rests and cues."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planner.domain.exercises.offering import Offering
from planner.domain.knee.ladder import DEFAULT_LADDER
from planner.domain.player.parts import Act, onward, past_step, seconds_from
from planner.domain.player.run import run_script, run_seconds
from planner.domain.player.script import tempo_of
from planner.domain.player.swap import alternatives, easier_now, in_place_of
from planner.domain.values.exercise import Dose
from planner.domain.values.plan import WalkRun
from planner.domain.values.record import Side
from planner.domain.values.session import Item, sets_of
from tests.domain.calendars import EXERCISES as LADDERED
from tests.domain.playing import HOLD, HOLDS, LIBRARY, REPS, TEMPO, TIME, acts, exercise, script


def test_sides_take_turns_sore_side_first_with_a_switch_and_a_rest_between():
    assert acts(script(REPS, sore=Side.RIGHT)) == [
        "ready right 1 10s", "work right 1",
        "switch left 1 5s", "work left 1",
        "rest right 2 40s", "work right 2",
        "switch left 2 5s", "work left 2",
        "ask", "done",
    ]  # fmt: skip


def test_each_repetition_that_is_held_counts_by_itself_with_a_pause_between():
    assert acts(script(HOLDS))[:5] == [
        "ready left 1 10s", "hold left 1 1/2 5s", "let go left 1 1/2 2s", "hold left 1 2/2 5s",
        "switch right 1 5s",
    ]  # fmt: skip


def test_a_hold_for_both_legs_has_one_part_a_set_and_rests_between():
    assert acts(script(HOLD))[:4] == [
        "ready both 1 10s", "hold both 1 1/1 20s", "rest both 2 30s", "hold both 2 1/1 20s",
    ]  # fmt: skip


def test_rolling_is_one_part_of_the_whole_time():
    assert acts(script(TIME))[1] == "move left 1 60s"


def test_a_tempo_counts_every_repetition_up_and_down():
    assert acts(script(TEMPO))[1:5] == [
        "up both 1 1/2 4s", "down both 1 1/2 3s", "up both 1 2/2 4s", "down both 1 2/2 3s",
    ]  # fmt: skip


def test_the_other_side_comes_first_where_it_was_asked_for():
    turned = script(REPS, turned=frozenset({"clam"}))

    assert acts(turned)[:3] == ["ready right 1 10s", "work right 1", "switch left 1 5s"]


def test_a_tempo_that_cannot_be_read_leaves_the_pace_to_the_runner():
    assert [tempo_of(Dose(reps=3, tempo=text)) for text in ("", "slow", "4/", "0/4", "3/1")] == [
        None, None, None, None, (3, 1),
    ]  # fmt: skip


ITEMS = st.lists(st.sampled_from([REPS, HOLDS, HOLD, TIME, TEMPO]), max_size=4, unique_by=id)


@given(ITEMS, st.sampled_from(Side))
def test_the_sets_of_a_script_are_those_of_the_session_in_their_order(items, sore):
    named = dict.fromkeys(
        part.key for part in script(*items, sore=sore) if part.act is not Act.ASK and part.key
    )
    keys = sets_of(tuple(items), LIBRARY, sore)

    assert list(named) == list(dict.fromkeys(keys))


@given(ITEMS, st.data())
def test_going_on_never_lands_on_a_settled_step_and_ends_at_the_end(items, data):
    of = script(*items)
    names = sorted({part.name for part in of if part.name})
    settled = frozenset(data.draw(st.sets(st.sampled_from(names)))) if names else frozenset()
    place = data.draw(st.integers(0, len(of) - 1))

    for move in (onward, past_step):
        there = move(of, place, settled)
        assert there == len(of) - 1 or there > place
        assert of[there].name not in settled or of[there].act is Act.DONE


def test_what_is_left_leaves_out_what_is_settled():
    of = script(HOLD)

    assert seconds_from(of, 1, frozenset()) == 30 + 20 + 5
    assert seconds_from(of, 1, frozenset({"bridge/both/2"})) == 5


# -- walk-run -----------------------------------------------------------------


def test_a_rung_is_walked_into_and_out_of_and_its_last_walk_goes_on():
    assert acts(run_script(WalkRun(rung=1, segments=((60, 120), (60, 120))))) == [
        "walk 300s", "run 1/2 60s", "walk 1/2 120s", "run 2/2 60s", "walk 2/2 420s", "done",
    ]  # fmt: skip


@given(st.sampled_from(DEFAULT_LADDER))
def test_every_rung_of_the_ladder_runs_as_long_as_it_says(rung):
    of = run_script(rung)

    assert run_seconds(of, len(of), {}) == rung.run_s
    assert run_seconds(of, len(of), {"run/1": 7}) == rung.run_s - (of[1].seconds or 0) + 7
    assert sum(part.seconds or 0 for part in of) == rung.total_s + 600
    assert all(part.seconds for part in of[:-1])
    assert len({part.same for part in of}) == len(of)


# -- instead ------------------------------------------------------------------


def test_an_exercise_is_swapped_for_a_gentler_one_of_the_same_group_and_never_for_a_harder_one():
    clam, quad = exercise("clam", tier=1), exercise("quad", groups=("quadriceps",), tier=0)
    near = exercise("near", tier=1)
    light, heavy = exercise("light", tier=0), exercise("heavy", tier=2)
    side = exercise("side", tier=1, groups=("trunk", "hip abduction"))
    library = {one.id: one for one in (clam, quad, light, heavy, near, side)}
    here = (Item(exercise="clam", dose=clam.dose),)

    found = alternatives(here[0], here, library, Offering())

    assert [one.id for one in found] == ["light", "near", "side"]


def test_what_is_in_the_session_already_is_no_alternative():
    library = {one.id: one for one in (exercise("clam"), exercise("other"))}
    items = tuple(Item(exercise=name, dose=Dose(sets=2, reps=8)) for name in library)

    assert alternatives(items[0], items, library, Offering()) == ()


def test_the_other_exercise_takes_the_sets_that_are_left():
    other = exercise("other", dose=Dose(sets=4, reps=12))
    asked = Item(exercise="clam", dose=Dose(sets=3, reps=8), optional=True)

    assert in_place_of(asked, other, 1) == Item(
        exercise="other", dose=Dose(sets=2, reps=12), optional=True
    )
    assert in_place_of(asked, other, 3).dose.sets == 1


def test_the_easier_step_asks_for_no_more_sets_and_keeps_those_that_are_ticked():
    slr = LADDERED["slr"]
    third = Item(exercise="slr", dose=slr.ladder[2].dose, variant="own weight")

    assert easier_now(third, slr, 1).dose == Dose(sets=3, reps=10)
    off = Item(exercise="slr", dose=Dose(sets=2, reps=5))
    assert easier_now(off, slr, 2).dose.sets == 2
    assert easier_now(off, slr, 0).dose.sets == 1
