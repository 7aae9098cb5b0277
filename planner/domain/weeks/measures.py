"""What a gate can ask for, as a value on a day: measured when, how much, or not measured yet."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta

import msgspec

from planner.domain.knee.history import History
from planner.domain.knee.mornings import speaks_of
from planner.domain.knee.parameters import Parameters
from planner.domain.knee.standing import standings_of
from planner.domain.values.journal import Moment
from planner.domain.values.plan import Criterion, Measure
from planner.domain.values.record import Side
from planner.domain.values.session import SessionDone

REPS = 10
"""Repetitions of a tested step-down or single-leg squat (evidence.md 3.2)."""
REPS_PAIN = 2
"""Pain up to which those repetitions count, 0-10."""
WALK_MINUTES = 30
"""Minutes of the tested brisk walk."""
WALK_PAIN = 1
"""Pain up to which that walk counts, if the next morning is no worse."""
RUN_WINDOW = 30
"""Days in which the longest run the knee took well is looked for."""

TESTS = {
    "brisk_walk": "pain 0-10 in a brisk walk of 30 minutes",
    "stairs_down": "pain 0-10 walking one flight of stairs down",
    "step_down_left": "pain 0-10 in ten step-downs from 20 cm, left",
    "step_down_right": "pain 0-10 in ten step-downs from 20 cm, right",
    "single_leg_squat_left": "pain 0-10 in ten single-leg squats to 45-60 degrees, left",
    "single_leg_squat_right": "pain 0-10 in ten single-leg squats to 45-60 degrees, right",
    "range_loss": "0 if the knee bends and straightens as far as the other, else 1",
    "swelling": "0 if there is no swelling, else 1",
    "limp": "0 if there is no limp, else 1",
}
"""Measures of `TestResult`, and what their value means."""
FINDINGS = frozenset({"range_loss", "swelling", "limp"})
"""Those that are 0 or 1."""


class Measured(msgspec.Struct, frozen=True):
    """A value in the unit of its measure, and the day it speaks of."""

    value: int
    day: date


class Measurements:
    """Everything measured of one runner, to be asked about any day."""

    def __init__(
        self,
        history: History,
        sessions: Iterable[SessionDone],
        params: Parameters,
        start: date,
    ) -> None:
        self._standings = standings_of(history, params)
        self._start = start
        self._values: dict[str, list[Measured]] = {}
        for test in history.tests:
            self._add(test.measure, test.value, test.date)
        for reading in history.readings:
            if not speaks_of(reading, history.knee):
                continue
            if reading.moment is Moment.STAIRS:
                self._add("stairs_down", reading.score, reading.date)
            if reading.moment is Moment.MORNING:
                self._add("morning_pain", reading.score, reading.date)
            self._add_signs(
                reading.date,
                reading.swelling,
                reading.limp,
                asked=reading.moment is Moment.MORNING,
            )
        for run in history.runs:
            self._add_signs(run.date, run.swelling, run.limp, asked=False)
        for done in sessions:
            scores = [tick.pain for tick in done.ticks.values() if tick.pain is not None]
            if scores:
                self._add("session_pain", max(scores), done.date)

    def _add(self, name: str, value: int, day: date) -> None:
        self._values.setdefault(name, []).append(Measured(value, day))

    def _add_signs(self, day: date, swelling: bool, limp: bool, *, asked: bool) -> None:
        for name, seen in (("swelling", swelling), ("limp", limp)):
            if seen or asked:
                self._add(name, int(seen), day)

    def value(self, criterion: Criterion, day: date, since: date) -> Measured | None:
        """The measure a criterion asks for, as known on `day`; None if not measured yet.

        `since` is the day the phase before began: weeks are counted from it.
        """
        special = _SPECIAL.get(criterion.measure)
        if special is not None:
            return special(self, day, since)
        name = _NAMES.get(criterion.measure, criterion.measure)
        return self._worst(name, day, criterion.days)

    def _worst(self, name: str, day: date, days: int) -> Measured | None:
        """The highest value of the last `days` days, or of the latest day measured."""
        known = [one for one in self._values.get(name, ()) if one.day <= day]
        if days:
            known = [one for one in known if one.day > day - timedelta(days=days)]
        else:
            latest = max((one.day for one in known), default=None)
            known = [one for one in known if one.day == latest]
        return max(known, key=lambda one: (one.value, one.day), default=None)

    def _reps(self, test: str, day: date) -> Measured | None:
        """Repetitions of the worse leg; both legs must have been tested."""
        legs = [self._worst(f"{test}_{side}", day, 0) for side in (Side.LEFT, Side.RIGHT)]
        if None in legs:
            return None
        worst = max((leg for leg in legs if leg is not None), key=lambda leg: leg.value)
        return Measured(REPS if worst.value <= REPS_PAIN else 0, worst.day)

    def _step_down(self, day: date, _: date) -> Measured | None:
        return self._reps("step_down", day)

    def _single_leg_squat(self, day: date, _: date) -> Measured | None:
        return self._reps("single_leg_squat", day)

    def _walk_minutes(self, day: date, _: date) -> Measured | None:
        """The tested walk counts once the next morning was entered and is no worse."""
        walked = self._worst("brisk_walk", day, 0)
        if walked is None:
            return None
        if walked.value > WALK_PAIN:
            return Measured(0, walked.day)
        morning, past = walked.day.toordinal() + 1, self._standings.past
        marks = [past.knees[side].above(morning) for side in past.sore]
        if morning > day.toordinal() or None in marks:
            return None
        quiet = not any(marks) and not past.is_swollen(morning)
        return Measured(WALK_MINUTES if quiet else 0, walked.day)

    def _run_minutes(self, day: date, _: date) -> Measured | None:
        """The longest green run of the window without walking, in whole minutes."""
        number = day.toordinal()
        minutes = [
            Measured(each.through_s // 60, date.fromordinal(each.day))
            for each in self._standings.window(number - RUN_WINDOW, number - 1)
            if each.green
        ]
        return max(minutes, key=lambda one: (one.value, one.day), default=None)

    def _weeks(self, day: date, since: date) -> Measured:
        return Measured((day - since).days // 7, since)

    def _green_weeks(self, day: date, _: date) -> Measured:
        """Whole weeks since the last day of a flare, or since the plan's start."""
        event = self._standings.now(day.toordinal()).flare.last
        last = date.fromordinal(event) if event else self._start
        last = max(last, self._start)
        return Measured((day - last).days // 7, last)


_NAMES = {"stairs_pain": "stairs_down"}

_SPECIAL: dict[Measure, Callable[[Measurements, date, date], Measured | None]] = {
    "step_down": Measurements._step_down,
    "single_leg_squat": Measurements._single_leg_squat,
    "walk_minutes": Measurements._walk_minutes,
    "run_minutes": Measurements._run_minutes,
    "weeks": Measurements._weeks,
    "green_weeks": Measurements._green_weeks,
}
