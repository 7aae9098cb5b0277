"""Damage for every reader: sound files, and what happens to files."""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Callable

import msgspec

from planner.exchange.sources.list_answers import ListAnswers
from planner.exchange.sources.sniff import Kind
from tests.exchange import making
from tests.exchange.making import file_id, fit, fit_run, gpx, lap, record, session, tcx, zipped


class FuzzTarget(msgspec.Struct, frozen=True):
    """A reader, and a sound file it reads."""

    kind: Kind
    data: bytes
    answers: ListAnswers = ListAnswers()


def _lists() -> dict[str, str]:
    rows = [f'Running,2026-03-{n:02d} 07:10:05,false,"A, b","5.02","00:30:10"' for n in range(1, 9)]
    return {
        "garmin": "\n".join(["Activity Type,Date,Favorite,Title,Distance,Time", *rows]),
        "plain": "date,time,distance_m,duration_s,effort\n2026-03-01,07:10,5000,1800,3\n" * 3,
        "runkeeper": (
            "Activity Id,Date,Type,Route Name,Distance (mi),Duration,Climb (ft),Notes,GPX File\n"
            'a1,2019-05-04 16:35:09,Running,,3.10,28:30,120,"Wet\n""day""",2019.gpx\n'
        ),
        "mapped": "Wann;Wie weit;Lang\n1.3.2026 7:10;5,02;30:10\n13.3.2026;10;1:02:11\n",
        "own-runs": (
            "id,start_utc,local_date,distance_m,duration_s,kind,terrain,source,pain_before,limp,"
            "painful,swelling,verdict,title,note\n"
            "r1,2026-11-20T06:00:00Z,2026-11-20,5000,1800,run,flat,csv,2,false,true,false,ok,a,b\n"
        ),
        "own-pain": (
            "id,local_date,at,score,side,moment,flare,swelling,limp,note\n"
            "p1,2026-11-20,07:00,2,left,morning,false,false,false,stiff\n"
        ),
    }


_GARMIN = {
    "activityId": 1, "activityType": "running", "beginTimestamp": 1772349005000,
    "startTimeLocal": 1772352605000.0, "duration": 1800000.0, "distance": 500000.0, "parentId": 2,
}  # fmt: skip
_OWN = {
    "schema": "easeback/1",
    "data": {
        "records": {
            "run": [{"kind": "run", "id": "r1", "date": "2026-03-01", "distance_m": 5000}],
            "note": [{"kind": "note", "id": "n1", "date": "2026-03-01", "text": "stiff"}],
        }
    },
}
_POLAR = {
    "exportVersion": "1.6", "startTime": "2026-11-20T07:00:00.000", "timezoneOffset": 60,
    "distance": 5000.0, "duration": "PT1H30M10S",
    "exercises": [{"sport": "RUNNING", "duration": "PT1800S"}, {"sport": {"id": "1"}}],
}  # fmt: skip
_SUUNTO = {
    "DeviceLog": {"Header": {"Activity": "Running", "DateTime": "2026-11-20T07:00:00+01:00",
                             "Distance": 5000, "Duration": 1800.5}}
}  # fmt: skip
_GOOGLE = {
    "fitnessActivity": "running", "startTime": "2026-11-20T06:00:00Z", "duration": "661s",
    "endTime": "2026-11-20T06:30:00Z",
    "aggregate": [{"metricName": "com.google.distance.delta", "floatValue": 5020.4}],
}  # fmt: skip
_APPLE = (
    '<?xml version="1.0"?><!DOCTYPE HealthData [<!ELEMENT Me ANY>]><HealthData locale="de_DE">'
    + '<Record type="HKQuantityTypeIdentifierStepCount" value="9"/>\n' * 3
    + '<Workout workoutActivityType="HKWorkoutActivityTypeRunning" duration="30.5"'
    ' durationUnit="min" sourceName="Watch" startDate="2026-03-01 08:10:05 +0100"'
    ' endDate="2026-03-01 08:45:05 +0100"><MetadataEntry key="HKTimeZone" value="Europe/Oslo"/>'
    '<WorkoutStatistics type="HKQuantityTypeIdentifierDistanceWalkingRunning" sum="5.02"'
    ' unit="km"/>'
    "</Workout>\n" * 2 + "</HealthData>"
)
_FIT = fit(file_id(), session(), lap(), record(making.START, 10), making.activity())
_ARCHIVE = {
    "a/activities.csv": making.strava(making.strava_row(file="activities/1.fit.gz")),
    "a/activities/1.fit.gz": gzip.compress(fit_run()),
    "inner.zip": zipped({"b.tcx": tcx(), "c.json": json.dumps([_GARMIN])}),
}
_MAP = ListAnswers(mapping="date=A,distance=B:km,time=C")
_KM = ListAnswers(unit="km", order="day first")


