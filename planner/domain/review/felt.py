"""What one knee felt, by day and by week."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

import msgspec

from planner.domain.knee.history import History
from planner.domain.knee.mornings import middle, speaks_of
from planner.domain.values.calendar import days_from
from planner.domain.values.journal import Moment
from planner.domain.values.record import Side
from planner.domain.values.session import SessionDone


class Felt(msgspec.Struct, frozen=True, kw_only=True):
    """The scores of one knee, 0-10; None where none was given."""

    worst: int | None = None
    """The highest of all scores: waking, runs, stairs, sets, other training."""
    morning: int | None = None
    """The highest on waking."""
    median: int | None = None
    """The median of the mornings of these days. *Usual* is kept for the usual morning of the rules,
    which is that of 28 days."""
    mornings: int = 0
    """How many mornings were answered."""


UNFELT = Felt()


def felt_days(history: History, done: Iterable[SessionDone], side: Side) -> dict[date, Felt]:
    """What a knee felt on each day with a score.

    A score without a side, of a run, of sets or of other training, is one of the sore knees.
    """
    mornings: dict[date, int] = {}
    for reading in history.readings:
        if reading.moment is Moment.MORNING and speaks_of(reading, side):
            mornings[reading.date] = max(reading.score, mornings.get(reading.date, 0))
    worst: dict[date, int] = {}
    for day, score in _scores(history, done, side):
        worst[day] = max(score, worst.get(day, 0))
    return {
        day: Felt(
            worst=score,
            morning=mornings.get(day),
            median=mornings.get(day),
            mornings=int(day in mornings),
        )
        for day, score in sorted(worst.items())
    }


def _scores(
    history: History, done: Iterable[SessionDone], side: Side
) -> Iterator[tuple[date, int]]:
    """Every score of a knee, with its day."""
    for reading in history.readings:
        if speaks_of(reading, side):
            yield reading.date, reading.score
    is_sore = side in history.sore
    for run in history.runs:
        if run.side in (side, Side.BOTH) or (run.side is None and is_sore):
            yield from ((run.date, score) for score in run.scores)
    if is_sore:
        yield from _of_sore(history, done)


def _of_sore(history: History, done: Iterable[SessionDone]) -> Iterator[tuple[date, int]]:
    """Scores of other training and of sets, which name no knee."""
    for other in history.cross:
        if other.pain_during is not None:
            yield other.date, other.pain_during
    for session in done:
        scores = [tick.pain for tick in session.ticks.values() if tick.pain is not None]
        if scores:
            yield session.date, max(scores)


def felt_week(days: Mapping[date, Felt], first: date) -> Felt:
    """What a knee felt in the seven days from `first` on."""
    known = [days[day] for day in days_from(first) if day in days]
    mornings = sorted(felt.morning for felt in known if felt.morning is not None)
    return Felt(
        worst=max((felt.worst for felt in known if felt.worst is not None), default=None),
        morning=mornings[-1] if mornings else None,
        median=middle(mornings) if mornings else None,
        mornings=len(mornings),
    )
