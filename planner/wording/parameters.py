"""Values of load parameters in words."""

from __future__ import annotations

from collections.abc import Mapping

from planner.domain.knee.parameter import Parameter, value_text
from planner.domain.knee.parameters import Value


def value_words(row: Parameter, value: Value) -> str:
    """A value in the unit of its row: factors and shares with two decimals at least, choices as
    their word, several numbers between commas, and 0 as `off` where it switches the rule off."""
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return ", ".join(value_words(row, one) for one in value)
    if value in range(len(row.choices)):
        return row.choices[int(value)]
    if row.zero_is_off and value == 0:
        return "off"
    if row.scale > 1 and row.unit != "km":
        shown = f"{value:.3f}"
        return shown[:-1] if shown.endswith("0") else shown
    return f"{value:g}"


def left_aside_words(parameters: Mapping[str, Value]) -> str:
    """What is told once of set parameters that no rule reads, and how to be rid of them."""
    listed = ", ".join(f"{name} {value_text(value)}" for name, value in parameters.items())
    first = next(iter(parameters))
    return (
        f"Left aside: {listed}. No load rule reads this any more; all that you wrote down stays "
        f"as it is. To remove it: easeback config unset {first}"
    )
