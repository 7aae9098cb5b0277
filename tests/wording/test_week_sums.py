"""The running of a week in figures: planned, done and to come, which add up."""

from __future__ import annotations

import re

import pytest

from planner.wording.amounts import Unit
from planner.wording.week_sums import sum_words, week_words


@pytest.mark.parametrize(
    ("done", "coming", "said"),
    [
        (3100, 6700, "3.1 run + 6.7 to come = 9.8 km"),
        (9100, 0, "9.1 km run"),
        (0, 9800, "9.8 km to come"),
        (0, 0, "0.0 km run"),
    ],
)
def test_done_and_to_come_are_told_apart(done: int, coming: int, said: str) -> None:
    assert sum_words(done, coming, "km") == said


@pytest.mark.parametrize("unit", ["km", "mi"])
def test_what_is_shown_adds_up_however_it_is_rounded(unit: Unit) -> None:
    for done in range(1040, 5040, 53):
        for coming in (1000, 2350, 3049, 4149):
            words = sum_words(done, coming, unit)
            parts = [float(one) for one in re.findall(r"[0-9.]+", words)]
            assert round(parts[0] + parts[1], 2) == parts[2], words


def test_what_was_planned_stands_apart_from_what_was_done_beside_it() -> None:
    assert week_words(3000, 8000, 0, "km") == "Planned 3.0 km; 8.0 km run"
    assert week_words(9500, 3100, 6700, "km") == "Planned 9.5 km; 3.1 run + 6.7 to come = 9.8 km"
    assert week_words(0, 4000, 0, "km") == "No run planned; 4.0 km run"
    assert week_words(0, 0, 0, "km") == "No run planned"
