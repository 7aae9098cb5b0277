"""The walk-run ladder: its rungs, and where a runner stands."""

from __future__ import annotations

import pytest

from planner.domain.caps.limit import Limit
from planner.domain.knee.history import History
from planner.domain.knee.ladder import DEFAULT_LADDER
from planner.domain.values.reason import Value
from planner.domain.values.run import Run
from tests.domain.load_facts import (
    DAY,
    ago,
    bare,
    hard_of,
    history,
    limit_of,
    maybe_limit_of,
    morning,
    mornings,
    passed_tests,
    planned,
    run,
)


def ladder_on(known: History, days: int = 0) -> Limit:
    """The ladder's limit on a day, as it stood that day."""
    return limit_of("LADDER", known, days)


def rung_on(known: History, days: int = 0) -> Value:
    found = maybe_limit_of("LADDER", known, days)
    return None if found is None else found.input("rung")


def session(days: int, minutes: float, during: int = 1, **more: object) -> Run:
    """A walk-run session at 7 minutes a kilometre."""
    seconds = round(minutes * 60)
    return run(days, seconds / 420, during=during, duration_s=seconds, **more)


def test_the_ladder_is_the_one_of_the_paper() -> None:
    minutes = [step.run_s / 60 for step in DEFAULT_LADDER]
    totals = [step.total_s / 60 for step in DEFAULT_LADDER]

    assert minutes == [8, 10, 12, 14, 16, 18, 20, 22.5, 24, 26, 27, 28, 29, 30]
    assert totals == [32, 30, 28, 28, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30]
    assert [step.rung for step in DEFAULT_LADDER] == list(range(1, 15))


def test_two_green_sessions_open_the_next_rung() -> None:
    one = history(session(4, 8))
    two = history(session(4, 8), session(2, 8))

    assert (rung_on(one), rung_on(two)) == (1, 2)
    assert ladder_on(one).input("greens") == 1


@pytest.mark.parametrize(
    "last", [run(2, 1.4, during=3, duration_s=600), bare(2, 1.4, duration_s=600)]
)
def test_an_amber_or_unanswered_session_holds_the_rung(last: Run) -> None:
    climbed = [session(days, 8) for days in (8, 6)]
    answers = tuple(each for each in mornings() if each.date != ago(1) or last.has_pain_data)

    known = history(*climbed, session(4, 10), last, readings=answers)

    assert rung_on(known) == 2
    assert ladder_on(known).input("greens") == 0


def test_a_red_session_or_two_amber_ones_go_back_a_rung() -> None:
    climbed = [session(days, 8) for days in (12, 10)]

    assert rung_on(history(*climbed, session(8, 10, during=6)), days=7) == 1
    assert rung_on(history(*climbed, session(8, 10, during=3)), days=7) == 2
    both = history(*climbed, session(8, 10, during=3), session(5, 10, during=3))
    assert rung_on(both, days=4) == 1


def test_nobody_falls_below_the_first_rung() -> None:
    known = history(session(9, 8), session(6, 8, during=6), session(2, 8, during=6))

    assert rung_on(known, days=1) == 1


def test_a_session_too_soon_gains_nothing() -> None:
    assert rung_on(history(session(3, 8), session(2, 8))) == 1


def test_a_shorter_session_than_the_rung_gains_nothing() -> None:
    known = history(session(8, 8), session(6, 8), session(4, 8), session(2, 8))

    assert rung_on(known) == 2


def test_a_longer_session_that_went_well_counts_on_its_own_rung() -> None:
    known = history(session(6, 8), session(4, 12))

    found = ladder_on(known)

    assert (found.input("rung"), found.input("greens")) == (3, 1)


def test_a_planned_rung_that_was_done_counts_as_that_rung() -> None:
    plan = planned(-4, 1.5, rung=3)
    done = session(4, 9, planned=plan.id)

    found = ladder_on(history(session(6, 8), done, planned=(plan,)))

    assert (found.input("rung"), found.input("greens")) == (3, 1)


