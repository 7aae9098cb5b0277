"""What is typed about who the runner is becomes values; a refusal says what was expected."""

from __future__ import annotations

from datetime import date

import pytest

from planner import typed_profile as typed
from planner.domain.values.errors import UsageError
from planner.wording.profile import pace_number

TODAY = date(2026, 11, 30)
BOTH = ("left", "right")


@pytest.mark.parametrize(
    ("text", "knees", "scores"),
    [
        ("3", ("left",), {"left": 3}),
        ("3", BOTH, {"left": 3, "right": 3}),
        ("3,1", BOTH, {"left": 3, "right": 1}),
        (" 3 1 ", BOTH, {"left": 3, "right": 1}),
        ("-,0", BOTH, {"right": 0}),
        ("none", BOTH, {}),
        ("-", ("right",), {}),
    ],
)
def test_usual_scores(text, knees, scores):
    assert typed.a_usual(text, knees, "Usual morning pain") == scores


@pytest.mark.parametrize(
    ("text", "knees", "expected"),
    [
        ("11", ("left",), "from 0"),
        ("-1", ("left",), "from 0"),
        ("3,1", ("left",), "only the left knee"),
        ("3,1,2", BOTH, "3,1"),
        ("3,11", BOTH, "from 0"),
        ("3/11", ("left",), "from 0"),
        ("some", ("left",), "from 0"),
    ],
)
def test_usual_scores_that_are_none(text, knees, expected):
    with pytest.raises(UsageError) as refused:
        typed.a_usual(text, knees, "Usual morning pain")
    assert expected in refused.value.hint


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("16min", 960), ("16", 960), ("16:30", 990), ("0", 0), ("0min", 0), ("90s", 90), ("-", None)],
)
def test_running_time(text, seconds):
    assert typed.running_time(text) == seconds


@pytest.mark.parametrize("text", ["-5", "11h", "far", "601"])
def test_running_time_that_is_none(text):
    with pytest.raises(UsageError):
        typed.running_time(text)


@pytest.mark.parametrize(
    ("text", "unit", "seconds"),
    [
        ("6:30", "km", 390), ("6", "km", 360), ("6:30/km", "mi", 390), ("10:30", "mi", 391),
        ("10:30 /mi", "km", 391), ("none", "km", None), ("2:30", "km", 150), ("20:00", "km", 1200),
    ],
)  # fmt: skip
def test_pace(text, unit, seconds):
    assert typed.a_pace(text, unit) == seconds


@pytest.mark.parametrize("text", ["2:29", "20:01", "-6:30", "fast", "6:30/h", "6:75"])
def test_a_pace_that_is_none(text):
    with pytest.raises(UsageError, match="pace"):
        typed.a_pace(text)


@pytest.mark.parametrize("text", ["10:30", "8:00", "9:59"])
def test_a_pace_in_miles_is_shown_as_it_was_typed(text):
    kept = typed.a_pace(text, "mi")
    assert kept is not None
    shown = pace_number(kept, "mi")

    assert shown == text
    assert typed.a_pace(shown, "mi") == kept


@pytest.mark.parametrize(("text", "year"), [("1980", 1980), ("2008", 2008), ("none", None)])
def test_year_of_birth(text, year):
    assert typed.a_birth_year(text, TODAY) == year


@pytest.mark.parametrize("text", ["1890", "1915", "2009", "2026", "2027", "80", "-1980", "19800"])
def test_a_year_of_birth_that_is_none(text):
    with pytest.raises(UsageError) as refused:
        typed.a_birth_year(text, TODAY)
    assert "1916 to 2008" in refused.value.hint


def test_who_is_under_18_is_sent_to_a_doctor():
    with pytest.raises(UsageError, match="for grown-ups") as refused:
        typed.a_birth_year("2009", TODAY)
    assert "see a doctor" in refused.value.hint


@pytest.mark.parametrize("text", ["0", "0k", "0.0 km", "0,0", "none", "-"])
def test_no_running_is_an_answer(text):
    assert typed.a_weekly(text) == 0


def test_a_usual_week_below_nothing_is_refused():
    with pytest.raises(UsageError):
        typed.a_weekly("-5")


@pytest.mark.parametrize(
    ("text", "unit", "metres"),
    [("60k", "km", 60_000), ("5", "km", 5_000), ("4", "mi", 6_437), ("none", "km", 0)],
)
def test_a_goal(text, unit, metres):
    assert typed.a_goal(text, unit, typed.GOAL_WEEK_M, "The goal week") == metres


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [("4.9", "km", "5 to 200 km"), ("201", "km", "5 to 200 km"), ("0", "mi", "4 to 124 mi")],
)
def test_a_goal_out_of_range(text, unit, expected):
    with pytest.raises(UsageError, match="The goal week cannot be") as refused:
        typed.a_goal(text, unit, typed.GOAL_WEEK_M, "The goal week")
    assert expected in refused.value.hint


def test_no_run_days():
    assert typed.run_days("none") == typed.run_days("-") == ()
    assert typed.run_days("tue sun") == (1, 6)
