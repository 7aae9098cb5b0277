"""What is known of a knee around a run, and what was said of it where: pure, of facts alone."""

from __future__ import annotations

from collections.abc import Iterable

from planner.domain.values.journal import Moment, PainReading
from planner.domain.values.record import Side
from planner.domain.values.run import Run

RUN_FIELDS = {
    Moment.BEFORE: "pain_before",
    Moment.DURING: "pain_during",
    Moment.AFTER: "pain_after",
}
"""The score of a run that a moment around it speaks of."""


def knees(sore: Side) -> tuple[Side, ...]:
    """The knees that are asked for, each for itself."""
    return (Side.LEFT, Side.RIGHT) if sore is Side.BOTH else (sore,)


def names(said: Side, knee: Side) -> bool:
    """True if what was said of one side, or of both, was said of that knee."""
    return said in (knee, Side.BOTH)


def worst_around(
    run: Run, moment: Moment, sore: Side, readings: Iterable[PainReading]
) -> int | None:
    """The worst score known of either knee at a moment around a run; None if nobody has said."""
    said = tuple(readings)
    known = (around_run(run, moment, knee, sore, said) for knee in knees(Side.BOTH))
    return max((score for score in known if score is not None), default=None)


def around_run(
    run: Run, moment: Moment, knee: Side, sore: Side, readings: Iterable[PainReading]
) -> int | None:
    """The worst score known of one knee at a moment around a run; None if nobody has said.

    The run's own scores speak of `run.side` (without one, of the sore knee); a reading of the
    day speaks of its own side, and of one run only where it names one.
    """
    scores = [
        reading.score
        for reading in readings
        if reading.moment is moment
        and reading.date == run.date
        and reading.about in ("", run.id)
        and names(reading.side, knee)
    ]
    own = getattr(run, RUN_FIELDS[moment])
    if own is not None and names(run.side or sore, knee):
        scores.append(own)
    return max(scores, default=None)
