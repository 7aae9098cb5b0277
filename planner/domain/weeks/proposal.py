"""What a flare asks of the days ahead: each planned run and session before and after.

A proposal is only ever proposed. One deterministic function of facts, plan and parameters.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import msgspec

from planner.domain.caps.limit import Situation
from planner.domain.caps.load import Allowance, judged
from planner.domain.exercises.rungs import easier, with_fewer_sets
from planner.domain.knee.flare_state import FlareState, flare_state
from planner.domain.knee.flare_triggers import FlareLevel
from planner.domain.knee.history import History
from planner.domain.knee.ladder import step_at
from planner.domain.knee.parameters import Parameters
from planner.domain.values.exercise import Exercise
from planner.domain.values.reason import Reason
from planner.domain.values.run import PlannedRun, RunKind, Terrain
from planner.domain.values.session import Item, PlannedSession
from planner.domain.weeks.placing import resized

LEAST_RUN_M = 500
"""A run that would be shorter is dropped: our choice."""

UNKNOWN_TIER = 3
"""Tier of an exercise that is no longer in the library: paused, the cautious side."""

LIGHTER_FOR = timedelta(days=7)
"""How long strength has fewer sets in a flare: its week (EX-5)."""

_ADVICE = {
    FlareLevel.F1: ("walk-breaks-4-1", "flat", "no-stairs", "cadence-if-on"),
    FlareLevel.F2: ("flat", "no-stairs", "cross-training-if-2"),
    FlareLevel.F3: ("flat", "no-stairs", "cross-training-if-2"),
}
"""What goes with a run or its replacement, as ids (evidence.md 2.4, 9, 11.7)."""


class ProposedChange(msgspec.Struct, frozen=True, kw_only=True):
    """One card of the calendar, before and after."""

    before: PlannedSession | PlannedRun
    after: PlannedSession | PlannedRun | None
    """None = dropped: rest."""
    reasons: tuple[Reason, ...] = ()
    """Rules that hold the run down, with their inputs; exercises `paused` or `eased`, and `EX-5`
    where sets are left out."""
    advice: tuple[str, ...] = ()
    held_by: str = ""
    """Id of the rule that gives a shortened or dropped run its number; `FLARE-week` where that is
    the flare's share of the week rather than a step of its way back."""

    @property
    def changed(self) -> bool:
        """False if the card stays as it is."""
        return self.before != self.after


class WeekChange(msgspec.Struct, frozen=True, kw_only=True):
    """A calendar week's metres, done and planned, before and after."""

    first: date
    before_m: int
    after_m: int


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """The answer to a flare for the days ahead."""

    state: FlareState | None
    """The flare it answers, with the conditions to run again; None = nothing to propose."""
    changes: tuple[ProposedChange, ...] = ()
    """Every card of those days in order, changed or not."""
    weeks: tuple[WeekChange, ...] = ()


def propose(
    history: History,
    sessions: tuple[PlannedSession, ...],
    exercises: Mapping[str, Exercise],
    today: date,
    params: Parameters,
    days: int = 14,
) -> Proposal:
    """What the flare open on `today` asks of the planned runs and sessions from `today` on.

    Each run is held at what all rules leave on its day, given the runs proposed before it and
    that they go well; nothing is ever lengthened. An irritated knee (F1) leaves sessions alone; a
    flare (F2) pauses exercises of tier 3 and takes those of tier 2 one step back; a severe one
    (F3) keeps tiers 0 and 1. In its first seven days strength has a third fewer sets (EX-5).
    Source: evidence.md 2.4, 4.5, 11.7.
    """
    state = flare_state(history, today, params)
    if state is None:
        return Proposal(state=None)
    last = today + timedelta(days=days - 1)
    runs = _proposed_runs(history, today, last, params)
    ahead = (each for each in sessions if today <= each.date <= last and not each.skipped)
    week = today + LIGHTER_FOR
    eased = [
        _proposed_session(each, exercises, state.level, lighter=each.date < week) for each in ahead
    ]
    changes = sorted(
        [*runs, *eased],
        key=lambda each: (each.before.date, each.before.order, each.before.id),
    )
    weeks = _week_changes(history, runs, today, last)
    return Proposal(state=state, changes=tuple(changes), weeks=weeks)


def _proposed_runs(
    history: History, today: date, last: date, params: Parameters
) -> list[ProposedChange]:
    ran = {run.date for run in history.runs if run.date <= today}
    fulfilled = {run.planned for run in history.runs if run.planned}
    ahead = sorted(
        (
            each
            for each in history.planned
            if today <= each.date <= last and not each.skipped
            if each.id not in fulfilled and each.date not in ran
        ),
        key=lambda each: (each.date, each.order, each.id),
    )
    ids = {each.id for each in ahead}
    kept = [each for each in history.planned if each.id not in ids]
    changes = []
    for run in ahead:
        asked = Situation(run.date, history.replanned(tuple(kept)), today, params)
        same_day = sum(each.distance_m for each in kept if each.date == run.date and each.id in ids)
        change = _proposed_run(run, asked, same_day)
        changes.append(change)
        if isinstance(change.after, PlannedRun):
            kept.append(change.after)
            ids.add(change.after.id)
    return changes


