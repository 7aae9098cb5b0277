"""When a professional should look: the lines that stay on every view until it is over.

Source: rules.md 7. What takes weeks of exercises or a screen to know is found elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from planner.domain.knee.flare import Flare
from planner.domain.knee.history import History
from planner.domain.knee.parameters import Parameters
from planner.domain.knee.standing import CLEAR_DAYS, Standings, standings_of
from planner.domain.values.reason import Reason

SEVERE_DAYS = 42
"""Days in which two severe flares are too many."""

APART = 7
"""Days between two events that are two flares."""

SWELLING_DAYS = 3
"""Days of swelling after which a doctor should look: 72 hours."""

ARTHRITIS_AGE = 45
"""Age from which a swollen knee may as well be arthritis (NICE NG226)."""


def referrals(history: History, day: date, params: Parameters) -> tuple[Reason, ...]:
    """Why a professional should look, as known on a day.

    Ids: `flare` and `no-green` and `rung` (open for too long, with days and since), `severe` (two
    flares in six weeks), `steady-sore` (an ordinary morning of 5 or more) and `swelling`.
    """
    standings, at = standings_of(history, params), day.toordinal()
    return tuple(
        found
        for each in (_flare, _severe, _steady_sore, _no_green, _swelling)
        if (found := each(standings, at)) is not None
    )


def _flare(standings: Standings, day: int) -> Reason | None:
    flare = standings.now(day).flare
    return _too_long("flare", flare.since, day, standings.params) if flare.open else None


def _too_long(what: str, since: int, day: int, params: Parameters) -> Reason | None:
    if day - since <= params.refer_days:
        return None
    return Reason(what, (("days", day - since), ("since", date.fromordinal(since))))


def _severe(standings: Standings, day: int) -> Reason | None:
    found = list(_severe_flares(standings.now(day).flare, day))
    if len(found) < 2:
        return None
    return Reason("severe", tuple(("day", date.fromordinal(each)) for each in found))


def _severe_flares(flare: Flare, day: int) -> Iterator[int]:
    """The severe events of six weeks, a week apart, counted from the latest back."""
    later: int | None = None
    for each in reversed(flare.severes):
        if day - each < SEVERE_DAYS and (later is None or later - each >= APART):
            later = each
            yield each


def _steady_sore(standings: Standings, day: int) -> Reason | None:
    usual = max(standings.past.knees[side].usual(day) for side in standings.past.sore)
    return Reason("steady-sore", (("usual", usual),)) if standings.is_steady_sore(day) else None


def _no_green(standings: Standings, day: int) -> Reason | None:
    """The same rung, or no green run, for three weeks of running that hurt now and then."""
    params, footing = standings.params, standings.now(day).footing.on(day, standings.params)
    if footing.in_force(day, params):
        return _too_long("rung", footing.since, day, params) if footing.since else None
    since = None
    for each in reversed(standings.window(standings.first, day - 1)):
        if each.green or each.history:
            break
        since = each.day
    lately = standings.window(day - params.refer_days, day - 1)
    if since is None or not any(each.bad for each in lately):
        return None
    return _too_long("no-green", since, day, params)


def _swelling(standings: Standings, day: int) -> Reason | None:
    """Swelling that lasts, that comes again, or at an age at which it means more."""
    past, born = standings.past, standings.past.history.born
    for at, each in enumerate(past.swellings):
        if not each.holds_on(day, CLEAR_DAYS):
            continue
        before = past.swellings[at - 1].seen if at else None
        again = before is not None and each.seen - before <= standings.params.known_days
        old = born is not None and date.fromordinal(day).year - born >= ARTHRITIS_AGE
        if again or old or day - each.seen > SWELLING_DAYS:
            return Reason("swelling", (("since", date.fromordinal(each.seen)),))
    return None
