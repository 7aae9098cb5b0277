"""Phase gates: where the runner is in the plan, tests that open gates, and skipping one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from planner.domain.values.calendar import DAY
from planner.domain.values.errors import NotFoundError, UsageError
from planner.domain.values.journal import Note, TestResult
from planner.domain.values.session import SessionDone
from planner.logbook.book import new_id
from planner.logbook.tuning import Tuning

if TYPE_CHECKING:
    from planner.domain.weeks.gates import Gates

WORST = 10


class Gating(Tuning):
    """Queries and commands about phase gates."""

    _gates: tuple[tuple[object, ...], Gates] | None = None
    """The last answer, and what it holds for."""

    def gates(self) -> Gates:
        """Where the runner is in the plan by facts. Raises NotFoundError without a plan."""
        # Over half a millisecond at the start, and the first page does without.
        from planner.domain.weeks.gates import gates_on
        from planner.domain.weeks.measures import Measurements

        profile, today = self.profile, self.today
        plan = self.plans.get(profile.plan) if profile else None
        if profile is None or plan is None:
            raise NotFoundError("There is no plan yet.", "Set one up: easeback setup --help")
        asked = (self.revision, today, plan)
        if self._gates is not None and self._gates[0] == asked:
            return self._gates[1]
        start = profile.start or today
        history = self.history(today)
        if start < today:
            history = self._covering(start, today)
        first = min(start, today)
        done = self.between(first, today, SessionDone)
        facts = Measurements(history, done, self.parameters, start)
        notes = self.between(first, today, Note)
        held = {*self.flare_days(first, today), *self._locked_days(first, today)}
        found = gates_on(plan, start, facts, notes, today, held)
        self._gates = (asked, found)
        return found

    def _locked_days(self, first: date, last: date) -> Iterator[date]:
        for lock in self.locks():
            day, end = max(first, lock.date), min(last, (lock.cleared or date.max) - DAY)
            while day <= end:
                yield day
                day += DAY

    def skip_gate(self, phase_id: str, reason: str) -> str:
        """Go on to a phase whose gate is closed; the reason is kept as a note. Returns the words.

        Raises NotFoundError for a phase that is not the next one, UsageError without a reason.
        """
        from planner.domain.weeks.gates import TAG  # as in `gates`

        gate = self.gates().next
        if gate is None or gate.phase.id != phase_id:
            following = f"Next is: {gate.phase.id}." if gate else "The last phase has begun."
            raise NotFoundError(f"{phase_id!r} is not the next phase.", following)
        if not reason.strip():
            raise UsageError("Skipping a gate takes a reason.", 'Say it: --because "..."')
        now = self.now()
        words = f"Gate of {gate.phase.name} skipped"
        note = Note(
            id=new_id(),
            date=now.date(),
            created=self.stamp(),
            at=f"{now:%H:%M}",
            text=reason.strip(),
            tags=(TAG, phase_id),
        )
        self.put(words, [note], reason=reason.strip())
        return words

    def add_test(self, measure: str, value: int) -> TestResult:
        """Keep a measurement of today. Raises UsageError for an unknown one or a wrong value."""
        from planner.domain.weeks.measures import FINDINGS, TESTS  # as in `gates`

        if measure not in TESTS:
            raise UsageError(f"There is no test {measure!r}.", f"There are: {', '.join(TESTS)}.")
        most = 1 if measure in FINDINGS else WORST
        if not 0 <= value <= most:
            raise UsageError(
                f"{measure} {value} is off the scale.",
                f"Expected 0 to {most}: {TESTS[measure]}.",
            )
        test = TestResult(
            id=new_id(), date=self.today, created=self.stamp(), measure=measure, value=value
        )
        self.put(f"Test: {measure.replace('_', ' ')} {value}", [test])
        return test
