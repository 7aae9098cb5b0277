"""What may be run on a day: every rule's limit, the smallest of them, and why.

A rule is a small function from a situation to a limit. Adding a rule is adding one function to
`LIMIT_FUNCTIONS` and its words to `rules.RULES`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from enum import StrEnum

import msgspec

from planner.domain.caps.limit import Limit, Situation
from planner.domain.caps.limits import (
    break_limit,
    ease_limit,
    flare_limit,
    grow_limit,
    ladder_limit,
    lock_limit,
    long_limit,
    week_limit,
)
from planner.domain.caps.prescribed import prescribed_limit
from planner.domain.knee.history import History
from planner.domain.knee.parameters import Parameters
from planner.domain.knee.run_day import RunDay, assumed_day
from planner.domain.knee.standing import Ahead, ahead_of, standings_of
from planner.domain.values.run import PlannedRun

LIMIT_FUNCTIONS: tuple[Callable[[Situation], Limit | None], ...] = (
    lock_limit,
    prescribed_limit,
    flare_limit,
    ladder_limit,
    ease_limit,
    long_limit,
    week_limit,
    break_limit,
    grow_limit,
)
"""Every rule. Where two ask for the same number the first one is said to bind."""


class State(StrEnum):
    """How the knee and the plan stand on a day."""

    GREEN = "green"
    """Growth is open."""
    HOLD = "hold"
    """The base stays: something is not green, not answered or not settled."""
    FLARE = "flare"
    LOCKED = "locked"


class Allowance(msgspec.Struct, frozen=True, kw_only=True):
    """What may be run on a day, in metres for the whole day, and every rule behind it."""

    day: date
    hard_m: int
    """The cap: the smallest hard limit, in whole tenths of a kilometre."""
    plan_m: int
    """The most to plan; never above `hard_m`."""
    done_m: int
    """What was run on the day already."""
    left_m: int
    """What is left of `hard_m`; 0 once a run of the day was too much."""
    binding: str
    """Id of the rule that gives `hard_m`."""
    plan_binding: str
    """Id of the rule that gives `plan_m`."""
    limits: tuple[Limit, ...]
    state: State
    assumed: tuple[PlannedRun, ...] = ()
    """Planned runs before the day that are taken as done as planned and green."""
    awaited: tuple[date, ...] = ()
    """Days before it whose runs wait for an answer that is taken as quiet."""
    run_s: int | None = None
    """Seconds of running where the walk-run ladder, or a trial after a flare, sets them."""
    rung: int | None = None
    """Rung of that walk-run."""

    def limit(self, rule: str) -> Limit | None:
        """The limit of that rule, if it had something to say."""
        return next((each for each in self.limits if each.rule == rule), None)

    def slack_m(self, limit: Limit) -> int | None:
        """How much more that rule alone would allow; None where it sets no number."""
        return None if limit.hard_m is None else limit.hard_m - self.hard_m


def allowance(day: date, history: History, today: date, params: Parameters) -> Allowance:
    """What may be run on `day`, as known on `today`.

    A day before `today` is seen as it stood that morning. For a later one the runs planned from
    `today` to the day before are taken as done as planned and green (they are in `assumed`), and
    the run planned on the day itself is what is being judged. Source: rules.md.
    """
    number, now = day.toordinal(), today.toordinal()
    if number > now:
        assumed = assumed_runs(history, day, today)
        ahead = going(history, assumed, today, params)
        standing = ahead.go_to(number)
        asked = Situation(ahead, number, standing, history)
        awaited = tuple(date.fromordinal(each) for each in ahead.awaited)
        return msgspec.structs.replace(judged(asked), assumed=assumed, awaited=awaited)
    standings = standings_of(history, params)
    if number < now:
        return judged(Situation(standings, number, standings.dawn(number), history))
    asked = Situation(standings, number, standings.now(number), history)
    return judged(asked, today=True)


def assumed_runs(history: History, day: date, today: date) -> tuple[PlannedRun, ...]:
    """The planned runs from `today` to the day before `day` that are still to be run."""
    fulfilled = {run.planned for run in history.runs if run.planned}
    run_on = {run.date for run in history.runs if run.date >= today}
    planned = (
        each
        for each in history.planned
        if today <= each.date < day and not each.skipped
        if each.id not in fulfilled and each.date not in run_on
    )
    return tuple(sorted(planned, key=lambda each: (each.date, each.order, each.id)))


def going(
    history: History, assumed: Sequence[PlannedRun], today: date, params: Parameters
) -> Ahead:
    """The days to come with these runs taken as done, in the order of their days."""
    ahead = ahead_of(history, today.toordinal(), params)
    for day in sorted({each.date for each in assumed}):
        add_planned(ahead, [each for each in assumed if each.date == day])
    return ahead


def add_planned(ahead: Ahead, runs: Iterable[PlannedRun]) -> None:
    """Take the planned runs of one day as done; later than all that were taken before."""
    row = tuple(runs)
    day = row[0].date.toordinal()
    ahead.go_to(day)
    ahead.add(assumed_day(day, row, ahead.past.pace(day)))


def left_on(day: date, allowed: Allowance, history: History, without: str = "") -> int:
    """Metres of a day's cap that what is run and planned there leaves for one more planned run."""
    if any(run.date == day for run in history.runs):
        return allowed.left_m
    others = (run for run in history.planned if run.date == day and run.id != without)
    return max(0, allowed.left_m - sum(run.distance_m for run in others if not run.skipped))


