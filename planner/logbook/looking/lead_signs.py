"""What of a day may be told as lying before a flare, beside the runs themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from planner.domain.exercises.tiers import heavy_done
from planner.domain.values.exercise import Exercise
from planner.domain.values.folding import folded
from planner.domain.values.journal import Moment, Note, PainReading
from planner.domain.values.record import Dated
from planner.domain.values.run import CrossTraining, Run, Terrain
from planner.domain.values.session import SessionDone

DOWN, HEAVY, STAIRS, SLEEP = "down", "heavy", "stairs", "sleep"
ALWAYS_TOLD = (DOWN, HEAVY, STAIRS)
"""Those that are told even where there was none; of sleep only who notes it wants to read."""
SPEAKS: tuple[type[Dated], ...] = (Run, SessionDone, PainReading, CrossTraining, Note)
STEEP_M = 100
"""Metres of descent from which on a run is told as downhill: our choice."""
CLIMBING = "stair climbing"


def signs_by_day(
    records: Iterable[Dated], exercises: Mapping[str, Exercise]
) -> dict[str, set[int]]:
    """The days (ordinals) of each sign: a run downhill, sets of a high knee load, stairs that were
    scored, trained or tagged, notes with the tag sleep."""
    found: dict[str, set[int]] = {sign: set() for sign in ALWAYS_TOLD}
    for record in records:
        for sign in _signs(record, exercises):
            found.setdefault(sign, set()).add(record.date.toordinal())
    return found


def _signs(record: Dated, exercises: Mapping[str, Exercise]) -> Iterator[str]:
    match record:
        case Run():
            if record.terrain is Terrain.DOWNHILL or (record.descent_m or 0) > STEEP_M:
                yield DOWN
        case SessionDone():
            if heavy_done(record, exercises):
                yield HEAVY
        case PainReading():
            if record.moment is Moment.STAIRS:
                yield STAIRS
        case CrossTraining():
            if record.sport == CLIMBING:
                yield STAIRS
        case Note():
            yield from {STAIRS, SLEEP} & set(map(folded, record.tags))
