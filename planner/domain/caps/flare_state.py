"""How an open flare stands, for the runner: what set it off, what is waited for, the way back."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from planner.domain.caps.limit import Situation, limit_metres
from planner.domain.caps.limits import flare_limit
from planner.domain.knee.flare import CALM, Event, Flare, step_m
from planner.domain.knee.history import History
from planner.domain.knee.parameters import Parameters
from planner.domain.knee.standing import Standings, standings_of
from planner.domain.knee.view import UNTESTED_MORE

TEST_DAYS = 7
"""Days a test speaks for."""


class Quiet(msgspec.Struct, frozen=True, kw_only=True):
    """What the steps back wait for."""

    passed: bool
    line: int
    """The quiet line: mornings up to it are quiet."""
    mornings: int
    """Quiet mornings in a row that end with the last one answered, of the knee with the fewest."""
    needed: int
    tested: int | None
    """Worst test of the last seven days; None if nothing was tested."""
    test_line: int


class FlareState(msgspec.Struct, frozen=True, kw_only=True):
    """An open flare as it stands on a day. Distances in metres."""

    since: date
    """The first day of the flare."""
    x: int
    severe: bool
    """True for three weeks after a score of 7 or more."""
    by: Event
    """What set it off; the gravest, if it was deepened since."""
    rest_until: date
    """The first day on which running may be asked for again."""
    part: str
    """`rest`, `not-quiet`, `trial`, `step` or `ladder`."""
    trial: date | None
    """The first day of eight minutes, if the knee is not quiet before."""
    quiet: Quiet
    next_m: int
    """The longest run the flare allows on its next day."""
    base_m: int
    """What the steps are a share of."""
    steps_m: tuple[int, ...]
    """The steps that are still to come, the next one first."""
    runs_left: int
    """Good runs until it is over; quiet days may end it before."""


def flare_state(history: History, today: date, params: Parameters) -> FlareState | None:
    """The flare that is open on the evening of `today`, a red run of the day counted; or None."""
    standings = standings_of(history, params)
    number = today.toordinal()
    flare = flare_of_evening(standings, number)
    if not flare.open or flare.by is None:
        return None
    standing = msgspec.structs.replace(standings.now(number), flare=flare)
    asked = Situation(standings, number, standing, history)
    limit = flare_limit(asked)
    inputs = {} if limit is None else dict(limit.inputs)
    longest = asked.base.longest[0]
    steps = [step_m(x, longest, params) for x in range(max(flare.x, 0), CALM)]
    trial = inputs.get("trial")
    return FlareState(
        since=date.fromordinal(flare.since),
        x=flare.x,
        severe=bool(inputs.get("severe")),
        by=flare.by,
        rest_until=date.fromordinal(flare.rest),
        part=str(inputs.get("part", "rest")),
        trial=trial if isinstance(trial, date) else None,
        quiet=_quiet(standings, number),
        next_m=limit_metres(max(asked.floor_m, steps[0] if flare.x >= 0 else 0)),
        base_m=longest,
        steps_m=tuple(limit_metres(max(asked.floor_m, step)) for step in steps),
        runs_left=CALM - flare.x,
    )


def flare_of_evening(standings: Standings, day: int) -> Flare:
    """The flare with what was reported and run on the day; a red run counts from the morning's."""
    now = standings.now(day)
    return standings.after_today(now, day).flare


def _quiet(standings: Standings, day: int) -> Quiet:
    params, past = standings.params, standings.past
    tests = [past.tests[at] for at in range(day - TEST_DAYS + 1, day + 1) if at in past.tests]
    needed = params.quiet_need + (0 if tests else UNTESTED_MORE)
    knees = [past.knees[side] for side in past.sore]
    rows = []
    for knee in knees:
        count = 0
        for at in range(day, day - needed - UNTESTED_MORE, -1):
            above = knee.above(at)
            if above:
                break
            count += above is not None
        rows.append(min(count, needed))
    return Quiet(
        passed=standings.is_quiet(day),
        line=min(knee.quiet_line(day) for knee in knees),
        mornings=min(rows),
        needed=needed,
        tested=max(tests, default=None),
        test_line=standings.test_line,
    )


def flared_days(
    history: History, first: date, last: date, today: date, params: Parameters
) -> frozenset[date]:
    """The days from `first` to `last`, up to `today`, on which a flare was open in the evening."""
    standings = standings_of(history, params)
    count = (min(last, today) - first).days + 1
    days = (first + timedelta(days=number) for number in range(count))
    return frozenset(day for day in days if flare_of_evening(standings, day.toordinal()).open)
