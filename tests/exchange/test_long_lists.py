"""Long lists: the work and the memory grow with the lines, never with their square."""

from __future__ import annotations

import random
import sys
import tracemalloc
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from planner.exchange.imports.duplicates import sort_out
from planner.exchange.kit.sheet import TableOfFile
from planner.exchange.sources.found import Found
from planner.exchange.sources.list_answers import ListAnswers
from tests.exchange.making import a_run, found_in, put, strava, strava_row

FIRST = datetime(2010, 1, 1, 7, tzinfo=UTC)
MEMORY = 10
"""Bytes for a byte of a list."""


def test_a_cell_that_is_too_long_is_called_so_and_costs_no_other_line() -> None:
    lines = ["date,time,distance_m,duration_s,note"]
    lines += [f"2026-10-{day:02d},07:00,5000,1800,{'x' * 140_000}" for day in range(1, 26)]
    lines += ["2026-11-01,07:00,5000,1800,fine", '2026-11-02,07:00,5000,1800,"open']
    lines += ["2026-11-03,07:00,5000,1800,fine"]

    rows = list(TableOfFile("\n".join(lines).encode()).rows())

    assert [row.line for row in rows if "more than 131,072 signs" in row.trouble] == [*range(2, 27)]
    assert [row.line for row in rows if "never closes" in row.trouble] == [28]
    assert [row.cells[4] for row in rows if not row.trouble] == ["fine", "fine"]


def strava_list(count: int) -> str:
    """Runs of Strava, newest first."""
    rows = (
        strava_row(
            10_000 + 7 * number,
            date=f'"{FIRST + timedelta(hours=9 * (count - number)):%b %d, %Y, %I:%M:%S %p}"',
            metres=f"{3000 + 7 * (number % 900)}.4",
            moving=f"{3300 + number % 300}.0",
        )
        for number in range(count)
    )
    return strava(*rows)


def garmin_list(count: int) -> str:
    """Runs of Garmin, newest first."""
    head = (
        "Activity Type,Date,Favorite,Title,Distance,Calories,Time,Avg HR,Max HR,Avg Run Cadence,"
        "Avg Pace,Total Ascent,Total Descent,Moving Time,Elapsed Time"
    )
    rows = (
        f"Running,{FIRST + timedelta(hours=9 * (count - number)):%Y-%m-%d %H:%M:%S},false,"
        f'"Oslo Running","{3 + number % 900 / 100:.2f}","300","00:{50 + number % 10}:10","150",'
        f'"165","164","6:00","40","41","00:18:10","00:19:30"'
        for number in range(count)
    )
    return "\n".join((head, *rows))


def calls(work: Callable[[], object]) -> int:
    """Calls of Python and C functions that it takes."""
    count = 0

    def seen(_: object, event: str, __: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(seen)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def lines(count: int, file: str, shift_s: int, order: Callable[[list[Found]], None]) -> list[Found]:
    """So many runs of one list, the same distance and time each, in some order."""
    made = []
    for number in range(count):
        run = a_run(str(number), start=FIRST + timedelta(hours=number, seconds=shift_s))
        source = msgspec.structs.replace(run.source, family="csv", sha256=file)
        run = msgspec.structs.replace(run, source=source)
        made.append(Found(outcome="run", file=file, line=number + 2, run=run, basis="summary"))
    order(made)
    return made


@pytest.mark.parametrize("spread_s", [3600, 1, 0], ids=["hours", "seconds", "one moment"])
@pytest.mark.parametrize(
    "order", [list.reverse, random.Random(1).shuffle], ids=["newest first", "in no order"]
)
def test_four_times_the_lines_of_two_lists_take_four_times_the_work(
    order: Callable[[list[Found]], None], spread_s: int
) -> None:
    def work(count: int) -> int:
        one, other = lines(count, "x", 0, order), lines(count, "y", 7200, order)
        near = [_moved(item, spread_s) for item in (*one, *other)]
        return calls(lambda: sort_out(near, ()))

    assert work(1600) < 5 * work(400)


def _moved(item: Found, spread_s: int) -> Found:
    """The item, so many seconds from the next one instead of an hour."""
    run = item.run
    assert run is not None
    assert run.start is not None
    start = FIRST + (run.start - FIRST) / 3600 * spread_s
    return msgspec.structs.replace(item, run=msgspec.structs.replace(run, start=start))


@pytest.mark.parametrize("make", [strava_list, garmin_list])
def test_a_list_takes_no_more_than_ten_times_its_size_in_memory(
    tmp_path: Path, make: Callable[[int], str]
) -> None:
    sort_out(found_in(put(tmp_path, "warm.csv", make(5000)), answers=ListAnswers(unit="km")), ())
    path = put(tmp_path, "long.csv", make(5000))
    tracemalloc.start()
    try:
        dry = sort_out(found_in(path, answers=ListAnswers(unit="km")), ())
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert len(dry.new) == 5000
    assert peak < MEMORY * path.stat().st_size
