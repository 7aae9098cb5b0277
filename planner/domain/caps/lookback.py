"""Looking back: which runs the caps would have held, and how the knee took runs either side.

Counts only. That more or fewer readings were amber or red after runs over a cap says nothing of
what caused them: who hurts runs less, and a cap follows what was run before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

import msgspec

from planner.domain.caps.allowance import allowance
from planner.domain.knee.history import History
from planner.domain.knee.pain import Verdict
from planner.domain.knee.parameters import Parameters
from planner.domain.knee.run_day import RunDay
from planner.domain.knee.standing import standings_of


class HeldRun(msgspec.Struct, frozen=True, kw_only=True):
    """A day on which more was run than the caps allowed that morning."""

    day: date
    wanted_m: int
    """What was run."""
    allowed_m: int
    rule: str
    """Id of the rule with the smallest limit."""
    verdict: Verdict


class Tally(msgspec.Struct, frozen=True, kw_only=True):
    """How the knee took some days with runs."""

    green: int = 0
    amber: int = 0
    red: int = 0
    unknown: int = 0
    """Pain was not asked for, or not answered in full."""

    @property
    def days(self) -> int:
        """How many days these are."""
        return self.green + self.amber + self.red + self.unknown


class LookBack(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of a history, against the caps as they stood each morning."""

    first: date
    last: date
    held: tuple[HeldRun, ...]
    over: Tally
    """Days with more than the cap."""
    within: Tally

    @property
    def by_rule(self) -> dict[str, int]:
        """How many days each rule would have held, most first."""
        return dict(Counter(each.rule for each in self.held).most_common())


def look_back(
    history: History, first: date, last: date, today: date, params: Parameters
) -> LookBack:
    """Every day with runs from `first` to `last`, up to `today`; runs of one day count together."""
    end = min(last, today).toordinal()
    real = {run.date.toordinal() for run in history.runs}
    window = standings_of(history, params).window(first.toordinal(), end)
    days = [each for each in window if each.day in real]
    judged = [(each, _held(each, history, params)) for each in days]
    return LookBack(
        first=first,
        last=last,
        held=tuple(held for _, held in judged if held is not None),
        over=_tally(day for day, held in judged if held is not None),
        within=_tally(day for day, held in judged if held is None),
    )


def _held(run_day: RunDay, history: History, params: Parameters) -> HeldRun | None:
    day = date.fromordinal(run_day.day)
    allowed = allowance(day, _as_in_the_morning(history, day), day, params)
    if run_day.metres <= allowed.hard_m:
        return None
    return HeldRun(
        day=day,
        wanted_m=run_day.metres,
        allowed_m=allowed.hard_m,
        rule=allowed.binding,
        verdict=run_day.verdict,
    )


def _as_in_the_morning(history: History, day: date) -> History:
    """Without the limits a professional set in the course of a day: they hold from it on, but no
    run that was run before they came was over them."""
    if not any(limit.date == day for limit in history.limits):
        return history
    known = tuple(limit for limit in history.limits if limit.date != day)
    return msgspec.structs.replace(history, limits=known)


def _tally(days: Iterable[RunDay]) -> Tally:
    verdicts = [each.verdict for each in days]
    return Tally(
        green=verdicts.count(Verdict.GREEN),
        amber=verdicts.count(Verdict.AMBER),
        red=verdicts.count(Verdict.RED),
        unknown=verdicts.count(Verdict.UNKNOWN),
    )
