"""What runners make of what the program says."""

from __future__ import annotations

from typing import Literal

import msgspec

from tests.clinic.luck import Luck


class Habits(msgspec.Struct, frozen=True, kw_only=True):
    """One runner's ways. Days are counted from 0."""

    longer: float = 1.0
    """Runs so many times the card; above 1 whatever is left of the cap."""
    misses: float = 0.0
    """Share of the runs that are left out."""
    mornings: Literal["at once", "late", "never"] = "at once"
    """When the knee's morning is answered; `late` is the evening of the next day."""
    ill: range = range(0)
    """Days without any running, exercise or look at the program."""
    to_the_cap: bool = False
    """On a day with a card, runs all that the hard number leaves."""
    watch: bool = False
    """Logs the whole way of a walk-run as one run: neither kind nor walking is said."""
    new_days: tuple[int, tuple[int, ...]] | None = None
    """From that day on these weekdays for running, 0 = Monday."""

    def metres(self, card_m: int, left_m: int, day: int, luck: Luck) -> int:
        """How far the runner goes on a day with a card of `card_m` that may hold `left_m`."""
        if luck.draw(day, "miss") < self.misses:
            return 0
        if self.to_the_cap:
            return left_m
        if self.longer > 1:
            return round(card_m * self.longer)
        return min(card_m, left_m)

    def answered_on(self, morning: int) -> float | None:
        """When the morning of that day is answered, in days; None = never."""
        return {"at once": float(morning), "late": morning + 1.5, "never": None}[self.mornings]


FOLLOWS = Habits()
TOO_LONG = Habits(longer=1.1)
MISSES = Habits(misses=0.25)
SILENT = Habits(mornings="never")
LATE = Habits(mornings="late")
WATCH = Habits(watch=True)
HARD = Habits(to_the_cap=True)
