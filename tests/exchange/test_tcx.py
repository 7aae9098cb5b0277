"""TCX files."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.exchange.making import START, cross_of, found_in, only, put, run_of, tcx


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


def test_laps_without_a_distance_fall_back_on_the_last_point(tmp_path: Path) -> None:
    run = run_of(only(put(tmp_path, "a.tcx", tcx((0, 1800)).replace("99999", "4999.6"))))

    assert run.distance_m == 5000


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
