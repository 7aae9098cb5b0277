"""Exercise sessions: what was planned, and what was ticked off."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Literal

import msgspec

from planner.domain.values.exercise import Dose, Exercise, low
from planner.domain.values.record import Dated, Side

SkipReason = Literal["pain", "time", "tired", "forgot", "ill", "other"]


class Item(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """One exercise of a planned session, its dose settled."""

    exercise: str
    dose: Dose
    optional: bool = False
    variant: str = ""
    """Name of the ladder's rung it is done on, such as `loop band`, where the dose alone does not
    tell; empty = the first rung of that dose."""


class PlannedSession(Dated, frozen=True, kw_only=True, omit_defaults=True, tag="session"):
    """A session that stands in the calendar."""

    name: str
    session_kind: str = "strength"
    items: tuple[Item, ...] = ()
    order: int = 0
    """Place among the day's cards, lowest first."""
    plan: str = ""
    phase: str = ""
    template: str = ""
    """Where it came from, if a plan put it there."""
    rule: str = ""
    """Id of the recurrence it belongs to."""
    first_planned: date | None = None
    """The day it was first planned for, once it has been moved."""
    skipped: str = ""
    """Why it was skipped; empty if it was not."""
    full: tuple[Item, ...] = ()
    """What it asked for before a flare or a lighter week left something out, to be put back by a
    new solution; empty where nothing is left out."""
    lighter: bool = False
    """True while its sets are cut by a third (EX-5): it is done only once."""
    note: str = ""


class Tick(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """One set on one side, as it was really done."""

    reps: int | None = None
    hold_s: int | None = None
    time_s: int | None = None
    pain: int | None = None
    """0-10 during the set."""
    effort: int | None = None
    """0-10, how hard it felt."""
    at: str = ""
    """Instant of the tick, ISO 8601 with offset."""


class SessionDone(Dated, frozen=True, kw_only=True, omit_defaults=True, tag="done"):
    """What was ticked off of a session. Its id is that of the session with `.done`."""

    session: str
    """Id of the planned session."""
    name: str = ""
    items: tuple[Item, ...] = ()
    """What was asked for when the first set was ticked: plan edits never touch it."""
    ticks: dict[str, Tick] = {}
    """By `exercise/side/set`, sets counted from 1."""
    effort: int | None = None
    note: str = ""
    instead: dict[str, Item] = {}
    """What was taken in place of an exercise from then on, by the exercise: another one, or an
    easier step of the same."""
    left_out: dict[str, str] = {}
    """Why sets were skipped, by `exercise/side/set`: one of the six reasons."""

    def highest(self, exercise: str) -> int:
        """The highest number of an exercise's sets that is ticked; 0 if none is."""
        keys = (SetKey.parse(name) for name in self.ticks)
        return max((key.number for key in keys if key.exercise == exercise), default=0)


class SetKey(msgspec.Struct, frozen=True, gc=False):
    """Names one set of one exercise on one side."""

    exercise: str
    side: Side
    number: int

    def __str__(self) -> str:
        return f"{self.exercise}/{self.side}/{self.number}"

    @staticmethod
    @lru_cache(maxsize=4096)
    def parse(text: str) -> SetKey:
        """Read `exercise/side/set` back. Remembered: years of ticks name the same few hundred."""
        exercise, side, number = text.rsplit("/", 2)
        return SetKey(exercise, Side(side), int(number))


def done_id(session_id: str) -> str:
    """Id of the record that holds a session's ticks: the same on every device."""
    return f"{session_id}.done"


def as_taken(done: SessionDone) -> tuple[Item, ...]:
    """What a session asks for now: what it asked for at first, with what was taken instead.

    Of an exercise that was swapped the sets that are ticked already stay.
    """
    if not done.instead:
        return done.items
    items: list[Item] = []
    for first in done.items:
        item, seen = first, {first.exercise}
        while (other := done.instead.get(item.exercise)) is not None:
            if other.exercise in seen:
                item = other if other.exercise == item.exercise else item
                break
            seen.add(other.exercise)
            sets = done.highest(item.exercise)
            if sets:
                dose = msgspec.structs.replace(item.dose, sets=sets)
                items.append(msgspec.structs.replace(item, dose=dose))
            item = other
        items.append(item)
    return tuple(items)


def all_asked(done: SessionDone) -> tuple[Item, ...]:
    """What a session asked for at first, and the other exercises that were taken instead."""
    first = {item.exercise for item in done.items}
    return (*done.items, *(item for item in as_taken(done) if item.exercise not in first))


def asked(dose: Dose) -> Tick:
    """The tick a dose asks for: what the form is prefilled with."""
    return Tick(
        reps=None if dose.reps is None else low(dose.reps),
        hold_s=None if dose.hold_s is None else low(dose.hold_s),
        time_s=None if dose.time_s is None else low(dose.time_s),
    )


def is_nothing(tick: Tick) -> bool:
    """True for a set that was begun, and broken off before anything of it was done."""
    return 0 in (tick.reps, tick.hold_s, tick.time_s)


def is_short(tick: Tick, wanted: Tick) -> bool:
    """True for a set of which less was done than `wanted`, as `asked` gives it."""
    # Plain comparisons: every card of a fortnight is looked at before the first frame.
    return bool(
        (wanted.reps and tick.reps is not None and tick.reps < wanted.reps)
        or (wanted.hold_s and tick.hold_s is not None and tick.hold_s < wanted.hold_s)
        or (wanted.time_s and tick.time_s is not None and tick.time_s < wanted.time_s)
    )


def sets_of(
    items: tuple[Item, ...], exercises: dict[str, Exercise], sore: Side
) -> tuple[SetKey, ...]:
    """Every set a session asks for, in the order it is done: sore side first (EX-7).

    Sides alternate set by set. An exercise that is no longer in the library is taken as
    one for both sides, so that an old session can still be ticked.
    """
    keys: list[SetKey] = []
    for item in items:
        exercise = exercises.get(item.exercise)
        sides = (Side.BOTH,) if exercise is None else exercise.sides(sore, item.dose)
        keys.extend(
            SetKey(item.exercise, side, number)
            for number in item.dose.set_numbers
            for side in sides
        )
    return tuple(keys)


def minutes_of(items: tuple[Item, ...], exercises: dict[str, Exercise], sore: Side) -> int:
    """About how many minutes a session takes, rests included; rounded up."""
    seconds = 0
    for item in items:
        exercise = exercises.get(item.exercise)
        sides = 1 if exercise is None else len(exercise.sides(sore, item.dose))
        sets = low(item.dose.sets) * sides
        rest = item.dose.rest_s if sides == 1 else item.dose.rest_s // 2
        seconds += sets * item.dose.set_seconds + max(0, sets - 1) * rest + 20
    return -(-seconds // 60)
