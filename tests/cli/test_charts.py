"""`easeback charts`: in lines, as table, CSV, JSON and picture."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from xml.etree import ElementTree

import pytest

from planner.wording.charts import CHARTS

AT = "2026-12-16T18:00"


@pytest.fixture
def lived(planned):
    """Two runs in one week, one that hurt in the next, mornings."""
    planned("log", "run", "3k", "21:00", "--pain", "1", at="2026-12-01T18:40")
    planned("log", "run", "4k", "28:00", "--pain", "1", at="2026-12-04T18:40")
    planned("log", "run", "5k", "36:00", "--pain", "5", at="2026-12-08T18:40")
    planned("pain", "1", "--morning", at="2026-12-02T07:30")
    planned("pain", "1", "--morning", at="2026-12-05T07:30")
    return planned


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_json_csv_and_table_say_the_same(lived):
    data = lived("charts", "--span", "4w", "--json", at=AT).data
    read = rows(lived("charts", "--span", "4w", "--csv", at=AT).out)
    table = lived("charts", "--span", "4w", "--table", at=AT).out.splitlines()

    by_week = {row["week"]: row for row in data["rows"]}
    assert by_week["2026-11-30"]["run_m"] == 7000
    assert by_week["2026-12-07"]["worst_left"] == 5
    assert by_week["2026-12-07"]["flare"] is True
    assert [row["run_m"] for row in read] == [str(row["run_m"]) for row in data["rows"]]
    (line,) = [line for line in table if line.startswith("2026-11-30")]
    assert line.split()[1] == "7.0"


@pytest.mark.parametrize("name", CHARTS)
def test_every_chart_is_drawn_told_and_written(lived, name, home: Path):
    drawn = lived("charts", name, at=AT)
    plain = lived("charts", name, "--plain", at=AT)
    file = home / f"{name}.svg"

    written = lived("charts", name, "--svg", str(file), at=AT)

    assert drawn.code == plain.code == written.code == 0
    assert drawn.out.startswith(CHARTS[name])
    assert not set("│╱█┊") & set(plain.out)
    assert ElementTree.parse(file).getroot().get("role") == "img"
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_picture_is_never_written_over_a_file_unasked(lived, home: Path):
    file = home / "mine.svg"
    file.write_text("mine")

    refused = lived("charts", "--svg", str(file), at=AT)
    kept = file.read_text()
    done = lived("charts", "--svg", str(file), "--yes", at=AT)

    assert (refused.code, kept) == (2, "mine")
    assert done.code == 0
    assert file.read_text().startswith("<svg")


def test_the_picture_goes_to_stdout_and_nowhere_when_only_tried(lived, home: Path):
    assert lived("charts", "--svg", "-", at=AT).out.startswith("<svg")
    assert "Would write" in lived("charts", "--svg", str(home / "x.svg"), "--dry-run", at=AT).out
    assert not (home / "x.svg").exists()


def test_days_and_minutes_are_other_ways_of_load_and_plan(lived):
    days = rows(lived("charts", "load", "--days", "--csv", at=AT).out)

    assert [(row["day"], row["run_m"]) for row in days if row["run_m"] != "0"] == [
        ("2026-12-01", "3000"), ("2026-12-04", "4000"), ("2026-12-08", "5000"),
    ]  # fmt: skip
    assert "minutes a week" in lived("charts", "plan", "--minutes", at=AT).out


@pytest.mark.parametrize(
    "words",
    [
        ("load", "--minutes"),
        ("plan", "--days"),
        ("dose", "--days"),
        ("load", "--table", "--csv"),
        ("load", "--span", "0w"),
        ("load", "--span", "soon"),
        ("load", "--to", "2027-05-01"),
        ("nothing",),
    ],
)
def test_what_cannot_be_is_refused(lived, words):
    refused = lived("charts", *words, at=AT)

    assert refused.code == 2
    assert "Traceback" not in refused.err


def test_an_earlier_stretch_ends_on_the_day_that_was_asked_for(lived):
    data = lived("charts", "--span", "2w", "--to", "2026-12-06", "--json", at=AT).data

    assert (data["first"], data["last"]) == ("2026-11-23", "2026-12-06")


def test_with_nothing_in_the_journal_every_chart_says_so(easeback):
    for name in CHARTS:
        assert easeback("charts", name, at=AT).code == 0
    assert "No flare began" in easeback("charts", "flares", at=AT).out
