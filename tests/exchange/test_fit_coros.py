"""FIT as COROS writes it (manufacturer 294, no serial or software number), and the 32-bit twins of
speeds and heights, `enhanced_*`, which newer devices write instead of the 16-bit fields."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from planner.exchange.imports.duplicates import sort_out
from tests.exchange.making import (
    START,
    Field,
    activity,
    fit,
    fit_time,
    found_in,
    message,
    only,
    put,
    run_of,
)

COROS = 294
NO_16, NO_32 = 0xFFFF, 0xFFFFFFFF
"""How FIT writes that there is nothing."""
HEIGHT = (212 + 500) * 5
"""212 m above the sea."""


def file_id() -> bytes:
    """What COROS says of itself: sort, manufacturer, product, time; nothing else."""
    return message(0, (0, "B", 4), (1, "H", COROS), (2, "H", 841), (4, "I", fit_time(START)))


def session(*more: Field, start: datetime = START, metres: float | None = 5012.4) -> bytes:
    """A run of half an hour, in which speeds and heights are 32 bits wide."""
    distance = () if metres is None else ((9, "I", round(metres * 100)),)
    return message(
        18,
        (253, "I", fit_time(start + timedelta(seconds=1900))),
        (2, "I", fit_time(start)),
        (7, "I", 1_900_000),
        (8, "I", 1_790_600),
        *distance,
        (5, "B", 1),
        (6, "B", 0),
        (18, "B", 82),
        (22, "H", 61),
        (23, "H", 64),
        (124, "I", 2_799),
        (126, "I", HEIGHT),
        (127, "I", HEIGHT),
        (128, "I", HEIGHT),
        *more,
    )


def lap(metres: float) -> bytes:
    """A lap of six minutes."""
    return message(
        19, (253, "I", fit_time(START + timedelta(seconds=360))), (2, "I", fit_time(START)),
        (8, "I", 360_000), (9, "I", round(metres * 100)), (25, "B", 1),
        (110, "I", 2_799), (111, "I", 3_900), (112, "I", HEIGHT),
    )  # fmt: skip


def record(seconds: int, metres: float, speed: float) -> bytes:
    """One moment: distance, and the wide fields of speed and height."""
    return message(
        20,
        (253, "I", fit_time(START + timedelta(seconds=seconds))),
        (5, "I", round(metres * 100)),
        (73, "I", round(speed * 1000)),
        (78, "I", HEIGHT),
    )


def records(metres: float, seconds: int) -> bytes:
    """One every ten seconds, at an even speed."""
    speed = metres / seconds
    return b"".join(record(at, speed * at, speed) for at in range(0, seconds + 1, 10))


def test_a_run_of_coros_is_read_right(tmp_path: Path) -> None:
    whole = fit(file_id(), records(5012.4, 1790), lap(1004), session((125, "I", 3_900)), activity())

    found = only(put(tmp_path, "a.fit", whole))

    run = run_of(found)
    assert (run.distance_m, run.duration_s, run.ascent_m, run.descent_m) == (5012, 1791, 61, 64)
    assert run.cadence == 164
    assert run.start is not None
    assert run.start.isoformat() == "2026-03-01T08:10:05+01:00"
    assert (found.basis, found.remark, found.damaged, found.ridden) == ("session", "", False, False)


@pytest.mark.parametrize(
    ("messages", "basis", "metres"),
    [
        ((records(5012.4, 1790), lap(5005), session(metres=None)), "laps", 5005),
        ((records(5012.4, 1790), session(metres=None)), "gps", 5012),
        ((records(5012.4, 1790),), "gps", 5012),
    ],
    ids=["laps", "records", "records alone"],
)
def test_beside_wide_speeds_and_heights_the_distance_comes_from_laps_or_records(
    tmp_path: Path, messages: tuple[bytes, ...], basis: str, metres: int
) -> None:
    found = only(put(tmp_path, "a.fit", fit(file_id(), *messages, activity())))

    assert (run_of(found).distance_m, found.basis) == (metres, basis)


@pytest.mark.parametrize(
    "top",
    [
        ((125, "I", 20_000),),
        ((15, "H", 20_000),),
        ((15, "H", NO_16), (125, "I", 20_000)),
        ((15, "H", 20_000), (125, "I", NO_32)),
    ],
    ids=["wide", "narrow", "narrow says nothing", "wide says nothing"],
)
def test_the_speed_of_a_car_is_seen_in_whichever_field_it_stands(
    tmp_path: Path, top: tuple[Field, ...]
) -> None:
    whole = fit(file_id(), records(12_000, 600), session(*top, metres=12_000), activity())

    dry = sort_out(found_in(put(tmp_path, "a.fit", whole)), ())

    (asked,) = dry.asked
    assert asked.question == "fast"
    assert "of it are faster than anyone runs" in asked.remark


def test_two_runs_without_a_serial_number_are_two_and_each_is_known_again(tmp_path: Path) -> None:
    days = START, START + timedelta(days=1)
    for number, start in enumerate(days):
        put(tmp_path, f"{number}.fit", fit(file_id(), session(start=start), activity(start)))

    dry = sort_out(found_in(tmp_path), ())
    again = sort_out(found_in(tmp_path), dry.records)

    assert [run_of(found).start for found in dry.new] == list(days)
    assert (len(again.new), len(again.already_here)) == (0, 2)
