"""What the distances of a list are in, shown by the list itself or not at all.

Never by habit: five "units" in half an hour are 10 km/h or 16 km/h, and who runs with a sore knee
must not be told a base that is a third too large. What shows it:

- a name: `Distance (km)`, `distance_m`, `5.02 km`;
- cadence times length of stride times time, which is the distance in metres;
- a pace that names its own unit, against distance and time;
- distance and time, where all units but one make the middle run faster or slower than people run.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median

import msgspec

from planner.exchange.kit.durations import Clock
from planner.exchange.kit.numerals import Sign
from planner.exchange.sources.list_answers import ASKED_UNITS, METRES, UNIT_NAMES, DistanceUnit

RUNNING = (0.9, 5.4)
"""m/s of most runs of a list: 18:30 to 3:05 min/km, walking breaks to world class."""
_ALIKE = 0.15
_STRIDES: tuple[tuple[DistanceUnit, float], ...] = (
    ("km", 1.0), ("mi", 0.6214), ("mi", 0.1894), ("m", 1000.0),
)  # fmt: skip
"""Distance against the kilometres of all strides; a stride in feet makes three times too many."""
_ROUNDED = 0.06
_SHORTEST_M = 100
"""No middle run of a list is shorter."""
_FARTHEST = 500
"""No middle run of a list is that many kilometres or miles long."""


class Sample(msgspec.Struct, frozen=True):
    """One run of a list: numbers as they stand, and what shows their unit."""

    distance: float
    seconds: float | None = None
    pace: float | None = None
    """Seconds for one of some unit."""
    stride_m: float | None = None
    """Metres that cadence and length of stride make of its time."""


class UnitFound(msgspec.Struct, frozen=True):
    """The unit of a list's distances, and how it is known."""

    unit: DistanceUnit | None
    words: str = ""
    """A sentence where it was not simply told; or why it cannot be told."""


class Way(msgspec.Struct, frozen=True):
    """One way to read the numbers of a list."""

    sign: Sign | None
    clock: Clock
    scale: float


def unit_shown(samples: Sequence[Sample], pace_unit: str = "") -> UnitFound:
    """The unit these runs show; None if they fit several, or none."""
    stride = _by_stride(samples)
    if stride:
        return UnitFound(
            stride, f"Distances are {UNIT_NAMES[stride]}, as cadence and length of stride say."
        )
    pace = _by_pace(samples, pace_unit)
    if pace:
        return UnitFound(pace, f"Distances are {UNIT_NAMES[pace]}, as the pace beside them says.")
    fitting = [unit for unit in ASKED_UNITS if fits(samples, unit)]
    if len(fitting) == 1:
        (unit,) = fitting
        return UnitFound(unit, _by_speed_words(samples, unit))
    said = " or ".join(UNIT_NAMES[unit] for unit in fitting or ASKED_UNITS)
    return UnitFound(None, f"It does not say whether its distances are {said}.")


def fits(samples: Sequence[Sample], unit: DistanceUnit) -> bool:
    """True if in that unit most runs are as fast, or where there are no times as long, as runs
    are."""
    lengths = [s.distance for s in samples if s.distance]
    speeds = [s.distance * METRES[unit] / s.seconds for s in samples if s.seconds and s.distance]
    if lengths and median(lengths) * METRES[unit] < _SHORTEST_M:
        return False
    if speeds:
        slowest, fastest = RUNNING
        return sum(slowest <= speed <= fastest for speed in speeds) * 2 > len(speeds)
    if not lengths:
        return True
    return (median(lengths) >= _FARTHEST) == (unit == "m")


def _by_speed_words(samples: Sequence[Sample], unit: DistanceUnit) -> str:
    other: DistanceUnit = "mi" if unit == "km" else "km"
    speeds = [s.distance * METRES[other] / s.seconds for s in samples if s.seconds and s.distance]
    what = f"Distances are taken as {UNIT_NAMES[unit]}"
    if not speeds or unit == "m":
        return f"{what}: in another unit no run would have a possible length or speed."
    pace = round(1000 / median(speeds))
    return f"{what}: as {UNIT_NAMES[other]} the pace would be {pace // 60}:{pace % 60:02d} min/km."


def _by_stride(samples: Iterable[Sample]) -> DistanceUnit | None:
    ratios = [s.distance * 1000 / s.stride_m for s in samples if s.stride_m and s.distance]
    if not ratios:
        return None
    middle = median(ratios)
    for unit, expected in _STRIDES:
        if abs(middle / expected - 1) <= _ALIKE:
            return unit
    return None


def _by_pace(samples: Iterable[Sample], pace_unit: str) -> DistanceUnit | None:
    """Time over distance, against a pace that says per what it is."""
    if pace_unit not in ("per km", "per mi"):
        return None
    one = METRES["km"] if pace_unit == "per km" else METRES["mi"]
    ratios = [
        s.seconds / s.distance / s.pace for s in samples if s.seconds and s.distance and s.pace
    ]
    if not ratios:
        return None
    middle = median(ratios)
    for unit in ASKED_UNITS:
        if abs(middle / (METRES[unit] / one) - 1) <= _ROUNDED:
            return unit
    return None
