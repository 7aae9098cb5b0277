"""Planned walk-runs on the command line: their intervals, and what a logged run counts as."""

from __future__ import annotations

import pytest

RUN_DAY = "2026-12-01"
"""A Tuesday, the first day of running of somebody who has not run lately."""
WORDS = "8 × (1 min run / 3 min walk), about 1.1 km of running"
COUNTED = "Counted as the planned walk-run (rung 1: 8 min of running)."


@pytest.fixture
def easing(easeback):
    """A plan that begins with the first rung of the ladder."""
    assert easeback("setup", "--knee", "left").code == 0
    return easeback


@pytest.mark.parametrize("command", ["today", "week", "why"])
def test_the_intervals_stand_in_the_answer(easing, command):
    assert WORDS in easing(command, at=RUN_DAY).out


def test_why_says_the_session_where_none_is_planned(easing):
    assert WORDS in easing("why").out


def test_programs_get_the_intervals_in_seconds(easing):
    items = easing("today", "--json", at=RUN_DAY).data["items"]
    (run,) = [item for item in items if item["kind"] == "run"]

    assert run["intervals"] == [[60, 180]] * 8
    assert run["intervals_words"] == "8 × (1 min run / 3 min walk)"
    assert easing("why", "--json", at=RUN_DAY).data["intervals"] == [[60, 180]] * 8
    days = easing("week", "--json", at=RUN_DAY).data["days"]
    assert [[60, 180]] * 8 in [one.get("intervals") for day in days for one in day["items"]]


def test_a_run_that_is_no_walk_run_has_no_intervals(planned):
    data = planned("today", "--json", at="2026-12-01").data
    (run,) = [item for item in data["items"] if item["kind"] == "run"]

    assert "intervals" not in run
    assert "intervals" not in planned("why", "--json", at="2026-12-01").data


@pytest.mark.parametrize("word", ["run", "walk-run"])
def test_it_is_still_found_as_a_run(easing, word):
    result = easing("skip", word, "--because", "time", at=RUN_DAY)

    assert result.code == 0
    assert "walk-run 8×(1/3)" in result.out


def test_a_run_without_a_kind_counts_as_the_planned_session_and_says_so(easing):
    result = easing("log", "run", "3.6k", "32:00", at=RUN_DAY)

    assert COUNTED in result.out
    assert "If you ran it through: easeback undo, then log it again with --kind run." in result.out


def test_the_way_back_that_is_named_works(easing):
    easing("log", "run", "3k", "20:00", at=RUN_DAY)

    assert easing("undo", at=RUN_DAY).code == 0
    result = easing("log", "run", "3k", "20:00", "--kind", "run", "--json", at=RUN_DAY)
    assert result.data["counted_as"] is None
    assert result.data["run"]["through"] is True


def test_a_run_with_the_morning_after_is_one_change_and_is_taken_back_as_one(easing):
    result = easing("log", "run", "3k", "20:00", "--on", RUN_DAY, "--morning", "0",
                    at="2026-12-02")  # fmt: skip

    assert "easeback undo, then" in result.out
    easing("undo", at="2026-12-02")
    assert easing("runs", "--json").data == []
    assert easing("today", "--json", at="2026-12-02").data["pain"] == []


def test_minutes_of_running_are_kept_as_what_was_walked(easing):
    result = easing("log", "run", "3k", "20:00", "--ran", "10min", "--json", at=RUN_DAY)

    assert result.data["run"]["walk_s"] == 600
    assert result.data["counted_as"]["rung"] == 1
    easing("undo", at=RUN_DAY)
    said = easing("log", "run", "3k", "20:00", "--ran", "10min", at=RUN_DAY).out
    assert "Counted as the planned walk-run (rung 1), 10 min of running in it." in said
    assert "ran it through" not in said


def test_a_kind_that_was_typed_is_not_doubted(easing):
    said = easing("log", "run", "3k", "20:00", "--kind", "walk-run", at=RUN_DAY).out

    assert COUNTED in said
    assert "ran it through" not in said


def test_an_easy_run_on_such_a_day_is_no_walk_run(easing):
    assert "Counted" not in easing("log", "run", "3k", "20:00", "--kind", "easy", at=RUN_DAY).out


def test_an_ordinary_day_s_run_is_not_counted_as_anything(planned):
    assert "Counted" not in planned("log", "run", "3k", "20:00", at="2026-12-01").out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("3k", "--ran", "10min"), "need the time of the whole"),
        (("3k", "8:00", "--ran", "10min"), "more running than the whole took"),
    ],
)
def test_running_that_cannot_be_is_refused(easing, words, said):
    result = easing("log", "run", *words, at=RUN_DAY)

    assert result.code == 2
    assert said in result.err


def test_a_ride_has_no_running_in_it(easing):
    assert easing("log", "bike", "40min", "--ran", "10min").code == 2
