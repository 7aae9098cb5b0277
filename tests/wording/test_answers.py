"""What is answered at once: to pain that is too much by the numbers in force, and to too far."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from planner.domain.knee.parameter import with_changes
from planner.domain.knee.parameters import DEFAULTS
from planner.domain.values.journal import Moment
from planner.logbook.logbook import Logbook
from planner.wording.answers import HeldAnswer as Now
from planner.wording.answers import Said, answer_words
from tests.logbook.living import TODAY, planned_run, profile, ran, running

WED = date(2026, 11, 25)
NOTHING = Now()


def said(score: int | None = None, moment: Moment | None = None, **more: Any) -> Said:
    """A score with the numbers that hold by default."""
    is_exercise = moment is Moment.EXERCISE
    numbers = {"most": 5 if is_exercise else 4, "severe": 7}
    return Said(day=WED, score=score, moment=moment, **(numbers | more))


def answer(one: Said, now: Now = NOTHING) -> str:
    return answer_words(one, now, "km", WED)


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (said(None), ""),
        (said(0), ""),
        (said(4, Moment.DURING), ""),
        (said(5, Moment.EXERCISE), ""),
        (
            said(5, Moment.DURING),
            "5/10 during the run is more than the knee should have: go easy on it today.",
        ),
        (said(5), "5/10 is more than the knee should have: go easy on it today."),
        (
            said(6, Moment.EXERCISE),
            "6/10 during the exercise is too much for that exercise: one step back is next.",
        ),
        (said(7, Moment.STAIRS), "7/10 on stairs is severe: go easy on it today."),
        (said(10, Moment.EXERCISE), "10/10 during the exercise is severe: go easy on it today."),
    ],
)
def test_a_score_is_answered_from_the_first_that_is_too_much(one: Said, words: str) -> None:
    assert answer(one) == words
    assert one.is_hard == bool(words)


def test_the_knee_is_to_be_let_be_where_the_rules_let_today_rest() -> None:
    words = answer(said(7, Moment.STAIRS), Now(rests=True))
    assert words == "7/10 on stairs is severe: let the knee be for today."
    assert answer(said(6), Now(rests=True)).endswith("go easy on it today.")


def test_too_far_is_told_with_the_limit_and_kept() -> None:
    assert answer(said(over_m=600, limit_m=3400)) == (
        "That is 0.6 km over the 3.4 km of Wed 25 Nov; it is kept as it happened."
    )
    assert answer_words(said(over_m=600, limit_m=3400), NOTHING, "mi", WED) == (
        "That is 0.4 mi over the 2.1 mi of Wed 25 Nov; it is kept as it happened."
    )
    assert answer(said(over_m=37, limit_m=3400)) == (
        "That is 0.1 km over the 3.4 km of Wed 25 Nov; it is kept as it happened."
    )
    assert answer(said(over_m=3000)) == (
        "Running was to rest on Wed 25 Nov; the run is kept as it happened."
    )


def test_what_holds_now_is_said_behind_it() -> None:
    hard = said(5)
    much = "5/10 is more than the knee should have: go easy on it today. "
    assert answer(hard, Now(run_again=date(2026, 11, 28))) == f"{much}No running before Sat 28 Nov."
    assert answer(hard, Now(lock="swollen or warm calf")) == (
        f"{much}Running stays locked until a professional has cleared you: swollen or warm calf."
    )
    assert answer(said(4), Now(lock="swollen or warm calf")) == ""


# -- the numbers that were set ---------------------------------------------------------------------


def heard(book: Logbook) -> str:
    """What the last change is answered with."""
    change = book.next_undo()
    assert change is not None
    return " ".join(book.heeding.answers(change))


def scored(book: Logbook, score: int, moment: Moment) -> str:
    """What a score is answered with today."""
    book.facts.log_pain(book.facts.reading_of(score, moment=moment, day=TODAY))
    return heard(book)


@pytest.mark.parametrize(
    ("parameter", "value", "score", "moment", "before", "now"),
    [
        ("run_amber_max", 3, 4, Moment.STAIRS, "", "4/10 on stairs is more than the knee should"),
        ("run_amber_max", 5, 5, Moment.STAIRS, "5/10 on stairs is more than the knee should", ""),
        ("ex_pain_max", 4, 5, Moment.EXERCISE, "", "5/10 during the exercise is too much for that"),
        ("severe", 6, 6, Moment.REST, "6/10 at rest is more than", "6/10 at rest is severe: let"),
        ("severe", 8, 7, Moment.REST, "7/10 at rest is severe: let", "7/10 at rest is more than"),
    ],
)
def test_an_answer_begins_where_the_parameter_says(
    book: Logbook, parameter: str, value: int, score: int, moment: Moment, before: str, now: str
) -> None:
    book.put("Setup", [profile()])
    assert scored(book, score, moment).startswith(before)
    assert bool(scored(book, score, moment)) == bool(before)
    book.put("Set", [profile(parameters={parameter: value})])
    assert book.parameters == with_changes(DEFAULTS, {parameter: value})
    assert scored(book, score, moment).startswith(now)
    assert bool(scored(book, score, moment)) == bool(now)


def test_a_run_beyond_its_day_is_told_with_the_days_limit(book: Logbook) -> None:
    book.put("Setup", [profile()])
    running(book)
    planned_run(book, TODAY, 5)
    limit = book.caps.allowance(TODAY).hard_m
    ran(book, TODAY, limit / 1000 + 0.4)
    assert heard(book) == (
        f"That is 0.4 km over the {limit / 1000:.1f} km of Wed 25 Nov; it is kept as it happened."
    )
