"""The rules of doses and exercises that types cannot say, and the bounds of every number.

An error is what the program could not carry out. A warning is advice that its writer may have
reasons to go against: the exercise or plan is loaded all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from planner.domain.values.exercise import Amount, Dose, Exercise, high, low
from planner.exchange.plans.plan_problems import Slip, did_you_mean

BOUNDS = {
    "sets": (1, 20),
    "reps": (1, 100),
    "hold_s": (1, 600),
    "time_s": (5, 3600),
    "rest_s": (0, 600),
    "tier": (0, 3),
    "max_tier": (0, 3),
    "per_week": (1, 7),
    "weeks": (1, 52),
    "days": (0, 90),
    "most": (0, 10),
    "least": (1, 600),
    "rung": (1, 50),
}
"""What the keys of that name may hold in any table; also written into the schema."""

PATTERNS = {"id": r"[a-z0-9][a-z0-9_-]*", "tempo": r"(\d{1,2}/\d{1,2})?"}
"""What the texts of that name must look like. A tick is filed under `exercise/side/set`, so an
id has no slash."""

_LOOKS = {
    "id": "small letters, digits, _ and -, such as side_plank",
    "tempo": 'seconds up / down, such as "4/4"',
}


def check_field(name: str, raw: Any) -> Iterator[Slip]:
    """What is wrong with the value of one key, whatever table it stands in."""
    if name in BOUNDS:
        yield from _bounds(raw if isinstance(raw, int) else tuple(raw), *BOUNDS[name])
    if name in PATTERNS and not re.fullmatch(PATTERNS[name], raw):
        yield Slip((), f'"{raw}" cannot be the {name}', f"Expected {_LOOKS[name]}.")
    if name in ("name", "words") and not raw.strip():
        yield Slip((), "this is empty", "Expected words the runner can read.")


def _bounds(amount: Amount, least: int, most: int) -> Iterator[Slip]:
    """A number outside its bounds, or a range whose ends are swapped."""
    wrong = low(amount) if low(amount) < least else high(amount)
    if low(amount) > high(amount):
        yield Slip(
            (),
            f"the range [{low(amount)}, {high(amount)}] runs backwards",
            f"Expected the lower number first: [{high(amount)}, {low(amount)}].",
        )
    elif not least <= wrong <= most:
        hint = f"Expected whole numbers from {least} to {most}."
        yield Slip((), f"{wrong} is out of range", hint)


def check_dose(dose: Dose) -> Iterator[Slip]:
    """A set is repetitions, holds, held repetitions or movement for a time."""
    if dose.reps is None and dose.hold_s is None and dose.time_s is None:
        yield Slip(
            (),
            "this dose does not say what a set is",
            "Expected reps, hold_s (seconds of each hold), both, or time_s (seconds of movement).",
        )
    if dose.time_s is not None and (dose.reps is not None or dose.hold_s is not None):
        other = "reps" if dose.reps is not None else "hold_s"
        yield Slip(
            ("time_s",),
            f"time_s and {other} cannot both describe a set",
            "Expected time_s alone (rolling, walking), or reps and hold_s.",
        )


def check_exercise(exercise: Exercise) -> Iterator[Slip]:
    """An exercise names its muscles and starts on its own ladder."""
    if not exercise.muscles:
        hint = 'Expected at least one, such as ["quadriceps"].'
        yield Slip(("muscles",), "no muscle is named", hint)
    if exercise.ladder and exercise.dose not in [rung.dose for rung in exercise.ladder]:
        yield Slip(
            ("dose",),
            "the starting dose is not a step of the ladder",
            "Expected one of the ladder's doses, so that there is a step up and a step down.",
            "warning",
        )


def unknown_neighbours(exercise: Exercise, known: Iterable[str]) -> Iterator[Slip]:
    """Exercises it follows or leads to that are in no file: told, as it can be used itself."""
    names = set(known)
    for key, ids in (("next", exercise.next), ("after", exercise.after)):
        for number, other in enumerate(ids):
            if other not in names:
                message = f'there is no exercise "{other}"'
                yield Slip((key, number), message, did_you_mean(other, names), "warning")
