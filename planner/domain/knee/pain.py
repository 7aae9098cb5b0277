"""Pain: what is usual in the morning, and how the knee took a run."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

import msgspec

from planner.domain.knee.history import History
from planner.domain.knee.mornings import Mornings, speaks_of
from planner.domain.knee.parameters import Parameters
from planner.domain.values.journal import Moment, PainReading
from planner.domain.values.reason import Reason
from planner.domain.values.record import Side
from planner.domain.values.run import Run

SEVERE = 7
"""Pain from which a flare is severe, in any activity (evidence.md 2.4)."""


class Verdict(StrEnum):
    """How the knee took a run (evidence.md 11.3)."""

    GREEN = "green"
    UNKNOWN = "unknown"
    AMBER = "amber"
    RED = "red"

    @property
    def rank(self) -> int:
        """0 green ... 3 red: the worse one decides where a day has several runs."""
        return _RANK[self]


_RANK = {Verdict.GREEN: 0, Verdict.UNKNOWN: 1, Verdict.AMBER: 2, Verdict.RED: 3}


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """A verdict with its grounds."""

    verdict: Verdict
    reasons: tuple[Reason, ...] = ()
    """`swelling`, `limp`, `signs` (of these next morning), `during`, `after`, `morning`,
    `painful`, `missing`; worst first."""
    complete: bool = False
    """True if pain during, an hour after and next morning are all known."""
    worst: int = 0
    """Highest score known of the run, 0-10."""
    painless: bool = False
    """True if it was 0/10 during, an hour after and next morning."""


def baseline(
    readings: Iterable[PainReading], day: date, params: Parameters, side: Side = Side.BOTH
) -> int | None:
    """The usual morning pain before `day`, 0-10: the smaller median of 7 and of 28 mornings.

    Counts the worst morning reading of each day from `day` - 28 to the day before; of an even
    number the lower middle one. A window without readings is left out; without any the
    baseline is None, and a morning above 0 cannot make a run green. Source: evidence.md 11.1.
    """
    return Mornings(readings, side, params).baseline(day.toordinal())


def morning_after(run: Run, readings: Iterable[PainReading], knee: Side) -> PainReading | None:
    """The morning reading of the day after a run, for its knee; the worst of several."""
    side = run.side or knee
    next_day = run.date + timedelta(days=1)
    mornings = [
        reading
        for reading in readings
        if reading.moment is Moment.MORNING and reading.date == next_day
        if speaks_of(reading, side)
    ]
    return max(mornings, key=lambda reading: reading.score, default=None)


def verdict(run: Run, history: History, params: Parameters) -> Judgement:
    """How the knee took one run, by evidence.md 11.3.

    Readings of that day that were taken during or after a run count if they are worse than what
    the run itself says. A run marked as painful is amber at least.
    """
    side = run.side or history.knee
    said = [reading for reading in history.readings if reading.date == run.date]
    return judge(run, said, side, mornings_of(history, side, params), params)


def mornings_of(history: History, side: Side, params: Parameters) -> Mornings:
    """The mornings of one knee, gathered on first use."""
    for knee, known, mornings in history.mornings:
        if knee is side and (known is params or known == params):
            return mornings
    mornings = Mornings(history.readings, side, params)
    history.mornings.append((side, params, mornings))
    return mornings


def judge(
    run: Run, said: Iterable[PainReading], side: Side, mornings: Mornings, params: Parameters
) -> Judgement:
    """The same, of what is already at hand: the day's readings and the knee's mornings."""
    scores = _Scores(run, said, side, mornings)
    found = sorted(scores.findings(params), key=lambda finding: -finding[0].rank)
    return Judgement(
        verdict=found[0][0] if found else Verdict.GREEN,
        reasons=tuple(reason for _, reason in found),
        complete=scores.complete,
        worst=scores.worst,
        painless=scores.complete and scores.worst == 0,
    )


Finding = tuple[Verdict, Reason]


class _Scores:
    """The scores of one run, brought together from the run and the readings around it."""

    def __init__(
        self, run: Run, said: Iterable[PainReading], side: Side, mornings: Mornings
    ) -> None:
        self.run = run
        self.next_day = run.date.toordinal() + 1
        self.mornings = mornings
        self.during = run.pain_during
        self.after = run.pain_after
        for reading in said:
            if not speaks_of(reading, side):
                continue
            if reading.moment is Moment.DURING:
                self.during = max(reading.score, self.during or 0)
            elif reading.moment is Moment.AFTER:
                self.after = max(reading.score, self.after or 0)
        self.morning = mornings.scores.get(self.next_day)
        self.usual = mornings.baseline(self.next_day)
        # A reading of the day may make a run worse, but only its own scores answer for it.
        self.complete = (
            run.pain_during is not None
            and run.pain_after is not None
            and self.morning is not None
            and (self.usual is not None or self.morning == 0)
        )
        self.worst = max(run.pain_before or 0, self.during or 0, self.after or 0, self.morning or 0)

    def findings(self, params: Parameters) -> list[Finding]:
        """What speaks against green."""
        found: list[Finding] = []
        if self.run.swelling:
            found.append((Verdict.RED, Reason("swelling")))
        if self.run.limp:
            found.append((Verdict.RED, Reason("limp")))
        if self.next_day in self.mornings.signs:
            found.append((Verdict.RED, Reason("signs")))
        found.extend(self._of_the_run(params))
        found.extend(self._of_the_morning(params))
        if self.run.painful:
            found.append((Verdict.AMBER, Reason("painful")))
        if not self.complete:
            found.append((Verdict.UNKNOWN, Reason("missing", self._missing())))
        return found

    def _of_the_run(self, params: Parameters) -> Iterable[Finding]:
        if self.during is not None and self.during > params.run_pain_green_max:
            limit = params.run_pain_green_max
            red = self.during > params.run_pain_amber_max
            yield _level(red), Reason("during", (("score", self.during), ("limit", limit)))
        # Unknown pain before counts as none: the cautious side.
        before = self.run.pain_before or 0
        if self.after is not None and self.after - before >= params.settle_amber:
            red = self.after - before >= params.settle_red
            yield _level(red), Reason("after", (("score", self.after), ("before", before)))

    def _of_the_morning(self, params: Parameters) -> Iterable[Finding]:
        if self.morning is None:
            return
        if self.usual is None:
            rise, amber = self.morning, params.run_pain_green_max + 1
            red = params.run_pain_amber_max + 1
        else:
            rise, amber = self.morning - self.usual, params.morning_amber
            red = max(params.morning_red, amber)
        if rise >= amber:
            values = (("score", self.morning), ("baseline", self.usual))
            yield _level(rise >= red), Reason("morning", values)

    def _missing(self) -> tuple[tuple[str, bool], ...]:
        return (
            ("during", self.run.pain_during is None),
            ("after", self.run.pain_after is None),
            ("morning", self.morning is None),
            ("baseline", self.usual is None),
        )


def _level(red: bool) -> Verdict:
    return Verdict.RED if red else Verdict.AMBER
