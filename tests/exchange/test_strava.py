"""Strava's list, in its languages and shapes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from planner.domain.values.run import RunKind
from tests.exchange.making import (
    START,
    STRAVA,
    cross_of,
    fit_run,
    found_in,
    gpx,
    only,
    put,
    run_of,
    strava,
    strava_row,
)


def test_a_row_becomes_a_run_with_metres_of_the_second_distance(tmp_path: Path) -> None:
    found = only(put(tmp_path, "activities.csv", strava()))

    run = run_of(found)
    assert (run.distance_m, run.duration_s) == (5021, 1795)
    assert run.start == START
    assert run.title == "Morning Run"
    assert (run.source.family, run.source.id, run.source.zone) == ("strava", "100", "guessed")
    assert (found.basis, found.line) == ("summary", 2)


def test_the_local_day_of_a_late_run_is_that_of_the_zone_given(tmp_path: Path) -> None:
    path = put(tmp_path, "a.csv", strava(strava_row(date='"Mar 1, 2026, 11:30:00 PM"')))

    assert run_of(only(path)).date == date(2026, 3, 2)


def test_effort_notes_races_and_long_runs_are_kept(tmp_path: Path) -> None:
    rows = (
        strava_row(1, effort="4.0", description='"Warm,\nthen rain"', private="Knee 2"),
        strava_row(2, date='"Mar 2, 2026, 7:10:05 AM"', race="1.0"),
        strava_row(3, date='"Mar 3, 2026, 7:10:05 AM"', long="true"),
    )

    easy, race, long = (run_of(found) for found in found_in(put(tmp_path, "a.csv", strava(*rows))))

    assert (easy.effort, easy.note) == (4, "Warm,\nthen rain\n\nKnee 2")
    assert race.run_kind is RunKind.RACE
    assert long.run_kind is RunKind.LONG


def test_a_row_typed_by_hand_without_a_file_is_as_good_as_any(tmp_path: Path) -> None:
    path = put(tmp_path, "a.csv", strava(strava_row(file="")))

    assert only(path).outcome == "run"


def test_another_sport_is_cross_training_and_an_unknown_word_is_refused(tmp_path: Path) -> None:
    rows = (strava_row(1, kind="Ride"), strava_row(2, kind="Běhavka"))

    ride, unknown = found_in(put(tmp_path, "a.csv", strava(*rows)))

    assert cross_of(ride).sport == "cycling"
    assert unknown.outcome == "no_sport"
    assert "Běhavka" in unknown.remark


def test_a_row_whose_date_is_none_is_refused_and_the_others_are_read(tmp_path: Path) -> None:
    rows = (strava_row(1, date="soon"), strava_row(2))

    bad, good = found_in(put(tmp_path, "a.csv", strava(*rows)))

    assert (bad.outcome, bad.line) == ("without_time", 2)
    assert "soon" in bad.remark
    assert good.outcome == "run"


def test_html_left_in_the_header_is_no_hindrance(tmp_path: Path) -> None:
    header = STRAVA.replace(
        "Activity Type", '"<span class=""translation_missing"" title=""x.y"">Activity Type</span>"'
    )

    assert only(put(tmp_path, "a.csv", strava(header=header))).outcome == "run"


def test_new_columns_in_the_middle_move_the_others(tmp_path: Path) -> None:
    header = STRAVA.replace("Activity Name", "Newly Invented,Activity Name")
    row = strava_row(name="12,Morning Run")

    run = run_of(only(put(tmp_path, "a.csv", strava(row, header=header))))

    assert (run.title, run.distance_m, run.duration_s) == ("Morning Run", 5021, 1795)


def test_a_language_nobody_told_us_is_read_by_place_and_shape(tmp_path: Path) -> None:
    first, second = STRAVA.split(",Elapsed Time,Distance,", 1)
    names = [f"Kolumna {n}" for n in range(first.count(",") + 1)]
    rest = second.replace("Elapsed Time", "Čas").replace("Distance", "Dystans")
    rest = rest.replace("Moving Time", "W ruchu").replace("Filename", "Plik")
    header = ",".join([*names, "Čas", "Dystans", rest])
    path = put(
        tmp_path, "x.csv", strava(strava_row(kind="Bieg", file="activities/1.gpx"), header=header)
    )

    found = only(path)

    assert (run_of(found).distance_m, run_of(found).duration_s) == (5021, 1795)
    assert found.track == "activities/1.gpx"


def test_the_list_of_before_july_2019_has_metres_in_its_only_distance(tmp_path: Path) -> None:
    text = (
        "id,date,name,type,description,elapsed_time,distance,commute,gear,filename\n"
        "7,2018-03-01 07:10:05,Early,Run,,1920,5021.4,false,,activities/7.gpx\n"
    )

    run = run_of(only(put(tmp_path, "a.csv", text)))

    assert (run.distance_m, run.duration_s, run.source.id) == (5021, 1920, "7")


def test_a_spreadsheets_decimal_comma_is_understood(tmp_path: Path) -> None:
    found = only(put(tmp_path, "a.csv", strava(strava_row(metres='"5021,4"', moving='"1795,0"'))))

    assert (run_of(found).distance_m, run_of(found).duration_s) == (5021, 1795)


@pytest.mark.parametrize("metres", ["5.02", "five"])
def test_a_list_whose_distances_are_no_metres_is_refused_as_a_whole(
    tmp_path: Path, metres: str
) -> None:
    found = only(put(tmp_path, "a.csv", strava(strava_row(metres=metres))))

    assert found.outcome == "unreadable"
    assert "metres" in found.remark


def test_a_run_without_a_distance_is_kept_and_said_so(tmp_path: Path) -> None:
    found = only(put(tmp_path, "a.csv", strava(strava_row(metres=""))))

    assert run_of(found).distance_m == 0
    assert "no distance" in found.remark


def test_semicolons_utf_16_and_windows_letters_are_understood(tmp_path: Path) -> None:
    semicolons = (
        STRAVA.replace(",", ";")
        + "\n"
        + ("1;Mar 1, 2026, 7:10:05 AM;Müde;Run;;1920;5,02;;;;;;;;;1920;1795;5021.4;;;\n")
    )

    utf_16 = only(put(tmp_path, "a.csv", semicolons.encode("utf-16")))
    windows = only(put(tmp_path, "b.csv", semicolons.encode("cp1252")))

    assert run_of(utf_16).title == run_of(windows).title == "Müde"


def test_of_a_track_beside_the_list_only_the_zone_is_taken(tmp_path: Path) -> None:
    put(tmp_path, "export/activities.csv", strava(strava_row(file="activities/1.fit")))
    put(tmp_path, "export/activities/1.fit", fit_run(offset_h=-5, metres=9999))

    found = only(tmp_path / "export")

    run = run_of(found)
    assert run.distance_m == 5021, "the list holds what the runner corrected"
    assert run.start is not None
    assert run.start.isoformat() == "2026-03-01T02:10:05-05:00"
    assert run.source.zone == "file"


def test_a_list_on_its_own_looks_for_its_tracks_where_it_lies(tmp_path: Path) -> None:
    path = put(tmp_path, "activities.csv", strava(strava_row(file="activities/1.fit")))
    put(tmp_path, "activities/1.fit", fit_run(offset_h=-5))

    assert run_of(only(path)).source.zone == "file"


def test_a_list_never_leads_out_of_its_folder(tmp_path: Path) -> None:
    put(tmp_path, "secret.fit", fit_run(offset_h=-5))
    path = put(tmp_path, "in/activities.csv", strava(strava_row(file="../secret.fit")))

    assert run_of(only(path)).source.zone == "guessed"


def test_a_damaged_track_costs_no_more_than_its_zone(tmp_path: Path) -> None:
    put(tmp_path, "e/activities.csv", strava(strava_row(file="activities/1.fit.gz")))
    put(tmp_path, "e/activities/1.fit.gz", b"\x1f\x8bnot a gzip at all")

    founds = found_in(tmp_path / "e")

    assert [found.outcome for found in founds] == ["unreadable", "run"]


def test_a_track_whose_row_was_refused_is_read_for_itself(tmp_path: Path) -> None:
    put(tmp_path, "e/activities.csv", strava(strava_row(kind="Běhavka", file="activities/1.fit")))
    put(tmp_path, "e/activities/1.fit", fit_run())

    row, track = found_in(tmp_path / "e")

    assert row.outcome == "no_sport"
    assert track.outcome == "run"


def test_a_track_no_row_speaks_of_is_read_for_itself(tmp_path: Path) -> None:
    put(tmp_path, "e/activities.csv", strava(strava_row(file="activities/1.gpx")))
    put(tmp_path, "e/activities/1.gpx", gpx())
    put(tmp_path, "e/activities/2.gpx", gpx(name="Forgotten"))

    row, track = found_in(tmp_path / "e")

    assert row.line == 2
    assert run_of(track).title == "Forgotten"


@pytest.mark.parametrize(("before", "after"), [("Activity Date", "When"), ("Distance", "Far")])
def test_a_list_that_does_not_begin_as_stravas_is_not_called_so(
    tmp_path: Path, before: str, after: str
) -> None:
    header = "Activity Name,Activity Date,Activity Type,Elapsed Time,Distance,Filename"
    row = "Run,2026-03-01 07:10:05,Run,1795,5021.4,a.fit"

    found = only(put(tmp_path, "a.csv", f"{header.replace(before, after)}\n{row}\n"))

    assert (found.outcome, found.asks) == ("unreadable", "map")
    assert "Strava" not in found.remark
    assert after in found.remark


def test_strava_columns_in_another_order_are_read_by_their_names(tmp_path: Path) -> None:
    table = (
        "Distance,Activity Type,Activity Name,Elapsed Time,Activity Date\n"
        '5021.4,Run,Loop,1795,"Mar 1, 2026, 7:10:05 AM"\n'
    )

    run = run_of(only(put(tmp_path, "a.csv", table)))

    assert (run.distance_m, run.duration_s, run.title) == (5021, 1795, "Loop")


def test_dates_that_a_spreadsheet_turned_into_digits_are_decided_by_the_column_or_asked(
    tmp_path: Path,
) -> None:
    open_ = strava(strava_row(1, date="3/4/2026 7:10"), strava_row(2, date="5/4/2026 7:10"))
    shown = strava(strava_row(1, date="3/4/2026 7:10"), strava_row(2, date="3/25/2026 7:10"))

    asked = only(put(tmp_path, "open.csv", open_))
    first, _ = found_in(put(tmp_path, "shown.csv", shown))

    assert asked.asks == "dates"
    assert run_of(first).date == date(2026, 3, 4)


def test_an_id_that_a_spreadsheet_rounded_is_none(tmp_path: Path) -> None:
    ids = ("1.51E+10", "1,51E+10", "15100000000", "15089003301")
    texts = (strava().replace("\n100,", f'\n"{one}",') for one in ids)

    runs = [run_of(only(put(tmp_path, "a.csv", text))) for text in texts]

    assert [run.source.id for run in runs] == ["", "", "", "15089003301"]
