"""Apple Health: workouts of old and new systems, cut out of a stream."""

from __future__ import annotations

import tracemalloc
from datetime import UTC
from pathlib import Path

import pytest

from planner.domain.values.run import RunKind
from planner.exchange.imports.duplicates import sort_out
from planner.exchange.sources.document import Document
from tests.exchange.making import cross_of, found_in, gpx, only, put, run_of, zipped

DTD = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE HealthData [\n<!ELEMENT HealthData (Me)>\n'
FAULTY = f"{DTD}<!ATTLIST Workout\n  device CDATA #IMPLIED\n" + "<!-- no end\n" * 900 + "]>\n"
RECORD = (
    '<Record type="HKQuantityTypeIdentifierDistanceWalkingRunning" sourceName="iPhone" unit="km"'
    ' startDate="2026-03-01 08:10:05 +0100" endDate="2026-03-01 08:20:05 +0100" value="9"/>\n'
)


def export(*workouts: str, head: str = f"{DTD}]>\n") -> str:
    return f'{head}<HealthData locale="de_DE">\n{RECORD}{"".join(workouts)}{RECORD}</HealthData>\n'


def workout(
    kind: str = "Running",
    *,
    start: str = "2026-03-01 08:10:05 +0100",
    duration: str = "30.5",
    source: str = "Apple Watch",
    old: str = "",
    inside: str = "",
) -> str:
    return (
        f'<Workout workoutActivityType="HKWorkoutActivityType{kind}" duration="{duration}"'
        f' durationUnit="min" {old} sourceName="{source}" startDate="{start}"'
        f' endDate="2026-03-01 08:45:05 +0100">{inside}</Workout>\n'
    )


def distance(total: str = "5.02", unit: str = "km", kind: str = "WalkingRunning") -> str:
    name = f"HKQuantityTypeIdentifierDistance{kind}"
    return f'<WorkoutStatistics type="{name}" sum="{total}" unit="{unit}"/>'


def note(key: str, value: str) -> str:
    return f'<MetadataEntry key="{key}" value="{value}"/>'


@pytest.mark.parametrize(
    ("text", "metres"),
    [
        (workout(old='totalDistance="5.02" totalDistanceUnit="km"'), 5020),
        (workout(old='totalDistance="3.12" totalDistanceUnit="mi"'), 5021),
        (workout(inside=distance()), 5020),
        (workout(inside=distance("3.12", "mi")), 5021),
        (workout(inside=distance("5020", "m")), 5020),
    ],
)
def test_the_distance_of_old_and_new_systems_is_read(
    tmp_path: Path, text: str, metres: int
) -> None:
    found = only(put(tmp_path, "export.xml", export(text)))

    run = run_of(found)
    assert (run.distance_m, run.duration_s) == (metres, 1830)
    assert run.source.family == "apple-health"


def test_the_parts_of_a_workout_are_not_added_to_it(tmp_path: Path) -> None:
    part = f"<WorkoutActivity duration='10'>{distance('2.0')}</WorkoutActivity>"
    text = export(workout(inside=distance() + part))

    assert run_of(only(put(tmp_path, "export.xml", text))).distance_m == 5020


def test_the_zone_is_that_of_the_run_not_of_the_phone_at_the_export(tmp_path: Path) -> None:
    inside = distance() + note("HKTimeZone", "America/Los_Angeles")
    text = workout(start="2016-11-14 07:25:41 -0700", inside=inside)

    found = only(put(tmp_path, "export.xml", export(text)))

    run = run_of(found)
    assert run.start is not None
    assert run.start.isoformat() == "2016-11-14T06:25:41-08:00"
    assert found.guessed == ()


def test_other_sports_are_other_training_and_indoors_is_a_treadmill(tmp_path: Path) -> None:
    text = export(
        workout("TraditionalStrengthTraining"),
        workout(
            start="2026-03-02 08:10:05 +0100", inside=distance() + note("HKIndoorWorkout", "1")
        ),
    )

    strength, run = found_in(put(tmp_path, "export.xml", text))

    assert cross_of(strength).sport == "strength training"
    assert run_of(run).run_kind is RunKind.TREADMILL


def test_of_one_run_from_several_programs_the_watchs_is_kept(tmp_path: Path) -> None:
    text = export(
        workout(source="iPhone", inside=distance("4.8")),
        workout(source="Strava", inside=distance("4.9")),
        workout(source="Garmin Connect", inside=distance("4.95")),
        workout(source="Ann’s Apple Watch", inside=distance("5.02")),
    )

    dry = sort_out(found_in(put(tmp_path, "export.xml", text)), [])

    assert [run_of(found).distance_m for found in dry.new] == [5020]
    assert len(dry.same_run) == 3


def test_routes_are_never_counted(tmp_path: Path) -> None:
    route = gpx(sport="").replace("<gpx ", '<gpx creator="Apple Health Export" ')
    members: dict[str, bytes | str] = {
        "apple_health_export/Export.xml": export(workout(inside=distance())),
        "apple_health_export/export_cda.xml": "<ClinicalDocument/><ClinicalDocument/>",
        "apple_health_export/workout-routes/route_1.gpx": gpx(sport=""),
        "apple_health_export/Trainingsrouten/route_2.gpx": route,
    }

    assert run_of(only(put(tmp_path, "export.zip", zipped(members)))).distance_m == 5020
    alone = only(put(tmp_path, "route.gpx", route))
    assert alone.run is None
    assert "export.zip" in alone.hint


@pytest.mark.parametrize(
    "text",
    [
        export(workout(inside=distance()), head=FAULTY),
        export(workout(source="Ann\x0b’s &lt;Watch&gt;", inside=distance())),
        "\ufeff  \n" + export(workout(inside=distance())),
        export(workout(inside=distance())) + "<HealthData></HealthData>",
        export(workout(source="a > b", inside=distance())),
    ],
)
def test_faults_of_whole_systems_are_no_hindrance(tmp_path: Path, text: str) -> None:
    assert run_of(only(put(tmp_path, "export.xml", text))).distance_m == 5020


def test_a_file_cut_off_gives_what_it_has_and_says_so(tmp_path: Path) -> None:
    whole = export(workout(inside=distance()), workout(start="2026-03-02 08:10:05 +0100"))

    run, cut = found_in(put(tmp_path, "export.xml", whole[: whole.rindex("<Workout") + 60]))

    assert run_of(run).distance_m == 5020
    assert "cut off" in cut.remark


def test_an_export_without_workouts_says_so(tmp_path: Path) -> None:
    found = only(put(tmp_path, "export.xml", export()))

    assert "without a workout" in found.remark


@pytest.mark.parametrize("size", [7, 64, 1000])
def test_a_workout_across_the_pieces_of_the_stream_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    text = export(workout(inside=distance()), workout(start="2026-03-02 08:10:05 +0100")).encode()
    pieces = [text[place : place + size] for place in range(0, len(text), size)]
    monkeypatch.setattr(Document, "chunks", lambda _: iter(pieces))

    assert len(found_in(put(tmp_path, "export.xml", text))) == 2


def test_memory_does_not_grow_with_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    block = (RECORD * 4000).encode()
    begin, end = export(workout(inside=distance())).encode().split(b"</HealthData>")
    path = put(tmp_path, "export.xml", begin)
    monkeypatch.setattr(Document, "chunks", lambda _: iter([begin, *[block] * 60, end]))
    tracemalloc.start()
    try:
        (found,) = found_in(path, zone=UTC)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert run_of(found).distance_m == 5020
    assert peak < 5 * len(block), f"{60 * len(block)} bytes were read"
