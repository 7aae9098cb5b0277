"""Looking back over weeks: load and pain side by side, what was tolerated, the useful dose, what
came before flares, tests. What charts, their tables and the report are made of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
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
from planner.domain.review.series import ScoreSeries, series_of_tests
from planner.domain.review.useful import DoseShare, UsefulDay, share_of
from planner.domain.values.calendar import DAY, WEEK, days_from, week_of, weeks_between
from planner.domain.values.errors import NotFoundError
from planner.domain.values.journal import TestResult
from planner.domain.values.record import Side
from planner.domain.values.run import PlannedRun, Run
from planner.domain.values.session import SessionDone
from planner.logbook.caps import WeekLoad
from planner.logbook.dose_days import excused_days, useful_days
from planner.logbook.lead_signs import SPEAKS, signs_by_day
from planner.logbook.logbook import Logbook
from planner.logbook.weeks_back import DayBack, KneeFelt, PhaseSpan, Stretch, WeekBack

AHEAD = 2
"""Weeks to come that are shown beside those that were, as planned."""
LONGEST_FLARE = 26
"""So many weeks before a stretch a flare may have begun that still lasts in it."""
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

    def stretch(self, weeks: int, last: date | None = None) -> Stretch:
        """So many weeks, the one with the last day among them."""
        end = last or self._book.today
        return Stretch(week_of(end, self._book.week_start) - (weeks - 1) * WEEK, end)

    def _keep(self, key: tuple[object, ...], make: Callable[[], T]) -> T:
        holds_for = (self._book.revision, self._book.today)
        if holds_for != self._holds_for:
            self._kept.clear()
            self._holds_for = holds_for
        if key not in self._kept:
            self._kept[key] = make()
        found: T = self._kept[key]
        return found

    def _history(self, stretch: Stretch) -> History:
        """The facts of the stretch and of as long before it as a flare may have begun. A few
        lengths do for all stretches: what follows from the facts is then worked out few times."""
        today = self._book.today
        need = (today - stretch.first) // WEEK + LONGEST_FLARE
        weeks = next((one for one in REACHES if one >= need), -(-need // YEAR) * YEAR)
        return self._book.caps.covering(today - weeks * WEEK, today)

    def _standings(self, stretch: Stretch) -> Standings:
        return standings_of(self._history(stretch), self._book.parameters)

    # -- load and pain ------------------------------------------------------------------------

    def weeks(self, stretch: Stretch, *, ahead: int = AHEAD) -> tuple[WeekBack, ...]:
        """The weeks of a stretch, and some to come, oldest first."""
        return self._keep(("weeks", stretch, ahead), lambda: tuple(self._weeks(stretch, ahead)))

    def _weeks(self, stretch: Stretch, ahead: int) -> Iterator[WeekBack]:
        book, current = self._book, week_of(stretch.last, self._book.week_start)
        planned: dict[date, list[PlannedRun]] = {}
        for card in book.between(stretch.first, current + (ahead + 1) * WEEK, PlannedRun):
            if not card.skipped:
                planned.setdefault(week_of(card.date, book.week_start), []).append(card)
        loads = book.caps.week_loads(
            current, back=stretch.weeks - 1, ahead=ahead, history=self._history(stretch)
        )
        for load in loads:
            yield self._week(stretch, load, planned.get(load.first, []))

    def _week(self, stretch: Stretch, load: WeekLoad, planned: list[PlannedRun]) -> WeekBack:
        first, today, standings = load.first, self._book.today, self._standings(stretch)
        pace = standings.past.pace(min(first + WEEK, today).toordinal())
        metres = self._metres(stretch)
        ran = [self._seconds(stretch, day) for day in days_from(first) if day.toordinal() in metres]
        is_over = first + WEEK <= today
        return WeekBack(
            first=first,
            run_m=load.done_m,
            run_s=sum(seconds for seconds in ran if seconds is not None),
            untimed=ran.count(None),
            planned_m=sum(card.distance_m for card in planned),
            planned_s=sum(card.duration_s or card.distance_m * pace // 1000 for card in planned),
            coming_m=load.planned_m - load.done_m,
            line_m=load.plan_m,
            line_s=None if load.plan_m is None else load.plan_m * pace // 1000,
            knees=tuple(
                KneeFelt(side, felt_week(days, first)) for side, days in self._felt(stretch).items()
            ),
            judged=judged_week(standings, first, metres) if is_over else None,
            flare=load.flare,
            current=load.current,
        )

    def _seconds(self, stretch: Stretch, day: date) -> int | None:
        """Seconds of running on a day; None where nobody knows."""
        run_day = self._standings(stretch).run_on(day.toordinal())
        return None if run_day is None else run_day.session_s

    def _metres(self, stretch: Stretch) -> dict[int, int]:
        """Metres of every day with a run (ordinal), of the week before the stretch too."""

        def make() -> dict[int, int]:
            found: dict[int, int] = {}
            for run in self._book.between(stretch.first - WEEK, stretch.last, Run):
                day = run.date.toordinal()
                found[day] = found.get(day, 0) + run.distance_m
            return found

        return self._keep(("metres", stretch), make)

    def days(self, stretch: Stretch) -> tuple[DayBack, ...]:
        """Every day of a stretch with a run or a score, oldest first."""
        return self._keep(("days", stretch), lambda: tuple(self._days(stretch)))

    def _days(self, stretch: Stretch) -> Iterator[DayBack]:
        felt, metres = self._felt(stretch), self._metres(stretch)
        known = {day for days in felt.values() for day in days}
        for day in sorted({*map(date.fromordinal, metres), *known}):
            if stretch.first <= day <= stretch.last:
                run_m = metres.get(day.toordinal(), 0)
                yield DayBack(
                    day=day,
                    run_m=run_m,
                    run_s=self._seconds(stretch, day) if run_m else None,
                    knees=tuple(KneeFelt(side, by.get(day, UNFELT)) for side, by in felt.items()),
                )

    def _felt(self, stretch: Stretch) -> dict[Side, dict[date, Felt]]:
        """What each sore knee felt, by day."""

        def make() -> dict[Side, dict[date, Felt]]:
            history = self._standings(stretch).past.history
            done = tuple(self._book.between(stretch.first, stretch.last, SessionDone))
            return {side: felt_days(history, done, side) for side in history.sore}

        return self._keep(("felt", stretch), make)

    def flares(self, stretch: Stretch) -> tuple[FlareSpell, ...]:
        """The flares of a stretch, those that began before it and lasted into it too."""
        return self._keep(("flares", stretch), lambda: self._flares(stretch))

    def _flares(self, stretch: Stretch) -> tuple[FlareSpell, ...]:
        book, standings = self._book, self._standings(stretch)
        first = stretch.first - LONGEST_FLARE * WEEK
        history = standings.past.history
        found = flare_spells(history, first, stretch.last, book.today, book.parameters)
        return tuple(spell for spell in found if spell.last >= stretch.first)

    def phases(self, stretch: Stretch) -> tuple[PhaseSpan, ...]:
        """The phases of the plan that fall into a stretch, in order; none without a plan."""
        return self._keep(("phases", stretch), lambda: tuple(self._phases(stretch)))

    def _phases(self, stretch: Stretch) -> Iterator[PhaseSpan]:
        try:
            entries = self._book.gates.now().entries
        except NotFoundError:
            return
        for place, entry in enumerate(entries):
            is_last = place == len(entries) - 1
            last = self._book.today if is_last else entries[place + 1].since - DAY
            if last >= max(stretch.first, entry.since) and entry.since <= stretch.last:
                yield PhaseSpan(entry.phase.name, entry.since, min(last, stretch.last))

    # -- what was tolerated -------------------------------------------------------------------

    def tolerated_weeks(self, stretch: Stretch) -> Tolerated:
        """Up to how many metres the weeks were quiet; the present one is not over."""
        return tolerated_weeks(one.judged for one in self.weeks(stretch) if one.judged is not None)

    def tolerated_runs(self, stretch: Stretch) -> Tolerated:
        """Up to how many metres of a day the runs were quiet."""
        standings = self._standings(stretch)
        ran = (day for day in self.days(stretch) if day.run_m)
        runs = ((day.run_m, standings.run_on(day.day.toordinal())) for day in ran)
        return tolerated((m, None if run is None else is_quiet_run(run)) for m, run in runs)

    # -- exercises ----------------------------------------------------------------------------

    def dose_by_week(self, stretch: Stretch) -> tuple[DoseShare, ...]:
        """The share of the useful dose of each week, oldest first."""
        days, today = self._useful_days(stretch), self._book.today
        weeks = weeks_between(stretch.first, stretch.last, self._book.week_start)
        return tuple(share_of(days, week, week + WEEK - DAY, today) for week in weeks)

    def dose_by_phase(self, stretch: Stretch) -> tuple[DoseShare, ...]:
        """The same of each phase, as far as it falls into the stretch."""
        days, today = self._useful_days(stretch), self._book.today
        return tuple(
            share_of(days, max(one.first, stretch.first), one.last, today, one.name)
            for one in self.phases(stretch)
        )

    def _useful_days(self, stretch: Stretch) -> tuple[UsefulDay, ...]:
        book = self._book

        def make() -> tuple[UsefulDay, ...]:
            excused = excused_days(self._standings(stretch), book.red_flags.all(), stretch)
            return tuple(useful_days(book, book.cards, stretch, excused))

        return self._keep(("useful", stretch), make)

    def balance(self, stretch: Stretch) -> tuple[GroupSets, ...]:
        """Sets done by muscle group and side, the weakest first."""
        done = self._book.between(stretch.first, stretch.last, SessionDone)
        return self._keep(("balance", stretch), lambda: balance(done, self._book.exercises))

    # -- before flares ------------------------------------------------------------------------

    def lead_ups(self, stretch: Stretch) -> LeadUps:
        """The 48 hours before each flare that began in the stretch, beside those before all days
        that are known to have gone well."""
        return self._keep(("lead", stretch), lambda: self._lead_ups(stretch))

    def _lead_ups(self, stretch: Stretch) -> LeadUps:
        records = self._book.between(stretch.first - WEEK, stretch.last, *SPEAKS)
        signs = signs_by_day(records, self._book.exercises)
        return lead_ups(
            self._standings(stretch), self.flares(stretch), signs, stretch.first, stretch.last
        )

    # -- tests and scores ---------------------------------------------------------------------

    def series(self, stretch: Stretch) -> tuple[ScoreSeries, ...]:
        """What was measured in a stretch, over time."""
        tests = self._book.between(stretch.first, stretch.last, TestResult)
        return self._keep(("series", stretch), lambda: series_of_tests(tests))
