"""How the knees took a run day."""

from __future__ import annotations

from typing import Any

import pytest

from planner.domain.knee.run_day import RunDay
from planner.domain.values.journal import Moment
from planner.domain.values.record import Record, Side
from tests.domain.facts import (
    bare,
    km,
    known,
    limit_of,
    measured,
    morning,
    mornings,
    on,
    report,
    run,
    run_day,
    swelling,
    weeks,
)  # fmt: skip

QUIET = mornings(-14, 20)


def judged(*facts: Record, **typed: Any) -> tuple[str, list[str]]:
    """Verdict and grounds of day 1, with quiet mornings around it."""
    found = run_day(1, known(QUIET, *facts, **typed))
    return found.verdict.value, [reason.id for reason in found.reasons]


def test_a_worse_reading_taken_in_the_run_counts_and_a_milder_one_does_not() -> None:
    assert judged(run(1, 5.0), report(1, 5, Moment.DURING)) == ("red", ["run"])
    assert judged(run(1, 5.0, 3), report(1, 0, Moment.DURING)) == ("amber", ["run"])
    assert judged(run(1, 5.0), report(1, 3, Moment.BEFORE)) == ("amber", ["run"])
    assert judged(run(1, 5.0), report(1, 3, Moment.AFTER)) == ("amber", ["after"])


def test_pain_before_the_run_counts_as_pain_of_the_run() -> None:
    assert judged(run(1, 5.0, pain_before=3)) == ("amber", ["run"])


def test_readings_answer_for_a_run_without_scores() -> None:
    during, after = report(1, 1, Moment.DURING), report(1, 1, Moment.AFTER)

    assert judged(bare(1, 5.0)) == ("unknown", ["missing"])
    assert judged(bare(1, 5.0), during) == ("unknown", ["missing"])
    assert judged(bare(1, 5.0), during, after) == ("green", [])


def test_what_is_missing_is_named_for_each_asked_knee() -> None:
    found = run_day(1, known(run(1, 5.0, 1, None), morning(2), knee=Side.BOTH))

    assert found.reasons[-1].values == (("after", "left"), ("after", "right"), ("morning", "right"))


def test_each_run_of_a_day_needs_its_own_answers_and_the_worst_counts() -> None:
    assert judged(run(1, 5.0), bare(1, 2.0)) == ("unknown", ["missing"])
    assert judged(run(1, 5.0), run(1, 2.0, 5)) == ("red", ["run"])
    assert run_day(1, known(run(1, 5.0), run(1, 2.0))).metres == 7000


def test_a_run_that_speaks_of_the_other_knee_leaves_the_sore_one_unanswered() -> None:
    assert judged(run(1, 5.0, side=Side.RIGHT)) == ("unknown", ["missing"])
    assert judged(run(1, 5.0, 6, side=Side.RIGHT)) == ("red", ["run", "missing"])


def test_the_knee_nobody_asks_of_counts_where_it_speaks() -> None:
    assert judged(run(1, 5.0), morning(2, 4, Side.RIGHT)) == ("red", ["morning"])
    assert judged(run(1, 5.0), morning(2, 2, Side.RIGHT)) == ("green", [])


@pytest.mark.parametrize(
    ("fact", "sign"),
    [
        (run(1, 5.0, swelling=True), "swelling"),
        (swelling(1), "swelling"),
        (swelling(2), "swelling"),
        (morning(2, 1, swelling=True), "swelling"),
        (run(1, 5.0, limp=True), "limp"),
        (report(1, 1, limp=True), "limp"),
    ],
)
def test_swelling_on_the_day_or_the_next_and_a_limp_are_red(fact: Record, sign: str) -> None:
    assert judged(run(1, 5.0), fact) == ("red", [sign])


def test_a_run_marked_painful_did_not_settle_and_is_not_tolerated() -> None:
    found = run_day(1, known(QUIET, run(1, 5.0, painful=True)))

    assert (found.verdict.value, found.unsettled, found.tolerated) == ("amber", True, False)


def test_the_worst_of_a_mornings_readings_is_the_morning() -> None:
    assert judged(run(1, 5.0), morning(2, 4)) == ("red", ["morning"])


def test_grounds_name_score_line_and_knee() -> None:
    found = run_day(1, known(QUIET, run(1, 5.0, 1, 3)))

    assert found.reasons[0].values == (("score", 3), ("line", 2), ("side", "left"))


def test_the_worst_ground_stands_first() -> None:
    assert judged(run(1, 5.0, 3, 6)) == ("red", ["after", "run"])


def test_unanswered_is_tolerated_and_opens_nothing() -> None:
    found: RunDay = run_day(1, known(bare(1, 5.0), start=on(0)))

    assert found.tolerated
    assert not found.green
    assert not found.counts


def test_a_failed_test_of_last_week_keeps_the_steps_shut() -> None:
    facts = (weeks(-28, -21, -14, -7), run(1, 9.0, 5), mornings(-40, 20))

    assert km(4, known(*facts, measured(3, worst=3))) == (0, 0)
    assert km(4, known(*facts, measured(3, worst=3), usual_stairs={"left": 3})) == (5.4, 5.4)
    assert limit_of("FLARE", 8, known(*facts, measured(1, worst=6))).input("part") == "step"
