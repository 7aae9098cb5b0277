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
from planner.domain.knee.view import UNTESTED_MORE, Standing, View

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
        """The first day whose standing cannot depend on facts before `History.first`; None if
        there is none up to `until`.

        From there on another `look_back` days later every answer is that of the whole history.
        What may have been before lies between the best and the worst: both are followed until
        they are one, for every step keeps the order of the two.
        """
        first = self.past.history.first
        if first is None:
            return self.first
        begin = self._judged_from(first.toordinal(), until)
        best = Standing(Flare(), Footing(ran_day=begin - 1))
        worst = _worst_before(begin, self.params)
        for day in range(begin, until + 1):
            best, worst = self.at_dawn(best, day), self.at_dawn(worst, day)
            if _is_same(best, worst, day, self.params):
                return day
            best, worst = self.at_dusk(best, day), self.at_dusk(worst, day)
        return None

    def _judged_from(self, first: int, until: int) -> int:
        """The first day that looks back on nothing before `first` or judged by it: neither on
        mornings above a quiet line nor on rows of runs."""
        params = self.params
        judged = first + params.usual_days
        need = max(params.in_a_row, params.green_runs)
        answered = [each.day for each in self.window(judged, until) if each.counts]
        after_runs = answered[need - 1] + 1 if len(answered) >= need else until + 1
        return max(judged + params.in_a_row + UNTESTED_MORE, after_runs)


def _worst_before(day: int, params: Parameters) -> Standing:
    """As if a severe flare had opened, and no run had gone well, on the day before."""
    event = Event(day - 1, "report", 10, hard=True, severe=True)
    flare = flares.after_event(Flare(x=flares.BOTTOM, dawn_x=flares.BOTTOM), event, params)
    return Standing(flare, Footing(rung=1))


def _is_same(one: Standing, other: Standing, day: int, params: Parameters) -> bool:
    """True if no rule can tell two standings apart from that day on."""
    return (
        _told(one.flare, day, params) == _told(other.flare, day, params)
        and one.footing.ran_day == other.footing.ran_day
    )


def _told(flare: Flare, day: int, params: Parameters) -> tuple[object, ...]:
    """What of a flare the days from that one on can still look at, those `look_back` days later
    even with the caps."""
    lately = day - params.settle_days
    begun = (flare.since, flare.by, flare.last_hard) if flare.open else None
    reopens = day - flare.closed <= params.reopen_days
    return (
        flare.x,
        flare.ambers,
        max(flare.rest, day),
        max(flare.last, lately),
        max(flare.last_hard, lately),
        begun,
        (flare.closed, flare.since) if reopens else None,
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
        self.awaited: tuple[int, ...] = ()
        """Days whose runs wait for answers that are taken as quiet."""
        self._left_behind = self._take_awaited() if hopeful else self.standing
        """The standing of today that the days to come go on from."""

    def _take_awaited(self) -> Standing:
        """Take what today's runs still wait for, and the morning that yesterday's wait for, as
        quiet: what is planned after a run is then what its next morning leaves of it. Returns the
        standing of today with yesterday's taken so; what today itself allows asks for the answer.
        """
        first = self.before(self.today - 1)
        waiting = [
            each
            for place, each in enumerate(self.days[first:], first)
            if _is_awaited(each, self.today) and self._was_answered(place - 1)
        ]
        for each in waiting:
            self.days[self.before(each.day)] = each.taken_as_quiet()
        self.awaited = tuple(each.day for each in waiting)
        if not any(day < self.today for day in self.awaited):
            return self.standing
        dawn = self.at_dawn(self._standings.now(self.today - 1), self.today)
        return self.at_dusk(dawn, self.today)

    def _was_answered(self, place: int) -> bool:
        """False if a run was left without its morning. Who does so is not taken to be well after
        the next one: the clinic's worsening knee that answers no morning ran on for two weeks."""
        return place < 0 or "morning" not in self.days[place].missing

    def add(self, run_day: RunDay) -> None:
        """Take a run as done: on today (nothing was run yet) or later, after all before it."""
        if not self.hopeful:
            run_day = msgspec.structs.replace(run_day, verdict=Verdict.UNKNOWN, answered=False)
        self.days.append(with_week(run_day, self.days, len(self.days)))
        self.ordinals.append(run_day.day)

    def go_to(self, day: int) -> Standing:
        """Wake up on every morning up to that day. Returns its standing."""
        while self.at < day:
            before = self._left_behind if self.at == self.today else self.standing
            self.at += 1
            self.standing = self._dawns[self.at] = self.at_dawn(before, self.at)
        return self.standing

    def dawn(self, day: int) -> Standing:
        """The standing on the morning of a day that has come."""
        return self._dawns[day] if day > self.today else self._standings.dawn(day)


def _is_awaited(run_day: RunDay, today: int) -> bool:
    """True while what is not answered of a run can hardly have been: of one of today anything, of
    one of yesterday this morning."""
    if run_day.day >= today:
        return bool(run_day.missing)
    return run_day.missing == {"morning"}


Known = Standings | Ahead
"""What a rule may be asked through."""


def standings_of(history: History, params: Parameters) -> Standings:
    """The standings of a history, followed on first use."""
    found = history.followed.get(params)
    if not isinstance(found, Standings):
        found = history.followed[params] = Standings(Past(history, params))
    return found


def look_back(params: Parameters) -> int:
    """Days that an answer looks back on standings and judged runs: known ground, the week and
    the seven days that end on its first, and the mornings that say what was usual."""
    return params.known_days + params.usual_days


ANSWERED_IN = 21
"""Days in which most runners answer mornings and runs often enough to be judged by: our choice."""


def mostly_enough(params: Parameters) -> int:
    """So many days of facts before a day are for most runners all that can matter on it: those
    looked back on, and before them those after which the knee's standing is sure whatever it was,
    for the mornings that say what was usual, a flare that settles, and one that opens again."""
    sure = params.usual_days + params.settle_days + params.reopen_days + ANSWERED_IN
    return look_back(params) + sure


def reaches_back(history: History, first: int, params: Parameters) -> bool:
    """True if the facts at hand are all that can matter from day `first` on: none before them
    could change an answer. Swelling and red flags must be at hand from whenever they are."""
    if history.first is None:
        return True
    standings = standings_of(history, params)
    last = first - look_back(params)
    timed = [day for day in standings.past.timed_days if day < last]
    return len(timed) >= PACE_RUNS and standings.sure_from(last) is not None


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
