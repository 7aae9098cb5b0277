"""Plans: phases, the sessions they prescribe, gates and walk-run ladders."""

from __future__ import annotations

from functools import cached_property
from typing import Literal

import msgspec

from planner.domain.values.exercise import Amount, Dose, Strength, high

SessionKind = Literal["strength", "mobility", "balance"]

Measure = Literal[
    "morning_pain", "stairs_pain", "session_pain", "run_minutes", "walk_minutes", "step_down",
    "single_leg_squat", "range_loss", "swelling", "limp", "weeks", "green_weeks",
]  # fmt: skip
"""What a gate can ask for: pain 0-10, minutes, repetitions of the worse leg at pain 2 or less,
findings (0 = none, 1 = some) or weeks."""


class Prescription(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One exercise as a plan or a session asks for it."""

    exercise: str
    """Id of the exercise in the library."""
    dose: Dose | None = None
    """The dose, where it differs from the exercise's own."""
    optional: bool = False
    """True for comfort work: the session is complete without it."""


APART_MOST = 3
"""Times a week up to which strength sessions of one kind are kept apart."""


class SessionTemplate(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A session a phase repeats."""

    id: str
    name: str
    kind: SessionKind = "strength"
    per_week: Amount = 3
    """Times a week; of a range the lower end is planned."""
    apart: bool = False
    """True if two of them must not stand on consecutive days."""
    items: tuple[Prescription, ...]
    """Its exercises in order; at most six that are not optional (EX-6)."""

    @property
    def stands_apart(self) -> bool:
        """True if two of them are kept 48 hours apart: asked for, or strength of up to three
        times a week, for which there is room."""
        return self.apart or (self.kind == "strength" and high(self.per_week) <= APART_MOST)


class Criterion(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One measurable condition of a phase gate."""

    id: str
    words: str
    """What is asked, for the runner."""
    measure: Measure
    most: int | None = None
    """The measure must not be above this (points 0-10; 0 for a finding)."""
    least: int | None = None
    """The measure must not be below this (minutes, reps, weeks)."""
    days: int = 0
    """Over how many days it must hold; 0 = the latest measurement."""


class Phase(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A stretch of a plan with its own sessions, opened by a gate."""

    id: str
    name: str
    weeks: Amount
    """How long it usually lasts; of a range the higher end is planned."""
    about: str = ""
    """What the phase is for, in the runner's words."""
    gate: tuple[Criterion, ...] = ()
    """What must be true before it starts."""
    max_tier: int = 3
    """The highest knee load its exercises may have."""
    sessions: tuple[SessionTemplate, ...] = ()
    runs: bool = False
    """True if it has runs, on the runner's own days; how far always comes from the load rules."""
    strength: Strength = "CONS"


class WalkRun(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, dict=True):
    """One rung of a walk-run ladder (evidence.md 3.3)."""

    rung: int
    segments: tuple[tuple[int, int], ...]
    """Pairs of running and walking seconds, in order."""

    @cached_property
    def run_s(self) -> int:
        """Seconds of running. Kept: every run is compared with every rung."""
        return sum(run for run, _ in self.segments)

    @property
    def total_s(self) -> int:
        """Seconds of running and walking, without the walk before and after."""
        return sum(run + walk for run, walk in self.segments)


class Plan(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A rehab plan as its file gives it."""

    id: str
    name: str
    about: str = ""
    """Whom it suits, where it comes from, and what to mind before starting."""
    sources: tuple[str, ...] = ()
    strength: Strength = "CONS"
    phases: tuple[Phase, ...] = ()
    """In order; at least one."""
    ladder: tuple[WalkRun, ...] = ()
    """Rungs 1, 2, 3 ... of a walk-run ladder, if its runs follow one."""

    def phase(self, phase_id: str) -> Phase | None:
        """The phase of that id, if there is one."""
        return next((phase for phase in self.phases if phase.id == phase_id), None)
