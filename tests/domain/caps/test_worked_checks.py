"""The worked checks of rules.md section 10 about days and weeks, by number.

Those of the layout (48-53) stand with the layout.
"""

from __future__ import annotations

from typing import Any

import pytest

from planner.domain.caps.allowance import State
from planner.domain.caps.base import kept_after
from planner.domain.knee.history import History
from planner.domain.knee.parameters import DEFAULTS
from planner.domain.knee.professional import professional_reasons
from planner.domain.values.record import Record
from planner.domain.values.run import Run
from tests.domain.facts import (
    allowed,
    base_on,
    flare_on,
    km,
    known,
    limit_of,
    line_of,
    morning,
    mornings,
    on,
    planned,
    report,
    run,
    session,
    swelling,
    measured,
    until,
    weeks,
)

Km = tuple[float, float]

FOUR_WEEKS = weeks(-28, -21, -14, -7)
"""27.0 km a week, none longer than 9.0, up to the Sunday before day 0."""

TUE, WED, THU, FRI, SAT, SUN, MON = range(1, 8)


def quiet(*facts: Any, last: int = 60, **typed: Any) -> History:
    """A history with every morning answered with 1."""
    return known(mornings(-40, last), *facts, **typed)


def long_of(day: int, history: History) -> Km:
    """HARD and PLAN of LONG alone in km."""
    found = limit_of("LONG", day, history)
    assert found.hard_m is not None
    assert found.plan_m is not None
    return found.hard_m / 1000, found.plan_m / 1000


def longest(day: int, history: History) -> float:
    """L in km, rounded down to 100 m."""
    return base_on(day, history).longest[0] // 100 / 10


def lines_on(day: int, history: History) -> set[str]:
    """Why a professional should look, as known on that day."""
    return {each.id for each in professional_reasons(history, on(day), DEFAULTS)}


# -- LONG ------------------------------------------------------------------------------------------

FOURS = weeks(-28, -14, -7, km=4.0)
WITH_A_FIVE = (*FOURS, run(-20, 4.0), run(-18, 4.0), run(-15, 5.0))


def test_12_the_longest_of_30_days_and_half_a_kilometre() -> None:
    history = quiet(WITH_A_FIVE)

    assert longest(TUE, history) == 5.0
    assert long_of(TUE, history) == (5.5, 5.5)


def test_13_a_red_run_counts_nothing() -> None:
    history = quiet(FOURS, run(-19, 6.0, during=6), run(-15, 5.0))

    assert not flare_on(TUE, history).open
    assert longest(TUE, history) == 5.0
    assert long_of(TUE, history) == (5.5, 5.5)


def test_14_an_old_long_run_counts_a_part_and_is_known_ground() -> None:
    history = quiet(run(-30, 10.0), weeks(-28, -21, -14, -7, km=4.0))

    assert longest(TUE, history) == 4.0
    assert long_of(TUE, history)[0] == 5.0


def test_15_two_steps_in_a_week_stay_within_a_tenth() -> None:
    history = quiet(weeks(-28, -21, km=8.0), run(-8, 10.0), run(-4, 8.0), run(-1, 10.5))

    assert longest(TUE, history) == 10.5
    assert long_of(TUE, history) == (11.0, 10.8)


@pytest.mark.parametrize(
    ("base", "expected"),
    [pytest.param(3.5, (4.0, 4.0), id="16"), pytest.param(20.0, (22.0, 21.6), id="17")],
)
def test_16_and_17_the_step_from_a_small_and_a_large_base(base: float, expected: Km) -> None:
    assert long_of(0, quiet(weeks(-28, -21, -14, -7, km=base))) == expected


def test_18_after_red_runs_only_the_ladder_holds() -> None:
    history = quiet(run(day, 6.0, during=6) for day in range(-80, -15, 7))

    assert allowed(0, history).limit("LADDER") is not None
    assert longest(0, history) == 1.1
    assert base_on(0, history).week[0] == 3000


# -- WEEK ------------------------------------------------------------------------------------------


def a_week(first: int, total: float) -> tuple[Run, ...]:
    """A green week of that many km: two runs of three tenths, a long one of four."""
    return run(first + 1, total * 0.3), run(first + 3, total * 0.3), run(first + 6, total * 0.4)


def weeks_of(best: float, ground: float | None = None, **typed: Any) -> History:
    """Four weeks of R km, and six weeks ago one of K."""
    older = () if ground is None else a_week(-42, ground)
    return quiet(older, *(a_week(first, best) for first in (-28, -21, -14, -7)), **typed)


