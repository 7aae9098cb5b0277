"""The room of a calendar week, and what would raise the number of a day."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from planner.domain.caps.allowance import Allowance, allowance, assumed_runs, going
from planner.domain.caps.limit import Situation, limit_metres
from planner.domain.caps.prescribed import week_most_m
from planner.domain.knee.history import History
from planner.domain.knee.parameters import Parameters
from planner.domain.knee.standing import Known, standings_of
from planner.domain.knee.view import Standing
from planner.domain.values.reason import Reason
from planner.domain.values.run import PlannedRun

AHEAD_DAYS = 14
"""How far ahead it is looked for a day that allows more."""

RESTS = ("LOCK", "rest")
"""What closes a week to running altogether: its line then says nothing."""


class WeekRoom(msgspec.Struct, frozen=True, kw_only=True):
    """One calendar week in metres: what it holds, and its line."""

    first: date
    done_m: int
    planned_m: int
    """All that stands in the plan, run or not; what was skipped is not planned any more."""
    coming_m: int
    """Planned runs that are still to come."""
    kind: str
    """What the line is made of: `flare`, `light`, `grow`, `back` or `hold`."""
    best_m: int
    """The best week of 28 days before it that the knee took."""
    known_m: int
    """The best week of known ground."""
    plan_m: int | None
    """The week's line, or what a professional set below it; None on the walk-run ladder."""
    line_m: int | None
    """The line of our own rules; None on the walk-run ladder."""
    block_m: int | None
    """Where seven days in a row are held."""
    flare: bool
    """True if a flare was or is open in it."""
    closed: Reason | None = None
    """Why no day that is left of it may be run: `LOCK`, `rest` (a flare's, with `until`), or the
    rule that holds its last day; None for a week that is over."""


class Raise(msgspec.Struct, frozen=True, kw_only=True):
    """Something that would raise what may be run."""

    kind: str
    """`clear-lock`, `quiet` (mornings or a test), `answer-morning`, `run-green` (the day's cap,
    gone well) or `wait` (nothing at all until then)."""
    day: date | None = None
    """The first day that allows more."""
    metres: int | None = None
    """What that day would allow."""


def week_room(first: date, history: History, today: date, params: Parameters) -> WeekRoom:
    """The week that begins on `first`, as known on `today`."""
    last = first + timedelta(days=6)
    asked = _asked(min(max(first, today), last), history, today, params)
    line, best = asked.line, asked.base.week[0]
    done = (run.distance_m for run in history.runs if first <= run.date <= min(last, today))
    planned = (run for run in history.planned if first <= run.date <= last and not run.skipped)
    coming = assumed_runs(history, last + timedelta(days=1), max(first, today))
    return WeekRoom(
        first=first,
        done_m=sum(done),
        planned_m=sum(run.distance_m for run in planned),
        coming_m=sum(run.distance_m for run in coming if run.date >= first),
        kind=line.kind,
        best_m=line.best_m,
        known_m=line.known_m,
        plan_m=None if asked.on_ladder else limit_metres(_line_m(asked)),
        line_m=None if asked.on_ladder else limit_metres(line.metres),
        block_m=None
        if asked.on_ladder
        else limit_metres(max(best * params.week_hard // 1000, best + params.week_small)),
        flare=_flared(asked.view, first, last, today, history, params),
        closed=_closed(asked, last, history, today, params),
    )


def _line_m(asked: Situation) -> int:
    """The week's line, or what a professional set below it."""
    most = week_most_m(asked)
    return asked.line.metres if most is None else min(asked.line.metres, most)


def _asked(day: date, history: History, today: date, params: Parameters) -> Situation:
    number = day.toordinal()
    if day > today:
        ahead = going(history, assumed_runs(history, day, today), today, params)
        return Situation(ahead, number, ahead.go_to(number), history)
    standings = standings_of(history, params)
    standing: Standing = standings.now(number) if day == today else standings.dawn(number)
    return Situation(standings, number, standing, history)


def _flared(
    view: Known, first: date, last: date, today: date, history: History, params: Parameters
) -> bool:
    standings = standings_of(history, params)
    days = range(first.toordinal(), min(last, today).toordinal() + 1)
    known = any(standings.now(day).flare.open for day in days)
    return known or (first > today and view.dawn(first.toordinal()).flare.open)


def _closed(
    asked: Situation, last: date, history: History, today: date, params: Parameters
) -> Reason | None:
    """Why no day left of the week may be run."""
    if last < today:
        return None
    if asked.locks:
        return Reason("LOCK", (("since", min(lock.date for lock in asked.locks)),))
    flare = asked.flare
    if flare.is_resting(last.toordinal()):
        return Reason("rest", (("until", date.fromordinal(flare.rest)),))
    if asked.date > today:
        # A whole week ahead: no other rule holds every day of it.
        return None
    # From its last day back: that is the one most likely to be open.
    left = (last - timedelta(days=days) for days in range((last - today).days + 1))
    if any(allowance(day, history, today, params).left_m for day in left):
        return None
    return Reason(allowance(last, history, today, params).binding)


def what_would_raise(
    allowed: Allowance, history: History, today: date, params: Parameters
) -> tuple[Raise, ...]:
    """What would raise the number of a day, as far as the rules themselves can tell.

    Nothing for a day in the past. Running and waiting are worked out by asking the same rules
    about the fortnight after, with no other run from the day on.
    """
    if allowed.day < today:
        return ()
    if allowed.binding == "LOCK":
        return (Raise(kind="clear-lock"),)
    found = []
    flare = allowed.limit("FLARE")
    if flare is not None and flare.input("part") in ("not-quiet", "trial"):
        found.append(Raise(kind="quiet"))
    grow = allowed.limit("GROW")
    if grow is not None and grow.input("why") == "morning-unanswered":
        found.append(Raise(kind="answer-morning", day=allowed.day))
    empty = history.replanned(tuple(run for run in history.planned if run.date < allowed.day))
    if allowed.hard_m and not allowed.done_m:
        run = PlannedRun(id="", date=allowed.day, distance_m=allowed.hard_m)
        after = empty.replanned((*empty.planned, run))
        found.extend(_first_more("run-green", allowed, after, today, params))
    found.extend(_first_more("wait", allowed, empty, today, params))
    return tuple(found)


def _first_more(
    kind: str, allowed: Allowance, history: History, today: date, params: Parameters
) -> list[Raise]:
    for days in range(1, AHEAD_DAYS + 1):
        later = allowance(allowed.day + timedelta(days=days), history, today, params)
        if later.hard_m > allowed.hard_m:
            return [Raise(kind=kind, day=later.day, metres=later.hard_m)]
    return []
