"""Phase gates in words: what is asked, how it stands, what was measured when."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, get_args

import pytest

from planner.domain.values.journal import Note
from planner.domain.values.plan import Criterion, Measure, Phase, Plan
from planner.domain.weeks.gates import Check, Gate, Gates
from planner.domain.weeks.gates import GateMark as Mark
from planner.domain.weeks.measures import TESTS
from planner.wording import gates as told
from planner.wording.gates import check_words, hint_words, next_words, shut_words, value_words

WED = date(2026, 11, 25)
DAY = timedelta(days=1)
BUILD = Phase(id="build", name="Build [left]", weeks=4)
MEASURES: tuple[Measure, ...] = get_args(Measure)


def check(
    measure: Measure,
    mark: Mark = Mark.FAILED,
    *,
    most: int | None = None,
    least: int | None = None,
    words: str = "what is asked",
    **more: Any,
) -> Check:
    criterion = Criterion(id=measure, words=words, measure=measure, most=most, least=least)
    return Check(criterion=criterion, mark=mark, **more)


def gate(*checks: Check, **more: Any) -> Gate:
    return Gate(phase=BUILD, checks=checks, **more)


@pytest.mark.parametrize(
    ("measure", "value", "said"),
    [
        ("morning_pain", 2, "2/10"),
        ("stairs_pain", 0, "0/10"),
        ("session_pain", 10, "10/10"),
        ("run_minutes", 20, "20 min"),
        ("walk_minutes", 1, "1 min"),
        ("step_down", 10, "10 reps"),
        ("single_leg_squat", 1, "1 rep"),
        ("range_loss", 1, "some"),
        ("swelling", 0, "none"),
        ("limp", 0, "none"),
        ("weeks", 1, "1 week"),
        ("green_weeks", 0, "0 weeks"),
        ("weeks", None, "–"),
    ],
)
def test_a_value_is_told_in_the_unit_of_its_measure(
    measure: Measure, value: int | None, said: str
) -> None:
    assert value_words(check(measure, value=value)) == said


def test_a_check_says_sign_question_standing_and_value_with_its_day() -> None:
    passed = check("stairs_pain", Mark.PASSED, most=3, value=2, day=WED - DAY, since=WED - 4 * DAY)
    assert check_words(passed, WED) == (
        "✓", "what is asked", "passed", "2/10 yesterday, passed since Sat 21 Nov"
    )  # fmt: skip
    failed = check("weeks", least=2, value=1, day=WED)
    assert check_words(failed, WED) == ("✗", "what is asked", "not yet", "1 week")
    open_ = check("limp", Mark.UNMEASURED)
    assert check_words(open_, WED) == ("·", "what is asked", "not measured yet", "")
    last_year = check("stairs_pain", value=6, day=date(2025, 12, 31))
    assert check_words(last_year, WED)[3] == "6/10 Wed 31 Dec 2025"


SHUT = {
    "morning_pain": "mornings 3 or less", "stairs_pain": "stairs 3 or less",
    "session_pain": "sessions 3 or less", "run_minutes": "a run of 20 min",
    "walk_minutes": "a walk of 20 min", "step_down": "20 step-downs",
    "single_leg_squat": "20 single-leg squats", "range_loss": "a full bend",
    "swelling": "no swelling", "limp": "no limp", "weeks": "20 weeks",
    "green_weeks": "20 green weeks",
}  # fmt: skip


@pytest.mark.parametrize("measure", MEASURES)
def test_a_shut_gate_says_what_it_asks_for_and_that_nobody_measured(measure: Measure) -> None:
    shut = gate(check(measure, Mark.UNMEASURED, most=3, least=20))
    assert shut_words(shut, WED) == (
        f"Next phase opens at {SHUT[measure]}: not measured",
        f"Next at {SHUT[measure]}: not measured",
    )


@pytest.mark.parametrize(
    ("measure", "said"),
    [
        ("weeks", "1 week"), ("green_weeks", "1 green week"), ("step_down", "1 step-down"),
        ("single_leg_squat", "1 single-leg squat"),
    ],
)  # fmt: skip
def test_one_of_what_is_counted_is_one(measure: Measure, said: str) -> None:
    assert shut_words(gate(check(measure, least=1, value=0)), WED)[1].startswith(f"Next at {said}:")


def test_a_shut_gate_says_how_it_stands_and_how_much_more_there_is() -> None:
    stairs = check("stairs_pain", most=3, value=6, day=WED)
    weeks = check("weeks", least=2, value=1, day=WED)
    assert shut_words(gate(stairs, weeks), WED) == (
        "Next phase opens at stairs 3 or less: today 6, 1 more",
        "Next at stairs 3 or less: today 6",
    )
    assert shut_words(gate(weeks), WED)[1] == "Next at 2 weeks: 1 week"


def test_nothing_shuts_a_gate_that_is_passed_or_was_skipped() -> None:
    passed = check("weeks", Mark.PASSED, least=1, value=2)
    assert shut_words(gate(passed), WED) == ()
    assert shut_words(gate(passed, held=True), WED) == (
        "Next phase waits until flare or red flag is over", "Next waits for the knee"
    )  # fmt: skip
    skipped = gate(check("weeks", least=2), skipped=Note(id="n", date=WED, text="physio said"))
    assert shut_words(skipped, WED) == ()


def test_the_next_phase_says_what_it_waits_for() -> None:
    passed = check("weeks", Mark.PASSED, words="two weeks")
    limp = check("limp", Mark.UNMEASURED, words="no limp")
    why = Note(id="n", date=WED, text="[/] physio said")
    assert next_words(gate(passed, limp, check("swelling", words="no swelling")), WED) == (
        "Build [left] opens with: no limp (not measured yet); no swelling (not yet)."
    )
    assert next_words(gate(passed), WED) == "Build [left] is open."
    assert next_words(gate(passed, held=True), WED) == (
        "Build [left]: every test is passed; it waits until flare or red flag is over."
    )
    assert next_words(gate(passed, not_before=WED + 12 * DAY), WED) == (
        "Build [left]: every test is passed; it begins on Mon 7 Dec."
    )
    assert next_words(gate(passed, not_before=WED), WED) == "Build [left] is open."
    assert next_words(gate(skipped=why), WED) == (
        "Build [left]: its gate was skipped: [/] physio said"
    )


def test_where_one_is_names_the_phase_and_since_when() -> None:
    plan = Plan(id="p", name="Small", phases=(BUILD,))
    begun = Gates(plan=plan, gates=(gate(entered=date(2026, 11, 23)),))
    assert told.where_words(begun, WED) == "Build [left], since Mon 23 Nov."
    assert told.where_words(Gates(plan=plan, gates=(gate(),)), WED) == "Small has not begun yet."


def test_a_hint_says_how_to_measure_what_is_not_passed() -> None:
    assert hint_words(check("limp", Mark.PASSED)) == ""
    assert hint_words(check("weeks")) == ""
    assert hint_words(check("stairs_pain")) == "Measure: easeback test stairs_down 0-10"
    assert hint_words(check("limp")) == "Measure: easeback test limp 0 or 1"
    assert hint_words(check("step_down")) == (
        "Measure: easeback test step_down_left 0-10, easeback test step_down_right 0-10"
    )


@pytest.mark.parametrize("measure", MEASURES)
def test_every_test_that_is_named_is_one_that_can_be_entered(measure: Measure) -> None:
    for name in told.tests_for(measure):
        assert told.test_words(name) == TESTS[name]
