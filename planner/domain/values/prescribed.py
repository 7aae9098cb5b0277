"""What a physiotherapist or doctor sets for this runner: limits with a name and a date, a plan."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal, get_args

import msgspec

from planner.domain.values.exercise import Dose, Exercise
from planner.domain.values.plan import Plan
from planner.domain.values.record import Dated, Record

LimitKind = Literal[
    "run_pain", "no_running", "run_km", "run_minutes", "week_km", "week_minutes", "max_tier",
    "no_stairs", "without", "skip_phase", "advice",
]  # fmt: skip
"""`run_pain`: pain 0-10 in a run above which it is red. `no_running`: none at all. `run_km`,
`run_minutes`: the longest day of running. `week_km`, `week_minutes`: a calendar week.
`max_tier`: knee load of exercises, 0-3. `no_stairs`: no exercise on a step that loads the
kneecap. `without`: not this exercise. `skip_phase`: this phase of the plan is passed over.
`advice`: words alone."""


class PatientLimit(Dated, frozen=True, kw_only=True, omit_defaults=True, tag="limit"):
    """One limit of this runner. Its date is the first day on which it holds; it ends by itself."""

    limit: LimitKind
    by: str
    """Who set it, as the runner reads it on every why-card."""
    signed: date
    """The day it was signed."""
    most: int | None = None
    """Points, metres, minutes or tier, as the kind says; None where it has no number."""
    what: str = ""
    """Id of the exercise or phase it names."""
    until: date | None = None
    """The last day on which it holds; None = until it is taken out."""
    words: str = ""
    """What the professional wrote beside it."""

    def holds_on(self, day: date) -> bool:
        """True if it is in force on a day."""
        return self.date <= day and (self.until is None or day <= self.until)

    @property
    def about(self) -> tuple[str, str]:
        """What it limits: of two about the same only one is in force. Each advice is its own."""
        return self.limit, self.words if self.limit == "advice" else self.what

    @property
    def content(self) -> tuple[object, ...]:
        """All that was set: equal content, nothing to change."""
        return (self.limit, self.by, self.signed, self.most, self.what, self.until, self.words)


class PrescribedItem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One exercise as a prescription asks for it in the sessions to come."""

    exercise: str
    """Id of the exercise."""
    session: str = ""
    """Id of the plan's session it belongs to; every session that has the exercise if left out,
    or the first one for strength where none has it."""
    dose: Dose | None = None
    """The exercise's own dose if left out."""
    variant: str = ""
    """Name of the ladder's step it is done on, such as "loop band"."""
    optional: bool = False
    """True for comfort work: the session is complete without it."""


class SentPlan(Record, frozen=True, kw_only=True, omit_defaults=True, tag="sent-plan"):
    """A plan, or exercises, that came with a prescription. They are in force beside the files of
    the plan folders, over one of the same id."""

    by: str
    signed: date
    plan: Plan | None = None
    exercises: tuple[Exercise, ...] = ()


class PlanLibrary(msgspec.Struct, frozen=True):
    """Exercises and plans by id, as files hold them."""

    exercises: dict[str, Exercise]
    plans: dict[str, Plan]

    def with_sent(self, sent: Iterable[SentPlan]) -> tuple[dict[str, Exercise], dict[str, Plan]]:
        """Both with what was sent over them, the latest signed over those before."""
        rows = sorted(sent, key=lambda one: (one.signed, one.id))
        if not rows:
            return self.exercises, self.plans
        exercises = {one.id: one for row in rows for one in row.exercises}
        plans = {row.plan.id: row.plan for row in rows if row.plan is not None}
        return {**self.exercises, **exercises}, {**self.plans, **plans}


def in_force(limits: Iterable[PatientLimit], day: date) -> tuple[PatientLimit, ...]:
    """Those that hold on a day, in the order of `LimitKind`, the smaller number first."""
    order = get_args(LimitKind)
    held = (one for one in limits if one.holds_on(day))
    return tuple(
        sorted(held, key=lambda one: (order.index(one.limit), one.most or 0, one.what, one.id))
    )
