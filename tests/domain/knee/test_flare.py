"""Flares: what opens one, the steps back, and what closes it. Runs are on Tue, Thu, Sun."""

from __future__ import annotations

from typing import Any

import pytest

from planner.domain.knee.flare import BOTTOM
from planner.domain.knee.history import History
from planner.domain.knee.parameters import DEFAULTS
from planner.domain.knee.standing import standings_of
from planner.domain.values.journal import Moment
from planner.domain.values.record import Record, Side
from planner.domain.values.run import CrossTraining
from tests.domain.facts import (
    bare,
    flare_on,
    known,
    measured,
    morning,
    mornings,
    on,
    report,
    run,
    swelling,
    weeks,
)  # fmt: skip

BEFORE = weeks(-28, -21, -14, -7)


def quiet(*facts: Any, **typed: Any) -> History:
    return known(BEFORE, mornings(-40, 60), *facts, **typed)


def ride(day: int, pain: int) -> CrossTraining:
    return CrossTraining(id=f"ride-{day}", date=on(day), sport="cycling", pain_during=pain)


@pytest.mark.parametrize(
    ("fact", "x"),
    [
        (report(1, 4), 3),
        (report(1, 5), 1),
        (report(1, 7), 0),
        (report(1, 6, Moment.EXERCISE), 3),
        (report(1, 7, Moment.EXERCISE), 0),
        (ride(1, 4), 3),
        (ride(1, 5), 1),
        (swelling(1), 1),
        (run(1, 9.0, 4), 3),
        (run(1, 9.0, 5), 1),
        (run(1, 9.0, 7), 0),
        (bare(1, 9.0), 3),
        (report(1, 6, Moment.DURING), 1),
    ],
)
def test_what_opens_a_flare_and_how_low(fact: Record, x: int) -> None:
    assert flare_on(2, quiet(fact)).x == x


@pytest.mark.parametrize(("score", "x"), [(3, 3), (4, 1), (6, 1), (7, 0)])
def test_a_morning_two_above_the_line_is_an_event(score: int, x: int) -> None:
    assert flare_on(2, known(BEFORE, mornings(-40, 1), morning(2, score))).x == x


def test_what_is_reported_today_counts_today_and_a_red_run_tomorrow() -> None:
    assert flare_on(1, quiet(report(1, 5))).open
    assert not flare_on(1, quiet(run(1, 9.0, 5))).open


def test_the_latest_end_of_rest_counts() -> None:
    history = quiet(report(1, 8), report(3, 5))

    assert flare_on(3, history).rest == on(8).toordinal()
    assert flare_on(3, quiet(report(1, 5), report(3, 5))).rest == on(6).toordinal()


def test_a_green_run_in_the_rest_is_no_step() -> None:
    assert flare_on(4, quiet(report(1, 5), run(3, 5.0))).x == 1
    assert flare_on(5, quiet(report(1, 5), run(4, 5.0))).x == 2


def test_two_settled_ambers_are_a_step_and_an_unsettled_one_starts_anew() -> None:
    first, second = run(4, 5.0, 3), run(6, 5.0, 4)
    assert flare_on(7, quiet(report(1, 5), first)).x == 1
    assert flare_on(7, quiet(report(1, 5), first, second)).x == 2
    unsettled = run(5, 5.0, 1, 3)
    assert flare_on(7, quiet(report(1, 5), first, unsettled, second)).x == 1


def test_an_amber_run_with_an_answer_missing_moves_no_step() -> None:
    missing = run(5, 5.0, 3, None)

    assert flare_on(7, quiet(report(1, 5), run(4, 5.0, 3), missing)).ambers == 1


def test_a_second_report_does_not_lower_a_step_but_a_red_run_does() -> None:
    assert flare_on(5, quiet(report(1, 5), report(4, 6))).x == 1
    assert flare_on(5, quiet(report(1, 5), run(4, 5.0, 5))).x == 0
    assert flare_on(8, quiet(report(1, 5), run(4, 5.0, 5), run(7, 3.6, 5))).x == BOTTOM


def test_a_red_run_on_the_second_step_goes_back_to_the_first() -> None:
    assert flare_on(7, quiet(report(1, 5), run(4, 5.0), run(6, 7.0, 5))).x == 1


