"""Where a runner stands on a morning: flare and ladder, folded over the days (rules.md 4, 5).

`Standings` follows the facts once and remembers every morning. `Ahead` goes on from today into
days to come, with runs that are taken as done: for planned days, for what-ifs and for forecasts.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

import msgspec

from planner.domain.knee import flare as flares
from planner.domain.knee import ladder as ladders
from planner.domain.knee.flare import Event, Flare
from planner.domain.knee.history import History
from planner.domain.knee.ladder import Footing
from planner.domain.knee.mornings import Mornings
from planner.domain.knee.pain import Verdict
from planner.domain.knee.parameters import Parameters
from planner.domain.knee.past import Past, Report, with_week
from planner.domain.knee.run_day import RunDay
from planner.domain.values.journal import Moment

CLEAR_DAYS = 2
"""Days after swelling was said to be gone until running begins again (rules.md 5.1)."""

TRIAL_GAP = 3
"""Days from the last run to a trial of eight minutes: every third day (rules.md 5.3)."""

ALWAYS = 10_000_000
"""A day that never comes: where only facts are asked, none is taken for granted."""

UNTESTED_MORE = 2
"""Quiet mornings more that are needed where nothing was tested."""


class Standing(msgspec.Struct, frozen=True):
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

    # -- mornings and tests -------------------------------------------------

    def above(self, knee: Mornings, day: int) -> bool | None:
        """Whether a morning was above the quiet line; None if nobody knows."""
        if day > self.today:
            return knee.is_steady_sore(self.today + 1) if self.hopeful else None
        return knee.above(day)

    def is_answered(self, day: int) -> bool:
        """True if the morning is known of every sore knee."""
        return all(self.above(knee, day) is not None for knee in self._asked)

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

    @property
    def _asked(self) -> list[Mornings]:
        return [self.past.knees[side] for side in self.past.sore]

    @property
    def _others(self) -> list[Mornings]:
        return [knee for side, knee in self.past.knees.items() if side not in self.past.sore]

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
        for event in (*self._morning_events(day), *self._rows(day)):
            flare = flares.after_event(flare, event, self.params)
        if flare.open and self._has_settled(flare, day):
            flare = flares.quieted(flare, day)
        return flare if flare.dawn_x == flare.x else msgspec.structs.replace(flare, dawn_x=flare.x)

    def _footing_at_dawn(self, footing: Footing, ran: RunDay | None, day: int) -> Footing:
        if ran is not None:
            if not footing.rung and footing.in_force(day - 1, self.params):
                footing = self._entered(footing)
            footing = ladders.after_run(footing, ran, self.past.ladder, self.params)
        in_force = footing.in_force(day, self.params)
        if in_force == bool(footing.rung):
            return footing
        return self._entered(footing) if in_force else ladders.left(footing)

    def at_dusk(self, now: Standing, day: int) -> Standing:
        """The standing after what was reported on the day itself."""
        flare = now.flare
        for event in self._reported(day):
            flare = flares.after_event(flare, event, self.params)
        return now if flare is now.flare else Standing(flare, now.footing)

    def after_today(self, now: Standing, day: int) -> Standing:
        """The standing of the evening with a red run of the day itself seen already."""
        ran = self.run_on(day)
        if ran is None or ran.verdict is not Verdict.RED:
            return now
        flare = flares.after_event(now.flare, self._red_run(ran), self.params)
        return Standing(flare, now.footing)

    def _entered(self, footing: Footing) -> Footing:
        return ladders.entered(footing, self.past.history.can_run_s, self.past.ladder)

    def _red_run(self, ran: RunDay) -> Event:
        severe = ran.worst >= self.params.severe
        return Event(ran.day, "run", ran.worst, hard=True, severe=severe)

    def _morning_events(self, day: int) -> Iterable[Event]:
        if day > self.today:
            return
        for knee in self.past.knees.values():
            score = knee.scores.get(day)
            if score is not None and score >= knee.quiet_line(day) + self.params.morning_red:
                severe = score >= self.params.severe
                yield Event(day, "morning", score, hard=severe, severe=severe)

    def _rows(self, day: int) -> Iterable[Event]:
        """Soft signs in a row: unsettled runs, seen after the last of them, or mornings."""
        need = self.params.in_a_row
        ran = self.run_on(day - 1)
        if ran is not None and _did_not_settle(ran):
            row = self._last_that_count(day, need)
            if len(row) == need and all(map(_did_not_settle, row)):
                yield Event(day, "runs", need)
        for knee in self.past.knees.values():
            if self.above(knee, day) and self._is_row(knee, day, need):
                yield Event(day, "mornings", need)

    def _last_that_count(self, day: int, need: int) -> list[RunDay]:
        found: list[RunDay] = []
        for place in range(self.before(day) - 1, -1, -1):
            if self.days[place].counts:
                found.append(self.days[place])
                if len(found) == need:
                    break
        return found

    def _is_row(self, knee: Mornings, day: int, need: int) -> bool:
        """True if the last answered mornings of `need` + 2 days, this one too, were above."""
        if day > self.today:
            return False
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

    def _reported(self, day: int) -> Iterable[Event]:
        if day > self.today:
            return
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


def _did_not_settle(ran: RunDay) -> bool:
    return ran.unsettled or ran.verdict is Verdict.RED


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
        return Standing(Flare(), self._entered(Footing()))

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
