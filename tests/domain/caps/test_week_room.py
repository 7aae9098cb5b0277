"""The room of a week, and what would raise a number."""

from __future__ import annotations

import random
from typing import Any

import msgspec
import pytest

from planner.domain.caps.allowance import allowance
from planner.domain.caps.week_room import Raise, WeekRoom, week_room, what_would_raise
from planner.domain.knee.history import History
from planner.domain.knee.parameters import DEFAULTS
from planner.domain.values.reason import Reason
from tests.domain.facts import (
    known,
    measured,
    mornings,
    on,
    planned,
    red_flag,
    report,
    run,
    swelling,
    weeks,
)

TODAY = on(3)
"""A Thursday."""
BEFORE = weeks(-28, -21, -14, -7, km=5.0)
QUIET = mornings(-60, 3)


def quiet(*facts: Any, **typed: Any) -> History:
    """15.0 km a week on Tue, Thu, Sun up to last Sunday, every morning at 1, and these facts."""
    return known(BEFORE, QUIET, *facts, **typed)


def room(history: History, week: int = 0) -> WeekRoom:
    return week_room(on(7 * week), history, TODAY, DEFAULTS)


def raises(history: History, day: int = 3) -> dict[str, Raise]:
    allowed = allowance(on(day), history, TODAY, DEFAULTS)
    return {each.kind: each for each in what_would_raise(allowed, history, TODAY, DEFAULTS)}


def closed_by(found: WeekRoom) -> str | None:
    return None if found.closed is None else found.closed.id


# -- the week --------------------------------------------------------------------------------------


def test_a_week_shows_what_is_done_planned_and_its_lines() -> None:
    plan = (planned(2, 9.0), planned(3, 4.0), planned(4, 4.0, skipped="ill"), planned(6, 5.0))

    found = room(quiet(run(1, 5.0), plan))

    assert (found.planned_m, found.done_m, found.coming_m) == (18_000, 5000, 9000)
    # 15.0 + 1.0, and 1.3 x 15.0.
    assert (found.kind, found.best_m, found.known_m) == ("grow", 15_000, 15_000)
    assert (found.plan_m, found.block_m) == (16_000, 19_500)
    assert (found.flare, found.closed) == (False, None)


def test_a_day_that_was_run_has_nothing_planned_any_more() -> None:
    plan = (planned(3, 4.0), planned(4, 5.0))

    found = room(quiet(run(3, 3.0, planned="plan-4-5.0"), plan))

    assert (found.planned_m, found.done_m, found.coming_m) == (9000, 3000, 0)


def test_the_line_of_a_coming_week_counts_what_is_planned_before_it_as_run() -> None:
    plan = tuple(planned(day, 5.5) for day in (3, 5, 6))

    found = room(quiet(plan), week=1)

    assert (found.best_m, found.plan_m) == (16_500, 17_500)


def test_a_lighter_week_is_four_fifths_of_known_ground() -> None:
    # 20.0 km a week, and the plan began three weeks ago.
    found = week_room(
        on(0),
        known(weeks(-28, -21, -14, -7, km=20 / 3), QUIET, start=on(-21)),
        TODAY,
        DEFAULTS,
    )

    assert (found.kind, found.plan_m) == ("light", 16_000)


def test_a_flare_lowers_the_line_of_its_weeks() -> None:
    found = room(quiet(run(2, 5.0, during=6)))

    # 0.6 x 15.0; R is that of Monday.
    assert (found.kind, found.flare, found.plan_m) == ("flare", True, 9000)


def test_on_the_ladder_a_week_has_no_line() -> None:
    found = room(known(QUIET))

    assert (found.plan_m, found.block_m) == (None, None)


def test_without_growth_the_line_is_what_was_run() -> None:
    # 3/10 in the last run.
    found = room(quiet(run(1, 5.0, during=3)))

    assert (found.kind, found.plan_m) == ("hold", 15_000)


