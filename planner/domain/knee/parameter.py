"""One parameter of the rules: what it is, what may be set, and the table of them all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_type_hints

import msgspec

from planner.domain.knee.parameters import DEFAULTS, ParameterRow, Parameters, Value
from planner.domain.values.errors import UsageError
from planner.domain.values.exercise import Strength

Kept = int | str | tuple[int, ...]
"""A value as `Parameters` keeps it."""

PARTS = 3
"""Numbers of a parameter that has several."""


class Parameter(msgspec.Struct, frozen=True, kw_only=True):
    """One number, three numbers or a choice, as the runner or a clinician sees it."""

    name: str
    default: Value
    """In `unit`; of a choice its word."""
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
    def parts(self) -> int:
        """How many numbers it is."""
        return PARTS if isinstance(self.default, tuple) else 1

    @property
    def range(self) -> str:
        """What may be set, for messages and tables: `1-1.1`, `3-6 or 0 (off)`, `cap / warn`."""
        if self.choices:
            return " / ".join(self.choices)
        if self.low == self.high:
            return f"{self.low:g} (fixed)"
        each = f"{self.low:g}-{self.high:g}" + (" or 0 (off)" if self.zero_is_off else "")
        return each if self.parts == 1 else f"{self.parts} numbers, each {each}"

    @property
    def shown(self) -> str:
        """The default as the table shows it."""
        return value_text(self.default)


def value_text(value: Value) -> str:
    """A value as it is typed and shown: `1.1`, `0.4, 0.6, 0.8`, `cap`."""
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return ", ".join(f"{one:g}" for one in value)
    return f"{value:g}"


def _parameter(name: str, row: ParameterRow) -> Parameter:
    scaled = row.unit.startswith("×") or row.unit == "km" or name == "prior"
    scale = 1000 if scaled else 1
    found = Parameter(
        name=name, default=0, low=row.low, high=row.high, unit=row.unit, status=row.status,
        source=row.source, about=row.about, scale=scale, choices=row.choices,
        zero_is_off=row.zero_is_off,
    )  # fmt: skip
    return msgspec.structs.replace(found, default=shown_value(found, getattr(DEFAULTS, name)))


def shown_value(row: Parameter, value: Kept) -> Value:
    """A kept value in the unit of the table."""
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return tuple(one / row.scale for one in value)
    return value / row.scale if row.scale > 1 else value


TABLE: dict[str, Parameter] = {
    name: _parameter(name, hint.__metadata__[0])
    for name, hint in get_type_hints(Parameters, include_extras=True).items()
}
"""Every parameter by name, in the order of rules.md section 2."""


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


def with_changes(params: Parameters, changes: Mapping[str, Value]) -> Parameters:
    """Parameters with some set anew, each value in the unit of the table.

    Raises:
        UsageError: A name is unknown (the nearest one is named) or a value out of its range.
    """
    new = {name: kept(known(name), value) for name, value in changes.items()}
    return msgspec.structs.replace(params, **new)


def value_of(params: Parameters, name: str) -> Value:
    """The value in force in the unit of the table; a choice as its word.

    Raises:
        UsageError: There is no parameter of that name.
    """
    return shown_value(known(name), getattr(params, name))


def kept(row: Parameter, value: Value) -> Kept:
    """A value given in the unit of the table, as `Parameters` keeps it.

    Raises:
        UsageError: It is out of range, not whole, not so many numbers, or not one of the words.
    """
    if row.choices:
        return _chosen(row, value)
    if row.parts > 1:
        given = value if isinstance(value, tuple) else ()
        if len(given) != row.parts:
            raise _refused(row, value)
        return tuple(_scaled(row, one) for one in given)
    if isinstance(value, tuple):
        raise _refused(row, value)
    return _scaled(row, value)


def _chosen(row: Parameter, value: Value) -> str:
    if isinstance(value, str) and value in row.choices:
        return value
    if isinstance(value, int | float) and value in range(len(row.choices)):
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


def _refused(row: Parameter, value: Value, more: str = "") -> UsageError:
    unit = "" if row.choices else f" {row.unit}"
    return UsageError(
        f"`{row.name}` cannot be {value_text(value)}.",
        f"It takes {more}{row.range}{unit} (source: {row.source}).",
    )
