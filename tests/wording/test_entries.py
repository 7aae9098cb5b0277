"""Sets, scores and questions in words: one knee and both, today and another year."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from planner.domain.values.exercise import Dose, Exercise
from planner.domain.values.journal import Moment, PainReading
from planner.domain.values.record import Side
from planner.domain.values.session import SetKey
from planner.wording import entries
from planner.wording.entries import exercise_name, filed_words, knee, question_words, set_words

WED = date(2026, 11, 25)
DAY = timedelta(days=1)
CLAM = Exercise(id="clam", name="Clamshell [left] <b>", muscles=("glutes",), dose=Dose(reps=10))
LIBRARY = {"clam": CLAM}


def reading(day: date = WED, moment: Moment = Moment.STAIRS, side: Side = Side.LEFT) -> PainReading:
    return PainReading(id="p", date=day, score=3, side=side, moment=moment)


def pain(one: PainReading) -> str:
    return entries.pain_words(one, WED)


def test_an_exercise_that_left_the_library_is_told_by_its_id() -> None:
    assert exercise_name("clam", LIBRARY) == "Clamshell [left] <b>"
    assert exercise_name("wall_sit", LIBRARY) == "Wall sit"


def test_a_set_names_its_side_only_where_the_legs_work_in_turn() -> None:
    assert set_words(SetKey("clam", Side.LEFT, 2), LIBRARY) == "Clamshell [left] <b> left set 2"
    assert set_words(SetKey("clam", Side.BOTH, 1), LIBRARY) == "Clamshell [left] <b> set 1"


def test_a_knee_is_left_or_right_or_both() -> None:
    assert [knee(side) for side in (Side.LEFT, Side.RIGHT, Side.BOTH)] == [
        "left knee", "right knee", "both knees",
    ]  # fmt: skip


def test_a_score_says_when_where_and_on_which_day() -> None:
    assert pain(reading()) == "3/10 on stairs, left knee, on Wed 25 Nov"
    assert pain(reading(moment=Moment.MORNING, side=Side.BOTH)) == (
        "3/10 on waking, both knees, on Wed 25 Nov"
    )


@pytest.mark.parametrize("moment", Moment)
def test_every_moment_has_words(moment: Moment) -> None:
    assert entries.MOMENTS[moment]


@pytest.mark.parametrize(
    ("what", "day", "words"),
    [
        (Moment.MORNING, WED, "This morning: how is the left knee?"),
        (Moment.MORNING, WED - DAY, "The morning of Tue 24 Nov: how was the left knee?"),
        (Moment.BEFORE, WED, "Before today's run: how was the left knee?"),
        (Moment.DURING, WED - DAY, "At worst during yesterday's run: how was the left knee?"),
        (Moment.AFTER, WED - 2 * DAY,
         "An hour after the run of Mon 23 Nov: how was the left knee?"),
        (Moment.AFTER, date(2025, 12, 31),
         "An hour after the run of Wed 31 Dec 2025: how was the left knee?"),
    ],
)  # fmt: skip
def test_a_question_names_the_moment_it_asks_for(what: Moment, day: date, words: str) -> None:
    assert question_words(what, day, Side.LEFT, WED) == words


def test_a_score_without_a_moment_says_how_it_was_filed() -> None:
    assert filed_words(reading(moment=Moment.MORNING), WED) == (
        "Filed as this morning's, on waking; another moment: --rest, --stairs, --after run."
    )
    assert filed_words(reading(WED - DAY, Moment.MORNING), WED) == (
        "Filed as that morning's, on waking; another moment: --rest, --stairs, --after run."
    )
    assert filed_words(reading(moment=Moment.REST), WED) == (
        "Filed as at rest; another moment: --morning, --stairs, --before, --during, --after run."
    )


def test_reasons_are_told_once_each_and_unknown_ones_as_they_stand() -> None:
    assert entries.skip_words(["time", "pain", "time", "x"]) == "skipped: no time, pain, x"


def test_the_breaks_of_a_note_are_seen_in_one_line() -> None:
    assert entries.one_line(" first \nsecond\n") == "first ↵ second"


def test_a_long_text_is_named_by_its_first_forty_characters_in_one_line() -> None:
    assert entries.shortened("new\n  shoes") == "new shoes"
    assert entries.shortened("x" * 40) == "x" * 40
    assert entries.shortened("x" * 41) == "x" * 39 + "…"
