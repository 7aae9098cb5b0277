"""The runner's own weeks: how many were green, amber and red, as a forecast draws them."""

from __future__ import annotations

from datetime import date

import msgspec

from planner.domain.knee.flare_triggers import FlareLevel
from planner.domain.knee.history import History
from planner.domain.knee.pain import Verdict
from planner.domain.knee.parameters import Parameters
from planner.domain.knee.past import Past, past_of
from planner.domain.knee.run_day import RunDay
from planner.domain.knee.timeline import WEEK

LOOK_BACK_WEEKS = 24
"""Own weeks the rates are taken from, at most."""
LEAST_WEEKS = 4
"""With fewer weeks of answered runs too little is known for a spread."""


class OwnWeeks(msgspec.Struct, frozen=True, kw_only=True):
    """The runner's own weeks with runs, up to yesterday, counted back in blocks of seven days."""

    green: int
    amber: int
    """Amber, or with runs whose pain was never answered: both hold growth."""
    red: int
    """With a red run or a flare (F2 or F3)."""
    answered: int
    """Weeks of them with at least one answered run."""

    @property
    def seen(self) -> int:
        """How many weeks the rates rest on."""
        return self.green + self.amber + self.red


def own_weeks(history: History, today: date, params: Parameters) -> OwnWeeks:
    """The runner's own weeks. Runs from before the journal say nothing: nobody asked.

    A week without runs counts only if a flare opened in it, so that one more bad day can never
    thin out the bad weeks.
    """
    past = past_of(history.as_of(today), params)
    found = [_week(past, today.toordinal() - WEEK * back) for back in range(LOOK_BACK_WEEKS)]
    kinds = [kind for kind, _ in found]
    return OwnWeeks(
        green=kinds.count("green"),
        amber=kinds.count("amber"),
        red=kinds.count("red"),
        answered=sum(answered for _, answered in found),
    )


def _week(past: Past, end: int) -> tuple[str, bool]:
    """Kind of the seven days before an ordinal, and whether any of its runs was answered."""
    days = [each for each in past.days if end - WEEK <= each.day < end and not _unasked(each)]
    levels = [each.level for each in past.triggers if end - WEEK <= each.day < end]
    verdicts = {each.verdict for each in days}
    answered = bool(verdicts - {Verdict.UNKNOWN})
    if Verdict.RED in verdicts or any(level >= FlareLevel.F2 for level in levels):
        return "red", answered
    if not days:
        return "", False
    return "amber" if levels or verdicts != {Verdict.GREEN} else "green", answered


def _unasked(run_day: RunDay) -> bool:
    return run_day.accepted and run_day.verdict is not Verdict.GREEN
