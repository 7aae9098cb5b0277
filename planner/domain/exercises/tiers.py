"""How much an exercise loads the joint behind the kneecap, on the step it is done on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from planner.domain.exercises.rungs import place_of
from planner.domain.values.exercise import Exercise, Rung
from planner.domain.values.session import Item, SessionDone, SetKey, all_asked, is_nothing

UNKNOWN_TIER = 3
"""Knee load of an exercise that is no longer in the library: high, the cautious side."""
HEAVY_TIER = 3
"""Knee load of an exercise that is told before a flare: high."""


def tier_of_item(item: Item, exercise: Exercise | None) -> int:
    """Knee load 0-3 of an exercise as it is planned: of its step, else of the exercise."""
    if exercise is None:
        return UNKNOWN_TIER
    rung = _rung_of(item, exercise)
    return exercise.tier if rung is None or rung.tier is None else rung.tier


def tier_of_items(items: Iterable[Item], exercises: Mapping[str, Exercise]) -> int:
    """The highest knee load of some exercises; 0 of none."""
    return max((tier_of_item(one, exercises.get(one.exercise)) for one in items), default=0)


def heavy_done(done: SessionDone, exercises: Mapping[str, Exercise]) -> tuple[str, ...]:
    """The exercises of a high knee load of which a set was done, each once."""
    ticked = {SetKey.parse(key).exercise for key, one in done.ticks.items() if not is_nothing(one)}
    heavy = (
        item.exercise
        for item in all_asked(done)
        if item.exercise in ticked
        and tier_of_item(item, exercises.get(item.exercise)) >= HEAVY_TIER
    )
    return tuple(dict.fromkeys(heavy))


def is_first_sign(exercise: Exercise | None) -> bool:
    """True if it is to be left out from the first sign of a flare; so is what nobody knows."""
    return exercise is None or exercise.first_sign


def _rung_of(item: Item, exercise: Exercise) -> Rung | None:
    """The step whose way of doing it an item shares, whatever its sets and reps; of several the
    one with the highest load. None for a dose off the ladder that names no step."""
    place = place_of(item, exercise)
    if place is not None:
        return exercise.ladder[place]
    same = [rung for rung in exercise.ladder if rung.name == item.variant]
    if not same:  # fewer sets: a lighter week, a short session, a swap in mid-session
        same = [rung for rung in exercise.ladder if _is_but_for_sets(rung, item)][:1]
    return max(
        same, key=lambda rung: exercise.tier if rung.tier is None else rung.tier, default=None
    )


def _is_but_for_sets(rung: Rung, item: Item) -> bool:
    return msgspec.structs.replace(rung.dose, sets=item.dose.sets) == item.dose
