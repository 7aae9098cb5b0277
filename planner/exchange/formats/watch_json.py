"""JSON of other watches and phones: Polar Flow's account export, Suunto's logs, Google Fit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from planner.exchange.kit.cells import instant, zone_offset
from planner.exchange.kit.durations import iso_seconds, seconds_of
from planner.exchange.kit.json_file import decoded, figure, objects, words
from planner.exchange.kit.sports import sport_of
from planner.exchange.sources.document import Document
from planner.exchange.sources.facts import ActivityFacts, Reading, refused
from planner.exchange.sources.found import Found
from planner.exchange.sources.records import found

_DAY = 24 * 60
_EMPTY_LOG = "It is a log of Suunto without a workout."
_AGAIN = "Export the session as FIT, TCX or GPX instead."


def read_polar(document: Document, reading: Reading) -> Iterator[Found]:
    """One found for each exercise of a training session of Polar Flow. Raises ExchangeError."""
    for session in objects(decoded(document.content())):
        exercises = list(objects(session.get("exercises", [])))
        for exercise in exercises or [session]:
            # Of a single exercise the session knows more: what the runner corrected.
            values = exercise | session if len(exercises) == 1 else exercise
            yield found(_polar(exercise, values, session), document, reading)


def _polar(
    exercise: dict[str, Any], values: dict[str, Any], session: dict[str, Any]
) -> ActivityFacts:
    start = _clock(exercise.get("startTime")) or _clock(session.get("startTime"))
    offset = _minutes(values.get("timezoneOffset", session.get("timezoneOffset")))
    sport = exercise.get("sport", session.get("sport"))
    said = words(sport.get("name", sport.get("id"))) if isinstance(sport, dict) else words(sport)
    note = session.get("note")
    return ActivityFacts(
        family="polar",
        start=start,
        offset=None if offset is None else zone_offset(timedelta(minutes=offset)),
        sport=sport_of(said),
        said=said,
        distance_m=figure(values.get("distance", values.get("distanceMeters"))),
        seconds=_polar_seconds(values),
        ascent_m=figure(values.get("ascent")),
        descent_m=figure(values.get("descent")),
        note=words(note.get("text")) if isinstance(note, dict) else words(note),
    )


def _polar_seconds(values: dict[str, Any]) -> float | None:
    said = values.get("duration")
    milliseconds = figure(values.get("durationMillis"))
    if isinstance(said, str):
        return iso_seconds(said) if said[:1] == "P" else seconds_of(said)
    return milliseconds / 1000 if milliseconds else None


def read_suunto(document: Document, reading: Reading) -> Iterator[Found]:
    """The workout of a Suunto's log. Raises ExchangeError."""
    for one in objects(decoded(document.content())):
        log = one.get("DeviceLog")
        header = log.get("Header") if isinstance(log, dict) else None
        if not isinstance(header, dict):
            yield refused("no_track", document.name, _EMPTY_LOG, _AGAIN)
            continue
        start = _moment(header.get("DateTime"))
        said = words(header.get("Activity"))
        yield found(
            ActivityFacts(
                family="suunto",
                start=start,
                offset=start.utcoffset() if start else None,
                sport=sport_of(said),
                said=said,
                distance_m=figure(header.get("Distance")),
                seconds=figure(header.get("Duration")),
                ascent_m=figure(header.get("Ascent")),
                descent_m=figure(header.get("Descent")),
            ),
            document,
            reading,
        )


def read_google(document: Document, reading: Reading) -> Iterator[Found]:
    """A session of Google Fit, from a Takeout. Raises ExchangeError."""
    for one in objects(decoded(document.content())):
        said = words(one.get("fitnessActivity"))
        sums = {words(item.get("metricName")): item for item in objects(one.get("aggregate", []))}
        far = sums.get("com.google.distance.delta", {})
        start, end = instant(words(one.get("startTime"))), instant(words(one.get("endTime")))
        seconds = figure(words(one.get("duration")).removesuffix("s"))
        if not seconds and start and end and end > start:
            seconds = (end - start).total_seconds()
        yield found(
            ActivityFacts(
                family="google-fit",
                basis="laps",
                start=start,
                sport=sport_of(said),
                said=said,
                distance_m=figure(far.get("floatValue", far.get("intValue"))),
                seconds=seconds,
            ),
            document,
            reading,
        )


def _minutes(value: Any) -> float | None:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return value if is_number and abs(value) <= _DAY else None


def _clock(value: Any) -> datetime | None:
    """What the runner's clock showed."""
    moment = _moment(value)
    return moment.replace(tzinfo=None) if moment else None


def _moment(value: Any) -> datetime | None:
    try:
        return datetime.fromisoformat(words(value))
    except ValueError:
        return None
