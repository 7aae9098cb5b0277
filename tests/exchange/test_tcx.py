"""TCX files."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.exchange.making import START, cross_of, found_in, only, put, run_of, straight, tcx


def test_the_laps_are_summed_and_not_the_points(tmp_path: Path) -> None:
    found = only(put(tmp_path, "a.tcx", tcx((1000.4, 360.2), (500.3, 200.3), notes="Windy")))

    run = run_of(found)
    assert (run.distance_m, run.duration_s, run.note) == (1501, 560, "Windy")
    assert run.start == START
    assert found.basis == "laps"
    assert found.guessed == ("zone",)


@pytest.mark.parametrize(("word", "sport"), [("Biking", "cycling"), ("Other", "other")])
def test_the_two_other_sports_of_tcx_are_cross_training(
    tmp_path: Path, word: str, sport: str
) -> None:
    assert cross_of(only(put(tmp_path, "a.tcx", tcx(sport=word)))).sport == sport


def test_blanks_before_the_declaration_do_no_harm(tmp_path: Path) -> None:
    assert run_of(only(put(tmp_path, "a.tcx", "          " + tcx()))).distance_m == 5000


def test_laps_without_a_distance_fall_back_on_what_the_points_count(tmp_path: Path) -> None:
    """The watch had counted 40 km before."""
    points = [(n, 40_330.8 + 2.8 * n) for n in range(0, 1801, 10)]
    text = with_points(tcx((0, 1800)), points)

    found = only(put(tmp_path, "a.tcx", text))

    assert (run_of(found).distance_m, found.basis) == (5040, "gps")


def test_one_lap_without_a_distance_is_filled_from_its_points(tmp_path: Path) -> None:
    one = with_points(tcx((0, 600)), [(n, 3 * n) for n in range(0, 601, 10)])
    lap = with_points(tcx((1500, 500)), [(n, 3 * n) for n in range(610, 1101, 10)])
    lap = lap[lap.index("<Lap ") : lap.index("<Notes>")]

    run = run_of(only(put(tmp_path, "a.tcx", one.replace("<Notes>", f"{lap}<Notes>"))))

    assert run.distance_m == 3300


def test_places_stand_in_where_nothing_counts_metres(tmp_path: Path) -> None:
    points = "".join(
        f"<Trackpoint><Time>{at:%Y-%m-%dT%H:%M:%SZ}</Time><Position>"
        f"<LatitudeDegrees>{lat:.7f}</LatitudeDegrees><LongitudeDegrees>{lon}</LongitudeDegrees>"
        "</Position></Trackpoint>"
        for lat, lon, at in straight()
        if at is not None
    )
    text = re.sub("<Track>.*</Track>", f"<Track>{points}</Track>", tcx((0, 1000)))

    run = run_of(only(put(tmp_path, "a.tcx", text)))

    assert run.distance_m == pytest.approx(3000, rel=0.001)


def test_a_run_written_with_its_offset_stays_on_its_day(tmp_path: Path) -> None:
    text = tcx().replace(START.isoformat().replace("+00:00", "Z"), "2026-03-01T23:30:00+10:00")

    found = only(put(tmp_path, "a.tcx", text))

    assert run_of(found).date == date(2026, 3, 1)
    assert found.guessed == ()


def test_the_cadence_of_the_laps_is_kept_as_steps(tmp_path: Path) -> None:
    more = "<Extensions><LX><AvgRunCadence>83</AvgRunCadence></LX></Extensions></Lap>"

    run = run_of(only(put(tmp_path, "a.tcx", tcx().replace("</Lap>", more))))

    assert run.cadence == 166


def with_points(text: str, points: Sequence[tuple[float, float]]) -> str:
    """The file with those points, of seconds and metres counted, in each of its laps."""
    rows = "".join(
        f"<Trackpoint><Time>{START + timedelta(seconds=at):%Y-%m-%dT%H:%M:%SZ}</Time>"
        f"<DistanceMeters>{metres}</DistanceMeters></Trackpoint>"
        for at, metres in points
    )
    return re.sub("<Track>.*?</Track>", f"<Track>{rows}</Track>", text)


def test_each_activity_of_a_file_is_read(tmp_path: Path) -> None:
    second = tcx((800, 300), start=START + timedelta(hours=2))
    inner = second[second.index("<Activity ") : second.index("</Activities>")]

    founds = found_in(
        put(tmp_path, "a.tcx", tcx().replace("</Activities>", inner + "</Activities>"))
    )

    assert [run_of(found).distance_m for found in founds] == [5000, 800]


def test_a_course_is_no_activity(tmp_path: Path) -> None:
    text = (
        "<TrainingCenterDatabase><Courses><Course><Lap><DistanceMeters>5000</DistanceMeters></Lap>"
        "</Course></Courses></TrainingCenterDatabase>"
    )

    found = only(put(tmp_path, "a.tcx", text))

    assert found.outcome == "no_track"
    assert "course" in found.remark


def test_numbers_that_are_none_are_not_counted(tmp_path: Path) -> None:
    run = run_of(only(put(tmp_path, "a.tcx", tcx((float("nan"), 360), (1000, 300)))))

    assert (run.distance_m, run.duration_s) == (1000, 660)


def test_a_document_type_is_refused(tmp_path: Path) -> None:
    text = tcx().replace("<Training", '<!DOCTYPE x SYSTEM "file:///etc/passwd"><Training', 1)

    found = only(put(tmp_path, "a.tcx", text))

    assert found.outcome == "unreadable"
    assert "document type" in found.remark


def test_laps_without_a_time_fall_back_on_the_points(tmp_path: Path) -> None:
    text = tcx((5000, 0)).replace("</Track>", f"{_point('2026-03-01T07:40:05Z')}</Track>")

    assert run_of(only(put(tmp_path, "a.tcx", text))).duration_s == 1800


def test_an_activity_without_any_time_is_refused(tmp_path: Path) -> None:
    text = tcx().replace("2026-03-01T07:10:05Z", "")

    assert only(put(tmp_path, "a.tcx", text)).outcome == "without_time"


def _point(at: str) -> str:
    return f"<Trackpoint><Time>{at}</Time><AltitudeMeters>12.5</AltitudeMeters></Trackpoint>"


@pytest.mark.parametrize(("note", "sport"), [("Walking", "walking"), ("Felt well", "other")])
def test_the_notes_may_say_what_another_sport_was(tmp_path: Path, note: str, sport: str) -> None:
    path = put(tmp_path, "a.tcx", tcx(sport="Other", notes=note))

    assert cross_of(only(path)).sport == sport
    assert run_of(only(put(tmp_path, "b.tcx", tcx(sport="Other", notes="Running")))).title == ""


def test_a_lap_without_a_time_takes_no_less_than_its_points(tmp_path: Path) -> None:
    text = with_points(tcx((3000, 0)), [(n, 3 * n) for n in range(0, 1001, 10)])

    assert run_of(only(put(tmp_path, "a.tcx", text))).duration_s == 1000
