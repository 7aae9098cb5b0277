"""Lists with plain columns."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from planner.domain.values.run import RunKind
from tests.exchange.making import cross_of, found_in, only, put, run_of

HEADER = "date,time,distance_m,duration_s\n"


def test_a_line_is_a_run_at_that_local_time(tmp_path: Path) -> None:
    found = only(put(tmp_path, "a.csv", HEADER + "2026-03-01,07:10,5000,1800\n"))

    run = run_of(found)
    assert (run.date, run.distance_m, run.duration_s) == (date(2026, 3, 1), 5000, 1800)
    assert run.start is not None
    assert run.start.isoformat() == "2026-03-01T07:10:00+01:00"
    assert run.source.zone == "file", "the local day stands in the list"
    assert found.guessed == ("zone",), "but which instant that was does not"


def test_a_line_without_a_time_of_day_is_a_run_of_that_day(tmp_path: Path) -> None:
    found = only(put(tmp_path, "a.csv", HEADER + "2026-03-01,,5000,1800\n"))

    assert run_of(found).start is None
    assert run_of(found).date == date(2026, 3, 1)
    assert found.guessed == ()


@pytest.mark.parametrize("time", ["7:10", "07:10:00", "7:10:00"])
def test_a_spreadsheets_time_without_its_zero_is_understood(tmp_path: Path, time: str) -> None:
    run = run_of(only(put(tmp_path, "a.csv", HEADER + f"2026-03-01,{time},5000,1800\n")))

    assert run.start is not None
    assert run.start.hour == 7


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("1.3.2026,07:10,5000,1800", "YYYY-MM-DD"),
        ("2026-02-30,07:10,5000,1800", "2026-02-30"),
        ("2026-03-01,seven,5000,1800", "seven"),
        ("2026-03-01,07:10,5 km,1800", "5 km"),
        ('2026-03-01,07:10,"5,02",1800', "5,02"),
        ("2026-03-01,07:10,5000,0:30:00", "0:30:00"),
        ("2026-03-01,07:10,-5000,1800", "-5000"),
        ("2026-03-01,07:10,,", "neither"),
        ("2026-03-01,07:10,99999999,1800", "cannot be right"),
        ("0001-01-01,00:00,5000,1800", "cannot be right"),
    ],
)
def test_a_bad_line_is_refused_with_its_number_and_the_rest_is_read(
    tmp_path: Path, line: str, word: str
) -> None:
    bad, good = found_in(put(tmp_path, "a.csv", HEADER + line + "\n2026-03-02,,5000,\n"))

    assert bad.run is None
    assert bad.line == 2
    assert word in bad.remark
    assert bad.hint
    assert good.outcome == "run"


def test_the_columns_of_the_histories_are_understood(tmp_path: Path) -> None:
    text = (
        "start_local,start_utc,type,distance_m,moving_s,elapsed_s\n"
        "2024-04-08 16:00:23,2024-04-08 08:00:23,trail_running,6000.0,2120,2424\n"
        "2024-04-09 16:00:23,2024-04-09 08:00:23,Swim,1000.0,,2424\n"
    )

    run, swim = found_in(put(tmp_path, "a.csv", text))

    assert run_of(run).run_kind is RunKind.TRAIL
    assert (run_of(run).distance_m, run_of(run).duration_s) == (6000, 2120)
    assert str(run_of(run).start) == "2024-04-08 16:00:23+08:00"
    assert run.guessed == ()
    assert cross_of(swim).duration_s == 2424


def test_columns_come_in_any_order_with_title_note_and_effort(tmp_path: Path) -> None:
    text = "note;effort;distance_m;date;shoes;title\nKnee 1;3;5000;2026-03-01;blue;Easy\n"

    run = run_of(only(put(tmp_path, "a.csv", text)))

    assert (run.note, run.effort, run.title) == ("Knee 1", 3, "Easy")
