"""JSON of Garmin's archive, Polar, Suunto and Google, and the names of Takeout's files."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from planner.domain.values.run import RunKind
from planner.exchange.formats.takeout import offset_of
from planner.exchange.imports.duplicates import sort_out
from planner.exchange.sources.fit_sort import fit_sort
from planner.exchange.sources.found import Found
from tests.exchange.making import (
    START,
    cross_of,
    file_id,
    fit,
    fit_run,
    found_in,
    only,
    put,
    run_of,
    tcx,
    zipped,
)

MS = int(START.timestamp() * 1000)
HOUR = 3_600_000


def garmin(**more: Any) -> dict[str, Any]:
    return {
        "activityId": 111,
        "name": "Loop",
        "activityType": "running",
        "beginTimestamp": MS,
        "startTimeGmt": float(MS),
        "startTimeLocal": float(MS - 5 * HOUR),
        "duration": 1_800_000.0,
        "distance": 500_000.0,
        "elevationGain": 6100.0,
        "avgRunCadence": 82.0,
    } | more


def archive(*activities: Any) -> str:
    return json.dumps([{"summarizedActivitiesExport": list(activities)}])


def one(tmp_path: Path, value: Any) -> Found:
    text = value if isinstance(value, str) else json.dumps(value)
    return only(put(tmp_path, "a.json", text))


def test_garmins_archive_counts_in_centimetres_and_milliseconds(tmp_path: Path) -> None:
    found = one(tmp_path, archive(garmin()))

    run = run_of(found)
    assert (run.distance_m, run.duration_s, run.ascent_m, run.cadence) == (5000, 1800, 61, 164)
    assert run.start is not None
    assert run.start.isoformat() == "2026-03-01T02:10:05-05:00"
    assert (run.source.family, run.source.id, run.title) == ("garmin", "111", "Loop")
    assert found.guessed == ()


def test_the_same_of_the_web_counts_in_metres_and_seconds(tmp_path: Path) -> None:
    value = garmin(
        activityType={"typeKey": "treadmill_running"},
        beginTimestamp=None,
        startTimeGmt=None,
        startTimeGMT="2026-03-01 07:10:05",
        startTimeLocal="2026-03-01 08:10:05",
        duration=1800.0,
        distance=5000.0,
    )

    run = run_of(one(tmp_path, [value]))
    assert (run.distance_m, run.duration_s) == (5000, 1800)
    assert run.run_kind is RunKind.TREADMILL
    assert run.start is not None
    assert run.start.isoformat() == "2026-03-01T08:10:05+01:00"


def test_a_multisport_day_counts_once_and_other_sports_are_other(tmp_path: Path) -> None:
    text = archive(
        garmin(activityId=1, activityType="multi_sport", parent=True),
        garmin(activityId=2, parentId=1),
        garmin(activityId=3, parentId=1, activityType="quidditch_v2"),
    )

    run, other = found_in(put(tmp_path, "a.json", text))

    assert run_of(run).source.id == "2"
    assert cross_of(other).sport == "quidditch v2"


def test_a_damaged_activity_among_others_costs_only_itself(tmp_path: Path) -> None:
    text = archive(
        None, "x", {"activityId": 5}, garmin(beginTimestamp=1e300, startTimeGmt=None), garmin()
    )

    founds = found_in(put(tmp_path, "a.json", text))

    assert sum(found.run is not None for found in founds) in (1, 2)
    assert all(found.run is not None or found.remark for found in founds)


def test_an_account_archive_counts_each_run_once_and_lists_no_monitoring(tmp_path: Path) -> None:
    fits: dict[str, bytes | str] = {
        "me_1.fit": fit_run(offset_h=-5, metres=4900),
        **{f"me_{n}.fit": fit(file_id(32)) for n in range(2, 40)},
        "me_40.fit": fit(file_id(2)),
    }
    path = put(
        tmp_path,
        "garmin.zip",
        zipped(
            {
                "DI_CONNECT/DI-Connect-Fitness/me_0_summarizedActivities.json": archive(garmin()),
                "DI_CONNECT/DI-Connect-Wellness/sleep.json": "[]",
                "DI_CONNECT/DI-Connect-Uploaded-Files/UploadedFiles_0-_Part1.zip": zipped(fits),
            }
        ),
    )

    dry = sort_out(found_in(path), [])

    assert [run_of(found).distance_m for found in dry.new] == [5000]
    assert (len(dry.same_run), dry.unreadable) == (1, ())


def test_a_fit_file_of_another_sort_that_was_named_is_answered(tmp_path: Path) -> None:
    assert only(put(tmp_path, "a.fit", fit(file_id(32)))).remark


@pytest.mark.parametrize(
    ("data", "sort"),
    [
        (fit(file_id(4)), 4), (fit(file_id(32)), 32), (fit(), None), (b"", None),
        (fit(file_id(4))[:20], None), (b"\x0e" + bytes(40), None),
    ],
)  # fmt: skip
def test_the_sort_of_a_fit_file_stands_in_its_first_message(data: bytes, sort: int | None) -> None:
    assert fit_sort(data) == sort


# Polar


def polar(**more: Any) -> dict[str, Any]:
    return {
        "exportVersion": "1.6",
        "name": "Running",
        "startTime": "2026-11-20T07:00:00.000",
        "distance": 5000.0,
        "duration": "PT30M10.5S",
        "exercises": [{"sport": "RUNNING", "distance": 4990.0, "duration": "PT1H"}],
    } | more


def test_a_session_of_polar_is_read_on_the_runners_clock(tmp_path: Path) -> None:
    run = run_of(one(tmp_path, polar()))

    assert (run.distance_m, run.duration_s) == (5000, 1810)
    assert run.start is not None
    assert run.start.isoformat() == "2026-11-20T07:00:00+01:00"
    assert run.source.family == "polar"


def test_the_offset_of_polar_is_taken_where_it_stands(tmp_path: Path) -> None:
    run = run_of(one(tmp_path, polar(timezoneOffset=-300)))

    assert run.start is not None
    assert run.start.isoformat() == "2026-11-20T07:00:00-05:00"


def test_every_exercise_of_a_session_counts(tmp_path: Path) -> None:
    first = {"sport": "CYCLING", "startTime": "2026-11-20T07:00:00", "duration": "PT1H2M3S"}
    second = {"sport": "TREADMILL_RUNNING", "startTime": "2026-11-20T08:05:00", "duration": "PT20M"}

    ride, run = found_in(put(tmp_path, "a.json", json.dumps(polar(exercises=[first, second]))))

    assert cross_of(ride).duration_s == 3723
    assert (run_of(run).duration_s, run_of(run).distance_m) == (1200, 0)
    assert f"{run_of(run).start:%H:%M}" == "08:05"


# Suunto, Google


def test_a_log_of_suunto_is_read_and_its_sport_is_never_guessed_from_a_number(
    tmp_path: Path,
) -> None:
    header = {
        "Activity": "Running", "ActivityType": 3, "DateTime": "2026-11-20T07:00:00.000+01:00",
        "Distance": 5020, "Duration": 1810.2, "Ascent": 61,
    }  # fmt: skip
    run = run_of(one(tmp_path, {"DeviceLog": {"Header": header, "Samples": []}}))

    assert (run.distance_m, run.duration_s, run.ascent_m) == (5020, 1810, 61)
    assert run.start is not None
    assert run.start.utcoffset() is not None


def test_a_session_of_google_fit_is_read(tmp_path: Path) -> None:
    value = {
        "fitnessActivity": "running",
        "startTime": "2026-11-20T06:00:00Z",
        "endTime": "2026-11-20T06:30:10Z",
        "duration": "1805s",
        "aggregate": [
            {"metricName": "com.google.step_count.delta", "intValue": 5000},
            {"metricName": "com.google.distance.delta", "floatValue": 5020.4},
        ],
    }

    run = run_of(one(tmp_path, value))

    assert (run.distance_m, run.duration_s) == (5020, 1805)
    assert run.start == datetime(2026, 11, 20, 6, tzinfo=UTC)


def test_the_name_of_a_takeout_file_tells_the_runners_clock(tmp_path: Path) -> None:
    name = "Takeout/Fit/Activiteiten/2026-03-01T02_10_05.073-05_00_PT30M_Running.tcx"

    found = only(put(tmp_path, name, tcx()))

    run = run_of(found)
    assert run.start is not None
    assert run.start.isoformat() == "2026-03-01T02:10:05-05:00"
    assert found.guessed == ()


@pytest.mark.parametrize(
    ("name", "minutes"),
    [
        ("x/2014-10-22T19_46_33.073+02_00_PT11M1.714S_Running.tcx", 120),
        ("2014-10-22T19:46:33-03:30_PT11M.tcx", -210),
        ("2014-10-22T19_46_33Z_PT11M.tcx", 0),
        ("2014-10-22T19_46_33+99_00_PT11M.tcx", None),
        ("activity_1.tcx", None),
    ],
)
def test_offsets_in_names(name: str, minutes: int | None) -> None:
    offset = offset_of(name)

    assert (None if offset is None else offset.total_seconds() / 60) == minutes


@pytest.mark.parametrize(
    "text",
    [
        '[{"summarizedActivitiesExport": [',
        '{"DeviceLog": 5}',
        '{"startTime": 5, "exercises": 7}',
        '{"fitnessActivity": null}',
        '{"startTime": "x", "exercises": ' + "[" * 5000,
        '{"schema": "easeback/1", "data": []}',
        '{"schema": "easeback/1", "data": {"records": {"run": [{"kind": "run"}]}}}',
    ],
)
def test_damaged_json_is_refused_with_a_sentence(tmp_path: Path, text: str) -> None:
    for found in found_in(put(tmp_path, "a.json", text)):
        assert found.run is None
        assert found.remark
        assert found.hint
