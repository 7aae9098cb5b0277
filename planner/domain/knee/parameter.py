"""One load parameter: what it is, and what may be set."""

from __future__ import annotations

import msgspec

from planner.domain.knee.parameter_table import CHOICES, OFF_AT_ZERO, ROWS, Row
from planner.domain.values.errors import UsageError
from planner.domain.values.exercise import Strength


class Parameter(msgspec.Struct, frozen=True, kw_only=True):
    """One number (or choice) of the load rules, as the runner or a clinician sees it."""

    name: str
    default: float
    """In `unit`; for a choice the place of the word in `choices`."""
    low: float
    """Smallest value that may be set; equal to `high` if it is fixed."""
    high: float
    unit: str
    status: Strength
    source: str
    about: str
    scale: int
    """What the value is multiplied by to be kept as a whole number: 1000 for factors and km."""
    choices: tuple[str, ...] = ()
    """Words to choose from, where it is not a number."""
    zero_is_off: bool = False
    """True if 0 may be set too and switches the rule off."""

    @property
    def range(self) -> str:
        """What may be set, for messages and tables: `1-1.1`, `3-6 or 0 (off)`, `cap / warn`."""
        if self.choices:
            return " / ".join(self.choices)
        if self.low == self.high:
            return f"{self.low:g} (fixed)"
        return f"{self.low:g}-{self.high:g}" + (" or 0 (off)" if self.zero_is_off else "")

    @property
    def kept_default(self) -> int:
        """The default as a whole number: per mille, metres, days, points, or place of a word."""
        return round(self.default * self.scale)

    @property
    def shown(self) -> str:
        """The default as the table shows it."""
        return self.choices[int(self.default)] if self.choices else f"{self.default:g}"


def _parameter(row: Row) -> Parameter:
    name, default, low, high, unit, status, source, about = row
    return Parameter(
        name=name,
        default=default,
        low=low,
        high=high,
        unit=unit,
        status=status,
        source=source,
        about=about,
        scale=1000 if unit.startswith("×") or unit in {"km", "share"} else 1,
        choices=CHOICES.get(name, ()),
        zero_is_off=name in OFF_AT_ZERO,
    )


TABLE: dict[str, Parameter] = {row[0]: _parameter(row) for row in ROWS}
"""Every parameter by name, in the order of evidence.md 11.1."""


def known(name: str) -> Parameter:
    """The row of that name.

    Raises:
        UsageError: There is none; the hint names the nearest.
    """
    if name in TABLE:
        return TABLE[name]
    # difflib brings in re, 6 ms where nothing else has loaded it: only for a typing error.
    from difflib import get_close_matches

    near = get_close_matches(name, TABLE, n=1, cutoff=0.5)
    hint = f"Did you mean `{near[0]}`?" if near else "docs/load-rules.md lists them all."
    raise UsageError(f"There is no load parameter `{name}`.", hint)


def kept(row: Parameter, value: float | str) -> int | str | bool:
    """A value given in the unit of the table, as `Parameters` keeps it.

    Raises:
        UsageError: It is out of range, not whole, or not one of the words.
    """
    if row.choices:
        word = _chosen(row, value)
        return word == "true" if row.choices == ("false", "true") else word
    return _scaled(row, value)


def _chosen(row: Parameter, value: float | str) -> str:
    if isinstance(value, bool):
        value = str(value).lower()
    if isinstance(value, str) and value in row.choices:
        return value
    if not isinstance(value, str) and value in range(len(row.choices)):
        return row.choices[int(value)]
    raise _refused(row, value)


def _scaled(row: Parameter, value: float | str) -> int:
    if isinstance(value, str | bool):
        raise _refused(row, value)
    off = row.zero_is_off and value == 0
    # Written so that NaN, which compares false with everything, is refused too.
    if not (off or row.low <= value <= row.high):
        raise _refused(row, value)
    scaled = round(value * row.scale)
    if row.scale == 1 and scaled != value:
        raise _refused(row, value, "a whole number, ")
    return scaled


def _refused(row: Parameter, value: float | str, more: str = "") -> UsageError:
    unit = "" if row.choices else f" {row.unit}"
    return UsageError(
        f"`{row.name}` cannot be {value}.",
        f"It takes {more}{row.range}{unit} (source: {row.source}).",
    )