def _targets() -> dict[str, FuzzTarget]:
    lists = {name: text.encode() for name, text in _lists().items()}
    strava = making.strava(*(making.strava_row(n, file=f"activities/{n}.gpx") for n in range(5)))
    return {
        "strava list": FuzzTarget("strava-csv", strava.encode()),
        "garmin list": FuzzTarget("garmin-csv", lists["garmin"], _KM),
        "plain list": FuzzTarget("plain-csv", lists["plain"]),
        "runkeeper list": FuzzTarget("list-csv", lists["runkeeper"], _KM),
        "mapped list": FuzzTarget("table", lists["mapped"], _MAP),
        "own runs": FuzzTarget("own-csv", lists["own-runs"]),
        "own pain": FuzzTarget("own-csv", lists["own-pain"]),
        "own export": FuzzTarget("own-json", _json(_OWN)),
        "garmin archive": FuzzTarget(
            "garmin-json", _json([{"summarizedActivitiesExport": [_GARMIN, _GARMIN]}])
        ),
        "polar": FuzzTarget("polar-json", _json(_POLAR)),
        "suunto": FuzzTarget("suunto-json", _json(_SUUNTO)),
        "google fit": FuzzTarget("google-json", _json(_GOOGLE)),
        "apple health": FuzzTarget("apple-health", _APPLE.encode()),
        "fit": FuzzTarget("fit", _FIT),
        "gpx": FuzzTarget("gpx", gpx(making.straight(300)).encode()),
        "tcx": FuzzTarget("tcx", tcx((1000, 300), (2000, 700)).encode()),
        "archive": FuzzTarget("zip", zipped(_ARCHIVE)),  # type: ignore[arg-type]
    }


def _json(value: object) -> bytes:
    return json.dumps(value).encode()


TARGETS = _targets()
"""A line for each reader; a new one enters here."""

_NUMBER = re.compile(rb"\d+(?:\.\d+)?")
_ODD = (
    b"9" * 400, b"-1", b"1e308", b"1e999", b"0", b"", b"NaN", b"0.0000001", b"99999999999",
    b"\xef\xbc\x91", b"\x00", b'"', b"2026-13-45", b"--", b"5,000", b"null",
)  # fmt: skip


def _flip(chance: random.Random, data: bytearray) -> None:
    for _ in range(chance.randint(1, 8)):
        data[chance.randrange(len(data))] = chance.randrange(256)


def _cut(chance: random.Random, data: bytearray) -> None:
    del data[chance.randrange(len(data)) :]


def _drop(chance: random.Random, data: bytearray) -> None:
    start = chance.randrange(len(data))
    del data[start : start + chance.randint(1, 40)]


def _double(chance: random.Random, data: bytearray) -> None:
    start = chance.randrange(len(data))
    piece = data[start : start + chance.randint(1, 200)]
    data[start:start] = piece * chance.randint(1, 5)


def _number(chance: random.Random, data: bytearray) -> None:
    found = list(_NUMBER.finditer(bytes(data)))
    if found:
        begin, end = chance.choice(found).span()
        data[begin:end] = chance.choice(_ODD)


def _swap(chance: random.Random, data: bytearray) -> None:
    lines = bytes(data).splitlines(keepends=True)
    chance.shuffle(lines)
    data[:] = b"".join(lines)


_DAMAGE: tuple[Callable[[random.Random, bytearray], None], ...] = (
    _flip, _cut, _drop, _double, _number, _number, _number, _swap,
)  # fmt: skip


def damaged(data: bytes, seed: int) -> bytes:
    """The same damage for the same seed."""
    chance = random.Random(seed)
    broken = bytearray(data)
    for _ in range(chance.randint(1, 3)):
        if broken:
            chance.choice(_DAMAGE)(chance, broken)
    return bytes(broken)
