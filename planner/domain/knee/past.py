"""What follows from the facts of a history under given parameters; worked out once and kept."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

import msgspec

from planner.domain.knee.history import History
from planner.domain.knee.ladder import DEFAULT_LADDER
from planner.domain.knee.mornings import Mornings
from planner.domain.knee.pain import DayScores, judge
from planner.domain.knee.parameters import Parameters
from planner.domain.knee.run_day import USUAL_PACE, RunDay, RunSession, session_of
from planner.domain.knee.typed import WEEK, typed_days, usual_week_m
from planner.domain.values.journal import Moment, PainReading
from planner.domain.values.plan import WalkRun
from planner.domain.values.record import Side
from planner.domain.values.run import CrossTraining, Run

PACE_RUNS = 10
"""Run days the runner's own pace is taken from."""

TESTED = frozenset({"brisk_walk", "stairs_down", "step_down_left", "step_down_right"})
"""Measures that make up the test before running again: a walk of 30 minutes, one flight of stairs
down, ten step-downs on each leg."""

NEVER = 10_000_000
"""The first day of a runner of whom nothing is known: it does not come."""

KNEES = (Side.LEFT, Side.RIGHT)
_OF_A_RUN = frozenset({Moment.BEFORE, Moment.DURING, Moment.AFTER})


class Report(msgspec.Struct, frozen=True):
    """A score that belongs to no run and no morning: stairs, rest, walking, an exercise."""

    score: int
    moment: str
    """A `Moment`, or the sport of other training."""
    side: str = ""


class Swelling(msgspec.Struct, frozen=True):
    """A stretch of days on which a knee was swollen."""

    seen: int
    """Ordinal of the first day it was seen."""
    gone: int | None
    """Ordinal of the day it was said to be gone; None = not yet."""
    sightings: tuple[int, ...]

    def holds_on(self, day: int, clear_days: int) -> bool:
        """True from the first sighting until so many days after it was gone."""
        return self.seen <= day and (self.gone is None or day < self.gone + clear_days)


