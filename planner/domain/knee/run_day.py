"""Run days: what was run on a day and how the knee took it. The unit of all load rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

import msgspec

from planner.domain.knee.history import History
from planner.domain.knee.mornings import Mornings
from planner.domain.knee.pain import Judgement, Verdict, judge, mornings_of
from planner.domain.knee.parameters import Parameters
from planner.domain.values.journal import PainReading
from planner.domain.values.reason import Reason
from planner.domain.values.run import PlannedRun, Run

UNANSWERED_DAYS = 4
"""A run whose pain values are missing may count as tolerated from so many days on: more than
72 h for any time of day (evidence.md 11.4)."""


class RunDay(msgspec.Struct, frozen=True, kw_only=True):
    """All runs of one day taken together: the sum of their metres, the worst of their verdicts."""

    day: int
    """The day as an ordinal."""
    metres: int
    longest_m: int
    """What counts against the longest run: the sum, or the longest where runs count apart."""
    run_s: int | None = None
    """Seconds of running, where known of every run."""
    rung: int | None = None
    """Rung of the walk-run ladder that was planned and done."""
    verdict: Verdict = Verdict.GREEN
    reasons: tuple[Reason, ...] = ()
    complete: bool = True
    """True if no pain value is missing."""
    accepted: bool = False
    """True for runs from before the journal: without pain data, and not marked painful."""
    painful: bool = False
    worst: int = 0
    """Highest pain score known, 0-10."""
    painless: bool = False
    """True if it was 0/10 during, after and next morning."""
    assumed: bool = False
    """True for a planned run taken as done."""

    @property
    def ok(self) -> bool:
        """True if the knee took it well: green, or accepted from before the journal."""
        return self.verdict is Verdict.GREEN or self.accepted

    @property
    def bad(self) -> bool:
        """True if it is known that the knee did not take it well."""
        return self.verdict is Verdict.AMBER or self.verdict is Verdict.RED


class RunDays(msgspec.Struct, frozen=True):
    """The run days of a history, first to last, with the mornings they were judged by."""

    days: tuple[RunDay, ...]
    mornings: Mornings
    """Of the sore knee."""


def run_days(history: History, params: Parameters) -> RunDays:
    """Judge every run and gather the days."""
    bench = _Bench(history, params)
    by_day: defaultdict[date, list[Run]] = defaultdict(list)
    for run in history.runs:
        by_day[run.date].append(run)
    days = tuple(bench.day(runs) for _, runs in sorted(by_day.items()))
    return RunDays(days, mornings_of(history, history.knee, params))


def assumed_day(day: int, planned: Iterable[PlannedRun], params: Parameters) -> RunDay:
    """A day whose planned runs are taken as done as planned and green."""
    runs = list(planned)
    return RunDay(
        day=day,
        metres=sum(run.distance_m for run in runs),
        longest_m=_against_longest([run.distance_m for run in runs], params),
        run_s=_sum_known([run.duration_s for run in runs]),
        rung=max((run.rung for run in runs if run.rung is not None), default=None),
        assumed=True,
    )


class _Bench:
    """Judges runs; keeps what several of them need."""

    def __init__(self, history: History, params: Parameters) -> None:
        self._params = params
        self._history = history
        self._rungs = {plan.id: plan.rung for plan in history.planned if plan.rung is not None}
        self._journal_since = _journal_since(history)
        self._said: defaultdict[date, list[PainReading]] = defaultdict(list)
        for reading in history.readings:
            self._said[reading.date].append(reading)

    def day(self, runs: list[Run]) -> RunDay:
        """The runs of one day, taken together."""
        judged = [self._judge(run) for run in runs]
        worst = max((each.verdict for each in judged), key=lambda verdict: verdict.rank)
        metres = [run.distance_m for run in runs]
        rungs = (self._rungs.get(run.planned) for run in runs)
        return RunDay(
            day=runs[0].date.toordinal(),
            metres=sum(metres),
            longest_m=_against_longest(metres, self._params),
            run_s=_sum_known([_running_s(run) for run in runs]),
            rung=max((rung for rung in rungs if rung is not None), default=None),
            verdict=worst,
            # In an order of their own: that of the facts never matters.
            reasons=tuple(
                reason
                for reasons in sorted((each.reasons for each in judged), key=str)
                for reason in reasons
            ),
            complete=all(each.complete for each in judged),
            accepted=all(map(self._is_accepted, runs, judged)),
            painful=any(run.painful for run in runs),
            worst=max(each.worst for each in judged),
            painless=all(each.painless for each in judged),
        )

    def _judge(self, run: Run) -> Judgement:
        side = run.side or self._history.knee
        said = self._said.get(run.date, [])
        mornings = mornings_of(self._history, side, self._params)
        return judge(run, said, side, mornings, self._params)

    def _is_accepted(self, run: Run, judged: Judgement) -> bool:
        if judged.verdict is Verdict.GREEN:
            return True
        before_journal = self._journal_since is None or run.date < self._journal_since
        return before_journal and judged.verdict is Verdict.UNKNOWN and not run.has_pain_data


def hours_after(run_day: RunDay, params: Parameters) -> int:
    """Hours from a run day to the next run, as its verdict asks (evidence.md 11.6).

    A worse verdict never asks for less, whatever the parameters say.
    """
    hours = params.min_gap_ladder_h
    if run_day.verdict is not Verdict.GREEN:
        hours = max(hours, params.min_gap_after_amber_h)
    if run_day.verdict is Verdict.RED:
        hours = max(hours, params.min_gap_after_red_h)
    return hours


def days_for(hours: int) -> int:
    """Days on the calendar a gap of hours takes, where only days are known: rounded up."""
    return -(-hours // 24)


def _journal_since(history: History) -> date | None:
    """The first day on which anyone asked for pain: the plan's start or the first entry."""
    days = [reading.date for reading in history.readings]
    days.extend(run.date for run in history.runs if run.has_pain_data)
    if history.start is not None:
        days.append(history.start)
    return min(days, default=None)


def _running_s(run: Run) -> int | None:
    if run.duration_s is None:
        return None
    return max(0, run.duration_s - (run.walk_s or 0))


def _sum_known(seconds: list[int | None]) -> int | None:
    known = [each for each in seconds if each is not None]
    return sum(known) if known and len(known) == len(seconds) else None


def _against_longest(metres: list[int], params: Parameters) -> int:
    return sum(metres) if params.same_day_runs == "summed" else max(metres)
