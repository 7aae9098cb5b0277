"""What is known on each day, and how a standing goes on from one day to the next (rules.md 4, 5).

The rules ask a view; it decides nothing. `standing.Standings` is the view of the facts,
`standing.Ahead` the one of days to come.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

import msgspec

from planner.domain.knee import flare as flares
from planner.domain.knee import ladder as ladders
from planner.domain.knee.flare import Event, Flare
from planner.domain.knee.ladder import Footing
from planner.domain.knee.mornings import Mornings
from planner.domain.knee.pain import Verdict
from planner.domain.knee.past import Past, Report
from planner.domain.knee.run_day import RunDay
from planner.domain.values.journal import Moment

CLEAR_DAYS = 2
"""Days after swelling was said to be gone until running begins again (rules.md 5.1)."""

UNTESTED_MORE = 2
"""Quiet mornings more that are needed where nothing was tested."""


class Standing(msgspec.Struct, frozen=True, gc=False):
    """Flare and ladder on a morning."""

    flare: Flare = Flare()
    footing: Footing = Footing()


class View:
    """What is known on the days from the first fact on: real facts up to `today`, and after it
    what is taken for granted. The rules ask it; it decides nothing.

    `hopeful`: days to come have quiet mornings and passed tests. Otherwise nothing is known of
    them, as while a knee is not quiet and nobody can say when it will be.
    """

    def __init__(self, past: Past, today: int, *, hopeful: bool = True) -> None:
        self.past, self.params = past, past.params
        self.today, self.hopeful = today, hopeful
        knees = past.knees
        self._asked: tuple[Mornings, ...] = tuple(knees[side] for side in past.sore)
        self._others = tuple(knee for side, knee in knees.items() if side not in past.sore)
        self.week_starts: dict[int, object] = {}
        """What `caps.week_line` has worked out of weeks, by their first day."""
        self.days: list[RunDay] = past.days
        self.ordinals: list[int] = past.ordinals

    # -- run days -----------------------------------------------------------

    def run_on(self, day: int) -> RunDay | None:
        """The runs of a day, taken together."""
        place = bisect_left(self.ordinals, day)
        if place < len(self.ordinals) and self.ordinals[place] == day:
            return self.days[place]
        return None

    def window(self, first: int, last: int) -> Sequence[RunDay]:
        """Run days from `first` to `last`, in order."""
        return self.days[bisect_left(self.ordinals, first) : bisect_right(self.ordinals, last)]

    def before(self, day: int) -> int:
        """How many run days there are before a day: the place of the first that is not."""
        return bisect_left(self.ordinals, day)

    def last_before(self, day: int) -> RunDay | None:
        """The last run day before a day."""
        place = self.before(day)
        return self.days[place - 1] if place else None

    def longest_before(self, day: int) -> int | None:
        """Metres of the longest run day of the 30 days before that the knee took (Frandsen 2025),
        as it was run: days off take nothing from it here. None if there was none."""
        window = self.window(day - self.params.longest_days, day - 1)
        return max((each.metres for each in window if each.tolerated), default=None)

    # -- mornings and tests -------------------------------------------------

    def above(self, knee: Mornings, day: int) -> bool | None:
        """Whether a morning was above the quiet line; None if nobody knows."""
        if day > self.today:
            return knee.is_steady_sore(self.today + 1) if self.hopeful else None
        return knee.above(day)

    def is_quiet(self, day: int) -> bool:
        """True if a flare's steps may be run: no failed test of a week, and the last mornings up
        to the quiet line. Never while an ordinary morning is 5 or more. Source: rules.md 5.3."""
        if self.is_steady_sore(day):
            return False
        tested = day > self.today and self.hopeful
        for at in range(day - 6, min(day, self.today) + 1):
            worst = self.past.tests.get(at)
            if worst is not None:
                tested = True
                if worst > self.test_line:
                    return False
        need = self.params.quiet_need + (0 if tested else UNTESTED_MORE)
        return all(self._has_quiet_row(knee, day, need) for knee in self._asked) and not any(
            self.above(knee, at) for knee in self._others for at in range(day - 3, day + 1)
        )

    @property
    def test_line(self) -> int:
        """The score up to which a test is passed: what is usual on stairs, 2 to 4."""
        stairs = self.past.history.usual_stairs
        usual = max((stairs.get(side.value, 0) for side in self.past.sore), default=0)
        low = self.params.run_green_max
        return min(max(usual, low), max(self.params.quiet_ceiling, low))

    def _has_quiet_row(self, knee: Mornings, day: int, need: int) -> bool:
        count = 0
        for at in range(day, day - need - UNTESTED_MORE, -1):
            above = self.above(knee, at)
            if above:
                return False
            if above is not None:
                count += 1
                if count == need:
                    return True
        return False

    def is_swollen(self, day: int) -> bool:
        """True if a knee is swollen, or was until a moment ago: no running."""
        return any(each.holds_on(day, CLEAR_DAYS) for each in self.past.swellings)

    def is_steady_sore(self, day: int) -> bool:
        """True while the ordinary morning of a sore knee is 5 or more."""
        day = min(day, self.today + 1)
        return any(knee.is_steady_sore(day) for knee in self._asked)

    # -- the fold -----------------------------------------------------------

    def at_dawn(self, now: Standing, day: int) -> Standing:
        """The standing on the morning of `day`, from that of the evening before."""
        ran = self.run_on(day - 1)
        flare = self._flare_at_dawn(now.flare, ran, day)
        footing = self._footing_at_dawn(now.footing, ran, day)
        if flare is now.flare and footing is now.footing:
            return now
        return Standing(flare, footing)

    def _flare_at_dawn(self, flare: Flare, ran: RunDay | None, day: int) -> Flare:
        if ran is not None and ran.verdict is Verdict.RED:
            flare = flares.after_event(flare, self._red_run(ran), self.params)
        elif ran is not None:
            flare = flares.after_run(flare, ran, self.params)
        for event in self._events_at_dawn(ran, day):
            flare = flares.after_event(flare, event, self.params)
        if flare.open and self._has_settled(flare, day):
            flare = flares.quieted(flare, day)
        return flare if flare.dawn_x == flare.x else msgspec.structs.replace(flare, dawn_x=flare.x)

    def _events_at_dawn(self, ran: RunDay | None, day: int) -> Iterable[Event]:
        """What the morning tells: it is red, or ends a row of runs or mornings that were amber."""
        loud = [
            (knee, score)
            for knee in self.past.knees.values()
            if (score := knee.loud.get(day)) is not None and day <= self.today
        ]
        for knee, score in loud:
            if score >= knee.quiet_line(day) + self.params.morning_red:
                severe = score >= self.params.severe
                yield Event(day, "morning", score, hard=severe, severe=severe)
        need = self.params.in_a_row
        if ran is not None and ran.stirred and self._is_row_of_runs(day, need):
            yield Event(day, "runs", need)
        for knee, _ in loud:
            if self._is_row(knee, day, need):
                yield Event(day, "mornings", need)

    def _is_row_of_runs(self, day: int, need: int) -> bool:
        """True if the last answered runs before a day were all unsettled or red."""
        for place in range(self.before(day) - 1, -1, -1):
            if self.days[place].counts:
                if not self.days[place].stirred:
                    return False
                need -= 1
                if not need:
                    return True
        return False

    def _is_row(self, knee: Mornings, day: int, need: int) -> bool:
        """True if the last answered mornings of `need` + 2 days, this one too, were above."""
        known = [at for at in range(day - need - 1, day + 1) if at in knee.scores][-need:]
        return len(known) == need and all(knee.above(at) for at in known)

    def _has_settled(self, flare: Flare, day: int) -> bool:
        """True after 14 quiet days: no event, enough answers, at most one morning above."""
        days = self.params.settle_days
        if day - flare.last < days or self.is_swollen(day):
            return False
        for knee in self._asked:
            marks = [self.above(knee, at) for at in range(day - days + 1, day + 1)]
            if len(marks) - marks.count(None) < self.params.answers_least:
                return False
            if marks.count(True) > 1:
                return False
        return True

    def _footing_at_dawn(self, footing: Footing, ran: RunDay | None, day: int) -> Footing:
        if ran is not None:
            footing = ladders.after_run(footing, ran, self.past.ladder, self.params)
        in_force = footing.in_force(day, self.params)
        if in_force == bool(footing.rung):
            return footing
        return self.entered(footing) if in_force else ladders.left(footing)

    def entered(self, footing: Footing) -> Footing:
        """A footing once a ladder comes into force."""
        return ladders.entered(footing, self.past.history.can_run_s, self.past.ladder)

    def at_dusk(self, now: Standing, day: int) -> Standing:
        """The standing after what was reported on the day itself."""
        flare = now.flare
        for event in self._reported(day):
            flare = flares.after_event(flare, event, self.params)
        return now if flare is now.flare else Standing(flare, now.footing)

    def _reported(self, day: int) -> Iterable[Event]:
        for report in self.past.reports.get(day, ()):
            if report.score >= self._report_line(report):
                severe = report.score >= self.params.severe
                yield Event(day, "report", report.score, report.moment, hard=severe, severe=severe)
        if self.past.is_swollen(day):
            yield Event(day, "swelling", hard=True)

    def _report_line(self, report: Report) -> int:
        """The score from which a report is an event: in an exercise only severe pain is."""
        if report.moment == Moment.EXERCISE.value:
            return self.params.severe
        return self.params.run_amber_max + 1

    def after_today(self, now: Standing, day: int) -> Standing:
        """The standing of the evening with a red run of the day itself seen already."""
        ran = self.run_on(day)
        if ran is None or ran.verdict is not Verdict.RED:
            return now
        flare = flares.after_event(now.flare, self._red_run(ran), self.params)
        return Standing(flare, now.footing)

    def _red_run(self, ran: RunDay) -> Event:
        severe = ran.worst >= self.params.severe
        return Event(ran.day, "run", ran.worst, hard=True, severe=severe)
