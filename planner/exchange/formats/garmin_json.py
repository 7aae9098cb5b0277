"""Garmin's account archive: `summarizedActivities.json`, and the same of the web's interface.

The archive counts in centimetres and milliseconds, the web in metres and seconds: which of them a
file is, its own magnitudes say. The offset of the runner's clock is the local time less the GMT.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from statistics import median
from typing import Any

import msgspec

from planner.exchange.kit.cells import zone_offset
from planner.exchange.kit.json_file import decoded, figure, objects, words
from planner.exchange.kit.sport_words import normal
from planner.exchange.kit.sports import Sport, sport_of
from planner.exchange.sources.document import Document
from planner.exchange.sources.facts import ActivityFacts, Reading, refused
from planner.exchange.sources.found import Found
from planner.exchange.sources.records import found

_LONG = 36_000
"""A middle duration above that is in milliseconds: ten hours, or half a minute."""
_FAST = 30.0
"""m/s: no middle activity is as fast."""
_STEPS = 120
_VAGUE = ("", "uncategorized", "other", "all")


class _Scale(msgspec.Struct, frozen=True):
    """What one of its numbers is worth."""

    seconds: float
    metres: float


def read_garmin_json(document: Document, reading: Reading) -> Iterator[Found]:
    """One found for each activity; of a multisport day its parts. Raises ExchangeError."""
    activities = list(_activities(decoded(document.content())))
    if not activities and document.asked:
        yield refused(
            "no_track",
            document.name,
            "It is the summary of a Garmin account without an activity.",
            "Ask Garmin for the archive again, or import its FIT files.",
        )
    scale = _scale(activities)
    parents = {str(one["parentId"]) for one in activities if one.get("parentId")}
    for one in activities:
        if str(one.get("activityId")) not in parents:
            yield found(_facts(one, scale), document, reading)


def _activities(value: Any) -> Iterator[dict[str, Any]]:
    for one in objects(value):
        inner = one.get("summarizedActivitiesExport")
        if inner is None and "activityId" in one:
            yield one
        else:
            yield from objects(inner)


def _scale(activities: list[dict[str, Any]]) -> _Scale:
    pairs = [(figure(one.get("duration")), figure(one.get("distance"))) for one in activities]
    durations = [seconds for seconds, _ in pairs if seconds]
    if not durations:
        return _Scale(0.001, 0.01)
    seconds = 0.001 if median(durations) >= _LONG else 1.0
    speeds = [far / (long * seconds) for long, far in pairs if long and far]
    if not speeds:
        return _Scale(seconds, 0.01 if seconds < 1 else 1.0)
    # 3 m/s are 300 in centimetres.
    return _Scale(seconds, 0.01 if median(speeds) > _FAST else 1.0)


def _facts(one: dict[str, Any], scale: _Scale) -> ActivityFacts:
    kind = one.get("activityType")
    said = words(kind.get("typeKey")) if isinstance(kind, dict) else words(kind)
    start = _instant(one.get("beginTimestamp")) or _instant(
        one.get("startTimeGmt", one.get("startTimeGMT"))
    )
    local = _instant(one.get("startTimeLocal"))
    cadence = figure(one.get("avgRunCadence", one.get("averageRunningCadenceInStepsPerMinute")))
    name = one.get("activityId")
    return ActivityFacts(
        family="garmin",
        basis="summary",
        id=str(int(name)) if isinstance(name, int | float) and figure(name) else words(name),
        # Without an instant the local clock alone is known.
        start=start or (local.replace(tzinfo=None) if local else None),
        offset=zone_offset(local - start) if start and local else None,
        sport=_sport(said),
        said=said,
        distance_m=_scaled(one.get("distance"), scale.metres),
        seconds=_scaled(one.get("duration"), scale.seconds),
        ascent_m=_scaled(one.get("elevationGain"), scale.metres),
        descent_m=_scaled(one.get("elevationLoss"), scale.metres),
        cadence=cadence * 2 if cadence and cadence < _STEPS else cadence,
        title=words(one.get("name", one.get("activityName"))),
        note=words(one.get("description")),
    )


def _sport(said: str) -> Sport | None:
    """Every run of Garmin's has `run` in its name; all else is another sport."""
    known = sport_of(said)
    return Sport(normal(said)) if known is None and said not in _VAGUE else known


def _scaled(value: Any, scale: float) -> float | None:
    number = figure(value)
    return None if number is None else number * scale


def _instant(value: Any) -> datetime | None:
    """Milliseconds since 1970, or a text, as UTC."""
    try:
        if isinstance(value, str):
            return datetime.fromisoformat(value.strip()).replace(tzinfo=UTC)
        number = figure(value)
        # A sum, where `fromtimestamp` has the limits of the system.
        return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=number) if number else None
    except (ValueError, OverflowError):
        return None
