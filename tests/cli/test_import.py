"""Bringing in files: first a look, then one change."""

from __future__ import annotations

import json
import os

import pytest

RUNS = """date,time,type,distance_m,duration_s
2026-11-20,07:00,run,5000,1800
2026-11-24,07:00,run,6000,2200
2026-11-28,18:30,ride,20000,3600
"""


@pytest.fixture
def listed(home):
    """A list with two runs and a ride."""
    path = home / "list.csv"
    path.write_text(RUNS)
    return str(path)


@pytest.fixture
def broken(home):
    """A file that promises an activity and holds none."""
    path = home / "broken.fit"
    path.write_bytes(b"this is no fit file")
    return str(path)


@pytest.fixture
def long_list(home):
    """More runs than are brought in unasked."""
    path = home / "long.csv"
    days = (f"2026-{month:02d}-{day:02d}" for month in (8, 9, 10) for day in range(1, 25, 3))
    path.write_text("date,distance_m\n" + "".join(f"{day},4000\n" for day in days))
    return str(path)


def test_an_import_shows_what_it_found_and_brings_it_in(easeback, listed):
    result = easeback("import", listed)

    assert result.code == 0
    assert "New: 2 runs, 11.0 km" in result.out
    assert "Not a run, kept as other training: 1" in result.out
    assert "Imported 2 runs and 1 other activity." in result.out
    assert [run["distance_m"] for run in easeback("runs", "--json").data] == [5000, 6000]


def test_an_import_tells_what_it_did_to_the_base(easeback, listed):
    assert "4-week base changed from 0.0 to 2.8 km a week" in easeback("import", listed).out


def test_a_second_import_of_the_same_file_changes_nothing(easeback, listed):
    easeback("import", listed)

    result = easeback("import", listed)

    assert result.code == 0
    assert "Already here: 3" in result.out
    assert len(easeback("runs", "--json").data) == 2


def test_an_import_is_one_step_to_undo(easeback, listed):
    easeback("import", listed)

    easeback("undo")

    assert easeback("runs", "--json").data == []


def test_a_dry_run_of_an_import_brings_nothing_in(easeback, listed):
    result = easeback("import", listed, "--dry-run", "--json")

    assert [item["distance_m"] for item in result.data["new"]] == [5000, 6000]
    assert easeback("runs", "--json").data == []


def test_other_sports_can_be_left_out(easeback, listed):
    result = easeback("import", listed, "--only", "run")

    assert "Imported 2 runs." in result.out


def test_unreadable_files_beside_good_ones_are_partly_done(easeback, listed, broken):
    result = easeback("import", listed, broken)

    assert result.code == 7
    assert "Not taken: 1" in result.out
    assert "broken.fit" in result.out
    assert len(easeback("runs", "--json").data) == 2


def test_an_unreadable_file_alone_is_a_failure(easeback, broken):
    result = easeback("import", broken)

    assert result.code == 1
    assert "broken.fit" in result.err


def test_a_file_that_is_not_there_is_a_failure(easeback):
    result = easeback("import", "nowhere.gpx")

    assert result.code == 1
    assert "nowhere.gpx" in result.err


def test_many_runs_are_not_brought_in_unasked(easeback, long_list):
    result = easeback("import", long_list)

    assert result.code == 2
    assert "--yes" in result.err
    assert easeback("runs", "--json").data == []


def test_many_runs_are_brought_in_with_yes(easeback, long_list):
    assert easeback("import", long_list, "--yes").code == 0
    assert len(easeback("runs", "--json").data) == 24


def test_the_report_holds_every_group(easeback, listed, broken, home):
    easeback("import", listed, broken, "--report", str(home / "report.json"))

    report = json.loads((home / "report.json").read_text())
    assert {name: len(group) for name, group in report.items()} == {
        "new": 2, "not_a_run": 1, "already_here": 0, "same_run": 0, "doubtful": 0,
        "better": 0, "asked": 0, "unreadable": 1,
    }  # fmt: skip


def test_a_report_that_cannot_be_written_stops_the_import(easeback, listed, home):
    result = easeback("import", listed, "--report", str(home / "no" / "folder" / "report.json"))

    assert result.code == 1
    assert easeback("runs", "--json").data == []


@pytest.mark.parametrize("zone", ["Europe/Osol", "Europe", "../etc/passwd"])
def test_a_zone_nobody_knows_is_refused(easeback, listed, zone):
    result = easeback("import", listed, "--tz", zone)

    assert result.code == 2
    assert "time zone" in result.err


def test_the_named_zone_is_that_of_the_runs(easeback, listed):
    easeback("import", listed, "--tz", "Europe/Oslo")

    assert easeback("runs", "--json").data[0]["start_utc"] == "2026-11-20T06:00:00Z"


def test_what_is_perhaps_here_already_comes_in_only_on_demand(easeback, home):
    easeback("log", "run", "5k", "--on", "2026-11-20")
    path = home / "other.csv"
    path.write_text("date,distance_m\n2026-11-20,5050\n")

    assert "Perhaps the same as another" in easeback("import", str(path)).out
    assert len(easeback("runs", "--json").data) == 1
    easeback("import", str(path), "--doubtful")
    assert len(easeback("runs", "--json").data) == 2


def test_a_run_without_a_distance_comes_in_with_its_day(easeback, home):
    path = home / "treadmill.csv"
    path.write_text("date,time,type,distance_m,duration_s\n2026-11-20,07:00,run,0,1800\n")

    assert easeback("import", str(path)).code == 0
    assert easeback("runs", "--json").data[0]["duration_s"] == 1800


def test_a_file_whose_name_is_no_text_comes_in(easeback, home):
    path = home / os.fsdecode(b"b\xffd.csv")
    path.write_text(RUNS)

    assert easeback("import", str(path)).code == 0
    assert easeback("import", str(home), "--json").code == 0
    assert len(easeback("runs", "--json").data) == 2
