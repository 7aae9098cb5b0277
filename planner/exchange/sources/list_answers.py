"""What a list of somebody's does not say, and the runner does: unit, order of dates, columns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

from planner.exchange.kit.dates import Order

DistanceUnit = Literal["km", "mi", "m", "yd", "ft"]

METRES: dict[DistanceUnit, float] = {
    "km": 1000, "mi": 1609.344, "m": 1, "yd": 0.9144, "ft": 0.3048,
}  # fmt: skip
"""Metres in one of each."""
ASKED_UNITS: tuple[DistanceUnit, ...] = ("km", "mi", "m")
"""What a list of runs can be in, and what `--unit` takes."""
UNIT_NAMES: dict[DistanceUnit, str] = {
    "km": "kilometres", "mi": "miles", "m": "metres", "yd": "yards", "ft": "feet",
}  # fmt: skip

Ask = Literal["", "unit", "dates", "map"]
"""What a list that was refused could be read by."""


class ListAnswers(msgspec.Struct, frozen=True, kw_only=True):
    """The runner's own words on lists; each counts only where the list shows nothing itself."""

    unit: DistanceUnit | None = None
    """`--unit`: what distances are in."""
    order: Order | None = None
    """`--dates`: how 4/5/2026 is meant."""
    mapping: str = ""
    """`--map`: which column is what, for lists nobody knows."""
    remembered: Mapping[str, str] = {}
    """Mappings of earlier imports, by the fingerprint of the header line."""