@pytest.mark.parametrize(
    ("best", "ground", "line", "hard"),
    [
        pytest.param(20.0, None, 21.0, 26.0, id="19"),
        pytest.param(8.0, None, 9.0, 11.0, id="20"),
        pytest.param(40.0, None, 42.0, 52.0, id="21"),
        pytest.param(12.0, 21.0, 15.0, 15.6, id="22"),
        pytest.param(18.0, 21.0, 21.0, 23.4, id="23"),
        pytest.param(20.4, 21.0, 21.4, 26.5, id="24"),
    ],
)
def test_19_to_24_the_line_of_a_week_with_growth_open(
    best: float, ground: float | None, line: float, hard: float
) -> None:
    history = weeks_of(best, ground)

    found, block = line_of(0, history), limit_of("WEEK", 0, history).input("block")

    assert (found.best_m, found.known_m) == (best * 1000, (ground or best) * 1000)
    assert round(found.metres, -2) == line * 1000
    assert isinstance(block, int)
    assert block // 100 == hard * 10


@pytest.mark.parametrize(
    ("best", "ground", "line"),
    [
        pytest.param(20.0, None, 16.0, id="25-20"),
        pytest.param(13.0, None, 12.0, id="25-13"),
        pytest.param(10.0, None, 10.0, id="25-10"),
        pytest.param(15.0, 21.0, 15.0, id="26"),
    ],
)
def test_25_and_26_a_lighter_week(best: float, ground: float | None, line: float) -> None:
    found = line_of(0, weeks_of(best, ground, start=on(-21)))

    assert (found.kind, found.metres) == ("light", line * 1000)


def test_27_no_week_beyond_the_goal() -> None:
    assert line_of(0, weeks_of(29.5, goal_week_m=30_000)).metres == 30_000


# -- BREAK -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("off", "kept"), [(7, 1000), (8, 970), (14, 790), (15, 760), (21, 580), (27, 400), (40, 400)]
)
def test_28_what_days_off_leave(off: int, kept: int) -> None:
    assert kept_after(off, DEFAULTS) == kept


def after_fifteen_days_off(*later: Run) -> History:
    """20.0 km weeks of three equal runs, the last on a Sunday; then nothing for two weeks."""
    runs = [
        run(first + day, metres / 1000)
        for first in (-35, -28, -21)
        for day, metres in ((1, 6667), (3, 6666), (6, 6667))
    ]
    return quiet(runs, later)


def test_29_the_first_run_and_week_after_fifteen_days_off() -> None:
    history = after_fifteen_days_off()

    assert km(TUE, history) == (6.0, 5.1)
    assert line_of(0, history).metres == 15_800


def test_30_the_week_after_the_first_week_back() -> None:
    back = (run(1, 4.5), run(3, 4.5), run(6, 5.0))

    found = line_of(7, after_fifteen_days_off(*back))

    assert found.best_m == 15_200
    assert (found.kind, found.metres) == ("back", 19_000)


# -- FLARE -----------------------------------------------------------------------------------------

RED_TUESDAY = run(TUE, 9.0, during=5)


def flared(*later: Any, **typed: Any) -> History:
    """9.0 km runs, 5/10 in Tuesday's, quiet mornings and tests passed each Thursday."""
    passed = measured(*range(3, 60, 7))
    return quiet(FOUR_WEEKS, RED_TUESDAY, passed, *later, **typed)


def days_of(history: History, *days: int) -> list[Km]:
    return [km(day, history) for day in days]


def test_31_two_days_of_rest_and_the_first_step() -> None:
    assert longest(FRI, flared()) == 9.0
    assert days_of(flared(), WED, THU, FRI) == [(0, 0), (0, 0), (5.4, 5.4)]


STEPS = (run(FRI, 5.4), run(SUN, 7.2))


def test_32_two_good_runs_close_it() -> None:
    assert km(SUN, flared(STEPS[0])) == (7.2, 7.2)
    history = flared(STEPS)
    assert not flare_on(MON, history).open
    assert km(MON, history) == (9.9, 9.0)
    line = line_of(MON, history)
    assert (line.best_m, line.known_m, line.metres) == (24_300, 24_300, 24_300)
    assert allowed(MON, history).state is State.HOLD


def test_33_growth_waits_for_fourteen_days() -> None:
    more = tuple(run(day, 5.0) for day in (8, 10, 13))
    history = flared(STEPS, more)

    assert allowed(TUE + 13, history).state is State.HOLD
    assert allowed(TUE + 14, history).state is State.GREEN


