"""Limits of a professional hold on their days, lower and never raise, and end by themselves."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.caps.allowance import allowance
from planner.domain.caps.week_room import week_room
from planner.domain.knee.history import History
from planner.domain.knee.parameters import DEFAULTS
from planner.domain.values.prescribed import PatientLimit, in_force
from tests.domain.caps.drawn import drawn
from tests.domain.caps.properties import answers, higher
from tests.domain.facts import allowed, km, known, mornings, on, run, session, weeks

OF_RUNS = ("no_running", "run_km", "run_minutes", "week_km", "week_minutes")
TUE, THU, SUN = 1, 3, 6
QUIET = (mornings(-40, 60), weeks(-28, -21, -14, -7))
"""Four weeks of three runs of 9 km, every morning at 1."""


def limit(kind: str, most: int | None = None, first: int = 0, last: int | None = 20) -> Any:
    """A limit from one day to another."""
    return PatientLimit(
        id=f"{kind}-{most}-{first}", date=on(first), limit=kind, by="Ada Miller", signed=on(first),  # type: ignore[arg-type]
        most=most, until=None if last is None else on(last),
    )  # fmt: skip


def with_limits(*limits: PatientLimit, facts: tuple[Any, ...] = QUIET) -> History:
    return known(*facts, limits=limits)


def test_a_longest_run_holds_the_day_and_is_said_to_bind() -> None:
    found = allowed(TUE, with_limits(limit("run_km", 4000)))

    assert (found.hard_m, found.plan_m, found.binding) == (4000, 4000, "PRESCRIBED")


def test_the_name_and_the_last_day_stand_in_the_limit() -> None:
    told = allowed(TUE, with_limits(limit("run_km", 4000))).limit("PRESCRIBED")

    assert told is not None
    assert (told.input("by"), told.input("until")) == ("Ada Miller", on(20))


def test_it_ends_on_its_date_by_itself() -> None:
    history = with_limits(limit("no_running", last=THU))

    assert [km(day, history)[0] > 0 for day in (TUE, THU, THU + 1)] == [False, False, True]


def test_one_without_an_end_goes_on() -> None:
    assert km(400, with_limits(limit("no_running", last=None)))[0] == 0


def test_it_says_nothing_of_the_days_before_it() -> None:
    later = with_limits(limit("no_running", first=SUN))

    assert km(TUE, later) == km(TUE, with_limits())


def test_more_than_the_rules_allow_opens_nothing() -> None:
    high = with_limits(limit("run_km", 50_000), limit("week_km", 200_000))

    assert km(TUE, high) == km(TUE, with_limits())


def test_a_week_leaves_what_was_not_run_of_it_yet() -> None:
    facts = (*QUIET, run(TUE, 5.0))
    history = with_limits(limit("week_km", 12_000), facts=facts)

    assert km(THU, history)[0] == 7.0
    assert km(8, history)[0] == min(12.0, km(8, known(*facts))[0])


def test_minutes_count_at_the_runner_s_own_pace() -> None:
    facts = tuple(
        msgspec.structs.replace(one, duration_s=one.distance_m * 360 // 1000) for one in QUIET[1]
    )
    history = with_limits(limit("run_minutes", 30), facts=(QUIET[0], facts))

    assert km(TUE, history)[0] == 5.0


def test_on_the_ladder_the_highest_rung_that_fits_is_left() -> None:
    green = (session(-6, 10), session(-4, 10), session(-2, 12))
    facts = (mornings(-20, 20), green)
    free = allowed(TUE, known(*facts))
    held = allowed(TUE, with_limits(limit("run_minutes", 8), facts=facts))

    assert free.rung is not None
    assert held.rung is not None
    assert held.run_s is not None
    assert held.rung < free.rung
    assert held.run_s <= 8 * 60


def test_where_no_rung_fits_nothing_is_run() -> None:
    held = allowed(TUE, with_limits(limit("run_km", 100), facts=(mornings(-20, 20),)))

    assert (held.hard_m, held.run_s) == (0, None)


def test_the_week_s_line_is_lowered_with_it() -> None:
    room = week_room(on(0), with_limits(limit("week_km", 12_000)), on(0), DEFAULTS)

    assert room.plan_m == 12_000


@pytest.mark.parametrize(("most", "state"), [(3, "flare"), (5, "hold")])
def test_a_run_is_judged_by_the_pain_that_was_set_for_its_day(most: int, state: str) -> None:
    facts = (*QUIET, run(TUE, 9.0, during=4 if most == 3 else 5))
    held = with_limits(limit("run_pain", most), facts=facts)

    assert allowed(THU, held).state == state
    assert allowed(THU, known(*facts)).state == ("hold" if most == 3 else "flare")


def test_runs_of_before_are_judged_as_they_were() -> None:
    facts = (*QUIET, run(-2, 9.0, during=4))
    held = with_limits(limit("run_pain", 3), facts=facts)

    assert allowed(TUE, held).state == allowed(TUE, known(*facts)).state


@settings(max_examples=25, deadline=None, derandomize=True)
@given(seed=st.integers(0, 1_000_000), kind=st.sampled_from(OF_RUNS), most=st.integers(1, 20))
def test_no_limit_of_running_ever_allows_more(seed: int, kind: str, most: int) -> None:
    history, today = drawn(seed)
    set_one = PatientLimit(
        id="x", date=today - timedelta(days=30), limit=kind, by="A", signed=today,  # type: ignore[arg-type]
        most=most * (10 if kind.endswith("minutes") else 1000),
    )  # fmt: skip
    before = answers(history, today)

    assert higher(before, answers(msgspec.structs.replace(history, limits=(set_one,)), today)) == ""


@settings(max_examples=15, deadline=None, derandomize=True)
@given(seed=st.integers(0, 1_000_000), kind=st.sampled_from(OF_RUNS))
def test_what_is_over_is_as_if_it_had_never_been(seed: int, kind: str) -> None:
    history, today = drawn(seed)
    over = PatientLimit(
        id="x", date=date.min, limit=kind, by="A", signed=today, most=1,  # type: ignore[arg-type]
        until=today - timedelta(days=1),
    )  # fmt: skip
    held = msgspec.structs.replace(history, limits=(over,))

    for ahead in (0, 3, 9):
        day = today + timedelta(days=ahead)
        assert allowance(day, held, today, DEFAULTS) == allowance(day, history, today, DEFAULTS)


def test_limits_in_force_stand_in_an_order_that_does_not_depend_on_that_of_entry() -> None:
    rows = (limit("week_km", 12_000), limit("run_pain", 3), limit("run_km", 4000))

    assert in_force(rows, on(1)) == in_force(rows[::-1], on(1))
