"""Facts are corrected and taken out by their id, and every step can be taken back."""

from __future__ import annotations

import pytest

AT = "2026-11-30T18:00"


def logged(easeback, *words, at=AT):
    return easeback("log", "run", *words, "--json", at=at).data["run"]["id"]


def test_runs_begin_with_the_id_that_fix_takes(easeback):
    run = logged(easeback, "5k", "--pain", "1")

    assert easeback("runs").out.split()[0] == run[:8]
    assert easeback("fix", run[:8], "5.2k", "31:20", "--after", "2").code == 0

    data = easeback("runs", "--json").data[0]
    assert (data["distance_m"], data["duration_s"]) == (5200, 1880)
    assert (data["pain_during"], data["pain_after"]) == (1, 2)
    easeback("undo")
    assert easeback("runs", "--json").data[0]["distance_m"] == 5000


def test_a_time_alone_leaves_the_distance(easeback):
    run = logged(easeback, "5k")

    easeback("fix", run[:6], "30:00")

    data = easeback("runs", "--json").data[0]
    assert (data["distance_m"], data["duration_s"]) == (5000, 1800)


def test_a_score_is_forgotten_with_none(easeback):
    run = logged(easeback, "5k", "--pain", "1", "--after", "8")

    easeback("fix", run, "--after", "none")

    assert easeback("runs", "--json").data[0]["pain_after"] is None


def run_card(easeback, day, at):
    items = easeback("today", day, "--json", at=at).data["items"]
    return next(item for item in items if item["kind"] == "run")


def test_a_run_moved_to_another_day_leaves_its_card(planned):
    tuesday = "2026-12-01T18:00"
    run = logged(planned, "4k", at=tuesday)
    assert run_card(planned, "today", tuesday)["done"]["id"] == run

    planned("fix", run, "--on", "mon", at=tuesday)

    assert run_card(planned, "today", tuesday)["done"] is None
    there = run_card(planned, "yesterday", tuesday)["done"]
    assert (there["id"], there["date"], there.get("planned", "")) == (run, "2026-11-30", "")


def test_a_score_its_moment_and_its_knee(easeback):
    pain = easeback("pain", "7", "--rest", "--json").data["pain"]["id"]

    easeback("fix", pain[:8], "2", "--moment", "stairs", "--side", "r")

    fixed = easeback("today", "--json").data["pain"][0]
    assert (fixed["score"], fixed["moment"], fixed["side"]) == (2, "stairs", "right")


def test_the_words_of_a_note_and_other_training(easeback):
    note = easeback("note", "stairs bad", "--json").data["id"]
    ride = easeback("log", "bike", "40min", "--json").data["cross"]["id"]

    easeback("fix", note[:8], "stairs", "are", "fine")
    easeback("fix", ride[:8], "50min", "--pain", "1")

    assert easeback("today", "--json").data["notes"][0]["text"] == "stairs are fine"
    done = easeback("today", "--json").data["items"][0]["done"]
    assert (done["duration_s"], done["pain_during"]) == (3000, 1)


def test_what_a_kind_has_not_is_refused(easeback):
    pain = easeback("pain", "1", "--rest", "--json").data["pain"]["id"]

    result = easeback("fix", pain, "--terrain", "flat")

    assert result.code == 2
    assert "--terrain does not belong to pain 1/10" in result.err


def test_a_finding_is_nought_or_one(easeback):
    test = easeback("test", "swelling", "1", "--json").data["id"]

    assert easeback("fix", test, "5").code == 2
    assert easeback("fix", test, "0").code == 0


@pytest.mark.parametrize("word", ["zzzz", "ab", ""])
def test_an_entry_nobody_knows_is_not_found(easeback, word):
    assert easeback("fix", word, "5k").code == 4
    assert easeback("rm", word).code == 4


def test_saying_what_it_says_already_changes_nothing(easeback):
    run = logged(easeback, "5k")

    result = easeback("fix", run, "5k")

    assert "It says that already." in result.out
    assert "undo" not in result.err


def test_without_an_id_the_last_days_are_listed(easeback):
    run = logged(easeback, "5k")
    note = easeback("note", "hello", "--json").data["id"]

    out = easeback("fix").out

    assert run[:8] in out
    assert f"{note[:8]}  Mon 30 Nov  note “hello”" in out


def test_several_are_taken_out_as_one_change(easeback):
    run = logged(easeback, "5k")
    pain = easeback("pain", "1", "--rest", "--json").data["pain"]["id"]

    assert easeback("rm", run[:8], pain[:8]).code == 0

    assert easeback("runs", "--json").data == []
    assert easeback("today", "--json").data["pain"] == []
    easeback("undo")
    assert len(easeback("runs", "--json").data) == 1
    assert len(easeback("today", "--json").data["pain"]) == 1


def test_one_id_unknown_takes_nothing_out(easeback):
    run = logged(easeback, "5k")

    assert easeback("rm", run, "zzzz").code == 4

    assert len(easeback("runs", "--json").data) == 1


def test_the_same_run_typed_twice_is_refused_where_nobody_can_be_asked(easeback):
    logged(easeback, "5k", "31:20")

    result = easeback("log", "run", "5k", "31:20")

    assert result.code == 2
    assert "already. Is this another one?" in result.err
    assert "--again" in result.err
    assert len(easeback("runs", "--json").data) == 1


