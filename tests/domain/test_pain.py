"""Baselines and verdicts."""

from __future__ import annotations

from typing import Any

import pytest

from planner.domain.knee.mornings import Mornings
from planner.domain.knee.pain import Verdict, baseline, morning_after, verdict
from planner.domain.knee.parameters import DEFAULTS
from planner.domain.knee.run_day import run_days
from planner.domain.values.journal import Moment, PainReading
from planner.domain.values.record import Side
from planner.domain.values.run import Run
from tests.domain.load_facts import DAY, ago, bare, history, morning, mornings, run


def judged(last: Run, *readings: PainReading, **more: Any) -> tuple[Verdict, list[str]]:
    found = verdict(last, history(last, readings=readings, **more), DEFAULTS)
    return found.verdict, [reason.id for reason in found.reasons]


def quiet_but_for(days: int, score: int | None, usual: int = 0) -> tuple[PainReading, ...]:
    others = tuple(each for each in mornings(score=usual) if each.date != ago(days))
    return others if score is None else (*others, morning(days, score))


def test_a_run_at_two_of_ten_with_a_quiet_morning_is_green() -> None:
    assert judged(run(2, 5.0, during=2), *mornings()) == (Verdict.GREEN, [])


@pytest.mark.parametrize(("during", "expected"), [(3, "amber"), (4, "amber"), (5, "red")])
def test_pain_in_the_run_makes_it_amber_from_3_and_red_from_5(during: int, expected: str) -> None:
    assert judged(run(2, 5.0, during=during), *mornings()) == (Verdict(expected), ["during"])


@pytest.mark.parametrize(("after", "expected"), [(1, "green"), (2, "amber"), (4, "red")])
def test_an_hour_later_it_must_be_back_where_it_was(after: int, expected: str) -> None:
    last = run(2, 5.0, pain_before=1, pain_after=after)

    assert judged(last, *mornings())[0] == Verdict(expected)


def test_without_a_score_before_pain_an_hour_later_counts_in_full() -> None:
    last = run(2, 5.0, pain_before=None, pain_after=1)

    assert judged(last, *mornings()) == (Verdict.AMBER, ["after"])


@pytest.mark.parametrize(("score", "expected"), [(2, "green"), (3, "amber"), (4, "red")])
def test_the_next_morning_is_measured_against_the_usual_one(score: int, expected: str) -> None:
    assert judged(run(2, 5.0), *quiet_but_for(1, score, usual=2))[0] == Verdict(expected)


@pytest.mark.parametrize("sign", ["swelling", "limp"])
def test_swelling_or_a_limp_is_red_whatever_the_pain(sign: str) -> None:
    assert judged(run(2, 5.0, **{sign: True}), *mornings()) == (Verdict.RED, [sign])


def test_swelling_next_morning_is_red_too() -> None:
    readings = (*quiet_but_for(1, None), morning(1, 0, swelling=True))

    assert judged(run(2, 5.0), *readings) == (Verdict.RED, ["signs"])


@pytest.mark.parametrize("missing", ["pain_during", "pain_after"])
def test_a_missing_score_is_never_green(missing: str) -> None:
    last = run(2, 5.0, **{missing: None})

    assert judged(last, *mornings()) == (Verdict.UNKNOWN, ["missing"])


def test_a_run_without_any_answer_is_unknown_and_one_marked_painful_is_amber() -> None:
    assert judged(bare(2, 5.0), *quiet_but_for(1, None))[0] is Verdict.UNKNOWN
    assert judged(bare(2, 5.0, painful=True), *mornings())[0] is Verdict.AMBER


def test_the_first_morning_ever_can_hold_a_run_but_not_pass_it_unless_it_is_0() -> None:
    assert judged(run(2, 5.0), morning(1, 0))[0] is Verdict.GREEN
    assert judged(run(2, 5.0), morning(1, 2)) == (Verdict.UNKNOWN, ["missing"])
    assert judged(run(2, 5.0), morning(1, 3))[0] is Verdict.AMBER
    assert judged(run(2, 5.0), morning(1, 5))[0] is Verdict.RED


def test_a_worse_reading_taken_in_the_run_counts_and_a_milder_one_does_not() -> None:
    def said(score: int) -> PainReading:
        return PainReading(
            id="said", date=ago(2), score=score, side=Side.LEFT, moment=Moment.DURING
        )

    assert judged(run(2, 5.0), *mornings(), said(5))[0] is Verdict.RED
    assert judged(run(2, 5.0, during=3), *mornings(), said(0))[0] is Verdict.AMBER
    assert judged(run(2, 5.0, during=None), *mornings(), said(0))[0] is Verdict.UNKNOWN


def test_only_readings_of_the_knee_the_run_speaks_of_count() -> None:
    other = PainReading(id="r", date=ago(1), score=8, side=Side.RIGHT, moment=Moment.MORNING)
    last = run(2, 5.0)

    assert judged(last, *mornings(), other)[0] is Verdict.GREEN
    assert judged(run(2, 5.0, side=Side.RIGHT), *mornings(), other)[0] is Verdict.RED
    assert judged(last, *mornings(), other, knee=Side.BOTH)[0] is Verdict.RED


def test_the_worst_of_several_mornings_is_the_morning() -> None:
    twice = (morning(1, 1), morning(1, 4))

    found = morning_after(run(2, 5.0), twice, Side.LEFT)

    assert found is not None
    assert found.score == 4
    assert morning_after(run(3, 5.0), twice, Side.LEFT) is None


def test_the_baseline_looks_only_at_mornings_before_the_day() -> None:
    assert baseline([morning(0, 5)], DAY, DEFAULTS) is None
    assert baseline([morning(1, 5), morning(0, 0)], DAY, DEFAULTS) == 5
    assert baseline([morning(29, 5)], DAY, DEFAULTS) is None
    assert baseline([morning(28, 5)], DAY, DEFAULTS) == 5


def test_of_an_even_number_the_baseline_takes_the_lower_middle() -> None:
    assert baseline([morning(1, 3), morning(2, 1)], DAY, DEFAULTS) == 1


def test_a_morning_is_quiet_at_most_2_and_not_above_the_usual() -> None:
    found = Mornings([*mornings(20, 2, score=1), morning(1, 1), morning(0, 2)], Side.LEFT, DEFAULTS)

    assert found.quiet(ago(1).toordinal())
    assert not found.quiet(ago(0).toordinal())
    assert found.raised(ago(0).toordinal())
    assert not found.quiet(ago(-1).toordinal())


def test_asking_run_by_run_agrees_with_the_run_days_of_the_history() -> None:
    runs = (run(9, 5.0), run(7, 5.0, during=3), run(5, 5.0, during=6), bare(1, 4.0))
    known = history(*runs)

    days = run_days(known, DEFAULTS).days

    assert [verdict(each, known, DEFAULTS).verdict for each in runs] == [
        day.verdict for day in days
    ]
