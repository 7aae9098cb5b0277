"""Questions that the wizard and the options ask alike."""

from __future__ import annotations

from planner.domain.values.record import Side
from planner.widgets.form import Field
from planner.wording import days


def knee_fields(knee: str, unit: str, week_start: str) -> tuple[Field, ...]:
    """The sore knee, the unit and the first day of the week, with what they are now."""
    return (
        Field("knee", "sore knee", "choice", knee,
              options=tuple((side.value, side.value) for side in Side)),
        Field("unit", "distances in", "choice", unit, options=(("km", "km"), ("mi", "miles"))),
        Field("week_start", "week starts on", "choice", week_start,
              options=tuple((str(n), name) for n, name in enumerate(days.WEEKDAYS))),
    )  # fmt: skip
