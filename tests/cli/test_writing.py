"""What is written: ticks, runs, pain, notes; and the way back."""

from __future__ import annotations

import io
import sys

import pytest

TUESDAY = "2026-12-01"


def sets(easeback, **at):
    """The first card's ticks, by set."""
    card = easeback("today", "2026-11-30", "--json", **at).data["items"][0]
    return {
        f"{one['exercise']} {one['side']} {one['set']}": one["tick"]
        for one in card["sets"]
        if one["tick"]
    }


# -- ticks ------------------------------------------------------------------


def test_tick_without_a_name_ticks_the_next_set_that_is_due(planned):
    result = planned("tick")

    assert "Ticked Quad set left set 1" in result.out
    assert list(sets(planned)) == ["quad_set left 1"]


def test_the_next_tick_goes_to_the_other_side(planned):
    planned("tick")
    planned("tick")

    assert list(sets(planned)) == ["quad_set left 1", "quad_set right 1"]


def test_several_sets_of_an_exercise_are_one_step_to_undo(planned):
    planned("tick", "clam", "--sets", "2", "--side", "l")
    assert list(sets(planned)) == ["clam left 1", "clam left 2"]

    planned("undo")

    assert sets(planned) == {}


def test_a_card_is_ticked_whole_with_all(planned):
    assert "Strength is done." in planned("tick", "1", "--all").out


def test_two_items_are_one_change(planned):
    result = planned("tick", "quad", "clam", "--json")

    assert [one["exercise"] for one in result.data["sets"]] == ["quad_set", "clam"]
    planned("undo")
    assert sets(planned) == {}


def test_what_was_really_done_is_kept(planned):
    planned("tick", "clamshell", "--reps", "8", "--pain", "3", "--effort", "6")

    tick = sets(planned)["clam left 1"]
    assert (tick["reps"], tick["pain"], tick["effort"]) == (8, 3, 6)


def test_nothing_done_is_kept_as_nothing_and_not_as_asked_for(planned):
    planned("tick", "clamshell", "--reps", "0")

    assert sets(planned)["clam left 1"]["reps"] == 0


def test_untick_takes_off_the_set_ticked_last(planned):
    planned("tick", at="2026-11-30T08:00")
    planned("tick", "clamshell", at="2026-11-30T08:05")

    result = planned("untick", at="2026-11-30T08:06")

    assert "Unticked Clamshell left set 1" in result.out
    assert list(sets(planned)) == ["quad_set left 1"]


def test_a_name_that_fits_several_exercises_lists_them(planned):
    result = planned("tick", "s")

    assert result.code == 4
    assert "Quad set, Clamshell" in result.err
    assert sets(planned) == {}


@pytest.mark.parametrize("word", ["zebra", "9", "0"])
def test_a_name_that_fits_nothing_lists_what_there_is(planned, word):
    result = planned("tick", word)

    assert result.code == 4
    assert "1 Strength" in result.err


def test_a_run_has_no_sets_to_tick(planned):
    result = planned("tick", "1", at=TUESDAY)

    assert result.code == 2
    assert "log run" in result.err


def test_a_day_that_is_done_has_nothing_left_to_tick(planned):
    planned("tick", "1", "--all")

    assert planned("tick").code == 4
    assert planned("tick", "1").code == 4


def test_a_day_to_come_cannot_be_ticked(planned):
    result = planned("tick", "--on", "tomorrow")

    assert result.code == 2
    assert "still to come" in result.err


# -- runs -------------------------------------------------------------------


def test_a_logged_run_fulfils_the_day_s_planned_one(planned):
    result = planned("log", "run", "5k", "31:20", "--pain", "2", at=TUESDAY)

    assert "Logged run of 5.0 km on Tue 1 Dec in 31:20 (6:16 /km)." in result.out
    items = planned("today", "--json", at=TUESDAY).data["items"]
    runs = [item for item in items if item["kind"] == "run"]
    assert len(runs) == 1
    assert runs[0]["done"]["distance_m"] == 5000
    assert not runs[0]["due"]


def test_a_run_is_listed_with_metres_and_seconds(easeback):
    easeback("log", "run", "5,5k", "31:20", "--on", "yesterday", "--kind", "trail", "--limp")

    run = easeback("runs", "--json").data[0]

    assert run["local_date"] == "2026-11-29"
    assert (run["distance_m"], run["duration_s"]) == (5500, 1880)
    assert (run["kind"], run["source"], run["limp"]) == ("trail", "typed", True)
    assert run["verdict"] == "red"


def test_a_bare_number_is_in_the_runner_s_unit(easeback):
    easeback("log", "run", "3", "--units", "mi")

    assert easeback("runs", "--json").data[0]["distance_m"] == 4828


