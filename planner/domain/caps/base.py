"""What a day is measured against: the longest run and the best week the knee took (rules.md 5.2).

A maximum over a window, so that a shorter day or a lighter week made by the plan cannot lower it.
"""

from __future__ import annotations

from functools import cached_property

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
    def longest(self) -> tuple[int, RunDay | None]:
        """L with the run it comes from: at least the floor."""
        found = self._longest(self.day - 1)
        return found if found[0] >= self.floor_m else (self.floor_m, None)

    @cached_property
    def grown_from(self) -> tuple[int, RunDay | None]:
        """B: the same over runs that are at least a week old; 0 without any."""
        return self._longest(self.day - WEEK_OLD)

    @cached_property
    def green_m(self) -> int:
        """Bg: the same over green runs, and what was typed or imported; 0 without any."""
        return self._longest(self.day - WEEK_OLD, green=True)[0]

    def _longest(self, last: int, *, green: bool = False) -> tuple[int, RunDay | None]:
        """What the longest tolerated run up to `last` counts: of the window what is left of it,
        of an older one a part."""
        params, best, which = self.params, 0, None
        recent = self.day - params.longest_days
        for each, left in self._rows:
            if each.day < recent and best >= params.old_most:
                break
            # None counts more than was run, so most need no second look.
            if each.metres <= best or each.day > last or not each.tolerated:
                continue
            if green and not (each.green or each.history):
                continue
            if each.day >= recent:
                metres = each.metres * left // 1000
            else:
                metres = min(each.metres * params.old_share // 1000, params.old_most)
            if metres > best:
                best, which = metres, each
        return best, which

    @cached_property
    def known_run_m(self) -> int:
        """KL: the longest run of known ground."""
        best = 0
        for each, _ in self._rows:
            if each.metres > best and each.tolerated:
                best = max(best, each.metres * self._ground(each) // 1000)
        return best

    @cached_property
    def week(self) -> tuple[int, RunDay | None]:
        """R, with the run day on which that week ended: at least the smallest week."""
        params, best, which = self.params, self.params.week_small, None
        recent = self.day - params.week_days
        for each, left in self._rows:
            if each.week_m <= best:
                continue
            kept = min(left, self._ground(each)) if each.day >= recent else params.old_share
            metres = each.week_m * kept // 1000
            if metres > best:
                best, which = metres, each
        return best, which

    @cached_property
    def known_week_m(self) -> int:
        """K: the best week of known ground, at least the smallest week."""
        best = self.params.week_small
        for each, _ in self._rows:
            if each.week_m > best:
                best = max(best, each.week_m * self._ground(each) // 1000)
        return best

    def _ground(self, each: RunDay) -> int:
        """What a flare since has left of what was run before it, per mille."""
        return self.params.flare_ground if each.day <= self._last_event else 1000

    def run_m(self, first: int) -> int:
        """Metres run from `first` to the day before this one, whatever the knee said of them."""
        return sum(each.metres for each in self.view.window(first, self.day - 1))


def kept_after(off: int, params: Parameters) -> int:
    """What so many days off leave of the base, per mille (rules.md 5.2)."""
    return max(params.old_share, 1000 - params.off_per_day * max(0, off - params.off_free))