@pytest.mark.parametrize(
    ("fact", "expected"),
    [
        pytest.param(red_flag(2), [None, "LOCK", "LOCK"], id="red flag"),
        pytest.param(run(2, 5.0, during=8), [None, "rest", None], id="severe flare"),
        pytest.param(run(2, 5.0, during=6), [None, None, None], id="flare"),
    ],
)
def test_a_week_is_closed_by_what_leaves_no_day_of_it(
    fact: Any, expected: list[str | None]
) -> None:
    history = quiet(fact)

    assert [closed_by(room(history, week)) for week in (-1, 0, 1)] == expected


def test_a_rest_that_closes_a_week_says_until_when() -> None:
    closed = room(quiet(run(2, 5.0, during=8))).closed

    # 8/10 on day 2: seven days.
    assert closed == Reason("rest", (("until", on(9)),))


def test_swelling_closes_its_week_until_it_is_said_to_be_gone() -> None:
    gone = quiet(swelling(1), swelling(2, seen=False))

    assert closed_by(room(quiet(swelling(3)))) == "LOCK"
    assert closed_by(room(gone)) is None


# -- what would raise it ---------------------------------------------------------------------------


def test_a_green_run_at_the_cap_raises_the_cap_a_week_later() -> None:
    found = raises(quiet())["run-green"]

    # 5.5 today; LONG looks at what is a week old: 1.1 x 5.5 or + 0.5.
    assert (found.day, found.metres) == (on(10), 6000)


def test_an_unanswered_morning_is_something_to_answer() -> None:
    silent = known(BEFORE, mornings(-60, 0))

    assert raises(silent)["answer-morning"].day == TODAY
    assert "answer-morning" not in raises(quiet())


def test_a_knee_that_is_not_quiet_is_named_and_one_that_is_tested_well_is_not() -> None:
    # 6/10 four days ago: rest is over, but the mornings since were 3.
    flared = run(-1, 5.0, during=6)
    loud = known(BEFORE[:-1], flared, mornings(-60, -1), mornings(0, 3, 3))
    quieter = known(BEFORE[:-1], flared, QUIET, measured(2))

    assert "quiet" in raises(loud)
    assert "quiet" not in raises(quieter)


def test_in_the_rest_only_time_helps() -> None:
    found = raises(quiet(run(2, 5.0, during=6)))

    assert "run-green" not in found
    # First step on the third day after: 0.6 x 5.0.
    assert (found["wait"].day, found["wait"].metres) == (on(5), 3000)


def test_under_a_red_flag_only_clearing_it_helps() -> None:
    assert list(raises(quiet(red_flag(2)))) == ["clear-lock"]


@pytest.mark.parametrize("day", [2, -17])
def test_nothing_raises_a_day_that_is_over(day: int) -> None:
    assert raises(quiet(), day) == {}


@pytest.mark.parametrize("seed", range(12))
def test_looking_at_what_would_raise_a_cap_changes_no_line_ahead(seed: int) -> None:
    luck = random.Random(seed)
    history = known(
        (run(3 - 2 * n, luck.choice((4.0, 5.0))) for n in range(1, luck.randint(2, 15))),
        QUIET,
        (planned(n, 4.0) for n in range(3, 23, 2)),
        (report(1, luck.choice((2, 6))),),
        start=on(-57),
        weekly_m=luck.choice((0, 15_000)),
        longest_m=5000,
    )
    untouched = msgspec.structs.replace(history)

    what_would_raise(allowance(TODAY, history, TODAY, DEFAULTS), history, TODAY, DEFAULTS)

    for n in range(3, 31):
        day = on(n)
        assert week_room(day, history, TODAY, DEFAULTS) == week_room(
            day, untouched, TODAY, DEFAULTS
        )
        assert allowance(day, history, TODAY, DEFAULTS) == allowance(
            day, untouched, TODAY, DEFAULTS
        )
