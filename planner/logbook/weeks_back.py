"""What is seen when looking back: weeks and days with their load and pain, phases."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import msgspec

from planner.domain.review.felt import Felt
from planner.domain.review.quiet import JudgedWeek
from planner.domain.values.calendar import DAY, WEEK
from planner.domain.values.record import Side

LONG_WEEKS = 26


class Period(msgspec.Struct, frozen=True):
    """The days that are looked back on."""

    first: date
    """First day of a week."""
    last: date
    """Today, or the last day that was asked for."""

    @property
    def weeks(self) -> int:
        """How many calendar weeks it touches."""
        return -(-((self.last - self.first).days + 1) // 7)

    @property
    def is_long(self) -> bool:
        """True if its weeks are told apart by months rather than numbers."""
        return self.weeks >= LONG_WEEKS

    def share_at(self, day: date) -> float:
        """Where a day lies between the first (0) and the last (1)."""
        return (day - self.first).days / max(1, (self.last - self.first).days)


class KneeFelt(msgspec.Struct, frozen=True):
    """What one knee felt."""

    side: Side
    felt: Felt


class WeekBack(msgspec.Struct, frozen=True, kw_only=True):
    """One calendar week: load, plan, line and pain. Metres of running, seconds of running."""

    first: date
    run_m: int = 0
    run_s: int = 0
    """Runs without a time are counted at the runner's usual pace."""
    untimed: int = 0
    """Days whose running time nobody knows, not even about: they are not in `run_s`."""
    planned_m: int = 0
    """What stood in the plan, run or not; what was skipped is not planned any more."""
    planned_s: int = 0
    coming_m: int = 0
    """What of it is still to come."""
    line_m: int | None = None
    """The week's line as it stood; None where there was none."""
    line_s: int | None = None
    knees: tuple[KneeFelt, ...] = ()
    """The sore knees."""
    judged: JudgedWeek | None = None
    """How the knee took it; None while it is not over."""
    flare: bool = False
    current: bool = False

    @property
    def last(self) -> date:
        """Its last day."""
        return self.first + WEEK - DAY

    @property
    def felt(self) -> Felt:
        """Of the sore knees the worse score each."""
        return worse_of(self.knees)


class DayBack(msgspec.Struct, frozen=True, kw_only=True):
    """One day with a run or a score."""

    day: date
    run_m: int = 0
    run_s: int | None = None
    knees: tuple[KneeFelt, ...] = ()

    @property
    def felt(self) -> Felt:
        """Of the sore knees the worse score each."""
        return worse_of(self.knees)


class PhaseSpan(msgspec.Struct, frozen=True):
    """A phase of the plan, from its first day to its last that has come."""

    name: str
    first: date
    last: date


def worse_of(knees: tuple[KneeFelt, ...]) -> Felt:
    """The worse of some knees, score by score."""
    found = [one.felt for one in knees]
    return Felt(
        worst=_highest(one.worst for one in found),
        morning=_highest(one.morning for one in found),
        median=_highest(one.median for one in found),
        mornings=max((one.mornings for one in found), default=0),
    )


def _highest(scores: Iterable[int | None]) -> int | None:
    return max((score for score in scores if score is not None), default=None)