def test_again_keeps_both(easeback):
    logged(easeback, "5k", "31:20")

    assert easeback("log", "run", "5k", "31:20", "--again").code == 0
    assert len(easeback("runs", "--json").data) == 2


@pytest.mark.parametrize(
    ("second", "asked"),
    [
        (["5k"], True),
        (["5.02k", "31:20"], True),
        (["5k", "35:00"], False),
        (["4k", "31:20"], False),
        (["5k", "31:20", "--on", "yesterday"], False),
    ],
)
def test_what_looks_like_the_same_run(easeback, second, asked):
    logged(easeback, "5k", "31:20")

    assert (easeback("log", "run", *second).code == 2) is asked


@pytest.mark.parametrize(("start", "asked"), [("08:20", True), ("08:40", False), ("07:45", True)])
def test_runs_that_overlap_are_one(easeback, start, asked):
    logged(easeback, "5k", "30:00", "--at-time", "08:00")

    result = easeback("log", "run", "3k", "20:00", "--at-time", start, at=AT)

    assert (result.code == 2) is asked


def test_entries_of_one_second_keep_their_order(easeback):
    for word in "abcdefgh":
        easeback("note", word, at=AT)
    for word in "abcdefgh":
        easeback("note", word, "--on", "yesterday", at=AT)

    for day in ("today", "yesterday"):
        notes = easeback("today", day, "--json", at=AT).data["notes"]
        assert "".join(note["text"] for note in notes) == "abcdefgh"


def test_a_run_is_over_the_limit_and_that_is_said(planned):
    result = planned("log", "run", "15k", at="2026-12-01T18:00")

    assert result.code == 0
    assert "over the" in result.err
    assert "it is kept as it happened" in result.err


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("pain 5 --stairs", "5/10 on stairs is more than the knee should have"),
        ("log run 2k --pain 1 --after 6", "6/10 an hour after is more"),
        ("log bike 30min --pain 6", "6/10 is more"),
        ("test stairs_down 6", "6/10 is more"),
        ("tick --pain 6", "6/10 during the exercise is too much for that exercise"),
        ("pain 8 --rest", "8/10 at rest is severe"),
    ],
)
def test_pain_of_five_and_more_is_answered_wherever_it_is_said(planned, line, said):
    assert said in planned(*line.split()).err


@pytest.mark.parametrize(
    "line", ["pain 4 --stairs", "log run 2k --pain 4", "tick --pain 5", "test swelling 1"]
)
def test_what_is_less_is_not(planned, line):
    err = planned(*line.split()).err
    assert "/10" not in err.replace("Take it back", "")


def test_the_answer_names_the_lock(planned):
    planned("flag", "raise", "bone_pain")

    result = planned("pain", "5", "--stairs")

    assert "Running stays locked until a professional has cleared you: one sore spot" in result.err


def test_undo_of_hard_pain_is_not_answered_again(planned):
    planned("pain", "6", "--stairs")

    assert "6/10" not in planned("undo").err


def test_every_kind_of_entry_is_corrected_and_removed_by_its_id(planned):
    entered = {
        "run": planned("log", "run", "5k", "--json", at=AT).data["run"]["id"],
        "cross": planned("log", "bike", "40min", "--json", at=AT).data["cross"]["id"],
        "pain": planned("pain", "2", "--stairs", "--json", at=AT).data["pain"]["id"],
        "note": planned("note", "fine", "--json", at=AT).data["id"],
        "test": planned("flag", "swelling", "--json", at=AT).data["test"]["id"],
        "flag": planned("flag", "raise", "night_pain", "--json", at=AT).data["id"],
    }
    later = "2026-12-01T18:00"

    for kind, name in entered.items():
        moved = planned("fix", name, "--on", "2026-11-29", "--json", at=later)
        assert moved.code == 0, (kind, moved.err)
        assert moved.data["after"]["date"] == "2026-11-29"
        assert planned("rm", name, "--yes", at=later).code == 0, kind
        assert planned("rm", name, "--yes", at=later).code == 4, kind


def test_a_red_flag_is_removed_only_as_a_mistake(planned):
    lock = planned("flag", "raise", "night_pain", "--json", at=AT).data["id"]

    asked = planned("rm", lock, at=AT)

    assert asked.code == 2
    assert "mistake" in asked.err
    assert "flag clear" in asked.err
    assert "locked since" in planned("flag", at=AT).out


def test_a_set_is_corrected_and_keeps_its_hour(planned):
    ticked = planned("tick", "1", "--json", at="2026-11-30T18:00").data["sets"][0]

    fixed = planned("tick", "1", "--again", "--reps", "6", "--json", at="2026-11-30T19:00")

    (after,) = fixed.data["sets"]
    assert after["tick"]["reps"] == 6
    assert (after["exercise"], after["tick"]["at"]) == (ticked["exercise"], ticked["tick"]["at"])
    planned("undo", at=AT)
    assert planned("tick", "--again", at=AT).code == 2


def test_a_late_note_stands_at_the_hour_it_speaks_of(planned):
    note = planned("note", "slept badly", "--on", "sun", "--at-time", "7:05", "--json", at=AT).data
    assert (note["date"], note["at"]) == ("2026-11-29", "07:05")

    fixed = planned("fix", note["id"], "--at-time", "6:30", "--json", at=AT)

    assert fixed.data["after"]["at"] == "06:30"
