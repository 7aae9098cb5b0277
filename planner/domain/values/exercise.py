"""Exercises and their doses."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

import msgspec

from planner.domain.values.record import Side

MOST_SETS = 100
"""Sets of one exercise in a session; plan files may ask for 20."""

Amount = int | tuple[int, int]
"""A count or seconds: one number, or a range `(low, high)` as sources often give it."""

Strength = Literal["EB", "EB-w", "CONS", "PRAG"]
"""How well something is supported: evidence-based, weak evidence, consensus, our choice."""

Group = Literal[
    "quadriceps", "hip abduction", "hip extension", "hip rotation", "hip flexion", "hamstrings",
    "calf", "trunk", "outer thigh",
]  # fmt: skip
"""A muscle group of the balance view."""

Place = Literal["bed", "mat", "gym", "office"]
"""Where an exercise can be done."""


def low(amount: Amount) -> int:
    """The lower end of an amount: where one starts."""
    return amount if isinstance(amount, int) else amount[0]


def high(amount: Amount) -> int:
    """The upper end of an amount: what one may do."""
    return amount if isinstance(amount, int) else amount[1]


class StepKind(StrEnum):
    """How one set of an exercise is done."""

    REPS = "reps"
    HOLD = "hold"
    REPS_HOLD = "reps×hold"
    TIME = "time"


class Dose(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """How much of an exercise: sets of reps, of holds, of reps each held, or of time."""

    sets: Amount = 1
    """Sets, on each side if the legs work in turn."""
    reps: Amount | None = None
    """Repetitions a set."""
    hold_s: Amount | None = None
    """Seconds each hold lasts; with `reps`, each rep is held."""
    time_s: Amount | None = None
    """Seconds of continuous movement (rolling, walking)."""
    rest_s: int = 30
    """Seconds of rest between sets."""
    tempo: str = ""
    """Seconds up / down, such as `4/4`."""
    each_side: bool | None = None
    """Whether the legs work in turn, where this dose differs from the exercise: the
    single-leg step of a two-legged exercise says `true`."""

    @property
    def set_numbers(self) -> range:
        """The sets by their number; no more of them, out of a file, than anyone can do."""
        return range(1, min(low(self.sets), MOST_SETS) + 1)

    @property
    def step(self) -> StepKind:
        """What a set consists of."""
        if self.time_s is not None:
            return StepKind.TIME
        if self.hold_s is not None:
            return StepKind.HOLD if self.reps is None else StepKind.REPS_HOLD
        return StepKind.REPS

    @property
    def set_seconds(self) -> int:
        """About how long one set on one side takes, in seconds, without rest.

        A rep without a hold is taken as 4 s; between two holds 2 s pass (our estimate).
        """
        if self.time_s is not None:
            return low(self.time_s)
        reps = 1 if self.reps is None else low(self.reps)
        if self.hold_s is not None:
            return reps * (low(self.hold_s) + (2 if reps > 1 else 0))
        return reps * 4


class Rung(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One step of an exercise's ladder, from easier to harder."""

    name: str
    """How it is done on this step: `own weight`, `loop band`, `15 cm step`; never the dose."""
    dose: Dose
    tier: int | None = None
    """Knee load of this step, 0-3, where it differs from the exercise's: 45 or 60 degrees, both
    legs or one, a step of 10 or 20 cm."""
    unlock: str = ""
    """In words, what opens this step beyond the rule for every step (EX-1)."""


class Exercise(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One exercise of the library: what it is for, how much, and on what grounds."""

    id: str
    """Small letters, digits, _ and -; never changed, as ticks are filed under it."""
    name: str
    muscles: tuple[str, ...]
    """Muscles worked or stretched, most important first."""
    groups: tuple[Group, ...] = ()
    """Muscle groups its sets count for in the balance view."""
    equipment: tuple[str, ...] = ()
    """What it needs; nothing if empty."""
    places: tuple[Place, ...] = ("mat",)
    """Where it can be done."""
    each_side: bool = True
    """True if the legs work in turn: the dose is for each."""
    tier: int = 0
    """Patellofemoral load: 0 negligible, 1 low, 2 moderate, 3 high (evidence.md 4.3). That of
    every step of the ladder that gives none of its own, and of doses off the ladder."""
    dose: Dose
    """The starting dose."""
    per_week: Amount = 3
    """Times a week on its own; a plan's sessions have a frequency of theirs."""
    optional: bool = False
    """True for comfort work that no phase depends on."""
    does: str = ""
    """What it is for, in one sentence."""
    ladder: tuple[Rung, ...] = ()
    """Steps from easier to harder; the starting dose is one of them."""
    next: tuple[str, ...] = ()
    """Ids of the variations that follow the ladder's last step."""
    after: tuple[str, ...] = ()
    """Ids of exercises of which one must have been taken well last time before it is offered."""
    first_sign: bool = False
    """True if it is left out from the first sign of a flare until the flare is over, however low
    its knee load is."""
    precautions: str = ""
    """What to leave out, when to stop, and who should not do it."""
    cues: tuple[str, ...] = ()
    """How to do it, three or four short lines in order."""
    mistakes: tuple[str, ...] = ()
    """What often goes wrong, two or three short lines."""
    article: bool = False
    """True for the four exercises of the article the program starts from."""
    evidence: str = ""
    """What research says of it, in our words."""
    sources: tuple[str, ...] = ()
    """Where doses and statements come from."""
    strength: Strength = "CONS"
    figure: str = ""
    """Name of its pose set, if one is drawn."""

    def sides(self, sore: Side, dose: Dose | None = None) -> tuple[Side, ...]:
        """The sides to work, sore side first (EX-7); `dose` may say otherwise than the exercise."""
        each_side = self.each_side
        if dose is not None and dose.each_side is not None:
            each_side = dose.each_side
        if not each_side:
            return (Side.BOTH,)
        if sore is Side.BOTH:
            return (Side.LEFT, Side.RIGHT)
        return (sore, sore.other)
