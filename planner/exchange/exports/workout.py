"""A run as a watch leads through it."""

from __future__ import annotations

from typing import Literal

import msgspec


class WorkoutStep(msgspec.Struct, frozen=True, kw_only=True):
    """One stretch that the watch counts down; without seconds and metres it ends by a key."""

    pace: Literal["run", "walk"]
    name: str
    seconds: int | None = None
    metres: int | None = None
    step_rate: tuple[int, int] | None = None
    """Least and most steps a minute, both feet, that the watch holds it to."""


class WorkoutRound(msgspec.Struct, frozen=True):
    """Steps in order, so many times over."""

    steps: tuple[WorkoutStep, ...]
    times: int = 1


class Workout(msgspec.Struct, frozen=True, kw_only=True):
    """A planned run for a watch."""

    id: str
    """Id of the planned run."""
    name: str
    stretches: tuple[WorkoutRound, ...]
    remark: str = ""
    """What is otherwise than planned, and why."""
