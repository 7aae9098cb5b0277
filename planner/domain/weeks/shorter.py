"""Shorter and more often: what is offered where long runs hurt and shorter ones do not.

Esculier's education (2018) shortens and splits runs, as in five of 3 km for three of 5. The planner
offers it and never does it by itself (rules.md 6).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from planner.domain.knee.history import History
from planner.domain.knee.parameters import Parameters
from planner.domain.knee.standing import standings_of

LOOK_BACK = 28
"""Days of runs that are looked at: our choice."""
LONG_ONES = 2
"""Runs in a row above a distance that hurt."""


class Shorter(msgspec.Struct, frozen=True):
    """An offer: no run above this, spread over one more day."""

    most_m: int
    """The longest green run."""
    days: tuple[date, ...]
    """The longer runs that hurt."""
    hurt: tuple[int, int]
    """The scores that hurt and may settle, by the numbers in force: lowest and highest."""


def shorter_offer(history: History, today: date, params: Parameters) -> Shorter | None:
    """The longest green run of four weeks, if the last two longer ones hurt a little and
    settled, and none up to it hurt; else None."""
    number = today.toordinal()
    runs = [
        each
        for each in standings_of(history, params).window(number - LOOK_BACK, number - 1)
        if each.counts
    ]
    most = max((each.metres for each in runs if each.green), default=0)
    longer = [each for each in runs if each.metres > most]
    short = [each for each in runs if each.metres <= most]
    if not most or len(longer) < LONG_ONES or any(each.bad for each in short):
        return None
    if not all(each.settled_amber for each in longer[-LONG_ONES:]):
        return None
    days = tuple(date.fromordinal(each.day) for each in longer[-LONG_ONES:])
    return Shorter(most, days, (params.run_green_max + 1, params.run_amber_max))


def one_day_more(run_days: Sequence[int]) -> tuple[int, ...]:
    """The running days with one more, as far from the others as there is; all seven stay."""
    free = [day for day in range(7) if day not in run_days]
    if not free:
        return tuple(run_days)

    def apart(day: int) -> tuple[int, int]:
        ways = [min((day - other) % 7, (other - day) % 7) for other in run_days]
        return min(ways, default=7), -day

    return tuple(sorted((*run_days, max(free, key=apart))))
