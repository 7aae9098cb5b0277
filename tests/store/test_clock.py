from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.values.errors import StoreError
from planner.store.clock import BEYOND, LATEST, HybridClock, days_ahead, device_of, is_stamp
from tests.store.samples import everything, put, run

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@given(st.lists(st.integers(-10_000_000, 10_000_000), max_size=50))
def test_stamps_rise_whatever_the_time_of_day_does(seconds):
    clock = HybridClock("laptop-1a2b")

    stamps = [clock.next(NOON + timedelta(seconds=shift)) for shift in seconds]

    assert stamps == sorted(set(stamps))
    assert all(map(is_stamp, stamps))


def test_a_stamp_is_later_than_any_seen_from_another_device():
    ahead = HybridClock("phone-3c4d").next(NOON + timedelta(days=400))
    clock = HybridClock("laptop-1a2b")

    clock.observe(ahead)

    assert clock.next(NOON) > ahead


def test_two_devices_at_the_same_instant_give_different_stamps():
    one, other = HybridClock("a").next(NOON), HybridClock("b").next(NOON)

    assert one != other
    assert one[:16] == other[:16]
    assert (device_of(one), device_of(other)) == ("a", "b")


def test_a_used_up_counter_carries_into_the_time():
    clock = HybridClock("a")
    clock.observe("1a200000000-ffff-b")

    stamp = clock.next(datetime(2020, 1, 1, tzinfo=UTC))

    assert stamp == "1a200000001-0000-a"


def test_what_is_no_stamp_is_told_apart():
    assert not is_stamp("2026-11-23")
    assert not is_stamp("1a200000001-0000-")
    assert device_of("") == ""


def test_a_stamp_far_ahead_is_not_taken_over_and_what_is_written_then_can_be_read():
    clock = HybridClock("a")
    for forged in ("fffffffffff-ffff-x", f"{BEYOND}-0000-x", f"{LATEST}-ffff-x"):
        clock.observe(forged)
    assert clock.next(NOON)[:11] == f"{int(NOON.timestamp() * 1000):011x}"

    clock.observe(f"{int(LATEST, 16) - 1:011x}-ffff-x")  # the latest that is
    stamps = [clock.next(NOON) for _ in range(3)]
    assert stamps == sorted(stamps)
    assert all(map(is_stamp, stamps))


def test_what_no_clock_can_have_given_is_no_stamp():
    assert is_stamp(f"{int(BEYOND, 16) - 1:011x}-ffff-x")
    assert not is_stamp("fffffffffff-ffff-x")


def test_how_far_a_stamp_lies_ahead_is_told_in_days():
    stamp = HybridClock("a").next(NOON + timedelta(days=3, hours=1))
    assert days_ahead(stamp, NOON) == 3
    assert days_ahead(stamp, NOON + timedelta(days=9)) == 0


def test_a_clock_that_was_set_right_again_goes_on_where_it_was(open_journal, clock):
    journal = open_journal()
    put(journal, run("before"))
    right, clock.moment = clock.moment, datetime(2400, 1, 1, tzinfo=UTC)
    with pytest.raises(StoreError, match="not made"):
        put(journal, run("never"))

    clock.moment = right
    put(journal, run("after"))

    assert {raw["id"] for raw in journal.records("facts")} == {"before", "after"}
    journal.close()
    assert [raw["id"] for raw in everything(open_journal())["facts"]] == ["after", "before"]
