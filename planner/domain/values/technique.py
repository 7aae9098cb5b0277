"""Running technique: the one point that is heeded for some weeks, and what became of it in runs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from planner.domain.values.record import Dated, by_entry

FOCUS_WEEKS = 4
"""So long a focus lasts; then it fades: our choice."""
GREEN_WEEKS = 2
"""Whole weeks without a flare before one is offered: our choice."""


class FocusKind(StrEnum):
    """What of the running technique is heeded (evidence.md 5.1). Never how the foot lands: that
    loads the calf and needs somebody who looks (rule G-2)."""

    STEP_RATE = "step-rate"
    SOFT_LANDING = "soft-landing"
    SHORT_DOWNHILL = "short-downhill"
    UPRIGHT = "upright"


class Heed(StrEnum):
    """How far a focus was kept in a run, as the runner says."""

    KEPT = "kept"
    PARTLY = "partly"
    NOT = "not"


class FocusEnd(StrEnum):
    """Why a focus ended before its weeks were over."""

    ENOUGH = "enough"
    """The runner's word."""
    OTHER = "other"
    """Another one took its place."""
    PAIN = "pain"
    """Calf or Achilles tendon hurt (rule G-1)."""


class Focus(Dated, frozen=True, kw_only=True, omit_defaults=True, tag="focus"):
    """A point of technique to be heeded in runs from its date on. One at a time."""

    what: FocusKind
    until: date
    """Its last day."""
    usual: int | None = None
    """Of a step rate: usual steps a minute, both feet, that the aim was made from."""
    of_runs: int = 0
    """Of how many runs that is the middle one; 0 = counted by hand or said."""
    rate: int | None = None
    """Of a step rate: the aim in steps a minute, both feet."""
    ended: FocusEnd | None = None
    """Why it ended early; None if it did not."""

    def covers(self, day: date) -> bool:
        """True if it was, or is, to be heeded on a day."""
        return self.date <= day <= self.until


def focus_at(day: date, focuses: Iterable[Focus]) -> Focus | None:
    """What was to be heeded on a day: of several the one begun last."""
    found = [one for one in focuses if one.covers(day)]
    return max(found, key=by_entry, default=None)
