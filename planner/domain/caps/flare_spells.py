"""Flares as they went: begun, at their worst, over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import msgspec

from planner.domain.caps.flare_state import flare_of_evening
from planner.domain.knee.flare import Event, Flare
from planner.domain.knee.history import History
from planner.domain.knee.parameters import Parameters
from planner.domain.knee.standing import Standings, standings_of
from planner.domain.values.record import Side


class FlareSpell(msgspec.Struct, frozen=True, kw_only=True):
    """One flare from its first day to its last."""

    since: date
    last: date
    """The last day on which it was open in the evening."""
    over: bool
    """False while it is still open today."""
    began: Event
    """What it began with. The 48 hours before a flare are those before this."""
    by: Event
    """What set it off; the gravest, if it was deepened since."""
    peak: int
    """Worst score of its days, 0-10; 0 if none was given."""
    peak_on: date | None
    """The first day of that score."""
    worst: tuple[int | None, ...]
    """The worst score of each of its days; None for a day without one."""

    @property
    def days(self) -> int:
        """How many days it was open."""
        return (self.last - self.since).days + 1


def flare_spells(
    history: History, first: date, last: date, today: date, params: Parameters
) -> tuple[FlareSpell, ...]:
    """The flares that began on the days `first` ... `last`, oldest first. One that opened again
    within days is the same."""
    standings = standings_of(history, params)
    found: dict[date, tuple[date, Event, Event]] = {}
    for day, flare in _evenings(standings, first, last, today):
        since = date.fromordinal(flare.since)
        if first <= since <= last and flare.by is not None:
            began = found[since][1] if since in found else flare.by
            found[since] = day, began, flare.by
    scores = _scores(history)
    return tuple(
        _spell(since, until, began, by, today, scores)
        for since, (until, began, by) in sorted(found.items())
    )


def _evenings(
    standings: Standings, first: date, last: date, today: date
) -> Iterator[tuple[date, Flare]]:
    """The evenings with a flare, on to the end of the one that is open on the last day."""
    reopens = standings.params.reopen_days
    for number in range(first.toordinal(), today.toordinal() + 1):
        flare = flare_of_evening(standings, number)
        if flare.open:
            yield date.fromordinal(number), flare
        elif number > last.toordinal() + reopens and number - flare.closed > reopens:
            return


def _spell(
    since: date, until: date, began: Event, by: Event, today: date, scores: list[tuple[date, int]]
) -> FlareSpell:
    worst: dict[date, int] = {}
    for day, score in scores:
        if since <= day <= until:
            worst[day] = max(score, worst.get(day, 0))
    peak = max(worst.values(), default=0)
    days = map(date.fromordinal, range(since.toordinal(), until.toordinal() + 1))
    return FlareSpell(
        since=since,
        last=until,
        over=until < today,
        began=began,
        by=by,
        peak=peak,
        peak_on=min((day for day, score in worst.items() if score == peak), default=None),
        worst=tuple(worst.get(day) for day in days),
    )


def _scores(history: History) -> list[tuple[date, int]]:
    """Every score of a sore knee, by day."""
    asked = (*history.sore, Side.BOTH)
    scores = [(one.date, one.score) for one in history.readings if one.side in asked]
    for run in history.runs:
        if run.side is None or run.side in asked:
            scores.extend((run.date, score) for score in run.scores)
    return scores
