"""Reading as a whole: progress, order, and what is recognised but holds no run."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.exchange.imports.read import read
from planner.exchange.sources.sniff import kind_of
from tests.exchange.making import (
    fit_run,
    found_in,
    gpx,
    only,
    put,
    strava,
    strava_row,
    tcx,
    zipped,
)

GARMIN = (
    "Aktivitätstyp,Datum,Favorit,Titel,Distanz,Kalorien,Zeit\n"
    'Laufen,2026-03-01 07:10:05,false,"Made, up","5,02",400,00:30:10\n'
)


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (GARMIN, "Garmin Connect"),
        ('[{"summarizedActivitiesExport": []}]', "Garmin account"),
        ('<?xml version="1.0"?><!DOCTYPE HealthData><HealthData locale="x">', "Apple Health"),
        ('<?xml version="1.0"?><kml xmlns="x"></kml>', "KML"),
    ],
)
def test_what_is_recognised_but_holds_no_run_is_named_with_a_way_out(
    tmp_path: Path, data: str, word: str
) -> None:
    found = only(put(tmp_path, "data.bin", data))

    assert found.run is None
    assert word in found.remark
    assert found.hint


def test_progress_counts_every_file_up_to_the_last(tmp_path: Path) -> None:
    put(tmp_path, "e/activities.csv", strava(strava_row(file="activities/1.fit")))
    put(tmp_path, "e/activities/1.fit", fit_run())
    put(tmp_path, "e/activities/2.gpx", gpx())
    seen: list[tuple[int, int, str]] = []

    list(read([tmp_path / "e"], zone=UTC, new_id=lambda: "x", progress=lambda *at: seen.append(at)))

    assert [done for done, _, _ in seen] == sorted(done for done, _, _ in seen)
    assert seen[-1][:2] == (3, 3)


def test_every_record_gets_an_id_of_its_own(tmp_path: Path) -> None:
    put(tmp_path, "e/a.fit", fit_run())
    put(tmp_path, "e/b.gpx", gpx())

    assert [found.run.id for found in found_in(tmp_path / "e") if found.run] == ["r1", "r2"]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "unknown"),
        (b"PK\x03\x04...", "zip"),
        (fit_run(), "fit"),
        (gpx().encode(), "gpx"),
        (gpx().encode("utf-16"), "gpx"),
        (b"\xef\xbb\xbf\n " + tcx().encode(), "tcx"),
        (strava().encode(), "strava-csv"),
        (strava(strava_row(name="ü" * 9)).encode()[:-40], "strava-csv"),
        (b"date,distance_m\n", "plain-csv"),
        (b"Dear diary, today I ran\n", "unknown"),
        (b"<html><body>gpx</body></html>", "unknown"),
        (bytes(100), "unknown"),
    ],
)
def test_a_file_is_known_by_its_first_bytes(data: bytes, kind: str) -> None:
    assert kind_of(data, "name.dat") == kind


SEEDS = (
    fit_run(),
    gpx().encode(),
    tcx((1000, 300), (2000, 700)).encode(),
    strava(strava_row(1), strava_row(2)).encode(),
    zipped({"activities.csv": strava(), "activities/1.fit": fit_run()}),
    b"date,time,distance_m,duration_s\n2026-03-01,07:10,5000,1800\n",
)


@settings(
    max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    seed=st.sampled_from(SEEDS),
    edits=st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), max_size=8),
    cut=st.integers(0, 10_000),
)
def test_whatever_the_bytes_there_is_a_sentence_and_never_a_traceback(
    tmp_path: Path, seed: bytes, edits: list[tuple[int, int]], cut: int
) -> None:
    data = bytearray(seed)
    for place, value in edits:
        data[place % len(data)] = value
    path = put(tmp_path, "any.fit", bytes(data[: max(1, len(data) - cut % len(data))]))

    for found in found_in(path):
        assert (found.run is None) == (found.outcome not in ("run", "cross", "no_sport"))
        assert found.run is not None or (found.remark and found.hint)
