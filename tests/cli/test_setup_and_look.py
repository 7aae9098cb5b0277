"""Setting up, and looking at days, weeks, caps and places."""

from __future__ import annotations

import json
from pathlib import Path

import pytest


def test_setup_lays_out_a_plan_and_shows_its_first_week(easeback):
    result = easeback("setup", "--knee", "left", "--weekly", "15k", "--longest", "6k")

    assert result.code == 0
    assert "Plan Runner's knee basics from Mon 30 Nov 2026" in result.out
    assert "Week 49, 30 Nov – 6 Dec 2026" in result.out
    assert "Strength" in result.out
    assert "easeback undo" in result.err


def test_setup_says_that_it_is_no_diagnosis(easeback):
    assert "no diagnosis" in easeback("setup", "--knee", "left").err


def test_setup_needs_the_knee_and_says_so(easeback):
    result = easeback("setup")

    assert result.code == 2
    assert "--knee" in result.err


def test_setup_does_not_lay_out_another_plan_unasked(planned):
    result = planned("setup", "--knee", "right")

    assert result.code == 2
    assert "--yes" in result.err
    assert planned("today", "--json").data["items"]


def test_setup_again_keeps_what_is_not_said_and_can_be_undone(planned):
    planned("setup", "--knee", "right", "--run-days", "mon wed", "--yes")
    profile = planned("setup", "--yes", "--dry-run", "--json").data["profile"]

    assert profile["knee"] == "right"
    assert profile["run_days"] == [0, 2]
    assert profile["weekly_m"] == 15_000
    assert "Plan" in planned("undo").out
    assert planned("setup", "--yes", "--dry-run", "--json").data["profile"]["knee"] == "left"


def test_setup_of_an_unknown_plan_names_the_known_ones(easeback):
    result = easeback("setup", "--knee", "left", "--plan", "marathon")

    assert result.code == 4
    assert "runners-knee-basics" in result.err


def test_a_red_flag_at_setup_prints_what_to_do_and_locks_running(easeback):
    result = easeback("setup", "--knee", "left", "--red-flag", "bone_pain")

    assert result.code == 0
    assert "bone-stress check" in result.err
    assert "Locked since Mon 30 Nov" in easeback("today").out
    assert easeback("why", "--json").data["state"] == "locked"


def test_an_unknown_red_flag_lists_the_known_ones(easeback):
    result = easeback("setup", "--knee", "left", "--red-flag", "hurts")

    assert result.code == 2
    assert "night_pain" in result.err


def test_an_irregular_runners_longest_run_may_be_beyond_a_usual_week(easeback):
    result = easeback("setup", "--knee", "left", "--weekly", "10k", "--longest", "12k")

    assert result.code == 0


def test_a_longest_run_longer_than_its_month_is_refused(easeback):
    result = easeback("setup", "--knee", "left", "--weekly", "5.5k", "--longest", "60k")

    assert result.code == 2
    assert "longer than five usual weeks" in result.err


EVERYTHING = (
    "--weekly", "20k", "--longest", "8k", "--goal-week", "60k", "--goal-run", "20k",
    "--runs-a-week", "4", "--can-run", "16min", "--born", "1980", "--pace", "6:30",
)  # fmt: skip


def test_setup_keeps_and_sums_up_all_that_was_said(easeback):
    result = easeback(
        "setup", "--knee", "left", "--usual-morning", "3", "--usual-stairs", "4", *EVERYTHING
    )

    assert result.code == 0
    for line in (
        "usual morning pain         left 3/10",
        "usual pain on stairs       left 4/10",
        "running at pain 2 or less  16 min",
        "easy pace                  6:30 /km",
        "year of birth              1980",
        "goal week                  60.0 km",
        "goal run                   20.0 km",
        "running days               Tue, Thu, Fri, Sun",
    ):
        assert line in result.out
    assert "From 45 on, pain on activity" in result.out
    assert "Not said" not in result.out


def test_setup_as_json_holds_the_profile_and_what_is_known(easeback):
    data = easeback(
        "setup", "--knee", "both", "--usual-morning", "3,1", "--usual-stairs", "4", *EVERYTHING,
        "--json",
    ).data  # fmt: skip

    profile = data["profile"]
    assert profile["usual_morning"] == {"left": 3, "right": 1}
    assert profile["usual_stairs"] == {"left": 4, "right": 4}
    assert (profile["can_run_s"], profile["pace_s"], profile["born"]) == (960, 390, 1980)
    assert (profile["goal_week_m"], profile["goal_m"]) == (60_000, 20_000)
    assert data["known"]["answers"]["usual_morning"] == {"left": 3, "right": 1}
    assert data["known"]["not_said"] == []
    assert ["arthritis" in line for line in data["known"]["advice"]] == [True]


