"""Lists by the names of their columns: whose they are, what their numbers mean, what is asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.domain.values.errors import UsageError
from planner.domain.values.run import RunKind
from planner.exchange.imports.duplicates import sort_out
from planner.exchange.kit.sheet import TableOfFile
from planner.exchange.lists.list_mapping import check_mapping, fingerprint
from planner.exchange.sources.found import Found
from planner.exchange.sources.list_answers import ListAnswers
from planner.exchange.sources.sniff import kind_of
from tests.exchange.making import cross_of, found_in, only, put, run_of

GARMIN = "Activity Type,Date,Favorite,Title,Distance,Calories,Time,Avg Run Cadence,Avg Pace"
STRIDE = f"{GARMIN},Avg Stride Length"
KM = ListAnswers(unit="km")


def garmin(*rows: str, header: str = GARMIN) -> str:
    return "\n".join((header, *rows)) + "\n"


def row(
    kind: str = "Running",
    date: str = "2026-03-01 07:10:05",
    distance: str = '"5.02"',
    time: str = '"00:30:10"',
    more: str = '"160","6:00"',
) -> str:
    return f'{kind},{date},false,"Loop",{distance},"300",{time},{more}'


def asked(found: Found) -> str:
    assert found.run is None
    return found.asks


# Whose list it is

LANGUAGES = (
    "Aktivitetstype,Dato,Favorit,Titel,Distance,Kalorier,Tid",
    "Aktivitätstyp,Datum,Favorit,Titel,Distanz,Kalorien,Zeit",
    "Tipo de actividad,Fecha,Favorito,Título,Distancia,Calorías,Tiempo",
    "Typ aktywności,Data,Ulubiony,Tytuł,Dystans,Kalorie,Czas",
    "Type d'activité,Date,Favori,Titre,Distance,Calories,Durée",
    "Tipo di attività,Data,Preferito,Titolo,Distanza,Calorie,Tempo",
    "Activiteittype,Datum,Favoriet,Titel,Afstand,Calorieën,Tijd",
    "Tipo de atividade,Data,Favorito,Título,Distância,Calorias,Tempo",
    "Tipo de atividade,Data,Favorito,Título,Distância,Calorias,Tempo total",
    "Aktivitetstyp,Datum,Favorit,Titel,Distans,Kalorier,Tid",
    "Typ aktivity,Datum,Oblíbené,Název,Vzdálenost,Kalorie,Čas",
    "Тип активности,Дата,Избранное,Название,Расстояние,Калории,Время",
    "アクティビティタイプ,日付,お気に入り,タイトル,距離,カロリー,タイム",
    "ประเภท,วันที่,โปรด,ชื่อ,ระยะทาง,แคลอรี่,เวลา",
)


@pytest.mark.parametrize("header", LANGUAGES)
def test_garmins_list_is_known_in_every_language_with_or_without_its_favourites(
    tmp_path: Path, header: str
) -> None:
    cells = ["Running", "2026-03-01 07:10:05", "false", "Loop", '"5,02"', "300", "00:30:10"]
    names = header.split(",")
    with_mark = put(tmp_path, "a.csv", garmin(",".join(cells), header=header))
    del cells[2], names[2]
    without = put(tmp_path, "b.csv", garmin(",".join(cells), header=",".join(names)))

    for path in (with_mark, without):
        assert kind_of(path.read_bytes()) == "garmin-csv"
        assert asked(only(path)) == "unit"
        run = run_of(only(path, answers=KM))
        assert (run.distance_m, run.duration_s, run.title) == (5020, 1810, "Loop")
        assert run.source.family == "garmin"
        assert run.start is not None
        assert run.start.isoformat() == "2026-03-01T07:10:05+01:00"


RESAVED = (
    ("Activity Type;Date;Favorite;Title;Distance;Calories;Time",
     "Running;01.03.2026 07:10;FALSCH;Loop;5,02;300;00:30:10"),
    ("\ufeffActivity Type,Date,Favorite,Title,Distance,Calories,Time",
     "Running,3/1/2026 7:10,FALSE,Loop,5.02,300,0:30:10",
     "Running,3/21/2026 7:10,FALSE,Loop,5.02,300,0:30:10"),
    ("sep=;", "Activity Type;Date;Favorite;Title;Distance;Calories;Time",
     "Running;2026-03-01 07:10:00;FALSE;Loop;5,02;300;00:30:10"),
)  # fmt: skip


@pytest.mark.parametrize("lines", RESAVED)
def test_a_garmin_list_that_a_spreadsheet_saved_again_is_read(
    tmp_path: Path, lines: tuple[str, ...]
) -> None:
    resaved = "\r\n".join(lines) + "\r\n"
    for name, encoding in (("a.csv", "utf-8"), ("b.csv", "utf-16")):
        first = found_in(put(tmp_path, name, resaved.encode(encoding)), answers=KM)[0]

        run = run_of(first)
        assert (run.distance_m, run.duration_s, f"{run.start:%m-%d %H:%M}") == (
            5020, 1810, "03-01 07:10",
        )  # fmt: skip


# What its distances are in


def test_five_units_in_half_an_hour_may_be_either_and_are_asked_for(tmp_path: Path) -> None:
    found = only(put(tmp_path, "a.csv", garmin(row())))

    assert asked(found) == "unit"
    assert "kilometres or miles" in found.remark
    assert "--unit mi" in found.hint


def test_miles_are_miles_if_the_runner_says_so(tmp_path: Path) -> None:
    path = put(tmp_path, "a.csv", garmin(row()))

    assert run_of(only(path, answers=ListAnswers(unit="mi"))).distance_m == 8079


@pytest.mark.parametrize(
    ("distance", "metres"), [("5.02", 5020), ("3.12", 5021)], ids=["km", "miles"]
)
def test_cadence_and_length_of_stride_show_the_unit(
    tmp_path: Path, distance: str, metres: int
) -> None:
    text = garmin(row(distance=distance, more="160,6:00,1.04"), header=STRIDE)

    found = only(put(tmp_path, "a.csv", text))

    assert run_of(found).distance_m == metres
    assert "stride" in found.list_note


@pytest.mark.parametrize(
    ("distance", "time", "metres", "excluded"),
    [("5.00", "0:21:00", 5000, "miles"), ("3.1", "1:00:00", 4989, "kilometres")],
)
def test_a_speed_that_nobody_runs_excludes_a_unit(
    tmp_path: Path, distance: str, time: str, metres: int, excluded: str
) -> None:
    found = only(put(tmp_path, "a.csv", garmin(row(distance=distance, time=time))))

    assert run_of(found).distance_m == metres
    assert excluded in found.list_note


@pytest.mark.parametrize(
    ("header", "cells", "metres"),
    [
        ("Date,Type,Distance (km),Duration", "2026-03-01,Run,5.02,30:10", 5020),
        ("Date,Type,Distance (mi),Duration", "2026-03-01,Run,3.12,30:10", 5021),
        ("Date,Type,distance_km,Duration", "2026-03-01,Run,5.02,30:10", 5020),
        ("Date,Type,Miles,Duration", "2026-03-01,Run,3.12,30:10", 5021),
        ("Date,Type,Distance,Duration", "2026-03-01,Run,5.02 km,30:10", 5020),
        ("Date,Type,Distance,Duration", "2026-03-01,Run,3.12 mi,30:10", 5021),
        ("Date,Type,Distance,Duration", "2026-03-01,Run,5020,30:10", 5020),
        ("Date,Type,Distance,Duration", "2026-03-01,Run,5020,1810", 5020),
        ("Datum;Sportart;Distanz (km);Dauer", "1.3.2026;Laufen;5,02;0:30:10", 5020),
        ("Date,Type,Distance,Time,Pace (min/km)", "2026-03-01,Run,3.12,30:10,6:01", 5021),
        ("Date,Type,Distance,Time,Pace (min/mi)", "2026-03-01,Run,3.12,30:10,9:40", 5021),
        ("Date,Type,Distance,Time,Pace", "2026-03-01,Run,5.02,30:10,6:01 /km", 5020),
    ],
)
def test_a_unit_that_the_list_shows_is_taken(
    tmp_path: Path, header: str, cells: str, metres: int
) -> None:
    run = run_of(only(put(tmp_path, "a.csv", f"{header}\n{cells}\n")))

    assert (run.distance_m, run.duration_s) == (metres, 1810)


@pytest.mark.parametrize(
    "text",
    [
        "Date,Type,Distance (m),Duration\n2026-03-01,Run,5.02,30:10\n",
        "date,distance_m,duration_s\n2026-03-01,5.02,1810\n",
    ],
)
def test_a_header_that_cannot_be_true_is_asked_about(tmp_path: Path, text: str) -> None:
    path = put(tmp_path, "a.csv", text)

    assert asked(only(path)) == "unit"
    assert run_of(only(path, answers=KM)).distance_m == 5020


def test_of_a_track_session_and_a_swim_the_metres_are_seen(tmp_path: Path) -> None:
    text = garmin(
        row(),
        row("Track Running", "2026-03-02 07:10:05", '"5,000"', '"00:25:00"'),
        row("Lap Swimming", "2026-03-03 07:10:05", '"1,020"', '"00:30:00"'),
        row("Cycling", "2026-03-04 07:10:05", '"40.25"', '"01:30:00"'),
    )

    run, track, swim, ride = found_in(put(tmp_path, "a.csv", text), answers=KM)

    assert run_of(run).distance_m == 5020
    assert (run_of(track).distance_m, run_of(track).run_kind) == (5000, RunKind.TRACK)
    assert "metres" in track.remark
    assert cross_of(swim).distance_m == 1020
    assert cross_of(ride).distance_m == 40250


# Numbers and times


@pytest.mark.parametrize(
    ("shown", "metres"),
    [
        ("5.02 12.50", 17520), ('"5,02" "12,50"', 17520), ('"5,000" "12,50"', 17500),
        ("5.000 12.500 9.25", 26750), ("-- 5.02", 5020), ('"\u202f5,02" "1 0,5"', 15520),
    ],
)  # fmt: skip
def test_the_decimal_sign_is_decided_by_the_whole_column(
    tmp_path: Path, shown: str, metres: int
) -> None:
    cells = shown.replace("1 0", "1\u00a00").split(" ")
    rows = [
        row(date=f"2026-03-0{day} 07:10:05", distance=cell)
        for day, cell in enumerate(cells, start=1)
    ]

    founds = found_in(put(tmp_path, "a.csv", garmin(*rows)), answers=KM)

    assert sum(run_of(found).distance_m for found in founds) == metres


def test_numbers_that_can_be_read_in_two_ways_are_read_as_the_unit_allows(tmp_path: Path) -> None:
    text = "Date,Type,Distance,Duration\n2026-03-01,Run,5.000,30:10\n"
    path = put(tmp_path, "a.csv", text)

    assert asked(only(path)) == "unit"
    assert run_of(only(path, answers=KM)).distance_m == 5000
    assert run_of(only(path, answers=ListAnswers(unit="m"))).distance_m == 5000


@pytest.mark.parametrize(
    ("times", "seconds"),
    [
        ("30:10 1:02:11", 1810), ("00:30:10.5 01:02:11", 1810), ("0:30 1:02", 1800),
        ("1810 3731", 1810), ("30m10s 62m11s", 1810), ("PT30M10S PT1H2M11S", 1810),
    ],
)  # fmt: skip
def test_how_times_are_written_is_decided_by_the_whole_column(
    tmp_path: Path, times: str, seconds: int
) -> None:
    first, second = times.split(" ")
    text = (
        "Date,Type,Distance (km),Duration\n"
        f"2026-03-01,Run,5.02,{first}\n2026-03-02,Run,10.1,{second}\n"
    )

    assert run_of(found_in(put(tmp_path, "a.csv", text))[0]).duration_s == seconds


def test_dates_of_digits_are_decided_by_the_column_or_asked_for(tmp_path: Path) -> None:
    header = "Date,Type,Distance (km),Duration\n"
    open_ = put(tmp_path, "a.csv", f"{header}4/5/2026,Run,5,30:10\n4/6/2026,Run,5,30:10\n")
    shown = put(tmp_path, "b.csv", f"{header}4/5/2026,Run,5,30:10\n13/5/2026,Run,5,30:10\n")

    assert asked(only(open_)) == "dates"
    found = found_in(open_, answers=ListAnswers(order="month first"))[0]
    assert f"{run_of(found).date}" == "2026-04-05"
    assert f"{run_of(found_in(shown)[0]).date}" == "2026-05-04"


# Other programs' lists


def test_the_list_of_garmin_connect_export_keeps_id_and_offset(tmp_path: Path) -> None:
    text = (
        "Start Time,End Time,Activity ID,Activity Name,Description,Duration (h:m:s),"
        "Activity Parent,Activity Type,Distance (km),Average Speed (km/h or min/km)\n"
        "2026-11-20T07:00:00-05:00,,123,Loop,Warm,00:30:00,,Trail Running,5.00,6:00\n"
    )

    found = only(put(tmp_path, "activities.csv", text))

    run = run_of(found)
    assert (run.source.family, run.source.id, run.run_kind) == ("garmin", "123", RunKind.TRAIL)
    assert run.start is not None
    assert run.start.isoformat() == "2026-11-20T07:00:00-05:00"
    assert found.guessed == ()


def test_runkeepers_list_speaks_for_the_tracks_beside_it(tmp_path: Path) -> None:
    text = (
        "Activity Id,Date,Type,Route Name,Distance (mi),Duration,Average Pace,"
        "Average Speed (mph),Calories Burned,Climb (ft),Average Heart Rate (bpm),"
        "Friend's Tagged,Notes,GPX File\n"
        'a1,2019-05-04 16:35:09,Running,,3.10,28:30,9:11,6.53,350,120,,"","Wet","2019.gpx"\n'
    )
    put(tmp_path, "in/cardioActivities.csv", text)
    put(tmp_path, "in/2019.gpx", b"<gpx><trk><trkseg>damaged")

    run = run_of(only(tmp_path / "in"))

    assert (run.source.family, run.source.id, run.note) == ("runkeeper", "a1", "Wet")
    assert (run.distance_m, run.duration_s, run.ascent_m) == (4989, 1710, 37)


@pytest.mark.parametrize(
    "mapping",
    [
        "date=A,distance=C:mi,time=D",
        "date=1,distance=3:mi,time=4",
        "DATE=wann,distance=weit:mi,time=lang",
    ],
)
def test_any_list_is_read_by_a_mapping(tmp_path: Path, mapping: str) -> None:
    path = put(tmp_path, "a.csv", "Wann;Wer;Weit;Lang\n1.3.2026;ich;3,12;30:10\n")

    found = only(path, answers=ListAnswers(mapping=mapping))

    assert asked(only(path)) == "map"
    assert "A Wann, B Wer, C Weit, D Lang" in only(path).remark
    assert (run_of(found).distance_m, run_of(found).duration_s) == (5021, 1810)
    assert "no sport" in found.list_note


def test_a_mapping_is_remembered_by_the_header_line(tmp_path: Path) -> None:
    text = "Wann;Weit\n1.3.2026;5,02\n"
    key = fingerprint(TableOfFile(text.encode()).header)
    put(tmp_path, "in/a.csv", text)

    found = only(tmp_path / "in", answers=ListAnswers(remembered={key: "date=A,distance=B:km"}))

    assert run_of(found).distance_m == 5020


@pytest.mark.parametrize(
    "mapping", ["", "date", "date=A", "when=A,distance=B", "date=A,distance=B:min", "date=,time=B"]
)
def test_a_mapping_that_is_none_is_told_with_an_example(mapping: str) -> None:
    with pytest.raises(UsageError) as error:
        check_mapping(mapping)

    assert "date=A,distance=C:km,time=D" in error.value.hint


def test_a_mapping_with_a_column_that_is_not_there_names_those_that_are(tmp_path: Path) -> None:
    path = put(tmp_path, "a.csv", "Wann;Weit\n1.3.2026;5,02\n")

    found = only(path, answers=ListAnswers(mapping="date=A,distance=Z:km"))

    assert "'Z'" in found.remark
    assert "A wann, B weit" in found.hint


def test_a_list_of_whole_days_is_no_list_of_runs(tmp_path: Path) -> None:
    text = "Date,Move Minutes count,Distance (m),Step count\n2026-03-01,80,7000,9000\n"
    put(tmp_path, "in/Daily activity metrics.csv", text)

    assert only(tmp_path / "in").run is None


# Bad lines


def test_a_bad_line_never_stops_an_import_and_is_named(tmp_path: Path) -> None:
    text = garmin(
        row(date="2026-11-99999999999"),
        row(date="2026-03-02 07:10:05", distance="far"),
        'Running,2026-03-03 07:10:05,false,a, b,"5.02","300","00:30:10","160","6:00"',
        row(date="2026-03-04 07:10:05", time="long"),
        row(date="2026-03-05 07:10:05"),
        'Running,2026-03-06 07:10:05,false,"never closed,5,300,00:30:10,160,6:00',
        row(date="2026-03-07 07:10:05"),
    )

    founds = found_in(put(tmp_path, "a.csv", text), answers=KM)

    assert [(found.line, found.run is not None) for found in founds] == [
        (2, False), (3, False), (4, False), (5, False), (6, True), (7, False), (8, True),
    ]  # fmt: skip
    assert all(found.remark and found.hint for found in founds if found.run is None)
    assert "separator" in founds[2].remark
    assert "quote" in founds[5].remark


def test_a_folder_of_strange_files_says_so(tmp_path: Path) -> None:
    put(tmp_path, "in/a.jpg", b"\xff\xd8\xff\xe0")
    put(tmp_path, "in/b.jpg", b"\xff\xd8\xff\xe0")
    put(tmp_path, "in/c.txt", b"hello")

    found = only(tmp_path / "in")

    assert found.remark == "None of its 3 files is one that easeback reads (jpg 2, txt 1)."
    assert "--map" in found.hint


def test_utc_in_a_list_tells_no_local_day(tmp_path: Path) -> None:
    text = "startTime,sportTime(s),distance(m),type\n2026-03-01 23:30:00+0000,1810,5020,run\n"

    found = only(put(tmp_path, "a.csv", text))

    assert (f"{run_of(found).date}", run_of(found).duration_s) == ("2026-03-02", 1810)
    assert "zone" in found.guessed


@pytest.mark.parametrize(
    ("name", "text", "word"),
    [
        ("a.csv", "com.samsung.shealth.exercise,6230001,3\na,b\n", "Samsung"),
        ("a.json", '[{"logId":1,"activityName":"Run","distance":5.0}]', "Fitbit"),
    ],
)
def test_lists_that_are_not_read_are_called_by_their_name(
    tmp_path: Path, name: str, text: str, word: str
) -> None:
    found = only(put(tmp_path, name, text))

    assert word in found.remark
    assert "by hand" in found.hint


def test_a_list_without_a_column_for_the_sport_is_guessed_line_by_line(tmp_path: Path) -> None:
    text = "Date,Distance (km),Duration\n2026-03-01,5,30:00\n2026-03-02,34,2:11:00\n"

    dry = sort_out(found_in(put(tmp_path, "a.csv", text)), [])

    assert [run_of(found).distance_m for found in dry.new] == [5000]
    assert [found.question for found in dry.asked] == ["sport"]


def test_a_spreadsheets_part_of_a_day_is_a_time_and_no_metres(tmp_path: Path) -> None:
    path = put(tmp_path, "a.csv", garmin(row(distance="5.00", time="0.0208333")))

    run = run_of(only(path, answers=KM))

    assert (run.distance_m, run.duration_s) == (5000, 1800)
