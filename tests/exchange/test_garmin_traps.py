"""What Garmin's lists do that no header says (formats.md, section 2), one tiny file a trap."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from planner.exchange.sources.list_answers import ListAnswers
from tests.exchange.making import cross_of, found_in, put, run_of

KM = ListAnswers(unit="km")
MIXED = (
    "Activity Type,Date,Favorite,Title,Distance,Calories,Time,Avg HR,Max HR,Avg Bike Cadence,"
    "Max Bike Cadence,Avg Speed,Max Speed,Total Ascent\n"
    'Running,2026-11-03 07:17:39,false,"Run, slow",7.02,"1,024",00:40:01.5,140,160,168,180,5:42,'
    '4:50,"1,020"\n'
    "Road Cycling,2026-11-04 07:17:39,false,Ride,30.02,700,01:00:01,140,160,85,100,30.0,45.1,--\n"
    "Treadmill Running,2026-11-05 07:17:39,false,In,--,300,00:30:00,--,--,--,--,--,--,--\n"
)
RESAVED = (
    "Activity Type,Date,Favorite,Title,Distance,Calories,Activity Time,Avg HR,Avg Run Cadence,"
    "Avg Speed,Elev Gain,Elev Loss\n"
    "running,7/4/2020 15:36,FALSE,Run,3.11,400,0:28:10,140,165,9:04,100,90\n"
    "running,7/15/2020 15:36,FALSE,Run,4.05,400,0:37:10,140,165,9:10,--,90\n"
)


def test_of_a_list_of_several_sports_a_run_stands_under_the_names_of_another(tmp_path: Path):
    run, ride, indoors = found_in(put(tmp_path, "Activities.csv", MIXED), answers=KM)

    ran = run_of(run)
    assert (ran.distance_m, ran.duration_s, ran.cadence, ran.ascent_m) == (7020, 2402, 168, 1020)
    assert (ran.title, ran.start and f"{ran.start:%H:%M:%S}") == ("Run, slow", "07:17:39")
    assert (cross_of(ride).sport, cross_of(ride).distance_m) == ("cycling", 30_020)
    assert (run_of(indoors).distance_m, run_of(indoors).run_kind) == (0, "treadmill")


def test_a_list_of_years_ago_after_a_trip_through_a_spreadsheet(tmp_path: Path):
    path = put(tmp_path, "Activities.csv", RESAVED)

    first, second = found_in(path, answers=ListAnswers(unit="mi"))

    runs = [run_of(first), run_of(second)]
    assert [run.date for run in runs] == [date(2020, 7, 4), date(2020, 7, 15)]
    assert [run.distance_m for run in runs] == [5005, 6518]
    assert [(run.duration_s, run.ascent_m, run.descent_m) for run in runs] == [
        (1690, 30, 27),
        (2230, None, 27),
    ]


def test_without_a_unit_both_are_asked_about(tmp_path: Path):
    for number, text in enumerate((MIXED, RESAVED)):
        (found,) = found_in(put(tmp_path, f"{number}.csv", text))
        assert found.asks == "unit"
