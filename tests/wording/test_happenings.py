"""What happened, in few words, and when."""

from __future__ import annotations

from datetime import UTC, date, datetime

import msgspec

from planner.domain.values.journal import (
    SCREEN,
    SWELLING,
    Lock,
    Moment,
    Note,
    PainReading,
    TestResult,
)
from planner.domain.values.record import Side
from planner.domain.values.run import CrossTraining, Run
from planner.domain.values.session import SessionDone, Tick
from planner.wording.happenings import (
    felt_words,
    flag_words,
    hour_of,
    last_hour,
    measured_words,
    place_in_day,
    ran_words,
    ticked_words,
    trained_words,
)

DAY = date(2026, 11, 25)


def reading(
    side: Side, moment: Moment = Moment.STAIRS, at: str = "", created: str = ""
) -> PainReading:
    return PainReading(id="p", date=DAY, score=3, side=side, moment=moment, at=at, created=created)


def test_a_score_names_the_knee_where_it_is_one() -> None:
    assert felt_words(reading(Side.LEFT)) == "pain 3/10 left on stairs"
    assert felt_words(reading(Side.BOTH, Moment.MORNING)) == "pain 3/10 on waking"


def test_a_run_says_how_far_how_long_and_how_it_felt() -> None:
    run = Run(id="r", date=DAY, distance_m=5000, duration_s=1880, pain_during=2, pain_after=3)
    assert ran_words(run, "km", 2, 3) == "ran 5.0 km 31:20, pain 2/10, 3 an hour after"
    bare = Run(id="r", date=DAY, distance_m=8047, side=Side.RIGHT)
    assert ran_words(bare, "mi", None, None) == "ran 5.0 mi, right"


def test_other_training_and_sessions() -> None:
    ride = CrossTraining(id="c", date=DAY, sport="indoor_cycling", duration_s=2400)
    assert trained_words(ride) == "indoor cycling 40 min"
    assert ticked_words("Strength", 9, 10, 1, 4) == "Strength 9/10, 1 set short, effort 4"
    assert ticked_words("Strength", 10, 10, 0, None) == "Strength 10/10"


def test_tests_and_red_flags() -> None:
    def said(measure: str, value: int) -> str:
        return measured_words(TestResult(id="t", date=DAY, measure=measure, value=value))

    assert said("brisk_walk", 2) == "brisk walk: 2"
    assert said(SWELLING, 1) == "knee swollen"
    assert said(SWELLING, 0) == "swelling gone"
    assert said(SCREEN, 0) == "red flags gone through: none"
    lock = Lock(id="l", date=DAY, level="U", findings=("hot",), scope="all")
    assert flag_words(lock) == "red flag: see a professional"
    assert flag_words(msgspec.structs.replace(lock, cleared=DAY)) == "red flag, cleared"


def test_the_hour_is_that_of_happening_not_of_typing() -> None:
    typed = "2026-11-25T21:40:00+01:00"
    assert hour_of(reading(Side.LEFT, at="07:05", created=typed)) == "07:05"
    assert hour_of(reading(Side.LEFT, created=typed)) == ""
    assert hour_of(Note(id="n", date=DAY, text="x", at="18:00", created=typed)) == "18:00"
    start = datetime(2026, 11, 25, 17, 35, tzinfo=UTC)
    assert hour_of(Run(id="r", date=DAY, distance_m=1, start=start, created=typed)) == "17:35"
    assert hour_of(Run(id="r", date=DAY, distance_m=1, created=typed)) == "21:40"
    late = "2026-11-27T08:00:00+01:00"
    assert hour_of(Run(id="r", date=DAY, distance_m=1, created=late)) == ""
    ticks = {"clam/left/1": Tick(at="2026-11-25T18:31:00+01:00"), "clam/left/2": Tick(at=late)}
    assert hour_of(SessionDone(id="s.done", session="s", date=DAY, ticks=ticks)) == "18:31"
    assert last_hour(DAY, ()) == ""


def test_a_waking_stands_first_and_what_has_no_hour_last() -> None:
    waking, bare, noon = reading(Side.LEFT, Moment.MORNING), reading(Side.LEFT), object()
    places = [place_in_day("", waking), place_in_day("12:00", noon), place_in_day("", bare)]
    assert places == sorted(places)
