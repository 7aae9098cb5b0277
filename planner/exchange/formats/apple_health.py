"""Apple Health: the workouts of `export.xml`, which may be a gigabyte of heartbeats and steps.

Only the workouts are parsed. They are cut out of the stream by their tags, so that memory stays
small, ten years take seconds, and neither the faulty document type of iOS 16 nor a control
character in somebody's device name matters. Records are never added up: six sources count the
same steps. Routes are never counted: each belongs to a workout.
"""

from __future__ import annotations

import re
import zoneinfo
from collections.abc import Iterator
from datetime import datetime, timedelta

from planner.domain.values.errors import ExchangeError
from planner.domain.values.run import RunKind
from planner.exchange.kit.cells import amount, times
from planner.exchange.kit.dates import utc
from planner.exchange.kit.sport_words import normal
from planner.exchange.kit.sports import Sport, running, sport_of
from planner.exchange.kit.xml_file import hear
from planner.exchange.sources.document import Document
from planner.exchange.sources.facts import ActivityFacts, Reading, refused
from planner.exchange.sources.found import Found
from planner.exchange.sources.list_answers import METRES
from planner.exchange.sources.records import found

_TYPE = "HKWorkoutActivityType"
_DISTANCE = "HKQuantityTypeIdentifierDistance"
_BEGIN = re.compile(rb"<Workout[\s/>]")
_TAG = re.compile(rb"<Workout(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*>")
_END = b"</Workout>"
_LONGEST_TAG = 64 * 1024
_LONGEST = 64 * 1024 * 1024
"""Bytes of a workout with its route in it, as iOS 10 wrote them."""
_CONTROL = bytes(code for code in range(0x20) if code not in (0x09, 0x0A, 0x0D))
_TELL = 32 * 1024 * 1024
_UNITS = METRES | {"cm": 0.01}
_SECONDS = {"s": 1, "sec": 1, "min": 60, "hr": 3600, "h": 3600}
_SOURCES = ("watch", "garmin", "connect", "strava")
"""Of one run from several programs the first of these is kept; a phone comes last."""


class _Workout:
    """One `<Workout>`."""

    def __init__(self) -> None:
        self.attributes: dict[str, str] = {}
        self.sums: list[tuple[str, str, str]] = []
        self.notes: dict[str, str] = {}

    def begin(self, name: str, parent: str, attributes: dict[str, str]) -> None:
        if name == "Workout" and not parent:
            self.attributes = attributes
        elif parent != "Workout":
            return  # of a part of it, which the whole has already
        elif name == "MetadataEntry":
            self.notes[attributes.get("key", "")] = attributes.get("value", "")
        elif name == "WorkoutStatistics":
            kind, total = attributes.get("type", ""), attributes.get("sum", "")
            self.sums.append((kind, total, attributes.get("unit", "")))

    def end(self, name: str, parent: str, text: str) -> None:
        """Everything is in the attributes."""


def read_apple_health(document: Document, reading: Reading) -> Iterator[Found]:
    """One found for each workout, those of the most trusted sources first."""
    workouts: list[ActivityFacts | Found] = []
    trouble: ExchangeError | None = None
    try:
        workouts.extend(_read(piece, document) for piece in _pieces(document, reading))
    except ExchangeError as error:
        trouble = error
    for one in sorted(workouts, key=_rank):
        yield one if isinstance(one, Found) else found(one, document, reading)
    if trouble is not None:
        yield refused("unreadable", document.name, trouble.message, trouble.hint)
    elif not workouts:
        yield refused(
            "no_track",
            document.name,
            "It is an export of Apple Health without a workout.",
            "Runs that another program recorded are in that program: export them there.",
        )


def _rank(one: ActivityFacts | Found) -> int:
    return one.source_rank if isinstance(one, ActivityFacts) else len(_SOURCES) + 1


