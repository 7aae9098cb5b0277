"""Words for sports."""

from __future__ import annotations

import pytest

from planner.domain.values.run import RunKind
from planner.exchange.sport_words import OTHERS, RUNS, normal
from planner.exchange.sports import sport_of


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Run", RunKind.RUN),
        ("TrailRun", RunKind.TRAIL),
        ("street_running", RunKind.RUN),
        ("track_running", RunKind.TRACK),
        ("indoor_running", RunKind.TREADMILL),
        ("Virtual Run", RunKind.VIRTUAL),
        ("Lauf", RunKind.RUN),
        ("Course à pied", RunKind.RUN),
        ("Carrera", RunKind.RUN),
        ("Hardloopsessie", RunKind.RUN),
        ("Corrida", RunKind.RUN),
        ("ランニング", RunKind.RUN),
        ("越野跑", RunKind.TRAIL),
        ("Забег", RunKind.RUN),
    ],
)
def test_running_in_many_languages(word: str, kind: RunKind) -> None:
    sport = sport_of(word)

    assert sport is not None
    assert sport.kind is kind


@pytest.mark.parametrize(
    ("word", "name"),
    [("Ride", "cycling"), ("E-Bike Ride", "cycling"), ("Weight Training", "strength training"),
     ("Walk", "walking"), ("Wanderung", "hiking"), ("Natation", "swimming"), ("Yoga", "yoga")],
)  # fmt: skip
def test_other_sports_keep_one_name(word: str, name: str) -> None:
    sport = sport_of(word)

    assert sport is not None
    assert (sport.name, sport.kind) == (name, None)


@pytest.mark.parametrize("word", ["", "jkljkl", "the category", "generic", "Brunch", "Runway"])
def test_a_word_that_is_no_sport_is_not_made_one(word: str) -> None:
    assert sport_of(word) is None


def test_the_tables_hold_the_words_as_they_are_looked_up_and_each_once() -> None:
    assert [word for word in (*RUNS, *OTHERS) if normal(word) != word] == []
    assert set(RUNS) & set(OTHERS) == set()
