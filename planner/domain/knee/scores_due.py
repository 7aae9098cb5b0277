"""Which scores are due: each after its own time, the change since the start at its marks."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from planner.domain.knee.scores import CHANGE_MARKS, SCALES, ScoreScale
from planner.domain.values.scores import ScoreSheet

LAPSES = timedelta(days=182)
"""So long after a mark the change since the start is still asked for: no further back is looked
for what was answered (`logbook.scores.LOOK_BACK`)."""


def measures_due(
    sheets: Iterable[ScoreSheet], followed: Iterable[ScoreScale], start: date, today: date
) -> tuple[str, ...]:
    """What is to be asked for today, in the order it is asked; nothing before the plan's start.

    What was due in a sitting and left empty counts as asked for. Totals of somebody else's forms
    are asked for once they were given; the activities in place of their mean.
    """
    if today < start:
        return ()
    asked: dict[str, date] = {}
    given: set[str] = set()
    for sheet in sheets:
        given.update(sheet.values)
        for name in (*sheet.values, *sheet.left_out):
            asked[name] = max(sheet.date, asked.get(name, sheet.date))
    found: list[str] = []
    for scale in SCALES.values():
        each = followed if scale.measure == "activities" else (scale,)
        found += [
            one.measure
            for one in each
            if (not one.on_request or one.measure in given)
            and _is_due(one, asked.get(one.measure), start, today)
        ]
    return tuple(found)


def _is_due(scale: ScoreScale, asked: date | None, start: date, today: date) -> bool:
    if scale.measure == "change":
        marks = [start + timedelta(days=days) for days in CHANGE_MARKS]
        past = [mark for mark in marks if mark <= today < mark + LAPSES]
        return bool(past) and (asked is None or asked < past[-1])
    return asked is None or today >= asked + timedelta(days=scale.every)
