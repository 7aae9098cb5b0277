"""How far a run of a new solution goes: fitted to the plan, or held at the day's hard limit."""

from __future__ import annotations

import msgspec

from planner.domain.caps.load import Allowance, State
from planner.domain.values.reason import Reason
from planner.domain.values.run import PlannedRun, RunKind
from planner.domain.weeks.placing import resized
from planner.domain.weeks.replan import CardChange
from planner.domain.weeks.schedule_runs import LEAST_M

GROW_FROM = 90
"""A planned run is lengthened only where it is below so many per cent of what the plan would give
it: small differences are not worth a change."""


def fitted(card: PlannedRun, wanted: PlannedRun, most: int, allowed: Allowance) -> PlannedRun:
    """A card of the plan as it should be: on the ladder as the rung says, else little changed."""
    if allowed.run_s is not None:
        return msgspec.structs.replace(
            card,
            distance_m=wanted.distance_m,
            duration_s=wanted.duration_s,
            run_kind=wanted.run_kind,
            rung=wanted.rung,
        )
    metres = card.distance_m
    if metres > most:
        metres = most // 100 * 100
    elif allowed.state is State.GREEN and metres * 100 < wanted.distance_m * GROW_FROM:
        metres = wanted.distance_m
    by_plan = card.run_kind in (RunKind.LONG, RunKind.WALK_RUN)
    kind = wanted.run_kind if by_plan or wanted.run_kind is RunKind.LONG else card.run_kind
    same = metres == card.distance_m and card.rung is None
    return msgspec.structs.replace(
        card,
        distance_m=metres,
        duration_s=card.duration_s if same else None,
        run_kind=kind,
        rung=None,
    )


def held(card: PlannedRun, allowed: Allowance, laid: list[PlannedRun]) -> CardChange:
    """A run the runner planned, on its day: as it is, or held at the day's hard limit.

    A written reason covers it as long as the limit is no lower than the one it was written
    against. Shorter than 500 m it is dropped.
    """
    same_day = sum(run.distance_m for run in laid if run.date == card.date)
    left = max(0, allowed.hard_m - same_day)
    is_covered = bool(card.override) and 0 < card.override_m <= left
    if card.distance_m <= left or is_covered:
        return CardChange(before=card, after=card)
    reasons = tight_rules(allowed, card.distance_m + same_day)
    if left < LEAST_M:
        return CardChange(before=card, after=None, reasons=reasons)
    return CardChange(before=card, after=resized(card, left, left), reasons=reasons)


def tight_rules(allowed: Allowance, metres: int) -> tuple[Reason, ...]:
    """The rules that allow less than that, the tightest first."""
    tight = sorted(
        (each for each in allowed.limits if _most(each.hard_m, each.plan_m) < metres),
        key=lambda each: _most(each.hard_m, each.plan_m),
    )
    return tuple(Reason(each.rule, each.inputs) for each in tight)


def _most(hard: int | None, plan: int | None) -> int:
    return min(metres for metres in (hard, plan, 10**9) if metres is not None)