def test_three_unsettled_runs_in_a_row_open_one_without_rest() -> None:
    rows = [run(day, 5.0, 1, 3) for day in (1, 3, 6)]

    assert not flare_on(4, quiet(rows[:2])).open
    opened = flare_on(7, quiet(rows))
    assert (opened.x, opened.by.kind if opened.by else "") == (1, "runs")
    assert not opened.is_resting(on(7).toordinal())


def test_a_run_that_waits_breaks_no_row_and_a_settled_one_does() -> None:
    rows = [run(day, 5.0, 1, 3) for day in (1, 3, 6)]

    assert flare_on(7, quiet(rows, bare(5, 5.0), start=on(-60))).open
    assert not flare_on(7, quiet(rows, run(5, 5.0))).open
    assert not flare_on(7, quiet(rows, run(5, 5.0, 3))).open


def test_three_sore_mornings_of_five_days_are_a_row_and_older_ones_are_not() -> None:
    def flare(*days: int, last: int) -> bool:
        answers = [morning(day, 3) for day in days]
        return flare_on(last, known(BEFORE, mornings(-40, -1), answers)).open

    assert flare(0, 2, 4, last=4)
    assert not flare(0, 2, 5, last=5)


def test_a_quiet_morning_between_breaks_the_row() -> None:
    answers = [morning(0, 3), morning(1, 3), morning(2, 2), morning(3, 3)]

    assert not flare_on(3, known(BEFORE, mornings(-40, -1), answers)).open


def test_fourteen_quiet_days_close_it() -> None:
    history = quiet(report(1, 5))

    assert flare_on(14, history).open
    assert not flare_on(15, history).open


@pytest.mark.parametrize(
    ("but", "is_open"),
    [
        ({5: 3}, False),
        ({5: 3, 9: 3}, True),
        (dict.fromkeys(range(2, 9)), False),
        (dict.fromkeys(range(2, 10)), True),
    ],
)
def test_quiet_days_ask_for_seven_answers_and_at_most_one_sore_morning(
    but: dict[int, int | None], is_open: bool
) -> None:
    history = known(BEFORE, report(1, 5), mornings(-40, 15, but=but))

    assert flare_on(15, history).open is is_open


def test_swelling_that_stays_closes_nothing() -> None:
    assert flare_on(40, quiet(swelling(1))).open
    assert not flare_on(15, quiet(swelling(1), swelling(9, seen=False))).open


def test_both_knees_must_have_been_quiet() -> None:
    left = (BEFORE, report(1, 5), mornings(-40, 15))
    right = mornings(-40, 15, side=Side.RIGHT)

    assert flare_on(15, known(*left, knee=Side.BOTH)).open
    assert not flare_on(15, known(*left, right, knee=Side.BOTH)).open


def test_one_that_opens_within_a_week_of_the_last_is_the_same() -> None:
    first = (report(1, 5), run(4, 5.0), run(6, 5.0))

    again = flare_on(14, quiet(first, report(14, 5)))
    later = flare_on(15, quiet(first, report(15, 5)))

    assert again.since == on(1).toordinal()
    assert later.since == on(15).toordinal()


def test_the_gravest_event_is_named_and_the_last_of_equals() -> None:
    flare = flare_on(6, quiet(report(1, 5), report(2, 8), report(6, 6)))
    assert flare.by is not None
    assert flare.by.score == 8
    flare = flare_on(6, quiet(report(1, 5), report(6, 6)))
    assert flare.by is not None
    assert flare.by.day == on(6).toordinal()


@pytest.mark.parametrize(
    ("days", "count"), [((1,), 1), ((1, 7), 1), ((1, 8), 2), ((1, 4, 8, 11), 2), ((1, 8, 15), 3)]
)
def test_flares_are_counted_a_week_apart(days: tuple[int, ...], count: int) -> None:
    last = days[-1] + 1
    flare = flare_on(last, quiet(report(day, 5) for day in days))

    assert flare.flares(on(last).toordinal(), DEFAULTS) == count
    assert flare.flares(on(days[-1] + 85).toordinal(), DEFAULTS) == 0


def test_a_sore_morning_of_the_other_knee_shuts_the_steps() -> None:
    history = quiet(report(1, 5), measured(2))
    other = quiet(report(1, 5), measured(2), morning(4, 3, Side.RIGHT))

    def is_quiet(known_facts: History, day: int) -> bool:
        return standings_of(known_facts, DEFAULTS).is_quiet(on(day).toordinal())

    assert is_quiet(history, 5)
    assert not is_quiet(other, 5)