def _pieces(document: Document, reading: Reading) -> Iterator[bytes]:
    """The text of each workout. Raises ExchangeError for an unpackable file."""
    waiting = b""
    size = told = 0
    for chunk in document.chunks():
        size += len(chunk)
        if size - told >= _TELL:
            told = size
            reading.tell(f"{size // 1_000_000:,} MB")
        waiting += chunk.translate(None, _CONTROL)
        place = 0
        while (match := _BEGIN.search(waiting, place)) is not None:
            end = _end(waiting, match.start())
            if end == 0:
                break
            piece, place = waiting[match.start() : end], end
            yield piece
        waiting = waiting[match.start() if match else max(place, len(waiting) - len(_END)) :]
    if _BEGIN.match(waiting):
        yield waiting  # cut off within it


def _end(text: bytes, start: int) -> int:
    """Where the workout that begins there ends; 0 if that is still to come."""
    tag = _TAG.match(text, start, start + _LONGEST_TAG)
    if tag is None:
        return start + _LONGEST_TAG if len(text) - start > _LONGEST_TAG else 0
    if tag[0].endswith(b"/>"):
        return tag.end()
    end = text.find(_END, tag.end())
    if end >= 0:
        return end + len(_END)
    return len(text) if len(text) - start > _LONGEST else 0


def _read(piece: bytes, document: Document) -> ActivityFacts | Found:
    workout = _Workout()
    try:
        hear(piece, workout)
    except ExchangeError:
        return refused(
            "unreadable",
            document.name,
            "A workout in it is damaged or cut off.",
            "Export from Apple Health again, or add the run by hand.",
        )
    return _facts(workout)


def _facts(workout: _Workout) -> ActivityFacts:
    said = workout.attributes.get("workoutActivityType", "").removeprefix(_TYPE)
    start = utc(workout.attributes.get("startDate", ""), None)
    return ActivityFacts(
        family="apple-health",
        start=start,
        offset=_offset(start, workout.notes.get("HKTimeZone", "")),
        sport=_sport(said, workout.notes),
        said=said,
        distance_m=_distance(workout),
        seconds=_seconds(workout, start),
        source_rank=_source_rank(workout.attributes),
    )


def _sport(said: str, notes: dict[str, str]) -> Sport | None:
    sport = sport_of(said)
    if sport is None:
        # Apple's own names are few, and every run of them is `Running`.
        return Sport(normal(said)) if re.search(r"[A-Za-z]", said) else None
    if sport.kind is RunKind.RUN and notes.get("HKIndoorWorkout") in ("1", "true"):
        return running(RunKind.TREADMILL)
    return sport


def _distance(workout: _Workout) -> float | None:
    """Metres: from iOS 16 on in a child, before that in attributes."""
    sums = [one for one in workout.sums if one[0].startswith(_DISTANCE)]
    said = [(total, unit) for _, total, unit in sums]
    attributes = workout.attributes
    said.append((attributes.get("totalDistance", ""), attributes.get("totalDistanceUnit", "")))
    for total, unit in said:
        value, metres = amount(total), _UNITS.get(unit)
        if value and metres:
            return times(value, metres)
    return None


def _seconds(workout: _Workout, start: datetime | None) -> float | None:
    value = amount(workout.attributes.get("duration"))
    unit = _SECONDS.get(workout.attributes.get("durationUnit", "min"))
    if value and unit:
        return times(value, unit)
    end = utc(workout.attributes.get("endDate", ""), None)
    return (end - start).total_seconds() if start and end and end > start else None


def _offset(start: datetime | None, name: str) -> timedelta | None:
    """The offset at the place of the run: the text has that of the phone at the export."""
    if start is None or not name:
        return None
    try:
        return start.astimezone(zoneinfo.ZoneInfo(name)).utcoffset()
    except (KeyError, ValueError, OSError, OverflowError):
        return None


def _source_rank(attributes: dict[str, str]) -> int:
    source = f"{attributes.get('sourceName', '')} {attributes.get('device', '')}".casefold()
    return next((rank for rank, name in enumerate(_SOURCES) if name in source), len(_SOURCES))
