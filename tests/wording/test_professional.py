"""When a professional should look: one line each, none of them a diagnosis."""

from __future__ import annotations

from datetime import date

import pytest

from planner.domain.knee.parameter import with_changes
from planner.domain.knee.parameters import DEFAULTS
from planner.domain.knee.professional import professional_reasons
from planner.domain.values.reason import Reason
from planner.wording.professional import professional_lines, professional_words, sore_words
from tests.domain.facts import known, mornings, on, report, run, session, swelling, weeks

TODAY = on(22)


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        (
            Reason("steady-sore", (("usual", 5), ("side", "left"))),
            (
                "A knee at 5/10 on ordinary mornings wants a professional first. Until then "
                "strength of tiers 0-1 and at most 8 minutes of running every third day."
            ),
        ),
        (
            Reason("flare-long", (("days", 22), ("since", date(2026, 3, 3)))),
            "This flare has been open for 22 days. Have a professional look at it.",
        ),
        (
            Reason("severe-twice", (("first", date(2026, 3, 3)), ("last", date(2026, 3, 27)))),
            (
                "Two severe flares in six weeks (Tue 3 Mar and Fri 27 Mar): have a professional "
                "look at it."
            ),
        ),
        (
            Reason("swelling", (("days", 4), ("times", 1))),
            "Swelling is not part of this pain: see a doctor.",
        ),
        (
            Reason("rung-long", (("rung", 3), ("days", 23))),
            "23 days on step 3 of the walk-run ladder: have a professional look at it.",
        ),
        (
            Reason(
                "no-change",
                (("was", 6), ("now", 5), ("since", date(2026, 3, 3)), ("share", 84)),
            ),
            (
                "Worst pain of the week was 6/10 on Tue 3 Mar and is 5/10 now, with 84 % of the "
                "sets done: have a professional look at it."
            ),
        ),
        (
            Reason("no-green", (("days", 21),)),
            "21 days of runs, none green: have a professional look at it.",
        ),
    ],
    ids=lambda value: value.id if isinstance(value, Reason) else "",
)
def test_each_reason_is_one_line(reason: Reason, said: str) -> None:
    assert professional_words(reason, TODAY) == said


def test_the_days_that_were_set_are_those_that_are_told() -> None:
    sore = known(mornings(0, 40), *(run(day, 4.0, during=3) for day in range(0, 30, 3)),
                 weeks(-28, -21, -14, -7))  # fmt: skip
    fortnight = with_changes(DEFAULTS, {"refer_days": 14})
    assert professional_lines(professional_reasons(sore, on(16), DEFAULTS), TODAY) == []
    assert professional_lines(professional_reasons(sore, on(16), fortnight), TODAY) == [
        "14 days of runs, none green: have a professional look at it."
    ]


def test_the_days_of_a_flare_and_of_a_rung_follow_the_days_that_were_set() -> None:
    fortnight = with_changes(DEFAULTS, {"refer_days": 14})
    flare = known(mornings(-40, 0), mornings(1, 40, 3), weeks(-28, -21, -14, -7), report(0, 6))
    stuck = known(mornings(-10, 40), *(session(day, 8, during=3) for day in range(0, 30, 3)))
    assert professional_lines(professional_reasons(flare, on(16), DEFAULTS), TODAY) == []
    assert professional_lines(professional_reasons(flare, on(16), fortnight), TODAY) == [
        "This flare has been open for 16 days. Have a professional look at it."
    ]
    assert professional_lines(professional_reasons(stuck, on(16), DEFAULTS), TODAY) == []
    assert professional_lines(professional_reasons(stuck, on(16), fortnight), TODAY) == [
        "16 days on step 1 of the walk-run ladder: have a professional look at it."
    ]


def test_a_sore_knee_is_told_in_the_same_words_as_in_the_setup() -> None:
    assert professional_words(Reason("steady-sore", (("usual", 6),)), TODAY) == sore_words(6)


def test_a_rung_that_stays_is_told_with_its_days() -> None:
    """Settled amber: no green session, so the first rung stays."""
    stuck = known(mornings(-10, 40), *(session(day, 8, during=3) for day in range(0, 30, 3)))
    assert professional_lines(professional_reasons(stuck, on(22), DEFAULTS), TODAY) == [
        "22 days on step 1 of the walk-run ladder: have a professional look at it."
    ]


def test_the_gravest_line_comes_first() -> None:
    both = known(mornings(-10, 40), swelling(0), report(0, 7), report(10, 8))
    assert professional_lines(professional_reasons(both, on(10), DEFAULTS), TODAY) == [
        "Swelling is not part of this pain: see a doctor.",
        (
            "Two severe flares in six weeks (Mon 2 Mar and Thu 12 Mar): have a professional look "
            "at it."
        ),
    ]
