"""Planned runs as a watch leads through them, never further than the cap of their day."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from planner.domain.player.run import WALK_BEFORE_S
from planner.domain.technique.step_rate import NEAR
from planner.domain.values.errors import NotFoundError, RuleError
from planner.domain.values.plan import WalkRun
from planner.domain.values.run import PlannedRun
from planner.exchange.exports.workout import Workout, WorkoutRound, WorkoutStep
from planner.logbook.book import Book
from planner.logbook.caps import Caps, Room
from planner.logbook.cards import Cards
from planner.logbook.focuses import Focuses
from planner.wording import amounts
from planner.wording.walk_run import short_intervals

HOME = WorkoutStep(pace="walk", name="Walk home")
"""Until the runner ends it: what was run before is over."""


class Workouts:
    """The run of a day for a watch."""

    def __init__(self, book: Book, cards: Cards, caps: Caps, focuses: Focuses) -> None:
        self._book = book
        self._cards = cards
        self._caps = caps
        self._focuses = focuses

    def on(self, day: date) -> Workout:
        """The first run of a day that is still to be run.

        Raises NotFoundError if there is none, and RuleError if nothing of it may be run.
        """
        runs = [card for card in self._cards.planned(day, day) if isinstance(card, PlannedRun)]
        runs = [run for run in runs if not run.skipped and not self._cards.has_facts(run)]
        if not runs:
            raise NotFoundError(
                f"There is nothing to run on {self._book.dated(day)}.",
                "What is planned: easeback week; a run more: easeback plan add 3k fri",
            )
        run = min(runs, key=lambda run: run.order)
        room = self._caps.room_on(day, without=run.id)
        if room.metres <= 0:
            raise RuleError(
                f"Nothing may be run on {self._book.dated(day)}.",
                f"Why: easeback why {day.isoformat()}",
                room.rule,
            )
        intervals = self._cards.intervals(run)
        if intervals is not None:
            return self._walk_run(run, intervals, room)
        return self._run(run, room)

    def _step_rate(self, run: PlannedRun) -> tuple[int, int] | None:
        """Steps a minute that are aimed at in a run, with what is left alone either side; None
        without a step rate to heed."""
        focus = self._focuses.for_run(run)
        if focus is None or focus.rate is None:
            return None
        return focus.rate - NEAR, focus.rate + NEAR

    def _run(self, run: PlannedRun, room: Room) -> Workout:
        """One stretch that ends: at the planned distance or time, or at the cap before that."""
        unit = self._book.unit
        over, rate = run.distance_m > room.metres, self._step_rate(run)
        if run.duration_s is not None and not over:
            step = WorkoutStep(pace="run", name="Run", seconds=run.duration_s, step_rate=rate)
            name = f"Run {amounts.minutes(run.duration_s)}"
        else:
            metres = min(run.distance_m, room.metres)
            step = WorkoutStep(pace="run", name="Run", metres=metres, step_rate=rate)
            name = f"Run {amounts.distance(metres, unit)}"
        planned = amounts.distance(run.distance_m, unit)
        remark = f"Planned were {planned}: it ends at the cap of the day." if over else ""
        stretches = (WorkoutRound((step,)), WorkoutRound((HOME,)))
        return Workout(id=run.id, name=name, stretches=stretches, remark=remark)

    def _walk_run(self, run: PlannedRun, planned: WalkRun, room: Room) -> Workout:
        """The intervals, or those of the rung the day allows where that is less."""
        intervals, allowed = planned, room.allowed
        if allowed.run_s is not None and planned.run_s > allowed.run_s:
            intervals = self._cards.rung(allowed.rung) or planned
        if intervals.run_s > planned.run_s:
            intervals = planned
        name = f"Walk-run {short_intervals(intervals)}"
        remark = (
            f"Planned was {short_intervals(planned)}: the day allows {short_intervals(intervals)}."
            if intervals is not planned
            else ""
        )
        stretches = _stretches(intervals, self._step_rate(run))
        return Workout(id=run.id, name=name, stretches=stretches, remark=remark)


def _stretches(intervals: WalkRun, rate: tuple[int, int] | None) -> tuple[WorkoutRound, ...]:
    """A walk before, the intervals, a walk after; what is the same several times as a repeat."""
    before = WorkoutStep(pace="walk", name="Walk", seconds=WALK_BEFORE_S)
    made = [WorkoutRound((before,))]
    for (run, walk), alike in groupby(intervals.segments):
        steps = (
            WorkoutStep(pace="run", name="Run", seconds=run, step_rate=rate),
            WorkoutStep(pace="walk", name="Walk", seconds=walk),
        )
        made.append(WorkoutRound(tuple(step for step in steps if step.seconds), len(list(alike))))
    return (*made, WorkoutRound((HOME,)))
