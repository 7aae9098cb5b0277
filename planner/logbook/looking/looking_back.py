"""Looking back over weeks: load and pain side by side, what was tolerated, the useful dose, what
came before flares, tests. What charts, their tables and the report are made of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, TypeVar

from planner.domain.caps.flare_spells import FlareSpell, flare_spells
from planner.domain.exercises.balance import GroupSets, balance
from planner.domain.knee.history import History
from planner.domain.knee.standing import Standings, standings_of
from planner.domain.review.felt import UNFELT, Felt, felt_days, felt_week
from planner.domain.review.lead_up import LeadUps, lead_ups
from planner.domain.review.quiet import (
    Tolerated,
    is_quiet_run,
    judged_week,
    tolerated,
    tolerated_weeks,
)
from planner.domain.review.series import ScoreSeries, series_of_scores, series_of_tests
from planner.domain.review.useful import DoseShare, UsefulDay, share_of
from planner.domain.technique.kept import FocusRun
from planner.domain.values.calendar import DAY, WEEK, days_from, week_of, weeks_between
from planner.domain.values.errors import NotFoundError
from planner.domain.values.journal import TestResult
from planner.domain.values.record import Side
from planner.domain.values.run import PlannedRun, Run
from planner.domain.values.session import SessionDone
from planner.logbook.caps import WeekLoad
from planner.logbook.dose_days import excused_days, ill_days, useful_days
from planner.logbook.logbook import Logbook
from planner.logbook.looking.lead_signs import SPEAKS, signs_by_day
from planner.logbook.weeks_back import DayBack, KneeFelt, Period, PhaseSpan, WeekBack

AHEAD = 2
"""Weeks to come that are shown beside those that were, as planned."""
LONGEST_FLARE = 26
"""So many weeks before a period a flare may have begun that still lasts in it."""
AT_ONCE = 28
"""Days that are followed at one step where years are read ahead."""
YEAR = 52
REACHES = (YEAR, 131)
"""Weeks of facts that are read: enough for half a year, and for two years."""
T = TypeVar("T")


class LookingBack:
    """Queries over many weeks. Answers are kept for as long as the book stays as it is."""

    def __init__(self, book: Logbook) -> None:
        self.book = self._book = book
        self._kept: dict[tuple[object, ...], Any] = {}
        self._holds_for: tuple[int, date] | None = None

    def period(self, weeks: int, last: date | None = None) -> Period:
        """So many whole weeks, as far as they have come, the one with the last day among them."""
        end = last or self._book.today
        week = week_of(end, self._book.week_start)
        return Period(week - (weeks - 1) * WEEK, min(week + WEEK - DAY, max(end, self._book.today)))

    def _keep(self, key: tuple[object, ...], make: Callable[[], T]) -> T:
        holds_for = (self._book.revision, self._book.today)
        if holds_for != self._holds_for:
            self._kept.clear()
            self._holds_for = holds_for
        if key not in self._kept:
            self._kept[key] = make()
        found: T = self._kept[key]
        return found

    def _history(self, period: Period) -> History:
        """The facts of the period and of as long before it as a flare may have begun. A few
        lengths do for all stretches: what follows from the facts is then worked out few times."""
        return self._book.caps.covering(self._first_read(period), self._book.today)

    def _first_read(self, period: Period) -> date:
        today = self._book.today
        need = (today - period.first) // WEEK + LONGEST_FLARE
        weeks = next((one for one in REACHES if one >= need), -(-need // YEAR) * YEAR)
        return today - weeks * WEEK

    def _standings(self, period: Period) -> Standings:
        return standings_of(self._history(period), self._book.parameters)

    def read_ahead(self, periods: Iterable[Period]) -> Iterator[None]:
        """Work out what the first look at other periods would wait for, a part at each step."""
        for period in periods:
            self._book.load(self._first_read(period), self._book.today)
            yield
            standings = self._standings(period)
            for day in range(standings.first, self._book.today.toordinal(), AT_ONCE):
                yield
                standings.now(day)
            for work in (self.weeks, self.tolerated_runs, self.balance, self.lead_ups):
                yield
                work(period)
            for week in weeks_between(period.first, period.last, self._book.week_start):
                yield
                self._useful_week(week)

    # -- load and pain ------------------------------------------------------------------------

    def weeks(self, period: Period, *, ahead: int = AHEAD) -> tuple[WeekBack, ...]:
        """The weeks of a period, oldest first, and some to come if it ends today."""
        count = ahead if period.last >= self._book.today else 0
        return self._keep(("weeks", period, count), lambda: tuple(self._weeks(period, count)))

    def _weeks(self, period: Period, ahead: int) -> Iterator[WeekBack]:
        book, current = self._book, week_of(period.last, self._book.week_start)
        planned: dict[date, list[PlannedRun]] = {}
        for card in book.between(period.first, current + (ahead + 1) * WEEK, PlannedRun):
            if not card.skipped:
                planned.setdefault(week_of(card.date, book.week_start), []).append(card)
        loads = book.caps.week_loads(
            current, back=period.weeks - 1, ahead=ahead, history=self._history(period)
        )
        for load in loads:
            yield self._week(period, load, planned.get(load.first, []))

    def _week(self, period: Period, load: WeekLoad, planned: list[PlannedRun]) -> WeekBack:
        first, today, standings = load.first, self._book.today, self._standings(period)
        pace = standings.past.pace(min(first + WEEK, today).toordinal())
        metres = self._metres(period)
        run_days = [day for day in days_from(first) if day.toordinal() in metres]
        ran = [self._seconds(period, day) for day in run_days]
        is_over = first + WEEK <= today and first + WEEK - DAY <= period.last
        return WeekBack(
            first=first,
            run_m=sum(metres[day.toordinal()] for day in run_days),
            run_s=sum(seconds for seconds in ran if seconds is not None),
            untimed=ran.count(None),
            planned_m=load.planned_m,
            planned_s=sum(card.duration_s or card.distance_m * pace // 1000 for card in planned),
            coming_m=load.coming_m,
            line_m=load.plan_m,
            line_s=None if load.plan_m is None else load.plan_m * pace // 1000,
            knees=tuple(
                KneeFelt(side, felt_week(days, first)) for side, days in self._felt(period).items()
            ),
            judged=judged_week(standings, first, metres) if is_over else None,
            flare=load.flare,
            current=load.current,
        )

    def _seconds(self, period: Period, day: date) -> int | None:
        """Seconds of running on a day; None where nobody knows."""
        run_day = self._standings(period).run_on(day.toordinal())
        return None if run_day is None else run_day.session_s

    def _metres(self, period: Period) -> dict[int, int]:
        """Metres of every day with a run (ordinal), of the week before the period too."""

        def make() -> dict[int, int]:
            found: dict[int, int] = {}
            for run in self._book.between(period.first - WEEK, period.last, Run):
                day = run.date.toordinal()
                found[day] = found.get(day, 0) + run.distance_m
            return found

        return self._keep(("metres", period), make)

    def days(self, period: Period) -> tuple[DayBack, ...]:
        """Every day of a period with a run or a score, oldest first."""
        return self._keep(("days", period), lambda: tuple(self._days(period)))

    def _days(self, period: Period) -> Iterator[DayBack]:
        felt, metres = self._felt(period), self._metres(period)
        known = {day for days in felt.values() for day in days}
        for day in sorted({*map(date.fromordinal, metres), *known}):
            if period.first <= day <= period.last:
                run_m = metres.get(day.toordinal(), 0)
                yield DayBack(
                    day=day,
                    run_m=run_m,
                    run_s=self._seconds(period, day) if run_m else None,
                    knees=tuple(KneeFelt(side, by.get(day, UNFELT)) for side, by in felt.items()),
                )

    def _felt(self, period: Period) -> dict[Side, dict[date, Felt]]:
        """What each sore knee felt, by day."""

        def make() -> dict[Side, dict[date, Felt]]:
            history = self._standings(period).past.history
            done = tuple(self._book.between(period.first, period.last, SessionDone))
            return {side: felt_days(history, done, side) for side in history.sore}

        return self._keep(("felt", period), make)

    def flares(self, period: Period) -> tuple[FlareSpell, ...]:
        """The flares of a period, those that began before it and lasted into it too."""
        return self._keep(("flares", period), lambda: self._flares(period))

    def _flares(self, period: Period) -> tuple[FlareSpell, ...]:
        book, standings = self._book, self._standings(period)
        first = period.first - LONGEST_FLARE * WEEK
        history = standings.past.history
        found = flare_spells(history, first, period.last, book.today, book.parameters)
        return tuple(spell for spell in found if spell.last >= period.first)

    def phases(self, period: Period) -> tuple[PhaseSpan, ...]:
        """The phases of the plan that fall into a period, in order; none without a plan."""
        return self._keep(("phases", period), lambda: tuple(self._phases(period)))

    def _phases(self, period: Period) -> Iterator[PhaseSpan]:
        try:
            entries = self._book.gates.now().entries
        except NotFoundError:
            return
        for place, entry in enumerate(entries):
            is_last = place == len(entries) - 1
            last = self._book.today if is_last else entries[place + 1].since - DAY
            if last >= max(period.first, entry.since) and entry.since <= period.last:
                yield PhaseSpan(entry.phase.name, entry.since, min(last, period.last))

    # -- what was tolerated -------------------------------------------------------------------

    def tolerated_weeks(self, period: Period) -> Tolerated:
        """Up to how many metres the weeks were quiet; the present one is not over."""
        return tolerated_weeks(one.judged for one in self.weeks(period) if one.judged is not None)

    def tolerated_runs(self, period: Period) -> Tolerated:
        """Up to how many metres of a day the runs were quiet."""
        standings = self._standings(period)
        ran = (day for day in self.days(period) if day.run_m)
        runs = ((day.run_m, standings.run_on(day.day.toordinal())) for day in ran)
        return tolerated((m, None if run is None else is_quiet_run(run)) for m, run in runs)

    # -- running technique --------------------------------------------------------------------

    def focus_runs(self, period: Period) -> tuple[FocusRun, ...]:
        """The runs with a point of technique to heed, each with the morning after."""
        last = min(period.last, self._book.today)
        return self._keep(("focus", period), lambda: self.book.technique.runs(period.first, last))

    # -- exercises ----------------------------------------------------------------------------

    def dose_by_week(self, period: Period) -> tuple[DoseShare, ...]:
        """The share of the useful dose of each week, oldest first."""
        weeks = weeks_between(period.first, period.last, self._book.week_start)
        return tuple(
            share_of(self._useful_week(week), week, week + WEEK - DAY, self._book.today)
            for week in weeks
        )

    def dose_by_phase(self, period: Period) -> tuple[DoseShare, ...]:
        """The same of each phase, as far as it falls into the period."""
        days, today = tuple(self._useful_days(period)), self._book.today
        return tuple(
            share_of(days, max(one.first, period.first), one.last, today, one.name)
            for one in self.phases(period)
        )

    def _useful_days(self, period: Period) -> Iterator[UsefulDay]:
        for week in weeks_between(period.first, period.last, self._book.week_start):
            yield from (one for one in self._useful_week(week) if one.day <= period.last)

    def _useful_week(self, week: date) -> tuple[UsefulDay, ...]:
        """Those of one week: a longer period needs only the weeks it has more."""
        book, days = self._book, Period(week, week + WEEK - DAY)

        def make() -> tuple[UsefulDay, ...]:
            return tuple(useful_days(book, book.cards, days, self.excused(days)))

        return self._keep(("useful", week), make)

    def excused(self, period: Period) -> frozenset[date]:
        """Days of a period on which nothing that was left undone is missing: a flare rests, a red
        flag locks the exercises too, or the runner was ill."""
        book = self._book

        def make() -> frozenset[date]:
            rests = excused_days(self._standings(period), book.red_flags.all(), period)
            return rests | ill_days(book.cards, period)

        return self._keep(("excused", period), make)

    def balance(self, period: Period) -> tuple[GroupSets, ...]:
        """Sets done by muscle group and side, the weakest first."""
        done = self._book.between(period.first, period.last, SessionDone)
        return self._keep(("balance", period), lambda: balance(done, self._book.exercises))

    # -- before flares ------------------------------------------------------------------------

    def lead_ups(self, period: Period) -> LeadUps:
        """The 48 hours before each flare that began in the period, beside those before all days
        that are known to have gone well."""
        return self._keep(("lead", period), lambda: self._lead_ups(period))

    def _lead_ups(self, period: Period) -> LeadUps:
        records = self._book.between(period.first - WEEK, period.last, *SPEAKS)
        signs = signs_by_day(records, self._book.exercises)
        return lead_ups(
            self._standings(period), self.flares(period), signs, period.first, period.last
        )

    # -- tests and scores ---------------------------------------------------------------------

    def series(self, period: Period) -> tuple[ScoreSeries, ...]:
        """What was measured in a period, over time."""
        return self._keep(("series", period), lambda: (*self._scores(period), *self._tests(period)))

    def _scores(self, period: Period) -> tuple[ScoreSeries, ...]:
        """The scores of every few weeks."""
        scores = self._book.scores
        found = (
            (name, [one for one in scores.series(name, period.first) if one[0] <= period.last])
            for name in scores.measures(period.first)
        )
        return series_of_scores((scores.scale(name), points) for name, points in found if points)

    def _tests(self, period: Period) -> tuple[ScoreSeries, ...]:
        """What gates ask for."""
        return series_of_tests(self._book.between(period.first, period.last, TestResult))
