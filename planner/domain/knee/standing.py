"""Where a runner stands on a morning: flare and ladder, folded over the days (rules.md 4, 5).

`Standings` follows the facts once and remembers every morning. `Ahead` goes on from today into
days to come, with runs that are taken as done: for planned days, for what-ifs and for forecasts.
"""

from __future__ import annotations

from bisect import bisect_right

import msgspec

from planner.domain.knee import flare as flares
from planner.domain.knee.flare import Event, Flare
from planner.domain.knee.history import History
from planner.domain.knee.ladder import Footing
from planner.domain.knee.pain import Verdict
from planner.domain.knee.parameters import Parameters
from planner.domain.knee.past import PACE_RUNS, Past, with_week
from planner.domain.knee.run_day import RunDay
from planner.domain.knee.view import Standing, View

TRIAL_GAP = 3
"""Days from the last run to a trial of eight minutes: every third day (rules.md 5.3)."""

ALWAYS = 10_000_000
"""A day that never comes: where only facts are asked, none is taken for granted."""


class Standings(View):
    """The standings of all mornings, followed once from the first fact on."""

    def __init__(self, past: Past) -> None:
        super().__init__(past, ALWAYS)
        self.first = past.first
        self._dawns: list[Standing] = []
        """By day from `first` on, as far as anyone asked."""
        self._dusks: list[Standing] = [Standing()]
        """One more: the first is that of the evening before."""

    def dawn(self, day: int) -> Standing:
        """The standing on the morning of a day, before what was reported on it."""
        if day < self.first:
            return self._before_all()
        self._follow(day)
        return self._dawns[day - self.first]

    def now(self, day: int) -> Standing:
        """The standing on a day with what was reported on it so far."""
        if day < self.first:
            return self._before_all()
        self._follow(day)
        return self._dusks[day - self.first + 1]

    def _before_all(self) -> Standing:
        return Standing(Flare(), self.entered(Footing()))

    def _follow(self, day: int) -> None:
        while len(self._dawns) <= day - self.first:
            at = self.first + len(self._dawns)
            dawn = self.at_dawn(self._dusks[-1], at)
            self._dawns.append(dawn)
            self._dusks.append(self.at_dusk(dawn, at))

    def sure_from(self, until: int) -> int | None:
        """The first day whose standing cannot depend on facts before the first one here; None if
        there is none up to `until`.

        The worst that may have been before is followed beside what is known, until both are one:
        every step keeps the order of the two.
        """
        worst = _worst_before(self.first, self.params)
        self._follow(until)
        for day in range(self.first, until + 1):
            worst = self.at_dawn(worst, day)
            if _is_same(worst, self._dawns[day - self.first], day, self.params):
                return day
            worst = self.at_dusk(worst, day)
        return None


def _worst_before(day: int, params: Parameters) -> Standing:
    """As if a severe flare had opened, and no run had gone well, on the day before."""
    event = Event(day - 1, "report", 10, hard=True, severe=True)
    flare = flares.after_event(Flare(x=flares.BOTTOM, dawn_x=flares.BOTTOM), event, params)
    return Standing(flare, Footing(rung=1, ran_day=day - 1 - 2 * params.known_days))


def _is_same(one: Standing, other: Standing, day: int, params: Parameters) -> bool:
    """True if no rule can tell two standings apart from that day on."""
    first = day - params.known_days
    feet = (one.footing, other.footing)
    return (
        _told(one.flare, day, first) == _told(other.flare, day, first)
        and feet[0].in_force(day, params) == feet[1].in_force(day, params)
        and feet[0].ran_day == feet[1].ran_day
    )


def _told(flare: Flare, day: int, first: int) -> tuple[int, ...]:
    """What of a flare the rules of a day look at; days before `first` are all alike."""
    lately = flare.open or flare.closed > first
    return (
        flare.x,
        flare.ambers,
        max(flare.rest, day),
        max(flare.last, first),
        max(flare.last_hard, first),
        flare.since if lately else 0,
    )


class Ahead(View):
    """Days to come: from what is known on `today` on, with runs that are taken as done.

    Cheap to copy, so that each what-if goes its own way.
    """

    def __init__(self, standings: Standings, today: int, *, hopeful: bool = True) -> None:
        super().__init__(standings.past, today, hopeful=hopeful)
        self._standings = standings
        self._dawns: dict[int, Standing] = {}
        """The mornings after today, as far as they have come."""
        # Flying west, a run of "tomorrow" has been run already.
        known = bisect_right(self.ordinals, today + 1)
        self.days = self.days[:known]
        self.ordinals = self.ordinals[:known]
        self.at = today
        """The day whose standing is at hand."""
        self.standing = standings.now(today)

    def copy(self) -> Ahead:
        """The same, to go another way."""
        new = Ahead.__new__(Ahead)
        new.__dict__.update(self.__dict__)
        new.days, new.ordinals = self.days.copy(), self.ordinals.copy()
        new._dawns = self._dawns.copy()
        return new

    def add(self, run_day: RunDay) -> None:
        """Take a run as done: on today (nothing was run yet) or later, after all before it."""
        if not self.hopeful:
            run_day = msgspec.structs.replace(run_day, verdict=Verdict.UNKNOWN, answered=False)
        self.days.append(with_week(run_day, self.days, len(self.days)))
        self.ordinals.append(run_day.day)

    def go_to(self, day: int) -> Standing:
        """Wake up on every morning up to that day. Returns its standing."""
        while self.at < day:
            self.at += 1
            self.standing = self._dawns[self.at] = self.at_dawn(self.standing, self.at)
        return self.standing

    def dawn(self, day: int) -> Standing:
        """The standing on the morning of a day that has come."""
        return self._dawns[day] if day > self.today else self._standings.dawn(day)


Known = Standings | Ahead
"""What a rule may be asked through."""


def standings_of(history: History, params: Parameters) -> Standings:
    """The standings of a history, followed on first use."""
    for known, found in history.followed:
        if known is params or known == params:
            return found
    found = Standings(Past(history, params))
    history.followed.append((params, found))
    return found


def reaches_back(history: History, first: int, params: Parameters) -> bool:
    """True if the facts at hand are all that can matter from day `first` on: none before them
    could change a standing, or the pace."""
    if history.first is None:
        return True
    standings = standings_of(history, params)
    timed = [day for day in standings.past.timed_days if day < first - params.known_days]
    sure = standings.sure_from(first)
    return sure is not None and sure <= first and len(timed) >= PACE_RUNS


def ahead_of(history: History, today: int, params: Parameters) -> Ahead:
    """The days to come as known on `today`, with nothing taken as done yet.

    Mornings to come are taken as quiet and tests as passed, but not once a flare has been open for
    two weeks and the knee is not quiet: nobody can say when it will be. (Not "once trials may be
    run": pain puts those off, and must not make anybody hopeful.)
    """
    standings = standings_of(history, params)
    flare = standings.now(today).flare
    lasting = flare.open and today - flare.since >= params.settle_days
    hopeful = not standings.is_steady_sore(today) and not (
        lasting and not standings.is_quiet(today)
    )
    return Ahead(standings, today, hopeful=hopeful)
