"""A session for less time in words."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from planner.domain.values.exercise import Dose, Exercise
from planner.domain.values.session import Item, PlannedSession
from planner.domain.weeks.short import Left, Short
from planner.wording.short import back_on, kept_words, left_words

LIBRARY = {
    "bridge": Exercise(id="bridge", name="Bridge", muscles=("glutes",), dose=Dose(sets=3, reps=10))
}
WED = date(2026, 11, 25)
BRIDGE = Item(exercise="bridge", dose=Dose(sets=1, reps=10))
COMING = tuple(
    PlannedSession(id=f"s{day}", date=date(2026, 11, day), name="Strength", items=(BRIDGE,))
    for day in (27, 25)
)


def test_what_fits_is_a_name_and_a_dose() -> None:
    gone = Item(exercise="wall_sit", dose=Dose(sets=2, hold_s=30))
    assert kept_words(Short(items=(BRIDGE, gone)), LIBRARY) == (
        ("Bridge", "1×10"), ("wall_sit", "2×30 s"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("sets", "of", "said"),
    [
        (1, 3, "Bridge: 1 of 3 sets left out"),
        (2, 3, "Bridge: 2 of 3 sets left out"),
        (3, 3, "Bridge left out"),
        (1, 1, "Bridge left out"),
    ],
)
def test_what_is_left_out_says_how_much_and_when_it_is_back(sets: int, of: int, said: str) -> None:
    assert left_words(Left("bridge", sets, of), LIBRARY, (), WED) == f"{said}."
    assert (
        left_words(Left("bridge", sets, of), LIBRARY, COMING, WED) == f"{said}; back on Wed 25 Nov."
    )


def test_a_skipped_session_brings_nothing_back() -> None:
    skipped = msgspec.structs.replace(COMING[1], skipped="ill")
    assert back_on(Left("bridge", 1, 3), (COMING[0], skipped)) == date(2026, 11, 27)
    assert back_on(Left("wall_sit", 1, 3), COMING) is None
