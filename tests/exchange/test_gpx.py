"""GPX files."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from planner.domain.values.run import RunKind
from planner.exchange.imports.duplicates import sort_out
from tests.exchange.making import START, cross_of, found_in, gpx, only, put, run_of, straight


def test_a_track_becomes_a_run_with_its_name_and_its_length(tmp_path: Path) -> None:
    found = only(put(tmp_path, "a.gpx", gpx()))

    run = run_of(found)
    assert run.distance_m == pytest.approx(3000, rel=0.001)
    assert run.duration_s == 1000
    assert run.title == "Along the river"
    assert run.start == START
    assert run.source.zone == "guessed"
    assert (found.basis, found.guessed) == ("gps", ("zone",))


@pytest.mark.parametrize(
    ("word", "kind"),
    [("Run", RunKind.RUN), ("trail_running", RunKind.TRAIL), ("9", RunKind.RUN),
     ("Treadmill Running", RunKind.TREADMILL), ("Walk-Run", RunKind.WALK_RUN)],
)  # fmt: skip
def test_the_free_text_of_the_type_is_understood(tmp_path: Path, word: str, kind: RunKind) -> None:
    assert run_of(only(put(tmp_path, "a.gpx", gpx(sport=word)))).run_kind is kind


def test_another_sport_becomes_cross_training(tmp_path: Path) -> None:
    assert cross_of(only(put(tmp_path, "a.gpx", gpx(sport="cycling")))).sport == "cycling"


def test_a_word_that_is_no_sport_is_named_and_asked_about(tmp_path: Path) -> None:
    found = only(put(tmp_path, "a.gpx", gpx(sport="jkljkl")))

    assert found.outcome == "no_sport"
    assert "jkljkl" in found.remark
    assert [item.question for item in sort_out([found], []).asked] == ["sport"]


def test_without_a_type_a_running_pace_is_taken_as_a_run_and_said_so(tmp_path: Path) -> None:
    found = only(put(tmp_path, "a.gpx", gpx(sport="")))

    assert run_of(found).distance_m > 2990
    assert "sport" in found.guessed
    assert "5:33 min/km" in found.remark


@pytest.mark.parametrize(("speed", "metres"), [(1.3, 3000), (6.0, 9000), (3.0, 300)])
def test_without_a_type_a_walk_a_ride_or_a_short_track_is_not_guessed_at(
    tmp_path: Path, speed: float, metres: float
) -> None:
    path = put(tmp_path, "a.gpx", gpx(straight(metres, speed), sport=""))

    dry = sort_out([only(path)], [])

    assert [item.question for item in dry.asked] == ["sport"]
    assert dry.records == ()


def test_points_without_times_make_no_run(tmp_path: Path) -> None:
    points = [(lat, lon, None) for lat, lon, _ in straight()]

    found = only(put(tmp_path, "a.gpx", gpx(points)))

    assert found.outcome == "without_time"
    assert found.run is None


@pytest.mark.parametrize(
    ("inside", "word"),
    [
        ("<trk><trkseg/></trk>", "an empty track, as of a treadmill"),
        ("<trk/>", "an empty track"),
        ('<rte><rtept lat="1" lon="1"/><rtept lat="1" lon="2"/></rte>', "route"),
        ('<wpt lat="1" lon="1"/>', "no track"),
    ],
)
def test_a_file_without_a_track_is_refused(tmp_path: Path, inside: str, word: str) -> None:
    found = only(put(tmp_path, "a.gpx", f'<gpx version="1.1">{inside}</gpx>'))

    assert found.outcome == "no_track"
    assert word in found.remark


def test_an_empty_segment_before_the_track_does_no_harm(tmp_path: Path) -> None:
    text = gpx().replace("<trkseg>", "<trkseg/><trkseg>", 1)

    assert run_of(only(put(tmp_path, "a.gpx", text))).distance_m > 2990


def test_each_track_is_an_activity_of_its_own(tmp_path: Path) -> None:
    later = gpx(straight(start=START + timedelta(hours=2)), name="Second")
    track = later[later.index("<trk>") : later.index("</gpx>")]

    founds = found_in(put(tmp_path, "a.gpx", gpx().replace("</gpx>", track + "</gpx>")))

    assert [run_of(found).title for found in founds] == ["Along the river", "Second"]


def test_the_way_between_two_segments_is_a_pause(tmp_path: Path) -> None:
    points = straight(3000)
    before, after = gpx(points[:50]), gpx([(lat + 0.1, lon, at) for lat, lon, at in points[50:]])
    segment = after[after.index("<trkseg>") : after.index("</trk>")]

    run = run_of(only(put(tmp_path, "a.gpx", before.replace("</trk>", segment + "</trk>"))))

    assert run.distance_m == pytest.approx(2970, abs=5)
    assert run.duration_s == 990


def test_a_point_without_longitude_is_refused_as_damage(tmp_path: Path) -> None:
    text = gpx().replace('lon="10.0000000"', "", 1)

    found = only(put(tmp_path, "a.gpx", text))

    assert found.outcome == "unreadable"
    assert "longitude" in found.remark


def test_places_off_the_globe_mark_a_pause_and_are_no_places(tmp_path: Path) -> None:
    text = gpx().replace("<trkseg>", '<trkseg><trkpt lat="200" lon="0"/>', 1)

    assert run_of(only(put(tmp_path, "a.gpx", text))).distance_m == pytest.approx(3000, rel=0.001)


def test_a_time_with_an_offset_is_that_instant(tmp_path: Path) -> None:
    text = gpx().replace("2026-03-01T07:10:05Z", "2026-03-01T08:25:05.179+01:15")

    assert run_of(only(put(tmp_path, "a.gpx", text))).start == START


@pytest.mark.parametrize("before", ["\ufeff", "\n \n", "\ufeff\r\n"])
def test_a_byte_order_mark_or_blank_lines_before_the_declaration_do_no_harm(
    tmp_path: Path, before: str
) -> None:
    assert run_of(only(put(tmp_path, "a.xml", before + gpx()))).distance_m > 2990


def test_a_document_type_is_refused_before_any_entity_is_expanded(tmp_path: Path) -> None:
    entities = "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "x" * 100}">' for n in range(12)
    )
    text = gpx(name="&a11;").replace("<gpx", f"<!DOCTYPE gpx [{entities}]><gpx", 1)

    found = only(put(tmp_path, "a.gpx", text))

    assert found.outcome == "unreadable"
    assert "document type" in found.remark


def test_a_file_cut_in_half_is_refused_with_the_line(tmp_path: Path) -> None:
    text = gpx().replace("<trkpt", "\n<trkpt")

    found = only(put(tmp_path, "a.gpx", text[: len(text) // 2]))

    assert found.outcome == "unreadable"
    assert "line 5" in found.remark


def test_an_unknown_alphabet_is_refused(tmp_path: Path) -> None:
    text = gpx().replace('<?xml version="1.0"?>', '<?xml version="1.0" encoding="klingon"?>')

    assert only(put(tmp_path, "a.gpx", text)).outcome == "unreadable"


def test_a_speed_no_runner_has_is_asked_about(tmp_path: Path) -> None:
    found = only(put(tmp_path, "a.gpx", gpx(straight(20_000, 9.0))))

    (asked,) = sort_out([found], []).asked

    assert asked.question == "fast"
    assert "faster than anyone runs" in run_of(asked).source.remark


def test_a_way_over_many_minutes_inside_a_segment_is_not_run_and_said(tmp_path: Path) -> None:
    points = straight(3000)
    later = timedelta(minutes=60)
    bus = [(lat + 0.2, lon, at and at + later) for lat, lon, at in points[50:]]

    found = only(put(tmp_path, "a.gpx", gpx([*points[:51], *bus])))

    assert run_of(found).distance_m == pytest.approx(3000, rel=0.01)
    assert "22.2 km between points more than 5 minutes apart were left out" in found.remark
    assert run_of(found).source.remark == found.remark


@pytest.mark.parametrize("astray", [[(0.0, 0.0)], [(0.0, 0.0), (0.0, 0.0001)], [(60.02, 10.0)]])
def test_first_points_gone_astray_cost_nothing(
    tmp_path: Path, astray: list[tuple[float, float]]
) -> None:
    points = straight(3000)
    bad = [(*place, points[n][2]) for n, place in enumerate(astray)]

    run = run_of(only(put(tmp_path, "a.gpx", gpx([*bad, *points[len(bad) :]]))))

    assert run.distance_m == pytest.approx(3000, abs=31 * len(bad))


def test_the_tracks_a_recorder_cut_a_run_into_are_one(tmp_path: Path) -> None:
    parts = [straight(1000, start=START + timedelta(seconds=400 * n)) for n in range(3)]
    tracks = [gpx(part, sport="", name=f"ACTIVE LOG {n:03}") for n, part in enumerate(parts)]
    inner = [text[text.index("<trk>") : text.index("</gpx>")] for text in tracks]
    text = tracks[0].replace(inner[0], "".join(inner))

    run = run_of(only(put(tmp_path, "a.gpx", text)))

    assert run.distance_m == pytest.approx(2970, rel=0.01)
    assert run.start == START


def test_points_the_receiver_remembered_of_another_day_are_left_out(tmp_path: Path) -> None:
    old = [(50.0, 8.0, START - timedelta(days=6) + timedelta(seconds=n)) for n in range(4)]

    found = only(put(tmp_path, "a.gpx", gpx([*old, *straight(3000)])))

    assert run_of(found).start == START
    assert "first 4 points" in found.remark


def test_the_offset_a_file_was_written_with_gives_the_local_day(tmp_path: Path) -> None:
    zone = timezone(timedelta(hours=11))
    late = datetime(2026, 3, 1, 23, 30, tzinfo=zone)

    found = only(put(tmp_path, "a.gpx", gpx(straight(start=late))))

    assert run_of(found).date == date(2026, 3, 1)
    assert found.guessed == ()


def test_a_clock_that_was_never_set_gives_no_date(tmp_path: Path) -> None:
    found = only(put(tmp_path, "a.gpx", gpx(straight(start=datetime(1989, 12, 31, tzinfo=UTC)))))

    assert found.outcome == "without_time"
    assert "the clock was not set" in found.remark


def test_a_way_of_apple_health_knows_no_sport_and_is_no_run(tmp_path: Path) -> None:
    text = gpx(sport="").replace("<gpx ", '<gpx creator="Apple Health Export" ')

    assert only(put(tmp_path, "route.gpx", text)).outcome == "no_track"


def test_the_cadence_of_the_points_is_kept_as_steps(tmp_path: Path) -> None:
    more = "<extensions><cad>84</cad></extensions></trkpt>"

    run = run_of(only(put(tmp_path, "a.gpx", gpx().replace("</trkpt>", more))))

    assert run.cadence == 168


def test_points_without_a_time_between_others_are_on_the_way(tmp_path: Path) -> None:
    points = straight()
    ends = [(lat, lon, at if n in (0, len(points) - 1) else None)
            for n, (lat, lon, at) in enumerate(points)]  # fmt: skip
    half = [(lat, lon, at if n >= 50 else None) for n, (lat, lon, at) in enumerate(points)]

    run = run_of(only(put(tmp_path, "a.gpx", gpx(ends))))
    lost = only(put(tmp_path, "b.gpx", gpx(half)))

    assert run.distance_m == pytest.approx(3000, rel=0.01)
    assert run.duration_s == 1000
    assert "50 of its points have no time" in lost.remark


def test_a_track_that_stays_in_one_place_is_sent_for_its_fit_file(tmp_path: Path) -> None:
    points = [(60.0, 10.0, at) for _, _, at in straight()]

    found = only(put(tmp_path, "a.gpx", gpx(points)))

    assert found.run is None
    assert "FIT or TCX" in found.hint


@pytest.mark.parametrize(
    ("name", "question"),
    [("Evening Ride", "sport"), ("Cycling 3/1/26", "sport"), ("Radtour", "sport"), ("Loop", "")],
)
def test_the_name_of_another_sport_keeps_a_track_from_being_guessed_a_run(
    tmp_path: Path, name: str, question: str
) -> None:
    dry = sort_out([only(put(tmp_path, "a.gpx", gpx(sport="", name=name)))], [])

    assert [one.question for one in (*dry.asked, *dry.new)] == [question]


def test_a_ride_home_within_a_run_is_asked_about(tmp_path: Path) -> None:
    run = straight()
    lat = run[-1][0]
    later = START + timedelta(seconds=1010)
    ride = [(a - 60 + lat, b, at) for a, b, at in straight(6000, 9.0, 5, later)]

    dry = sort_out([only(put(tmp_path, "a.gpx", gpx([*run, *ride])))], [])

    assert [one.question for one in dry.asked] == ["fast"]
    assert "a ride, perhaps" in dry.asked[0].remark


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        ("<metadata><extensions><o:activity>cycling</o:activity></extensions></metadata>", "cross"),
        ("<metadata><keywords>bike, commute</keywords></metadata>", "no_sport"),
        ("<metadata><name>Evening Ride</name></metadata>", "no_sport"),
        ("<desc>Along the river</desc>", "run"),
    ],
)
def test_what_is_written_about_a_file_may_name_its_sport(
    tmp_path: Path, words: str, outcome: str
) -> None:
    text = gpx(sport="").replace("<trk>", f"{words}<trk>").replace("<gpx ", '<gpx xmlns:o="u" ')

    assert only(put(tmp_path, "a.gpx", text)).outcome == outcome


def test_a_track_written_backwards_is_read_in_the_order_of_time(tmp_path: Path) -> None:
    run = run_of(only(put(tmp_path, "a.gpx", gpx(straight()[::-1]))))

    assert (run.duration_s, run.start) == (1000, START)
