"""What a day is measured against: the longest run and the best week the knee took (rules.md 5.2).

A maximum over a window, so that a shorter day or a lighter week made by the plan cannot lower it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from operator import itemgetter

from planner.domain.knee.flare import Flare
from planner.domain.knee.parameters import Parameters
from planner.domain.knee.run_day import RunDay, floor_m
from planner.domain.knee.standing import Known

WEEK_OLD = 7
"""Days a run must be old to be grown from: two steps within a week stay within the 10 %."""


class Base:
    """The base of one day: what was run before it, shrunk by days off. Metres."""

    def __init__(self, view: Known, day: int, flare: Flare, known_on: int | None = None) -> None:
        """`known_on`: the day to which the present break lasts, where that is an earlier one."""
        self.view, self.day, self.params = view, day, view.params
        self._known_on = day if known_on is None else known_on
        self._last_event = flare.last
        self.floor_m = floor_m(view.past.pace(day))
        """Eight minutes of running."""
        self._rows = self._shrunk()

    def _shrunk(self) -> list[tuple[RunDay, int]]:
        """The run days of known ground, latest first, each with the part of it that the breaks
        since have left, per mille: the smallest of several, never their product."""
        later, left, rows = self._known_on, 1000, []
        free = self.params.off_free
        for each in reversed(self.view.window(self.day - self.params.known_days, self.day - 1)):
            off = later - each.day - 1
            if off > free:
                left = min(left, kept_after(off, self.params))
            later = each.day
            rows.append((each, left))
        return rows

    @property
    def off(self) -> int | None:
        """Days off before this one; None if nothing was run in known ground."""
        return self._known_on - self._rows[0][0].day - 1 if self._rows else None

    @cached_property
    def kept(self) -> int:
        """What the present break leaves of the base, per mille."""
        return kept_after(self.off or 0, self.params)

    @cached_property
    def _runs(self) -> list[tuple[int, RunDay]]:
        """What each tolerated run counts: of the window what is left of it, of an older one a
        part."""
        params, recent = self.params, self.day - self.params.longest_days
        return [
            (
                each.metres * left // 1000
                if each.day >= recent
                else min(each.metres * params.old_share // 1000, params.old_most),
                each,
            )
            for each, left in self._rows
            if each.tolerated
        ]

    @cached_property
    def longest(self) -> tuple[int, RunDay | None]:
        """L with the run it comes from: at least the floor."""
        found = _longest(self._runs)
        return found if found[0] >= self.floor_m else (self.floor_m, None)

    @cached_property
    def _old_runs(self) -> list[tuple[int, RunDay]]:
        last = self.day - WEEK_OLD
        return [found for found in self._runs if found[1].day <= last]

    @cached_property
    def grown_from(self) -> tuple[int, RunDay | None]:
        """B: the same over runs that are at least a week old; 0 without any."""
        return _longest(self._old_runs)

    @cached_property
    def green_m(self) -> int:
        """Bg: the same over green runs, and what was typed or imported; 0 without any."""
        return max(
            (metres for metres, run in self._old_runs if run.green or run.history), default=0
        )

    @cached_property
    def known_run_m(self) -> int:
        """KL: the longest run of known ground."""
        return self._ground_of([(run.metres, run) for _, run in self._runs])

    @cached_property
    def week(self) -> tuple[int, RunDay | None]:
        """R, with the run day on which that week ended: at least the smallest week."""
        params, recent = self.params, self.day - self.params.week_days
        least: tuple[int, RunDay | None] = (params.week_small, None)
        weeks = (
            (
                each.week_m * min(left, self._ground(each)) // 1000
                if each.day >= recent
                else each.week_m * params.old_share // 1000,
                each,
            )
            for each, left in self._rows
        )
        return max((least, *weeks), key=_metres)

    @cached_property
    def known_week_m(self) -> int:
        """K: the best week of known ground, at least the smallest week."""
        weeks = [(each.week_m, each) for each, _ in self._rows]
        return max(self.params.week_small, self._ground_of(weeks))

    def _ground_of(self, rows: Iterable[tuple[int, RunDay]]) -> int:
        return max((metres * self._ground(each) // 1000 for metres, each in rows), default=0)

    def _ground(self, each: RunDay) -> int:
        """What a flare since has left of what was run before it, per mille."""
        return self.params.flare_ground if each.day <= self._last_event else 1000

    def run_m(self, first: int) -> int:
        """Metres run from `first` to the day before this one, whatever the knee said of them."""
        return sum(each.metres for each in self.view.window(first, self.day - 1))


_metres = itemgetter(0)


def _longest(runs: Iterable[tuple[int, RunDay]]) -> tuple[int, RunDay | None]:
    """The longest of them, the latest of equals; 0 without any."""
    return max(runs, key=_metres, default=(0, None))


def kept_after(off: int, params: Parameters) -> int:
    """What so many days off leave of the base, per mille (rules.md 5.2)."""
    return max(params.old_share, 1000 - params.off_per_day * max(0, off - params.off_free))
