"""A session for less time: the most useful sets within so many minutes, and what is left out."""

from __future__ import annotations

from collections import Counter

import msgspec

from planner.domain.values.exercise import Exercise, low
from planner.domain.values.record import Side
from planner.domain.values.session import Item, minutes_of

CORE, COMFORT = 4.0, 1.0
"""Worth of the first set of an exercise, and of comfort work: our choice."""
NEW_GROUP = 2.0
"""How much more a first set is worth for a muscle group nothing else has worked yet."""


class Left(msgspec.Struct, frozen=True):
    """Sets of an exercise that are left out, on each side."""

    exercise: str
    sets: int
    of: int


class Short(msgspec.Struct, frozen=True, kw_only=True):
    """What fits."""

    items: tuple[Item, ...]
    """In the session's order, with as many sets as there is time for."""
    left: tuple[Left, ...] = ()
    minutes: int = 0
    """About how long it takes, rests included."""


def shorten(
    items: tuple[Item, ...], exercises: dict[str, Exercise], sore: Side, minutes: int
) -> Short:
    """The most useful sets of a session within so many minutes.

    Set by set the one that is worth most a minute: the first set of an exercise before second
    ones, what no set has worked yet before the rest, comfort work last. None fits: nothing.
    """
    chosen: Counter[int] = Counter()
    while True:
        best = _best(items, exercises, sore, minutes, chosen)
        if best is None:
            break
        chosen[best] += 1
    kept = _with_sets(items, chosen)
    left = tuple(
        Left(item.exercise, low(item.dose.sets) - chosen[place], low(item.dose.sets))
        for place, item in enumerate(items)
        if chosen[place] < low(item.dose.sets)
    )
    return Short(items=kept, left=left, minutes=minutes_of(kept, exercises, sore))


def _best(
    items: tuple[Item, ...],
    exercises: dict[str, Exercise],
    sore: Side,
    minutes: int,
    chosen: Counter[int],
) -> int | None:
    """The place of the item whose next set is worth most a minute and still fits."""
    fits = [
        place
        for place, item in enumerate(items)
        if chosen[place] < low(item.dose.sets)
        and minutes_of(_with_sets(items, chosen + Counter([place])), exercises, sore) <= minutes
    ]

    def worth(place: int) -> tuple[float, int]:
        seconds = _set_seconds(items[place], exercises, sore)
        return (_worth(items, exercises, chosen, place) / seconds, -place)

    return max(fits, key=worth, default=None)


def _set_seconds(item: Item, exercises: dict[str, Exercise], sore: Side) -> int:
    """Seconds of one set on all its sides, with the rest after it."""
    exercise = exercises.get(item.exercise)
    sides = 1 if exercise is None else len(exercise.sides(sore, item.dose))
    return max(1, sides * item.dose.set_seconds + item.dose.rest_s)


def _worth(
    items: tuple[Item, ...], exercises: dict[str, Exercise], chosen: Counter[int], place: int
) -> float:
    item = items[place]
    value = (COMFORT if item.optional else CORE) / (1 + chosen[place])
    done = {
        group
        for other, count in chosen.items()
        if count and items[other].exercise in exercises
        for group in exercises[items[other].exercise].groups
    }
    exercise = exercises.get(item.exercise)
    fresh = exercise is not None and not set(exercise.groups) & done
    return value * NEW_GROUP if fresh and not item.optional else value


def _with_sets(items: tuple[Item, ...], chosen: Counter[int]) -> tuple[Item, ...]:
    return tuple(
        msgspec.structs.replace(item, dose=msgspec.structs.replace(item.dose, sets=chosen[place]))
        for place, item in enumerate(items)
        if chosen[place]
    )
