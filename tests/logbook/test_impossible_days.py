"""A day on which nobody can have run, such as year 1 in a file: it is kept and shown, and no
question about the knee walks through the centuries for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from msgspec.structs import replace

from planner.domain.knee.standing import standings_of
from planner.domain.values.calendar import FIRST_DAY
from planner.domain.values.journal import Moment, PainReading, TestResult
from planner.domain.values.record import Dated, Side
from planner.domain.values.run import CrossTraining, PlannedRun, Run
from planner.domain.values.technique import FocusKind, Heed
from planner.logbook.logbook import Logbook
from tests.logbook.living import DAY, TODAY, profile, running

RUN = Run(
    id="far", date=TODAY, distance_m=9000, duration_s=1800, pain_before=0, pain_during=7,
    pain_after=0, focus=FocusKind.UPRIGHT, heeded=Heed.KEPT,
)  # fmt: skip
FACTS: dict[str, Callable[[date], Dated]] = {
    "run": lambda day: replace(RUN, date=day),
    "score": lambda day: PainReading(
        id="far", date=day, score=8, side=Side.LEFT, moment=Moment.MORNING
    ),
    "training": lambda day: CrossTraining(id="far", date=day, sport="cycling", pain_during=6),
    "test": lambda day: TestResult(id="far", date=day, measure="brisk_walk", value=6),
    "planned run": lambda day: PlannedRun(id="far", date=day, distance_m=9000),
}


def answers(book: Logbook, odd: date) -> Iterator[object]:
    """What is asked of the whole of a journal."""
    yield book.caps.allowance(TODAY).hard_m
    yield book.caps.allowance(TODAY + DAY).hard_m
    yield book.caps.run_day(odd)
    yield book.outlook.look_back()
    yield book.technique.runs()
    yield book.technique.weeks(odd, TODAY)
    look = book.outlook.archiver()
    yield look()
    yield book.flares.now()


@pytest.mark.parametrize("odd", [date(1, 1, 1), date(1, 5, 3), date(1949, 12, 31)])
@pytest.mark.parametrize("kind", FACTS)
def test_it_changes_no_answer_and_nothing_is_followed_from_there_on(
    open_book: Callable[..., Logbook], kind: str, odd: date
) -> None:
    book = open_book()
    book.setup.adopt(profile())
    running(book)
    plain = list(answers(book, odd))

    book.put("Brought in", [FACTS[kind](odd)])

    assert list(answers(book, odd)) == plain
    history = book.caps.covering(odd, TODAY)
    assert standings_of(history, book.parameters).first >= FIRST_DAY.toordinal()
    assert book.get("far") is not None
