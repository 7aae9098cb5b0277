"""Steps on an exercise's ladder: where a dose stands, one step up, one step back, fewer sets."""

from __future__ import annotations

import msgspec

from planner.domain.values.exercise import Dose, Exercise, high, low
from planner.domain.values.session import Item, PlannedSession

LIGHTER_PART = 3
"""A lighter session leaves out one set in so many (EX-5: about one third)."""


def place_of(item: Item, exercise: Exercise) -> int | None:
    """The rung an item stands on, from 0; None if its dose is none of the ladder's, or none of
    those of the variation it names: a lighter week's 2×8 to 60° is no 2×8 to 45°."""
    fits = [place for place, rung in enumerate(exercise.ladder) if rung.dose == item.dose]
    named = [place for place in fits if exercise.ladder[place].name == item.variant]
    if any(rung.name == item.variant for rung in exercise.ladder):
        return next(iter(named), None)
    return next(iter(fits), None)


def on_rung(item: Item, exercise: Exercise, place: int) -> Item:
    """The item on that rung of the ladder."""
    rung = exercise.ladder[place]
    return msgspec.structs.replace(item, dose=rung.dose, variant=rung.name)


def harder(item: Item, exercise: Exercise) -> Item | None:
    """One step up the ladder, from beside it onto its next step; None at its end."""
    place = place_of(item, exercise)
    after = _beside(item, exercise) if place is None else place + 1
    if after is None or after >= len(exercise.ladder):
        return None
    return on_rung(item, exercise, after)


def _beside(item: Item, exercise: Exercise) -> int | None:
    """The step that a dose off the ladder goes up to: the first of its variation that asks for
    more in all, or for a longer single effort; None if the two cannot be compared."""
    ladder = exercise.ladder
    names = [rung.name for rung in ladder]
    starts = [rung.name for rung in ladder if rung.dose == exercise.dose]
    start = next(iter(starts or names), "")
    name = item.variant if item.variant in names else start
    places = [place for place, each in enumerate(names) if each == name]
    if not places or any(ladder[place].dose.step is not item.dose.step for place in places):
        return None
    asked = _asks(item.dose)
    for place in places:
        wanted = _asks(ladder[place].dose)
        if wanted[0] > asked[0] or wanted[1] > asked[1]:
            return place
    return places[-1] + 1


def _asks(dose: Dose) -> tuple[int, int]:
    """Reps or seconds in all, at least, and those of one effort without a rest, at most."""
    held = dose.hold_s if dose.hold_s is not None else dose.time_s
    reps = 1 if dose.reps is None else low(dose.reps)
    if held is None:
        return low(dose.sets) * reps, high(dose.reps or 1)
    return low(dose.sets) * reps * low(held), high(held)


def easier(item: Item, exercise: Exercise) -> Item:
    """One step back on the ladder; off the ladder or at its foot one set fewer."""
    place = place_of(item, exercise)
    if place:
        return on_rung(item, exercise, place - 1)
    fewer = msgspec.structs.replace(item.dose, sets=max(1, low(item.dose.sets) - 1))
    return msgspec.structs.replace(item, dose=fewer)


def with_fewer_sets(session: PlannedSession) -> PlannedSession:
    """A strength session with about a third of its sets left out, but only once (EX-5)."""
    if session.lighter or session.session_kind != "strength":
        return session
    items = tuple(item if item.optional else lightened(item) for item in session.items)
    if items == session.items:
        return session
    return msgspec.structs.replace(session, items=items, lighter=True)


def lightened(item: Item) -> Item:
    """The item with about a third of its sets left out; one set stays (EX-5)."""
    sets = low(item.dose.sets)
    left = max(1, round(sets * (LIGHTER_PART - 1) / LIGHTER_PART))
    if left == sets:
        return item
    return msgspec.structs.replace(item, dose=msgspec.structs.replace(item.dose, sets=left))
