"""What is missing is asked for, in order, each with the command that answers it."""

from __future__ import annotations

import pytest

SUNDAY, MONDAY, TUESDAY = "2026-11-29", "2026-11-30", "2026-12-01"


def asks(easeback, at):
    return easeback("today", "--json", at=at).data["asks"]


def whats(easeback, at):
    return [(ask["what"], ask["side"]) for ask in asks(easeback, at)]


@pytest.fixture
def both(easeback):
    """A runner with two sore knees."""
    easeback("setup", "--knee", "both", "--weekly", "15k", "--longest", "6k")
    return easeback


def test_of_a_run_before_is_asked_at_once_an_hour_after_after_an_hour_the_morning_tomorrow(planned):
    planned("log", "run", "4k", "--pain", "1", at=f"{MONDAY}T18:00")

    assert whats(planned, f"{MONDAY}T18:59") == [("before", "left"), ("morning", "left")]
    assert whats(planned, f"{MONDAY}T19:00") == [
        ("before", "left"), ("after", "left"), ("morning", "left")
    ]  # fmt: skip
    assert [what for what, _ in whats(planned, f"{TUESDAY}T00:20")] == ["before", "after"]
    assert [what for what, _ in whats(planned, f"{TUESDAY}T07:00")] == [
        "before", "after", "morning"
    ]  # fmt: skip


def test_the_hour_counts_from_the_end_of_a_run_whose_time_is_known(planned):
    planned("log", "run", "4k", "30:00", "--pain", "1", "--before", "0", "--at-time", "17:00",
            at=f"{MONDAY}T17:40")  # fmt: skip

    assert ("after", "left") not in whats(planned, f"{MONDAY}T18:29")
    assert ("after", "left") in whats(planned, f"{MONDAY}T18:30")


def test_a_run_of_yesterday_typed_today_has_its_hour_behind_it(planned):
    planned("log", "run", "4k", "--pain", "1", "--before", "0", at=f"{MONDAY}T12:00")
    planned("log", "run", "5k", "--pain", "1", "--before", "0", "--on", "yesterday",
            at=f"{TUESDAY}T07:00")  # fmt: skip

    assert [what for what, _ in whats(planned, f"{TUESDAY}T07:00")] == ["after", "after", "morning"]


def test_every_command_answers_its_question_until_none_is_left(both):
    both("log", "run", "4k", "--side", "l", "--pain", "1", at=f"{MONDAY}T18:00")
    at = f"{TUESDAY}T08:00"
    assert whats(both, at) == [
        ("before", "left"), ("before", "right"), ("during", "right"), ("after", "left"),
        ("after", "right"), ("morning", "left"), ("morning", "right"),
    ]  # fmt: skip

    for left in range(6, -1, -1):
        command = asks(both, at)[0]["command"]
        words = command.replace(" N ", " 1 ").split()[1:]
        assert both(*words, at=at).code == 0
        assert len(asks(both, at)) == left
    assert both("runs", "--json", at=at).data[0]["pain_during"] == 1


def test_one_knee_in_the_morning_leaves_the_other_open(both):
    both("pain", "1", "--morning", "--side", "l", at=f"{MONDAY}T07:00")

    assert whats(both, f"{MONDAY}T07:05") == [("morning", "right")]


def test_both_knees_at_once_answer_both(both):
    both("pain", "1", "--morning", at=f"{MONDAY}T07:00")

    assert whats(both, f"{MONDAY}T07:05") == []


def test_a_score_before_the_run_answers_it_before_it_is_logged(planned):
    planned("pain", "1", "--before", at=f"{MONDAY}T17:00")
    planned("log", "run", "4k", "--pain", "1", at=f"{MONDAY}T18:00")

    assert "before" not in dict(whats(planned, f"{MONDAY}T18:10"))


def test_after_three_days_nobody_is_asked(planned):
    planned("log", "run", "4k", at=f"{MONDAY}T18:00")

    assert len(asks(planned, "2026-12-03T12:00")) == 5
    assert whats(planned, "2026-12-04T12:00") == [("morning", "left")]


def test_history_from_before_the_plan_is_not_asked_for(planned):
    planned("log", "run", "4k", "--on", SUNDAY, at=f"{MONDAY}T03:00")

    assert asks(planned, f"{MONDAY}T03:10") == []


def test_without_a_plan_nothing_is_asked(easeback):
    easeback("log", "run", "4k")

    assert asks(easeback, f"{TUESDAY}T08:00") == []


def test_today_says_the_words_and_the_command(planned):
    planned("log", "run", "4k", "--pain", "1", "--before", "0", at=f"{MONDAY}T18:00")

    out = planned("today", at=f"{TUESDAY}T08:00").out

    assert (
        "An hour after yesterday's run: how was the left knee? "
        "Answer: easeback pain N --after run --on 2026-11-30" in out
    )
    assert "This morning: how is the left knee? Answer: easeback pain N --morning" in out


def test_a_missing_score_is_something_due(easeback):
    easeback("setup", "--knee", "left", "--start", "2027-01-04")
    easeback("pain", "0", "--morning", at="2026-12-05T07:00")
    assert easeback("today", "--check", at="2026-12-05T12:00").code == 0

    easeback("log", "run", "4k", "--pain", "1", at="2026-12-05T12:00")

    assert easeback("today", "--check", at="2026-12-05T12:00").code == 10


def test_another_day_asks_nothing(planned):
    planned("log", "run", "4k", at=f"{MONDAY}T18:00")

    assert planned("today", "mon", "--json", at=f"{TUESDAY}T08:00").data["asks"] == []


def test_a_flight_west_over_the_date_line_hides_nothing(planned):
    planned("log", "run", "4k", "--pain", "1", at="2026-12-01T08:00+09:00")
    planned("pain", "2", "--morning", at="2026-12-01T06:00+09:00")

    there = "2026-11-30T14:00-10:00"

    out = planned("today", at=there).out
    assert "Dated tomorrow already: run of 4.0 km on Tue 1 Dec." in out
    assert "Dated tomorrow already: pain 2/10 on waking, left knee, on Tue 1 Dec." in out
    assert ("after", "left") in whats(planned, there)
    assert "4.0 km" in planned("runs", at=there).out
