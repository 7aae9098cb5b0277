"""Instants of several zones in order."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.values.instants import when

ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)).map(  # noqa: DTZ001
    lambda moment: moment.replace(tzinfo=UTC)
)


def test_nine_in_paris_is_before_eight_in_new_york() -> None:
    paris, new_york = "2026-11-25T21:00:00+01:00", "2026-11-25T20:00:00-05:00"

    assert max(paris, new_york, key=when) == new_york
    assert max(paris, new_york) == paris  # as text it would be


@given(st.lists(st.tuples(MOMENTS, ZONES), min_size=1, max_size=6))
def test_the_order_is_that_of_the_moments_whatever_their_zones(
    moments: list[tuple[datetime, timezone]],
) -> None:
    written = [moment.astimezone(zone).isoformat() for moment, zone in moments]

    found = [datetime.fromisoformat(one) for one in sorted(written, key=when)]
    assert found == sorted(moment for moment, _ in moments)


@pytest.mark.parametrize("odd", ["", "yesterday", "2026-13-01T00:00"])
def test_what_is_no_instant_comes_first(odd: str) -> None:
    assert min("1970-01-01T00:00+00:00", odd, key=when) == odd


@pytest.mark.parametrize("edge", ["0001-01-01T00:00+14:00", "9999-12-31T23:59-14:00"])
def test_the_ends_of_the_calendar_have_a_place_too(edge: str) -> None:
    assert sorted(["2026-11-25T21:00+01:00", edge], key=when)


def test_without_an_offset_it_counts_as_utc() -> None:
    assert when("2026-11-25T20:30") < when("2026-11-25T22:00+01:00")