def test_34_a_second_flare_asks_for_twice_as_many() -> None:
    first = (*STEPS, *(run(day, 5.0) for day in (8, 10, 13, 15, 17)))
    second = TUE + 19
    steps = tuple(run(second + day, 5.0) for day in (3, 5, 8, 11, 14, 17, 20, 23, 26))
    history = flared(first, run(second, 5.0, during=5), steps)

    assert not flare_on(second + 8, history).open
    assert allowed(second + 27, history).state is State.HOLD
    assert allowed(second + 28, history).state is State.GREEN


AGAIN = run(FRI, 5.4, during=5)


def test_35_red_on_the_first_step_goes_back_to_the_lowest() -> None:
    assert days_of(flared(AGAIN), SAT, SUN, MON) == [(0, 0), (0, 0), (3.6, 3.6)]


def test_36_severe_pain_asks_for_a_week() -> None:
    history = quiet(FOUR_WEEKS, run(TUE, 9.0, during=7), measured(THU))

    assert days_of(history, *range(WED, TUE + 7)) == [(0, 0)] * 6
    assert km(TUE + 7, history) == (3.6, 3.6)


def test_37_untested_it_takes_four_quiet_mornings() -> None:
    history = known(FOUR_WEEKS, RED_TUESDAY, mornings(-40, 20, but={WED: 3}))

    assert days_of(history, THU, FRI, SAT, SUN) == [(0, 0), (0, 0), (0, 0), (5.4, 5.4)]


def test_38_a_knee_that_stays_at_three_is_tried_and_then_known() -> None:
    history = known(
        FOUR_WEEKS, RED_TUESDAY, mornings(-40, TUE), mornings(WED, 40, 3),
        measured(*range(3, 60, 7)),
    )  # fmt: skip

    assert {km(TUE + day, history) for day in range(1, 14)} == {(0, 0)}
    assert km(TUE + 14, history) == (1.1, 1.1)
    assert km(TUE + 17, history) == (3.9, 3.9)


def test_39_three_mornings_in_a_row_open_a_flare() -> None:
    sore = {day: 3 for day in (0, 1, 2)}
    history = known(FOUR_WEEKS, mornings(-40, 20, but=sore))

    assert flare_on(TUE, history).x == 3
    assert flare_on(WED, history).x == 1
    assert km(WED, history)[0] <= 1.1
    assert days_of(history, SAT, SUN)[0][0] <= 1.1
    assert km(SUN, history) == (5.4, 5.4)


def test_40_without_a_run_the_steps_shrink_and_quiet_days_close_it() -> None:
    history = flared()

    assert km(TUE + 3, history) == (5.4, 5.4)
    assert km(TUE + 13, history) == (4.5, 4.5)
    assert not flare_on(TUE + 14, history).open
    assert base_on(TUE + 14, history).longest[0] == 7380
    assert km(TUE + 14, history) == (8.1, 6.6)
    assert allowed(TUE + 14, history).plan_binding == "EASE"


def test_41_nothing_answered_leads_to_a_trial_and_to_a_professional() -> None:
    history = known(FOUR_WEEKS, RED_TUESDAY, mornings(-40, TUE))

    assert {km(TUE + day, history) for day in range(1, 14)} == {(0, 0)}
    assert km(TUE + 14, history) == (1.1, 1.1)
    assert "flare-long" not in lines_on(TUE + 21, history)
    assert "flare-long" in lines_on(TUE + 22, history)
    answered = known(FOUR_WEEKS, RED_TUESDAY, mornings(-40, TUE), mornings(TUE + 20, TUE + 23))
    assert limit_of("FLARE", TUE + 22, answered).input("part") == "trial"
    assert limit_of("FLARE", TUE + 23, answered).input("part") == "step"


# -- EASE and HOLD ---------------------------------------------------------------------------------


def test_42_a_sore_morning_after_eases_the_next_run() -> None:
    history = known(FOUR_WEEKS, run(TUE, 9.0), mornings(-40, 10, but={WED: 3}))

    assert km(WED, history)[1] == 0
    assert km(THU, history) == (9.9, 8.1)


def test_43_a_settled_amber_run_holds_and_shrinks_nothing() -> None:
    history = quiet(FOUR_WEEKS, run(TUE, 9.0, during=3, after=2))

    assert km(THU, history)[1] == 9.0
    line = line_of(THU, history)
    assert (line.kind, line.metres) == ("hold", 27_000)


