"""How a week is laid on the runner's days: rules.md section 6, and its worked checks 48 to 53."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from planner.domain.caps.allowance import add_planned
from planner.domain.knee.history import History
from planner.domain.knee.parameters import DEFAULTS
from planner.domain.knee.standing import ahead_of
from planner.domain.values.calendar import long_day_of
from planner.domain.weeks.layout import (
    WeekAsk,
    lay_day,
    planned_run,
    running_week,
    week_shares,
)
from tests.domain.facts import known, mornings, on, run, weeks

MON, TUE, WED, THU, FRI, SAT, SUN = range(7)
EVERY_DAY = tuple(range(7))
FLOOR_M = 1100
"""Eight minutes at 7:00."""

Laid = dict[int, float]


def shares(
    line: float, longest: float, *days: int, of: int | None = None, other: float | None = None
) -> Laid:
    """Km by weekday; the long run may be `longest`, the others as long unless told."""
    asked = WeekAsk(
        days=days,
        of=of or len(days),
        line_m=round(line * 1000),
        long_m=round(longest * 1000),
        other_m=round((longest if other is None else other) * 1000),
        floor_m=FLOOR_M,
    )
    return {day: metres / 1000 for day, metres in week_shares(asked, DEFAULTS).items()}


# -- worked checks ---------------------------------------------------------------------------------


def test_48_a_first_week_of_three_runs() -> None:
    assert shares(15, 6, TUE, THU, SUN) == {TUE: 4.5, THU: 4.5, SUN: 6.0}


def test_49_a_large_week_without_saturday() -> None:
    laid = shares(80, 30, MON, TUE, WED, THU, FRI, SUN)

    assert laid == dict.fromkeys((MON, TUE, WED, THU, FRI), 10.0) | {SUN: 30.0}


@pytest.mark.parametrize(
    ("days", "laid"),
    [
        pytest.param((SAT, SUN), {SAT: 6.4, SUN: 8.0}, id="neighbours"),
        pytest.param((TUE, SAT), {TUE: 8.0, SAT: 8.0}, id="apart"),
        pytest.param((SUN,), {SUN: 8.0}, id="one day"),
        pytest.param(EVERY_DAY, dict.fromkeys(range(6), 2.0) | {SUN: 8.0}, id="every day"),
    ],
)
def test_50_twenty_km_on_few_and_on_many_days(days: tuple[int, ...], laid: Laid) -> None:
    assert shares(20, 8, *days) == laid


def test_51_five_days_with_the_others_at_what_their_share_leaves() -> None:
    laid = shares(45, 16, MON, TUE, THU, FRI, SUN)

    assert laid == dict.fromkeys((MON, TUE, THU, FRI), 7.2) | {SUN: 16.0}


def test_52_a_small_week_leaves_out_a_day_rather_than_run_less_than_eight_minutes() -> None:
    laid = shares(6, 3, MON, TUE, WED, THU, SUN)

    assert sorted(laid.values()) == [1.2, 1.2, 1.2, 2.4]
    assert laid[SUN] == 2.4


def test_53_a_part_week_has_its_part_of_the_line() -> None:
    assert shares(15, 6, SUN, of=3) == {SUN: 5.0}


# -- which day is the long one, and which is left out ----------------------------------------------


@pytest.mark.parametrize(
    ("days", "long_day"),
    [
        ((TUE, THU, SUN), SUN),
        ((TUE, THU, SAT), SAT),
        ((MON, TUE, WED), WED),
        ((MON, WED, FRI), FRI),
        ((TUE,), TUE),
    ],
)
def test_the_long_day_is_sunday_then_saturday_then_the_one_with_the_longest_way_round(
    days: tuple[int, ...], long_day: int
) -> None:
    assert long_day_of(days) == long_day


def test_the_day_nearest_to_another_is_the_one_left_out() -> None:
    # Monday has a neighbour on either side (Sunday, Tuesday). Four runs would be 0.9 km, three 1.1.
    laid = shares(4.6, 3, MON, TUE, THU, SUN)

    assert set(laid) == {TUE, THU, SUN}


# -- properties ------------------------------------------------------------------------------------

day_sets = st.integers(1, 127).map(lambda mask: tuple(day for day in range(7) if mask >> day & 1))


@given(day_sets, st.integers(1, 100), st.integers(11, 400), st.integers(0, 400))
@settings(deadline=None, max_examples=200)
@example(EVERY_DAY, 3, 11, 11)
@example((TUE, SAT), 2, 11, 0)
def test_no_week_holds_more_than_its_line_no_run_more_than_it_may_and_none_under_eight_minutes(
    days: tuple[int, ...], line: int, longest: int, other: int
) -> None:
    laid = shares(line, longest / 10, *days, other=min(other, longest) / 10)

    assert set(laid) <= set(days)
    assert round(sum(laid.values()), 1) <= line
    assert all(FLOOR_M / 1000 <= km <= longest / 10 for km in laid.values())


@given(day_sets, st.integers(4, 100), st.integers(11, 300))
@settings(deadline=None, max_examples=150)
def test_one_run_of_a_week_is_its_longest_and_the_others_are_alike(
    days: tuple[int, ...], line: int, longest: int
) -> None:
    laid = shares(line, longest / 10, *days)

    if len(laid) > 1:
        long = laid.pop(long_day_of(tuple(laid)))
        assert len(set(laid.values())) == 1
        assert all(km <= long for km in laid.values())


@given(day_sets, st.integers(5, 60), st.integers(20, 300))
@settings(deadline=None, max_examples=150)
def test_a_larger_line_never_makes_a_smaller_week(
    days: tuple[int, ...], line: int, longest: int
) -> None:
    less = sum(shares(line, longest / 10, *days).values())
    more = sum(shares(line + 1, longest / 10, *days).values())

    # Each run is rounded down to 100 m.
    assert more >= less - 0.1 * len(days)


# -- half a year, lived ----------------------------------------------------------------------------


def a_runner(weekly: int, start: date, days: tuple[int, ...], week_start: int) -> History:
    """Somebody who typed what is usual, and answers; the goals are out of reach."""
    return known(
        start=start,
        run_days=days,
        weekly_m=weekly * 1000,
        longest_m=weekly * 400,
        week_start=week_start,
    )


def lived(history: History, weeks_ahead: int) -> list[list[int]]:
    """Metres of the runs of each calendar week, all of them run and green."""
    assert history.start is not None
    first = history.start.toordinal()
    ahead = ahead_of(history, first, DEFAULTS)
    found: list[list[int]] = [[] for _ in range(weeks_ahead)]
    for day in range(first, first + 7 * weeks_ahead):
        week = running_week(day, history.run_days, history)
        laid = lay_day(ahead, day, week, history) if day in week.days else None
        if laid is not None and laid.metres:
            found[(day - first) // 7].append(laid.metres)
            add_planned(ahead, [planned_run(laid, day, "", "", "")])
    return found


@given(
    day_sets,
    st.sampled_from((5, 15, 20, 40, 80)),
    st.sampled_from((0, 6)),
)
@settings(deadline=None, max_examples=14, derandomize=True)
@example((TUE, THU, SUN), 15, 0)
@example(EVERY_DAY, 80, 6)
@example((SUN,), 5, 0)
def test_green_weeks_never_come_to_less_than_the_weeks_before_them(
    days: tuple[int, ...], weekly: int, week_start: int
) -> None:
    # Day 0 is a Monday, day -1 a Sunday: the plan begins with a whole week.
    start = on(0 if week_start == 0 else -1)

    found = lived(a_runner(weekly, start, days, week_start), 24)

    peaks = [max(map(sum, found[at : at + 4])) for at in range(0, 24, 4)]
    assert peaks == sorted(peaks)
    runs = [metres for week in found for metres in week]
    assert min(runs) >= FLOOR_M


def test_15_km_a_week_come_to_30_in_about_five_months_as_the_simulated_life_did() -> None:
    found = lived(a_runner(15, on(0), (TUE, THU, SUN), 0), 22)

    totals = [sum(week) / 1000 for week in found]
    assert totals[0] == 15.0
    assert totals[3] < totals[2]
    assert next(number for number, km in enumerate(totals, 1) if km >= 30) in range(19, 23)


# -- single days -----------------------------------------------------------------------------------


def test_after_a_run_that_did_not_settle_nothing_is_laid_on_the_next_day() -> None:
    # 3/10 on the morning after Tuesday's run.
    facts = known(weeks(-28, -21, -14, -7), run(1, 9.0), mornings(-40, 10, but={2: 3}), start=on(0))
    ahead = ahead_of(facts, on(2).toordinal(), DEFAULTS)
    week = running_week(on(2).toordinal(), (TUE, WED, SUN), facts)

    assert lay_day(ahead, on(2).toordinal(), week, facts, is_today=True).metres == 0


def test_a_day_given_up_leaves_its_share_and_a_day_moved_to_by_hand_takes_part() -> None:
    facts = known(mornings(-40, 10), weeks(-28, -21, -14, -7))
    tuesday, friday = on(1).toordinal(), on(4).toordinal()

    week = running_week(
        tuesday, (TUE, SUN), facts, without=frozenset({tuesday}), more=frozenset({friday})
    )

    assert [date.fromordinal(day) for day in week.days] == [on(4), on(6)]
    assert week.of == 2
