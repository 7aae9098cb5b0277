"""Days and counts that cannot be, as a broken or forged log holds them, stop nothing."""

from __future__ import annotations

from datetime import date

import pytest

from planner.domain.knee.pain import Verdict
from planner.domain.values.exercise import Dose
from planner.domain.values.journal import Moment, PainReading
from planner.domain.values.record import Side
from planner.domain.values.run import Run
from planner.domain.values.session import Item, sets_of
from planner.logbook.logbook import Logbook
from tests.logbook.living import TODAY


@pytest.mark.parametrize("day", [date.min, date(1582, 10, 10), date(2199, 12, 31), date.max])
def test_a_run_of_such_a_day_has_no_verdict(book: Logbook, day: date) -> None:
    run = Run(id="r", date=day, distance_m=5000, pain_during=2)
    book.put("Put", [run])

    assert book.caps.verdict(run) is Verdict.UNKNOWN
    assert book.caps.run_day(day) is None


def test_scores_of_such_a_day_are_not_followed_from_there(book: Logbook) -> None:
    before = book.caps.allowance(TODAY).hard_m
    sores = [PainReading(id=f"p{day}", date=day, score=10, side=Side.LEFT, moment=Moment.MORNING,
                         flare=True)
             for day in (date.min, date(1582, 10, 10))]  # fmt: skip
    book.put("Put", sores)
    book.load_all()

    assert book.caps.allowance(TODAY).hard_m == before
    first = book.caps.history(TODAY).first
    assert first is None or first.year > 1949
    assert all(one.date.year > 1949 for one in book.caps.history(TODAY).readings)


def test_a_session_of_a_million_sets_has_as_many_as_anyone_can_do() -> None:
    for sets in (10**6, (10**6, 10**7), 0, -5):
        item = Item(exercise="quad_set", dose=Dose(sets=sets, reps=10))
        assert len(sets_of((item,), {}, Side.LEFT)) <= 100
