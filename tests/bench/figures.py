"""What was measured, and what it is held against."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Sequence
from time import perf_counter
from typing import NamedTuple


class Figure(NamedTuple):
    """One row of the table."""

    what: str
    value: float
    unit: str
    """`x` for a ratio, else `ms`, `B`, `%` or `M` (million instructions)."""
    most: float | None = None
    """The value it must not pass; None where it only informs."""

    @property
    def is_met(self) -> bool:
        """True if it is within its bound, or has none."""
        return self.most is None or self.value <= self.most

    @property
    def words(self) -> str:
        """The value as it is shown."""
        digits = {"x": 2, "ms": 2, "%": 2}.get(self.unit, 0)
        return f"{self.value:.{digits}f} {'×' if self.unit == 'x' else self.unit}"

    @property
    def verdict(self) -> str:
        """Whether it is met, in words."""
        if self.most is None:
            return ""
        bound = f"{self.most:g} {'×' if self.unit == 'x' else self.unit}"
        return f"≤ {bound}: {'met' if self.is_met else 'NOT met'}"


class Section(NamedTuple):
    """Figures measured in one way."""

    title: str
    figures: tuple[Figure, ...]


def percentile(values: Sequence[float], share: float) -> float:
    """The value that a share (0-1) of them does not pass."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def timed(work: Callable[[], object], times: int) -> list[float]:
    """Milliseconds of each call."""
    taken = []
    for _ in range(times):
        begun = perf_counter()
        work()
        taken.append((perf_counter() - begun) * 1000)
    return taken


def middle(work: Callable[[], object], times: int) -> float:
    """The median of so many calls, in milliseconds."""
    return statistics.median(timed(work, times))
