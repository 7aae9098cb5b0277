"""Faults of plans: of a week as it stands, and of a plan that is only tried on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

import msgspec

from planner.domain.exercises.offering import later_exercises
from planner.domain.knee.history import History
from planner.domain.values.calendar import DAY, WEEK, week_of
from planner.domain.values.errors import UsageError
from planner.domain.values.exercise import Exercise
from planner.domain.values.journal import Profile
from planner.domain.values.plan import Plan
from planner.domain.values.run import PlannedRun, Run
from planner.domain.values.session import PlannedSession
from planner.domain.weeks.lint import Fault, lint
from planner.logbook.book import Book
from planner.logbook.caps import Caps
from planner.logbook.cards import Cards
from planner.logbook.gates import PhaseGates
from planner.logbook.setup import Setup

NO_LATER: Mapping[str, str] = MappingProxyType({})
"""Of a plan that is only tried on: each of its phases is laid out as if its gate were open."""


class LintFindings(msgspec.Struct, frozen=True):
    """What was looked at, and what is wrong with it."""

    first: date
    last: date
    runs: int
    sessions: int
    findings: tuple[Fault, ...]


class Linting:
    """What is wrong with planned cards. Writes nothing."""

    def __init__(
        self, book: Book, cards: Cards, caps: Caps, gates: PhaseGates, setup: Setup
    ) -> None:
        self._book = book
        self._cards = cards
        self._caps = caps
        self._gates = gates
        self._setup = setup

    def week(self, day: date | None = None) -> LintFindings:
        """What is wrong with the planned cards of a day's week, from today on; without a day of
        this week and the next. Raises UsageError for a week that is over."""
        first = week_of(day or self._book.today, self._book.week_start)
        last = first + (WEEK if day else 2 * WEEK) - DAY
        if last < self._book.today:
            raise UsageError(
                f"The week of {first:%Y-%m-%d} is over: nothing is planned in it any more.",
                "What was run is looked at by: easeback backtest",
            )
        first = max(first, self._book.today)
        cards = [card for card in self._cards.planned(first, last) if not card.skipped]
        runs = (card for card in cards if isinstance(card, PlannedRun) and not self._is_run(card))
        sessions = (card for card in cards if isinstance(card, PlannedSession))
        # What was done on the day before counts where sessions are kept apart.
        before = (
            card
            for card in self._cards.planned(first - DAY, first - DAY)
            if isinstance(card, PlannedSession) and self._cards.has_facts(card)
        )
        return self._lint(
            tuple(runs),
            (*before, *sessions),
            self._caps.history(last),
            self._book.exercises,
            self._book.plans,
            first,
            last,
            self._later(),
        )

    def _later(self) -> dict[str, str]:
        """Exercises of phases whose gates are shut, and the first of these that has them."""
        if self._book.profile is None or self._book.profile.plan not in self._book.plans:
            return {}
        gates = self._gates.now()
        return later_exercises(gates.plan, gates.here)

    def plan(self, plan: Plan, exercises: dict[str, Exercise], profile: Profile) -> LintFindings:
        """What is wrong with a plan if it were laid out from today. Writes nothing."""
        profile = msgspec.structs.replace(profile, plan=plan.id, start=self._book.today)
        drops, kept = self._setup.earlier_plan(plan, self._book.today)
        history = self._setup.history_with(plan, profile, (), None, drops)
        cards = self._setup.cards_of(plan, profile, exercises, history, drops, kept)
        sessions = tuple(card for card in cards if isinstance(card, PlannedSession))
        runs = tuple(card for card in cards if isinstance(card, PlannedRun))
        history = history.replanned((*history.planned, *runs))
        days = [card.date for card in cards]
        last = max(days, default=self._book.today)
        plans = {**self._book.plans, plan.id: plan}
        return self._lint(runs, sessions, history, exercises, plans, self._book.today, last)

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
    ) -> LintFindings:

        found = lint(
            runs,
            sessions,
            history,
            exercises,
            plans,
            later,
            self._book.today,
            self._book.parameters,
        )
        count = sum(card.date >= first for card in sessions)
        within = tuple(finding for finding in found if finding.day >= first)
        return LintFindings(first, last, len(runs), count, within)

    def _is_run(self, card: PlannedRun) -> bool:
        """True on a day that has a real run: what is done is past linting."""
        return any(isinstance(record, Run) for record in self._book.on(card.date))
