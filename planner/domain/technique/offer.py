"""When a focus is offered, and which: one at a time, one change a week, a quiet knee."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import msgspec

from planner.domain.exercises.progress import has_fewer_sets, is_same_dose
from planner.domain.technique.step_rate import OFFER_UP_TO, TAKE_UP_TO, UsualRate
from planner.domain.values.calendar import DAY, WEEK
from planner.domain.values.reason import Reason
from planner.domain.values.session import Item
from planner.domain.values.technique import FOCUS_WEEKS, FocusKind

ROUNDED_M = 100
"""What is planned is rounded to so much: less is no longer run."""
HURT_WEEKS = 12
"""So long no step rate is offered after one that made calf or Achilles tendon hurt: our choice."""


class FocusOffer(msgspec.Struct, frozen=True):
    """What may be begun now, and what keeps it from being offered."""

    kinds: tuple[FocusKind, ...]
    """What there is to choose from, the best known first."""
    usual: UsualRate | None
    """The usual step rate; None if no run tells it."""
    waits: Reason | None = None
    """Why nothing is offered by itself: `focus` (one is heeded), `rests` (why), `green` (weeks so
    far), `week` (another change of this week)."""


def kinds_offered(usual: UsualRate | None, *, hurt: bool = False) -> tuple[FocusKind, ...]:
    """What there is to choose from: a higher step rate comes first up to a usual one of 170, last
    up to 175, and not at all beyond it (G-1) or where calf or Achilles tendon hurt with it."""
    others = tuple(one for one in FocusKind if one is not FocusKind.STEP_RATE)
    rate = usual.rate if usual is not None else 0
    if hurt or rate > TAKE_UP_TO:
        return others
    return (*others, FocusKind.STEP_RATE) if rate > OFFER_UP_TO else tuple(FocusKind)


def longer_run(days: Iterable[tuple[date, int, int | None]]) -> Reason | None:
    """The first day of a week with more than the longest run lately that the knee took.

    Args:
        days: Each with the metres planned or run on it, and the metres of that longest run; None
            if there was none.
    """
    for day, metres, longest in days:
        if longest is not None and metres - longest >= ROUNDED_M:
            return Reason("week", (("what", "longest"), ("day", day)))
    return None


def changed_exercise(items: Iterable[Item], before: Iterable[Item]) -> Reason | None:
    """The first exercise of a week with a dose that was not asked for in the weeks before it.

    Fewer sets, as a lighter week has them, are no change; nor is anything where nothing was asked
    for before.
    """
    known = tuple(before)
    for item in items if known else ():
        if not any(is_same_dose(one, item) or has_fewer_sets(item, one) for one in known):
            return Reason("week", (("what", "exercise"), ("exercise", item.exercise)))
    return None


def last_day(first: date) -> date:
    """The last day of a focus begun on a day."""
    return first + FOCUS_WEEKS * WEEK - DAY
