"""Pain, flares and notes."""

from __future__ import annotations

import io
import sys

import pytest

MONDAY, TUESDAY = "2026-11-30", "2026-12-01"


@pytest.mark.parametrize(
    ("clock", "moment"),
    [("00:20", "rest"), ("03:59", "rest"), ("04:00", "morning"), ("11:59", "morning"),
     ("12:00", "rest"), ("21:30", "rest")],
)  # fmt: skip
def test_a_score_without_a_moment_is_filed_by_the_clock_and_says_so(planned, clock, moment):
    result = planned("pain", "1", "--json", at=f"{TUESDAY}T{clock}")

    assert result.data["pain"]["moment"] == moment
    said = planned("pain", "1", at=f"2026-12-02T{clock}").out
    filed = "Filed as this morning's, on waking; another moment: --rest"
    assert (filed if moment == "morning" else "Filed as at rest; another moment: --morning") in said


def test_a_morning_that_is_answered_is_not_answered_again_by_the_clock(planned):
    planned("pain", "1", "--morning", at=f"{TUESDAY}T06:00")

    again = planned("pain", "3", "--json", at=f"{TUESDAY}T07:00").data["pain"]
    other = planned("pain", "3", "--side", "r", "--json", at=f"{TUESDAY}T07:00").data["pain"]

    assert (again["moment"], other["moment"]) == ("rest", "morning")


def test_a_named_moment_is_kept_whatever_the_clock_says(planned):
    result = planned("pain", "0", "--morning", at=f"{TUESDAY}T00:20")

    assert "on waking" in result.out
    assert "Filed" not in result.out


def test_the_time_that_is_said_is_the_one_that_files(planned):
    early = ("pain", "2", "--on", "mon", "--at-time", "7:05", "--json")
    assert planned(*early, at=f"{TUESDAY}T21:30").data["pain"]["moment"] == "morning"
    untimed = ("pain", "2", "--on", "mon", "--json")
    assert planned(*untimed, at=f"{TUESDAY}T07:30").data["pain"]["moment"] == "rest"


def test_pain_of_the_other_knee_is_no_score_of_the_run(planned):
    planned("log", "run", "4k", "--pain", "1")

    kept = planned("pain", "6", "--after", "run", "--side", "r", "--json").data

    assert planned("runs", "--json").data[0]["pain_after"] is None
    reading = planned("today", "--json").data["pain"][-1]
    assert (reading["id"], reading["side"], reading["score"]) == (kept["kept_in"], "right", 6)
    assert reading["about"] == planned("runs", "--json").data[0]["id"]


def test_a_score_with_words_of_its_own_stays_a_reading_and_answers_the_run(planned):
    planned("log", "run", "4k", "--pain", "1", "--before", "0", at=f"{MONDAY}T17:00")

    planned("pain", "2", "--after", "run", "--note", "at the shin", at=f"{MONDAY}T19:00")

    data = planned("today", "--json", at=f"{MONDAY}T20:00").data
    assert data["pain"][-1]["note"] == "at the shin"
    assert [ask["what"] for ask in data["asks"]] == ["morning"]


def test_a_score_after_a_run_answers_that_run_too(easeback):
    easeback("log", "run", "5k", "--pain", "1")

    easeback("pain", "2", "--after", "run")

    assert easeback("runs", "--json").data[0]["pain_after"] == 2
    easeback("undo")
    assert easeback("runs", "--json").data[0]["pain_after"] is None


def test_pain_of_another_day_side_and_time(easeback):
    pain = easeback(
        "pain", "4", "--stairs", "--side", "r", "--on", "sun", "--at-time", "7:05", "--json"
    ).data["pain"]

    assert (pain["date"], pain["at"]) == ("2026-11-29", "07:05")
    assert (pain["side"], pain["moment"], pain["score"]) == ("right", "stairs", 4)


def test_two_moments_are_refused(easeback):
    assert easeback("pain", "3", "--morning", "--stairs").code == 2
    assert easeback("pain", "--after", "3").code == 2


def test_a_flare_shows_what_would_change_and_changes_nothing(planned):
    before = planned("week", "--json").data

    result = planned("pain", "6", "--flare")

    assert "Flare since Mon 30 Nov: 6/10 at rest on Mon 30 Nov." in result.out
    # Three days of rest; 0.6 and 0.8 of the typed 6.0 km.
    assert "No running before Thu 3 Dec" in result.out
    assert "As of today back by 3.6, 4.8 km, shares of 6.0 km" in result.out
    assert "What would change" in result.out
    assert "becomes" in result.out
    after = planned("week", "--json").data
    assert [day["items"] for day in after["days"]] == [day["items"] for day in before["days"]]


