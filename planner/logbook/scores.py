"""Scores of every few weeks: what was answered, what is due, and what has changed since."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import msgspec

from planner.domain.knee.scores import (
    MEANS,
    SCALES,
    ChangeKind,
    ScoreScale,
    scale_of,
)
from planner.domain.values.calendar import DAY
from planner.domain.values.scores import ACTIVITY, Activity, ScoreSheet
from planner.logbook.book import Book

Point = tuple[date, float]
"""A day and the value of a measure on it."""


class ScoreChange(msgspec.Struct, frozen=True, kw_only=True):
    """One measure, then and now."""

    scale: ScoreScale
    first: Point
    last: Point
    kind: ChangeKind

    @property
    def size(self) -> float:
        """The last value less the first."""
        return self.last[1] - self.first[1]


class Scores:
    """Queries and commands about the scores of every few weeks."""

    def __init__(self, book: Book) -> None:
        self._book = book

    # -- what there is --------------------------------------------------------------------------

    def sheets(self, first: date | None = None, last: date | None = None) -> tuple[ScoreSheet, ...]:
        """The sittings of these days, the oldest first; of all years if no first day is named."""
        last = last or self._book.today + DAY
        if first is None:
            self._book.load_all()
            found: Iterable[ScoreSheet] = self._book.of_kind(ScoreSheet)
            found = (one for one in found if one.date <= last)
        else:
            found = self._book.between(first, last, ScoreSheet)
        return tuple(sorted(found, key=lambda one: (one.date, one.at, one.created)))

    def activities(self) -> tuple[Activity, ...]:
        """What is followed now, in the order it was chosen."""
        return tuple(one for one in self.every_activity() if one.ended is None)

    def every_activity(self) -> tuple[Activity, ...]:
        """Every activity that was ever chosen, the oldest first."""
        found = (one for one in self._book.lasting() if isinstance(one, Activity))
        return tuple(sorted(found, key=lambda one: (one.since, one.created, one.id)))

    def scale(self, measure: str) -> ScoreScale:
        """The scale of a measure; of an activity with the runner's words. Raises KeyError."""
        return scale_of(measure, self._words_of(measure))

    def _words_of(self, measure: str) -> str:
        if not measure.startswith(ACTIVITY):
            return ""
        chosen = self._book.get(measure.removeprefix(ACTIVITY))
        if isinstance(chosen, Activity):
            return chosen.words
        key = measure.removeprefix(ACTIVITY)
        return next((one.activities[key] for one in self.sheets() if key in one.activities), "")

    def measures(self) -> tuple[str, ...]:
        """Every measure that was ever answered, in the order they are asked for; single
        activities come after their mean."""
        sheets = self.sheets()
        answered = {name for sheet in sheets for name in sheet.values}
        own = [one.measure for one in self.every_activity() if one.measure in answered]
        own += sorted(name for name in answered if name.startswith(ACTIVITY) and name not in own)
        named = [name for name in SCALES if name in answered or (name in MEANS and own)]
        place = named.index("activities") + 1 if own else 0
        return (*named[:place], *own, *named[place:])

    def series(self, measure: str, first: date | None = None) -> tuple[Point, ...]:
        """The values of a measure by day, the oldest first; of a day the last answer. From a first
        day on, or of all years."""
        found = {}
        for sheet in self.sheets(first):
            value = value_in(sheet, measure)
            if value is not None:
                found[sheet.date] = value
        return tuple(found.items())


def value_in(sheet: ScoreSheet, measure: str) -> float | None:
    """What a sitting says of a measure; None for nothing."""
    if measure in MEANS:
        return mean_of(sheet.values[name] for name in sheet.values if name.startswith(ACTIVITY))
    return sheet.values.get(measure)


def mean_of(values: Iterable[int]) -> float | None:
    """The mean to a tenth; None of nothing."""
    all_of = tuple(values)
    return round(sum(all_of) / len(all_of), 1) if all_of else None
