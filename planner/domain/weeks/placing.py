"""Planned runs put into the calendar, each held at what its day leaves, in the order of days.

The one rule for every way in: a planned run is held at its cap; going over it takes a written
reason. Under a red flag nothing does.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import msgspec

from planner.domain.caps.allowance import Allowance, allowance, left_on
from planner.domain.knee.history import History
from planner.domain.knee.parameters import Parameters
from planner.domain.values.run import PlannedRun

LEAST_M = 500
"""A run that would become shorter is left out: our choice."""


def resized(run: PlannedRun, metres: int, room_m: int, reason: str = "") -> PlannedRun:
    """The run at that distance, where its day leaves `room_m` for it.

    Over that it carries the reason given, written against what is left now, or else the one it
    has, with the cap that one was written against; within it none is needed. Minutes speak of one
    distance only.
    """
    over = metres > room_m
    if over and reason:
        override, override_m = reason, room_m
    elif over and run.override:
        override, override_m = run.override, run.override_m
    else:
        override, override_m = "", 0
    return msgspec.structs.replace(
        run,
        distance_m=metres,
        duration_s=run.duration_s if metres == run.distance_m else None,
        override=override,
        override_m=override_m,
    )


class Placing(msgspec.Struct, frozen=True, kw_only=True):
    """One run on its day, as it was wanted and as it may stand."""

    wanted: PlannedRun
    most_m: int
    """What its day leaves for it."""
    rule: str
    """Id of the rule that holds it."""
    over: bool
    """True if it is longer than that, and no reason of its own covers it."""
    after: PlannedRun | None
    """None = there is no room for it."""


def place(
    runs: Iterable[PlannedRun],
    history: History,
    today: date,
    params: Parameters,
    reason: str = "",
) -> tuple[Placing, ...]:
    """Each of the runs held at its day's cap; with a reason, kept as wanted and marked with it.

    `history` holds the other planned runs. Each run is judged as if those before it, these among
    them, are run as they would stand and stay green.
    """
    standing = list(history.planned)
    found = []
    for run in sorted(runs, key=lambda one: (one.date, one.order, one.id)):
        known = history.replanned(tuple(standing))
        allowed = allowance(run.date, known, today, params)
        placing = _placed(run, left_on(run.date, allowed, known), allowed, params, reason)
        found.append(placing)
        if placing.after is not None:
            standing.append(placing.after)
    return tuple(found)


def _placed(
    run: PlannedRun, left: int, allowed: Allowance, params: Parameters, reason: str
) -> Placing:
    is_locked = allowed.binding == "LOCK"
    over = not fits(run, left, allowed, params)
    after: PlannedRun | None = run
    if over and reason and not is_locked:
        after = resized(run, run.distance_m, left, reason)
    elif over:
        after = resized(run, left, left) if left >= LEAST_M else None
    return Placing(wanted=run, most_m=left, rule=allowed.binding, over=over, after=after)


def fits(run: PlannedRun, left: int, allowed: Allowance, params: Parameters) -> bool:
    """True if a run may stand where so much is left: below the cap, covered by a written reason
    for a cap that was no higher, or where caps only tell. A red flag leaves no such choice."""
    if run.distance_m <= left:
        return True
    if allowed.binding == "LOCK":
        return False
    return params.cap_mode == "warn" or (bool(run.override) and 0 < run.override_m <= left)
