"""Scores then and now: which two are held against each other, and what became of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

import msgspec

from planner.domain.knee.scores import SCALES, ChangeKind, ScoreScale, kind_of_change
from planner.domain.values.scores import ACTIVITY, ScoreSheet

Point = tuple[date, float]
"""A day, and the value of a measure on it."""


class ScoreChange(msgspec.Struct, frozen=True, kw_only=True):
    """One measure, then and now."""

    scale: ScoreScale
    first: Point
    last: Point
    kind: ChangeKind

    @property
    def size(self) -> float:
        """The last value less the first."""
        return round(self.last[1] - self.first[1], 1)


def points_of(sheets: Iterable[ScoreSheet], measure: str) -> tuple[Point, ...]:
    """The values of a measure by day, of sittings in order of time; of a day the last answer."""
    found = {}
    for sheet in sheets:
        value = value_in(sheet, measure)
        if value is not None:
            found[sheet.date] = value
    return tuple(found.items())


def value_in(sheet: ScoreSheet, measure: str) -> float | None:
    """What a sitting says of a measure; None for nothing."""
    if measure != "activities":
        return sheet.values.get(measure)
    return mean_of(value for name, value in sheet.values.items() if name.startswith(ACTIVITY))


def mean_of(values: Iterable[float]) -> float | None:
    """The mean to a tenth; None of nothing."""
    all_of = tuple(values)
    return round(sum(all_of) / len(all_of), 1) if all_of else None


def score_changes(
    sheets: Iterable[ScoreSheet],
    followed: Iterable[str],
    scale: Callable[[str], ScoreScale],
    start: date,
) -> tuple[ScoreChange, ...]:
    """Every measure that was answered twice since `start`, its first answer beside the last one,
    in the order they are asked for. `followed` are the measures of the activities.

    The mean of the activities is of those that were answered twice: one that took another's place
    moves nothing. The change since the start is a change by itself, and is held against none.
    """
    known = [sheet for sheet in sheets if sheet.date >= start]
    own = [change for name in followed if (change := _change(known, scale(name))) is not None]
    found: list[ScoreChange] = []
    for measure in SCALES:
        if measure == "activities":
            found += [*_mean(own, scale(measure)), *own]
        elif measure == "change":
            found += _told(known, scale(measure), start)
        elif (change := _change(known, scale(measure))) is not None:
            found.append(change)
    return tuple(found)


def _change(sheets: Iterable[ScoreSheet], scale: ScoreScale) -> ScoreChange | None:
    points = points_of(sheets, scale.measure)
    return _held(scale, points[0], points[-1]) if len(points) > 1 else None


def _held(scale: ScoreScale, first: Point, last: Point) -> ScoreChange:
    kind = kind_of_change(scale, round(last[1] - first[1], 1))
    return ScoreChange(scale=scale, first=first, last=last, kind=kind)


def _mean(own: list[ScoreChange], scale: ScoreScale) -> Iterator[ScoreChange]:
    first, last = (mean_of(one.first[1] for one in own), mean_of(one.last[1] for one in own))
    if first is not None and last is not None and len(own) > 1:
        since, until = min(one.first[0] for one in own), max(one.last[0] for one in own)
        yield _held(scale, (since, first), (until, last))


def _told(sheets: Iterable[ScoreSheet], scale: ScoreScale, start: date) -> Iterator[ScoreChange]:
    points = points_of(sheets, scale.measure)
    if points:
        yield _held(scale, (start, 0), points[-1])
