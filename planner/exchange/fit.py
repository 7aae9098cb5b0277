"""FIT, the files of watches: one activity for each session, else what the laps or records tell."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any, NamedTuple

from planner.exchange import fit_frames as frames
from planner.exchange.document import Document
from planner.exchange.facts import ActivityFacts, Reading, refused
from planner.exchange.found import Basis, Found
from planner.exchange.records import found
from planner.exchange.sports import Sport, watch_sport

_TOTALS = frozenset((frames.FILE_ID, frames.SPORT, frames.SESSION, frames.LAP))
_RECORDS = frozenset((frames.FILE_ID, frames.SPORT, frames.RECORD))
_LONGEST_GAP_S = 60
"""Between two records: longer is a pause."""
_DAY_S = 86_400
"""A record further ahead has a damaged time."""
_MOST_STRIDES = 120
"""Above this a cadence counts the steps of both feet already."""
Fields = dict[str, Any]
"""Name of a field in the FIT profile -> its value, in metres, seconds and aware datetimes."""


class _Decoded:
    """The messages of a file, by what they are."""

    def __init__(self) -> None:
        self.types: list[str] = []
        self.messages: dict[str, list[Fields]] = {}

    def all(self, name: str) -> list[Fields]:
        return self.messages.get(name, [])

    def sport(self) -> Fields:
        """What lap or sport messages say of the sport, for files without a session."""
        for fields in (*self.all("lap"), *self.all("sport")):
            if fields.get("sport") is not None:
                return fields
        return {}


def read_fit(document: Document, reading: Reading) -> Iterator[Found]:
    """One found for each session. Raises ExchangeError if the file cannot be opened."""
    data = document.content()
    sieved = frames.sieve(data, _TOTALS)
    decoded = _decoded(sieved.data)
    offset = frames.local_offset(data)
    other = [kind for kind in decoded.types if kind != "activity"]
    sessions = _sessions(decoded)
    if not sessions and other and "activity" not in decoded.types:
        yield refused(
            "no_track",
            document.name,
            f"It is a FIT file of another sort ({other[0]}), not an activity.",
            "Export the activity itself.",
        )
        return
    remark = _damage_remark(sieved.damage, whole=bool(sessions))
    facts = [_session(fields, offset) for fields in sessions] or _without_session(
        data, decoded, offset, damaged=bool(sieved.damage)
    )
    if not facts:
        yield refused(
            "unreadable" if sieved.damage else "no_track",
            document.name,
            f"{sieved.damage} Nothing of an activity is left in it."
            if sieved.damage
            else "It holds no session, no laps and no way.",
            "Copy it from the watch again, or add the run by hand.",
        )
    for one in facts:
        one.remarks = remark
        yield found(one, document, reading)


def _damage_remark(damage: str, *, whole: bool) -> tuple[str, ...]:
    if not damage:
        return ()
    if whole:
        return (f"{damage} Its totals could be read all the same.",)
    return (f"{damage} Only the part before that is counted: look at the distance.",)


def _decoded(data: bytes) -> _Decoded:
    """The messages as fitdecode reads them, up to where it cannot go on."""
    # Deferred: 35 ms for the FIT profile, needed only where a FIT file is read.
    import fitdecode

    decoded = _Decoded()
    reader = fitdecode.FitReader(
        BytesIO(data),
        check_crc=fitdecode.CrcCheck.DISABLED,
        error_handling=fitdecode.ErrorHandling.IGNORE,
    )
    try:
        for frame in reader:
            if isinstance(frame, fitdecode.FitDataMessage):
                fields = {f.name: f.value for f in reversed(frame.fields) if f.value is not None}
                decoded.messages.setdefault(frame.name, []).append(fields)
    except (
        # What fitdecode lets through on bytes that make no sense.
        fitdecode.FitError, struct.error, ArithmeticError, AssertionError, AttributeError,
        LookupError, OSError, TypeError, ValueError,
    ):  # fmt: skip
        pass
    decoded.types = [str(f["type"]) for f in decoded.all("file_id") if "type" in f]
    return decoded


def _sessions(decoded: _Decoded) -> list[Fields]:
    """The sessions with a start, each once: some programs write one again when it ends."""
    by_start = {
        fields["start_time"]: fields
        for fields in decoded.all("session")
        if isinstance(fields.get("start_time"), datetime)
    }
    return list(by_start.values())


def _session(fields: Fields, offset: timedelta | None) -> ActivityFacts:
    sport, said = _sport(fields)
    return ActivityFacts(
        family="fit",
        basis="session",
        start=fields["start_time"],
        offset=offset,
        sport=sport,
        said=said,
        distance_m=_amount(fields, "total_distance"),
        seconds=_amount(fields, "total_timer_time") or _amount(fields, "total_elapsed_time"),
        ascent_m=_amount(fields, "total_ascent"),
        descent_m=_amount(fields, "total_descent"),
        cadence=_steps(fields),
        effort=_effort(fields),
    )


def _without_session(
    data: bytes, decoded: _Decoded, offset: timedelta | None, *, damaged: bool
) -> list[ActivityFacts]:
    """One activity from the laps or from the records.

    Laps first, for the watch summed them; but in a damaged file the last lap is missing.
    """
    totals = _from_laps(decoded.all("lap"))
    if totals is None or damaged:
        # Every record is decoded here: half a second for an hour, only for files like this.
        records = _decoded(frames.sieve(data, _RECORDS).data).all("record")
        totals = _from_records(records) or totals
    if totals is None:
        return []
    sport, said = _sport(decoded.sport())
    return [
        ActivityFacts(
            family="fit",
            basis=totals.basis,
            start=totals.start,
            offset=offset,
            sport=sport,
            said=said,
            distance_m=totals.metres,
            seconds=totals.seconds,
        )
    ]


class _Totals(NamedTuple):
    """What laps or records come to."""

    basis: Basis
    start: datetime
    metres: float | None
    seconds: float | None


def _from_laps(laps: list[Fields]) -> _Totals | None:
    """The sum of the laps; None if they come to nothing."""
    laps = [lap for lap in laps if isinstance(lap.get("start_time"), datetime)]
    metres, seconds = _sum(laps, "total_distance"), _sum(laps, "total_timer_time")
    return _Totals("laps", laps[0]["start_time"], metres, seconds) if metres or seconds else None


def _from_records(records: list[Fields]) -> _Totals | None:
    """What the second-by-second records say, as far as time runs forward."""
    start = last = None
    metres = seconds = 0.0
    for record in records:
        at = record.get("timestamp")
        if not isinstance(at, datetime):
            continue
        if start is None or last is None:
            start = last = at
        gap = (at - last).total_seconds()
        if not 0 <= gap < _DAY_S:
            continue
        seconds += gap if gap <= _LONGEST_GAP_S else 0
        last = at
        metres = max(metres, _amount(record, "distance") or 0.0)
    if start is None or not (metres or seconds):
        return None
    return _Totals("gps", start, metres or None, seconds)


def _sport(fields: Fields) -> tuple[Sport | None, str]:
    """The sport of a session or lap, and the word for it."""
    sport = str(fields.get("sport", ""))
    return watch_sport(sport, str(fields.get("sub_sport", ""))), sport


def _sum(laps: list[Fields], name: str) -> float | None:
    values = [value for lap in laps if (value := _amount(lap, name)) is not None]
    return sum(values) if values else None


def _amount(fields: Fields, name: str) -> float | None:
    value = fields.get(name)
    return float(value) if isinstance(value, int | float) and value >= 0 else None


def _steps(fields: Fields) -> float | None:
    """Steps a minute: watches count the strides of one leg."""
    strides = _amount(fields, "avg_running_cadence")
    if not strides:
        return None
    strides += _amount(fields, "avg_fractional_cadence") or 0.0
    return strides * 2 if strides < _MOST_STRIDES else strides


def _effort(fields: Fields) -> float | None:
    """Garmin asks for 1-10 and writes it times ten."""
    value = _amount(fields, "workout_rpe")
    return value / 10 if value else None
