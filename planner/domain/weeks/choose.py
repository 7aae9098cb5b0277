"""Choosing days: what stands stays as far as it can, the rest is spread evenly."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from itertools import combinations, pairwise

SPREAD = 7
"""Days over which a week's cards are spread."""


def choose_days(
    available: Collection[date],
    count: int,
    *,
    staying: Collection[date] = (),
    others: Collection[date] = (),
    busy: Mapping[date, int] | None = None,
) -> tuple[date, ...]:
    """At most `count` of the available days of one week.

    Soft wishes, the weightier first: days that hold a card already (`staying`), no neighbours
    among themselves and the days of `others`, little else on the day (`busy`), even gaps, early.
    """
    load = busy or {}
    wanted = min(count, len(available))

    def cost(chosen: tuple[date, ...]) -> tuple[int, int, int, int, tuple[date, ...]]:
        gaps = [(later - day).days for day, later in pairwise(sorted({*chosen, *others}))]
        return (
            -sum(day in staying for day in chosen),
            gaps.count(1),
            sum(load.get(day, 0) for day in chosen),
            sum((gap * wanted - SPREAD) ** 2 for gap in gaps),
            chosen,
        )

    if wanted <= 0:
        return ()
    # Staying weighs most: as many of those days as fit are chosen, whatever the rest costs.
    fixed = sorted(day for day in available if day in staying)
    if len(fixed) >= wanted:
        return min(combinations(fixed, wanted), key=cost)
    free = sorted(day for day in available if day not in staying)
    rest = combinations(free, wanted - len(fixed))
    return min((tuple(sorted((*fixed, *more))) for more in rest), key=cost)
