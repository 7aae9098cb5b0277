"""What the laps, the records and the places of a FIT file come to, where its session is silent."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from planner.exchange.formats.covered import covered
from planner.exchange.formats.fit_messages import Fields, amount, instant
from planner.exchange.formats.track import Point, measure
from planner.exchange.kit.stamps import APART_S, stale
from planner.exchange.sources.found import Basis

_LONGEST_GAP_S = 60
"""Between two records: longer is a pause."""
_DAY_S = 86_400
"""A record further ahead has a damaged time."""
_SEMICIRCLES = 2**31
"""Half a turn in the unit of FIT's places."""
SLACK = timedelta(seconds=2)
"""A lap may begin so much before its session."""


class Totals(NamedTuple):
    """What a part of a file comes to."""

    basis: Basis
    start: datetime
    metres: float | None
    seconds: float | None
    is_whole: bool = True
    """False if a lap of them counted no metres."""
    remarks: tuple[str, ...] = ()


class SessionTime(NamedTuple):
    """The time of one session, to tell its laps and records from those of the others."""

    start: datetime | None
    end: datetime | None

    def holds(self, at: datetime) -> bool:
        """True if that moment is in it."""
        return not (
            (self.start is not None and at < self.start - SLACK)
            or (self.end is not None and at > self.end)
        )


ALL = SessionTime(None, None)


def begun(fields: Fields) -> tuple[datetime | None, tuple[str, ...]]:
    """When a session or lap began, and what to know of it.

    Some devices begin with what the receiver remembered of another day: the end less the time
    that passed says it better.
    """
    start, end = instant(fields, "start_time"), instant(fields, "timestamp")
    passed = amount(fields, "total_elapsed_time")
    if end is None or passed is None:
        return start, ()
    counted = end - timedelta(seconds=passed)
    if start is None:
        return counted, ()
    if abs((counted - start).total_seconds()) <= APART_S:
        return start, ()
    return counted, moved(start, counted)


def moved(written: datetime, counted: datetime) -> tuple[str, ...]:
    """What to say of a start that is not taken as it is written."""
    said = f"Its start is written as {written:%Y-%m-%d}; by its end it was on {counted:%Y-%m-%d}."
    return (said,)


def rests_for_days(fields: Fields) -> bool:
    """True if a session rested longer than anyone does in one: its beginning is of another day."""
    passed, timer = amount(fields, "total_elapsed_time"), amount(fields, "total_timer_time")
    return passed is not None and timer is not None and passed - timer > APART_S


def of_one_sport(laps: list[Fields]) -> list[list[Fields]]:
    """The laps in legs, each of one sport; a lap that names none belongs to the one before."""
    legs: list[list[Fields]] = []
    last = None
    for lap in laps:
        sport = lap.get("sport") or last
        if not legs or (last is not None and sport != last):
            legs.append([])
        legs[-1].append(lap)
        last = sport
    return legs


def within(laps: list[Fields], span: SessionTime) -> list[Fields]:
    """The laps that began in that time."""
    return [lap for lap in laps if (at := begun(lap)[0]) is not None and span.holds(at)]


def of_laps(laps: list[Fields], span: SessionTime = ALL) -> Totals | None:
    """The sum of the laps; None if they come to nothing."""
    begins = [(lap, begun(lap)) for lap in laps]
    within = [(lap, at, said) for lap, (at, said) in begins if at is not None and span.holds(at)]
    if not within:
        return None
    metres = _sum([lap for lap, _, _ in within], "total_distance")
    seconds = _sum([lap for lap, _, _ in within], "total_timer_time")
    _, start, said = within[0]
    is_whole = all(amount(lap, "total_distance") for lap, _, _ in within)
    return Totals("laps", start, metres, seconds, is_whole, said) if metres or seconds else None


def of_records(records: list[Fields], span: SessionTime = ALL) -> Totals | None:
    """What the second-by-second records say, as far as time runs forward."""
    timed = [(at, one) for one in records if (at := instant(one, "timestamp")) and span.holds(at)]
    old = stale([at.timestamp() for at, _ in timed])
    remarks = (f"Its first {old} records are of another day and were left out.",) if old else ()
    forward: list[tuple[datetime, Fields]] = []
    seconds = 0.0
    for at, record in timed[old:]:
        gap = (at - forward[-1][0]).total_seconds() if forward else 0.0
        if 0 <= gap < _DAY_S:
            seconds += gap if gap <= _LONGEST_GAP_S else 0
            forward.append((at, record))
    metres = covered([(at.timestamp(), amount(record, "distance")) for at, record in forward])
    if not metres:
        measured = measure([_places(forward)])
        metres, remarks = measured.metres, (*remarks, *measured.remarks)
    if not (metres or seconds):
        return None
    return Totals("gps", forward[0][0], metres or None, seconds, remarks=remarks)


def counts(records: list[Fields], span: SessionTime = ALL) -> list[tuple[float, float | None]]:
    """Seconds, and the metres counted up to them, of the records of that time."""
    return [
        (at.timestamp(), amount(one, "distance"))
        for one in records
        if (at := instant(one, "timestamp")) and span.holds(at)
    ]


def _places(records: list[tuple[datetime, Fields]]) -> list[Point]:
    places = []
    for at, record in records:
        lat, lon = record.get("position_lat"), record.get("position_long")
        if isinstance(lat, int) and isinstance(lon, int):
            turn = 180 / _SEMICIRCLES
            places.append(Point(at.timestamp(), lat * turn, lon * turn))
    return places


def _sum(laps: list[Fields], name: str) -> float | None:
    values = [value for lap in laps if (value := amount(lap, name)) is not None]
    return sum(values) if values else None