@pytest.mark.parametrize("flag", ["--unit", "--units"])
def test_the_unit_named_at_setup_is_the_one_from_then_on(easeback, flag: str) -> None:
    known = easeback("setup", "--knee", "left", "--weekly", "15", "--longest", "5", flag, "mi")

    assert "distances in            miles" in known.out
    assert "15.0 mi" in known.out
    assert " mi" in easeback("week").out


def test_setup_names_what_was_not_said(easeback):
    result = easeback("setup", "--knee", "left", "--weekly", "15k", "--longest", "6k")

    assert "Not said: usual morning pain, usual pain on stairs, running at" in result.out
    assert "arthritis" not in result.out
    assert "professional first" not in result.out


def test_setup_with_an_ordinary_morning_of_5_sends_to_a_professional_at_once(easeback):
    result = easeback("setup", "--knee", "both", "--usual-morning", "1,5")

    assert "A knee at 5/10 on ordinary mornings wants a professional first." in result.out
    assert "at most 8 minutes of running every third day" in result.out


@pytest.mark.parametrize(
    ("runs", "days"),
    [
        ("0", []), ("1", [6]), ("2", [2, 6]), ("3", [1, 3, 6]), ("4", [1, 3, 4, 6]),
        ("5", [0, 2, 3, 4, 6]), ("6", [0, 1, 2, 3, 4, 6]), ("7", [0, 1, 2, 3, 4, 5, 6]),
    ],
)  # fmt: skip
def test_setup_spreads_so_many_runs_over_the_week(easeback, runs: str, days: list[int]):
    result = easeback("setup", "--knee", "left", "--runs-a-week", runs, "--json")

    assert result.data["profile"].get("run_days", []) == days


def test_named_run_days_win_over_their_number_and_setup_says_so(easeback):
    words = ("setup", "--knee", "left", "--run-days", "mon wed fri")

    other = easeback(*words, "--runs-a-week", "4", "--dry-run", "--json").json
    same = easeback(*words, "--runs-a-week", "3", "--dry-run", "--json").json

    assert other["data"]["profile"]["run_days"] == [0, 2, 4]
    assert "the named days stand" in other["warnings"][0]["text"]
    assert "run_days" not in {one["code"] for one in same["warnings"]}


def test_setup_again_keeps_each_answer_until_it_is_taken_back(easeback):
    easeback("setup", "--knee", "left", "--usual-morning", "3", *EVERYTHING)

    again = easeback("setup", "--yes", "--goal-run", "none", "--born", "-", "--json").data

    assert again["known"]["not_said"] == ["usual_stairs", "born", "goal_run"]
    assert again["profile"]["usual_morning"] == {"left": 3}
    assert again["profile"]["run_days"] == [1, 3, 4, 6]


def test_setup_config_setup_and_back_again(easeback):
    def known():
        listed = easeback("config", "--json").data
        return {one["name"]: one["value"] for one in listed if one["kind"] == "answer"}

    easeback("setup", "--knee", "left", "--usual-morning", "3", *EVERYTHING)
    first = known()
    easeback("config", "set", "goal_week", "40k")
    easeback("config", "set", "usual_morning", "2")
    second = known()
    easeback("setup", "--usual-stairs", "1", "--yes")

    assert known() == {**second, "usual_stairs": {"left": 1}}
    easeback("undo")
    assert known() == second == {**first, "goal_week": 40_000, "usual_morning": {"left": 2}}
    easeback("undo", "2")
    assert known() == first


def test_who_has_not_run_says_0_and_needs_no_longest_run(easeback):
    for words in ((), ("--longest", "0")):
        result = easeback("setup", "--knee", "left", "--weekly", "0", *words, "--yes", "--json")

        assert result.code == 0
        assert result.data["known"]["answers"]["weekly"] == 0
        assert result.data["known"]["answers"]["longest"] == 0


