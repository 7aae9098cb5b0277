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

    assert "(GAP)" in result.out


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


def test_no_time_at_all_is_refused(planned):
    assert planned("today", "--minutes", "0").code == 2
