"""Looking ahead and back: forecasts, the runs the caps would have held, and faults of plans."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

import msgspec

from planner.domain.knee.history import History
from planner.domain.values.calendar import DAY, WEEK, week_of
from planner.domain.values.errors import UsageError
from planner.domain.values.exercise import Exercise
from planner.domain.values.journal import Profile
from planner.domain.values.plan import Plan
from planner.domain.values.run import PlannedRun, Run
from planner.domain.values.session import PlannedSession, SessionDone
from planner.logbook.gating import Gating
from planner.logbook.mileage import BLOCK

if TYPE_CHECKING:
    from planner.domain.caps.lookback import LookBack
    from planner.domain.exercises.balance import GroupSets
    from planner.domain.exercises.figure import Figure
    from planner.domain.weeks.forecast import Forecast, Goal
    from planner.domain.weeks.lint import Fault


NO_LATER: Mapping[str, str] = MappingProxyType({})
"""Of a plan that is only tried on: each of its phases is laid out as if its gate were open."""


class Found(msgspec.Struct, frozen=True):
    """What was looked at, and what is wrong with it."""

    first: date
    last: date
    runs: int
    sessions: int
    findings: tuple[Fault, ...]

    @property
    def broken(self) -> bool:
        """True if a rule is broken; remarks alone leave a plan in order."""
        return any(finding.broken for finding in self.findings)


class Looking(Gating):
    """Queries that need more than a week, or more than the journal."""

    _figures: dict[str, Figure] | None = None
    """By id, once one was asked for."""

    def figure(self, exercise: Exercise) -> Figure | None:
        """How an exercise looks; None if nobody has drawn it."""
        if self._figures is None:
            from planner.exchange.plan_files import read_figures  # 20 ms to read them all

            self._figures = read_figures(self.plan_folders)
        return self._figures.get(exercise.figure or exercise.id)

    def balance(self) -> tuple[GroupSets, ...]:
        """Sets done in the last four weeks by muscle group and side, the weakest first."""
        from planner.domain.exercises.balance import balance, span  # only where it is shown

        return balance(self.between(*span(self.today), SessionDone), self.exercises)

    _lately: tuple[tuple[int, date], LookBack] | None = None
    """The last answer of `lately`, and what it holds for."""

    def forecast(self, goal: Goal) -> Forecast:
        """What the caps allow of a goal from here, on the runner's run days.

        Raises RuleError under a red flag, UsageError without a run day.
        """
        return self.forecaster(goal)()

    def forecaster(self, goal: Goal) -> Callable[[], Forecast]:
        """The same question with all it needs in hand, to be answered in another thread."""
        from planner.domain.weeks.forecast import forecast  # 2 ms, and no page opens with it

        self.refuse_locked()
        days = self.profile.run_days if self.profile else ()
        if not days:
            raise UsageError(
                "No day of the week is yours to run, so nothing can be looked ahead at.",
                'Name some: easeback setup --run-days "tue thu sun".',
            )
        # A history of its own: what it remembers is not shared between threads.
        history = msgspec.structs.replace(self.history(self.today))
        return partial(forecast, goal, days, history, self.today, self.parameters)

    def look_back(self, first: date | None = None, last: date | None = None) -> LookBack:
        """The runs of these days against the caps of their mornings; of all days without any."""
        from planner.domain.caps.lookback import look_back  # 1 ms, and no page opens with it

        runs = self.all_runs()
        start = first or (runs[0].date if runs else self.today)
        end = min(last or self.today, self.today)
        history = self._covering(start, max(start, end))
        return look_back(history, start, end, self.today, self.parameters)

    def lately(self) -> LookBack:
        """The same of the last weeks, without reading further back than the caps of today do."""
        from planner.domain.caps.lookback import look_back  # as in `look_back`

        asked = (self.revision, self.today)
        if self._lately is None or self._lately[0] != asked:
            first = self.today - BLOCK
            found = look_back(
                self.history(self.today), first, self.today, self.today, self.parameters
            )
            self._lately = (asked, found)
        return self._lately[1]

    def lint_week(self, day: date | None = None) -> Found:
        """What is wrong with the planned cards of a day's week, from today on; without a day of
        this week and the next. Raises UsageError for a week that is over."""
        first = week_of(day or self.today, self.week_start)
        last = first + (WEEK if day else 2 * WEEK) - DAY
        if last < self.today:
            raise UsageError(
                f"The week of {first:%Y-%m-%d} is over: nothing is planned in it any more.",
                "What was run is looked at by: easeback backtest",
            )
        first = max(first, self.today)
        cards = [card for card in self.planned(first, last) if not card.skipped]
        runs = (card for card in cards if isinstance(card, PlannedRun) and not self._is_run(card))
        sessions = (card for card in cards if isinstance(card, PlannedSession))
        # What was done on the day before counts where sessions are kept apart.
        before = (
            card
            for card in self.planned(first - DAY, first - DAY)
            if isinstance(card, PlannedSession) and self.has_facts(card)
        )
        return self._lint(
            tuple(runs),
            (*before, *sessions),
            self.history(last),
            self.exercises,
            self.plans,
            first,
            last,
            self._later(),
        )

    def _later(self) -> dict[str, str]:
        """Exercises of phases whose gates are shut, and the first of these that has them."""
        from planner.domain.exercises.offering import later_exercises  # as `lint` itself

        if self.profile is None or self.profile.plan not in self.plans:
            return {}
        gates = self.gates()
        return later_exercises(gates.plan, gates.here)

    def lint_plan(self, plan: Plan, exercises: dict[str, Exercise], profile: Profile) -> Found:
        """What is wrong with a plan if it were laid out from today. Writes nothing."""
        profile = msgspec.structs.replace(profile, plan=plan.id, start=self.today)
        drops, kept = self._earlier_plan(plan, self.today)
        cards = self._cards_of(plan, profile, exercises, (), None, drops, kept)
        sessions = tuple(card for card in cards if isinstance(card, PlannedSession))
        runs = tuple(card for card in cards if isinstance(card, PlannedRun))
        history = self._history_with(plan, profile, (), None, drops)
        history = history.replanned((*history.planned, *runs))
        days = [card.date for card in cards]
        last = max(days, default=self.today)
        plans = {**self.plans, plan.id: plan}
        return self._lint(runs, sessions, history, exercises, plans, self.today, last)

    def _lint(
        self,
        runs: tuple[PlannedRun, ...],
        sessions: tuple[PlannedSession, ...],
        history: History,
        exercises: dict[str, Exercise],
        plans: dict[str, Plan],
        first: date,
        last: date,
        later: Mapping[str, str] = NO_LATER,
    ) -> Found:
        from planner.domain.weeks.lint import lint  # 1 ms, and no page opens with it

        found = lint(runs, sessions, history, exercises, plans, later, self.today, self.parameters)
        count = sum(card.date >= first for card in sessions)
        within = tuple(finding for finding in found if finding.day >= first)
        return Found(first, last, len(runs), count, within)

    def _is_run(self, card: PlannedRun) -> bool:
        """True on a day that has a real run: what is done is past linting."""
        return any(isinstance(record, Run) for record in self.on(card.date))
