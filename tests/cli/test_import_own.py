"""Out and in again: an export into an empty journal and out is the same file."""

from __future__ import annotations

import csv
import io

import pytest


def filled(easeback):
    """A journal with a plan and something of every kind of fact in it."""
    easeback("setup", "--knee", "left", "--weekly", "15k", "--longest", "6k")
    for words in (
        ("log", "run", "5k", "30:10", "--on", "2026-11-20", "--pain", "2", "--note", "=stiff, 'x'"),
        ("log", "run", "5k", "30:10", "--on", "2026-11-20", "--kind", "race", "--again"),
        ("log", "bike", "45min", "--on", "2026-11-21"),
        ("pain", "2", "--stairs", "--on", "2026-11-22", "--note", "-- worse"),
        ("note", "--on", "2026-11-22", "slept badly"),
        ("plan", "add", "4k", "fri"),
    ):
        assert easeback(*words).code == 0, words


def exported(easeback, form, *more):
    return easeback("export", form, "-o", "-", *more).out


def into_an_empty_journal(easeback, home, monkeypatch, path):
    monkeypatch.setenv("EASEBACK_DATA", str(home / "another"))
    return easeback("import", str(path), "--yes")


def test_everything_comes_back_byte_by_byte(easeback, home, monkeypatch):
    filled(easeback)
    before = exported(easeback, "json")
    path = home / "out.json"
    path.write_text(before)

    result = into_an_empty_journal(easeback, home, monkeypatch, path)

    assert result.code == 0
    assert "as they were" in result.out
    assert exported(easeback, "json") == before
    assert len(easeback("runs", "--json").data) == 2
    again = easeback("import", str(path), "--yes")
    assert (again.code, exported(easeback, "json")) == (0, before)
    easeback("undo")
    assert easeback("runs", "--json").data == []


def test_the_tables_of_runs_and_pain_come_back(easeback, home, monkeypatch):
    filled(easeback)
    texts = {name: exported(easeback, "csv", "--only", name) for name in ("runs", "pain")}
    for name, text in texts.items():
        (home / f"knee-{name}.csv").write_text(text, newline="")

    for name in texts:
        path = home / f"knee-{name}.csv"
        assert into_an_empty_journal(easeback, home, monkeypatch, path).code == 0

    for name, text in texts.items():
        assert exported(easeback, "csv", "--only", name) == text
    rows = list(csv.DictReader(io.StringIO(exported(easeback, "csv", "--only", "runs"))))
    assert any(row["note"].endswith("=stiff, 'x'") for row in rows)


@pytest.mark.parametrize("name", ["sessions", "sets"])
def test_tables_that_do_not_hold_enough_say_what_does(easeback, home, name):
    filled(easeback)
    (home / "t.csv").write_text(exported(easeback, "csv", "--only", name))

    result = easeback("import", str(home / "t.csv"))

    assert result.code == 1
    assert "easeback export json" in result.err


def test_a_journal_that_is_set_up_keeps_its_plan_and_gets_the_facts(easeback, home, monkeypatch):
    filled(easeback)
    path = home / "out.json"
    path.write_text(exported(easeback, "json"))
    monkeypatch.setenv("EASEBACK_DATA", str(home / "another"))
    easeback("setup", "--knee", "right", "--weekly", "10k", "--longest", "4k")

    assert easeback("import", str(path), "--yes").code == 0

    assert len(easeback("runs", "--json").data) == 2
    assert "right" in easeback("config").out


def test_a_distance_of_a_thousand_digits_costs_only_its_line(easeback, home):
    """Found by `make torture`."""
    head = "id,start_utc,local_date,distance_m,duration_s,kind,terrain,source,verdict\n"
    rows = (f"r1,,2026-11-20,{'9' * 1000},1800,run,flat,csv,ok\n"
            "r2,,2026-11-21,5000,1800,run,flat,csv,ok\n")  # fmt: skip
    (home / "t.csv").write_text(head + rows)

    result = easeback("import", str(home / "t.csv"))

    assert (result.code, len(easeback("runs", "--json").data)) == (7, 1)
    assert "line 2" in result.out
