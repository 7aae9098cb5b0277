"""What may be offered: by phase, knee load, an open flare, and the card's own precautions."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.exercises.catalogue import on_step
from planner.domain.exercises.offering import NotNow, Offering, later_exercises
from planner.domain.exercises.tiers import tier_of_item
from planner.domain.player.swap import alternatives, in_place_of
from planner.domain.values.session import Item
from planner.domain.weeks.schedule import items_of
from planner.exchange.plans.plan_files import bundled_folder, read_library

FOUND = read_library([bundled_folder()])
LIBRARY = FOUND.exercises
TWELVE = FOUND.plans["runners-knee-12-weeks"]
PHASES = {phase.id: phase for phase in TWELVE.phases}


def offering(phase: str, *good: str, is_flared: bool = False) -> Offering:
    return Offering(
        most_tier=PHASES[phase].max_tier,
        later=later_exercises(TWELVE, PHASES[phase]),
        good=frozenset(good),
        is_flared=is_flared,
    )


def why(name: str, of: Offering, step: int | None = None) -> NotNow | None:
    return of.why_not(on_step(LIBRARY[name], step), LIBRARY[name])


def swaps(name: str, of: Offering, *there: str, step: int | None = None) -> list[str]:
    item = on_step(LIBRARY[name], step)
    others = tuple(on_step(LIBRARY[one]) for one in there)
    return [one.id for one in alternatives(item, (item, *others), LIBRARY, of)]


STATES = st.builds(
    offering,
    st.sampled_from(sorted(PHASES)),
    st.sampled_from(["step_up", "step_down"]),
    is_flared=st.booleans(),
)
STEPS = st.sampled_from(
    [on_step(one, step) for one in LIBRARY.values() for step in range(len(one.ladder))]
)


def test_later_exercises_are_those_no_phase_up_to_now_has() -> None:
    later = later_exercises(TWELVE, PHASES["calm"])

    assert later["mini_squat"] == "Build"
    assert later["hop_intro"] == "Run-strong"
    assert "bridge" not in later
    assert later_exercises(TWELVE, PHASES["maintain"]) == {}


@pytest.mark.parametrize(
    ("name", "of", "reason"),
    [
        ("clam", offering("calm"), None),
        ("mini_squat", offering("calm"), NotNow.PHASE),
        ("mini_squat", offering("build"), None),
        ("step_down", offering("build", "step_up"), NotNow.PHASE),
        ("step_down", offering("run-strong"), NotNow.AFTER),
        ("step_down", offering("run-strong", "step_up"), None),
        ("hop_intro", offering("run-strong", "step_up"), NotNow.AFTER),
        ("hop_intro", offering("run-strong", "step_down"), None),
        ("hop_intro", offering("run-strong", "step_down", is_flared=True), NotNow.FLARE),
        ("quad_stretch", offering("build", is_flared=True), NotNow.FLARE),
        ("wall_sit", Offering(most_tier=1), NotNow.LOAD),
        ("clam", Offering(most_tier=0, is_flared=True), None),
    ],
)
def test_each_reason_holds_an_exercise_back(name, of, reason) -> None:
    assert why(name, of) is reason


def test_a_step_may_be_above_a_phase_that_has_the_exercise() -> None:
    mini = LIBRARY["mini_squat"]
    deep = next(n for n, rung in enumerate(mini.ladder) if rung.name == "to 60°")

    assert why("mini_squat", offering("build"), deep) is NotNow.LOAD
    assert why("mini_squat", offering("run-strong"), deep) is None


def test_an_unknown_exercise_is_offered_only_where_everything_is() -> None:
    gone = Item(exercise="gone", dose=LIBRARY["clam"].dose)

    assert Offering(most_tier=2).why_not(gone, None) is NotNow.LOAD
    assert Offering(is_flared=True).why_not(gone, None) is NotNow.FLARE


@given(STATES, STEPS)
def test_a_flare_only_ever_takes_away_and_so_does_less_load(of: Offering, item: Item) -> None:
    exercise = LIBRARY[item.exercise]
    calm = msgspec.structs.replace(of, is_flared=False)
    wide = msgspec.structs.replace(of, most_tier=3)

    assert calm.offers(item, exercise) or not of.offers(item, exercise)
    assert wide.offers(item, exercise) or not of.offers(item, exercise)


# -- swaps --------------------------------------------------------------------


def test_a_mini_squat_is_swapped_for_the_nearest_gentler_one_and_never_for_hops_first() -> None:
    for phase in ("build", "run-strong", "maintain"):
        found = swaps("mini_squat", offering(phase, "step_up", "step_down"))

        assert found[0] == "tke"
        assert found.index("tke") < found.index("slr") < found.index("wall_sit")
    assert "hop_intro" not in swaps("mini_squat", offering("build", "step_down"))
    assert "step_down" not in swaps("mini_squat", offering("build", "step_up"))


def test_a_flare_or_a_bad_session_takes_hops_out_of_the_swaps() -> None:
    assert "hop_intro" in swaps("step_up", offering("run-strong", "step_down"))
    assert "hop_intro" not in swaps("step_up", offering("run-strong"))
    flared = offering("run-strong", "step_down", is_flared=True)
    assert "hop_intro" not in swaps("step_up", flared)


@given(STATES, STEPS)
def test_no_swap_loads_more_or_is_held_back_and_gentler_ones_lead(of, item: Item) -> None:
    exercise = LIBRARY[item.exercise]
    own = tier_of_item(item, exercise)
    found = alternatives(item, (item,), LIBRARY, of)
    taken = [in_place_of(item, other, 0) for other in found]

    for one, other in zip(taken, found, strict=True):
        assert tier_of_item(one, other) <= own
        assert of.offers(one, other)
        assert other.id != item.exercise
    same = [
        tier_of_item(one, other)
        for one, other in zip(taken, found, strict=True)
        if other.muscles[0] == exercise.muscles[0] and exercise.groups[0] in other.groups
    ]
    gentler = [tier for tier in same if tier < own]
    assert same == [*sorted(gentler, reverse=True), *[own] * (len(same) - len(gentler))]


def test_what_a_phase_plans_is_open_in_it_but_for_what_comes_after_something() -> None:
    for phase in TWELVE.phases:
        of = offering(phase.id, "step_up", "step_down")
        for template in phase.sessions:
            for item in items_of(template, LIBRARY):
                assert of.offers(item, LIBRARY[item.exercise]), (phase.id, item.exercise)
