"""`backtest`: the runs that were done, against the caps of their mornings."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

FIRST = date(2026, 9, 1)
LONG = date(2026, 11, 24)


@pytest.fixture
def ran(easeback, home: Path):
    """Twelve weeks of 5 km every other day, and one run of 9 km."""
    days = [FIRST + timedelta(days=2 * number) for number in range(42)]
    lines = [f"{day},07:00,5000,1980" for day in days]
    lines.append(f"{LONG},07:00,9000,3600")
    table = home / "runs.csv"
    table.write_text("\n".join(["date,time,distance_m,duration_s", *lines]) + "\n")
    brought = easeback("setup", "--knee", "left", "--history", str(table))
    assert brought.code == 0, brought.err
    return easeback


def test_a_run_over_its_cap_is_named_with_rule_wanted_and_allowed(ran):
    result = ran("backtest", "--from", "2026-11-01")

    assert result.code == 0
    assert "Tue 24 Nov 2026  LONG  9.0 > 5.5 km" in result.out
    assert "The caps would have held 1: LONG 1." in result.out


def test_the_counts_say_that_they_are_no_causes(ran):
    out = ran("backtest", "--from", "2026-11-01").out

    assert "counts, not causes" in out
    assert not any(word in out for word in ("because", "due to", "led to", "risk"))


def test_json_holds_every_day_held_and_both_tallies(ran):
    data = ran("backtest", "--from", "2026-11-01", "--json").data

    assert data["first"] == "2026-11-01"
    assert data["held"] == [
        {
            "date": "2026-11-24",
            "rule": "LONG",
            "wanted_m": 9000,
            "allowed_m": 5500,
            "verdict": "unknown",
        }
    ]
    assert data["by_rule"] == {"LONG": 1}
    assert data["over"]["days"] == data["over"]["unknown"] == 1
    assert data["within"]["days"] == 11


def test_without_a_day_it_begins_at_the_first_run_and_ends_today(ran):
    data = ran("backtest", "--json").data

    assert (data["first"], data["last"]) == ("2026-09-01", "2026-11-30")
    assert data["over"]["days"] + data["within"]["days"] == 43


def test_an_amber_run_is_counted_where_it_fell(ran):
    ran("log", "run", "4k", "--on", "2026-11-28", "--pain", "3")

    data = ran("backtest", "--from", "2026-11-28", "--json").data

    assert data["within"]["amber"] + data["over"]["amber"] == 1


def test_no_run_is_said(easeback):
    result = easeback("backtest")

    assert result.code == 0
    assert "no run" in result.out


def test_days_the_wrong_way_round_are_refused(ran):
    result = ran("backtest", "--from", "2026-11-20", "--to", "2026-11-10")

    assert result.code == 2
    assert "lies before" in result.err


def test_a_day_to_come_has_nothing_to_look_back_at(ran):
    assert ran("backtest", "--from", "2027-01-01").code == 2


def test_who_sets_up_with_an_archive_is_told_at_once_what_the_caps_would_have_said(ran, home):
    again = ran("setup", "--knee", "left", "--history", str(home / "runs.csv"), "--yes")
    assert "What the caps would have said" not in again.out  # it was here already

    ran("undo", "2")
    told = ran("setup", "--knee", "left", "--history", str(home / "runs.csv"))
    told_json = ran("undo") and ran(
        "setup", "--knee", "left", "--history", str(home / "runs.csv"), "--json"
    )

    assert "What the caps would have said" in told.out
    assert "The longest jump: Tue 24 Nov 2026, 9.0 km where the cap was 5.5 km." in told.out
    assert told_json.data["archive"]["jump"]["wanted_m"] == 9000


def test_set_up_takes_what_happened_out_of_an_export_and_leaves_its_plan_out(ran, home):
    assert ran("export", "json", "-o", str(home / "all.json")).code == 0
    other = ("--data", str(home / "other"))

    told = ran("setup", "--knee", "right", "--history", str(home / "all.json"), *other)

    assert "The plan and the answers in it are left out" in told.out
    assert len(ran("runs", "--json", *other).data) == 43
    assert ran("config", "get", "knee", "--json", *other).data["value"] == "right"
