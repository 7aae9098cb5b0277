"""The worked checks of rules.md section 10 about scores, verdicts and the ladder, by number."""

from __future__ import annotations

import pytest

from planner.domain.knee.history import History
from planner.domain.knee.mornings import Mornings
from planner.domain.knee.parameters import DEFAULTS
from planner.domain.knee.run_day import RunDay
from planner.domain.knee.standing import standings_of
from planner.domain.values.journal import Moment
from planner.domain.values.record import Side
from planner.domain.values.run import RunKind
from tests.domain.facts import (
    bare,
    known,
    morning,
    mornings,
    on,
    planned,
    report,
    run,
    run_day,
    session,
)

Scores = tuple[int | None, int | None, int | None]
"""Worst of the run, an hour after, next morning."""


def letter(day: RunDay) -> str:
    """The verdict as the checks write it."""
    if day.verdict.value != "amber":
        return {"green": "G", "unknown": "?", "red": "R"}[day.verdict.value]
    return "U" if day.unsettled else "A"


def judged(scores: Scores, **more: object) -> RunDay:
    during, after, late = scores
    readings = () if late is None else (morning(2, late),)
    return run_day(1, known(run(1, 5.0, during, after, **more), readings))


def quiet_line(day: int, history: History) -> int:
    knee = Mornings(history.readings, Side.LEFT, DEFAULTS, history.usual_morning)
    return knee.quiet_line(on(day).toordinal())


def test_01_two_in_the_run_is_green() -> None:
    assert letter(judged((2, 1, 1))) == "G"


@pytest.mark.parametrize("scores", [(3, 1, 1), (4, 2, 2)])
def test_02_three_or_four_in_the_run_alone_is_settled_amber(scores: Scores) -> None:
    assert letter(judged(scores)) == "A"
    assert judged(scores).settled_amber


@pytest.mark.parametrize("scores", [(1, 3, 1), (1, 1, 3)])
def test_03_above_the_quiet_line_afterwards_is_unsettled(scores: Scores) -> None:
    assert letter(judged(scores)) == "U"


@pytest.mark.parametrize("scores", [(1, 1, 4), (5, 1, 1), (1, 5, 1)])
def test_04_five_in_or_after_the_run_or_two_above_the_line_next_morning_is_red(
    scores: Scores,
) -> None:
    assert letter(judged(scores)) == "R"


def test_04_a_limp_is_red_whatever_the_pain() -> None:
    assert letter(judged((0, 0, 0), limp=True)) == "R"


def test_05_without_an_answer_a_run_is_open_and_an_amber_one_moves_no_step() -> None:
    assert letter(judged((2, 2, None))) == "?"
    amber = judged((3, 2, None))
    assert (letter(amber), amber.settled_amber) == ("A", False)


@pytest.mark.parametrize(
    ("usual", "line", "late", "expected"),
    [
        pytest.param(3, 3, {3: "G", 4: "U", 5: "R"}, None, id="06"),
        pytest.param(5, 4, {4: "G", 5: "U", 6: "R"}, None, id="07"),
        pytest.param(0, 2, {0: "G", 1: "G", 2: "G", 3: "U"}, None, id="08"),
    ],
)
def test_06_to_08_the_next_morning_is_measured_against_the_usual_one(
    usual: int, line: int, late: dict[int, str], expected: None
) -> None:
    for score, verdict in late.items():
        history = known(run(1, 5.0), morning(2, score), usual_morning={"left": usual})

        assert quiet_line(2, history) == line
        assert letter(run_day(1, history)) == verdict


def test_09_of_28_mornings_of_0_and_1_the_half_rounds_up() -> None:
    history = known(morning(day, day % 2) for day in range(28))

    knee = Mornings(history.readings, Side.LEFT, DEFAULTS, {})

    assert knee.usual(on(28).toordinal()) == 1
    assert quiet_line(28, history) == 2


def test_10_the_seventh_morning_makes_the_usual_one() -> None:
    assert quiet_line(6, known(mornings(0, 5, 3))) == 2
    assert quiet_line(7, known(mornings(0, 6, 3))) == 3


def test_11_the_worse_of_both_knees_decides() -> None:
    scores = {Side.LEFT: (2, 0, 1), Side.RIGHT: (6, 1, 3)}
    said = [
        reading
        for side, (during, after, late) in scores.items()
        for reading in (
            report(1, during, Moment.DURING, side),
            report(1, after, Moment.AFTER, side),
            morning(2, late, side),
        )
    ]

    assert letter(run_day(1, known(bare(1, 5.0), said, knee=Side.BOTH))) == "R"


# -- the ladder ------------------------------------------------------------------------------------


def rung_on(day: int, history: History) -> tuple[int, int]:
    """The rung of a day and how many green sessions there were on it; 0 without a ladder."""
    footing = standings_of(history, DEFAULTS).now(on(day).toordinal()).footing
    stood = footing.on(on(day).toordinal(), DEFAULTS)
    return stood.rung, stood.greens


@pytest.mark.parametrize(
    ("week", "longest", "is_ladder"),
    [(0, 0, True), (8, 2.5, True), (8, 3, False), (12, 2.5, False)],
)
def test_44_the_typed_week_and_longest_run_decide_on_the_ladder(
    week: float, longest: float, is_ladder: bool
) -> None:
    history = known(
        start=on(0), weekly_m=round(week * 1000), longest_m=round(longest * 1000),
        run_days=(1, 3, 6),
    )  # fmt: skip

    assert bool(rung_on(0, history)[0]) is is_ladder


def test_45_two_greens_open_a_rung_and_a_red_one_shuts_it() -> None:
    green = (session(0, 8), session(2, 8))
    answers = mornings(-14, 20)

    assert rung_on(3, known(green, answers)) == (2, 0)
    assert rung_on(7, known(green, session(4, 10, during=5), answers)) == (1, 0)


def test_46_of_a_walk_run_the_minutes_of_its_rung_count() -> None:
    plan = planned(4, 1.4, rung=2)
    watched = run(4, 3.6, duration_s=32 * 60, run_kind=RunKind.WALK_RUN)

    history = known(session(0, 8), session(2, 8), plan, watched, mornings(-14, 5))

    assert run_day(4, history).session_s == 600
    assert run_day(4, history).metres == 1428
    assert rung_on(5, history) == (2, 1)


def test_47_what_can_be_run_is_the_start_and_days_off_go_back() -> None:
    history = known(session(0, 8), mornings(-14, 30), can_run_s=16 * 60)

    assert rung_on(0, history) == (5, 0)
    assert rung_on(16, history) == (3, 0)
