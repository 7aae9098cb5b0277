"""The rules of plans that types cannot say: sessions, phases, gates and walk-run ladders."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from itertools import pairwise
from typing import Any

from planner.domain.exercises.figure import Figure, Pose, Prop
from planner.domain.exercises.tiers import tier_of_item
from planner.domain.values.exercise import Dose, Exercise, high, low
from planner.domain.values.plan import (
    Criterion,
    Phase,
    Plan,
    Prescription,
    SessionTemplate,
    WalkRun,
)
from planner.domain.values.prescribed import PrescribedItem
from planner.domain.values.session import Item
from planner.exchange.plans.exercise_checks import check_dose, check_exercise, check_field
from planner.exchange.plans.figure_checks import check_figure, check_pose, check_prop
from planner.exchange.plans.plan_problems import Slip, did_you_mean
from planner.exchange.plans.plan_shape import Checks
from planner.exchange.plans.prescription_shape import (
    FileLimit,
    FilePrescription,
    Naming,
    check_item,
    check_limit,
    check_signature,
)

MOST_CORE_ITEMS = 6
"""More lowers adherence (evidence.md 4.5, EX-6)."""

MOST_SEGMENT_S = 7200
"""A longer stretch of running or walking is a slip of the pen: seconds, not minutes."""

PAIN = ("morning_pain", "stairs_pain", "session_pain")
ABSENT = ("range_loss", "swelling", "limp")


def checks(
    known: Mapping[str, Exercise],
    broken: Container[str] = (),
    phases: frozenset[str] | None = None,
    signed: date | None = None,
) -> Checks:
    """The rules for keys and tables of plan files; ids of exercises are looked up in `known`.

    `broken` are the ids of exercises that have errors of their own; `phases` those that a
    prescription may pass over, None if nobody knows; `signed` is the day it is of.
    """
    naming = Naming(known, phases, signed)
    rules: dict[type, Callable[[Any], Iterable[Slip]]] = {
        Dose: check_dose,
        Exercise: check_exercise,
        Prescription: partial(_prescription, known=known, broken=broken),
        SessionTemplate: _session,
        Criterion: _criterion,
        Phase: partial(_phase, known=known),
        WalkRun: _rung,
        Plan: _plan,
        Pose: check_pose,
        Prop: check_prop,
        Figure: check_figure,
        FileLimit: partial(check_limit, naming=naming),
        PrescribedItem: partial(check_item, naming=naming),
        FilePrescription: check_signature,
    }

    def of_table(value: Any) -> Iterable[Slip]:
        rule = rules.get(type(value))
        return rule(value) if rule else ()

    return Checks(check_field, of_table)


def _prescription(
    item: Prescription, known: Mapping[str, Exercise], broken: Container[str]
) -> Iterator[Slip]:
    if item.exercise in known:
        return
    if item.exercise in broken:
        message = f'the exercise "{item.exercise}" has errors of its own'
        yield Slip(("exercise",), message, "Mend the exercise, and this is well.")
    else:
        hint = did_you_mean(item.exercise, known)
        yield Slip(("exercise",), f'there is no exercise "{item.exercise}"', hint)


def _session(session: SessionTemplate) -> Iterator[Slip]:
    if not session.items:
        hint = 'Expected at least one, such as { exercise = "clam" }.'
        yield Slip(("items",), "this session has no exercises", hint)
    yield from _twice("items", "exercise", session.items)
    core = sum(not item.optional for item in session.items)
    if core > MOST_CORE_ITEMS:
        yield Slip(
            ("items",),
            f"{core} exercises are a lot for one session",
            f"Expected at most {MOST_CORE_ITEMS} that are not optional: shorter lists are "
            "kept to better.",
            "warning",
        )
    # Every other day gives three and four a week in turn; more cannot be kept apart.
    if session.apart and (low(session.per_week) > 3 or high(session.per_week) > 4):
        yield Slip(
            ("per_week",),
            f"{high(session.per_week)} sessions a week cannot be kept apart",
            "Expected 3 at most (or [3, 4]: every other day), or apart = false.",
        )


def _criterion(criterion: Criterion) -> Iterator[Slip]:
    """Pain and findings have an upper limit, minutes, repetitions and weeks a lower one."""
    upper = criterion.measure in (*PAIN, *ABSENT)
    wanted, other = ("most", "least") if upper else ("least", "most")
    if getattr(criterion, wanted) is None:
        hint = f"Expected {wanted} = a whole number, as {criterion.measure} must not be "
        hint += "above it." if upper else "below it."
        yield Slip((), "this condition has no limit to meet", hint)
    if getattr(criterion, other) is not None:
        hint = f"Expected {wanted} alone for {criterion.measure}."
        yield Slip((other,), f"{other} means nothing here", hint)
    if criterion.measure in ABSENT and criterion.most:
        hint = "Expected most = 0: a finding is there (1) or not (0)."
        yield Slip(("most",), f"{criterion.most} is not a finding", hint)


def _phase(phase: Phase, known: Mapping[str, Exercise]) -> Iterator[Slip]:
    yield from _twice("sessions", "id", phase.sessions)
    yield from _twice("gate", "id", phase.gate)
    for number, session in enumerate(phase.sessions):
        tiers = [_tier(item, known) for item in session.items]
        for place, tier in enumerate(tiers):
            if tier > phase.max_tier:
                yield Slip(
                    ("sessions", number, "items", place),
                    f"knee load tier {tier} is above this phase's {phase.max_tier}",
                    "Expected an exercise of a lower tier, or a higher max_tier.",
                    "warning",
                )
        often = high(session.per_week) > 1 and session.kind == "strength"
        if often and not session.apart and max(tiers, default=0) >= 2:
            yield Slip(
                ("sessions", number),
                "knee-loading strength may fall on two days running",
                "Expected apart = true for exercises of tier 2 or 3.",
                "warning",
            )


def _tier(asked: Prescription, known: Mapping[str, Exercise]) -> int:
    """Knee load of what is asked for; an exercise that is nowhere is told of by itself."""
    exercise = known.get(asked.exercise)
    if exercise is None:
        return 0
    return tier_of_item(Item(exercise=exercise.id, dose=asked.dose or exercise.dose), exercise)


def _rung(rung: WalkRun) -> Iterator[Slip]:
    if not rung.segments:
        hint = "Expected pairs of running and walking seconds, such as [[60, 180]]."
        yield Slip(("segments",), "this rung asks for nothing", hint)
    for number, (run, walk) in enumerate(rung.segments):
        if run < 1 or walk < 0 or max(run, walk) > MOST_SEGMENT_S:
            yield Slip(
                ("segments", number),
                f"[{run}, {walk}] cannot be run",
                f"Expected seconds of running (1 to {MOST_SEGMENT_S}) and of walking (0 or more).",
            )


def _plan(plan: Plan) -> Iterator[Slip]:
    if not plan.phases:
        yield Slip((), "this plan has no phases", "Expected at least one [[phases]] table.")
    yield from _twice("phases", "id", plan.phases)
    for place, rung in enumerate(plan.ladder, start=1):
        if rung.rung != place:
            yield Slip(
                ("ladder", place - 1, "rung"),
                f"rung {rung.rung} stands in place {place}",
                "Expected rungs numbered 1, 2, 3 ... in order.",
            )
    for place, (easier, harder) in enumerate(pairwise(plan.ladder), start=1):
        if harder.run_s < easier.run_s:
            yield Slip(
                ("ladder", place),
                "this rung has less running than the one below it",
                f"Expected at least {easier.run_s} seconds of running.",
                "warning",
            )
    if plan.ladder and not any(phase.runs for phase in plan.phases):
        hint = "Expected runs = true in a phase."
        yield Slip(("ladder",), "no phase asks for the runs of this ladder", hint, "warning")


def _twice(where: str, key: str, tables: Iterable[Any]) -> Iterator[Slip]:
    """Tables that share a name which must be their own."""
    seen: set[str] = set()
    for number, table in enumerate(tables):
        name = getattr(table, key)
        if name in seen:
            message = f'"{name}" stands here a second time'
            yield Slip((where, number, key), message, f"Expected each {key} once.")
        seen.add(name)