def judged(asked: Situation, *, today: bool = False) -> Allowance:
    """The same of a situation that is at hand; with `today`, what was run on it counts."""
    found = (function(asked) for function in LIMIT_FUNCTIONS)
    limits = tuple(each for each in found if each is not None)
    hard, by = _smallest((each.hard_m, each.rule) for each in limits)
    plan, plan_by = _smallest((each.plan_m, each.rule) for each in limits)
    done = _done(asked)
    done_m = sum(each.metres for each in done)
    run_s, rung = _walk_run(limits, hard)
    return Allowance(
        day=asked.date,
        hard_m=hard,
        plan_m=min(plan, hard),
        done_m=done_m,
        left_m=0 if any(_hurt(each, asked.params) for each in done) else max(0, hard - done_m),
        binding=by,
        plan_binding=plan_by if plan < hard else by,
        limits=limits,
        state=_state(asked, today=today),
        run_s=run_s,
        rung=rung,
    )


def _done(asked: Situation) -> list[RunDay]:
    """The runs of the day itself; of today also those that are dated tomorrow: they were run
    before a flight over the date line."""
    last = asked.day + 1 if asked.view.past.last == asked.day + 1 else asked.day
    return [each for each in asked.view.window(asked.day, last) if not each.assumed]


def _hurt(done: RunDay, params: Parameters) -> bool:
    """True if a run of the day was already too much: 3 or more, a limp, or swelling."""
    signs = any(reason.id in ("limp", "swelling") for reason in done.reasons)
    return signs or done.painful or done.worst > params.run_green_max


def _walk_run(limits: tuple[Limit, ...], hard: int) -> tuple[int | None, int | None]:
    """Running seconds and rung where the day's run is a walk-run."""
    for each in limits:
        run_s = each.input("run_s")
        if isinstance(run_s, int) and each.hard_m == hard:
            rung = each.input("rung")
            return run_s, rung if isinstance(rung, int) else 1
    return None, None


def _state(asked: Situation, *, today: bool) -> State:
    if asked.locks or asked.view.is_swollen(asked.day):
        return State.LOCKED
    flare = asked.flare
    if today:
        flare = asked.view.after_today(asked.view.dawn(asked.day), asked.day).flare
        flare = flare if flare.open else asked.flare
    if flare.open:
        return State.FLARE
    if asked.on_ladder:
        return State.HOLD
    return State.HOLD if asked.closed is not None else State.GREEN


def _smallest(offers: Iterable[tuple[int | None, str]]) -> tuple[int, str]:
    known = [(metres, rule) for metres, rule in offers if metres is not None]
    # Every situation has a limit: on the ladder its rung, else the longest run and the week.
    return min(known, key=lambda offer: offer[0])
