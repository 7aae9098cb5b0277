"""Runs and other training."""

from __future__ import annotations

TUESDAY = "2026-12-01"


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
    assert easeback("today", "--json").data["pain"][0]["moment"] == "morning"
    easeback("undo")
    assert easeback("runs", "--json").data == []
    assert easeback("today", "--json").data["pain"] == []


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


def test_what_is_asked_of_runs_alone_is_refused_for_a_ride(easeback):
    assert easeback("log", "bike", "40min", "--before", "2").code == 2
    assert easeback("log", "bike", "40min", "--swelling").code == 2


def test_a_ride_says_what_it_is_worth_for_the_knee(easeback):
    result = easeback("log", "bike", "40min", "--pain", "1")

    assert "Worth 12 min of running for the knee: a day that loaded the knee." in result.out
    assert "the first 2 times up to 30 min" in result.out
    again = easeback("log", "bike", "20min", "--on", "yesterday", "--json").data
    assert (again["running_min"], again["loads_knee"]) == (6, False)


def test_a_ride_with_seven_of_ten_opens_a_severe_flare(easeback):
    result = easeback("log", "bike", "40min", "--pain", "7")

    assert result.code == 0
    assert "Severe flare since Mon 30 Nov: 7/10 in cycling on Mon 30 Nov." in result.out


def test_running_in_water_is_no_run(easeback):
    easeback("log", "pool run", "30min")

    assert easeback("runs", "--json").data == []


def test_an_odd_pace_is_kept_and_said(easeback):
    result = easeback("log", "run", "5k", "5:00")

    assert result.code == 0
    assert "That is an unusual run of 5.0 km" in result.err
    assert "unusual" not in easeback("log", "run", "5k", "30:00", "--on", "yesterday").err
