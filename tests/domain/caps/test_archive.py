"""A whole archive against the caps, in a few numbers."""

from __future__ import annotations

import pytest

from planner.domain.caps.archive import ArchiveLook, look_at_archive
from planner.domain.caps.lookback import look_back
from planner.domain.knee.history import History
from planner.domain.knee.parameters import DEFAULTS
from tests.domain.facts import bare, on

TODAY = on(7)
STEADY = tuple(bare(day, 5.0) for day in range(-98, 7) if day % 7 in (1, 3, 6))
"""Fifteen weeks of 15.0 km."""


def seen(*more: object) -> ArchiveLook:
    look = look_at_archive(History(runs=(*STEADY, *more)), TODAY, DEFAULTS)  # type: ignore[arg-type]
    assert look is not None
    return look


def test_steady_weeks_are_never_over() -> None:
    look = seen()

    assert (look.back.held, look.over, look.jump, look.why) == ((), (), None, None)
    assert look.back.first == on(-97 + 28)
    assert look.weeks == 10


def test_the_furthest_over_its_cap_is_the_longest_jump_and_says_why() -> None:
    look = seen(bare(-20, 2.0), bare(-15, 4.0))  # 7.0 km on a day without another, then 9.0
    look = seen(bare(-16, 8.0), bare(-9, 12.0))

    assert look.jump is not None
    assert look.why is not None
    assert (look.jump.day, look.jump.wanted_m) == (on(-9), 12_000)
    assert look.why.hard_m == look.jump.allowed_m
    assert look.jump in look.back.held


def test_a_week_far_beyond_the_best_one_is_over_its_line_by_that_much() -> None:
    look = seen(*(bare(day, 5.0) for day in (-21, -19, -17)))

    assert [(week.first, week.done_m) for week in look.over] == [(on(-21), 30_000)]
    assert look.over[0].line_m < 20_000


def test_it_counts_as_the_look_back_does() -> None:
    look = seen(bare(-16, 8.0))
    history = History(runs=(*STEADY, bare(-16, 8.0)))

    assert look.back == look_back(history, look.back.first, look.back.last, TODAY, DEFAULTS)


@pytest.mark.parametrize("days", [(), (0,), (-20, -3)])
def test_of_less_than_four_weeks_nothing_is_said(days: tuple[int, ...]) -> None:
    history = History(runs=tuple(bare(day, 5.0) for day in days))
    assert look_at_archive(history, TODAY, DEFAULTS) is None
