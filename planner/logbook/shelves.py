"""Exercises and plans that may be planned, and what a professional set: files and journal."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from planner.domain.values.exercise import Exercise
from planner.domain.values.plan import Plan
from planner.domain.values.prescribed import PatientLimit, SentPlan
from planner.logbook.records import Records


def limits_of(records: Records) -> tuple[PatientLimit, ...]:
    """Every limit a professional ever set for this runner, also those that are over."""
    return tuple(one for one in records.lasting() if isinstance(one, PatientLimit))


class Shelves:
    """Exercises and plans by id: those of the files, and over them what came with a
    prescription, for as long as its record stands."""

    def __init__(
        self, records: Records, exercises: dict[str, Exercise], plans: dict[str, Plan]
    ) -> None:
        self._records = records
        self.of_files = Shelf(exercises, plans)
        """What the files hold."""
        self._found = self.of_files
        self._holds_for: tuple[int, int, Shelf] | None = None

    @property
    def exercises(self) -> dict[str, Exercise]:
        """Every exercise."""
        return self._now().exercises

    @property
    def plans(self) -> dict[str, Plan]:
        """Every plan."""
        return self._now().plans

    def _now(self) -> Shelf:
        changes = self._records.changes_of(SentPlan)
        holds_for = (*changes, self.of_files)
        if self._holds_for != holds_for:
            sent = (one for one in self._records.lasting() if isinstance(one, SentPlan))
            in_order = sorted(sent, key=lambda one: (one.signed, one.id))
            self._holds_for, self._found = holds_for, _with_sent(self.of_files, in_order)
        return self._found


class Shelf(msgspec.Struct, frozen=True, eq=False):
    """Exercises and plans by id. One is another's equal only if it is the same."""

    exercises: dict[str, Exercise]
    plans: dict[str, Plan]


def _with_sent(shelf: Shelf, sent: Iterable[SentPlan]) -> Shelf:
    rows = tuple(sent)
    if not rows:
        return shelf
    exercises = {one.id: one for row in rows for one in row.exercises}
    plans = {row.plan.id: row.plan for row in rows if row.plan is not None}
    return Shelf({**shelf.exercises, **exercises}, {**shelf.plans, **plans})
