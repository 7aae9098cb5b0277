"""Bringing in files: first a look, then one change."""

from __future__ import annotations

import io
import json
import os
import sys
from datetime import UTC, datetime, timedelta

import pytest

from planner.cli.frame import call
from tests.exchange.making import fit_run, gpx, put, straight, strava, strava_row

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
        "better": 0, "asked": 0, "unreadable": 1, "own": 0,
    }  # fmt: skip


def test_a_report_is_for_its_owner_and_never_goes_over_another_file_unasked(easeback, listed, home):
    report = home / "report.json"
    easeback("import", listed, "--report", str(report), "--dry-run")
    assert report.stat().st_mode & 0o777 == 0o600
    report.write_text("mine")

    refused = easeback("import", listed, "--report", str(report))
    assert (refused.code, report.read_text()) == (2, "mine")
    assert easeback("runs", "--json").data == []

    assert easeback("import", listed, "--report", str(report), "--yes").code == 0
    assert json.loads(report.read_text())["new"]
    (home / "link.json").symlink_to(report)
    assert easeback("import", listed, "--report", str(home / "link.json"), "--yes").code == 1


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


def test_the_usual_week_that_was_typed_is_a_part_of_the_base(easeback, listed):
    easeback("setup", "--knee", "left", "--weekly", "20k", "--longest", "8k")

    told = easeback("import", listed)

    assert told.code == 0
    assert "base changed" not in told.out


AT = "2026-11-29T12:00"
MORNING = datetime(2026, 11, 20, 7, tzinfo=UTC)


@pytest.fixture
def at_terminal(monkeypatch):
    """Somebody who answers each question with the next of these words."""

    def answering(*answers):
        monkeypatch.setattr(call, "is_terminal", lambda _: True)
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{one}\n" for one in answers)))

    return answering


def ride(home):
    """A track of 34 km at 3:53 a kilometre that names no sport."""
    return str(put(home, "ride.gpx", gpx(straight(34_000, 4.3, start=MORNING), sport="")))


def metres(easeback):
    return [run["distance_m"] for run in easeback("runs", "--json", at=AT).data]


def test_a_track_without_a_sport_stays_out_until_it_is_said_what_it_was(easeback, home):
    path = ride(home)

    for flags in ((), ("--yes",), ("--odd", "--doubtful")):
        result = easeback("import", path, *flags, at=AT)
        assert result.code == 7
        assert "34.0 km in 2:11:50, 3:53 /km" in result.out
        assert "--sport run brings it in." in result.out
    assert metres(easeback) == []
    assert easeback("import", path, "--sport", "run", at=AT).code == 0
    assert metres(easeback) == [34_013]


def test_what_a_track_was_may_be_another_sport(easeback, home):
    result = easeback("import", ride(home), "--sport", "ride", at=AT)

    assert "kept as other training: 1 (cycling 1)" in result.out
    assert metres(easeback) == []
    assert easeback("import", ride(home), "--sport", "flyng", at=AT).code == 2


def test_on_a_terminal_each_group_is_asked_about_once(easeback, home, at_terminal):
    at_terminal("y", "n")
    put(home, "b/car.fit", fit_run(MORNING + timedelta(days=1), metres=30_000))
    put(home, "b/hike.gpx", gpx(straight(3000, 1.2, start=MORNING), sport=""))
    put(home, "b/ride.gpx", gpx(straight(34_000, 4.3, start=MORNING + timedelta(2)), sport=""))

    result = easeback("import", str(home / "b"), at=AT)

    assert "Bring in the 2 that may be no run as runs? [y/N]" in result.err
    assert "Bring in the one that is odd? [y/N]" in result.err
    assert result.code == 7
    assert len(metres(easeback)) == 2


def test_what_is_odd_is_kept_with_the_words_why(easeback, home):
    path = str(put(home, "car.fit", fit_run(MORNING, metres=30_000)))

    assert "--odd brings it in" in easeback("import", path, at=AT).out
    easeback("import", path, "--odd", at=AT)

    assert "That is faster than anyone runs." in easeback("runs", at=AT).out


def test_a_damaged_file_that_was_read_ends_with_7_and_the_remark_stays_with_the_run(easeback, home):
    path = str(put(home, "a.fit", fit_run(MORNING)[:-2] + b"\0\0"))

    result = easeback("import", path, at=AT)

    assert result.code == 7
    assert "Worth a look: 1." in result.out
    assert "checksum" in easeback("runs", at=AT).out
    assert easeback("import", path, at=AT).code == 0


def test_a_better_source_replaces_by_choice_and_undo_brings_the_old_one_back(easeback, home):
    track = gpx(straight(4860, 2.7, start=MORNING))
    easeback("import", str(put(home, "a.gpx", track)), at=AT)
    before = metres(easeback)
    better = str(put(home, "b.fit", fit_run(MORNING, offset_h=11)))

    result = easeback("import", better, "--yes", at=AT)
    assert "Left as it is: 1. --replace takes the better source." in result.out
    assert metres(easeback) == before
    result = easeback("import", better, "--replace", at=AT)

    assert "Imported 1 replacement." in result.out
    assert metres(easeback) == [5000]
    assert "Already here: 1." in easeback("import", better, at=AT).out
    easeback("undo", at=AT)
    assert metres(easeback) == before


def test_a_sport_edited_on_the_platform_takes_the_run_out(easeback, home):
    easeback("import", str(put(home, "a.fit", fit_run(MORNING))), at=AT)
    row = strava_row(7, date='"Nov 20, 2026, 7:00:00 AM"', kind="Nordic Ski", metres="5000",
                     moving="1800")  # fmt: skip
    path = str(put(home, "activities.csv", strava(row)))

    assert "run → cross-country skiing" in easeback("import", path, at=AT).out
    assert metres(easeback) == [5000]
    easeback("import", path, "--replace", at=AT)
    assert metres(easeback) == []
    easeback("undo", at=AT)
    assert metres(easeback) == [5000]


def test_an_import_tells_what_it_did_to_the_cap(easeback, planned, home):
    path = str(put(home, "a.fit", fit_run(MORNING, metres=12_000, timer_s=4800)))

    assert "The cap of a run today changed from" in easeback("import", path, at=AT).out


def test_a_dry_run_says_which_flag_takes_what(easeback, home):
    result = easeback("import", ride(home), "--dry-run", at=AT)

    assert "--sport run" in result.out
    assert result.code == 7


def test_a_guess_can_be_put_right_by_saying_what_the_file_was(easeback, home):
    path = str(put(home, "a.gpx", gpx(straight(5000, 2.8, start=MORNING), sport="")))
    easeback("import", path, at=AT)
    assert len(metres(easeback)) == 1

    result = easeback("import", path, "--sport", "hike", "--replace", at=AT)

    assert "run → hiking" in result.out
    assert metres(easeback) == []
    easeback("import", path, "--sport", "run", "--replace", at=AT)
    assert len(metres(easeback)) == 1