class Past:
    """The facts, digested: mornings of each knee, judged run days, reports, tests, swelling.

    Days are ordinals. Nothing here knows of a plan ahead.
    """

    def __init__(self, history: History, params: Parameters) -> None:
        self.history, self.params = history, params
        self.ladder: tuple[WalkRun, ...] = history.ladder or DEFAULT_LADDER
        self.sore = history.sore
        mornings = [one for one in history.readings if one.moment is Moment.MORNING]
        others = [one for one in history.readings if one.moment is not Moment.MORNING]
        self.last = _last_day(history)
        """The last day with a fact; 0 without any."""
        self.knees = {
            side: Mornings(mornings, side, params, history.usual_morning) for side in KNEES
        }
        self.swellings = _swellings(history)
        self._swollen = {day for each in self.swellings for day in each.sightings}
        self._limps = {one.date for one in history.readings if one.limp}
        self._limps |= {one.date for one in history.tests if one.measure == "limp" and one.value}
        self.tests = _tests(history)
        """The worst value of each day's tests."""
        self._paces: list[tuple[int, int]] = []
        self.typed: frozenset[int] = frozenset()
        """Days whose distance is the typed one: nothing was run, or less."""
        self.days = self._run_days(others)
        """Real and typed run days, in order."""
        self.ordinals = [each.day for each in self.days]
        ran = {run.date for run in history.runs}
        self.reports = _reports(others, history.cross, ran)
        """What was reported of each day, the worst first."""
        self.first = min((*self.ordinals[:1], *self.reports, *self._first_facts()), default=NEVER)
        """The first day with something the standings follow from."""

    def _first_facts(self) -> Iterator[int]:
        for knee in self.knees.values():
            yield from knee.days[:1]
        yield from sorted(self._swollen)[:1]

    def pace(self, day: int) -> int:
        """Seconds a kilometre before `day`: the middle of the last ten run days whose running
        minutes and metres are known, else the typed one, else 7:00.

        Independent of pain, so that pain cannot stretch what a running time is worth in metres.
        """
        end = bisect_left(self._paces, (day,))
        row = sorted(pace for _, pace in self._paces[max(0, end - PACE_RUNS) : end])
        return row[len(row) // 2] if row else self.history.pace_s or USUAL_PACE

    @property
    def timed_days(self) -> list[int]:
        """The days the pace is taken from."""
        return [day for day, _ in self._paces]

    def is_swollen(self, day: int) -> bool:
        """True if swelling was seen on that very day."""
        return day in self._swollen

    # -- run days -----------------------------------------------------------

    def _run_days(self, others: Iterable[PainReading]) -> list[RunDay]:
        by_day: defaultdict[date, list[Run]] = defaultdict(list)
        for run in self.history.runs:
            by_day[run.date].append(run)
        said_by: defaultdict[date, list[PainReading]] = defaultdict(list)
        for reading in others:
            said_by[reading.date].append(reading)
        rungs = self._planned_rungs()
        real: dict[int, RunDay] = {}
        for day, runs in sorted(by_day.items()):
            found = self._day(day, runs, said_by.get(day, []), rungs.get(day))
            real[found.day] = found
        typed = typed_days(self.history, self.history.pace_s or USUAL_PACE, real)
        self.typed = frozenset(
            at for at, each in typed.items() if at not in real or real[at].metres < each.metres
        )
        merged = {**typed, **real}
        for at, each in typed.items():
            if at in real:
                merged[at] = _joined(real[at], each)
        weeks = with_weeks([merged[at] for at in sorted(merged)])
        return self._as_usual(weeks, real) if typed and real else weeks

    def _as_usual(self, weeks: list[RunDay], real: Mapping[int, RunDay]) -> list[RunDay]:
        """Before the start no seven days come to more than the usual week, or what was really
        run in them: typed and real runs do not add up."""
        start = self.history.start
        assert start is not None  # without one nothing is typed
        usual = usual_week_m(self.history)
        found = []
        for each in weeks:
            if each.day < start.toordinal():
                ran = (real.get(day) for day in range(each.day - WEEK + 1, each.day + 1))
                most = max(usual, sum(day.metres for day in ran if day and day.tolerated))
                each = msgspec.structs.replace(
                    each,
                    week_m=min(each.week_m, most),
                    through_week_m=min(each.through_week_m, most),
                )
            found.append(each)
        return found

    def _planned_rungs(self) -> dict[date, WalkRun]:
        """The walk-run that was planned for each day, if one was."""
        found: dict[date, WalkRun] = {}
        for card in self.history.planned:
            if card.rung is not None:
                step = self.ladder[min(max(card.rung, 1), len(self.ladder)) - 1]
                if card.date not in found or step.rung > found[card.date].rung:
                    found[card.date] = step
        return found

    def _day(
        self, day: date, runs: list[Run], said: list[PainReading], rung: WalkRun | None
    ) -> RunDay:
        number = day.toordinal()
        pace = self.pace(number)
        sessions = [session_of(run, rung, pace) for run in runs]
        self._note_pace(number, sessions)
        judged = judge(
            DayScores(
                day=number,
                runs=tuple(runs),
                said=tuple(said),
                sore=self.sore,
                swollen=number in self._swollen or number + 1 in self._swollen,
                limp=day in self._limps or any(run.limp for run in runs),
            ),
            self.knees,
            self._params_on(day),
        )
        through = [each for each in sessions if each.through]
        return RunDay(
            day=number,
            metres=sum(each.metres for each in sessions),
            through_m=sum(each.metres for each in through),
            through_s=max((_seconds(each, pace) for each in through), default=0),
            session_s=_session_s(sessions, pace),
            verdict=judged.verdict,
            unsettled=judged.unsettled,
            answered=judged.answered,
            worst=judged.worst,
            history=self._is_before(day, runs),
            painful=any(run.painful for run in runs),
            reasons=judged.reasons,
        )

    def _params_on(self, day: date) -> Parameters:
        """The parameters a run of that day is judged by: a professional may have said up to which
        pain it is no red one. Only the runs of those days are, not what was before or comes after.
        """
        most = (one.most for one in self.history.limits_on(day) if one.limit == "run_pain")
        points = next((points for points in most if points is not None), None)
        if points is None:
            return self.params
        return msgspec.structs.replace(self.params, run_amber_max=points)

    def _note_pace(self, day: int, sessions: list[RunSession]) -> None:
        """Keep a day's pace, where metres and running minutes are both measured."""
        metres = seconds = 0
        for each in sessions:
            if not (each.through and each.seconds and each.metres):
                return
            metres += each.metres
            seconds += each.seconds
        self._paces.append((day, max(1, seconds * 1000 // metres)))

    def _is_before(self, day: date, runs: Iterable[Run]) -> bool:
        """True for runs of before the plan that nobody was asked about."""
        start = self.history.start
        before = start is None or day < start
        return before and not any(run.has_pain_data or run.painful for run in runs)


def with_weeks(days: Sequence[RunDay]) -> list[RunDay]:
    """The run days, each with the tolerated metres of the seven days that end with it."""
    return [with_week(each, days, place) for place, each in enumerate(days)]


def with_week(run_day: RunDay, days: Sequence[RunDay], end: int) -> RunDay:
    """A run day with the tolerated metres of its seven days: of it and the first `end` days."""
    metres, through = (run_day.metres, run_day.through_m) if run_day.tolerated else (0, 0)
    for place in range(end - 1, -1, -1):
        each = days[place]
        if each.day <= run_day.day - WEEK:
            break
        if each.tolerated:
            metres += each.metres
            through += each.through_m
    # A typed week counts as it was typed, even if its days cannot hold it.
    typed = run_day.week_m
    return msgspec.structs.replace(
        run_day, week_m=max(typed, metres), through_week_m=max(typed, through)
    )


def _joined(real: RunDay, typed: RunDay) -> RunDay:
    """A real run on a day of the typed weeks: the longer distance counts, the real verdict, and
    the typed week stays."""
    return msgspec.structs.replace(
        real,
        metres=max(real.metres, typed.metres),
        through_m=max(real.through_m, typed.through_m),
        through_s=max(real.through_s, typed.through_s),
        week_m=typed.week_m,
    )


def _seconds(session: RunSession, pace: int) -> int:
    return session.metres * pace // 1000 if session.seconds is None else session.seconds


def _session_s(sessions: list[RunSession], pace: int) -> int | None:
    """Running seconds of a day; a walk-run of unknown minutes leaves them unknown."""
    untimed = [each for each in sessions if each.seconds is None]
    if not all(each.through for each in untimed):
        return None
    # Of the metres together: two halves of a run are worth its seconds.
    metres = sum(each.metres for each in untimed)
    return sum(each.seconds or 0 for each in sessions) + metres * pace // 1000


def _last_day(history: History) -> int:
    facts = (*history.runs, *history.readings, *history.tests, *history.cross)
    return max(fact.date for fact in facts).toordinal() if facts else 0


def _swellings(history: History) -> tuple[Swelling, ...]:
    """Stretches of swelling, in order."""
    marks = _swelling_marks(history)
    found: list[Swelling] = []
    seen: list[int] = []
    for day in sorted(marks):
        if marks[day]:
            seen.append(day)
        elif seen:
            found.append(Swelling(seen[0], day, tuple(seen)))
            seen = []
    if seen:
        found.append(Swelling(seen[0], None, tuple(seen)))
    return tuple(found)


def _swelling_marks(history: History) -> dict[int, bool]:
    """Days on which swelling was seen, or said to be gone. Both on one day: it was there."""
    seen = {one.date for one in history.readings if one.swelling}
    seen |= {run.date for run in history.runs if run.swelling}
    looked = [test for test in history.tests if test.measure == "swelling"]
    seen |= {test.date for test in looked if test.value}
    return {day.toordinal(): day in seen for day in seen | {test.date for test in looked}}


def _tests(history: History) -> dict[int, int]:
    worst: dict[int, int] = {}
    for test in history.tests:
        if test.measure in TESTED:
            day = test.date.toordinal()
            worst[day] = max(test.value, worst.get(day, 0))
    return worst


def _reports(
    others: Iterable[PainReading], cross: Iterable[CrossTraining], ran: set[date]
) -> dict[int, list[Report]]:
    """Scores by day that belong to no run of that day and to no morning."""
    found: defaultdict[int, list[Report]] = defaultdict(list)
    for one in others:
        if one.moment not in _OF_A_RUN or one.date not in ran:
            report = Report(one.score, one.moment.value, one.side.value)
            found[one.date.toordinal()].append(report)
    for done in cross:
        if done.pain_during is not None:
            found[done.date.toordinal()].append(Report(done.pain_during, done.sport))
    for row in found.values():
        row.sort(key=lambda one: (-one.score, one.moment, one.side))
    return dict(found)
