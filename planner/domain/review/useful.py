"""The share of the useful dose that was done. What was excused is left out, never a failing; there
are no streaks.

The useful dose is every set that was asked for, but for comfort work, which no phase depends on.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date

import msgspec

from planner.domain.values.exercise import Exercise
from planner.domain.values.record import Side
from planner.domain.values.session import Item, SetKey, Tick, is_nothing, sets_of


class UsefulSets(msgspec.Struct, frozen=True, kw_only=True):
    """The sets of one session, or of several."""

    asked: int = 0
    """Sets asked for and not excused."""
    done: int = 0
    """Sets of these that were done, at least in part."""
    excused: int = 0
    """Sets left undone with a reason, or on a day that excuses all."""

    def __add__(self, other: UsefulSets) -> UsefulSets:
        return UsefulSets(
            asked=self.asked + other.asked,
            done=self.done + other.done,
            excused=self.excused + other.excused,
        )

    @property
    def share(self) -> int | None:
        """Per cent that was done, rounded down; None where nothing was asked."""
        return self.done * 100 // self.asked if self.asked else None


NOTHING = UsefulSets()


class UsefulDay(msgspec.Struct, frozen=True):
    """The useful sets of one day."""

    day: date
    sets: UsefulSets


class DoseShare(msgspec.Struct, frozen=True, kw_only=True):
    """The useful dose of a week or a phase."""

    first: date
    last: date
    """Its last day that has come."""
    name: str = ""
    """Of a phase its name."""
    sets: UsefulSets = NOTHING
    excused_days: int = 0
    """Days on which something was excused."""
    so_far: bool = False
    """True while it goes on."""

    @property
    def is_told(self) -> bool:
        """True if anything was asked for in it, excused or not."""
        return bool(self.sets.asked or self.sets.excused)


def useful_sets(
    items: Iterable[Item],
    ticks: Mapping[str, Tick],
    exercises: dict[str, Exercise],
    sore: Side,
    *,
    left_out: Collection[str] = (),
    excused: bool = False,
    open_counts: bool = True,
) -> UsefulSets:
    """The sets of one session.

    `left_out` are sets skipped with a reason; `excused` excuses whatever was left undone.
    `open_counts` is false while the day is not over: what is still open is then not missing.
    """
    useful = tuple(item for item in items if not _is_comfort(item, exercises))
    asked = done = let_off = 0
    for key in sets_of(useful, exercises, sore):
        if _is_done(key, ticks):
            asked, done = asked + 1, done + 1
        elif excused or str(key) in left_out:
            let_off += 1
        else:
            asked += open_counts
    return UsefulSets(asked=asked, done=done, excused=let_off)


def _is_comfort(item: Item, exercises: Mapping[str, Exercise]) -> bool:
    known = exercises.get(item.exercise)
    return item.optional or (known is not None and known.optional)


def _is_done(key: SetKey, ticks: Mapping[str, Tick]) -> bool:
    tick = ticks.get(str(key))
    return tick is not None and not is_nothing(tick)


def share_of(
    days: Iterable[UsefulDay], first: date, last: date, today: date, name: str = ""
) -> DoseShare:
    """The useful dose of the days `first` ... `last`."""
    within = [one for one in days if first <= one.day <= last]
    return DoseShare(
        first=first,
        last=min(last, today),
        name=name,
        sets=sum((one.sets for one in within), NOTHING),
        excused_days=len({one.day for one in within if one.sets.excused}),
        so_far=first <= today <= last,
    )
