"""Walk-run sessions: what a planned one asks for, and which of them a run counts as."""

from __future__ import annotations

from typing import Literal

import msgspec

from planner.domain.knee.ladder import DEFAULT_LADDER, step_at
from planner.domain.values.errors import UsageError
from planner.domain.values.plan import WalkRun
from planner.domain.values.run import PlannedRun, Run, RunKind
from planner.logbook.book import Book

Ran = int | Literal["all"] | None
"""Seconds of running in a run; `all` for one without walking, None for what was planned."""

COUNTED = frozenset({RunKind.RUN, RunKind.WALK_RUN})
"""Kinds of run that count as the day's planned walk-run: the named one, and no kind at all."""


def intervals_of(book: Book, run: PlannedRun) -> WalkRun | None:
    """The intervals of a planned run; None for one that is no step of a ladder."""
    return step_of(book, run.rung)


def step_of(book: Book, rung: object) -> WalkRun | None:
    """The session of a rung of the plan's own ladder or the usual one; None for no rung."""
    if not isinstance(rung, int) or rung < 1:
        return None
    plan = book.plans.get(book.profile.plan) if book.profile else None
    return step_at(rung, plan.ladder if plan and plan.ladder else DEFAULT_LADDER)


def is_walked_in(session: WalkRun) -> bool:
    """True if a session asks for walking between its runs, which no top rung does."""
    return session.total_s > session.run_s


def walk_run_for(book: Book, run: Run) -> WalkRun | None:
    """The planned session with walking that a run may stand for."""
    planned = book.get(run.planned) if run.planned else None
    session = intervals_of(book, planned) if isinstance(planned, PlannedRun) else None
    return session if session is not None and is_walked_in(session) else None


def counted_as(book: Book, run: Run) -> WalkRun | None:
    """The planned walk-run that a run counts as, until the runner says that it was run through."""
    return walk_run_for(book, run) if may_count(run) else None


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
