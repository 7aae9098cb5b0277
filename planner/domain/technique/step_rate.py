"""The usual step rate of a runner, and the one to aim at (rule G-1, evidence.md 5.1).

Steps a minute count both feet.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

import msgspec

from planner.domain.knee.mornings import middle
from planner.domain.values.errors import RuleError, UsageError
from planner.domain.values.run import Run, RunKind
from planner.domain.values.technique import FocusKind, Heed

WINDOW = timedelta(days=28)
"""Runs of so many days say what is usual: our choice."""
LEAST, MOST = 130, 220
"""Steps a minute outside of which nobody runs: walking was in it, or the sensor erred."""
FIRST_PERCENT = 5.0
"""By how much the first aim is above the usual rate."""
MOST_PERCENT = 10.0
"""The most it may ever be above it."""
OFFER_UP_TO = 170
"""The usual rate up to which it is offered before all others (TREK expert line)."""
TAKE_UP_TO = 175
"""The usual rate up to which it can be chosen."""
RAISE_AFTER = timedelta(days=14)
"""So long at the first aim before a higher one can be chosen: our choice."""
COUNT_S = 30
"""Seconds for which the steps of both feet are counted by hand."""
NEAR = 3
"""Steps a minute either side of the aim that a watch leaves alone: our choice."""


class UsualRate(msgspec.Struct, frozen=True):
    """Steps a minute, both feet."""

    rate: int
    of_runs: int = 0
    """It is the middle one of so many runs; 0 = counted by hand or said."""


def usual_rate(runs: Iterable[Run], today: date) -> UsualRate | None:
    """The middle step rate of the runs of the last four weeks; None if no run has one.

    Runs with walking in them have none of their own, nor those in which a higher rate was kept. Of
    two middle ones the mean counts, a half rounded up.
    """
    known = sorted(
        run.cadence
        for run in runs
        if run.cadence is not None
        and LEAST <= run.cadence <= MOST
        and today - WINDOW < run.date <= today
        and run.run_kind is not RunKind.WALK_RUN
        and not run.walk_s
        and not _is_raised(run)
    )
    return UsualRate(middle(known), len(known)) if known else None


def _is_raised(run: Run) -> bool:
    return run.focus is FocusKind.STEP_RATE and run.heeded in (Heed.KEPT, Heed.PARTLY)


def counted_rate(steps: int) -> int:
    """Steps a minute of the steps of both feet in half a minute."""
    return steps * 60 // COUNT_S


def aim_of(usual: int, percent: float) -> int:
    """The rate so many percent above the usual one, a half rounded up."""
    return int(usual * (100 + percent) / 100 + 0.5)


def checked_aim(usual: int, percent: float, *, is_used: bool) -> int:
    """The same, where it may be aimed at (G-1).

    Args:
        is_used: True for who has run with a higher rate for a while.

    Raises:
        UsageError: That is no step rate of running, or the aim is more than a tenth above it.
        RuleError: It is quick already, or more than 5 % is too much at first.
    """
    if not is_a_rate(usual):
        raise UsageError(
            f"{usual} steps a minute is no running.",
            f"Expected those of both feet, {LEAST} to {MOST}.",
        )
    if usual > TAKE_UP_TO:
        raise RuleError(
            f"{usual} steps a minute is quick already: a higher rate is not asked for.",
            "Another focus is as good: easeback technique",
            "G-1",
        )
    if not 0 < percent <= MOST_PERCENT:
        raise UsageError(f"{percent:g} % is not to be had.", f"Expected up to {MOST_PERCENT:g} %.")
    if percent > FIRST_PERCENT and not is_used:
        raise RuleError(
            f"{FIRST_PERCENT:g} % come first.",
            f"After two weeks with them, up to {MOST_PERCENT:g} % can be chosen.",
            "G-1",
        )
    return aim_of(usual, percent)


def is_a_rate(rate: int) -> bool:
    """True for a number of steps a minute that somebody may run at."""
    return LEAST <= rate <= MOST
