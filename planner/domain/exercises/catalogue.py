"""Finding exercises in the library: by muscle, equipment, knee load, side, place, words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

import msgspec

from planner.domain.exercises.rungs import on_rung, place_of
from planner.domain.exercises.tiers import tier_of_item
from planner.domain.values.exercise import Exercise, Place
from planner.domain.values.folding import folded
from planner.domain.values.record import Side
from planner.domain.values.session import Item

InTurn = Literal["", "one", "both"]
"""Whether the legs work in turn (`one` at a time), together, or either."""


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """What an exercise must be; a field left empty asks for nothing."""

    muscle: str = ""
    """Part of a muscle's or a muscle group's name."""
    equipment: str = ""
    """Part of a thing's name; `none` for exercises that need nothing at all."""
    tier: int | None = None
    """The highest knee load of the step one starts on."""
    side: InTurn = ""
    place: Place | Literal[""] = ""
    text: str = ""
    """Words that all stand somewhere on its card."""

    @property
    def is_open(self) -> bool:
        """True if nothing is asked for."""
        return self == Wanted()

    def fits(self, exercise: Exercise) -> bool:
        """True if the exercise is all that is asked for."""
        return (
            self._fits_muscle(exercise)
            and self._fits_equipment(exercise)
            and (self.tier is None or tier_at(exercise) <= self.tier)
            and (not self.side or exercise.each_side == (self.side == "one"))
            and (not self.place or self.place in exercise.places)
            and mentions(exercise, self.text)
        )

    def _fits_muscle(self, exercise: Exercise) -> bool:
        return _has(self.muscle, (*exercise.groups, *exercise.muscles))

    def _fits_equipment(self, exercise: Exercise) -> bool:
        if self.equipment.casefold() == "none":
            return not exercise.equipment
        return _has(self.equipment, exercise.equipment)


def mentions(exercise: Exercise, text: str) -> bool:
    """True if every word stands somewhere on the exercise's card."""
    card = "\n".join(
        (
            exercise.id, exercise.name, exercise.does, *exercise.muscles, *exercise.groups,
            *exercise.equipment, *exercise.places, *(rung.name for rung in exercise.ladder),
            *exercise.cues, *exercise.mistakes, exercise.precautions, exercise.evidence,
            *exercise.sources,
        )
    )  # fmt: skip
    known = folded(card)
    return all(word in known for word in folded(text).split())


def by_group(exercises: Iterable[Exercise]) -> dict[str, tuple[Exercise, ...]]:
    """The exercises under the first muscle group of each, as they come; `other` for none."""
    groups: dict[str, list[Exercise]] = {}
    for exercise in exercises:
        groups.setdefault(exercise.groups[0] if exercise.groups else "other", []).append(exercise)
    return {group: tuple(found) for group, found in groups.items()}


def before(exercise: Exercise, exercises: Mapping[str, Exercise]) -> tuple[str, ...]:
    """Ids of the exercises it follows: easier ones."""
    return tuple(other.id for other in exercises.values() if exercise.id in other.next)


def on_step(exercise: Exercise, step: int | None = None) -> Item:
    """The exercise as an item of a session: on that step of its ladder, or at its start."""
    item = Item(exercise=exercise.id, dose=exercise.dose)
    return item if step is None or not exercise.ladder else on_rung(item, exercise, step)


def tier_at(exercise: Exercise, step: int | None = None) -> int:
    """Knee load of that step of the ladder, or of where one starts."""
    return tier_of_item(on_step(exercise, step), exercise)


def start_of(exercise: Exercise) -> int:
    """The step of the ladder one starts on."""
    return place_of(Item(exercise=exercise.id, dose=exercise.dose), exercise) or 0


def neighbour(
    exercise: Exercise, step: int, way: int, exercises: Mapping[str, Exercise]
) -> tuple[Exercise, int] | None:
    """One step harder (`way` 1) or easier (-1), over the ends of the ladder to the exercise that
    follows or comes before; None where there is none."""
    if 0 <= step + way < len(exercise.ladder):
        return exercise, step + way
    ids = exercise.next if way > 0 else before(exercise, exercises)
    other = next((exercises[name] for name in ids if name in exercises), None)
    if other is None:
        return None
    return other, start_of(other) if way > 0 else max(0, len(other.ladder) - 1)


def side_shown(exercise: Exercise, sore: Side) -> Side:
    """The side an exercise is drawn for: the sore one, which works first."""
    return exercise.sides(sore)[0]


def _has(part: str, names: Iterable[str]) -> bool:
    return not part or any(part.casefold() in name.casefold() for name in names)