def test_a_usual_week_of_0_takes_an_earlier_longest_run_along(planned):
    data = planned("setup", "--weekly", "0", "--yes", "--json").data

    assert data["known"]["answers"]["longest"] == 0


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("--usual-morning", "11"), "from 0"),
        (("--usual-morning", "3,1"), "only the left knee"),
        (("--usual-stairs", "-1"), "from 0"),
        (("--born", "1890"), "1916 to 2008"),
        (("--born", "2030"), "1916 to 2008"),
        (("--born", "2010"), "see a doctor"),
        (("--goal-week", "-60k"), "60k"),
        (("--goal-week", "4k"), "5 to 200 km"),
        (("--goal-run", "61k"), "2 to 60 km"),
        (("--can-run", "-16"), "16"),
        (("--pace", "1:00"), "2:30 to 20:00"),
        (("--runs-a-week", "8"), "0 to 7"),
        (("--runs-a-week", "-1"), "0 to 7"),
        (("--weekly", "-5k"), "-5k"),
        (("--weekly", "0", "--longest", "6k"), "no usual week"),
    ],
)
def test_setup_refuses_what_is_out_of_range_and_keeps_nothing(easeback, words, expected):
    result = easeback("setup", "--knee", "left", *words)

    assert result.code == 2
    assert expected in result.err
    assert easeback("config", "get", "knee", "--json").data["value"] is None


def test_two_goals_that_do_not_go_together_are_told(easeback):
    result = easeback("setup", "--knee", "left", "--goal-week", "10k", "--goal-run", "20k")

    assert "A run of 20.0 km does not fit into weeks of 10.0 km" in result.out


def test_history_comes_in_with_the_plan_as_one_step(easeback, home):
    runs = home / "runs.csv"
    runs.write_text("date,distance_m,duration_s\n2026-11-25,5000,1800\n2026-11-28,6000,2200\n")

    result = easeback("setup", "--knee", "left", "--history", str(runs))

    assert "New: 2 runs" in result.out
    assert len(easeback("runs", "--json").data) == 2
    easeback("undo")
    assert easeback("runs", "--json").data == []


def test_today_without_a_plan_says_how_to_begin(easeback):
    result = easeback("today")

    assert result.code == 0
    assert "easeback setup" in result.out


def test_today_numbers_the_cards_and_shows_the_sets_that_are_left(planned):
    out = planned("today").out

    assert "1  Strength" in out
    assert "Clamshell" in out
    assert "to do: left 3, right 3" in out


def test_today_asks_for_the_morning_until_it_is_answered(planned):
    assert "how is the left knee?" in planned("today").out

    planned("pain", "1", "--morning")

    assert "how is the left knee?" not in planned("today").out


def test_today_shows_the_cap_of_a_planned_run_with_its_rule(planned):
    result = planned("today", "tue")

    assert "Run " in result.out
    assert "At most " in result.out
    assert "(longest run)" in result.out


def test_check_exits_with_ten_only_while_something_is_due(planned):
    assert planned("today", "--check").code == 10
    assert planned("today").code == 0

    planned("tick", "1", "--all")
    planned("pain", "0", "--morning")

    assert planned("today", "--check").code == 0


def test_a_skipped_card_is_not_due(planned):
    planned("pain", "0", "--morning")

    result = planned("skip", "strength", "--because", "ill")

    assert "Skipped Strength" in result.out
    assert planned("today", "--check").code == 0
    assert "skipped: ill" in planned("today").out


def test_the_week_has_seven_days(planned):
    days = planned("week", "--json").data["days"]

    assert [day["date"] for day in days] == [f"2026-{day}" for day in (
        "11-30", "12-01", "12-02", "12-03", "12-04", "12-05", "12-06")]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "first"),
    [
        (["next"], "2026-12-07"),
        (["last"], "2026-11-23"),
        (["-1w"], "2026-11-23"),
        (["+2w"], "2026-12-14"),
        (["24", "dec"], "2026-12-21"),
    ],
)
def test_a_week_is_named_by_any_date_word(planned, words, first):
    assert planned("week", *words, "--json").data["first"] == first


def test_plain_lines_have_no_columns(planned):
    assert "  " not in planned("week", "--plain").out
    assert "1, Strength" in planned("today", "--plain").out


def test_units_can_be_asked_for(planned):
    assert "mi" in planned("why", "--units", "mi").out
    assert planned("why", "--units", "mi", "--json").data == planned("why", "--json").data


