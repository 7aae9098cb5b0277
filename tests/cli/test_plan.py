"""`plan`: the days ahead solved anew, and exercise steps; `today --minutes`."""

from __future__ import annotations


def test_a_plan_that_fits_has_nothing_to_change(planned):
    result = planned("plan", "solve")

    assert result.code == 0
    assert "Nothing in the plan has to change." in result.out


def test_without_accept_nothing_is_written(planned):
    before = planned("week", "--json").data

    result = planned("plan", "solve", at="2026-12-14")

    assert "--accept" in result.out
    assert planned("week", "--json").data == before
    assert planned("plan", "solve", "--json", at="2026-12-14").json["undo_id"] is None


def test_accept_takes_it_up_and_undo_takes_it_back(planned):
    shown = planned("plan", "solve", "--json", at="2026-12-14").data

    applied = planned("plan", "solve", "--accept", "--json", at="2026-12-14")

    assert shown["changes"]
    assert applied.data["applied"]
    assert applied.json["undo_id"]
    assert not planned("plan", "solve", "--json", at="2026-12-14").data["changes"]
    planned("undo", at="2026-12-14")
    again = planned("plan", "solve", "--json", at="2026-12-14").data
    assert len(again["changes"]) == len(shown["changes"])


def test_after_a_missed_week_each_answer_is_shown_with_what_it_would_change(planned):
    result = planned("plan", "solve", at="2026-12-14")

    for way in ("roll", "drop", "ease"):
        assert f"--missed {way}" in result.out
    assert "(shown)" in result.out


def test_a_change_names_its_rule(planned):
    result = planned("plan", "solve", "--missed", "drop", at="2026-12-14")

    assert "(LONG)" in result.out
    # 14 days off on Monday: 0.79 of the typed 15.0 km.
    assert "Week of Mon 14 Dec: 16.8 km → 11.9 km" in result.out


def test_twelve_weeks_and_no_more_than_sixteen(planned):
    assert planned("plan", "solve", "--days", "84").code == 0
    assert planned("plan", "solve", "--days", "200").code == 2


def test_steps_say_when_none_is_due(planned):
    assert "Nothing in the plan has to change." in planned("plan", "steps").out


def test_without_a_plan_it_says_how_to_get_one(easeback):
    result = easeback("plan", "solve")

    assert result.code == 4
    assert "setup" in result.err


def test_a_day_with_little_time_keeps_the_best_sets_and_says_what_is_left_out(planned):
    whole = planned("today", "--json").data["items"]
    result = planned("today", "--minutes", "5")

    assert whole
    assert "left out" in result.out
    data = planned("today", "--minutes", "5", "--json").data
    assert data["minutes"] <= 5
    assert data["items"]
    assert all(one["back"] for one in data["left"])


def test_what_is_ticked_already_takes_no_time(planned):
    planned("tick", "quad", "--sets", "3", "--side", "l")
    planned("tick", "quad", "--sets", "3", "--side", "r")

    data = planned("today", "--minutes", "60", "--json").data

    assert "quad_set" not in {one["exercise"] for one in data["items"]}


def test_a_short_session_leaves_out_what_a_red_flag_bars_and_says_why(easeback):
    easeback("setup", "--knee", "left", "--plan", "runners-knee-12-weeks", "--red-flag",
             "other_site", "--yes")  # fmt: skip

    data = easeback("today", "wed", "--minutes", "60", "--json").data
    out = easeback("today", "wed", "--minutes", "60").out

    assert data["not_now"] == {"hipflex_stretch": "more knee load than is open to you now (0 of 3)"}
    assert {one["exercise"] for one in data["items"]} == {"ham_stretch", "calf_stretch", "itb_roll"}
    assert "Hip-flexor stretch left out: more knee load than is open to you now (0 of 3)." in out


def test_no_time_at_all_is_refused(planned):
    assert planned("today", "--minutes", "0").code == 2


def kilometres(easeback, day: str, at: str = "2026-11-30") -> list[int]:
    items = easeback("today", day, "--json", at=at).data["items"]
    return [item["planned"]["distance_m"] for item in items if item["kind"] == "run"]


def test_a_run_is_added_up_to_its_cap(planned):
    result = planned("plan", "add", "2k", "sat")

    assert result.code == 0
    assert "Added run of 2.0 km on Sat 5 Dec." in result.out
    assert kilometres(planned, "sat") == [2000]


def test_a_run_over_its_cap_is_refused_with_the_flags_that_go_on(planned):
    result = planned("plan", "add", "12k", "sat")

    assert result.code == 3
    assert "12.0 km on Sat 5 Dec is over the cap of" in result.err
    assert "--shorten" in result.err
    assert "--because" in result.err
    assert kilometres(planned, "sat") == []


def test_shorten_holds_it_and_because_goes_over_it(planned):
    held = planned("plan", "add", "12k", "sat", "--shorten")
    assert "shortened to its cap of" in held.out
    planned("undo")

    over = planned("plan", "add", "12k", "sat", "--because", "club run")

    assert over.code == 0
    assert kilometres(planned, "sat") == [12_000]
    assert "your reason" in planned("lint").out


def test_a_card_is_moved_by_its_number_or_name(planned):
    (metres,) = kilometres(planned, "2026-12-01")

    result = planned("plan", "move", "run", "wed", "--on", "tue", "--shorten")

    assert result.code == 0, result.err
    assert kilometres(planned, "2026-12-02") == [metres]


def test_a_week_is_copied_with_its_runs_held_at_their_caps(planned):
    refused = planned("plan", "copy", "1", "--beside")
    assert refused.code == 3
    assert "runs are over their caps" in refused.err

    result = planned("plan", "copy", "1", "--beside", "--shorten", "--json")

    assert result.code == 0
    assert "Copied the week of Mon 30 Nov to the next week" in result.data


def test_words_that_do_not_belong_are_refused(planned):
    assert planned("plan", "solve", "fri").code == 2
    assert planned("plan", "add", "4k").code == 2
    assert planned("plan", "move", "1").code == 2
    assert planned("plan", "copy", "1", "2").code == 2
