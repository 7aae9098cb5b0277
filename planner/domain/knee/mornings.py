"""Mornings of one knee: what is usual, the quiet line, and which mornings are above it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

import msgspec

from planner.domain.knee.parameters import Parameters
from planner.domain.values.journal import Moment, PainReading
from planner.domain.values.person import HIGH_MORNING
from planner.domain.values.record import Side

UNKNOWN_USUAL = 1
"""The usual morning of a knee of which nothing is known: our choice (rules.md 3)."""


def speaks_of(reading: PainReading, side: Side) -> bool:
    """True if a reading says something of that knee; `both` matches either."""
    return Side.BOTH in (side, reading.side) or reading.side is side


def middle(row: Sequence[int]) -> int:
    """The median of sorted numbers; of two middle ones the mean, a half rounded up (rules.md 3)."""
    count = len(row)
    return (row[(count - 1) // 2] + row[count // 2] + 1) // 2


class UsualMorning(msgspec.Struct, frozen=True):
    """The usual morning of a knee, and where it is from."""

    score: int
    source: Literal["answers", "setup", "nothing"]
    """The median of the days before; what was typed at setup, while too few are answered; or
    nobody has said, and the rules count with a guess."""
    answered: int
    """How many of the days before were answered."""
    asked: int
    """How many days before these are."""


class Mornings:
    """The mornings of one knee. Days are ordinals (`date.toordinal`), scores 0-10.

    Source: rules.md 3. One point is measurement error, so mornings of 0-2 are the same thing.
    """

    def __init__(
        self,
        readings: Iterable[PainReading],
        side: Side,
        params: Parameters,
        typed: Mapping[str, int],
    ) -> None:
        self.side = side
        self._params = params
        self._low = params.run_green_max
        self._typed = typed.get(side.value)
        self._usual: dict[int, int] = {}
        self.scores: dict[int, int] = {}
        """Worst morning score by day."""
        for reading in readings:
            if reading.moment is Moment.MORNING and speaks_of(reading, side):
                day = reading.date.toordinal()
                self.scores[day] = max(reading.score, self.scores.get(day, 0))
        self.days = sorted(self.scores)
        """The answered mornings, in order."""
        self.loud = {day: score for day, score in self.scores.items() if score > self._low}
        """The mornings that can be above a quiet line."""
        self._row = [self.scores[day] for day in self.days]

    def usual(self, day: int) -> int:
        """The median of the mornings of the 28 days before; with fewer than 7 the typed one."""
        found = self._usual.get(day)
        if found is None:
            found = self._usual[day] = self._median(day)
        return found

    def usual_told(self, day: int) -> UsualMorning:
        """The same with where it is from: to be told to somebody."""
        answered, asked = len(self._before(day)), self._params.usual_days
        if answered >= self._params.answers_least:
            return UsualMorning(self.usual(day), "answers", answered, asked)
        source: Literal["setup", "nothing"] = "nothing" if self._typed is None else "setup"
        return UsualMorning(self.usual(day), source, answered, asked)

    def _median(self, day: int) -> int:
        answered = self._before(day)
        if len(answered) < self._params.answers_least:
            return UNKNOWN_USUAL if self._typed is None else self._typed
        return middle(sorted(answered))

    def _before(self, day: int) -> list[int]:
        """The scores of the answered mornings among the days before one."""
        first = bisect_left(self.days, day - self._params.usual_days)
        return self._row[first : bisect_left(self.days, day)]

    def quiet_line(self, day: int) -> int:
        """The score up to which that morning, or an hour after a run of that day, is quiet."""
        low, high = self._low, self._params.quiet_ceiling
        return min(max(self.usual(day), low), max(low, high))

    def above(self, day: int) -> bool | None:
        """True for a morning above the quiet line, False for a quiet one, None if unanswered."""
        score = self.scores.get(day)
        if score is None or score <= self._low:
            return None if score is None else False
        return score > self.quiet_line(day)

    def is_steady_sore(self, day: int) -> bool:
        """True while the usual morning is 5 or more."""
        return self.usual(day) >= HIGH_MORNING
