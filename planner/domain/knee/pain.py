"""How the knees took the runs of a day: the verdict and its grounds (rules.md 3)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

import msgspec

from planner.domain.knee.mornings import Mornings, speaks_of
from planner.domain.knee.parameters import Parameters
from planner.domain.values.journal import Moment, PainReading
from planner.domain.values.reason import Pairs, Reason
from planner.domain.values.record import Side
from planner.domain.values.run import Run


class Verdict(StrEnum):
    """How the knees took a run day."""

    GREEN = "green"
    """Everything answered, and green."""
    UNKNOWN = "unknown"
    """Not everything answered, and nothing amber or red."""
    AMBER = "amber"
    RED = "red"

    @property
    def rank(self) -> int:
        """0 green ... 3 red: the worse one decides."""
        return _RANK[self]


_RANK = {Verdict.GREEN: 0, Verdict.UNKNOWN: 1, Verdict.AMBER: 2, Verdict.RED: 3}


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """A verdict with its grounds."""

    verdict: Verdict
    reasons: tuple[Reason, ...] = ()
    """Worst first: `limp`, `swelling`, `run`, `after`, `morning` (each with score, line and side),
    `painful`, and `missing` with what is not answered yet."""
    unsettled: bool = False
    """True if an hour later or next morning was above the quiet line: amber that did not settle."""
    answered: bool = False
    """True if run, an hour after and next morning are known of each sore knee."""
    worst: int = 0
    """Highest score of the run itself and the hour after, 0-10."""


class DayScores(msgspec.Struct, frozen=True, kw_only=True):
    """All that was said of the runs of one day."""

    day: int
    """Ordinal."""
    runs: tuple[Run, ...]
    said: tuple[PainReading, ...]
    """The readings of that day."""
    sore: tuple[Side, ...]
    """The knees that are asked."""
    swollen: bool
    """True if swelling was seen on the day or the next."""
    limp: bool
    """True if a limp was noted on the day."""


def judge(scores: DayScores, mornings: Mapping[Side, Mornings], params: Parameters) -> Judgement:
    """The worst of all scores of the day, over both knees.

    Asked are the sore knees; what was said of the other one counts all the same. Unanswered is
    never 0. Source: rules.md 3.
    """
    found: list[tuple[Verdict, Reason]] = []
    missing: list[tuple[str, str]] = []
    unsettled, worst = False, 0
    if scores.limp:
        found.append((Verdict.RED, Reason("limp")))
    if scores.swollen:
        found.append((Verdict.RED, Reason("swelling")))
    for side, knee in mornings.items():
        in_run = _worst_of(scores, side, ("pain_before", "pain_during"), _IN_RUN)
        after = _worst_of(scores, side, ("pain_after",), (Moment.AFTER,))
        worst = max(worst, in_run or 0, after or 0)
        found += _of_run(in_run, side, params)
        late = [*_of_after(after, side, knee, scores.day, params)]
        late += _of_morning(side, knee, scores.day + 1, params)
        unsettled = unsettled or bool(late)
        found += late
        if side in scores.sore:
            missing += _missing(scores, side, knee)
    if any(run.painful for run in scores.runs):
        unsettled = True
        found.append((Verdict.AMBER, Reason("painful")))
    if missing:
        found.append((Verdict.UNKNOWN, Reason("missing", tuple(missing))))
    found.sort(key=lambda each: -each[0].rank)
    return Judgement(
        verdict=found[0][0] if found else Verdict.GREEN,
        reasons=tuple(reason for _, reason in found),
        unsettled=unsettled,
        answered=not missing,
        worst=worst,
    )


_IN_RUN = (Moment.BEFORE, Moment.DURING)


def _sides(run: Run, sore: tuple[Side, ...]) -> tuple[Side, ...]:
    """The knees that the scores of a run speak of."""
    if run.side is None:
        return sore
    return (Side.LEFT, Side.RIGHT) if run.side is Side.BOTH else (run.side,)


def _worst_of(
    scores: DayScores, side: Side, fields: tuple[str, ...], moments: tuple[Moment, ...]
) -> int | None:
    """The worst of these scores of the day's runs, and of the readings of these moments."""
    known = [
        score
        for run in scores.runs
        if side in _sides(run, scores.sore)
        for name in fields
        if (score := getattr(run, name)) is not None
    ]
    known += [
        reading.score
        for reading in scores.said
        if reading.moment in moments and speaks_of(reading, side)
    ]
    return max(known, default=None)


def _of_run(score: int | None, side: Side, params: Parameters) -> Iterable[tuple[Verdict, Reason]]:
    if score is not None and score > params.run_green_max:
        red = score > params.run_amber_max
        yield _level(red), Reason("run", _values(score, params.run_green_max, side))


def _of_after(
    score: int | None, side: Side, knee: Mornings, day: int, params: Parameters
) -> Iterable[tuple[Verdict, Reason]]:
    if score is not None and score > (line := knee.quiet_line(day)):
        yield _level(score > params.run_amber_max), Reason("after", _values(score, line, side))


def _of_morning(
    side: Side, knee: Mornings, day: int, params: Parameters
) -> Iterable[tuple[Verdict, Reason]]:
    score = knee.scores.get(day)
    if score is not None and score > (line := knee.quiet_line(day)):
        red = score >= line + params.morning_red
        yield _level(red), Reason("morning", _values(score, line, side))


def _values(score: int, line: int, side: Side) -> Pairs:
    return (("score", score), ("line", line), ("side", side.value))


def _missing(scores: DayScores, side: Side, knee: Mornings) -> list[tuple[str, str]]:
    """What is not answered of a knee: each run of the day needs its own answers."""
    found = []
    for what, name, moment in (
        ("during", "pain_during", Moment.DURING),
        ("after", "pain_after", Moment.AFTER),
    ):
        said = any(one.moment is moment and speaks_of(one, side) for one in scores.said)
        known = (
            getattr(run, name) is not None
            for run in scores.runs
            if side in _sides(run, scores.sore)
        )
        speaks = any(side in _sides(run, scores.sore) for run in scores.runs)
        if not said and not (speaks and all(known)):
            found.append((what, side.value))
    if scores.day + 1 not in knee.scores:
        found.append(("morning", side.value))
    return found


def _level(red: bool) -> Verdict:
    return Verdict.RED if red else Verdict.AMBER
