"""`library`: the exercises, one card, and the balance of what was done."""

from __future__ import annotations

from typing import get_args

import click
import msgspec

from planner.cli.frame.answer import Answer, Headline
from planner.cli.frame.call import Call
from planner.cli.frame.columns import INDENT, columns
from planner.cli.frame.command import command
from planner.cli.frame.completing import exercise_words
from planner.domain.exercises.balance import WEEKS, GroupSets
from planner.domain.exercises.catalogue import InTurn, Wanted, before, by_group, side_shown, tier_at
from planner.domain.values.errors import NotFoundError, UsageError
from planner.domain.values.exercise import Dose, Exercise, Place
from planner.domain.values.record import Side
from planner.present.figure import drawing_of
from planner.widgets.figure_ascii import draw_ascii
from planner.wording import amounts
from planner.wording.exercises import TIERS, CardPart, card_parts, marks, short_words, wanted_words

WIDTH, HEIGHT = 36, 12
"""Cells of one picture."""


@command(
    "library",
    "easeback library",
    "easeback library clam",
    "easeback library --muscle quadriceps --tier 1",
    "easeback library --equipment none --place office",
    "easeback library --balance",
)
@click.argument("exercise", required=False, shell_complete=exercise_words)
@click.option("--muscle", default="", metavar="NAME", help="A muscle or a muscle group.")
@click.option("--equipment", default="", metavar="NAME", help="What it needs; none = nothing.")
@click.option(
    "--tier", type=click.IntRange(0, 3), metavar="0-3", help="Knee load at most, where one starts."
)
@click.option("--side", type=click.Choice(["one", "both"]), help="One leg at a time, or both.")
@click.option("--place", type=click.Choice(get_args(Place)), help="Where it can be done.")
@click.option("--find", default="", metavar="TEXT", help="Words that stand on the card.")
@click.option("--balance", is_flag=True, help="Sets done by muscle group and side, weakest first.")
def library_command(
    call: Call,
    exercise: str | None,
    muscle: str,
    equipment: str,
    tier: int | None,
    side: InTurn | None,
    place: Place | None,
    find: str,
    balance: bool,
) -> Answer:
    """List the exercises, or show the card of one.

    EXERCISE is an id or the beginning of a name.
    """
    wanted = Wanted(
        muscle=muscle, equipment=equipment, tier=tier, side=side or "", place=place or "",
        text=find,
    )  # fmt: skip
    if sum((exercise is not None, balance, not wanted.is_open)) > 1:
        raise UsageError(
            "One exercise, a filter or --balance: each is a question of its own.",
            "See: easeback library --help",
        )
    if balance:
        return _balance(call)
    if exercise is not None:
        return _card(call, _found(call, exercise))
    return _list(call, wanted)


# -- the list -----------------------------------------------------------------


def _list(call: Call, wanted: Wanted) -> Answer:
    found = [one for one in call.logbook.exercises.values() if wanted.fits(one)]
    if not found:
        raise NotFoundError(
            f"No exercise is all of that: {wanted_words(wanted)}.", "Ask for less at once."
        )
    lines: list[str] = []
    plain = call.flags.plain
    for group, members in by_group(found).items():
        lines.append(Headline(group))
        lines += columns([_row(one) for one in members], plain=plain, indent=1)
    return Answer(lines=lines, data=[_data(call, one) for one in found])


def _row(exercise: Exercise) -> tuple[str, ...]:
    return (
        exercise.id,
        exercise.name,
        amounts.dose(exercise.dose),
        TIERS[tier_at(exercise)],
        marks(exercise),
    )


