"""`forecast`: when the caps would allow a distance, without a promise."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

FIRST = date(2026, 11, 2)


@pytest.fixture
def five_weeks(easeback):
    """The plan of five weeks ago, with a green run every Tuesday but one that was red."""
    start = FIRST.isoformat()
    easeback("setup", "--knee", "left", "--weekly", "15k", "--longest", "6k", at=start)
    for week in range(5):
        day = FIRST + timedelta(days=7 * week + 1)
        pain = "6" if week == 2 else "1"
        logged = easeback(
            "log", "run", "5k", "33:00", "--on", day.isoformat(),
            "--before", "0", "--pain", pain, "--after", "0", "--morning", "0",
            at=(day + timedelta(days=1)).isoformat(),
        )  # fmt: skip
        assert logged.code == 0, logged.err
    return easeback


def test_a_new_runner_is_told_the_earliest_day_and_what_the_others_rest_on(planned):
    result = planned("forecast", "--goal", "10k")

    assert result.code == 0
    assert "10.0 km in one run" in result.out
    assert "Not before" in result.out
    assert "if all stays green" in result.out
    assert "Seen: 0 answered runs of 84 days" in result.out
    assert "17, 2, 0.4 of ordinary weeks are added to them" in result.out
    assert "no date is a promise" in result.out


def test_no_word_of_a_forecast_promises(five_weeks):
    words = five_weeks("forecast", "--goal", "8k").out.lower()

    assert not any(word in words for word in ("you will", "guarantee", "ready by", "expected on"))


def test_own_runs_spread_the_day(five_weeks):
    result = five_weeks("forecast", "--goal", "8k", at="2026-12-07")

    assert "At your own rate of runs that hurt: 10 of 100 by" in result.out
    assert "5 answered runs of 84 days, 4 green, 0 amber, 1 red" in result.out


def test_json_has_the_days_in_order_and_what_they_rest_on(five_weeks):
    data = five_weeks("forecast", "--goal", "6k", "--json", at="2026-12-07").data

    assert data["goal"] == {"kind": "run", "metres": 6000}
    days = [data[name] or "later" for name in ("not_before", "p10", "p50", "p90")]
    assert days == sorted(days)
    assert data["p10"] is not None
    seen = data["runs_seen"]
    assert (seen["green"], seen["amber"], seen["red"], seen["days"]) == (4, 0, 1, 84)
    assert data["lives"] >= 60
    assert any("promise" in words for words in data["assumptions"])


def test_a_weekly_goal_is_of_seven_days(planned):
    result = planned("forecast", "--week", "30k", "--json")

    assert result.data["goal"] == {"kind": "week", "metres": 30_000}
    # 15 km, a lighter week every fourth: 30 km in week 21 if all stays green (rules.md 11).
    assert result.data["not_before"] == "2027-04-22"
    assert result.data["not_before"] <= result.data["p10"] < result.data["p50"]


def test_miles_are_taken_and_shown(planned):
    result = planned("forecast", "--goal", "6", "--units", "mi")

    assert "6.0 mi in one run" in result.out


def test_a_goal_out_of_sight_says_how_far_was_looked(planned):
    result = planned("forecast", "--goal", "250k")

    assert result.code == 0
    assert "even if all stays green" in result.out


def test_without_a_goal_it_is_asked_for(planned):
    result = planned("forecast")

    assert result.code == 2
    assert "--goal" in result.err


def test_one_goal_at_a_time(planned):
    assert planned("forecast", "--goal", "10k", "--week", "30k").code == 2


def test_under_a_red_flag_nothing_is_forecast(easeback):
    easeback("setup", "--knee", "left", "--weekly", "15k", "--red-flag", "bone_pain")

    result = easeback("forecast", "--goal", "10k")

    assert result.code == 3
    assert "red flag" in result.err


def test_without_a_run_day_it_says_how_to_name_one(easeback):
    easeback("setup", "--knee", "left", "--run-days", "none")

    result = easeback("forecast", "--goal", "10k")

    assert result.code == 2
    assert "--run-days" in result.err
