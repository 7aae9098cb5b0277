"""What happened in a life, day by day, and in numbers."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from itertools import groupby

import msgspec

WEEKS_A_BLOCK = 4
"""Growth is judged by blocks: a lighter week may fall anywhere in one."""


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One day as it stood in the evening. Distances in metres."""

    card_m: int = 0
    """What the day's planned runs asked for when the runner looked; 0 without one."""
    cap_m: int = 0
    """The hard number of the day at that moment."""
    walks: bool = False
    """True if the card was a walk-run."""
    ran_m: int = 0
    """Running metres; of a watch user all the same without the walking."""
    ran_s: int = 0
    """The longest stretch of running without a walk, in seconds."""
    morning: int = 0
    during: int = 0
    """Worst in the day's run; 0 without one."""
    flare: bool = False
    refers: bool = False
    """True if a professional was named."""
    ahead: int = 0
    """Cards of the week ahead whose phase has a shut gate."""
    tier: int = 0
    """The highest knee load of the day's exercises."""


class Diary(msgspec.Struct, frozen=True, dict=True):
    """The days of one life in order."""

    days: tuple[Entry, ...]

    @cached_property
    def weeks(self) -> tuple[float, ...]:
        """Kilometres of each whole seven days from the first on."""
        count = len(self.days) // 7
        rows = (self.days[7 * week : 7 * week + 7] for week in range(count))
        return tuple(sum(day.ran_m for day in row) / 1000 for row in rows)

    @cached_property
    def blocks(self) -> tuple[float, ...]:
        """The best week of each whole four."""
        starts = range(0, len(self.weeks) - WEEKS_A_BLOCK + 1, WEEKS_A_BLOCK)
        return tuple(max(self.weeks[first : first + WEEKS_A_BLOCK]) for first in starts)

    @cached_property
    def flares(self) -> tuple[tuple[int, int], ...]:
        """First day and number of days of each flare."""
        found = []
        for is_flare, row in groupby(enumerate(self.days), key=lambda pair: pair[1].flare):
            days = [number for number, _ in row]
            if is_flare:
                found.append((days[0], len(days)))
        return tuple(found)

    def longest(self, first: int = 0, last: int = 10_000) -> float:
        """Kilometres of the longest run from day `first` up to, not on, day `last`."""
        return max((day.ran_m for day in self.days[max(0, first) : last]), default=0) / 1000

    def first(self, is_it: Callable[[Entry], bool]) -> int | None:
        """The first day of which something is true."""
        return next((number for number, day in enumerate(self.days) if is_it(day)), None)
