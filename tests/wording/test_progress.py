"""How exercises were taken in words, and what opens the next step by the numbers in force."""

from __future__ import annotations

from datetime import date

import pytest

from planner.domain.exercises.progress import Judged, Taken
from planner.domain.knee.parameter import with_changes
from planner.domain.knee.parameters import DEFAULTS
from planner.domain.values.exercise import Dose
from planner.domain.values.reason import Reason
from planner.domain.values.session import Item
from planner.wording.progress import judged_words, opens_words, reason_words

ITEM = Item(exercise="plank", dose=Dose(sets=3, reps=10))


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        (Reason("pain", (("score", 3),)), "pain 3/10"),
        (Reason("morning", (("rise", 2),)), "next morning 2 above usual"),
        (Reason("effort", (("effort", 9),)), "effort 9/10"),
        (Reason("undone", (("sets", 1),)), "1 set left out"),
        (Reason("undone", (("sets", 2),)), "2 sets left out"),
        (Reason("form"), "fewer than asked"),
        (Reason("missing", (("what", "pain"),)), "pain not asked"),
        (Reason("missing", (("what", "morning"),)), "morning not asked"),
        (Reason("missing", (("what", "effort"),)), "effort not asked"),
        (Reason("of-2030"), "of-2030"),
    ],
)
def test_each_reason_is_told_in_a_few_words(reason: Reason, said: str) -> None:
    assert reason_words(reason) == said


def test_a_session_says_how_it_was_taken_and_why() -> None:
    good = Judged(day=date(2026, 11, 23), item=ITEM, taken=Taken.GOOD)
    hurt = Judged(day=date(2026, 11, 23), item=ITEM, taken=Taken.BACK,
                  reasons=(Reason("pain", (("score", 6),)), Reason("form")))  # fmt: skip
    assert judged_words(good) == "Mon 23 Nov, 3×10: good"
    assert judged_words(hurt) == "Mon 23 Nov, 3×10: step back (pain 6/10, fewer than asked)"


def test_what_opens_the_next_step_has_the_pain_that_was_set() -> None:
    said = (
        "2 sessions in a row with all sets done, pain at most {}, no rise the next morning, effort "
        "at most 7; one variable at a time."
    )
    assert opens_words(DEFAULTS) == said.format(2)
    assert opens_words(with_changes(DEFAULTS, {"ex_pain_green_max": 1})) == said.format(1)