def test_thirty_minutes_green_twice_end_the_ladder() -> None:
    last = [session(4, 30), session(2, 30)]

    assert rung_on(history(session(6, 8), last[0]), days=3) == 14
    assert rung_on(history(session(6, 8), *last)) is None


@pytest.mark.parametrize(
    ("days", "rung"), [(7, 3), (8, 3), (14, 3), (15, 1), (27, 1), (28, 1), (40, 1)]
)
def test_days_without_a_session_go_back(days: int, rung: int) -> None:
    climbed = [session(days + off, m) for off, m in ((9, 8), (7, 8), (5, 10), (3, 10), (0, 12))]
    known = history(*climbed)

    found = ladder_on(known)

    assert found.input("rung") == rung
    assert found.input("greens") == (1 if days <= 7 else 0)


def test_three_sessions_in_seven_days_are_the_most() -> None:
    three = history(session(6, 8), session(4, 8), session(2, 10))

    assert ladder_on(three).hard_m == 0
    assert ladder_on(history(session(4, 8), session(2, 8))).hard_m == 1400


def test_the_rungs_time_is_worth_more_metres_to_a_faster_runner() -> None:
    slow = history(session(4, 8), session(2, 8))
    fast = history(run(4, 1.6, duration_s=480), run(2, 1.6, duration_s=480))

    assert ladder_on(slow).hard_m == 1400
    assert ladder_on(fast).hard_m == 2000


def test_the_first_month_of_a_restart_is_exempt_below_twenty_minutes() -> None:
    old = [run(days, 5.0) for days in (60, 58, 56)]
    climbed = [session(days, m) for days, m in ((6, 8), (4, 8), (2, 10))]

    found = limit_of("LONG-30D", history(*old, *climbed))

    assert found.hard_m == 2800
    month_later = history(*old, *(session(days, 8) for days in (31, 29, 27, 4, 2)))
    assert hard_of("LONG-30D", month_later) == 1400


def test_while_a_restart_is_exempt_a_new_longest_session_holds_nothing() -> None:
    known = history(*(session(days, m) for days, m in ((8, 8), (6, 8), (4, 10))))

    stack = limit_of("STACK", known)

    assert limit_of("LONG-30D", known).input("stacked") is True
    assert (stack.hard_m, stack.plan_m) == (None, None)


def test_the_plan_can_ask_for_the_ladder() -> None:
    regular = [run(days, 5.0) for days in (14, 11, 9, 7, 4)]

    assert rung_on(history(*regular)) is None
    asked = history(*regular, ladder_since=ago(2))
    assert rung_on(asked) == 1
    assert rung_on(asked, days=3) is None
    assert rung_on(history(*regular, session(2, 8), ladder_since=ago(2)), days=1) == 1


def test_whoever_ran_ten_minutes_well_before_the_journal_needs_no_ladder() -> None:
    imported = history(bare(40, 3.0), bare(3, 3.0), readings=(morning(0),), start=ago(0))
    sore = history(bare(40, 3.0), bare(3, 3.0, painful=True), readings=(morning(0),), start=ago(0))

    assert rung_on(imported) is None
    assert rung_on(sore) == 1


def test_a_runner_who_is_painless_may_skip_a_rung_after_a_severe_flare() -> None:
    weeks = [run(days, 7.0) for week in range(6) for days in (7 * week + d for d in (30, 32, 34))]
    tests = passed_tests(18)
    back = [
        session(14, 16, during=0, pain_before=0, pain_after=0),
        session(12, 16, during=0, pain_before=0, pain_after=0),
    ]

    severe = run(28, 5.0, during=8)

    skipping = ladder_on(history(*weeks, severe, *back, tests=tests), days=10)

    assert skipping.input("skip") is True
    assert skipping.input("rung") == 7
    felt = history(*weeks, severe, back[0], session(12, 16), tests=tests)
    assert ladder_on(felt, days=10).input("rung") == 6


def test_green_planned_sessions_climb_in_the_outlook() -> None:
    plan = tuple(planned(days, 1.1, rung=1) for days in (0, 2))
    known = history(planned=plan)

    assert limit_of("LADDER", known, days=-4, today=DAY).input("rung") == 2
