"""Phase gates: where the runner is in the plan, tests that open gates, and skipping one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from planner.domain.values.calendar import DAY
from planner.domain.values.errors import NotFoundError, UsageError
from planner.domain.values.journal import Note, Profile, TestResult
from planner.domain.values.plan import Criterion, Plan
from planner.domain.values.prescribed import PatientLimit, in_force
from planner.domain.values.session import SessionDone
from planner.domain.weeks.gates import TAG, Gates, gates_on
from planner.domain.weeks.measures import FINDINGS, TESTS, Measurements
from planner.domain.weeks.phases import without_skipped
from planner.logbook.book import Book, new_id
from planner.logbook.caps import Caps
from planner.logbook.flares import Flares
from planner.logbook.prescribed import limits_of
from planner.logbook.red_flags import RedFlags

WORST = 10
_GREEN_WEEKS = Criterion(id="green_weeks", measure="green_weeks", words="weeks without a flare")


class PhaseGates:
    """Queries and commands about phase gates."""

    def __init__(self, book: Book, red_flags: RedFlags, caps: Caps, flares: Flares) -> None:
        self._book = book
        self._red_flags = red_flags
        self._caps = caps
        self._flares = flares
        self._known: tuple[tuple[object, ...], Gates] | None = None
        """The last answer, and what it holds for."""

    def now(self) -> Gates:
        """Where the runner is in the plan by facts. Raises NotFoundError without a plan."""
        profile, today = self._book.profile, self._book.today
        plan = self._book.plans.get(profile.plan) if profile else None
        if profile is None or plan is None:
            raise NotFoundError("There is no plan yet.", "Set one up: easeback setup --help")
        asked = (self._book.revision, today, plan)
        if self._known is None or self._known[0] != asked:
            self._known = asked, self._found(plan, profile, limits_of(self._book))
        return self._known[1]

    def supposing(self, limits: tuple[PatientLimit, ...]) -> Gates:
        """The same with other limits of a professional. Raises NotFoundError without a plan."""
        profile = self._book.profile
        assert profile is not None  # `now` has refused to answer without one
        return self._found(self._book.plans[self.now().plan.id], profile, limits)

    def _found(self, plan: Plan, profile: Profile, limits: tuple[PatientLimit, ...]) -> Gates:
        today = self._book.today
        plan = without_skipped(plan, in_force(limits, today))
        start = profile.start or today
        first = min(start, today)
        facts = self._facts(start)
        notes = self._book.between(first, today, Note)
        held = {*self._flares.days(first, today), *self._locked_days(first, today)}
        return gates_on(plan, start, facts, notes, today, held)

    def _facts(self, start: date) -> Measurements:
        """Everything measured since a plan's start."""
        today = self._book.today
        history = self._caps.history(today)
        if start < today:
            history = self._caps.covering(start, today)
        done = self._book.between(min(start, today), today, SessionDone)
        return Measurements(history, done, self._book.parameters, start)

    def green_weeks(self) -> int:
        """Whole weeks without a flare, as gates count them; none before the plan's start."""
        profile, today = self._book.profile, self._book.today
        if profile is None:
            return 0
        start = profile.start or today
        found = self._facts(start).value(_GREEN_WEEKS, today, start)
        return max(0, found.value) if found is not None else 0

    def _locked_days(self, first: date, last: date) -> Iterator[date]:
        for lock in self._red_flags.all():
            day, end = max(first, lock.date), min(last, (lock.cleared or date.max) - DAY)
            while day <= end:
                yield day
                day += DAY

    def skip(self, phase_id: str, reason: str) -> str:
        """Go on to a phase whose gate is closed; the reason is kept as a note. Returns the words.

        Raises NotFoundError for a phase that is not the next one, UsageError without a reason.
        """
        gate = self.now().next
        if gate is None or gate.phase.id != phase_id:
            following = f"Next is: {gate.phase.id}." if gate else "The last phase has begun."
            raise NotFoundError(f"{phase_id!r} is not the next phase.", following)
        if not reason.strip():
            raise UsageError("Skipping a gate takes a reason.", 'Say it: --because "..."')
        now = self._book.now()
        words = f"Gate of {gate.phase.name} skipped"
        note = Note(
            id=new_id(),
            date=now.date(),
            created=self._book.stamp(),
            at=f"{now:%H:%M}",
            text=reason.strip(),
            tags=(TAG, phase_id),
        )
        self._book.put(words, [note], reason=reason.strip(), rules=("PHASE",))
        return words

    def add_test(self, measure: str, value: int) -> TestResult:
        """Keep a measurement of today. Raises UsageError for an unknown one or a wrong value."""
        if measure not in TESTS:
            raise UsageError(f"There is no test {measure!r}.", f"There are: {', '.join(TESTS)}.")
        most = 1 if measure in FINDINGS else WORST
        if not 0 <= value <= most:
            raise UsageError(
                f"{measure} {value} is off the scale.",
                f"Expected 0 to {most}: {TESTS[measure]}.",
            )
        test = TestResult(
            id=new_id(),
            date=self._book.today,
            created=self._book.stamp(),
            measure=measure,
            value=value,
        )
        self._book.put(f"Test: {measure.replace('_', ' ')} {value}", [test])
        return test
