"""A year of days, each with its worst pain, its sets, or its running."""

from __future__ import annotations

from datetime import date

from planner.domain.values.journal import Moment
from planner.domain.values.run import CrossTraining
from planner.domain.values.session import SetKey, Tick
from planner.logbook.logbook import Logbook
from planner.logbook.year_days import year_days
from tests.logbook.living import DAY, TODAY, morning, ran, session

LAST_YEAR = date(2025, 12, 31)


def test_the_worst_score_of_a_day_counts_wherever_it_was_given(book: Logbook) -> None:
    morning(book, TODAY, 1)
    book.facts.log_pain(book.facts.reading_of(3, moment=Moment.STAIRS))
    ran(book, TODAY - DAY, 3, pain_after=4)
    book.facts.log_cross(
        CrossTraining(id="c", date=TODAY - 2 * DAY, sport="bike", duration_s=60, pain_during=2)
    )
    morning(book, LAST_YEAR, 9)

    assert year_days(book, 2026, "pain") == {TODAY: 3, TODAY - DAY: 4, TODAY - 2 * DAY: 2}
    assert year_days(book, 2025, "pain") == {LAST_YEAR: 9}
    assert year_days(book, 2019, "pain") == {}


def test_pain_in_a_set_counts_and_a_set_of_which_nothing_was_done_does_not(book: Logbook) -> None:
    card = session(book)
    first, second, *_ = book.cards.session(card.id).sets
    book.session.tick(card.id, first, Tick(reps=10, pain=5))
    book.session.tick(card.id, second, Tick(reps=0))

    assert year_days(book, 2026, "pain") == {TODAY: 5}
    assert year_days(book, 2026, "done") == {TODAY: 1}
    assert isinstance(first, SetKey)


def test_metres_of_a_day_are_those_of_all_its_runs(book: Logbook) -> None:
    ran(book, TODAY, 3)
    ran(book, TODAY, 2.5)

    assert year_days(book, 2026, "km") == {TODAY: 5500}
