"""What is usual, and which mornings are quiet."""

from __future__ import annotations

from collections.abc import Iterable

from planner.domain.knee.mornings import Mornings, UsualMorning
from planner.domain.knee.parameters import DEFAULTS
from planner.domain.values.journal import Moment, PainReading
from planner.domain.values.record import Side
from tests.domain.facts import morning, mornings, on, report


def left(readings: Iterable[PainReading], typed: int | None = None) -> Mornings:
    usual = {} if typed is None else {"left": typed}
    return Mornings(readings, Side.LEFT, DEFAULTS, usual)


def day(number: int) -> int:
    return on(number).toordinal()


def test_the_usual_morning_looks_at_the_28_days_before() -> None:
    knee = left([*mornings(0, 6, 5), *mornings(7, 40, 1)])

    assert knee.usual(day(7)) == 5
    assert knee.usual(day(40)) == 1
    assert left(mornings(0, 6, 5)).usual(day(28)) == 5
    assert left(mornings(0, 6, 5)).usual(day(29)) == 1


def test_with_too_few_answers_the_typed_usual_holds() -> None:
    assert left(mornings(0, 5, 5), typed=3).usual(day(6)) == 3
    assert left(mornings(0, 6, 5), typed=3).usual(day(7)) == 5


def test_the_middle_of_seven_is_usual_whatever_the_others() -> None:
    scores = (0, 0, 0, 3, 8, 8, 8)

    assert left(morning(at, score) for at, score in enumerate(scores)).usual(day(7)) == 3


def test_a_knee_is_steadily_sore_from_five_on() -> None:
    assert not left((), typed=4).is_steady_sore(day(0))
    assert left((), typed=5).is_steady_sore(day(0))


def test_above_is_unknown_of_an_unanswered_morning() -> None:
    knee = left((morning(0, 2), morning(1, 3)))

    assert [knee.above(day(at)) for at in (0, 1, 2)] == [False, True, None]


def test_only_mornings_of_the_knee_count_and_both_speak_of_either() -> None:
    readings = (
        morning(0, 4, Side.RIGHT), morning(1, 4, Side.BOTH), report(2, 4, Moment.REST),
    )  # fmt: skip

    assert left(readings).scores == {day(1): 4}


def test_where_the_usual_morning_is_from_is_told() -> None:
    answered = left(mornings(0, 6, 3))
    few = mornings(0, 5, 3)

    assert answered.usual_told(day(7)) == UsualMorning(3, "answers", 7, 28)
    assert left(few, typed=4).usual_told(day(7)) == UsualMorning(4, "setup", 6, 28)
    assert left(few).usual_told(day(7)) == UsualMorning(1, "nothing", 6, 28)
