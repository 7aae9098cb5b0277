"""The walk-run ladder: its rungs, when it is in force, and where a runner stands."""

from __future__ import annotations

from typing import Any

import pytest

from planner.domain.caps.limit import Limit
from planner.domain.knee.history import History
from planner.domain.knee.ladder import DEFAULT_LADDER
from planner.domain.values.plan import WalkRun
from planner.domain.values.run import RunKind
from tests.domain.facts import (
    allowed,
    bare,
    known,
    limit_of,
    mornings,
    on,
    planned,
    report,
    run,
    session,
    weeks,
)  # fmt: skip


def quiet(*facts: Any, **typed: Any) -> History:
    return known(mornings(-40, 140), *facts, **typed)


def ladder_on(day: int, *facts: Any, **typed: Any) -> Limit:
    return limit_of("LADDER", day, quiet(*facts, **typed))


def stands(day: int, *facts: Any, **typed: Any) -> tuple[Any, Any]:
    """The rung of a day, and the green sessions on it."""
    found = ladder_on(day, *facts, **typed)
    return found.input("stands"), found.input("greens")


def test_the_ladder_is_the_one_of_the_paper() -> None:
    minutes = [step.run_s / 60 for step in DEFAULT_LADDER]
    totals = [step.total_s / 60 for step in DEFAULT_LADDER]

    assert minutes == [8, 10, 12, 14, 16, 18, 20, 22.5, 24, 26, 27, 28, 29, 30]
    assert totals == [32, 30, 28, 28, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30]
    assert [step.rung for step in DEFAULT_LADDER] == list(range(1, 15))


def test_green_sessions_need_not_follow_one_another() -> None:
    assert stands(3, session(0, 8)) == (1, 1)
    assert stands(5, session(0, 8), session(2, 8, 3), session(4, 8)) == (2, 0)


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        (session(2, 8, 3), (1, 1)),
        (session(2, 8, None), (1, 1)),
        (session(2, 8, 1, pain_after=3), (1, 0)),
        (session(2, 7), (1, 1)),
        (session(2, 7.2), (2, 0)),
        (session(2, 8), (2, 0)),
    ],
)
def test_what_a_session_does_to_its_rung(last: Any, expected: tuple[int, int]) -> None:
    assert stands(3, session(0, 8), last) == expected


def test_red_goes_one_rung_back_and_severe_two_but_not_below_the_first() -> None:
    climbed = [session(day, minutes) for day, minutes in ((0, 8), (2, 8), (4, 10), (6, 10))]

    assert stands(9, climbed) == (3, 0)
    assert stands(12, climbed, session(8, 12, 5)) == (2, 0)
    assert stands(16, climbed, session(8, 12, 7)) == (1, 0)
    assert stands(4, session(0, 8, 7)) == (1, 0)


@pytest.mark.parametrize(("off", "rung"), [(7, 5), (8, 4), (13, 4), (14, 3), (21, 2), (60, 1)])
def test_a_rung_is_lost_for_each_full_week_off(off: int, rung: int) -> None:
    assert stands(off + 1, session(0, 14), can_run_s=960)[0] == rung


def test_two_days_lie_between_sessions() -> None:
    assert ladder_on(1, session(0, 8)).hard_m == 0
    assert ladder_on(1, session(0, 8)).input("next") == on(2)
    assert ladder_on(2, session(0, 8)).hard_m == 1100


def test_the_rung_is_worth_more_metres_to_a_quicker_runner() -> None:
    assert ladder_on(0, pace_s=360).hard_m == 1300


def test_minutes_typed_as_run_count_before_those_of_the_rung() -> None:
    card = planned(0, 1.7, rung=3)
    walked = run(0, 4.0, duration_s=1800, walk_s=1200, run_kind=RunKind.WALK_RUN)

    assert stands(2, card, walked, can_run_s=720) == (3, 0)
    assert stands(2, card, run(0, 4.0, duration_s=1800), can_run_s=720) == (3, 1)


def test_a_run_on_a_day_of_a_walk_run_is_that_until_it_was_run_through() -> None:
    card, watched = planned(0, 1.1, rung=1), {"duration_s": 1920}

    assert stands(2, card, run(0, 4.5, **watched)) == (1, 1)
    assert allowed(2, quiet(card, run(0, 4.5, through=True, **watched))).limit("LADDER") is None
    easy = run(0, 4.5, run_kind=RunKind.EASY, **watched)
    assert allowed(2, quiet(card, easy)).limit("LADDER") is None


def test_thirty_minutes_on_end_are_a_run_whatever_kind_is_typed() -> None:
    card = planned(0, 4.3, rung=14)
    done = run(0, 4.3, duration_s=1800, run_kind=RunKind.WALK_RUN)

    assert allowed(2, quiet(card, done)).limit("LADDER") is None


def test_twenty_minutes_or_ten_kilometres_in_a_week_end_it() -> None:
    assert allowed(2, quiet(run(0, 2.8))).limit("LADDER") is not None
    assert allowed(2, quiet(run(0, 2.9))).limit("LADDER") is None
    assert allowed(2, quiet(run(0, 2.9, 5))).limit("LADDER") is not None
    five = [run(day, 2.0) for day in (0, 1, 2, 3, 4)]
    assert allowed(6, quiet(five)).limit("LADDER") is None
    assert allowed(6, quiet(five[:4])).limit("LADDER") is not None


def test_after_known_ground_it_comes_back_from_the_first_rung() -> None:
    history = quiet(run(0, 5.0), can_run_s=960)

    assert allowed(84, history).limit("LADDER") is None
    assert limit_of("LADDER", 85, history).input("stands") == 1


def test_kilometres_beside_it_count_against_the_week() -> None:
    beside = ladder_on(4, session(0, 14), run(2, 2.0), can_run_s=960)

    assert beside.hard_m == 2200
    assert beside.plan_m == 0
    assert ladder_on(4, session(0, 14), run(2, 1.5), can_run_s=960).input("rung") == 2


def test_while_a_flare_rests_the_rung_waits_and_then_goes_on() -> None:
    climbed = (session(0, 8), session(2, 8))
    history = quiet(climbed, report(3, 5))

    assert allowed(5, history).hard_m == 0
    assert (allowed(6, history).hard_m, allowed(6, history).rung) == (1400, 2)


def test_a_plan_may_bring_a_ladder_of_its_own() -> None:
    own = (
        WalkRun(rung=1, segments=((300, 60),) * 2),
        WalkRun(rung=2, segments=((1500, 0),)),
    )

    assert ladder_on(0, ladder=own).input("run_s") == 600
    assert ladder_on(0, ladder=own).input("of") == 2


def test_green_planned_sessions_climb_in_days_to_come() -> None:
    cards = [planned(day, 1.1, rung=1, duration_s=480) for day in (0, 2)]

    assert allowed(4, quiet(cards), today=0).rung == 2


def test_a_knee_that_knows_of_nothing_is_on_the_first_rung() -> None:
    assert allowed(0, known(bare(40, 9.0))).rung == 1
    assert allowed(0, known(weeks(-200))).rung == 1