def _proposed_run(run: PlannedRun, asked: Situation, same_day_m: int) -> ProposedChange:
    allowed = judged(asked)
    left = max(0, allowed.hard_m - same_day_m)
    reasons = tuple(
        Reason(each.rule, each.inputs)
        for each in allowed.limits
        if each.hard_m is not None and each.hard_m - same_day_m < run.distance_m
    )
    level = asked.course.level
    advice = () if level is None else _ADVICE[level]
    metres = min(run.distance_m, left)
    held_by = _held_by(allowed) if metres < run.distance_m else ""
    if metres < min(run.distance_m, LEAST_RUN_M):
        return ProposedChange(
            before=run, after=None, reasons=reasons, advice=advice, held_by=held_by
        )
    after = run if metres == run.distance_m else _shortened(run, metres)
    if level is not None:
        after = _gentle(after, level)
    if allowed.run_s is not None:
        after = _on_rung(after, asked, allowed)
    return ProposedChange(before=run, after=after, reasons=reasons, advice=advice, held_by=held_by)


def _held_by(allowed: Allowance) -> str:
    found = allowed.limit(allowed.binding)
    is_week = found is not None and found.rule == "FLARE" and found.input("part") == "week"
    return "FLARE-week" if is_week else allowed.binding


def _shortened(run: PlannedRun, metres: int) -> PlannedRun:
    seconds = run.duration_s
    if seconds is not None and run.distance_m:
        seconds = seconds * metres // run.distance_m
    return msgspec.structs.replace(resized(run, metres, metres), duration_s=seconds)


def _gentle(run: PlannedRun, level: FlareLevel) -> PlannedRun:
    """Flat, and neither fast nor rough; with walk breaks while the knee is irritated (F1)."""
    kind = run.run_kind if run.run_kind in _GENTLE else RunKind.EASY
    if level is FlareLevel.F1:
        kind = RunKind.WALK_RUN
    return msgspec.structs.replace(run, run_kind=kind, terrain=Terrain.FLAT)


_GENTLE = frozenset({RunKind.RUN, RunKind.EASY, RunKind.WALK_RUN, RunKind.TREADMILL})


def _on_rung(run: PlannedRun, asked: Situation, allowed: Allowance) -> PlannedRun:
    ladder = allowed.limit("LADDER")
    rung = 1 if ladder is None else ladder.input("rung")
    step = step_at(rung if isinstance(rung, int) else 1, asked.past.ladder)
    return msgspec.structs.replace(
        run, rung=step.rung, run_kind=RunKind.WALK_RUN, duration_s=step.run_s
    )


def _proposed_session(
    session: PlannedSession,
    exercises: Mapping[str, Exercise],
    level: FlareLevel,
    *,
    lighter: bool,
) -> ProposedChange:
    items: list[Item] = []
    reasons: list[Reason] = []
    for item in session.items:
        exercise = exercises.get(item.exercise)
        tier = UNKNOWN_TIER if exercise is None else exercise.tier
        values = (("exercise", item.exercise), ("tier", tier))
        if level is FlareLevel.F1 or tier < 2:
            items.append(item)
        elif level is FlareLevel.F3 or tier > 2 or exercise is None:
            reasons.append(Reason("paused", values))
        else:
            eased = easier(item, exercise)
            items.append(eased)
            reasons.extend([Reason("eased", values)] if eased != item else [])
    after = msgspec.structs.replace(session, items=tuple(items)) if items else None
    if after is not None and lighter and level is not FlareLevel.F1:
        fewer = with_fewer_sets(after)
        reasons += [Reason("EX-5", (("part", "flare"),))] if fewer != after else []
        after = fewer
    return ProposedChange(before=session, after=after, reasons=tuple(reasons))


def _week_changes(
    history: History, runs: list[ProposedChange], today: date, last: date
) -> tuple[WeekChange, ...]:
    first = today - timedelta(days=(today.weekday() - history.week_start) % 7)
    weeks = []
    while first <= last:
        end = first + timedelta(days=6)
        done = sum(run.distance_m for run in history.runs if first <= run.date <= min(end, today))
        here = [each for each in runs if first <= each.before.date <= end]
        before = sum(_metres(each.before) for each in here)
        after = sum(_metres(each.after) for each in here)
        weeks.append(WeekChange(first=first, before_m=done + before, after_m=done + after))
        first += timedelta(days=7)
    return tuple(weeks)


def _metres(card: PlannedSession | PlannedRun | None) -> int:
    return card.distance_m if isinstance(card, PlannedRun) else 0
