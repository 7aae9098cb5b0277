"""Finding exercises, and the steps from one to the next."""

from __future__ import annotations

import msgspec

from planner.domain.exercises.catalogue import (
    Wanted,
    before,
    by_group,
    mentions,
    neighbour,
    on_step,
    start_of,
)
from planner.exchange.plans.plan_files import bundled_folder, load_library

LIBRARY = load_library([bundled_folder()])


def test_asking_for_nothing_fits_everything():
    assert Wanted().is_open
    assert all(Wanted().fits(exercise) for exercise in LIBRARY.values())


def test_a_step_harder_and_a_step_easier_come_back_to_the_same_place():
    clam = LIBRARY["clam"]
    for step in range(len(clam.ladder) - 1):
        assert neighbour(clam, step, 1, LIBRARY) == (clam, step + 1)
        assert neighbour(clam, step + 1, -1, LIBRARY) == (clam, step)


def test_beyond_the_ladder_comes_the_exercise_that_follows():
    clam = LIBRARY["clam"]

    found = neighbour(clam, len(clam.ladder) - 1, 1, LIBRARY)

    assert found == (LIBRARY["sl_abd"], start_of(LIBRARY["sl_abd"]))


def test_below_the_ladder_comes_the_last_step_of_the_exercise_before():
    slr = LIBRARY["slr"]

    assert neighbour(slr, 0, -1, LIBRARY) == (LIBRARY["quad_set"], 4)
    assert neighbour(LIBRARY["clam"], 0, -1, LIBRARY) is None
    assert neighbour(LIBRARY["monster"], 3, 1, LIBRARY) is None


def test_a_step_of_the_ladder_becomes_the_dose_of_the_item():
    clam = LIBRARY["clam"]

    assert on_step(clam).dose == clam.dose
    assert on_step(clam, 6).variant == "loop band"
    assert on_step(clam, 6).dose == clam.ladder[6].dose


def test_every_exercise_stands_under_one_group():
    groups = by_group(LIBRARY.values())

    assert sum(len(found) for found in groups.values()) == len(LIBRARY)


def test_what_comes_before_is_what_names_it_as_next():
    assert before(LIBRARY["step_down"], LIBRARY) == ("step_up",)


def test_words_are_found_without_their_accents_and_capitals():
    exercise = msgspec.structs.replace(LIBRARY["clam"], cues=("Überkreuzen, café-wise",))

    assert mentions(exercise, "uberkreuzen CAFE")
    assert mentions(exercise, "ÜBERKREUZEN")
    assert not mentions(exercise, "überkreuzt")
