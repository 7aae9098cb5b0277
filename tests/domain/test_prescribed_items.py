"""Which exercises a professional's limits leave out."""

from __future__ import annotations

from typing import Any

import pytest

from planner.domain.exercises.prescribed_items import highest_tier_set, limit_against
from planner.domain.values.prescribed import PatientLimit
from planner.domain.values.session import Item
from planner.exchange.plans.plan_files import bundled_folder, load_library
from tests.domain.facts import on

LIBRARY = load_library([bundled_folder()])


def limit(kind: str, most: int | None = None, what: str = "") -> PatientLimit:
    found: Any = kind
    return PatientLimit(
        id=kind, date=on(0), limit=found, by="Ada", signed=on(0), most=most, what=what
    )


def left_out(one: PatientLimit) -> set[str]:
    """Those of the library that a limit leaves out on their first step."""
    items = (Item(exercise=name, dose=exercise.dose) for name, exercise in LIBRARY.items())
    return {
        item.exercise
        for item in items
        if limit_against(item, LIBRARY[item.exercise], (one,)) is not None
    }


def test_no_stairs_leaves_steps_out_but_not_what_only_stands_on_one() -> None:
    assert left_out(limit("no_stairs")) == {"step_up", "step_down"}


def test_without_leaves_that_exercise_out() -> None:
    assert left_out(limit("without", what="clam")) == {"clam"}


@pytest.mark.parametrize("most", [0, 1, 2])
def test_a_highest_load_leaves_out_what_is_above_it(most: int) -> None:
    found = left_out(limit("max_tier", most))

    assert found
    assert all(LIBRARY[name].tier > most for name in found)


@pytest.mark.parametrize("kind", ["run_km", "no_running", "advice", "run_pain", "skip_phase"])
def test_other_kinds_leave_no_exercise_out(kind: str) -> None:
    assert left_out(limit(kind, 1)) == set()


def test_of_two_loads_the_smaller_one_holds() -> None:
    assert highest_tier_set((limit("max_tier", 2), limit("max_tier", 1))) == 1
    assert highest_tier_set(()) == 3
