"""Mornings: how the knee was on waking, what is usual, and what is worse than usual."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from planner.domain.knee.parameters import Parameters
from planner.domain.values.journal import Moment, PainReading
from planner.domain.values.record import Side


def speaks_of(reading: PainReading, side: Side) -> bool:
    """True if a reading says something of that knee; `both` matches either."""
    return Side.BOTH in (side, reading.side) or reading.side is side


class Mornings:
    """The mornings of one knee: worst score of each day, what is usual, what is raised.

    Days are ordinals (`date.toordinal`).
    """

    def __init__(self, readings: Iterable[PainReading], side: Side, params: Parameters) -> None:
        self._params = params
        self._usual: dict[int, int | None] = {}
        self.scores: dict[int, int] = {}
        """Worst morning score by day."""
        self.signs: set[int] = set()
        """Days on whose morning swelling or a limp was noted."""
        for reading in readings:
            if reading.moment is Moment.MORNING and speaks_of(reading, side):
                day = reading.date.toordinal()
                self.scores[day] = max(reading.score, self.scores.get(day, 0))
                if reading.swelling or reading.limp:
                    self.signs.add(day)
        self._days = sorted(self.scores)
        self._in_order = [self.scores[day] for day in self._days]

    def baseline(self, day: int) -> int | None:
        """The usual morning score before that day; None if no morning is known."""
        if day not in self._usual:
            short = self._median(day, self._params.baseline_short_days)
            long = self._median(day, self._params.baseline_long_days)
            self._usual[day] = long if short is None or long is None else min(short, long)
        return self._usual[day]

    def rise(self, day: int) -> int | None:
        """Points above the baseline on that morning; None if either is unknown."""
        score, usual = self.scores.get(day), self.baseline(day)
        return None if score is None or usual is None else score - usual

    def raised(self, day: int) -> bool:
        """True if that morning is known to be worse than usual, or not green by itself."""
        score, rise = self.scores.get(day), self.rise(day)
        if score is None:
            return False
        if rise is None:
            return score > self._params.run_pain_green_max
        return rise >= self._params.morning_amber

    def quiet(self, day: int) -> bool:
        """True if that morning passes the resume test: at most 2 and not above the baseline."""
        score, rise = self.scores.get(day), self.rise(day)
        if score is None or day in self.signs:
            return False
        return score <= self._params.run_pain_green_max and (rise is None or rise <= 0)

    def _median(self, day: int, days: int) -> int | None:
        # The lower of the two middle ones: a lower baseline is the cautious side.
        first, end = bisect_left(self._days, day - days), bisect_left(self._days, day)
        scores = sorted(self._in_order[first:end])
        return scores[(len(scores) - 1) // 2] if scores else None
