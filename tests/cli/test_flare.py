"""`flare`: an open flare shown again and taken up; what every view says while it lasts."""

from __future__ import annotations

import pytest

WEDNESDAY = "2026-11-04"


@pytest.fixture
def flared(easeback):
    """15 km a week, 6.0 the longest; 5/10 in Tuesday's run, and a quiet morning after it."""
    easeback("setup", "--knee", "left", "--weekly", "15k", "--longest", "6k", at="2026-11-02")
    easeback(
        "log", "run", "5k", "33:00", "--on", "2026-11-03",
        "--before", "0", "--pain", "5", "--after", "1", "--morning", "1", at=WEDNESDAY,
    )  # fmt: skip
    return easeback


def runs_ahead(easeback, day: str) -> list[int]:
    """Metres of the runs planned in the week of a day."""
    days = easeback("week", day, "--json", at=day).data["days"]
    items = [item for each in days for item in each["items"] if item["kind"] == "run"]
    return [item["planned"]["distance_m"] for item in items if item["planned"]]


def test_without_a_flare_there_is_none_to_show_or_accept(planned):
    for words in (("flare",), ("flare", "--accept")):
        result = planned(*words)
        assert (result.code, result.out) == (0, "No flare is open.\n")
    assert planned("flare", "--json").data == {"flare": None}


def test_it_says_what_set_it_off_what_it_waits_for_and_the_way_back(flared):
    """Worked check 31: three days without running, then 0.6 and 0.8 of 6.0 km."""
    out = flared("flare", at=WEDNESDAY).out

    assert "Flare since Tue 3 Nov: a run on Tue 3 Nov that was too much (5/10)." in out
    assert "No running before Fri 6 Nov; then 4 mornings in a row are at 2 or less" in out
    assert "As of today back by 3.6, 4.8 km, shares of 6.0 km" in out
    assert "No trial gives these numbers" in out


def test_showing_it_changes_nothing_and_accepting_is_one_change(flared):
    before = runs_ahead(flared, WEDNESDAY)
    shown = flared("flare", "--json", at=WEDNESDAY)
    assert shown.json["undo_id"] is None
    assert runs_ahead(flared, WEDNESDAY) == before

    taken = flared("flare", "--accept", "--json", at=WEDNESDAY)

    assert taken.data["flare"]["applied"] == len(shown.data["flare"]["changes"])
    # Thursday's run rests; Sunday's is the first step.
    assert runs_ahead(flared, WEDNESDAY)[-1] == 3600
    assert flared("flare", "--json", at=WEDNESDAY).data["flare"]["changes"] == []
    flared("undo", at=WEDNESDAY)
    assert runs_ahead(flared, WEDNESDAY) == before


def test_what_waits_is_brought_up_by_today_until_it_is_taken(flared):
    waiting = "easeback flare shows them"
    assert waiting in flared("today", at=WEDNESDAY).out

    flared("flare", "--accept", at=WEDNESDAY)

    assert waiting not in flared("today", at=WEDNESDAY).out
    assert "Flare since Tue 3 Nov" in flared("today", at=WEDNESDAY).out


@pytest.mark.parametrize(("pain", "x", "severe"), [("5", 1, False), ("7", 0, True)])
def test_programs_read_the_step_its_first_day_and_whether_it_is_severe(
    easeback, pain: str, x: int, severe: bool
):
    easeback("setup", "--knee", "left", "--weekly", "15k", "--longest", "6k", at="2026-11-02")
    easeback("log", "run", "5k", "--pain", pain, "--on", "2026-11-03", at=WEDNESDAY)

    told = {"x": x, "severe": severe, "since": "2026-11-03"}
    today = easeback("today", "--json", at=WEDNESDAY).data
    why = easeback("why", "--json", at=WEDNESDAY).data["limits"]
    flare = next(limit for limit in why if limit["rule"] == "FLARE")

    for found in (today["flare"], today["cap"], flare["inputs"]):
        assert {name: found[name] for name in told} == told


def test_without_a_flare_programs_read_none(planned):
    data = planned("today", "--json").data

    assert data["flare"] is None
    assert "x" not in data["cap"]


PROFESSIONAL = "This flare has been open for 22 days. Have a professional look at it."


@pytest.mark.parametrize("command", ["today", "week"])
def test_a_professional_is_named_after_three_weeks_until_the_flare_is_over(flared, command: str):
    """Nothing was answered. Then 14 days without an event, 7 mornings of them quiet: it is over."""
    assert "open for" not in flared(command, at="2026-11-24").out
    assert PROFESSIONAL in flared(command, at="2026-11-25").out
    assert PROFESSIONAL in flared("today", "--json", at="2026-11-25").data["professional"]

    for day in range(25, 30):
        flared("pain", "1", "--morning", at=f"2026-11-{day}")
        assert "open for" in flared(command, at=f"2026-11-{day}").out
    for day in (30, 1):
        month = 11 if day == 30 else 12
        flared("pain", "1", "--morning", at=f"2026-{month}-{day:02}")

    assert flared("today", "--json", at="2026-12-01").data["flare"] is None
    assert "professional" not in flared(command, at="2026-12-01").out


def test_a_swollen_knee_is_for_a_doctor_after_three_days(planned):
    """More than 72 hours (rules.md 7), until two days after it is called gone no run."""
    planned("flag", "swelling", at="2026-12-01")

    assert "see a doctor" not in planned("today", at="2026-12-04").out
    assert "see a doctor" in planned("today", at="2026-12-05").out
    assert "see a doctor" in planned("week", at="2026-12-05").out


@pytest.mark.parametrize("pain", ["5", "7"])
def test_once_taken_up_no_week_ahead_breaks_a_rule(easeback, pain: str):
    """Not only the next fortnight: whatever is planned fits the way back."""
    made = easeback(
        "setup", "--knee", "left", "--weekly", "15k", "--longest", "6k",
        "--plan", "runners-knee-12-weeks", at="2026-11-02",
    )  # fmt: skip
    assert made.code == 0, made.err
    easeback("gates", "--skip", "build", "--because", "the physio said so", at="2026-11-02")
    easeback("gates", "--skip", "run-strong", "--because", "the physio said so", at="2026-11-02")
    easeback("plan", "solve", "--days", "112", "--accept", at="2026-11-02")
    easeback("log", "run", "5k", "33:00", "--pain", pain, at="2026-11-03")
    assert easeback("lint", "2026-11-04", at="2026-11-04").code == 3

    easeback("flare", "--accept", at="2026-11-04")

    for week in ("2026-11-04", "2026-11-09", "2026-11-16", "2026-11-23", "2026-12-07"):
        result = easeback("lint", week, at="2026-11-04")
        assert result.code == 0, result.out


def test_why_names_a_run_whose_answers_a_day_to_come_takes_for_granted(planned):
    planned("log", "run", "3k", "21:00", "--pain", "1", "--on", "2026-12-01", at="2026-12-01T19:00")

    told = planned("why", "2026-12-03", at="2026-12-01T19:00").out
    data = planned("why", "2026-12-03", "--json", at="2026-12-01T19:00").data

    assert "All this if what the run of Tue 1 Dec still waits for is quiet." in told
    assert data["awaited"] == ["2026-12-01"]
