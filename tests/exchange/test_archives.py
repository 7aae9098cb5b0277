"""Zips and folders, friendly and hostile."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

import pytest

from planner.domain.values.errors import ExchangeError
from planner.exchange.imports import places
from planner.exchange.sources import document
from tests.exchange.making import (
    fit_run,
    found_in,
    gpx,
    only,
    put,
    run_of,
    strava,
    strava_row,
    zipped,
)


def export(**rows: str) -> dict[str, bytes | str]:
    return {
        "export_1/activities.csv": strava(
            strava_row(1, file="activities/1.fit.gz"),
            strava_row(2, date='"Mar 2, 2026, 7:10:05 AM"', file="activities/2.gpx.gz"),
        ),
        "export_1/activities/1.fit.gz": gzip.compress(fit_run(offset_h=-5)),
        "export_1/activities/2.gpx.gz": gzip.compress(gpx().encode()),
        "export_1/media/photo.jpg": b"\xff\xd8\xff\xe0" + bytes(50),
        "export_1/shoes.csv": "brand,model\nx,y\n",
        "__MACOSX/._activities.csv": b"\0\5\26\7",
    }


def test_an_export_gives_one_run_a_row_and_reads_no_track_twice(tmp_path: Path) -> None:
    founds = found_in(put(tmp_path, "export.zip", zipped(export())))

    assert [found.outcome for found in founds] == ["run", "run"]
    assert [run_of(found).source.zone for found in founds] == ["file", "guessed"]
    assert founds[0].file == "export.zip/export_1/activities.csv"


def test_the_same_export_unpacked_gives_the_same(tmp_path: Path) -> None:
    for name, data in export().items():
        put(tmp_path / "unpacked", name, data)

    assert [found.outcome for found in found_in(tmp_path / "unpacked")] == ["run", "run"]


def test_names_are_not_trusted(tmp_path: Path) -> None:
    path = put(tmp_path, "holiday.jpg", zipped({"letter.txt": fit_run(), "song.mp3": gpx()}))

    assert [found.outcome for found in found_in(path)] == ["run", "run"]


def test_a_zip_in_a_zip_is_opened(tmp_path: Path) -> None:
    inner = zipped({"a.fit": fit_run()})

    found = only(put(tmp_path, "a.zip", zipped({"Part1.zip": inner})))

    assert run_of(found).distance_m == 5000
    assert found.file == "a.zip/Part1.zip/a.fit"


def test_a_zip_nested_too_deep_is_refused(tmp_path: Path) -> None:
    data = zipped({"a.fit": fit_run()})
    for _ in range(places.DEPTH):
        data = zipped({"inner.zip": data})

    found = only(put(tmp_path, "a.zip", data))

    assert found.outcome == "unreadable"
    assert "archive inside" in found.remark


@pytest.mark.parametrize(
    "name", ["../evil.fit", "/etc/evil.fit", "a/../../evil.fit", "C:\\evil.fit"]
)
def test_a_name_that_leaves_the_archive_is_not_opened(tmp_path: Path, name: str) -> None:
    path = put(tmp_path, "a.zip", zipped({name: fit_run(), "good.fit": fit_run()}))

    bad, good = found_in(path)

    assert (bad.outcome, good.outcome) == ("unreadable", "run")
    assert "points out of the archive" in bad.remark
    assert sorted(tmp_path.rglob("*")) == [path]


def test_a_bomb_in_a_zip_is_refused_with_a_sentence(tmp_path: Path) -> None:
    bomb = gpx().encode() + b" " * (document.FREE + 1_000_000)

    found = only(put(tmp_path, "a.zip", zipped({"a.gpx": bomb})))

    assert found.outcome == "unreadable"
    assert "bomb" in found.remark


def test_a_bomb_in_a_gzip_is_refused_with_a_sentence(tmp_path: Path) -> None:
    bomb = gzip.compress(gpx().encode() + b" " * (document.FREE + 1_000_000))

    found = only(put(tmp_path, "a.gpx.gz", bomb))

    assert found.outcome == "unreadable"
    assert "bomb" in found.remark


def test_many_small_bombs_are_refused_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "ALLOWANCE", 1_000_000)
    monkeypatch.setattr(places, "ALLOWANCE_RATIO", 0)
    members: dict[str, bytes | str] = {
        f"{n}.gpx": gpx().encode() + b" " * 400_000 for n in range(5)
    }

    outcomes = [found.outcome for found in found_in(put(tmp_path, "a.zip", zipped(members)))]

    assert outcomes == ["run", "run", "unreadable", "unreadable", "unreadable"]


def test_a_file_larger_than_any_activity_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(document, "LARGEST", 10_000)

    found = only(put(tmp_path, "a.gpx", gpx() + " " * 2_000_000))

    assert found.outcome == "unreadable"
    assert "larger" in found.remark


def test_an_archive_with_too_many_files_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "MEMBERS", 2)

    found = only(put(tmp_path, "a.zip", zipped({f"{n}.gpx": gpx() for n in range(3)})))

    assert "3 files" in found.remark


def test_a_zip_cut_off_is_refused(tmp_path: Path) -> None:
    whole = zipped({"a.fit": fit_run()})

    assert only(put(tmp_path, "a.zip", whole[:-40])).outcome == "unreadable"


def test_a_damaged_member_does_not_spoil_the_others(tmp_path: Path) -> None:
    data = bytearray(zipped({"bad.gpx": gpx(), "good.fit": fit_run()}))
    data[60:90] = bytes(30)

    outcomes = {
        found.file: found.outcome for found in found_in(put(tmp_path, "a.zip", bytes(data)))
    }

    assert outcomes == {"a.zip/bad.gpx": "unreadable", "a.zip/good.fit": "run"}


def test_a_locked_archive_is_refused(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.fit": fit_run()}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + place] |= 1

    found = only(put(tmp_path, "a.zip", bytes(data)))

    assert found.outcome == "unreadable"
    assert "password" in found.hint


def test_an_empty_archive_and_an_empty_folder_hold_nothing(tmp_path: Path) -> None:
    target = io.BytesIO()
    zipfile.ZipFile(target, "w").close()
    (tmp_path / "empty").mkdir()

    assert found_in(put(tmp_path, "a.zip", target.getvalue()), tmp_path / "empty") == []


def test_a_path_that_is_not_there_is_an_error_at_once(tmp_path: Path) -> None:
    with pytest.raises(ExchangeError, match="nowhere"):
        found_in(tmp_path / "nowhere.fit")


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = put(tmp_path, "in/a.fit", fit_run())

    assert len(found_in(path, tmp_path / "in", path)) == 1


def test_in_a_folder_other_peoples_files_are_passed_over_and_broken_ones_are_not(
    tmp_path: Path,
) -> None:
    put(tmp_path, "in/notes.txt", "hello")
    put(tmp_path, "in/broken.fit", "hello")
    put(tmp_path, "in/.hidden.fit", "hello")

    found = only(tmp_path / "in")

    assert found.file == "in/broken.fit"
    assert "promises" in found.remark


def test_a_file_that_was_named_is_always_answered(tmp_path: Path) -> None:
    found = only(put(tmp_path, "notes.txt", "hello"))

    assert found.outcome == "unreadable"
    assert "none of the files easeback reads" in found.remark


@pytest.mark.parametrize("name", ["", "/", "//", ".", "./", "a\0b", "x" * 70_000])
def test_a_member_with_no_name_to_speak_of_ends_nothing(tmp_path: Path, name: str) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("run.gpx", gpx())
        info = zipfile.ZipInfo("odd")
        info.filename = name[:60_000]
        archive.writestr(info, gpx())

    founds = found_in(put(tmp_path, "odd.zip", inner.getvalue()))

    assert any(found.run is not None for found in founds)
    assert all(found.run is not None or found.remark for found in founds)


def test_a_list_with_a_day_that_is_none_names_the_line(tmp_path: Path) -> None:
    text = "date,distance_m,duration_s\n2026-11-99999999999,5000,1800\n2026-11-03,5000,1800\n"

    bad, good = found_in(put(tmp_path, "runs.csv", text.encode()))

    assert "2026-11-99999999999" in bad.remark
    assert good.run is not None


def test_a_list_of_strava_with_a_day_that_is_none_names_the_line(tmp_path: Path) -> None:
    for odd in ("2026-11-99999999999, 10:00", f"{'9' * 5000} Mar 2026, 10:00"):
        rows = strava(strava_row(1, date=f'"{odd}"'), strava_row(2))
        founds = found_in(put(tmp_path, "activities.csv", rows.encode()))

        assert sum(found.run is not None for found in founds) == 1
