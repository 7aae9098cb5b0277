"""Phase gates: where the runner is by facts, and what is still open before the next phase.

A phase begins on the first day on which its gate is passed and the phase before has lasted its
least weeks, but on no day on which a flare or a red flag is open. What was passed stays passed; a
gate may be skipped with a written reason.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from enum import StrEnum

import msgspec

from planner.domain.values.calendar import DAY, WEEK
from planner.domain.values.exercise import low
from planner.domain.values.journal import Note
from planner.domain.values.plan import Criterion, Phase, Plan
from planner.domain.values.record import by_entry
from planner.domain.weeks.measures import Measured, Measurements
from planner.domain.weeks.phases import PhaseEntry

TAG = "gate"
"""A note with this tag and the id of a phase keeps why its gate was skipped."""


class GateMark(StrEnum):
    """How a criterion stands; shown as a sign and a word."""

    PASSED = "passed"
    FAILED = "failed"
    UNMEASURED = "unmeasured"


class Check(msgspec.Struct, frozen=True, kw_only=True):
    """One criterion of a gate, as it stands."""

    criterion: Criterion
    mark: GateMark
    value: int | None = None
    """What was measured, in the unit of the measure; None if not measured yet."""
    day: date | None = None
    """The day the value speaks of."""
    since: date | None = None
    """The day from which on it has been passed without a break."""


class Gate(msgspec.Struct, frozen=True, kw_only=True):
    """The gate before a phase."""

    phase: Phase
    checks: tuple[Check, ...] = ()
    entered: date | None = None
    """The day the phase began; None while it is to come."""
    skipped: Note | None = None
    """The note that says why it was skipped."""
    not_before: date | None = None
    """The first day the phase before will have lasted its least weeks; of the next gate only."""
    held: bool = False
    """True while a flare or a red flag keeps it closed, whatever was passed."""

    @property
    def open(self) -> bool:
        """True if nothing is missing but time."""
        return self.skipped is not None or all(one.mark is GateMark.PASSED for one in self.checks)


class Gates(msgspec.Struct, frozen=True, kw_only=True):
    """Where the runner is in a plan."""

    plan: Plan
    gates: tuple[Gate, ...]
    """One for each phase, in order; the first has no criteria as a rule."""

    @property
    def entries(self) -> tuple[PhaseEntry, ...]:
        """The phases entered so far, in order."""
        return tuple(
            PhaseEntry(gate.phase, gate.entered) for gate in self.gates if gate.entered is not None
        )

    @property
    def here(self) -> Phase:
        """The phase entered last; the first one before the plan's start."""
        entered = self.entries
        return entered[-1].phase if entered else self.gates[0].phase

    @property
    def current(self) -> Gate | None:
        """The phase the runner is in; None before the plan's start."""
        entered = [gate for gate in self.gates if gate.entered is not None]
        return entered[-1] if entered else None

    @property
    def next(self) -> Gate | None:
        """The gate that is waited for; None in the last phase."""
        return next((gate for gate in self.gates if gate.entered is None), None)


def gates_on(
    plan: Plan,
    start: date,
    facts: Measurements,
    notes: Iterable[Note],
    today: date,
    held: Collection[date] = (),
) -> Gates:
    """The plan's gates as known on `today`, for a plan begun on `start`.

    `held` are the days on which a flare (F2 or F3) or a red flag was open: its exercises go back
    then (evidence.md 2.4), so no phase with harder ones begins.
    """
    skips = _skips(notes, start, today)
    found: list[Gate] = []
    since: date | None = start if start <= today else None
    for number, phase in enumerate(plan.phases):
        before = found[-1].entered if found else None
        if number == 0:
            found.append(Gate(phase=phase, entered=since))
            continue
        skip = skips.get(phase.id)
        if before is None:
            checks = _checks(phase, facts, today, start)
            found.append(Gate(phase=phase, checks=checks, skipped=skip))
            continue
        ready = before + low(plan.phases[number - 1].weeks) * WEEK
        entered = _entered(phase, facts, before, ready, today, skip, held)
        found.append(
            Gate(
                phase=phase,
                checks=_checks(phase, facts, entered or today, before),
                entered=entered,
                skipped=skip,
                not_before=ready,
                held=entered is None and today in held,
            )
        )
    return Gates(plan=plan, gates=tuple(found))


def mark_of(criterion: Criterion, measured: Measured | None) -> GateMark:
    """Whether a value passes a criterion."""
    if measured is None:
        return GateMark.UNMEASURED
    too_much = criterion.most is not None and measured.value > criterion.most
    too_little = criterion.least is not None and measured.value < criterion.least
    return GateMark.FAILED if too_much or too_little else GateMark.PASSED


def _skips(notes: Iterable[Note], start: date, today: date) -> dict[str, Note]:
    """The first note that skips each gate, by phase."""
    about = [note for note in notes if TAG in note.tags and start <= note.date <= today]
    found: dict[str, Note] = {}
    for note in sorted(about, key=by_entry):
        for tag in note.tags:
            found.setdefault(tag, note)
    return found


def _entered(
    phase: Phase,
    facts: Measurements,
    before: date,
    ready: date,
    today: date,
    skip: Note | None,
    held: Collection[date],
) -> date | None:
    """The first day the gate was passed, or skipped; None if it is closed still."""
    by_skip = None if skip is None else max(skip.date, before)
    day = ready
    while day <= today and (by_skip is None or day < by_skip):
        if day not in held and _passes(phase, facts, day, before):
            return day
        day += DAY
    return by_skip


def _passes(phase: Phase, facts: Measurements, day: date, before: date) -> bool:
    return all(mark_of(one, facts.value(one, day, before)) is GateMark.PASSED for one in phase.gate)


def _checks(phase: Phase, facts: Measurements, day: date, before: date) -> tuple[Check, ...]:
    return tuple(_check(one, facts, day, before) for one in phase.gate)


def _check(criterion: Criterion, facts: Measurements, day: date, before: date) -> Check:
    measured = facts.value(criterion, day, before)
    mark = mark_of(criterion, measured)
    since = _passed_since(criterion, facts, day, before) if mark is GateMark.PASSED else None
    return Check(
        criterion=criterion,
        mark=mark,
        value=None if measured is None else measured.value,
        day=None if measured is None else measured.day,
        since=since,
    )


def _passed_since(criterion: Criterion, facts: Measurements, day: date, before: date) -> date:
    """The first day of the row of days that ends with `day`, no further back than `before`."""
    first = day
    while first > before:
        earlier = first - timedelta(days=1)
        if mark_of(criterion, facts.value(criterion, earlier, before)) is not GateMark.PASSED:
            break
        first = earlier
    return first
