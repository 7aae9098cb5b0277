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
    assert "FLARE 2026-12-01 5.4 > 0.0 km" in result.out.splitlines()
    assert result.out.splitlines()[-1].endswith("broken rules.")


def test_json_names_rule_date_wanted_and_allowed(planned):
    planned("log", "run", "5k", "33:00", "--pain", "6")

    result = planned("lint", "--json")

    assert (result.code, result.json["ok"], result.json["code"]) == (3, False, 3)
    first = result.data["findings"][0]
    assert first["rule"] == "FLARE"
    assert (first["date"], first["wanted_m"], first["allowed_m"]) == ("2026-12-01", 5400, 0)


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


def test_a_plan_file_with_high_load_is_laid_out_clear_of_the_long_run(planned, heavy: Path):
    result = planned("lint", str(heavy), "--json")

    assert result.code == 0
    assert {each["rule"] for each in result.data["findings"]} == {"APART"}
    assert result.data["sessions"] == 10


def test_high_load_moved_to_the_day_before_the_long_run_breaks_the_order(easeback, heavy: Path):
    folder = Path(easeback("where", "plans").out.strip())
    folder.mkdir(parents=True, exist_ok=True)
    heavy.rename(folder / "heavy.toml")
    easeback("setup", "--knee", "left", "--weekly", "15k", "--longest", "6k", "--plan", "heavy")
    easeback("plan", "move", "1", "sat")

    result = easeback("lint")

    assert result.code == 3
    assert any(line.startswith("EX-4 2026-12-05 Legs") for line in result.out.splitlines())


def test_light_work_on_days_in_a_row_is_only_remarked_on(easeback, heavy: Path):
    easeback("setup", "--knee", "left", "--exercise-days", "mon tue wed")
    light = HEAVY.replace("TIER", "1").replace("per_week = 6", "per_week = 3\napart = true")
    heavy.write_text(light)

    result = easeback("lint", str(heavy), "--json")

    assert result.code == 0, result.out
    assert {each["rule"] for each in result.data["findings"]} == {"APART"}
    assert not any(each["broken"] for each in result.data["findings"])


def test_linting_a_plan_changes_nothing(planned, heavy: Path):
    before = planned("week", "--json").out
    planned("lint", str(heavy))

    assert planned("week", "--json").out == before


def test_a_plan_can_be_linted_before_the_setup(easeback, heavy: Path):
    result = easeback("lint", str(heavy))

    assert result.code == 0
    assert "Legs: a day is wanted between these" in result.out


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
