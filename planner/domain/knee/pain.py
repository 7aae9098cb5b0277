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


class DayScores(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All that was said of the runs of one day."""

    day: int
    """Ordinal."""
    runs: tuple[Run, ...]
    said: tuple[PainReading, ...]
    """The readings of that day that are no mornings."""
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
        said = _said(scores, side)
        worst = max(worst, said.in_run, said.after)
        late = [*_of_after(said.after, side, knee, scores.day, params)]
        late += _of_morning(side, knee, scores.day + 1, params)
        found += [*_of_run(said.in_run, side, params), *late]
        unsettled = unsettled or bool(late)
        if side in scores.sore:
            missing += [(what, side.value) for what in said.missing]
            if scores.day + 1 not in knee.scores:
                missing.append(("morning", side.value))
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


class _Said(msgspec.Struct, frozen=True):
    """What was said of one knee on the day of a run."""

    in_run: int
    """The worst before or during; nothing said weighs as 0 here, and is `missing`."""
    after: int
    missing: tuple[str, ...]
    """Each run of the day needs its own answers: `during`, `after`."""


_NOTHING = _Said(0, 0, ("during", "after"))


def _said(scores: DayScores, side: Side) -> _Said:
    runs = [run for run in scores.runs if side in _sides(run, scores.sore)]
    if not runs and not scores.said:
        return _NOTHING
    in_run = after = 0
    during_known = after_known = bool(runs)
    for run in runs:
        in_run = max(in_run, run.pain_before or 0, run.pain_during or 0)
        after = max(after, run.pain_after or 0)
        during_known = during_known and run.pain_during is not None
        after_known = after_known and run.pain_after is not None
    for reading in scores.said:
        if not speaks_of(reading, side):
            continue
        if reading.moment in _IN_RUN:
            in_run = max(in_run, reading.score)
            during_known = during_known or reading.moment is Moment.DURING
        elif reading.moment is Moment.AFTER:
            after, after_known = max(after, reading.score), True
    known = (("during", during_known), ("after", after_known))
    return _Said(in_run, after, tuple(what for what, is_known in known if not is_known))


def _of_run(score: int, side: Side, params: Parameters) -> Iterable[tuple[Verdict, Reason]]:
    if score > params.run_green_max:
        red = score > params.run_amber_max
        yield _level(red), Reason("run", _values(score, params.run_green_max, side))


def _of_after(
    score: int, side: Side, knee: Mornings, day: int, params: Parameters
) -> Iterable[tuple[Verdict, Reason]]:
    # No quiet line is below what is green in a run.
    if score > params.run_green_max and score > (line := knee.quiet_line(day)):
        yield _level(score > params.run_amber_max), Reason("after", _values(score, line, side))


def _of_morning(
    side: Side, knee: Mornings, day: int, params: Parameters
) -> Iterable[tuple[Verdict, Reason]]:
    verdict = morning_verdict(knee, day, params)
    if verdict in (Verdict.AMBER, Verdict.RED):
        values = _values(knee.scores[day], knee.quiet_line(day), side)
        yield verdict, Reason("morning", values)


def morning_verdict(knee: Mornings, day: int, params: Parameters) -> Verdict:
    """How the morning of an ordinal day was, by itself; unknown if it was not answered."""
    above = knee.above(day)
    if not above:
        return Verdict.UNKNOWN if above is None else Verdict.GREEN
    return _level(knee.scores[day] >= knee.quiet_line(day) + params.morning_red)


def _values(score: int, line: int, side: Side) -> Pairs:
    return (("score", score), ("line", line), ("side", side.value))


def _level(red: bool) -> Verdict:
    return Verdict.RED if red else Verdict.AMBER
