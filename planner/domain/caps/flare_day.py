"""What a flare leaves of the exercises of a day (rules.md 5.3): the one rule that the planner, what
is offered, what is said and what comes next all ask."""

from __future__ import annotations

from datetime import date

import msgspec

from planner.domain.caps.limit import Situation
from planner.domain.caps.limits import ease_limit
from planner.domain.knee.flare import CALM, FIRST_STEP
from planner.domain.knee.history import History
from planner.domain.knee.parameters import Parameters
from planner.domain.knee.standing import standings_of

EVERY_TIER = 3
"""Highest knee load there is: nothing is held back."""

FLARE_TIER = 2
"""Highest knee load of exercises while a flare is open."""

SEVERE_TIER = 1
"""The same after severe pain, until the first step back, and during trials of eight minutes."""


class FlareDay(msgspec.Struct, frozen=True):
    """How a flare stands on a day, for the exercises of that day."""

    x: int
    trial: bool
    """True while only eight minutes are run every third day."""
    severe: bool
    eased: bool
    """True after a run that did not settle: what is left out at the first sign pauses."""
    last: int
    """Ordinal of the last event."""
    rests: bool = False
    """True on the day of severe pain: nothing that is planned for it stands. From the next day on
    exercises of tiers 0 and 1 go on; that the day itself rests whole is our choice (PRAG)."""

    @property
    def open(self) -> bool:
        """True while the flare is open."""
        return self.x < CALM

    @property
    def is_stirred(self) -> bool:
        """True from the first sign on: what is to be left out then pauses."""
        return self.open or self.trial or self.eased

    @property
    def most_tier(self) -> int:
        """The highest knee load that exercises may have."""
        if not (self.open or self.trial):
            return EVERY_TIER
        is_low = self.trial or (self.severe and self.x < FIRST_STEP)
        return SEVERE_TIER if is_low else FLARE_TIER


def flare_day(asked: Situation) -> FlareDay:
    """The flare on the day that is asked about, a red run of that very day counted."""
    flare = asked.view.after_today(asked.standing, asked.day).flare
    recent = any(asked.day - at <= asked.params.refer_days for at in flare.severes)
    trial = asked.view.is_steady_sore(asked.day) or (flare.open and not asked.is_quiet)
    return FlareDay(
        x=flare.x,
        trial=trial,
        severe=recent and flare.open,
        eased=not flare.open and ease_limit(asked) is not None,
        last=flare.last,
        rests=asked.day in flare.severes,
    )


def flare_day_on(history: History, today: date, params: Parameters) -> FlareDay:
    """The flare on the evening of `today`."""
    standings, number = standings_of(history, params), today.toordinal()
    return flare_day(Situation(standings, number, standings.now(number), history))
