"""What each rule alone says of a day, and on what grounds. Runs are on Tue, Thu, Sun."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from planner.domain.caps.allowance import State
from planner.domain.knee.history import History
from planner.domain.knee.parameter import with_changes
from planner.domain.knee.parameters import DEFAULTS
from planner.domain.values.record import Side
from planner.domain.values.run import Run
from tests.domain.facts import (
    allowed,
    bare,
    base_on,
    flare_on,
    km,
    known,
    limit_of,
    line_of,
    measured,
    morning,
    mornings,
    on,
    red_flag,
    report,
    run,
    session,
    swelling,
    weeks,
)  # fmt: skip

BEFORE = weeks(-28, -21, -14, -7)


def quiet(*facts: Any, **typed: Any) -> History:
    return known(mornings(-60, 60), *facts, **typed)


# -- LOCK ------------------------------------------------------------------------------------------


def test_a_red_flag_locks_until_the_day_it_is_cleared() -> None:
    history = quiet(BEFORE, red_flag(1, cleared=5))

    assert [allowed(day, history).hard_m for day in (1, 4)] == [0, 0]
    assert allowed(4, history).state is State.LOCKED
    assert allowed(4, history).binding == "LOCK"
    assert allowed(5, history).hard_m > 0
    found = limit_of("LOCK", 2, history)
    assert (found.input("since"), found.input("finding"), found.open) == (on(1), "bone_pain", True)


def test_a_red_flag_that_waits_holds_days_to_come_too() -> None:
    assert allowed(9, quiet(BEFORE, red_flag(1)), today=2).hard_m == 0
    assert allowed(9, quiet(BEFORE, red_flag(1, cleared=5)), today=2).hard_m == 0


def test_swelling_says_when_running_is_free_again() -> None:
    gone = quiet(BEFORE, swelling(0), swelling(3, seen=False))

    assert limit_of("LOCK", 2, quiet(BEFORE, swelling(0))).input("free") is None
    assert limit_of("LOCK", 4, gone).input("free") == on(5)
    assert allowed(5, gone).limit("LOCK") is None


# -- FLARE -----------------------------------------------------------------------------------------


def test_a_flare_tells_what_it_waits_for() -> None:
    history = known(BEFORE, run(1, 9.0, 5), mornings(-60, 1))

    rest = limit_of("FLARE", 2, history)
    waits = limit_of("FLARE", 5, history)

    assert (rest.input("part"), rest.input("rest_until")) == ("rest", on(4))
    assert (waits.input("part"), waits.input("trial")) == ("not-quiet", on(15))
    assert (waits.input("x"), waits.input("factor"), waits.input("since")) == (1, 600, on(1))
    assert waits.open


def test_a_severe_one_is_called_so_for_three_weeks() -> None:
    history = known(BEFORE, report(1, 8), mornings(-60, 1))

    assert limit_of("FLARE", 22, history).input("severe") is True
    assert limit_of("FLARE", 23, history).input("severe") is False


def test_a_trial_is_eight_minutes_every_third_day() -> None:
    history = known(BEFORE, run(1, 9.0, 5), mornings(-60, 1), run(15, 1.1))

    assert [allowed(day, history).hard_m for day in (14, 15, 16, 17, 18)] == [0, 1100, 0, 0, 1100]
    trial = limit_of("FLARE", 18, history)
    assert (trial.input("part"), trial.input("run_s")) == ("trial", 480)
    assert allowed(18, history).run_s == 480


@pytest.mark.parametrize(("ran", "part"), [(15.0, "trial"), (15.2, "not-quiet")])
def test_a_trial_asks_whether_the_week_still_holds_it(ran: float, part: str) -> None:
    """The week of this flare holds 0.6 x 27.0 km."""
    sore = (report(-3, 5), *measured(-1, worst=6))
    history = quiet(BEFORE, sore, run(0, ran, 1, None))

    assert line_of(3, history).metres == 16_200
    assert limit_of("FLARE", 3, history).input("part") == part


def test_on_the_ladder_a_flare_leaves_the_number_to_the_rung() -> None:
    found = limit_of("FLARE", 5, quiet(session(0, 8), report(1, 5)))

    assert (found.hard_m, found.input("part")) == (None, "ladder")


def test_an_ordinary_morning_of_five_holds_at_eight_minutes_without_a_flare() -> None:
    history = known(BEFORE, usual_morning={"left": 5})

    assert flare_on(1, history).x == 3
    assert km(1, history) == (0, 0)
    found = limit_of("FLARE", 2, history)
    assert (found.hard_m, found.input("part"), found.input("run_s")) == (1100, "steady-sore", 480)


def test_the_step_is_never_below_eight_minutes() -> None:
    history = quiet(weeks(-28, -21, -14, -7, km=3.0), report(0, 8))

    assert limit_of("FLARE", 7, history).hard_m == 1200
    small = quiet([run(day, 2.5) for day in range(-20, 0, 2)], report(0, 8))
    assert limit_of("FLARE", 7, small).hard_m == 1100
    assert limit_of("FLARE", 7, small).input("run_s") == 480


# -- EASE ------------------------------------------------------------------------------------------


def eased(*facts: Any, day: int = 3) -> tuple[Any, Any] | None:
    """Why the run of a day is eased, and its PLAN in km."""
    found = allowed(day, known(BEFORE, *facts)).limit("EASE")
    return None if found is None else (found.input("why"), (found.plan_m or 0) / 1000)


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        (run(1, 9.0), None),
        (run(1, 9.0, 3), None),
        (bare(1, 9.0), None),
        (run(1, 9.0, 1, 3), ("unsettled", 8.1)),
        (run(1, 9.0, 3, None), ("unknown", 8.1)),
        (run(1, 9.0, 3, 3), ("unsettled", 8.1)),
    ],
)
def test_what_eases_the_next_run(last: Run, expected: tuple[str, float] | None) -> None:
    assert eased(mornings(-60, 9), last) == expected


def test_only_a_run_that_did_not_settle_takes_tomorrow_away() -> None:
    assert eased(mornings(-60, 9), run(1, 9.0, 1, 3), day=2) == ("unsettled", 0)
    assert eased(mornings(-60, 9), run(1, 9.0, 3, None), day=2) == ("unknown", 8.1)


def test_it_ends_with_the_next_run_that_settles() -> None:
    runs = (run(1, 9.0, 1, 3), run(3, 8.0, 1, 3))

    assert eased(mornings(-60, 9), runs, day=5) == ("unsettled", 8.1)
    assert eased(mornings(-60, 9), runs, run(6, 8.0), day=8) is None
    assert eased(mornings(-60, 9), runs, run(6, 8.0, 4), day=8) is None


def test_it_tells_what_was_felt() -> None:
    found = limit_of("EASE", 3, known(BEFORE, mornings(-60, 9), run(1, 9.0, 1, 3)))

    assert [found.input(name) for name in ("what", "score", "line", "side", "last")] == [
        "after", 3, 2, "left", on(1),
    ]  # fmt: skip


# -- GROW ------------------------------------------------------------------------------------------


def closed_by(day: int, history: History) -> Any:
    found = allowed(day, history).limit("GROW")
    return None if found is None else found.input("why")


def test_growth_is_open_after_two_green_runs_and_a_quiet_morning() -> None:
    assert closed_by(1, quiet(BEFORE)) is None
    assert allowed(1, quiet(BEFORE)).state is State.GREEN


@pytest.mark.parametrize(
    ("history", "why"),
    [
        (quiet(bare(-5, 9.0), run(-3, 9.0), start=on(-4)), "few"),
        (quiet(BEFORE, bare(-3, 9.0), start=on(-60)), "unanswered"),
        (quiet(BEFORE, run(-2, 4.0, 3)), "hurt"),
        (quiet(weeks(-28, -21, -14), run(-8, 4.0, 3), run(-7, 4.0)), "hurt"),
        (quiet(weeks(-28, -21, -14)), "off"),
        (known(BEFORE, mornings(-60, -2)), "morning-unanswered"),
        (known(BEFORE, mornings(-60, 0), morning(1, 3)), "morning-above"),
        (quiet(BEFORE, report(-10, 5)), "settling"),
        (known(BEFORE, mornings(-60, 9), knee=Side.BOTH), "unanswered"),
    ],
)
def test_what_closes_growth(history: History, why: str) -> None:
    found = closed_by(1, known(history.readings, history.runs, run(-30, 9.0), start=history.start,
                               knee=history.knee))  # fmt: skip

    assert found == why


def test_growth_waits_for_two_answered_runs() -> None:
    assert closed_by(0, quiet(start=on(0), weekly_m=20_000)) == "few"
    assert closed_by(3, quiet(run(1, 9.0))) == "few"
    assert closed_by(4, quiet(run(1, 9.0), run(3, 9.0))) is None


def test_a_run_of_yesterday_or_the_day_before_may_wait_for_its_answer() -> None:
    def with_bare(day: int) -> History:
        return quiet(
            weeks(-28, -21, -14), run(-6, 9.0), run(-4, 9.0), bare(day, 5.0), start=on(-60)
        )

    assert closed_by(1, with_bare(0)) is None
    assert closed_by(1, with_bare(-1)) is None
    assert closed_by(1, with_bare(-2)) == "unanswered"


def test_closed_growth_shrinks_nothing() -> None:
    settled = quiet(BEFORE, run(1, 4.0, 3))

    assert limit_of("LONG", 3, settled).plan_m == 9000
    assert limit_of("GROW", 3, settled).input("score") == 3


# -- LONG ------------------------------------------------------------------------------------------


def test_a_long_run_that_hurt_is_kept_but_not_lengthened() -> None:
    """Growth starts from green runs, however green the short ones between."""
    hurt = run(-16, 9.0, 3)
    history = quiet(weeks(-28, -21, -14, -7, km=5.0), hurt)

    found = limit_of("LONG", 1, history)

    assert (found.input("longest"), found.input("green")) == (9000, 5000)
    assert found.plan_m == 9000
    assert found.hard_m == 9900


def test_no_run_is_planned_beyond_the_goal_but_more_may_be_run() -> None:
    found = limit_of("LONG", 1, quiet(BEFORE, goal_run_m=9000))

    assert (found.hard_m, found.plan_m, found.input("goal")) == (9900, 9000, 9000)


def test_in_a_lighter_week_no_run_is_lengthened() -> None:
    found = limit_of("LONG", 1, quiet(BEFORE, start=on(-21)))

    assert (found.hard_m, found.plan_m, found.input("light")) == (9900, 9000, True)


def test_without_a_run_a_week_old_the_longest_stays() -> None:
    found = limit_of("LONG", 3, quiet(run(1, 5.0)))

    assert (found.hard_m, found.plan_m, found.input("by")) == (5000, 5000, "longest")


def test_it_tells_what_it_was_measured_against() -> None:
    found = limit_of("LONG", 1, known(start=on(0), weekly_m=27_000, longest_m=9000))

    assert (found.input("typed"), found.input("day")) == (True, on(-6))


# -- WEEK ------------------------------------------------------------------------------------------


def test_what_the_calendar_week_holds_is_taken_off_its_line() -> None:
    found = limit_of("WEEK", 3, quiet(BEFORE, run(1, 9.0), run(2, 4.0, 6)))

    assert found.input("held") == 13_000
    assert found.input("six") == 22_000


def test_a_run_of_the_week_that_hurt_closes_its_growth() -> None:
    assert line_of(3, quiet(BEFORE, run(1, 9.0))).kind == "grow"
    assert line_of(3, quiet(BEFORE, run(1, 9.0, 3))).kind == "hold"
    assert line_of(3, quiet(BEFORE, red_flag(0, cleared=1))).kind == "hold"


def test_the_line_is_decided_on_the_first_day_of_the_runners_week() -> None:
    history = quiet(BEFORE, week_start=6)

    assert line_of(0, history).first == on(-1).toordinal()
    assert limit_of("WEEK", 0, history).input("held") == 9000


def test_lighter_weeks_count_from_the_week_of_the_start() -> None:
    def kinds(start: date) -> list[str]:
        history = quiet(weeks(*range(-28, 60, 7)), start=start)
        return [line_of(first, history).kind for first in range(0, 56, 7)]

    assert kinds(on(0)) == ["grow", "grow", "grow", "light", "grow", "grow", "grow", "light"]
    assert kinds(on(4)) == kinds(on(0))
    off = with_changes(DEFAULTS, {"light_every": 0})
    history = quiet(BEFORE, start=on(-21))
    assert allowed(1, history, params=off).hard_m >= allowed(1, history).hard_m
    assert limit_of("WEEK", 1, history).input("kind") == "light"


def test_the_flares_week_is_a_step_of_the_best_and_never_below_two_trials() -> None:
    assert line_of(2, quiet(BEFORE, report(1, 5))).metres == 16_200
    assert line_of(2, quiet(report(1, 8), run(-5, 3.0))).metres == 2200


# -- BREAK -----------------------------------------------------------------------------------------


def test_of_two_breaks_the_longer_one_counts_and_never_both() -> None:
    """10 days off, a run, then 12 days off: f(12) = 0.85, and no product."""
    history = quiet(run(-24, 9.0), run(-13, 3.0))

    assert base_on(0, history).longest[0] == 9000 * 850 // 1000
    assert limit_of("BREAK", 0, history).input("kept") == 850


def test_a_red_run_ends_a_break() -> None:
    assert base_on(0, quiet(run(-14, 9.0), run(-7, 1.0, 6))).longest[0] == 9000


def test_a_week_off_costs_nothing() -> None:
    assert allowed(0, quiet(run(-8, 9.0))).limit("BREAK") is None
    assert allowed(0, quiet(run(-9, 9.0))).limit("BREAK") is not None
