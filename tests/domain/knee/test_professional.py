"""When a professional should look (rules.md 7)."""

from __future__ import annotations

from typing import Any

import pytest

from planner.domain.knee.history import History
from planner.domain.knee.parameters import DEFAULTS
from planner.domain.knee.professional import is_unchanged, no_change, professional_reasons
from planner.domain.values.record import Record
from tests.domain.facts import (
    bare,
    known,
    mornings,
    on,
    report,
    run,
    session,
    swelling,
    weeks,
)  # fmt: skip

BEFORE = weeks(-28, -21, -14, -7)


def quiet(*facts: Any, **typed: Any) -> History:
    return known(BEFORE, mornings(-60, 90), *facts, **typed)


def lines(day: int, history: History) -> list[str]:
    return [each.id for each in professional_reasons(history, on(day), DEFAULTS)]


def test_nobody_is_sent_without_a_reason() -> None:
    assert lines(1, quiet()) == []
    assert lines(1, quiet(report(0, 8))) == []
    assert lines(1, known()) == []


def test_a_flare_of_more_than_three_weeks_is_for_one() -> None:
    open_for_long = known(BEFORE, report(0, 5))

    assert "flare-long" not in lines(21, open_for_long)
    assert lines(22, open_for_long) == ["flare-long"]


def test_two_severe_flares_in_six_weeks_are_and_a_bad_night_is_one() -> None:
    assert "severe-twice" in lines(20, quiet(report(0, 8), report(20, 7)))
    assert "severe-twice" not in lines(1, quiet(report(0, 8), report(1, 7)))
    assert "severe-twice" not in lines(43, quiet(report(0, 8), report(43, 7)))


@pytest.mark.parametrize(
    ("facts", "day", "said"),
    [
        ((swelling(0),), 3, False),
        ((swelling(0),), 4, True),
        ((swelling(0), swelling(2, seen=False)), 9, False),
        ((swelling(0), swelling(2, seen=False), swelling(40)), 40, True),
        ((swelling(0), swelling(2, seen=False), swelling(88)), 88, False),
    ],
)
def test_swelling_that_lasts_or_comes_again_is_for_a_doctor(
    facts: tuple[Record, ...], day: int, said: bool
) -> None:
    assert ("swelling" in lines(day, quiet(*facts))) is said


def test_from_45_on_any_swelling_is() -> None:
    assert "swelling" in lines(0, quiet(swelling(0), born=on(0).year - 45))
    assert "swelling" not in lines(0, quiet(swelling(0), born=on(0).year - 44))


def test_an_ordinary_morning_of_five_is_at_once() -> None:
    assert lines(0, known(usual_morning={"left": 5})) == ["steady-sore"]
    assert lines(0, known(usual_morning={"right": 5})) == []


def test_three_weeks_on_one_rung_are() -> None:
    sessions = [session(day, 8, 3) for day in range(0, 40, 3)]
    history = known(mornings(-14, 60), sessions)

    assert lines(21, history) == []
    assert lines(22, history) == ["rung-long"]


def test_three_weeks_of_runs_that_hurt_are_and_of_unanswered_ones_are_not() -> None:
    hurt = [run(day, 5.0, 3) for day in range(0, 40, 3)]

    assert "no-green" not in lines(19, quiet(hurt))
    assert "no-green" in lines(24, quiet(hurt))
    assert "no-green" not in lines(24, quiet(hurt, run(22, 5.0)))
    silent = [bare(day, 5.0) for day in range(0, 40, 3)]
    assert lines(24, quiet(silent, start=on(-60))) == []


@pytest.mark.parametrize(
    ("was", "now", "days", "ago", "share", "said"),
    [
        (6, 5, 42, 0, 70, True),
        (6, 6, 60, 42, 100, True),
        (5, 7, 42, 0, 70, True),
        (6, 4, 42, 0, 100, False),
        (6, 5, 41, 0, 100, False),
        (6, 5, 42, 43, 100, False),
        (6, 5, 42, 0, 69, False),
        (2, 1, 42, 0, 100, False),
    ],
)
def test_six_weeks_of_exercises_without_a_change_in_worst_pain_are_for_one(
    was: int, now: int, days: int, ago: int, share: int, said: bool
) -> None:
    """evidence.md 7: less than 2 points after 6 weeks with 70 % of the exercises done."""
    first, last = (on(0), was), (on(days), now)
    reasons = no_change(first, last, share) if is_unchanged(first, last, on(days + ago)) else ()

    assert [each.id for each in reasons] == ["no-change"] * said
