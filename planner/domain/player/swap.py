"""What can be taken in place of an exercise in the middle of a session."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from planner.domain.exercises.catalogue import on_step, tier_at
from planner.domain.exercises.offering import Offering
from planner.domain.exercises.rungs import easier
from planner.domain.exercises.tiers import tier_of_item
from planner.domain.values.exercise import Exercise, low
from planner.domain.values.session import Item, SessionDone


def alternatives(
    item: Item,
    items: tuple[Item, ...],
    exercises: Mapping[str, Exercise],
    offering: Offering,
) -> tuple[Exercise, ...]:
    """Other exercises for a muscle group it works that may be offered now, the wisest first.

    Those for the same first muscle come before those for the same first group; among them the
    gentler ones first, the nearest of these in front, then those of the same knee load. None
    loads the knee more than the step that stands there.
    """
    exercise = exercises.get(item.exercise)
    if exercise is None or not exercise.groups:
        return ()
    there = {one.exercise for one in items}
    own = tier_of_item(item, exercise)
    gentler = {
        other.id: own - tier_at(other)
        for other in exercises.values()
        if other.id not in there
        and set(other.groups) & set(exercise.groups)
        and offering.offers(on_step(other), other)
    }

    def order(other: Exercise) -> tuple[bool, bool, bool, int, str]:
        return (
            other.muscles[:1] != exercise.muscles[:1],
            exercise.groups[0] not in other.groups,
            gentler[other.id] == 0,
            gentler[other.id],
            other.name,
        )

    return tuple(sorted((exercises[one] for one, by in gentler.items() if by >= 0), key=order))


def in_place_of(item: Item, other: Exercise, ticked: int) -> Item:
    """The other exercise at its starting dose, with the sets that are left.

    Args:
        ticked: Sets of the first one that were done.
    """
    sets = max(1, min(low(other.dose.sets), low(item.dose.sets)) - ticked)
    dose = msgspec.structs.replace(other.dose, sets=sets)
    return Item(exercise=other.id, dose=dose, optional=item.optional)


def taken_instead(done: SessionDone, exercise: str, other: Item) -> dict[str, Item] | None:
    """What a session takes instead once `other` is in place of an exercise.

    Going back to what stood there first undoes the swaps since. None for an exercise that was
    given up elsewhere in the session, or with sets that are ticked: `as_taken` follows each
    exercise to what replaced it, so none can stand in two places.
    """
    if other.exercise == exercise:
        return {**done.instead, exercise: other}
    rows = [_row(done, first.exercise) for first in done.items]
    if not any(other.exercise in row for row in rows):
        return {**done.instead, exercise: other}
    own = next((row for row in rows if row[-1] == exercise), ())
    since = own[own.index(other.exercise) :] if other.exercise in own else ()
    if not since or any(map(done.highest, since)):
        return None
    kept = {name: item for name, item in done.instead.items() if name not in since}
    return {**kept, other.exercise: other}


def _row(done: SessionDone, first: str) -> tuple[str, ...]:
    """An exercise and what took its place, one after the other."""
    row = [first]
    while (after := done.instead.get(row[-1])) is not None and after.exercise not in row:
        row.append(after.exercise)
    return tuple(row)


def easier_now(item: Item, exercise: Exercise, ticked: int) -> Item:
    """One step back on the ladder for the rest of this session.

    The sets that are ticked stay among those asked for, and as many follow as were left: the step
    is easier, not longer.
    """
    after = easier(item, exercise)
    sets = max(ticked, min(low(after.dose.sets), low(item.dose.sets)))
    if after.dose == item.dose:
        return after
    dose = msgspec.structs.replace(after.dose, sets=sets)
    return msgspec.structs.replace(after, dose=dose)
