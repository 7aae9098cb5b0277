"""A year of days, each with one number: its worst pain, its sets, its running."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal, get_args

from planner.domain.values.journal import PainReading
from planner.domain.values.run import CrossTraining, Run
from planner.domain.values.session import SessionDone, is_nothing
from planner.logbook.book import Book

Measure = Literal["pain", "done", "km"]
MEASURES: tuple[Measure, ...] = get_args(Measure)


def year_days(book: Book, year: int, measure: Measure) -> dict[date, int]:
    """The days of a year that have one: the worst score 0-10 of either knee, the sets that were
    done, or the metres that were run. Raises StoreError."""
    values: dict[date, int] = {}
    first, last = date(year, 1, 1), date(year, 12, 31)
    if measure == "pain":
        for day, score in _scores(book, first, last):
            values[day] = max(score, values.get(day, 0))
    elif measure == "done":
        for done in book.between(first, last, SessionDone):
            sets = sum(not is_nothing(tick) for tick in done.ticks.values())
            if sets:
                values[done.date] = values.get(done.date, 0) + sets
    else:
        for run in book.between(first, last, Run):
            values[run.date] = values.get(run.date, 0) + run.distance_m
    return values


def _scores(book: Book, first: date, last: date) -> Iterator[tuple[date, int]]:
    """Every score of these days, in whatever it was given."""
    for reading in book.between(first, last, PainReading):
        yield reading.date, reading.score
    for run in book.between(first, last, Run):
        yield from ((run.date, score) for score in run.scores)
    for cross in book.between(first, last, CrossTraining):
        if cross.pain_during is not None:
            yield cross.date, cross.pain_during
    for done in book.between(first, last, SessionDone):
        for tick in done.ticks.values():
            if tick.pain is not None:
                yield done.date, tick.pain
