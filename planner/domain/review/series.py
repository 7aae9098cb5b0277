"""What was measured over time, with what is within error and what people call better."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import msgspec

from planner.domain.knee.score_change import Point
from planner.domain.knee.scores import SCALES, ChangeKind, ScoreScale, kind_of_gain
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
    """The highest value there is; of what is counted, where its scale ends."""
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
    counted: bool = False
    """True for repetitions, which have no highest value."""
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
        """`same` within the error, `better` or `worse` from what matters on, `little` for what lies
        between, `unknown` where nobody has found out what matters; a finding is there or gone."""
        gain = -self.change if self.low_is_good else self.change
        kind = kind_of_gain(gain, self.matters, self.error)
        if kind is ChangeKind.UNKNOWN and self.key in FINDINGS:
            return "better" if gain > 0 else "worse"
        return VERDICTS[kind]


VERDICTS = {
    ChangeKind.CHANCE: "same",
    ChangeKind.SMALL: "little",
    ChangeKind.BETTER: "better",
    ChangeKind.WORSE: "worse",
    ChangeKind.UNKNOWN: "unknown",
}
"""What is said of a change."""


def series_of_scores(
    found: Iterable[tuple[ScoreScale, Iterable[Point]]],
) -> tuple[ScoreSeries, ...]:
    """The scores of every few weeks, each measure with its points, oldest first. What is counted
    has no highest value: there the scale ends above the best count."""
    return tuple(_of_scale(scale, tuple(points)) for scale, points in found)


def _of_scale(scale: ScoreScale, points: tuple[Point, ...]) -> ScoreSeries:
    highest = max((value for _, value in points), default=0)
    return ScoreSeries(
        key=scale.measure,
        label=scale.label,
        points=tuple(ScorePoint(day, value) for day, value in points),
        top=-(-(highest + 1) // COUNTS) * COUNTS if scale.counts else scale.high,
        low=scale.low,
        error=scale.error or 0,
        matters=scale.important,
        source=scale.source if scale.important is not None else "",
        counted=scale.counts,
        low_is_good=scale.better == "lower",
    )


COUNTS = 5
"""Counted repetitions are drawn up to a multiple of this."""
PAIN = SCALES["worst"]
"""A test of pain has the error of any 0-10 score of pain, and the same change matters."""


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
        error=PAIN.error or 0,
        matters=PAIN.important,
        source=PAIN.source,
    )
