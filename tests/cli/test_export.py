"""`export`: the whole book for other programs."""

from __future__ import annotations

import csv
import io
import json
import locale
import os
import sqlite3

import pytest
import tinydb

from planner.domain.values.errors import ExchangeError
from planner.exchange.exports.tables_file import ExportTable, csv_text
from planner.exchange.kit.out_file import ThereAlreadyError, write_file
from planner.logbook.tables import TABLES


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


@pytest.fixture
def lived(planned, home, monkeypatch):
    """A plan with a run, a pain score, a note and a few ticks; the files go into `home`."""
    monkeypatch.chdir(home)
    assert planned("log", "run", "5.2k", "31:20", "--pain", "2", "--note", "windy, [/]").code == 0
    assert planned("pain", "3", "--morning").code == 0
    assert planned("note", "stairs ok", "-t", "stairs").code == 0
    assert planned("tick", "--sets", "2").code == 0
    return planned


def test_json_holds_every_record_and_the_runs_as_runs_json_shows_them(lived, home):
    result = lived("export", "json")

    assert (result.code, result.out) == (0, "Wrote easeback-2026-11-30.json\n")
    answer = json.loads((home / "easeback-2026-11-30.json").read_text())
    data = answer["data"]
    assert (answer["schema"], answer["ok"]) == ("easeback/1", True)
    assert data["runs"] == lived("runs", "--json").data
    assert data["profile"]["knee"] == "left"
    assert [note["text"] for note in data["records"]["note"]] == ["stairs ok"]
    assert sum(len(done["ticks"]) for done in data["records"]["done"]) == 2
    assert {"session", "planned-run", "run", "pain", "profile"} <= set(data["records"])


def test_csv_writes_a_table_of_runs_sessions_sets_and_pain(lived, home):
    result = lived("export", "csv", "-o", "knee.csv")

    assert result.out.split() == [word for name in TABLES for word in ("Wrote", f"knee-{name}.csv")]
    (run,) = rows((home / "knee-runs.csv").read_text())
    assert (run["distance_m"], run["duration_s"], run["note"]) == (
        "5200",
        "1880",
        "windy, [/]",
    )
    assert (run["swelling"], run["effort"]) == ("false", "")
    sessions = rows((home / "knee-sessions.csv").read_text())
    assert [one["sets_done"] for one in sessions if one["sets_done"] != "0"] == ["2"]
    sets = rows((home / "knee-sets.csv").read_text())
    assert [(one["local_date"], one["set"]) for one in sets] == [("2026-11-30", "1")] * 2
    (score,) = rows((home / "knee-pain.csv").read_text())
    assert (score["score"], score["moment"], score["local_date"]) == ("3", "morning", "2026-11-30")


def test_a_file_that_is_there_stays_unless_someone_says_yes(lived, home):
    (home / "mine.json").write_text("mine")

    refused = lived("export", "json", "-o", "mine.json")
    assert refused.code == 2
    assert "mine.json: there already." in refused.err
    assert (home / "mine.json").read_text() == "mine"

    assert lived("export", "json", "-o", "mine.json", "--yes").code == 0
    assert json.loads((home / "mine.json").read_text())["ok"]


def test_one_table_can_go_to_standard_output(lived, home):
    result = lived("export", "csv", "--only", "runs", "-o", "-")

    assert [row["distance_m"] for row in rows(result.out)] == ["5200"]
    assert json.loads(lived("export", "json", "-o", "-").out)["ok"]
    assert lived("export", "csv", "-o", "-").code == 2
    assert lived("export", "json", "--only", "runs").code == 2


def test_one_table_can_be_written_alone(lived, home):
    lived("export", "csv", "--only", "pain", "-o", "a.csv")
    assert [path.name for path in home.glob("a-*.csv")] == ["a-pain.csv"]


def test_a_dry_run_writes_nothing(lived, home):
    result = lived("export", "json", "--dry-run")
    assert result.out == "Would write easeback-2026-11-30.json\n"
    assert not list(home.glob("*.json"))


def test_a_place_that_cannot_be_written_is_told_in_words(lived):
    result = lived("export", "json", "-o", "nowhere/at/all.json")
    assert result.code == 1
    assert "cannot be written (No such file or directory)" in result.err


