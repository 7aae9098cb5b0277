"""Metres and moving seconds of a GPS track."""

from __future__ import annotations

import pytest

from planner.exchange.formats.track import Point, climb, measure
from tests.exchange.making import METRES_A_DEGREE


def north(*steps: tuple[float, float], lon: float = 10.0) -> list[Point]:
    """Points due north of the equator: seconds and metres."""
    return [Point(at, metres / METRES_A_DEGREE, lon) for at, metres in steps]


def run(
    seconds: int, speed: float = 3.0, since: float = 0, at: float = 0
) -> list[tuple[float, float]]:
    return [(since + n, at + n * speed) for n in range(seconds + 1)]


def test_an_even_run_is_as_long_as_it_is() -> None:
    measured = measure([north(*run(600))])

    assert measured.metres == pytest.approx(1800, abs=0.5)
    assert measured.moving_s == 600


def test_standing_at_a_light_is_no_moving_time_and_its_trembling_no_distance() -> None:
    trembling = [(600 + n, 1800 + n % 2) for n in range(1, 121)]
    measured = measure([north(*run(600), *trembling, *run(600, since=721, at=1800))])

    assert measured.metres == pytest.approx(3600, abs=15)
    assert measured.moving_s == pytest.approx(1200, abs=20)


def test_an_outlier_that_jumps_back_costs_and_adds_nothing() -> None:
    points = north(*run(600))
    points[300] = points[300]._replace(lat=1.0)

    measured = measure([points])

    assert measured.metres == pytest.approx(1800, abs=1)
    assert measured.jumps == 1


def test_a_receiver_that_hung_and_caught_up_loses_no_way() -> None:
    steps = [(at, metres if not 300 < at < 320 else 900) for at, metres in run(600)]

    measured = measure([north(*steps)])

    assert measured.metres == pytest.approx(1800, abs=5)


def test_a_ferry_across_the_sea_is_not_run() -> None:
    measured = measure([north(*run(300), *run(300, since=301, at=500_000))])

    assert measured.metres == pytest.approx(1800, abs=200)
    assert measured.jumps == 1


def test_a_clock_that_runs_backwards_is_not_followed() -> None:
    points = north(*run(300))
    points.insert(150, points[10])

    assert measure([points]).metres == pytest.approx(900, abs=1)


def test_nothing_measures_nothing() -> None:
    assert measure([[], []]).metres == 0


def test_a_single_point_has_no_length() -> None:
    measured = measure([north((0, 0))])

    assert (measured.metres, measured.moving_s) == (0, 0)


def test_the_noise_of_the_altimeter_is_no_climb() -> None:
    assert climb([100, 101, 100, 99, 100, 101]) == (0, 0)
    assert climb([100, 104, 108, 100]) == (8, 8)
    assert climb([]) == (None, None)


def test_a_gap_of_minutes_is_not_run_unless_all_points_are_so_far_apart() -> None:
    gap = measure([north(*run(300), *run(300, since=1800, at=4000))])
    sparse = measure([north(*((400.0 * n, 1000.0 * n) for n in range(11)))])

    assert gap.metres == pytest.approx(1800, abs=1)
    assert gap.gap_m == pytest.approx(3100, abs=5)
    assert "3.1 km" in gap.remarks[0]
    assert sparse.metres == pytest.approx(10_000, abs=5)
    assert sparse.gap_m == 0


def test_a_track_that_only_jumps_ends_soon_and_is_no_way() -> None:
    wild = [Point(n / 10, 60.0 * (n % 2), 10.0) for n in range(4000)]

    measured = measure([wild])

    assert measured.metres < 100
    assert measured.jumps > 0
