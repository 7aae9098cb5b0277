"""Exercises in words: their card, part by part."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from planner.domain.exercises.balance import WEEKS, GroupSets
from planner.domain.exercises.catalogue import Wanted, before, start_of, tier_at
from planner.domain.exercises.offering import NotNow, Offering
from planner.domain.exercises.prescribed_items import limit_against
from planner.domain.values.exercise import Exercise
from planner.domain.values.record import Side
from planner.domain.values.session import Item
from planner.wording import amounts

TIERS = ("no knee load", "low knee load", "medium knee load", "high knee load")
STRENGTHS = {
    "EB": "evidence",
    "EB-w": "weak evidence: part of a trial programme, or measured in a laboratory",
    "CONS": "consensus and common protocols, not tested alone",
    "PRAG": "our choice",
}
ARTICLE = "one of the article's four"


class CardPart(msgspec.Struct, frozen=True):
    """One part of the card."""

    title: str
    lines: tuple[str, ...]
    marked: int | None = None
    """Which of the lines is the one in force."""


def tier_words(exercise: Exercise, step: int | None = None) -> str:
    """`low knee load (1 of 3)`, of a step of its ladder or of its start; where the ladder has
    others: `low knee load (1 of 3), on other steps 0, 2`."""
    here = tier_at(exercise, step)
    others = {tier_at(exercise, place) for place in range(len(exercise.ladder))} - {here}
    more = f", on other steps {', '.join(map(str, sorted(others)))}" if others else ""
    return f"{TIERS[here]} ({here} of 3){more}"


def not_now(
    items: Iterable[Item], offering: Offering, exercises: Mapping[str, Exercise]
) -> dict[str, str]:
    """Those that are not offered now, by exercise, each with the reason in words."""
    whys = ((item, offering.why_not(item, exercises.get(item.exercise))) for item in items)
    return {
        item.exercise: not_now_words(why, item, offering, exercises)
        for item, why in whys
        if why is not None
    }


def not_now_words(
    why: NotNow, item: Item, offering: Offering, exercises: Mapping[str, Exercise]
) -> str:
    """Why an exercise is not offered now: `comes with Run-strong`."""
    match why:
        case NotNow.FLARE:
            return "left out while a flare is open"
        case NotNow.PHASE:
            return f"comes with {offering.later[item.exercise]}"
        case NotNow.LOAD:
            return f"more knee load than is open to you now ({offering.most_tier} of 3)"
        case NotNow.PRESCRIBED:
            exercise = exercises.get(item.exercise)
            limit = limit_against(item, exercise, offering.limits)
            return f"left out, as {limit.by} set" if limit else "left out"
        case NotNow.AFTER:
            after = exercises[item.exercise].after
            names = " or ".join(exercises[one].name for one in after if one in exercises)
            return f"once {names or 'what comes before it'} was taken well"


def dose_words(exercise: Exercise, step: int | None = None) -> str:
    """`3×10 each side, rest 30 s, 3–5 times a week`, of a step of its ladder or of its start."""
    dose = exercise.dose if step is None or not exercise.ladder else exercise.ladder[step].dose
    each_side = exercise.each_side if dose.each_side is None else dose.each_side
    sides = "each side" if each_side else "both legs together"
    often = f"{amounts.amount(exercise.per_week)} times a week"
    often = "once a week" if exercise.per_week == 1 else often
    rest = f"rest {dose.rest_s} s" if dose.rest_s else ""
    return ", ".join(part for part in (f"{amounts.dose(dose)} {sides}", rest, often) if part)


def marks(exercise: Exercise) -> str:
    """What is special about it: of the article, comfort."""
    said = (ARTICLE if exercise.article else "", "comfort only" if exercise.optional else "")
    return ", ".join(part for part in said if part)


def card_parts(
    exercise: Exercise, exercises: Mapping[str, Exercise], step: int | None = None
) -> tuple[CardPart, ...]:
    """The whole card in the order it is read; parts with nothing to say are left out."""
    parts = (
        CardPart("What for", (exercise.does,)),
        CardPart("Dose", (dose_words(exercise, step),)),
        CardPart("Knee load", (tier_words(exercise, step),)),
        CardPart("Muscles", (", ".join(exercise.muscles),)),
        CardPart("Needs", (", ".join(exercise.equipment) or "nothing",)),
        CardPart("Where", (", ".join(exercise.places),)),
        CardPart("How", exercise.cues),
        CardPart("Often wrong", exercise.mistakes),
        CardPart("Careful", (exercise.precautions,)),
        ladder_part(exercise, step),
        CardPart("Easier", _names(before(exercise, exercises), exercises)),
        CardPart("Harder", _names(exercise.next, exercises)),
        CardPart("Evidence", (exercise.evidence, f"In short: {STRENGTHS[exercise.strength]}.")),
        CardPart("Sources", exercise.sources),
    )
    return tuple(
        CardPart(part.title, tuple(line for line in part.lines if line), part.marked)
        for part in parts
        if any(part.lines)
    )


def ladder_part(exercise: Exercise, step: int | None = None) -> CardPart:
    """The steps from easier to harder, the one in force marked."""
    lines = tuple(
        f"{number}. {rung.name}: {amounts.dose(rung.dose)}"
        + (f" ({rung.unlock})" if rung.unlock else "")
        for number, rung in enumerate(exercise.ladder, start=1)
    )
    here = start_of(exercise) if step is None else step
    return CardPart("Ladder", lines, here if lines else None)


def _names(ids: tuple[str, ...], exercises: Mapping[str, Exercise]) -> tuple[str, ...]:
    names = [exercises[one].name if one in exercises else one for one in ids]
    return (", ".join(names),) if names else ()


def wanted_words(wanted: Wanted) -> str:
    """`quadriceps, low knee load at most, office`; empty if nothing is asked for."""
    parts = (
        wanted.muscle,
        f"with {wanted.equipment}" if wanted.equipment != "none" else "with nothing",
        "" if wanted.tier is None else f"{TIERS[wanted.tier]} at most",
        {"one": "one side at a time", "both": "both legs", "": ""}[wanted.side],
        wanted.place,
        f'"{wanted.text}"' if wanted.text else "",
    )
    return ", ".join(part for part in parts if part not in ("", "with "))


def short_words(sets: GroupSets) -> str:
    """What a group lacks: `none yet`, `left has 3 fewer`; empty if nothing."""
    if not sets.left and not sets.right:
        return "comfort, may be left out" if sets.comfort else f"none in {WEEKS} weeks"
    if sets.short_side is None:
        return ""
    side = "left" if sets.short_side is Side.LEFT else "right"
    return f"{side} has {abs(sets.left - sets.right)} fewer"