def test_tables_of_an_empty_book_have_their_headers(easeback):
    result = easeback("export", "csv", "--only", "sets", "-o", "-")
    assert result.out.startswith("session_id,local_date,session,")
    assert rows(result.out) == []


def test_a_file_that_appears_meanwhile_is_not_written_over(tmp_path):
    path = tmp_path / "a.json"
    path.write_text("theirs")

    with pytest.raises(ThereAlreadyError):
        write_file(path, "ours")

    assert [one.name for one in tmp_path.iterdir()] == ["a.json"]
    assert path.read_text() == "theirs"


def test_a_disk_without_hard_links_works_too_and_overwrites_nothing(tmp_path, monkeypatch):
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    write_file(tmp_path / "a.txt", "grüße")
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == "grüße"
    with pytest.raises(ThereAlreadyError):
        write_file(tmp_path / "a.txt", "other")
    assert [one.name for one in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.parametrize("form", ["json", "csv"])
def test_a_place_no_file_can_be_in_is_refused_in_words(lived, form):
    for place in ("~nobodyhere/x", "x" * 300, "no/such/folder/x"):
        result = lived("export", form, "-o", place)
        assert (result.code, result.out) == (1, "")
        assert result.err.startswith("easeback: ")


def test_a_folder_takes_the_usual_names(lived, home):
    (home / "knee").mkdir()

    assert lived("export", "json", "-o", "knee").out == "Wrote knee/easeback-2026-11-30.json\n"
    assert lived("export", "csv", "-o", ".", "--only", "runs").code == 0
    assert (home / "easeback-2026-11-30-runs.csv").is_file()


def test_a_session_whose_pain_was_not_asked_has_no_worst_pain(lived, home):
    assert lived("export", "csv", "-o", "knee.csv").code == 0

    sessions = rows((home / "knee-sessions.csv").read_text())
    assert [one["worst_pain"] for one in sessions if one["sets_done"] == "2"] == [""]


def test_a_cell_that_a_spreadsheet_would_reckon_with_is_marked_unless_it_is_asked_for_raw(
    lived, home
):
    for words in ("=1+1", "+49 170", "-stairs", "@home", "'quoted'", "plain"):
        assert lived("note", "--", words).code == 0

    safe = rows(lived("export", "csv", "--only", "notes", "-o", "-").out)
    raw = rows(lived("export", "csv", "--only", "notes", "--raw", "-o", "-").out)

    texts = [one["text"] for one in raw][1:]
    assert texts == ["=1+1", "+49 170", "-stairs", "@home", "'quoted'", "plain"]
    assert [one["text"] for one in safe][1:] == [
        "'=1+1", "'+49 170", "'-stairs", "'@home", "''quoted'", "plain",
    ]  # fmt: skip


def test_sqlite_holds_the_tables_with_numbers_as_numbers(lived, home):
    assert lived("export", "sqlite", "-o", "knee.sqlite").code == 0

    base = sqlite3.connect(home / "knee.sqlite")
    try:
        run = base.execute("SELECT distance_m, pain_during, swelling, note FROM runs").fetchall()
        names = {name for (name,) in base.execute("SELECT name FROM sqlite_master")}
        sets = base.execute("SELECT count(*) FROM sets").fetchone()
    finally:
        base.close()
    assert run == [(5200, 2, 0, "windy, [/]")]
    assert names == {*TABLES, "about"}
    assert sets == (2,)


def test_tinydb_is_read_by_tinydb_itself(lived, home):
    result = lived("export", "tinydb")

    with tinydb.TinyDB(home / "easeback-2026-11-30.tinydb.json", access_mode="r") as base:
        (run,) = base.table("run").search(tinydb.where("distance_m") > 5000)
        assert base.tables() >= {"session", "run", "pain", "note", "profile"}
    assert result.out == "Wrote easeback-2026-11-30.tinydb.json\n"
    assert run["note"] == "windy, [/]"


@pytest.mark.parametrize("form", ["json", "csv", "ics", "sqlite", "tinydb"])
def test_what_is_written_is_for_its_owner_alone(lived, home, form):
    (home / "out").mkdir()
    assert lived("export", form, "-o", "out").code == 0
    assert {one.stat().st_mode & 0o777 for one in (home / "out").iterdir()} == {0o600}


def test_nothing_is_written_through_a_link_or_over_what_is_no_file(lived, home):
    (home / "theirs").write_text("theirs")
    (home / "link.json").symlink_to(home / "theirs")
    (home / "nowhere.json").symlink_to(home / "gone")
    os.mkfifo(home / "pipe.json")

    for name, what in (("link", "link"), ("nowhere", "link"), ("pipe", "pipe")):
        result = lived("export", "json", "-o", f"{name}.json", "--yes")
        assert (result.code, result.out) == (1, "")
        assert what in result.err
    assert (home / "theirs").read_text() == "theirs"
    assert not (home / "gone").exists()
    with pytest.raises(ExchangeError):
        write_file(home / "link.json", "ours", over=True)


def test_an_option_of_another_format_is_refused(lived):
    for words in (
        ("json", "--raw"),
        ("csv", "--alarm", "30m"),
        ("ics", "today"),
        ("fit", "--only", "runs"),
    ):
        result = lived("export", *words)
        assert result.code == 2
        assert "belongs to" in result.err


@pytest.mark.parametrize(("sign", "cells"), [(",", ";"), (".", ",")])
def test_a_table_for_excel_is_as_this_machine_writes_numbers_and_comes_back(
    lived, home, monkeypatch: pytest.MonkeyPatch, sign: str, cells: str
):
    plain = lived("export", "csv", "--only", "runs", "-o", "-").out
    monkeypatch.setattr(locale, "localeconv", lambda: {"decimal_point": sign})

    assert lived("export", "csv", "--excel", "-o", str(home / "knee.csv")).code == 0

    written = (home / "knee-runs.csv").read_bytes().decode()
    assert written.startswith(f"\ufeffid{cells}start_utc{cells}local_date")
    assert list(csv.reader(written[1:].splitlines(), delimiter=cells)) == list(
        csv.reader(plain.splitlines())
    )
    other = ("--data", str(home / "other"))
    assert lived("import", str(home / "knee-runs.csv"), *other).code == 0
    assert lived("export", "csv", "--only", "runs", "-o", "-", *other).out == plain


def test_excel_is_a_matter_of_csv(lived):
    assert lived("export", "json", "--excel", "-o", "-").code == 2


@pytest.mark.parametrize("name", ["nowhere/", "file/", "link/"])
def test_a_name_that_ends_as_a_folder_is_one(planned, home, monkeypatch, name):
    monkeypatch.chdir(home)
    (home / "file").write_text("mine")
    (home / "link").symlink_to("file")

    for words in (["export", "json", "-o"], ["report", "--format", "md", "--to"],
                  ["charts", "load", "--svg"], ["export", "ics", "--follow"]):  # fmt: skip
        result = planned(*words, name, "--yes")
        assert result.code == 1
        assert "no folder" in result.err
    assert (home / "file").read_text() == "mine"
    assert not (home / "nowhere").exists()


def test_a_name_may_be_as_long_as_the_disk_allows(planned, home):
    name = f"{'x' * 250}.json"

    assert planned("export", "json", "-o", str(home / name)).code == 0

    assert (home / name).stat().st_size > 1000
    assert not list(home.glob(".*.tmp"))


def test_tables_are_not_written_beside_a_device_whose_name_they_were_given(planned, home):
    (home / "link").symlink_to("file")
    (home / "file").touch()

    assert planned("export", "csv", "-o", "/dev/null").code == 1
    assert planned("export", "csv", "-o", str(home / "link")).code == 1
    assert not list(home.glob("*.csv"))


@pytest.mark.parametrize("text", ["=1", "＝1", "\n=1", "＠x", "\x00=1", "\u200e=1"])
def test_a_cell_is_never_reckoned_with_whatever_hides_its_first_sign(text):
    table = ExportTable(("words",), ((text,),))

    (cell,) = list(csv.reader(io.StringIO(csv_text(table), newline="")))[1]

    assert cell.startswith("'")
