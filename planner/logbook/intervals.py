"""Walk-run sessions: what a planned one asks for, and which of them a run counts as."""

from __future__ import annotations

from typing import Literal

import msgspec

from planner.domain.values.errors import UsageError
from planner.domain.values.plan import WalkRun
from planner.domain.values.run import Run, RunKind

Ran = int | Literal["all"] | None
"""Seconds of running in a run; `all` for one without walking, None for what was planned."""

COUNTED = frozenset({RunKind.RUN, RunKind.WALK_RUN})
"""Kinds of run that count as the day's planned walk-run: the named one, and no kind at all."""


def is_walked_in(session: WalkRun) -> bool:
    """True if a session asks for walking between its runs, which no top rung does."""
    return session.total_s > session.run_s


def may_count(run: Run) -> bool:
    """True if nothing that the runner said keeps a run from counting as a planned walk-run."""
    return not run.through and run.run_kind in COUNTED


def running_of(run: Run) -> Ran:
    """What is known of the running in a run."""
    if run.through:
        return "all"
    if run.walk_s is None or run.duration_s is None:
        return None
    return max(0, run.duration_s - run.walk_s)


def with_running(run: Run, ran: Ran) -> Run:
    """The run with so much running in it. Raises UsageError without a time, or for more running
    than that."""
    if not isinstance(ran, int):
        return msgspec.structs.replace(run, through=ran == "all", walk_s=None)
    if run.duration_s is None:
        raise UsageError(
            "Minutes of running need the time of the whole, walking counted.",
            "For example: 3k 20:00, 10min of it running",
        )
    if ran > run.duration_s:
        raise UsageError(
            "That is more running than the whole took.", "Expected the minutes that were run."
        )
    return msgspec.structs.replace(run, through=False, walk_s=run.duration_s - ran)
