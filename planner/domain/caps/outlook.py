"""Looking ahead under the caps: the room of a week, and what would raise a number."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from planner.domain.caps.limit import STEP_M, Situation, share
from planner.domain.caps.limits_knee import open_items
from planner.domain.caps.limits_week import (
    block_line,
    is_lighter_week,
    plan_line,
    warn_line,
    week_base_m,
)
from planner.domain.caps.load import Allowance, allowance
from planner.domain.knee.flare import open_between
from planner.domain.knee.history import History
from planner.domain.knee.parameters import Parameters
from planner.domain.values.reason import Reason
from planner.domain.values.run import PlannedRun

AHEAD_DAYS = 14
"""How far ahead it is looked for a day that allows more."""

RESTS = ("LOCK", "rest")
"""What closes a week to running altogether: its weekly lines then say nothing."""


class WeekRoom(msgspec.Struct, frozen=True, kw_only=True):
    """One calendar week in metres: what it holds, and the lines the weekly rules draw for it.

    The lines are those of the rolling seven days that end with the week; None without a base.
    """

    first: date
    done_m: int
    planned_m: int
    """Planned runs that are still to come."""
    reference_m: int
    last_week_m: int
    mean_m: int
    """The two the reference week is the larger of."""
    lines: tuple[tuple[str, int], ...]
    """What each rule alone would plan for the week, by its id: the smallest binds."""
    plan_m: int | None
    """Most to plan: the weekly line, or what a lighter week or a flare leaves of it."""
    warn_m: int | None
    block_m: int | None
    lighter: bool
    """True for a lighter week of the plan."""
    flare: bool
    """True if a flare (F2 or F3) was or is open in it."""
    closed: Reason | None = None
    """Why no day that is left of it may be run: `LOCK`, `rest` (a flare's, with `until`), or the
    rule that holds its last day; None for a week that is over."""

    @property
    def binding(self) -> str:
        """Id of the rule that draws the line."""
        return min(self.lines, key=lambda line: line[1])[0]


class Raise(msgspec.Struct, frozen=True, kw_only=True):
    """Something that would raise what may be run."""

    kind: str
    """`clear-lock`, `resume-item`, `answer-morning`, `run-green` (today's most, taken well) or
    `wait` (nothing at all until then)."""
    rule: str
    """The rule it acts on."""
    day: date | None = None
    """The first day that allows more."""
    metres: int | None = None
    """What that day would allow."""
    reason: Reason | None = None


def week_room(first: date, history: History, today: date, params: Parameters) -> WeekRoom:
    """The week that begins on `first`, as known on `today`."""
    last = first + timedelta(days=6)
    asked = Situation(last, history, today, params)
    ran = {run.date for run in history.runs if run.date <= today}
    fulfilled = {run.planned for run in history.runs if run.planned and run.date <= today}
    planned = (
        run.distance_m
        for run in history.planned
        if max(first, today) <= run.date <= last and not run.skipped
        if run.id not in fulfilled and run.date not in ran
    )
    done = (run.distance_m for run in history.runs if first <= run.date <= min(last, today))
    base = week_base_m(asked)
    lighter = is_lighter_week(asked)
    flare = open_between(asked.course, first.toordinal(), last.toordinal())
    lines = [("WEEK", plan_line(base, params))]
    if lighter:
        lines.append(("DELOAD", share(base, params.deload_factor)))
    if asked.course.opened is not None:
        most = share(asked.flare_reference_m or base, params.f2_week_factor)
        lines.append(("FLARE", most))
    return WeekRoom(
        first=first,
        done_m=sum(done),
        planned_m=sum(planned),
        reference_m=base,
        last_week_m=asked.reference.last_week_m,
        mean_m=asked.reference.mean_m,
        lines=tuple(lines),
        plan_m=_line(min(metres for _, metres in lines), base),
        warn_m=_line(warn_line(base, params), base),
        block_m=_line(block_line(base, params), base),
        lighter=lighter,
        flare=flare,
        closed=_closed(asked, first, history),
    )


def _closed(asked: Situation, first: date, history: History) -> Reason | None:
    """Why no day left of the week that ends on the day asked about may be run."""
    last, today, params = asked.date, asked.today, asked.params
    if last < today:
        return None
    if asked.active_locks:
        return Reason("LOCK", (("since", min(lock.date for lock in asked.active_locks)),))
    course = asked.course
    if course.opened is not None and asked.day < course.rest_until:
        return Reason("rest", (("until", date.fromordinal(course.rest_until)),))
    if first > today:
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
        return (Raise(kind="clear-lock", rule="LOCK"),)
    asked = Situation(allowed.day, history, today, params)
    found = [
        Raise(kind="resume-item", rule="FLARE", reason=_item(item.id, item.limit, item.have))
        for item in ([] if asked.course.returned else open_items(asked))
    ]
    gate = allowed.limit("GATE")
    if gate is not None and gate.plan_m is not None and gate.input("unanswered"):
        found.append(Raise(kind="answer-morning", rule="GATE", day=allowed.day))
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
            rule = allowed.binding
            return [Raise(kind=kind, rule=rule, day=later.day, metres=later.hard_m)]
    return []


def _item(name: str, limit: int, have: int | None) -> Reason:
    return Reason(name, (("limit", limit), ("have", have)))


def _line(metres: int, base: int) -> int | None:
    return metres // STEP_M * STEP_M if base else None