def _data(call: Call, exercise: Exercise) -> dict[str, object]:
    book = call.logbook
    figure = book.library.figure(exercise)
    return {
        "id": exercise.id,
        "name": exercise.name,
        "does": exercise.does,
        "muscles": exercise.muscles,
        "groups": exercise.groups,
        "equipment": exercise.equipment,
        "places": exercise.places,
        "tier": tier_at(exercise),
        "side": "one" if exercise.each_side else "both",
        "dose": _dose(exercise.dose),
        "per_week": exercise.per_week,
        "optional": exercise.optional,
        "article": exercise.article,
        "ladder": [
            {
                "name": rung.name,
                "dose": _dose(rung.dose),
                "tier": tier_at(exercise, place),
                "unlock": rung.unlock,
            }
            for place, rung in enumerate(exercise.ladder)
        ],
        "next": exercise.next,
        "easier": before(exercise, book.exercises),
        "after": exercise.after,
        "first_sign": exercise.first_sign,
        "precautions": exercise.precautions,
        "cues": exercise.cues,
        "mistakes": exercise.mistakes,
        "evidence": exercise.evidence,
        "strength": exercise.strength,
        "sources": exercise.sources,
        "figure": figure.id if figure else None,
        "poses": [pose.words for pose in figure.poses] if figure else [],
    }


def _dose(dose: Dose) -> dict[str, object]:
    """A dose with its sets and rest, also where they are what is usual."""
    given: dict[str, object] = msgspec.to_builtins(dose)
    return {"sets": dose.sets, **given, "rest_s": dose.rest_s}


# -- one card -----------------------------------------------------------------


def _found(call: Call, word: str) -> Exercise:
    """The exercise a word means. Raises NotFoundError."""
    exercises = call.logbook.exercises
    if word in exercises:
        return exercises[word]
    near = word.casefold()
    found = [one for one in exercises.values() if near in one.name.casefold() or near in one.id]
    if len(found) == 1:
        return found[0]
    names = ", ".join(one.id for one in found or exercises.values())
    what = f"More than one exercise is called {word}" if found else f"There is no exercise {word}"
    raise NotFoundError(f"{what}.", f"Choose from: {names}.")


def _card(call: Call, exercise: Exercise) -> Answer:
    said = marks(exercise)
    lines: list[str] = [Headline(exercise.name + (f" ({said})" if said else ""))]
    lines += _drawn(call, exercise)
    for part in card_parts(exercise, call.logbook.exercises):
        lines += _part(part, plain=call.flags.plain)
    return Answer(lines=lines, data=_data(call, exercise))


def _part(part: CardPart, *, plain: bool) -> list[str]:
    if len(part.lines) == 1:
        return [f"{part.title}: {part.lines[0]}"]
    if plain:
        return [f"{part.title}: {' / '.join(part.lines)}"]
    marks = ("* " if place == part.marked else "- " for place in range(len(part.lines)))
    return [
        f"{part.title}:",
        *(f"{INDENT}{mark}{line}" for mark, line in zip(marks, part.lines, strict=True)),
    ]


def _drawn(call: Call, exercise: Exercise) -> list[str]:
    """Start and end beside each other; read aloud, their words."""
    figure = call.logbook.library.figure(exercise)
    if figure is None:
        return []
    words = [f"Figure: {' / then: '.join(pose.words for pose in figure.poses)}."]
    if call.flags.plain or call.flags.json:
        return words
    profile = call.logbook.profile
    knee = profile.knee if profile else Side.RIGHT
    drawing = drawing_of(figure, side_shown(exercise, knee), exercise)
    start, end = (
        ["".join(text for text, _ in row) for row in draw_ascii(drawing, picture, WIDTH, HEIGHT)]
        for picture in (drawing.pictures[0], drawing.pictures[-1])
    )
    both = [f"{one}  {two}".rstrip() for one, two in zip(start, end, strict=True)]
    while both and not both[0]:
        del both[0]
    return ["", *both, "", *words]


# -- balance ------------------------------------------------------------------


def _balance(call: Call) -> Answer:
    found = call.logbook.library.balance()
    rows = [("", "left", "right", ""), *(_balance_row(one) for one in found)]
    if call.flags.plain:
        rows = [
            (one.group, f"left {one.left}", f"right {one.right}", short_words(one)) for one in found
        ]
    call.say(f"Sets in {WEEKS} weeks, the weakest first.")
    data = [
        {"group": one.group, "left": one.left, "right": one.right, "comfort": one.comfort,
         "last": one.last}
        for one in found
    ]  # fmt: skip
    return Answer(lines=columns(rows, plain=call.flags.plain), data=data)


def _balance_row(sets: GroupSets) -> tuple[str, ...]:
    return (sets.group, f"{sets.left:4}", f"{sets.right:5}", short_words(sets))