def test_why_names_every_rule_with_numbers_and_source(planned):
    data = planned("why", "--json").data

    assert data["date"] == "2026-11-30"
    binding = [limit for limit in data["limits"] if limit["binding"]]
    assert [limit["rule"] for limit in binding] == [data["binding"]]
    assert binding[0]["allowed_m"] == data["hard_m"]
    longest = next(limit for limit in data["limits"] if limit["rule"] == "LONG")
    assert longest["inputs"]["longest"] == 6000
    assert "Frandsen" in longest["source"]
    assert longest["status"] == "EB"


def test_why_in_words_names_the_binding_rule(planned):
    out = planned("why", "tomorrow").out

    assert out.startswith("Tue 1 Dec 2026")
    assert "binds" in out
    assert "Source: " in out


def test_where_names_one_place_or_all(easeback, home):
    assert easeback("where", "data").out == f"{home}/data/easeback/journal\n"
    assert set(easeback("where", "--json").data) == {
        "data", "config", "plans", "state", "cache", "log"}  # fmt: skip


def test_the_schema_is_the_one_that_comes_with_the_plans(easeback):
    bundled = Path(__file__).parents[2] / "plans" / "schema.json"

    assert json.loads(easeback("schema").out) == json.loads(bundled.read_text())


def test_check_finds_nothing_wrong_with_the_bundled_plans(easeback):
    assert easeback("check", "runners-knee-basics", "return-to-running").code == 0


def test_check_tells_every_problem_with_file_and_line(easeback, home):
    plan = home / "bad.toml"
    plan.write_text('id = "bad"\nname = "Bad"\nwekks = 3\n[[phases]]\nid = "one"\n')

    result = easeback("check", str(plan))

    assert result.code == 2
    assert f"{plan}, line 3" in result.err
    problems = easeback("check", str(plan), "--json")
    assert problems.code == 2
    assert problems.json["ok"] is False
    assert len(problems.data["problems"]) > 1


def test_check_of_a_file_that_is_not_there_is_not_found(easeback):
    assert easeback("check", "nowhere.toml").code == 4


def test_pain_on_the_runs_of_late_begins_the_plan_below_the_usual_distance(easeback):
    sore = ("setup", "--knee", "left", "--weekly", "15k", "--longest", "6k", "--pain", "6")

    assert easeback(*sore).code == 0

    found = easeback("why", "tomorrow", "--json").data
    assert found["hard_m"] == 0
    assert found["binding"] == "FLARE"


def test_pain_off_the_scale_sets_nothing_up(easeback):
    result = easeback("setup", "--knee", "left", "--pain", "11")

    assert result.code == 2
    assert "from 0 (none) to 10" in result.err
    assert "no plan yet" in easeback("today").out


def test_a_day_without_a_card_says_what_comes_next(planned):
    planned("plan", "move", "1", "fri", "--on", "mon")

    assert "Nothing is planned. Next: Run on Tue 1 Dec." in planned("today").out


def test_past_the_plans_last_day_it_says_what_holds_and_what_to_do(planned):
    out = planned("today", at="2027-09-06").out

    assert "Nothing is planned from here on: Basics goes on." in out
    assert "easeback plan solve" in out


def test_before_a_plan_begins_it_says_when(easeback):
    easeback("setup", "--knee", "left", "--start", "2027-02-01")

    assert "Runner's knee basics begins on Mon 1 Feb 2027." in easeback("today").out


def test_a_red_flag_leaves_it_at_nothing_planned(easeback):
    easeback("setup", "--knee", "left", "--red-flag", "night_pain")

    assert "Nothing is planned.\n" in easeback("today", at="2027-09-06").out


def test_a_week_tells_planned_done_and_to_come_apart(planned):
    wednesday = "2026-12-02T19:00"
    planned("log", "run", "4k", "28:00", "--pain", "1", at=wednesday)

    told = planned("week", at=wednesday).out
    load = planned("week", "--json", at=wednesday).data["load"]
    review = planned("review", "2026-12-02", at=wednesday).out

    # Tuesday's 4.5 km were not run; what was run on Wednesday was not planned.
    assert "Planned 15.0 km; 4.0 run + 10.5 to come = 14.5 km;" in told
    assert (load["planned_m"], load["done_m"], load["coming_m"]) == (15_000, 4000, 10_500)
    for line in ("3 runs, 15.0 km.", "Done: 1 run, 4.0 km.", "2 runs, 10.5 km."):
        assert line in review
