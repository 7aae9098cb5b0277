"""`lint`: broken rules, a line each, and an exit code for scripts."""

from __future__ import annotations

from pathlib import Path

import pytest

HEAVY = """
id = "heavy"
name = "Heavy legs"

[[phases]]
id = "all"
name = "All"
weeks = 2
runs = { per_week = 3, long_run = true }

[[phases.sessions]]
id = "legs"
name = "Legs"
per_week = 6
items = [{ exercise = "deep_squat" }]

[[exercises]]
id = "deep_squat"
name = "Deep squat"
muscles = ["quadriceps"]
tier = TIER
dose = { sets = 2, reps = 8 }
does = "Loads the knee."
cues = ["Down.", "Up.", "Slowly."]
strength = "CONS"
sources = ["a test"]
"""


@pytest.fixture
def heavy(home: Path) -> Path:
    """A plan with high knee load on six days a week."""
    path = home / "heavy.toml"
    path.write_text(HEAVY.replace("TIER", "3"))
    return path


def test_a_plan_laid_out_under_the_caps_is_in_order(planned):
    result = planned("lint")

    assert result.code == 0
    assert "no rule is broken" in result.out


def test_after_a_flare_the_planned_runs_break_a_rule_and_the_exit_code_is_three(planned):
    planned("log", "run", "5k", "33:00", "--pain", "6")

    result = planned("lint")

    assert result.code == 3
    lines = result.out.splitlines()
    # Three days of rest, then 0.6 of the typed 6.0 km, and 0.8 after a green run.
    assert lines[0] == "FLARE 2026-12-01 4.5 > 0.0 km"
    assert "FLARE 2026-12-03 4.5 > 3.6 km" in lines
    assert "FLARE 2026-12-06 6.0 > 4.8 km" in lines
    assert result.out.splitlines()[-1].endswith("broken rules.")


def test_json_names_rule_date_wanted_and_allowed(planned):
    planned("log", "run", "5k", "33:00", "--pain", "6")

    result = planned("lint", "--json")

    assert (result.code, result.json["ok"], result.json["code"]) == (3, False, 3)
    first = result.data["findings"][0]
    assert first["rule"] == "FLARE"
    assert (first["date"], first["wanted_m"], first["allowed_m"]) == ("2026-12-01", 4500, 0)


def test_a_run_that_was_done_is_past_linting(planned):
    planned("log", "run", "5.4k", "35:00", "--pain", "1", at="2026-12-01")

    dates = {each["date"] for each in planned("lint", "--json", at="2026-12-01").data["findings"]}

    assert "2026-12-01" not in dates


def test_a_date_lints_its_week(planned):
    data = planned("lint", "2026-12-16", "--json").data

    assert (data["first"], data["last"]) == ("2026-12-14", "2026-12-20")
    assert data["runs"] == 3


def test_a_week_that_is_over_has_no_plan_left(planned):
    result = planned("lint", "2026-11-11")

    assert result.code == 2
    assert "backtest" in result.err


def test_a_plan_file_of_high_load_is_laid_out_two_days_apart_and_off_the_eve_of_long_runs(
    planned, heavy: Path
):
    """Six a week, Monday to Saturday: with Sunday's long run three of them have room."""
    result = planned("lint", str(heavy), "--json")

    assert (result.code, result.data["findings"]) == (0, [])
    assert result.data["sessions"] == 6


@pytest.fixture
def on_heavy(easeback, heavy: Path, home: Path):
    """A runner who has taken that plan up."""
    own = home / "config" / "easeback" / "plans"
    own.mkdir(parents=True)
    heavy.rename(own / "heavy.toml")
    made = easeback(
        "setup", "--knee", "left", "--weekly", "15k", "--longest", "6k", "--plan", "heavy"
    )
    assert made.code == 0, made.err
    return easeback


def session_of(easeback, day: str) -> str:
    """The number of the session on a day, as `today` counts."""
    items = easeback("today", day, "--json").data["items"]
    return next(str(item["number"]) for item in items if item["kind"] == "session")


def test_high_load_moved_to_the_day_before_the_long_run_breaks_the_order(on_heavy):
    number = session_of(on_heavy, "2026-12-04")
    on_heavy("plan", "move", number, "2026-12-05", "--on", "2026-12-04")

    result = on_heavy("lint")

    assert result.code == 3
    assert "EX-4 2026-12-05 Legs" in result.out


def test_high_load_on_days_in_a_row_is_remarked_on(on_heavy):
    number = session_of(on_heavy, "2026-11-30")
    on_heavy("plan", "move", number, "2026-12-01", "--on", "2026-11-30")

    result = on_heavy("lint", "--json")

    assert result.code == 0, result.out
    apart = [each for each in result.data["findings"] if each["rule"] == "APART"]
    assert [each["date"] for each in apart] == ["2026-12-02"]
    assert not any(each["broken"] for each in apart)


def test_linting_a_plan_changes_nothing(planned, heavy: Path):
    before = planned("week", "--json").out
    planned("lint", str(heavy))

    assert planned("week", "--json").out == before


def test_a_plan_can_be_linted_before_the_setup(easeback, heavy: Path):
    """Who has told of no running starts on the walk-run ladder, where no run is the long one."""
    result = easeback("lint", str(heavy), "--json")

    assert (result.code, result.data["sessions"]) == (0, 6)


@pytest.mark.parametrize(
    "plan", ["runners-knee-basics", "runners-knee-12-weeks", "return-to-running"]
)
def test_the_programs_own_plans_break_no_rule(planned, plan: str):
    result = planned("lint", plan)

    assert result.code == 0, result.out


@pytest.mark.parametrize("start", ["2026-11-30", "2026-12-03", "2026-12-06"])
@pytest.mark.parametrize("running", ["tue thu sun", "tue sat", "mon wed fri", "sat sun"])
def test_heavy_sessions_of_the_twelve_weeks_stand_clear_of_the_long_run_on_any_days(
    easeback, start: str, running: str
):
    easeback("setup", "--knee", "left", "--weekly", "15k", "--longest", "6k",
             "--run-days", running, at=start)  # fmt: skip

    data = easeback("lint", "runners-knee-12-weeks", "--json", at=start).data

    assert data["sessions"] > 60
    assert "EX-4" not in {each["rule"] for each in data["findings"]}


def test_a_plan_file_with_a_slip_is_told_as_such(planned, home: Path):
    path = home / "slip.toml"
    path.write_text("id = 3\n")

    result = planned("lint", str(path))

    assert result.code == 2
    assert "slip.toml" in result.err


def test_a_plan_file_that_is_not_there_is_not_found(planned):
    assert planned("lint", "nowhere.toml").code == 4
