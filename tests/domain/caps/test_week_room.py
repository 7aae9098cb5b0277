"""The room of a week, and what would raise a number."""

from __future__ import annotations

import random
from datetime import timedelta

import msgspec
import pytest
from planner.domain.caps.load import allowance
from planner.domain.caps.outlook import Raise, WeekRoom, week_room, what_would_raise

from planner.domain.knee.history import History
from planner.domain.knee.parameters import DEFAULTS
from planner.domain.values.journal import Lock
from planner.domain.values.reason import Reason
from tests.domain.load_facts import (
    DAY,
    ago,
    history,
    mornings,
    passed_tests,
    planned,
    red,
    run,
    steady,
)

MONDAY = ago(3)


def room(known: History, weeks: int = 0) -> WeekRoom:
    return week_room(MONDAY + timedelta(weeks=weeks), known, DAY, DEFAULTS)


def raises(known: History, days: int = 0) -> dict[str, Raise]:
    allowed = allowance(ago(-days), known, DAY, DEFAULTS)
    return {each.kind: each for each in what_would_raise(allowed, known, DAY, DEFAULTS)}


def test_a_week_shows_what_is_done_planned_and_its_lines() -> None:
    plan = (planned(-1, 9.0), planned(0, 4.0), planned(1, 4.0, skipped="ill"), planned(3, 5.0))

    found = room(history(*steady(), planned=plan))

    assert (found.done_m, found.planned_m) == (5000, 9000)
    assert (found.reference_m, found.plan_m, found.warn_m, found.block_m) == (
        15_000,
        16_500,
        18_000,
        19_500,
    )
    assert not found.lighter
    assert not found.flare


def test_a_day_that_was_run_has_nothing_planned_any_more() -> None:
    plan = (planned(0, 4.0), planned(1, 5.0))

    found = room(history(*steady(), run(0, 3.0, planned="plan-1"), planned=plan))

    assert (found.done_m, found.planned_m) == (8000, 0)


def test_the_lines_of_a_coming_week_count_what_is_planned_before_it() -> None:
    plan = tuple(planned(days, 6.0) for days in (0, 3))

    assert room(history(*steady(), planned=plan), weeks=1).reference_m == 17_000


def test_a_lighter_week_and_a_flare_lower_the_planning_line_only() -> None:
    start = MONDAY - timedelta(weeks=3)
    lighter = room(history(*steady(), start=start))
    flared = room(history(*steady(), red(1, 5.0)))

    assert (lighter.lighter, lighter.plan_m, lighter.block_m) == (True, 11_200, 19_500)
    assert flared.flare
    assert flared.plan_m is not None
    assert flared.plan_m < flared.reference_m


def test_without_a_base_a_week_has_no_lines() -> None:
    found = room(history())

    assert (found.plan_m, found.warn_m, found.block_m) == (None, None, None)


def test_a_green_run_at_the_cap_raises_the_cap_once_the_week_is_over() -> None:
    found = raises(history(*steady()))["run-green"]

    assert (found.rule, found.day, found.metres) == ("LONG-30D", ago(-7), 6000)


def test_waiting_raises_what_spacing_holds() -> None:
    found = raises(history(*steady(), run(1, 3.0), run(2, 3.0)))["wait"]

    assert (found.rule, found.day) == ("SPACING", ago(-1))


def test_an_unanswered_morning_is_something_to_answer() -> None:
    known = history(*steady(), readings=mornings(70, 1))

    assert raises(known)["answer-morning"].day == DAY
    assert "answer-morning" not in raises(history(*steady()))


def test_the_open_items_of_a_resume_test_are_named() -> None:
    known = history(*steady(), red(4, 5.0))
    passed = history(*steady(), red(4, 5.0), tests=passed_tests(1))
    allowed = allowance(DAY, known, DAY, DEFAULTS)

    found = what_would_raise(allowed, known, DAY, DEFAULTS)

    names = [each.reason.id for each in found if each.reason is not None]
    assert names == ["brisk_walk", "stairs_down", "step_down_left", "step_down_right"]
    assert "resume-item" not in raises(passed)


def test_under_a_red_flag_only_clearing_it_helps() -> None:
    lock = Lock(id="l", date=ago(1), level="U", findings=("locked",), scope="all")

    assert list(raises(history(*steady(), locks=(lock,)))) == ["clear-lock"]


@pytest.mark.parametrize("days", [-1, -20])
def test_nothing_raises_a_day_that_is_over(days: int) -> None:
    assert raises(history(*steady()), days=days) == {}


def test_a_red_flag_closes_this_week_and_those_to_come_but_none_that_is_over() -> None:
    lock = Lock(id="l", date=ago(1), level="S", findings=("bone_pain",), scope="run")
    known = history(*steady(), locks=(lock,))

    assert [closed_by(room(known, weeks)) for weeks in (-1, 0, 1)] == [None, "LOCK", "LOCK"]


def test_a_flares_rest_closes_the_weeks_it_covers() -> None:
    severe = history(*steady(), run(1, 5.0, during=8))

    closed = room(severe).closed
    assert closed == Reason("rest", (("until", ago(1) + timedelta(days=7)),))
    assert room(severe, 1).closed is None


def test_a_week_whose_last_days_a_rule_holds_is_closed_by_that_rule() -> None:
    sunday = MONDAY + timedelta(days=6)
    last = run((DAY - sunday).days + 1, 5.0)
    known = history(*steady(), last)

    open_week = week_room(MONDAY, history(*steady()), sunday, DEFAULTS)
    shut_week = week_room(MONDAY, known, sunday, DEFAULTS)

    assert closed_by(open_week) is None
    assert closed_by(shut_week) == "SPACING"
    assert allowance(sunday, known, sunday, DEFAULTS).hard_m == 0


def closed_by(found: WeekRoom) -> str | None:
    return None if found.closed is None else found.closed.id


@pytest.mark.parametrize("seed", range(30))
def test_looking_at_what_would_raise_a_cap_changes_no_line_ahead(seed: int) -> None:
    luck = random.Random(seed)
    ran = (run(2 * n, luck.choice((4.0, 5.0))) for n in range(1, luck.randint(2, 15)))
    known = history(
        *ran,
        planned=tuple(planned(n, 4.0) for n in range(0, 20, 2)),
        start=ago(60),
        weekly_m=luck.choice((0, 15_000)),
        longest_m=5000,
    )
    untouched = msgspec.structs.replace(known)

    what_would_raise(allowance(DAY, known, DAY, DEFAULTS), known, DAY, DEFAULTS)

    for n in range(28):
        day = DAY + timedelta(days=n)
        assert week_room(day, known, DAY, DEFAULTS) == week_room(day, untouched, DAY, DEFAULTS)
        assert allowance(day, known, DAY, DEFAULTS) == allowance(day, untouched, DAY, DEFAULTS)
