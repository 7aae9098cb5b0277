from __future__ import annotations

from datetime import date
from typing import get_args

from planner.wording.as_of import (
    KNEE_THEN,
    KneeState,
    knee_then,
    made_of_words,
    put_words,
    stood_words,
    unknown_words,
)

TODAY = date(2026, 12, 9)


def test_the_day_and_what_it_is_made_of_are_named():
    assert stood_words(date(2026, 12, 1)) == "As it stood at the end of Tue 1 Dec 2026"
    assert made_of_words(1, 0) == "Made of 1 change."
    assert made_of_words(3, 2) == "Made of 3 changes; 2 came after."


def test_a_placing_says_when_where_what_and_the_reason_if_one_was_given():
    at = "2026-12-02T19:00:00+00:00"

    assert put_words("Run 4.5 km", at, "laptop-3f2a", "Moved it", "", TODAY) == (
        "Run 4.5 km: put there Wed 2 Dec 19:00 on laptop-3f2a: Moved it."
    )
    assert put_words("Run", at, "a", "Moved it", "rain", TODAY).endswith("Your reason: rain")


def test_a_state_of_the_knee_is_said_so_that_it_can_be_understood_alone():
    assert set(KNEE_THEN) == set(get_args(KneeState))
    assert knee_then("open") == "The knee then: that morning's pain was not answered yet"
    assert knee_then("settled") == "The knee then: settled, no flare was open"


def test_what_cannot_be_known_is_said_of_the_card():
    assert unknown_words("Strength").startswith("Strength: when and why")
