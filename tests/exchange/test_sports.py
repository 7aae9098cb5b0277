"""Words for sports."""

from __future__ import annotations

import pytest

from planner.domain.values.run import RunKind
from planner.exchange.kit.sport_words import OTHERS, RUNS, normal
from planner.exchange.kit.sports import sport_of, watch_sport


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


@pytest.mark.parametrize(
    ("word", "kind"),
    [("Course à pied (sentier)", RunKind.TRAIL), ("COURSE A PIED", RunKind.RUN),
     ("Joggen", RunKind.RUN), ("Laufen (Laufband)", RunKind.TREADMILL),
     ("Carrera (Cinta)", RunKind.TREADMILL), ("Corsa – pista", RunKind.TRACK),
     ("Course à pied en montagne", RunKind.TRAIL), ("Langer Lauf am Morgen", RunKind.RUN),
     ("Run/Walk", RunKind.WALK_RUN), ("Бег трусцой", RunKind.RUN), ("越野跑", RunKind.TRAIL),
     ("トレイルランニング", RunKind.TRAIL), ("Bieganie (bieżnia)", RunKind.TREADMILL),
     ("obstacle_run", RunKind.RUN), ("LØB", RunKind.RUN)],
)  # fmt: skip
def test_accents_case_and_what_stands_in_brackets_are_no_obstacle(word: str, kind: RunKind) -> None:
    sport = sport_of(word)

    assert sport is not None
    assert sport.kind is kind


@pytest.mark.parametrize(
    "word",
    ["Football (Soccer)", "Rock Climb", "Virtual Rowing", "Бег на лыжах", "bike_to_run_transition",
     "wheelchair_push_run", "Swim/Bike/Run", "Nordic Walking", "Skilanglauf", "Other", "Sonstiges"],
)  # fmt: skip
def test_what_only_sounds_like_running_is_none(word: str) -> None:
    sport = sport_of(word)

    assert sport is not None
    assert sport.kind is None


@pytest.mark.parametrize(
    ("sport", "sub_sport", "name"),
    [("generic", "generic", None), ("all", "", None), ("generic", "trail", None),
     ("generic", "treadmill", "running"), ("generic", "elliptical", "elliptical"),
     ("84", "", "other"), ("wheelchair_push_run", "", "wheelchair push run")],
)  # fmt: skip
def test_a_watch_that_names_no_sport_is_not_made_to(
    sport: str, sub_sport: str, name: str | None
) -> None:
    known = watch_sport(sport, sub_sport)

    assert (known and known.name) == name


@pytest.mark.parametrize(
    "word",
    ["Carrera ciclista", "Corsa ciclistica", "Corrida de cadeira de rodas", "Бег на роликах",
     "Бег на коньках", "Horse Running", "Course - Vélo", "Running (pool, deep)", "Skiløb",
     "Eisschnelllauf", "Herz-Kreislauf-Training", "トランポリン"],
)  # fmt: skip
def test_what_is_called_a_run_of_another_sport_is_none(word: str) -> None:
    sport = sport_of(word)

    assert sport is None or sport.kind is None


@pytest.mark.parametrize(
    "word",
    ["Straßenlaufen", "Hindernislauf", "Course en trail", "Gateløp", "Maastojuoksu", "Banlöpning",
     "屋内ランニング", "场地跑步", "Arazi koşusu", "TRIATHLON_RUNNING", "Obstacle Racing",
     "Stroller Run", "Bieg górski", "ריצת שטח"],
)  # fmt: skip
def test_words_made_of_two_are_runs_by_their_ending(word: str) -> None:
    sport = sport_of(word)

    assert sport is not None
    assert sport.kind is not None


@pytest.mark.parametrize(
    ("word", "name"),
    [("Indoor fietsen", "cycling"), ("Ciclismo en carretera", "cycling"),
     ("Natation en piscine", "swimming"), ("treadmill_walking", "walking"),
     ("Cross Country Skate Skiing", "skiing"), ("Běh na lyžích", "cross-country skiing")],
)  # fmt: skip
def test_one_word_for_another_sport_is_enough(word: str, name: str) -> None:
    sport = sport_of(word)

    assert sport is not None
    assert (sport.name, sport.kind) == (name, None)
