"""Balance: sets done by muscle group and side, the weakest first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

import msgspec

from planner.domain.values.exercise import Exercise
from planner.domain.values.record import Side
from planner.domain.values.session import SessionDone, SetKey, is_nothing

WEEKS = 4
"""Weeks looked back on."""


class GroupSets(msgspec.Struct, frozen=True, kw_only=True):
    """The sets of one muscle group."""

    group: str
    left: int = 0
    """Sets of the left side, those of both legs together included."""
    right: int = 0
    comfort: bool = False
    """True if only comfort work counts for it: nothing depends on its sets."""
    last: date | None = None
    """The day of the latest set; None if there was none."""

    @property
    def weaker(self) -> int:
        """Sets of the side that had fewer."""
        return min(self.left, self.right)

    @property
    def short_side(self) -> Side | None:
        """The side with fewer sets; None if both had as many."""
        if self.left == self.right:
            return None
        return Side.LEFT if self.left < self.right else Side.RIGHT


def span(today: date) -> tuple[date, date]:
    """The first and last day looked at: four weeks with today at the end."""
    return today - timedelta(weeks=WEEKS) + timedelta(days=1), today


def balance(
    done: Iterable[SessionDone], exercises: Mapping[str, Exercise]
) -> tuple[GroupSets, ...]:
    """Every muscle group that an exercise of the library works, the most neglected first.

    A set counts for each group of its exercise; one of both legs counts for either side.
    Comfort work comes last.
    """
    groups = {group: GroupSets(group=group, comfort=True)
              for exercise in exercises.values() for group in exercise.groups}  # fmt: skip
    for exercise in exercises.values():
        for group in () if exercise.optional else exercise.groups:
            groups[group] = msgspec.structs.replace(groups[group], comfort=False)
    for key, (count, last) in _sets_done(done).items():
        known = exercises.get(key.exercise)
        for group in known.groups if known else ():
            groups[group] = _with(groups[group], key.side, count, last)
    return tuple(
        sorted(
            groups.values(),
            key=lambda one: (one.comfort, one.weaker, one.left + one.right, one.group),
        )
    )


def _sets_done(done: Iterable[SessionDone]) -> dict[SetKey, tuple[int, date]]:
    """How often each set was done, and when last."""
    found: dict[SetKey, tuple[int, date]] = {}
    for session in done:
        for name, tick in session.ticks.items():
            if not is_nothing(tick):
                key = SetKey.parse(name)
                count, last = found.get(key, (0, session.date))
                found[key] = (count + 1, max(last, session.date))
    return found


def _with(sets: GroupSets, side: Side, count: int, day: date) -> GroupSets:
    return msgspec.structs.replace(
        sets,
        left=sets.left + count * (side is not Side.RIGHT),
        right=sets.right + count * (side is not Side.LEFT),
        last=day if sets.last is None else max(sets.last, day),
    )
