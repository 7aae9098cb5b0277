"""Load parameters that an older or newer program kept and this one's rules do not read."""

from __future__ import annotations

from collections.abc import Mapping

from planner.domain.knee.parameter import TABLE, kept, with_changes
from planner.domain.knee.parameters import DEFAULTS, Parameters, Value
from planner.domain.values.errors import UsageError


def left_aside(given: Mapping[str, float | tuple[float, ...]]) -> dict[str, Value]:
    """Those of a profile whose name is unknown or whose value is out of today's range."""
    return {name: value for name, value in given.items() if not _is_read(name, value)}


def in_force(given: Mapping[str, float | tuple[float, ...]]) -> Parameters:
    """The parameters of a profile: what another version kept and this one cannot read is passed
    over; it stays kept."""
    aside = left_aside(given)
    read = {name: value for name, value in given.items() if name not in aside}
    return with_changes(DEFAULTS, read)


def _is_read(name: str, value: Value) -> bool:
    if name not in TABLE:
        return False
    try:
        kept(TABLE[name], value)
    except UsageError:
        return False
    return True
