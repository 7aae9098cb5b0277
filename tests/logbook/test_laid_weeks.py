"""The weeks a plan is laid out in, for runners with any days and any kilometres: they hold what
the runner ran, they grow, and none of them shrinks while nothing hurts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import pairwise

import pytest

from planner.domain.values.calendar import week_of
from planner.domain.values.run import PlannedRun
from planner.exchange.plans.plan_files import bundled_folder, read_library
from planner.logbook.logbook import Logbook
from tests.logbook.living import WEEK, Clock, profile

MONDAY, SUNDAY = date(2026, 11, 30), date(2026, 11, 29)
Weeks = Callable[..., list[list[int]]]


@pytest.fixture(scope="module")
def library():
    return read_library((bundled_folder(),))


@pytest.fixture
def laid(open_book: Callable[..., Logbook], clock: Clock, library) -> Weeks:
    """The 12-week plan (16 with its longest phases) begun on a day: metres by calendar week."""

    def lay(start: date, days: tuple[int, ...], week_m: int, longest_m: int) -> list[list[int]]:
        clock.wind(start, 6)
        book = open_book(exercises=library.exercises, plans=library.plans)
        book.setup.adopt(
            profile(
                plan="runners-knee-12-weeks",
                start=start,
                run_days=days,
                weekly_m=week_m,
                longest_m=longest_m,
            )
        )
        weeks: dict[date, list[int]] = {}
        for card in book.cards.planned(start, start + 17 * WEEK):
            if isinstance(card, PlannedRun):
                weeks.setdefault(week_of(card.date, 0), []).append(card.distance_m)
        book.close()
        return [runs for _, runs in sorted(weeks.items())]

    return lay


def peaks(weeks: list[list[int]]) -> list[int]:
    """The largest of each four weeks: every fourth is a lighter one."""
    sums = [sum(runs) for runs in weeks]
    return [max(sums[place : place + 4]) for place in range(0, len(sums) - 3, 4)]


def test_a_plan_that_starts_on_a_sunday_does_not_shrink(laid: Weeks):
    """18 km on three days: the Sunday has a third of a week; every whole week has 18 and more,
    save for the lighter ones, which have 0.8 of what is known."""
    part, *whole = laid(SUNDAY, (1, 3, 6), 18_000, 7_000)

    assert part == [6_000]
    sums = [sum(runs) for runs in whole[:15]]
    assert sums[0] == 18_000
    assert min(sums) >= 15_000
    assert all(one < other for one, other in pairwise(peaks(whole[:15])))


def test_started_on_a_monday_or_a_sunday_it_comes_to_much_the_same(laid: Weeks):
    monday = peaks(laid(MONDAY, (1, 3, 6), 18_000, 7_000))
    sunday = peaks(laid(SUNDAY, (1, 3, 6), 18_000, 7_000)[1:])

    # The Sunday's plan grows a week later.
    assert all(0.9 <= later / first <= 1 for first, later in zip(monday, sunday, strict=False))


@pytest.mark.parametrize(
    ("days", "first"),
    [
        ((5, 6), [6_400, 8_000]),  # neighbours: the other run is 0.8 of the long one
        ((1, 5), [8_000, 8_000]),
        ((6,), [8_000]),
    ],
    ids=["sat sun", "tue sat", "sun"],
)
def test_few_run_days_hold_what_they_can_and_never_less(laid: Weeks, days, first):
    """20 km with the longest of 8.0 (worked check 50)."""
    weeks = laid(MONDAY, days, 20_000, 8_000)

    assert weeks[0] == first
    grown = peaks(weeks)
    assert grown == sorted(grown)
    assert grown[-1] > sum(first)


def test_eighty_kilometres_on_six_days_have_one_long_run(laid: Weeks):
    """Five runs of about 10 km and one of 30 to 32, in place of three of 23 to 28 km."""
    weeks = laid(MONDAY, (0, 1, 2, 3, 4, 6), 80_000, 30_000)

    for runs in weeks[:3]:
        *others, longest = sorted(runs)
        assert 30_000 <= longest <= 32_400
        assert len(others) == 5
        assert max(others) <= 10_000
        assert sum(runs) == 80_000


def test_a_runner_whose_runs_are_all_green_grows(laid: Weeks):
    """15 km and the longest of 6: 19.5 km in week 8 and 22.4 in week 12 (rules.md 11)."""
    grown = peaks(laid(MONDAY, (1, 3, 6), 15_000, 6_000))

    assert grown == sorted(grown)
    assert grown[1] >= 19_000
    assert grown[2] >= 22_000


def test_who_does_not_run_yet_gets_the_ladder_alone(
    open_book: Callable[..., Logbook], clock: Clock, library
):
    """No run is cut below its rung by a rule of weeks or long runs: at 7:00 a kilometre eight
    minutes are 1.1 km, and each second session opens the next rung."""
    clock.wind(MONDAY, 6)
    book = open_book(exercises=library.exercises, plans=library.plans)
    book.setup.adopt(
        profile(
            plan="runners-knee-12-weeks",
            start=MONDAY,
            run_days=(1, 3, 6),
            weekly_m=0,
            longest_m=0,
        )
    )
    cards = [
        one for one in book.cards.planned(MONDAY, MONDAY + 5 * WEEK) if isinstance(one, PlannedRun)
    ]

    assert [card.rung for card in cards[:8]] == [1, 1, 2, 2, 3, 3, 4, 4]
    for card in cards:
        assert card.rung is not None
        minutes = (8, 10, 12, 14, 16, 18, 20, 22.5)[card.rung - 1]
        assert card.distance_m == int(minutes * 60 * 1000 / 420) // 100 * 100
