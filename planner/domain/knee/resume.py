"""The resume test: what must be quiet before running again after a flare (evidence.md 2.4)."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from planner.domain.knee.flare_triggers import FlareLevel
from planner.domain.knee.history import History
from planner.domain.knee.mornings import Mornings
from planner.domain.knee.parameters import Parameters
from planner.domain.values.journal import Moment

MOST = 2
"""Pain up to which a test is passed, 0-10."""

TESTED = ("brisk_walk", "stairs_down", "step_down_left", "step_down_right")
"""Measures of `TestResult` that hold a pain score: a brisk walk of 30 minutes, one flight of
stairs down, ten step-downs of 20 cm on each leg."""

SIGNS = ("swelling", "limp")
"""Measures of `TestResult` that are 0 if there is none."""


class ResumeItem(msgspec.Struct, frozen=True, kw_only=True):
    """One condition of the resume test."""

    id: str
    """`quiet_mornings`, or a measure of `TESTED` or `SIGNS`."""
    limit: int
    """Mornings needed, or the highest value that passes."""
    have: int | None
    """Quiet mornings so far, or the latest value; None if not tested yet."""
    passed: bool


def resume_items(
    history: History,
    mornings: Mornings,
    level: FlareLevel,
    since: int,
    day: int,
    params: Parameters,
) -> tuple[ResumeItem, ...]:
    """The whole test as it stands on the morning of `day`, for a flare last set off on `since`.

    Only what was measured after `since` counts. A flight of stairs noted as a pain reading counts
    as the stairs test, a morning without a sign as none seen.
    """
    needed = params.resume_quiet_mornings_f2
    if level is FlareLevel.F3:
        needed = max(needed, params.resume_quiet_mornings_f3)
    quiet = quiet_mornings(mornings, since, day)
    latest = _latest_values(history, mornings, since, day)
    return (
        ResumeItem(id="quiet_mornings", limit=needed, have=quiet, passed=quiet >= needed),
        *(_item(measure, MOST, latest.get(measure)) for measure in TESTED),
        *(_item(sign, 0, latest.get(sign)) for sign in SIGNS),
    )


def quiet_mornings(mornings: Mornings, since: int, day: int) -> int:
    """Quiet mornings in a row that end with the last one entered."""
    known = [each for each in range(since + 1, day + 1) if each in mornings.scores]
    count = 0
    while known and mornings.quiet(known[-1] - count) and known[-1] - count > since:
        count += 1
    return count


def _item(measure: str, limit: int, have: int | None) -> ResumeItem:
    return ResumeItem(id=measure, limit=limit, have=have, passed=have is not None and have <= limit)


def _latest_values(history: History, mornings: Mornings, since: int, day: int) -> dict[str, int]:
    """The value of the last day each measure was taken on; the worst of that day."""
    latest: dict[str, tuple[int, int]] = {}
    for taken, measure, value in _measured(history, mornings):
        if since < taken <= day:
            latest[measure] = max((taken, value), latest.get(measure, (0, 0)))
    return {measure: value for measure, (_, value) in latest.items()}


def _measured(history: History, mornings: Mornings) -> Iterable[tuple[int, str, int]]:
    for test in history.tests:
        yield test.date.toordinal(), test.measure, test.value
    for reading in history.readings:
        if reading.moment is Moment.STAIRS:
            yield reading.date.toordinal(), "stairs_down", reading.score
        if reading.swelling:
            yield reading.date.toordinal(), "swelling", 1
        if reading.limp:
            yield reading.date.toordinal(), "limp", 1
    for taken in mornings.scores:
        for sign in SIGNS:
            yield taken, sign, 0
