"""The run days before a given day: sums, the longest tolerated one, the reference week."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

import msgspec

from planner.domain.knee.ladder import CAN_RUN_S
from planner.domain.knee.pain import Verdict
from planner.domain.knee.past import Past
from planner.domain.knee.run_day import UNANSWERED_DAYS, RunDay

WEEK = 7


class Longest(msgspec.Struct, frozen=True):
    """What the longest run is measured against (evidence.md 11.4)."""

    metres: int
    """L30t, the longest tolerated run of the window; where none was tolerated the shortest
    one run: then nothing longer is known to be safe."""
    day: int
    """Ordinal of the day it was run."""
    tolerated: bool
    typed: bool = False
    """True if it is what the runner typed of the weeks before the plan."""


class Reference(msgspec.Struct, frozen=True):
    """The week that weekly limits are measured against (evidence.md 11.5)."""

    metres: int
    last_week_m: int
    mean_m: int
    """A third of the three weeks before."""


class Timeline:
    """Run days before `day`: real ones, and those assumed done. Days are ordinals.

    Nothing here knows of `day` itself or later, so that a cap can be replayed as it stood.
    """

    def __init__(self, past: Past, day: int, today: int, assumed: tuple[RunDay, ...]) -> None:
        self._past = past
        self._settled = min(day, today)
        """What was run before it is known, whatever is planned."""
        self._params = past.params
        self._assumed = assumed
        self._longest: dict[int, Longest | None] = {}
        self._end = bisect_left(past.ordinals, day)
        """Place of the first real run day that is not before `day`."""

    def window(self, first: int, last: int) -> list[RunDay]:
        """Run days from `first` to `last`, in order."""
        low = bisect_left(self._past.ordinals, first)
        high = min(bisect_right(self._past.ordinals, last), self._end)
        real = list(self._past.days[low:high])
        return real + [each for each in self._assumed if first <= each.day <= last]

    def metres(self, first: int, last: int) -> int:
        """Metres from `first` to `last`, the typed base included."""
        sums = self._past.sums
        low = bisect_left(self._past.ordinals, first)
        high = max(low, min(bisect_right(self._past.ordinals, last), self._end))
        real = sums[high] - sums[min(low, high)]
        typed = 0 if self._past.typed is None else self._past.typed.metres(first, last)
        assumed = sum(each.metres for each in self._assumed if first <= each.day <= last)
        return real + typed + assumed

    def loaded_days(self, first: int, last: int) -> int:
        """Days from `first` to `last` that loaded the knee: run, or trained otherwise."""
        ran = {each.day for each in self.window(first, last)}
        return len(ran.union(day for day in self._past.cross_days if first <= day <= last))

    def recent(self, count: int) -> list[RunDay]:
        """The last `count` run days, latest first."""
        real = self._past.days[max(0, self._end - count) : self._end]
        return [*reversed(self._assumed), *reversed(real)][:count]

    def last_day(self, before: int) -> int | None:
        """The last day with a run before a day; the typed base counts as one."""
        days = [each.day for each in self._assumed if each.day < before]
        place = min(bisect_left(self._past.ordinals, before), self._end)
        if place:
            days.append(self._past.ordinals[place - 1])
        if self._past.typed is not None and self._past.typed.day < before:
            days.append(self._past.typed.day)
        return max(days, default=None)

    def longest(self, at: int) -> Longest | None:
        """The longest tolerated run of the window before `at`; None if nothing was run in it."""
        if at not in self._longest:
            self._longest[at] = self._find_longest(at)
        return self._longest[at]

    def tolerated(self, run_day: RunDay, at: int) -> bool:
        """True if a run day counts as tolerated on day `at` (evidence.md 11.4).

        Where a pain value is missing it counts only once it is more than 72 h old and no flare
        was opened since. That holds for amber ones too: one more point of pain must not make a
        run count that did not.
        """
        if run_day.painful:
            return False
        if run_day.ok:
            return True
        if run_day.verdict is Verdict.RED and not self._params.count_red_runs_in_longest:
            return False
        return run_day.complete or (
            at - run_day.day >= UNANSWERED_DAYS and not self._flared(run_day.day, at)
        )

    def stacked(self, at: int) -> RunDay | None:
        """The last new longest run that is too recent for another (evidence.md 11.4)."""
        since = at - self._params.new_longest_gap_days + 1
        recent = self.window(since, at - 1)
        return next((each for each in reversed(recent) if self._is_new_longest(each)), None)

    def reference(self, at: int) -> Reference:
        """The reference week before the seven days that end with `at`: the larger of the last
        week and the mean of three (evidence.md 11.5).

        Weeks of a flare count like any other. To leave them out, as the papers have it, would
        make room after pain; the way back has its own share of the week before the flare.
        """
        known = self._past.references
        if at in known:
            return known[at]
        weeks = [self._week(at - WEEK * back) for back in (1, 2, 3)]
        mean = sum(weeks) // 3
        found = Reference(max(weeks[0], mean), weeks[0], mean)
        if at - WEEK < self._settled:
            known[at] = found
        return found

    def flare_reference(self, triggers: tuple[int, ...]) -> int:
        """The reference week as it stood when the flare was set off; the least of several
        triggers, 0 without any base."""
        found = (self.reference(day).metres for day in triggers)
        return min((metres for metres in found if metres), default=0)

    def restarted(self, at: int) -> int | None:
        """The day running began anew: after a break that asks for the ladder, with a first run on
        record as short as a ladder's, or by the plan. None if that is longer ago than the longest
        run's window. Says nothing of pain, so that pain cannot win what a restart is granted."""
        days = self.window(at - self._params.longest_window_days, at - 1)
        starts = [each.day for each in days if self._is_restart(each.day, each)]
        if self._is_restart(at, None):
            starts.append(at)
        since = self._past.ladder_since
        if since is not None and at - self._params.longest_window_days <= since <= at:
            starts.append(since)
        return max(starts, default=None)

    def _is_restart(self, day: int, run_day: RunDay | None) -> bool:
        before = self.last_day(day)
        if before is not None:
            return day - before >= self._params.gap_ladder_days
        return run_day is None or self._past.seconds(run_day) < CAN_RUN_S

    def _week(self, last: int) -> int:
        return self.metres(last - WEEK + 1, last)

    def _find_longest(self, at: int) -> Longest | None:
        first = at - self._params.longest_window_days
        run = [each for each in self.window(first, at - 1) if each.longest_m > 0]
        fits = [Longest(each.longest_m, each.day, True) for each in run if self.tolerated(each, at)]
        typed = self._past.typed
        if typed is not None and first <= typed.day < at:
            fits.append(Longest(typed.longest_m, typed.day, True, typed=True))
        if fits:
            return max(fits, key=lambda each: (each.metres, each.day))
        return min(
            (Longest(each.longest_m, each.day, False) for each in run),
            key=lambda each: (each.metres, each.day),
            default=None,
        )

    def _is_new_longest(self, run_day: RunDay) -> bool:
        """True if it was longer than the longest tolerated run as that stood on its day.

        However it was taken: a red one leaves the knee no readier for a longer one. Where
        nothing was tolerated any run is new; where nothing was run the ladder governs.
        """
        if run_day.assumed:
            return self._find_new(run_day)
        known = self._past.new_longest
        if run_day.day not in known:
            known[run_day.day] = self._find_new(run_day)
        return known[run_day.day]

    def _find_new(self, run_day: RunDay) -> bool:
        stood = self.longest(run_day.day)
        if stood is None:
            return False
        return not stood.tolerated or run_day.longest_m > stood.metres

    def _flared(self, first: int, before: int) -> bool:
        days = self._past.flare_days
        place = bisect_left(days, first)
        return place < len(days) and days[place] < before
