"""What sets off a flare: runs, reports and mornings, as the table of evidence.md 2.4 has it.

All triggers are found from the facts alone, in whatever order they were entered. More pain only
ever adds triggers or makes them graver.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from datetime import date
from enum import IntEnum

import msgspec

from planner.domain.knee.mornings import Mornings
from planner.domain.knee.pain import SEVERE, Verdict
from planner.domain.knee.parameters import Parameters
from planner.domain.knee.run_day import RunDay
from planner.domain.values.journal import Moment, PainReading, TestResult
from planner.domain.values.reason import Pairs, Reason
from planner.domain.values.run import CrossTraining

TWICE_DAYS = 14
"""Two flares within so many days make a severe one (evidence.md 2.4)."""

SETTLE_DAYS = 7
"""A flare that has not settled after so many days is severe (evidence.md 2.4)."""

RAISED_MORNINGS = 3
"""Mornings in a row above the baseline that say: raised for more than 48 h."""

WALKING_PAIN = 4
"""Pain in level walking from which a flare is severe (evidence.md 2.4)."""

REPORT_FLARE = 5
"""Score from which a report or a morning is a flare, during a run or not."""

REPORT_IRRITATED = 3
"""Reported score from which the knee is irritated."""

MORNING = "morning"
"""Reason of a morning as sore as a reported flare: the days of rest count again from it."""


class FlareLevel(IntEnum):
    """How grave a flare is; the graver one wins."""

    F1 = 1
    F2 = 2
    F3 = 3


class When(IntEnum):
    """Where in a day something stands, for what happens on one day."""

    MORNING = 0
    RUN = 1
    LATER = 2


class Trigger(msgspec.Struct, frozen=True, kw_only=True):
    """Something that sets off or deepens a flare."""

    day: int
    """Ordinal of the day it belongs to."""
    when: When
    level: FlareLevel
    reason: Reason
    """`run`, `run-severe`, `two-amber`, `report`, `severe`, `walking`, `signs`, `morning`,
    `raised`, `twice` or `unsettled`."""


class _Cause(msgspec.Struct, frozen=True):
    """A flare's cause among the run days: places of its first and last run, and their days."""

    first: int
    last: int
    begun: int
    day: int

    def apart(self, day: int) -> int:
        """Days from the cause, its first run to its last, to another day."""
        return max(self.begun - day, day - self.day, 0)


def report_level(score: int, params: Parameters) -> FlareLevel | None:
    """What a reported flare of that score is; None if it is none (0-2)."""
    if score >= SEVERE:
        return FlareLevel.F3
    if score >= min(REPORT_FLARE, params.run_pain_amber_max + 1):
        return FlareLevel.F2
    if score >= min(REPORT_IRRITATED, params.run_pain_green_max + 1):
        return FlareLevel.F1
    return None


def find_triggers(
    days: tuple[RunDay, ...],
    readings: Iterable[PainReading],
    tests: Iterable[TestResult],
    trainings: Iterable[CrossTraining],
    mornings: Mornings,
    params: Parameters,
) -> list[Trigger]:
    """All triggers in the order of time."""
    of_runs = list(_of_runs(days))
    of_readings = [*_of_readings(readings, params), *_of_tests(tests), *_of_cross(trainings)]
    sore = [*_sore_mornings(readings, params), *_raised(mornings)]
    found = [*of_runs, *of_readings, *sore]
    causes = _causes(days)
    # Swelling, or mornings, that still tell of it some days later are no second flare.
    reports = [
        each.day
        for each in of_readings
        if each.level >= FlareLevel.F2 and each.reason.id != "signs"
    ]
    found.extend(_twice(causes, reports, params))
    opened = {each.day for each in found if each.level >= FlareLevel.F2}
    found.extend(_unsettled(opened, days, mornings, params))
    return sorted(found, key=_in_time)


def _in_time(trigger: Trigger) -> tuple[int, int, int, str]:
    reason = trigger.reason
    return (trigger.day, trigger.when, trigger.level, f"{reason.id} {reason.values}")


def _of_runs(days: tuple[RunDay, ...]) -> Iterator[Trigger]:
    after_bad = False
    for run_day in days:
        level, name = None, "run"
        if run_day.worst >= SEVERE:
            level, name = FlareLevel.F3, "run-severe"
        elif run_day.verdict is Verdict.RED:
            level = FlareLevel.F2
        elif run_day.bad:
            level, name = (FlareLevel.F2, "two-amber") if after_bad else (FlareLevel.F1, "run")
        if level is not None:
            reason = Reason(name, _values_of(run_day))
            yield Trigger(day=run_day.day, when=When.RUN, level=level, reason=reason)
        after_bad = run_day.bad or (after_bad and not run_day.ok)


def _values_of(run_day: RunDay) -> Pairs:
    found = tuple((each.id, True) for each in run_day.reasons if each.id != "missing")
    return (("metres", run_day.metres), ("verdict", str(run_day.verdict)), *found)


def _of_readings(readings: Iterable[PainReading], params: Parameters) -> Iterator[Trigger]:
    for reading in readings:
        level, name = _of_reading(reading, params)
        if level is None:
            continue
        when = When.MORNING if reading.moment is Moment.MORNING else When.LATER
        reason = Reason(name, (("score", reading.score), ("moment", str(reading.moment))))
        yield Trigger(day=reading.date.toordinal(), when=when, level=level, reason=reason)


