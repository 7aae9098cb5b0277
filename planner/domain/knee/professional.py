"""When a professional should look: one line each, on every view until it is over (rules.md 7)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from planner.domain.knee.history import History
from planner.domain.knee.parameters import Parameters
from planner.domain.knee.standing import Standings, standings_of
from planner.domain.values.person import ARTHRITIS_AGE, age_in
from planner.domain.values.reason import Reason

SEVERE_DAYS = 42
"""Two severe events within so many days are for a professional."""

PROGRAMME_DAYS, CHANGE_POINTS, ADHERENCE = 42, 2, 70
"""Days without a change in worst pain of so many points, with so many per cent of the exercises
done, after which a professional should look (evidence.md 7 and 11.1)."""

Worst = tuple[date, int]
"""A day, and the worst pain of the week that the runner named on it."""

APART = 7
"""Days from one flare to the next, as the rules count them."""

SWOLLEN_DAYS = 3
"""Days of swelling after which a doctor should look: 72 h."""


def professional_reasons(history: History, today: date, params: Parameters) -> tuple[Reason, ...]:
    """Why a professional should look, the gravest first; empty where nothing asks for one.

    Ids: `steady-sore`, `flare-long`, `severe-twice`, `swelling`, `rung-long`, `no-green`.
    """
    standings, day = standings_of(history, params), today.toordinal()
    return (
        *_steady_sore(standings, day),
        *_swelling(standings, history, day),
        *_flare(standings, day),
        *_severe_twice(standings, day),
        *_stuck(standings, day),
    )


def is_unchanged(first: Worst, last: Worst, today: date) -> bool:
    """True if six weeks lie between two scores of the worst pain of the week without a change that
    people would call better (evidence.md 7).

    Pain below 2 has nothing to come down by; an answer of more than six weeks ago says nothing of
    now.
    """
    (since, was), (until, now) = first, last
    in_time = (until - since).days >= PROGRAMME_DAYS >= (today - until).days
    return in_time and was - now < CHANGE_POINTS <= now


def no_change(first: Worst, last: Worst, share: int) -> tuple[Reason, ...]:
    """What is said of that, if at least 70 per cent of the sets asked for were done between them;
    `share` is their per cent."""
    if share < ADHERENCE:
        return ()
    (since, was), (_, now) = first, last
    values = (("was", was), ("now", now), ("since", since), ("share", share))
    return (Reason("no-change", values),)


def is_of_age(history: History, today: date) -> bool:
    """True from 45 on, by the year alone."""
    return history.born is not None and age_in(today.year, history.born) >= ARTHRITIS_AGE


def _steady_sore(standings: Standings, day: int) -> Iterator[Reason]:
    for side in standings.past.sore:
        knee = standings.past.knees[side]
        if knee.is_steady_sore(day):
            yield Reason("steady-sore", (("usual", knee.usual(day)), ("side", side.value)))
            return


def _swelling(standings: Standings, history: History, day: int) -> Iterator[Reason]:
    """Swelling for more than 72 h, a second time in known ground, or from 45 on."""
    params = standings.params
    lately = [
        each
        for each in standings.past.swellings
        if each.seen <= day and day - (each.gone or day) <= params.known_days
    ]
    if not lately:
        return
    last = lately[-1]
    lasted = (day if last.gone is None else min(day, last.gone)) - last.seen
    now = last.gone is None or day < last.gone
    if (
        (now and lasted > SWOLLEN_DAYS)
        or len(lately) > 1
        or (now and is_of_age(history, date.fromordinal(day)))
    ):
        yield Reason("swelling", (("days", lasted), ("times", len(lately))))


def _flare(standings: Standings, day: int) -> Iterator[Reason]:
    flare = standings.now(day).flare
    if flare.open and day - flare.since > standings.params.refer_days:
        since = date.fromordinal(flare.since)
        yield Reason("flare-long", (("days", day - flare.since), ("since", since)))


def _severe_twice(standings: Standings, day: int) -> Iterator[Reason]:
    """Two severe flares in six weeks: a bad day and the morning after it are one."""
    severe = [at for at in standings.now(day).flare.severes if day - at <= SEVERE_DAYS]
    if severe and severe[-1] - severe[0] >= APART:
        first, last = date.fromordinal(severe[0]), date.fromordinal(severe[-1])
        yield Reason("severe-twice", (("first", first), ("last", last)))


def _stuck(standings: Standings, day: int) -> Iterator[Reason]:
    """On the ladder three weeks on one rung with sessions done; off it none green in three."""
    params, footing = standings.params, standings.now(day).footing
    if footing.in_force(day, params):
        if footing.since and footing.last and day - footing.since > params.refer_days:
            yield Reason("rung-long", (("rung", footing.rung), ("days", day - footing.since)))
        return
    ran = standings.window(day - params.refer_days, day - 1)
    asked = [each for each in ran if not each.history]
    if not asked or any(each.green for each in asked) or not any(each.bad for each in asked):
        return
    if _first_since_green(standings, day) <= day - params.refer_days:
        yield Reason("no-green", (("days", params.refer_days),))


def _first_since_green(standings: Standings, day: int) -> int:
    """The first run day after the last green one."""
    first = day
    for each in reversed(standings.window(day - standings.params.known_days, day - 1)):
        if each.green or each.history:
            break
        first = each.day
    return first
