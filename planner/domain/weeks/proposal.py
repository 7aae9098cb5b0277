"""A proposal: cards of the calendar before and after, with reasons. Applied only on a yes.

It has several authors (a flare, a new solution of the days, exercise steps, a new plan) and one
shape, so that it is shown, answered and undone in one way.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal

import msgspec

from planner.domain.values.calendar import WEEK, weeks_between
from planner.domain.values.reason import Reason
from planner.domain.values.run import PlannedRun, Run
from planner.domain.weeks.schedule import Planned

Kind = Literal["kept", "moved", "shortened", "lengthened", "changed", "dropped", "added"]
"""What becomes of a card; one that is moved and changed counts as moved."""

NEW = "new/"
"""What the ids of added cards begin with; whoever keeps a card gives it a real one."""


class CardChange(msgspec.Struct, frozen=True, kw_only=True):
    """One card before and after. At most one of the two is None."""

    before: Planned | None
    """None = added."""
    after: Planned | None
    """None = dropped."""
    reasons: tuple[Reason, ...] = ()
    """Ids of load rules (`LONG`, `WEEK`, `FLARE` ...) with their inputs, or `PLAN` (a run day of
    the runner, or so many sessions a week), `PHASE`, `AVAILABILITY`, `MISSED`, `EX-4`, `EX-5`,
    `paused`, `eased` or `restored` (exercises), `severe` (the day of severe pain rests)."""

    @property
    def changed(self) -> bool:
        """False if the card stays as it is."""
        return self.before != self.after

    @property
    def card(self) -> Planned:
        """The card as it was, or as it would be if it is new."""
        found = self.before if self.before is not None else self.after
        assert found is not None
        return found

    @property
    def kind(self) -> Kind:
        """What becomes of the card."""
        before, after = self.before, self.after
        if before is None:
            return "added"
        if after is None:
            return "dropped"
        if before.date != after.date:
            return "moved"
        if isinstance(before, PlannedRun) and isinstance(after, PlannedRun):
            more = after.distance_m - before.distance_m
            if more:
                return "lengthened" if more > 0 else "shortened"
        return "changed" if self.changed else "kept"


class WeekChange(msgspec.Struct, frozen=True, kw_only=True):
    """A calendar week's metres, done and planned, before and after."""

    first: date
    before_m: int
    after_m: int


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """What would change in the days from `first` to `last`."""

    first: date
    last: date
    changes: tuple[CardChange, ...] = ()
    """Every card of those days that holds no facts, in order, changed or not."""
    weeks: tuple[WeekChange, ...] = ()
    trades: tuple[Reason, ...] = ()
    """What was given up for something that counts for more: `fewer` (what, first day of the week,
    wanted, placed)."""

    @property
    def changed(self) -> tuple[CardChange, ...]:
        """The cards that would change."""
        return tuple(change for change in self.changes if change.changed)


def differing(
    usual: Iterable[CardChange], other: Iterable[CardChange], kept: Mapping[str, Planned]
) -> tuple[CardChange, ...]:
    """What one solution changes that another does not, seen from the cards as they are kept."""
    usually = {_name(change): change.after for change in usual}
    found = []
    for change in other:
        name = _name(change)
        if name in usually and _content(usually[name]) == _content(change.after):
            continue
        before = None if change.before is None else kept[change.before.id]
        found.append(msgspec.structs.replace(change, before=before))
    return tuple(change for change in found if change.changed)


def _name(change: CardChange) -> tuple[object, ...]:
    """The card, or of a new one its day and session: the number of its id is of one solution."""
    card = change.card
    if change.before is not None:
        return (card.id,)
    return card.date, getattr(card, "template", "run"), card.order


def _content(card: Planned | None) -> Planned | None:
    return card if card is None else msgspec.structs.replace(card, id="")


def week_changes(
    runs: tuple[Run, ...],
    changes: tuple[CardChange, ...],
    first: date,
    last: date,
    week_start: int,
) -> tuple[WeekChange, ...]:
    """The metres of each calendar week, before and after."""
    found = []
    for week in weeks_between(first, last, week_start):
        days = (week, week + WEEK)
        ran = sum(run.distance_m for run in runs if days[0] <= run.date < days[1])
        before = sum(_metres(change.before, *days) for change in changes)
        after = sum(_metres(change.after, *days) for change in changes)
        found.append(WeekChange(first=week, before_m=ran + before, after_m=ran + after))
    return tuple(found)


def _metres(card: Planned | None, first: date, end: date) -> int:
    if not isinstance(card, PlannedRun) or not first <= card.date < end:
        return 0
    return card.distance_m