def test_the_morning_after_is_kept_with_the_next_day(easeback):
    result = easeback("log", "run", "5k", "--on", "yesterday", "--pain", "0", "--after", "0",
                      "--morning", "0")  # fmt: skip

    assert result.code == 0
    assert "Verdict green" in result.out
    assert "easeback undo 2" in result.err
    assert easeback("today", "--json").data["pain"][0]["moment"] == "morning"


def test_a_morning_that_has_not_come_is_not_logged(easeback):
    result = easeback("log", "run", "5k", "--morning", "0")

    assert result.code == 2
    assert easeback("runs", "--json").data == []


def test_runs_are_chosen_by_day_and_count_with_the_newest_last(easeback):
    for day in ("2026-11-20", "2026-11-22", "2026-11-25"):
        easeback("log", "run", "4k", "--on", day)

    days = [run["local_date"] for run in easeback("runs", "--json", "--limit", "2").data]
    assert days == ["2026-11-22", "2026-11-25"]
    later = easeback("runs", "--json", "--from", "22 nov", "--to", "2026-11-24").data
    assert [run["local_date"] for run in later] == ["2026-11-22"]
    assert easeback("runs", "--from", "-3d", "--to", "-5d").code == 2


def test_a_ride_is_kept_in_minutes_and_is_no_run(easeback):
    result = easeback("log", "bike", "40min", "--note", "easy")

    assert "Logged cycling, 40 min" in result.out
    assert easeback("runs", "--json").data == []
    done = easeback("today", "--json").data["items"][0]["done"]
    assert (done["sport"], done["duration_s"]) == ("cycling", 2400)


def test_a_walk_may_have_a_distance_and_a_time(easeback):
    done = easeback("log", "walk", "3km", "35", "--json").data["cross"]

    assert (done["distance_m"], done["duration_s"]) == (3000, 2100)


def test_pain_options_are_for_runs(easeback):
    assert easeback("log", "bike", "40min", "--pain", "2").code == 2


# -- pain -------------------------------------------------------------------


def test_a_score_without_a_moment_answers_the_open_morning_first(planned):
    assert "on waking" in planned("pain", "1").out
    assert "at rest" in planned("pain", "1").out


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

    assert "flare (F2)" in result.out
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


def test_severe_pain_names_the_red_flags(planned):
    result = planned("pain", "8", "--rest")

    assert "see a professional first" in result.err


# -- notes ------------------------------------------------------------------


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


def test_a_note_is_read_from_standard_input(easeback, monkeypatch):
    stdin = io.TextIOWrapper(io.BytesIO("first line\nsecond ü\n".encode()), encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", stdin)

    assert easeback("note", "-", "--json").data["text"] == "first line\nsecond ü"


def test_a_note_without_words_needs_a_terminal_for_the_editor(easeback):
    result = easeback("note")

    assert result.code == 2
    assert "easeback note -" in result.err or "- for standard input" in result.err


# -- undo and trying --------------------------------------------------------


def test_undo_and_redo_say_what_they_did(planned):
    planned("note", "one")
    planned("note", "two")

    assert "Undone: Note: two" in planned("undo").out
    assert "Note: two" in planned("redo").out
    assert len(planned("today", "--json").data["notes"]) == 2


def test_several_steps_are_undone_at_once_or_not_at_all(easeback):
    easeback("note", "one")
    easeback("note", "two")

    assert easeback("undo", "3").code == 4
    assert len(easeback("today", "--json").data["notes"]) == 2
    assert easeback("undo", "2").code == 0
    assert easeback("today", "--json").data["notes"] == []


def test_the_list_of_steps_changes_nothing(easeback):
    easeback("note", "one")

    listed = easeback("undo", "--list", "--json").data

    assert [step["words"] for step in listed] == ["Note: one"]
    assert listed[0]["at"].startswith("2026-11-30T12:00:00")
    assert len(easeback("today", "--json").data["notes"]) == 1


@pytest.mark.parametrize("words", [["undo"], ["redo"], ["undo", "0"], ["undo", "x"]])
def test_undo_of_nothing_is_told(easeback, words):
    assert easeback(*words).code in (2, 4)


def test_an_answer_names_the_change_that_undo_would_take_back(easeback):
    undo_id = easeback("note", "one", "--json").json["undo_id"]

    assert easeback("undo", "--list", "--json").data[0]["id"] == undo_id
    assert easeback("today", "--json").json["undo_id"] is None


@pytest.mark.parametrize(
    "words",
    [
        ["tick"],
        ["log", "run", "4k"],
        ["pain", "6", "--flare", "--accept"],
        ["note", "hello"],
        ["skip", "1"],
        ["undo"],
        ["setup", "--yes", "--knee", "right"],
    ],
)
def test_a_dry_run_says_what_would_happen_and_writes_nothing(planned, home, words):
    def journal():
        files = (home / "data").rglob("*")
        return {file: file.read_bytes() for file in files if file.is_file()}

    before = journal()

    result = planned(*words, "--dry-run")

    assert result.code == 0
    assert result.out
    assert "nothing was written" in result.err
    assert journal() == before
