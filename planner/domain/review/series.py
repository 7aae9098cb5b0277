"""What was measured over time, with what is within error and what people call better."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import msgspec

from planner.domain.values.journal import TestResult
from planner.domain.weeks.measures import FINDINGS, TESTS


class ScorePoint(msgspec.Struct, frozen=True):
    """A value, and the day it speaks of."""

    day: date
    value: float


class ScoreSeries(msgspec.Struct, frozen=True, kw_only=True):
    """One measure over time: a test, or a score of the runner's own."""

    key: str
    """The measure, as its records name it."""
    points: tuple[ScorePoint, ...]
    """Oldest first, at most one a day."""
    top: float
    """The highest value there is."""
    low: float = 0
    """The lowest."""
    label: str = ""
    """What it is called, where its key does not say it well enough."""
    error: float = 0
    """Two values no further apart are the same: the error of measurement."""
    matters: float | None = None
    """The change that people call better; None where nobody has found one out."""
    source: str = ""
    """Where `matters` comes from."""
    low_is_good: bool = True

    @property
    def change(self) -> float:
        """From the first value to the last."""
        return self.points[-1].value - self.points[0].value if self.points else 0

    @property
    def zone(self) -> tuple[float, float] | None:
        """The values that are the same as the first, within error; None without an error."""
        if not (self.points and self.error):
            return None
        first = self.points[0].value
        return max(self.low, first - self.error), min(self.top, first + self.error)

    @property
    def verdict(self) -> str:
        """`same` within the error, else `better` or `worse`: `better` only from what matters on,
        `little` for what lies between."""
        gain = -self.change if self.low_is_good else self.change
        if abs(gain) <= self.error:
            return "same"
        if gain < 0:
            return "worse"
        return "better" if self.matters is None or gain >= self.matters else "little"


PAIN_ERROR = 1
"""One point of pain is error of measurement (rules.md 0, 3)."""
PAIN_MATTERS = 2
"""Points by which pain must fall to be called better (evidence.md 6)."""
PAIN_SOURCE = "Crossley 2004"


def series_of_tests(tests: Iterable[TestResult]) -> tuple[ScoreSeries, ...]:
    """Every measure that was tested, in the order of `TESTS`; of a day the worst value.

    Tests of pain are 0-10; a finding is 0 or 1 and has no error to speak of.
    """
    found: dict[str, dict[date, int]] = {}
    for test in tests:
        if test.measure in TESTS:
            days = found.setdefault(test.measure, {})
            days[test.date] = max(test.value, days.get(test.date, 0))
    return tuple(_series(measure, found[measure]) for measure in TESTS if measure in found)


def _series(measure: str, days: dict[date, int]) -> ScoreSeries:
    points = tuple(ScorePoint(day, value) for day, value in sorted(days.items()))
    if measure in FINDINGS:
        return ScoreSeries(key=measure, points=points, top=1)
    return ScoreSeries(
        key=measure,
        points=points,
        top=10,
        error=PAIN_ERROR,
        matters=PAIN_MATTERS,
        source=PAIN_SOURCE,
    )
