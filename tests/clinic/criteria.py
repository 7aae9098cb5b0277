"""What has to become of a life: a measure, its bounds, and why a physiotherapist would ask it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import cycle
from typing import NamedTuple

import msgspec

from tests.clinic.diary import Diary
from tests.clinic.measures import Measure


class Criterion(msgspec.Struct, frozen=True, kw_only=True):
    """One bound on one measure. What never happened is beyond any bound."""

    measure: Measure
    because: str
    least: float = -math.inf
    most: float = math.inf
    middle: bool = False
    """True: the median over the seeds is judged; else every seed must hold."""
    versus: str = ""
    """Life whose measure this one's is divided by, seed by seed; one of fewer seeds goes round."""

    @property
    def bound(self) -> str:
        """The bound in words, such as `at most 3`."""
        if self.least == self.most:
            return f"{self.least:g}"
        if math.isinf(self.least):
            return f"at most {self.most:g}"
        return f"at least {self.least:g}" if math.isinf(self.most) else self._between

    @property
    def _between(self) -> str:
        return f"{self.least:g} to {self.most:g}"

    @property
    def words(self) -> str:
        """What is asked, in words."""
        share = f", as a share of that of {self.versus}" if self.versus else ""
        middle = ", median" if self.middle else ""
        return f"{self.measure.words}{share}{middle}: {self.bound}"


class Verdict(NamedTuple):
    """A criterion, what was measured, and whether that is within the bound."""

    criterion: Criterion
    values: tuple[float, ...]
    """One for each seed, or their median; `inf` where it never happened."""

    @property
    def is_met(self) -> bool:
        """True if every value is within the bound."""
        low, high = self.criterion.least, self.criterion.most
        return all(low <= value <= high and not math.isinf(value) for value in self.values)

    @property
    def found(self) -> str:
        """What was measured, in words: one number, or the lowest and the highest."""
        low, high = _shown(min(self.values)), _shown(max(self.values))
        return low if low == high else f"{low} to {high}"


def judged(
    criterion: Criterion, diaries: Sequence[Diary], others: Mapping[str, Sequence[Diary]]
) -> Verdict:
    """What one life's diaries, one for each seed, say of a criterion; `others` by life."""
    values = [_of(criterion, diary) for diary in diaries]
    if criterion.versus:
        beside = others[criterion.versus]
        pairs = zip(values, cycle([_of(criterion, diary) for diary in beside]), strict=False)
        values = [value / other if other else math.inf for value, other in pairs]
    if criterion.middle:
        values = [sorted(values)[len(values) // 2]]
    return Verdict(criterion, tuple(values))


def _of(criterion: Criterion, diary: Diary) -> float:
    value = criterion.measure.of(diary)
    return math.inf if value is None else value


def _shown(value: float) -> str:
    return "never" if math.isinf(value) else f"{round(value, 2):g}"
