"""An exercise's card in words: load, dose, ladder, what is left out and why."""

from __future__ import annotations

import pytest
from msgspec import structs

from planner.domain.exercises.balance import GroupSets
from planner.domain.exercises.catalogue import Wanted
from planner.domain.exercises.offering import NotNow, Offering
from planner.domain.values.exercise import Dose, Exercise, Rung
from planner.domain.values.session import Item
from planner.wording.exercises import (
    card_parts,
    dose_words,
    ladder_part,
    marks,
    not_now,
    not_now_words,
    short_words,
    tier_words,
    wanted_words,
)

PLANK = Exercise(
    id="plank", name="Side plank [left] <b>", muscles=("trunk",), tier=1, per_week=(3, 5),
    dose=Dose(sets=3, hold_s=20), after=("clam", "gone"), next=("press", "gone"),
    ladder=(
        Rung(name="knees", dose=Dose(sets=3, hold_s=20), tier=0),
        Rung(name="feet", dose=Dose(sets=5, hold_s=20, each_side=False, rest_s=0), tier=2,
             unlock="no pain lying on the side"),
    ),
)  # fmt: skip
CLAM = Exercise(id="clam", name="Clamshell", muscles=("glutes",), dose=Dose(sets=2, reps=10),
                next=("plank",), per_week=1)  # fmt: skip
LIBRARY = {"plank": PLANK, "clam": CLAM}


def test_knee_load_is_a_word_and_a_number_and_names_that_of_other_steps() -> None:
    assert tier_words(CLAM) == "no knee load (0 of 3)"
    assert tier_words(PLANK) == "no knee load (0 of 3), on other steps 2"
    assert tier_words(PLANK, 1) == "medium knee load (2 of 3), on other steps 0"


def test_a_dose_says_sides_rest_and_how_often() -> None:
    assert dose_words(PLANK) == "3×20 s each side, rest 30 s, 3–5 times a week"
    assert dose_words(PLANK, 1) == "5×20 s both legs together, 3–5 times a week"


def test_once_a_week_is_no_times() -> None:
    assert dose_words(CLAM, 4) == "2×10 each side, rest 30 s, once a week"


def test_marks_say_what_is_special_about_it() -> None:
    assert marks(PLANK) == ""
    assert marks(structs.replace(PLANK, article=True)) == "one of the article's four"
    assert marks(structs.replace(PLANK, article=True, optional=True)) == (
        "one of the article's four, comfort only"
    )


@pytest.mark.parametrize(
    ("why", "said"),
    [
        (NotNow.FLARE, "left out while a flare is open"),
        (NotNow.PHASE, "comes with Run-strong"),
        (NotNow.LOAD, "more knee load than is open to you now (1 of 3)"),
        (NotNow.AFTER, "once Clamshell was taken well"),
    ],
)
def test_what_is_not_offered_says_why(why: NotNow, said: str) -> None:
    offering = Offering(most_tier=1, later={"plank": "Run-strong"})
    assert not_now_words(why, Item(exercise="plank", dose=PLANK.dose), offering, LIBRARY) == said


def test_what_came_before_and_is_gone_from_the_library_is_not_named() -> None:
    alone = {"plank": structs.replace(PLANK, after=("gone",))}
    item = Item(exercise="plank", dose=PLANK.dose)
    assert not_now_words(NotNow.AFTER, item, Offering(), alone) == (
        "once what comes before it was taken well"
    )


def test_only_what_is_held_back_has_a_reason() -> None:
    items = [Item(exercise="plank", dose=PLANK.dose), Item(exercise="clam", dose=CLAM.dose)]
    assert not_now(items, Offering(good=frozenset({"clam"})), LIBRARY) == {}
    assert not_now(items, Offering(), LIBRARY) == {"plank": "once Clamshell was taken well"}


def test_the_ladder_numbers_its_steps_and_marks_the_one_in_force() -> None:
    lines = ("1. knees: 3×20 s", "2. feet: 5×20 s (no pain lying on the side)")
    assert (ladder_part(PLANK).lines, ladder_part(PLANK).marked) == (lines, 0)
    assert ladder_part(PLANK, 1).marked == 1
    assert (ladder_part(CLAM).lines, ladder_part(CLAM).marked) == ((), None)


def test_a_card_leaves_out_what_it_has_nothing_to_say_of() -> None:
    told = {part.title: part.lines for part in card_parts(PLANK, LIBRARY)}
    assert told == {
        "Dose": ("3×20 s each side, rest 30 s, 3–5 times a week",),
        "Knee load": ("no knee load (0 of 3), on other steps 2",),
        "Muscles": ("trunk",),
        "Needs": ("nothing",),
        "Where": ("mat",),
        "Ladder": ladder_part(PLANK).lines,
        "Easier": ("Clamshell",),
        "Harder": ("press, gone",),
        "Evidence": ("In short: consensus and common protocols, not tested alone.",),
    }


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (Wanted(), ""),
        (Wanted(muscle="quadriceps", tier=1, place="office"),
         "quadriceps, low knee load at most, office"),
        (Wanted(equipment="none", side="one"), "with nothing, one side at a time"),
        (Wanted(equipment="band", side="both", text="[left] <b>"),
         'with band, both legs, "[left] <b>"'),
    ],
)  # fmt: skip
def test_what_is_looked_for_is_told_back(wanted: Wanted, said: str) -> None:
    assert wanted_words(wanted) == said


@pytest.mark.parametrize(
    ("sets", "said"),
    [
        (GroupSets(group="calf"), "none in 4 weeks"),
        (GroupSets(group="calf", comfort=True), "comfort, may be left out"),
        (GroupSets(group="calf", left=4, right=4), ""),
        (GroupSets(group="calf", left=1, right=4), "left has 3 fewer"),
        (GroupSets(group="calf", left=4, right=3), "right has 1 fewer"),
    ],
)
def test_a_group_says_what_it_lacks(sets: GroupSets, said: str) -> None:
    assert short_words(sets) == said