def _of_reading(reading: PainReading, params: Parameters) -> tuple[FlareLevel | None, str]:
    if reading.score >= SEVERE:
        return FlareLevel.F3, "severe"
    reported = report_level(reading.score, params) if reading.flare else None
    if (reading.swelling or reading.limp) and reported is not FlareLevel.F2:
        return FlareLevel.F2, "signs"
    return reported, "report"


def _sore_mornings(readings: Iterable[PainReading], params: Parameters) -> Iterator[Trigger]:
    """Each morning as sore as a reported flare, of either knee; reported or not."""
    for reading in readings:
        level = report_level(reading.score, params)
        if reading.moment is Moment.MORNING and level is not None and level >= FlareLevel.F2:
            reason = Reason(MORNING, (("score", reading.score),))
            day = reading.date.toordinal()
            yield Trigger(day=day, when=When.MORNING, level=FlareLevel.F2, reason=reason)


def _of_tests(tests: Iterable[TestResult]) -> Iterator[Trigger]:
    for test in tests:
        if test.measure == "brisk_walk" and test.value >= WALKING_PAIN:
            reason = Reason("walking", (("score", test.value),))
            day = test.date.toordinal()
            yield Trigger(day=day, when=When.LATER, level=FlareLevel.F3, reason=reason)


def _of_cross(trainings: Iterable[CrossTraining]) -> Iterator[Trigger]:
    """Pain of 7 or more in anything is severe; less in a ride says nothing of running."""
    for done in trainings:
        if done.pain_during is not None and done.pain_during >= SEVERE:
            reason = Reason("severe", (("score", done.pain_during), ("moment", done.sport)))
            day = done.date.toordinal()
            yield Trigger(day=day, when=When.LATER, level=FlareLevel.F3, reason=reason)


def _raised(mornings: Mornings) -> Iterator[Trigger]:
    for day in mornings.scores:
        if all(mornings.raised(day - before) for before in range(RAISED_MORNINGS)):
            reason = Reason("raised", (("mornings", RAISED_MORNINGS),))
            yield Trigger(day=day, when=When.MORNING, level=FlareLevel.F2, reason=reason)


def _causes(days: tuple[RunDay, ...]) -> list[_Cause]:
    """Each red run, and each two runs in a row that were not green: the shortest for each end.

    A run without an answer neither makes nor breaks a row.
    """
    causes = []
    bad: int | None = None
    for place, run_day in enumerate(days):
        if run_day.verdict is Verdict.RED:
            causes.append(_Cause(place, place, run_day.day, run_day.day))
        elif run_day.bad and bad is not None:
            causes.append(_Cause(bad, place, days[bad].day, run_day.day))
        if run_day.bad:
            bad = place
        elif run_day.ok:
            bad = None
    return causes


def _twice(causes: list[_Cause], reports: list[int], params: Parameters) -> Iterator[Trigger]:
    """Two flares within 14 days: causes among the runs without a run in common, or a report.

    A report near any run of a cause speaks of the same flare: the first run back that is not green
    makes no second one of a flare that was reported too.
    """
    ends = [cause.last for cause in causes]
    for cause in causes:
        before = bisect_left(ends, cause.first) - 1
        if before >= 0 and cause.day - causes[before].day <= TWICE_DAYS:
            yield _again(cause.day, causes[before].day, When.RUN)
    reported = sorted(reports)
    for report in reported:
        for cause in causes:
            if params.f2_min_days <= cause.apart(report) and abs(report - cause.day) <= TWICE_DAYS:
                when = When.LATER if report > cause.day else When.RUN
                yield _again(max(report, cause.day), min(report, cause.day), when)
        for other in _near(report, reported):
            if report - other >= params.f2_min_days:
                yield _again(report, other, When.LATER)


def _near(day: int, days: list[int]) -> list[int]:
    return days[bisect_left(days, day - TWICE_DAYS) : bisect_right(days, day + TWICE_DAYS)]


def _again(day: int, earlier: int, when: When) -> Trigger:
    reason = Reason("twice", (("earlier", date.fromordinal(earlier)),))
    return Trigger(day=day, when=when, level=FlareLevel.F3, reason=reason)


def _unsettled(
    opened: set[int], days: tuple[RunDay, ...], mornings: Mornings, params: Parameters
) -> Iterator[Trigger]:
    """A flare whose last morning of the week after it is known not to be quiet.

    It has settled if a run was green meanwhile, or enough mornings in a row were quiet. Where no
    morning was entered nothing is known, and not knowing makes no flare graver.
    """
    needed = params.resume_quiet_mornings_f2
    green = {run_day.day for run_day in days if run_day.verdict is Verdict.GREEN}
    for day in opened:
        week = range(day + 1, day + SETTLE_DAYS + 1)
        known = [each for each in week if each in mornings.scores]
        if not known or mornings.quiet(known[-1]):
            continue
        # The verdict of the week's last day is not known before the next morning.
        ran_well = any(each in green for each in week[:-1])
        rows = range(week.start, week.stop - needed + 1)
        rested = any(all(mornings.quiet(row + i) for i in range(needed)) for row in rows)
        if not ran_well and not rested:
            reason = Reason("unsettled", (("opened", date.fromordinal(day)),))
            yield Trigger(day=week[-1], when=When.MORNING, level=FlareLevel.F3, reason=reason)
