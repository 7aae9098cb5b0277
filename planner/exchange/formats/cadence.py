"""Cadence of foreign files -> steps a minute, both feet."""

from __future__ import annotations

from collections.abc import Sequence

MOST_STRIDES = 120
"""Above this a cadence counts the steps of both feet already."""


def steps(cadence: float | None) -> float | None:
    """Steps a minute: watches and Strava count the strides of one leg."""
    if not cadence:
        return None
    return cadence * 2 if cadence < MOST_STRIDES else cadence


def mean_stride(values: Sequence[float]) -> float | None:
    """The mean over those points at which the runner was on the move."""
    moving = [value for value in values if value > 0]
    return sum(moving) / len(moving) if moving else None
