"""A reason given as data: an id and the values it speaks of. Words are `wording`'s business."""

from __future__ import annotations

from datetime import date

import msgspec

Value = int | str | bool | date | None
"""What a reason or a limit may carry: whole metres, seconds, points, days, ids, dates."""

Pairs = tuple[tuple[str, Value], ...]
"""Named values, in the order they should be read."""


class Reason(msgspec.Struct, frozen=True):
    """Why something was decided."""

    id: str
    values: Pairs = ()
