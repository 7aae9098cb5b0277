"""Distances, durations, doses and scores in words."""

from __future__ import annotations

from typing import Literal

from planner.domain.values.exercise import Amount, Dose, StepKind
from planner.domain.values.session import Tick

Unit = Literal["km", "mi"]
MILE_M = 1609.344


def number(metres: int, unit: Unit = "km") -> str:
    """A distance with one decimal, without its unit; the second decimal only if it says more."""
    if unit == "km" and metres % 100 and metres % 10 == 0:
        return f"{metres / 1000:.2f}"
    return f"{metres / (1000 if unit == 'km' else MILE_M):.1f}"


def distance(metres: int, unit: Unit = "km") -> str:
    """A distance with its unit."""
    return f"{number(metres, unit)} {unit}"


def excess(metres: int, unit: Unit = "km") -> str:
    """What is too much, without its unit: never shown as nothing."""
    shown = number(metres, unit)
    return "0.1" if metres > 0 and float(shown) == 0 else shown


def floored(metres: int, unit: Unit = "km") -> str:
    """A cap with its unit: never shown larger than it is."""
    tenths = metres // 100 if unit == "km" else int(metres / MILE_M * 10)
    return f"{tenths / 10:.1f} {unit}"


def clock(seconds: int) -> str:
    """`22:40` or `1:55:00`."""
    hours, rest = divmod(seconds, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02d}:{left:02d}" if hours else f"{minutes}:{left:02d}"


def minutes(seconds: int) -> str:
    """`22 min`, or seconds below two minutes."""
    return f"{seconds} s" if seconds < 120 else f"{round(seconds / 60)} min"


def pace(metres: int, seconds: int, unit: Unit = "km") -> str:
    """Minutes and seconds a km or mile; empty for no distance."""
    if metres <= 0:
        return ""
    each = seconds / metres * (1000 if unit == "km" else MILE_M)
    return f"{clock(round(each))} /{unit}"


def amount(value: Amount) -> str:
    """`10`, or `5–10` for a range."""
    return str(value) if isinstance(value, int) else f"{value[0]}–{value[1]}"


def dose(value: Dose) -> str:
    """`3×10`, `3×10, 5–10 s hold`, `2–3 × 20–30 s`, `60–120 s`."""
    sets = amount(value.sets)
    if value.step is StepKind.REPS:
        words = f"{sets}×{amount(value.reps or 1)}"
    elif value.step is StepKind.REPS_HOLD:
        words = f"{sets}×{amount(value.reps or 1)}, {amount(value.hold_s or 0)} s hold"
    else:
        seconds = amount(value.hold_s or value.time_s or 0)
        words = f"{seconds} s" if value.sets == 1 else f"{sets}×{seconds} s"
    return f"{words}, {value.tempo} s" if value.tempo else words


def tick(value: Tick) -> str:
    """What was really done of a set: `10`, `10×8 s`, `30 s`, with pain if any."""
    parts = [str(value.reps)] if value.reps is not None else []
    if value.hold_s is not None:
        parts.append(f"{value.hold_s} s")
    if value.time_s is not None:
        parts.append(f"{value.time_s} s")
    return "×".join(parts) or "done"


def score(value: int | None) -> str:
    """`3/10`, or a dash for a score that was not asked."""
    return "–" if value is None else f"{value}/10"


def plural(count: int, one: str, many: str = "") -> str:
    """`1 run`, `3 runs`."""
    return f"{count} {one if count == 1 else many or one + 's'}"