def test_56_an_amber_run_without_its_morning_eases_the_next() -> None:
    amber = run(TUE, 9.0, during=3, after=2)
    missing = known(FOUR_WEEKS, amber, mornings(-40, 10, but={WED: None}))

    assert km(THU, missing) == (9.9, 8.1)
    assert km(THU, quiet(FOUR_WEEKS, amber))[1] == 9.0


# -- the ladder ------------------------------------------------------------------------------------


def test_45_after_a_red_session_the_rung_below_in_three_days() -> None:
    history = quiet(session(0, 8), session(2, 8), session(4, 10, during=5), measured(5))

    assert allowed(4, quiet(session(0, 8), session(2, 8))).rung == 2
    assert [allowed(day, history).hard_m for day in (5, 6)] == [0, 0]
    assert (allowed(7, history).hard_m, allowed(7, history).rung) == (1100, 1)


# -- LOCK and many signs ---------------------------------------------------------------------------


def test_54_swelling_locks_until_two_days_after_it_is_gone() -> None:
    history = quiet(FOUR_WEEKS, swelling(0), swelling(3, seen=False), measured(4))

    assert {km(day, history) for day in range(5)} == {(0, 0)}
    assert allowed(4, history).state is State.LOCKED
    assert km(5, history) == (5.4, 5.4)


def test_54b_a_red_run_its_morning_and_a_report_are_one_step() -> None:
    history = known(
        FOUR_WEEKS, RED_TUESDAY, mornings(-40, 20, but={WED: 4}), report(TUE, 5), measured(THU)
    )

    assert flare_on(WED, history).x == 1
    assert km(SAT, history) == (5.4, 5.4)


def test_55_two_severe_reports() -> None:
    second = TUE + 24
    history = quiet(FOUR_WEEKS, report(TUE, 8), report(second, 7))

    assert {km(TUE + day, history) for day in range(7)} == {(0, 0)}
    assert km(TUE + 7, history) == (3.4, 3.4)
    assert {km(second + day, history) for day in range(7)} == {(0, 0)}
    assert km(second + 7, history) == (1.4, 1.4)
    assert "severe-twice" not in lines_on(second - 1, history)
    assert "severe-twice" in lines_on(second, history)


def test_57_a_third_red_run_leaves_eight_minutes() -> None:
    third = run(MON, 3.6, during=5)
    history = flared(AGAIN, third)

    assert days_of(history, MON + 1, MON + 2, MON + 3) == [(0, 0), (0, 0), (1.1, 1.1)]
    assert km(MON + 5, flared(AGAIN, third, run(MON + 3, 1.1))) == (3.6, 3.6)


def test_58_stairs_at_six_every_monday() -> None:
    facts: list[Record] = []
    for monday in range(0, 35, 7):
        facts += [report(monday, 6), *measured(monday, worst=6)]
        facts += [run(monday + 3, 1.1), run(monday + 6, 1.1)]
    history = quiet(FOUR_WEEKS, facts)

    for monday in range(0, 35, 7):
        assert days_of(history, monday, monday + 1, monday + 2) == [(0, 0)] * 3
        assert days_of(history, monday + 3, monday + 6) == [(1.1, 1.1)] * 2
    assert "flare-long" not in lines_on(21, history)
    assert "flare-long" in lines_on(22, history)


def test_59_a_trial_at_a_quicker_pace() -> None:
    history = known(report(0, 8), pace_s=360)

    assert flare_on(14, history).x == 0
    assert km(13, history) == (0, 0)
    assert line_of(14, history).metres == 2600
    assert limit_of("FLARE", 14, history).hard_m == 1300


def test_60_a_knee_at_five_every_morning() -> None:
    typed: dict[str, Any] = {
        "start": on(0), "weekly_m": 27_000, "longest_m": 9000, "run_days": (1, 3, 6),
        "usual_morning": {"left": 5},
    }  # fmt: skip
    history = known(mornings(0, 20, 5), run(WED, 1.1), **typed)

    assert "steady-sore" in lines_on(0, history)
    assert days_of(history, 0, TUE) == [(0, 0), (0, 0)]
    assert km(WED, until(WED, history)) == (1.1, 1.1)
    assert days_of(history, THU, FRI) == [(0, 0), (0, 0)]
    assert km(SAT, history) == (1.1, 1.1)


def test_61_mornings_answered_a_day_and_a_half_late_close_nothing() -> None:
    runs = weeks(-28, -21, -14, -7, 0, 7)

    for day in range(14):
        late = known([each for each in runs if each.date < on(day)], mornings(-40, day - 2))
        in_time = quiet([each for each in runs if each.date < on(day)], last=day)
        assert allowed(day, late).state is State.GREEN
        assert km(day, late) == km(day, in_time)
