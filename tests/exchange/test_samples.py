"""Real files from public test suites, with the facts other readers find in them.

They lie beside the repository and are not part of it; without them these tests are skipped.
Tolerances are those of the samples' README: FIT and TCX 1 m and 1 s, GPX 2 %, lists 10 m in sum.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from planner.domain.values.run import CrossTraining, Run
from planner.exchange.imports.duplicates import sort_out
from planner.exchange.sources.found import Found
from planner.exchange.sources.list_answers import ListAnswers
from tests.exchange.making import cross_of, found_in, run_of

SAMPLES = Path(__file__).parents[3] / "shared" / "samples"
MANIFEST = SAMPLES / "manifest.json"

pytestmark = pytest.mark.skipif(not MANIFEST.exists(), reason="the sample files are not here")


def entries(folder: str, starts: str = "") -> list[Any]:
    if not MANIFEST.exists():
        return []
    files = json.loads(MANIFEST.read_text(encoding="utf-8"))["files"]
    wanted = [entry for entry in files if entry["file"].startswith(f"{folder}/{starts}")]
    return [pytest.param(entry, id=entry["file"]) for entry in wanted]


def read(entry: dict[str, Any]) -> list[Found]:
    return found_in(SAMPLES / entry["file"], zone=UTC)


def record(found: Found) -> Run | CrossTraining:
    assert found.run is not None, found
    return found.run


def instant(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.mark.parametrize("entry", entries("fit"))
def test_a_fit_file_gives_the_sessions_other_readers_find(entry: dict[str, Any]) -> None:
    expected = entry["expected"]

    founds = read(entry)

    for found, session in zip(founds, expected["sessions"], strict=False):
        if session["sport"] == "generic":
            assert "sport" in found.guessed
            continue
        run = record(found)
        assert (found.outcome == "run") == (session["sport"] == "running")
        assert run.start == instant(session["start_utc"])
        assert run.distance_m == pytest.approx(session["distance_m"], abs=1)
        assert run.duration_s == pytest.approx(session["timer_s"], abs=1)
    assert len(founds) == max(1, len(expected["sessions"]))
    if expected["outcome"] == "damaged_but_partly_readable":
        assert founds[0].remark


def test_of_a_fit_file_cut_in_half_the_first_half_counts() -> None:
    (found,) = found_in(SAMPLES / "fit/made-cut-in-half.fit", zone=UTC)

    run = run_of(found)
    assert run.start == instant("2015-08-15T14:45:08Z")
    assert run.distance_m == pytest.approx(5091.1, abs=1)
    assert "cut off" in found.remark


def test_a_fit_file_with_nothing_but_its_id_is_refused() -> None:
    (found,) = found_in(SAMPLES / "fit/valid_only_contain_fileid.fit")

    assert found.outcome == "no_track"


@pytest.mark.parametrize("entry", entries("tcx"))
def test_a_tcx_file_gives_what_other_readers_find(entry: dict[str, Any]) -> None:
    expected = entry["expected"]

    (found,) = read(entry)

    if expected["outcome"] == "unreadable":
        assert found.outcome == "unreadable"
        return
    run = record(found)
    assert (found.outcome == "run") == (expected["sport"].lower() == "running")
    assert run.start == instant(expected["start_utc"])
    assert run.distance_m == pytest.approx(expected["distance_m"], abs=1)
    assert run.duration_s == pytest.approx(expected["moving_s"], abs=1)


WITHOUT_SPORT = {
    "gpx/cerknicko-without-times.gpx",
    "gpx/korita-zbevnica.gpx",
    "gpx/legacy_gpx_pause_resume.gpx",
    "gpx/track-with-empty-segment.gpx",
}
"""Tracks whose file does not say what they were, and whose pace does not either."""


@pytest.mark.parametrize("entry", entries("gpx"))
def test_a_gpx_file_gives_what_other_readers_find(entry: dict[str, Any]) -> None:
    expected = entry["expected"]

    founds = read(entry)

    outcomes = {found.outcome for found in founds}
    if entry["file"] in WITHOUT_SPORT:
        dry = sort_out(founds, [])
        assert dry.records == ()
        assert len(dry.asked) + len(dry.unreadable) == len(founds)
    elif expected["outcome"] == "ok_but_without_time":
        assert outcomes == {"without_time"}
    elif expected["outcome"] != "ok":
        assert outcomes == {expected["outcome"]}
    else:
        run = record(founds[0])
        assert run.start == instant(expected["start_utc"]).replace(microsecond=0)
        assert run.distance_m == pytest.approx(expected["distance_m"], rel=0.02, abs=1)
        assert run.duration_s is not None
        assert run.duration_s <= expected["elapsed_s"] + 1


def test_a_jump_across_the_globe_adds_no_distance() -> None:
    (found,) = found_in(SAMPLES / "gpx/legacy_gpx_pause_resume.gpx")

    assert found.run is None


@pytest.mark.parametrize("entry", entries("csv", "strava"))
def test_a_strava_list_gives_the_counts_and_sums_of_the_manifest(entry: dict[str, Any]) -> None:
    expected = entry["expected"]

    founds = read(entry)

    runs = [run_of(found) for found in founds if found.outcome == "run"]
    starts = sorted(run.start for run in runs if run.start is not None)
    assert len(founds) == expected["rows"]
    assert len(runs) == expected["runs"]
    assert len(runs) + sum(found.outcome == "cross" for found in founds) == len(founds)
    assert sum(run.distance_m for run in runs) == pytest.approx(
        expected["run_distance_m"], abs=max(10, len(runs) / 2)
    )
    assert sum(run.duration_s or 0 for run in runs) == pytest.approx(
        expected["run_moving_s"], abs=1
    )
    if runs:
        assert max(run.distance_m for run in runs) == round(expected["longest_run_m"])
        assert starts[0] == instant(expected["first_run_utc"])
        assert starts[-1] == instant(expected["last_run_utc"])


@pytest.mark.parametrize("entry", entries("csv", "garmin"))
def test_a_garmin_list_is_asked_for_its_unit_and_then_read(entry: dict[str, Any]) -> None:
    expected = entry["expected"]

    (asked,) = read(entry)
    founds = found_in(SAMPLES / entry["file"], zone=UTC, answers=ListAnswers(unit=expected["unit"]))

    assert asked.asks == "unit"
    assert "Garmin" in asked.remark
    runs = [run_of(found) for found in founds if found.outcome == "run"]
    starts = sorted(run.start for run in runs if run.start is not None)
    assert (len(founds), len(runs)) == (expected["rows"], expected["runs"])
    assert sum(run.distance_m for run in runs) == pytest.approx(expected["run_distance_m"], abs=3)
    assert max(run.distance_m for run in runs) == round(expected["longest_run_m"])
    assert sum(run.duration_s or 0 for run in runs) == pytest.approx(expected["run_time_s"], abs=2)
    assert f"{starts[0]:%Y-%m-%d %H:%M:%S}" == expected["first_run_local"]
    assert f"{starts[-1]:%Y-%m-%d %H:%M:%S}" == expected["last_run_local"]


@pytest.mark.parametrize("entry", entries("apple-health"))
def test_an_apple_export_gives_its_workouts_and_never_its_routes(entry: dict[str, Any]) -> None:
    expected = entry["expected"]

    founds = read(entry)

    assert len(founds) == expected["workouts"]
    for found, workout in zip(founds, expected["run_list"], strict=True):
        run = run_of(found)
        assert run.start == instant(workout["start_utc"])
        assert run.distance_m == pytest.approx(workout["distance_m"], abs=1)
        assert run.duration_s == pytest.approx(workout["duration_s"], abs=1)
        assert str(run.start).endswith("-08:00"), "the zone of the run, not of the export"


@pytest.mark.parametrize(
    ("name", "rows", "runs"), [("a", 3366, 3353), ("c", 1012, 968), ("e", 1003, 1003)]
)
def test_the_histories_are_plain_lists(name: str, rows: int, runs: int) -> None:
    founds = found_in(SAMPLES / f"histories/runner_{name}.csv")

    assert len(founds) == rows
    assert sum(found.outcome == "run" for found in founds) == runs
    assert {found.run.source.zone for found in founds if found.run} == {"file"}
    assert all("zone" not in found.guessed for found in founds)


def test_one_ride_in_three_formats_counts_once() -> None:
    founds = found_in(
        SAMPLES / "gpx/activity_5039744860.gpx",
        SAMPLES / "tcx/activity_5039744860.tcx",
        SAMPLES / "fit/2020-06-01-16-52-40.fit",
    )

    dry = sort_out(founds, [])

    assert [found.basis for found in dry.cross] == ["session"]
    assert cross_of(dry.cross[0]).distance_m == 668
    assert len(dry.same_run) == 2


def test_one_run_as_a_row_a_gzip_and_a_file_counts_once_with_the_zone_of_the_watch() -> None:
    founds = found_in(
        SAMPLES / "fit/12866632127.fit.gz",
        SAMPLES / "fit/2022-05-29-15-53-35_Laufen_Landal_Park.fit",
        SAMPLES / "csv/strava-en-2025-columns.csv",
        zone=UTC,
    )

    dry = sort_out(founds, [])

    (kept,) = dry.new
    assert kept.basis == "summary"
    assert str(run_of(kept).start) == "2022-05-29 17:53:35+02:00"
    assert len(dry.same_run) == 2


def test_importing_all_samples_again_changes_nothing() -> None:
    founds = found_in(SAMPLES / "fit", SAMPLES / "gpx", SAMPLES / "tcx", SAMPLES / "csv")

    first = sort_out(founds, [])
    second = sort_out(founds, first.records)

    assert len(first.records) > 100
    assert second.records == ()
