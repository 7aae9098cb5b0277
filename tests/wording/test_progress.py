"""How exercises were taken in words, and what opens the next step by the numbers in force."""

from __future__ import annotations

from datetime import date

import pytest

from planner.domain.exercises.progress import Judged, Taken, judged_items
from planner.domain.knee.mornings import Mornings
from planner.domain.knee.parameter import with_changes
from planner.domain.knee.parameters import DEFAULTS
from planner.domain.values.exercise import Dose
from planner.domain.values.reason import Reason
from planner.domain.values.record import Side
from planner.domain.values.session import Item
from planner.wording.progress import judged_words, opens_words, reason_words
from tests.domain.calendars import EXERCISES
from tests.domain.facts import morning, mornings
from tests.domain.test_progress import done
from tests.domain.test_progress import item as asked

SLR = asked()
MON = date(2026, 11, 23)
ITEM = Item(exercise="plank", dose=Dose(sets=3, reps=10))


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        (Reason("pain", (("score", 3),)), "pain 3/10"),
        (Reason("morning", (("score", 4), ("line", 2))), "next morning 4/10 (quiet line 2)"),
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
    assert judged_words(good, MON) == "Mon 23 Nov, 3×10: good"
    assert judged_words(hurt, MON) == "Mon 23 Nov, 3×10: step back (pain 6/10, fewer than asked)"


def test_what_opens_the_next_step_has_the_pain_that_was_set() -> None:
    said = (
        "2 sessions in a row with all sets done, pain at most {}, no rise the next morning, effort "
        "at most 7; one variable at a time."
    )
    assert opens_words(DEFAULTS) == said.format(2)
    assert opens_words(with_changes(DEFAULTS, {"ex_pain_green_max": 1})) == said.format(1)


def test_every_reason_a_session_is_judged_by_has_its_words() -> None:
    known = Mornings((*mornings(-60, -4), morning(-2, 6)), Side.LEFT, DEFAULTS, {})
    said = {
        reason_words(reason)
        for record in (done(5, SLR, pain=3), done(5, SLR, pain=None, effort=None, left_out=1),
                       done(4, SLR, pain=6, reps=1), done(3, SLR, effort=9), done(2, SLR))
        for row in judged_items((record,), EXERCISES, Side.LEFT, known, DEFAULTS).values()
        for judged in row
        for reason in judged.reasons
    }  # fmt: skip
    assert said == {
        "pain 3/10", "pain 6/10", "pain not asked", "morning not asked", "effort not asked",
        "1 set left out", "fewer than asked", "next morning 6/10 (quiet line 2)",
    }  # fmt: skip