def test_a_flare_is_applied_when_it_is_accepted_and_undone_in_one_step(planned):
    planned("pain", "6", "--flare")
    before = planned("week", "--json").data["load"]["planned_m"]

    result = planned("pain", "--accept", "--json")

    assert result.data["flare"]["applied"] > 0
    assert planned("week", "--json").data["load"]["planned_m"] < before
    planned("undo")
    assert planned("week", "--json").data["load"]["planned_m"] == before


def test_accepting_without_a_flare_is_not_found(planned):
    assert planned("pain", "--accept").code == 4


def test_a_run_that_opens_a_flare_shows_the_proposal(planned):
    assert "What would change" in planned("log", "run", "5k", "--pain", "7", at=TUESDAY).out


@pytest.mark.parametrize(
    "line",
    ["pain 8 --rest", "pain 1 --swelling", "log run 5k --pain 7", "log bike 30min --pain 7",
     "note the knee is swollen"],
)  # fmt: skip
def test_severe_pain_and_signs_name_the_red_flags(planned, line):
    assert "see a professional first" in planned(*line.split()).err


@pytest.mark.parametrize("line", ["pain 6 --rest", "log run 5k --pain 6", "note all is well"])
def test_what_is_less_does_not(planned, line):
    assert "professional" not in planned(*line.split()).err


def test_a_note_keeps_its_words_and_tags(easeback):
    note = easeback("note", "stairs", "are", "fine", "-t", "knee", "-t", "#desk", "--json").data

    assert (note["text"], note["tags"]) == ("stairs are fine", ["knee", "desk"])


@pytest.mark.parametrize("text", ["[left] knee [/]", "knie 🦵 gut", "-5 on the stairs", "%s {x}"])
def test_any_text_comes_back_as_it_was(easeback, text):
    result = easeback("note", text)

    assert text in result.out
    assert easeback("today", "--json").data["notes"][0]["text"] == text


def test_control_characters_of_a_note_do_not_reach_the_terminal(easeback):
    assert "\x1b" not in easeback("note", "\x1b[31mred\x07").out
    assert "\u202e" not in easeback("note", "red \u202eder").out


def test_a_note_is_read_from_standard_input(easeback, monkeypatch):
    stdin = io.TextIOWrapper(io.BytesIO("first line\nsecond ü\n".encode()), encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", stdin)

    assert easeback("note", "-", "--json").data["text"] == "first line\nsecond ü"


def test_a_note_without_words_needs_a_terminal_for_the_editor(easeback):
    result = easeback("note")

    assert result.code == 2
    assert "easeback note -" in result.err or "- for standard input" in result.err


def test_a_note_and_a_score_are_tied_to_a_run_and_to_nothing_again(easeback):
    run = easeback("log", "run", "5k", "--json").data["run"]["id"]
    noted = easeback("note", "new shoes", "--about", run[:6])
    note = easeback("journal", "--kind", "note", "--json").data[0]
    easeback("pain", "2", "--stairs")
    score = easeback("journal", "--kind", "pain", "--json").data[0]["id"]

    assert "about run of 5.0 km on Mon 30 Nov:" in noted.out
    assert note["about"] == run
    assert "about run of 5.0 km" in easeback("journal", "--kind", "note").out
    assert easeback("fix", score, "--about", run).code == 0
    assert easeback("fix", note["id"], "--about", "none").code == 0
    assert easeback("journal", "--kind", "note", "--json").data[0]["about"] is None
    easeback("undo")
    assert easeback("journal", "--kind", "note", "--json").data[0]["about"] == run
    assert easeback("journal", "--kind", "pain", "--json").data[0]["about"] == run


def test_what_nobody_knows_is_nothing_to_be_tied_to(easeback):
    for word in ("beef", "flare", "flare-2026-02-30", "x"):
        refused = easeback("note", "words", "--about", word)
        assert refused.code != 0
        assert f"There is no session, run or flare '{word}'." in refused.err
    assert easeback("journal", "--json").data == []


def test_a_note_is_tied_to_the_latest_flare(easeback):
    easeback("pain", "6", "--stairs", "--flare")
    easeback("note", "hills?", "--about", "flare", "-t", "guess")

    flare = easeback("journal", "--kind", "flare", "--json").data[0]
    note = easeback("journal", "--kind", "note", "--json").data[0]
    assert note["about"] == flare["id"]
    assert "your guess: hills?" in flare["more"]
