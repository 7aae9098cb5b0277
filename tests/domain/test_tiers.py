"""The knee load of an exercise on the step it is done on."""

from __future__ import annotations

import pytest
from hypothesis import strategies as st

from planner.domain.exercises.catalogue import tier_at
from planner.domain.exercises.tiers import (
    UNKNOWN_TIER,
    is_first_sign,
    tier_of_item,
    tier_of_items,
)
from planner.domain.values.exercise import Dose, Exercise, Rung
from planner.domain.values.session import Item
from planner.exchange.plans.plan_files import bundled_folder, load_library

LIBRARY = load_library([bundled_folder()])
SHALLOW, DEEP, OWN = Dose(sets=3, reps=10), Dose(sets=3, reps=8), Dose(sets=4, reps=20)
SQUAT = Exercise(
    id="squat",
    name="Squat",
    muscles=("quadriceps",),
    tier=2,
    dose=SHALLOW,
    ladder=(
        Rung(name="to 45°", tier=1, dose=SHALLOW),
        Rung(name="to 45°", tier=1, dose=DEEP),
        Rung(name="to 60°", dose=DEEP),
        Rung(name="to 60°, one leg", tier=3, dose=DEEP),
    ),
)
STEPS = st.sampled_from(
    [(one, step) for one in LIBRARY.values() for step in range(len(one.ladder))]
)


def squat(dose: Dose, variant: str = "") -> Item:
    return Item(exercise="squat", dose=dose, variant=variant)


@pytest.mark.parametrize(
    ("item", "tier"),
    [
        (squat(SHALLOW), 1),
        (squat(DEEP, "to 60°"), 2),
        (squat(DEEP, "to 60°, one leg"), 3),
        (squat(DEEP), 1),
        (squat(OWN, "to 60°, one leg"), 3),
        (squat(Dose(sets=1, reps=10)), 1),
        (squat(OWN), 2),
        (squat(OWN, "on a cushion"), 2),
    ],
    ids=[
        "its step", "a step without one of its own", "a step named beside others of that dose",
        "unnamed: the first of that dose", "off the ladder, named", "fewer sets",
        "off the ladder", "a name that is gone",
    ],
)  # fmt: skip
def test_the_load_is_that_of_the_step_else_of_the_exercise(item: Item, tier: int) -> None:
    assert tier_of_item(item, SQUAT) == tier


def test_what_nobody_knows_counts_as_high_and_as_to_be_left_out_first() -> None:
    gone = Item(exercise="gone", dose=SHALLOW)

    assert tier_of_item(gone, None) == UNKNOWN_TIER
    assert tier_of_items((squat(SHALLOW), gone), {"squat": SQUAT}) == UNKNOWN_TIER
    assert is_first_sign(None)


def test_angle_leg_and_height_of_the_step_tell_in_the_library() -> None:
    def tiers(name: str) -> dict[str, int]:
        one = LIBRARY[name]
        return {rung.name: tier_at(one, step) for step, rung in enumerate(one.ladder)}

    assert tiers("mini_squat") == {"to 40-45°": 2, "to 60°": 3, "weight at the chest": 3}
    assert tiers("step_down") == {"10 cm": 2, "15 cm": 3, "20 cm": 3}
    assert tiers("calf_raise") == {"both legs": 0, "single leg": 1, "single leg with weight": 1}
    assert tiers("bridge")["both feet"] < tiers("bridge")["single leg"]
    assert tiers("wall_sit")["30-45°"] < tiers("wall_sit")["60°"]
    assert max(tiers("mini_squat").values()) <= min(tiers("sl_squat_box").values())


def test_first_signs_are_those_whose_cards_say_so() -> None:
    flagged = {one.id for one in LIBRARY.values() if is_first_sign(one)}

    assert flagged == {"hop_intro", "step_down", "quad_stretch"}
    said = {one.id for one in LIBRARY.values() if "first sign of a flare" in one.precautions}
    assert flagged == said
