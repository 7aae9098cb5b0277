"""The library: how exercises look, which are done too little, and which may be offered today."""

from __future__ import annotations

from planner.domain.exercises.balance import GroupSets, balance, span
from planner.domain.exercises.figure import Figure
from planner.domain.exercises.offering import Offering, later_exercises
from planner.domain.exercises.progress import Taken
from planner.domain.exercises.tiers import UNKNOWN_TIER
from planner.domain.knee.safety import highest_tier
from planner.domain.values.errors import NotFoundError
from planner.domain.values.exercise import Exercise
from planner.domain.values.plan import Phase, Plan
from planner.domain.values.prescribed import in_force
from planner.domain.values.session import SessionDone
from planner.exchange.plans.plan_files import read_figures
from planner.logbook.book import Book
from planner.logbook.flares import Flares
from planner.logbook.gates import PhaseGates
from planner.logbook.prescribed import limits_of
from planner.logbook.red_flags import RedFlags
from planner.logbook.steps import ExerciseSteps


class Library:
    """Queries about exercises."""

    def __init__(
        self,
        book: Book,
        red_flags: RedFlags,
        flares: Flares,
        gates: PhaseGates,
        steps: ExerciseSteps,
    ) -> None:
        self._book = book
        self._red_flags = red_flags
        self._flares = flares
        self._gates = gates
        self._steps = steps
        self._figures: dict[str, Figure] | None = None
        """By id, once one was asked for."""

    def figure(self, exercise: Exercise) -> Figure | None:
        """How an exercise looks; None if nobody has drawn it."""
        if self._figures is None:
            self._figures = read_figures(self._book.plan_folders)
        return self._figures.get(exercise.figure or exercise.id)

    def balance(self) -> tuple[GroupSets, ...]:
        """Sets done in the last four weeks by muscle group and side, the weakest first."""
        return balance(
            self._book.between(*span(self._book.today), SessionDone), self._book.exercises
        )

    def offering(self) -> Offering:
        """What holds today: the phase by its gates, red flags, a flare, and what was taken well."""
        most = highest_tier(finding for lock in self._red_flags.open() for finding in lock.findings)
        most = UNKNOWN_TIER if most is None else most
        here, flare = self._phase_of(), self._flares.day()
        return Offering(
            most_tier=most if here is None else min(most, here[1].max_tier),
            later={} if here is None else later_exercises(*here),
            good=self._taken_well(),
            limits=in_force(limits_of(self._book), self._book.today),
            is_flared=flare.is_stirred,
            flare_tier=flare.most_tier,
        )

    def _phase_of(self) -> tuple[Plan, Phase] | None:
        """The plan and the phase the runner is in; None without a plan."""
        try:
            gates = self._gates.now()
        except NotFoundError:
            return None
        return gates.plan, gates.here

    def _taken_well(self) -> frozenset[str]:
        """Those that other exercises come after, if their last session was good."""
        asked = {name for exercise in self._book.exercises.values() for name in exercise.after}
        rows = {name: self._steps.taken(name) for name in asked}
        return frozenset(name for name, row in rows.items() if row and row[-1].taken is Taken.GOOD)
