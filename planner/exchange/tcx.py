"""TCX: an activity is a list of laps, and the laps carry distance and time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from planner.exchange.cells import amount, instant, number
from planner.exchange.document import Document
from planner.exchange.facts import ActivityFacts, Reading, refused
from planner.exchange.found import Found
from planner.exchange.records import found
from planner.exchange.sports import sport_of
from planner.exchange.track import climb
from planner.exchange.xml_file import hear


class _Activity:
    """One `<Activity>`."""

    def __init__(self, sport: str) -> None:
        self.sport = sport
        self.start: datetime | None = None
        self.notes = ""
        self.laps = 0
        self.lap_metres: list[float] = []
        self.lap_seconds: list[float] = []
        self.first: datetime | None = None
        self.last: datetime | None = None
        self.point_metres: float | None = None
        self.heights: list[float] = []


class _Tcx:
    """Collects the activities of a file as its elements pass."""

    def __init__(self) -> None:
        self.activities: list[_Activity] = []
        self.courses = 0

    def begin(self, name: str, parent: str, attributes: dict[str, str]) -> None:
        if name == "Activity":
            self.activities.append(_Activity(attributes.get("Sport", "")))
        elif name == "Course":
            self.courses += 1
        elif name == "Lap" and parent == "Activity":
            activity = self.activities[-1]
            activity.laps += 1
            if activity.start is None:
                activity.start = instant(attributes.get("StartTime"))

    def end(self, name: str, parent: str, text: str) -> None:
        if not self.activities:
            return
        activity = self.activities[-1]
        if parent == "Trackpoint":
            _point(activity, name, text)
        elif parent == "Lap":
            _lap(activity, name, text)
        elif parent == "Activity" and name == "Id":
            activity.start = instant(text) or activity.start
        elif parent == "Activity" and name == "Notes":
            activity.notes = text


def _lap(activity: _Activity, name: str, text: str) -> None:
    value = amount(text)
    if value is None:
        return
    if name == "DistanceMeters":
        activity.lap_metres.append(value)
    elif name == "TotalTimeSeconds":
        activity.lap_seconds.append(value)


def _point(activity: _Activity, name: str, text: str) -> None:
    if name == "Time":
        activity.last = instant(text) or activity.last
        activity.first = activity.first or activity.last
    elif name == "DistanceMeters":
        activity.point_metres = amount(text) or activity.point_metres
    elif name == "AltitudeMeters" and (height := number(text)) is not None:
        activity.heights.append(height)


def read_tcx(document: Document, reading: Reading) -> Iterator[Found]:
    """One found for each activity. Raises ExchangeError for a damaged file."""
    tcx = _Tcx()
    hear(document.content(), tcx)
    activities = [activity for activity in tcx.activities if activity.laps]
    if not activities:
        what = "a course, a way to go" if tcx.courses else "no lap"
        yield refused(
            "no_track",
            document.name,
            f"It holds {what}, not an activity.",
            "Export the activity itself, not the course.",
        )
    for activity in activities:
        yield _found(activity, document, reading)


def _found(activity: _Activity, document: Document, reading: Reading) -> Found:
    ascent, descent = climb(activity.heights)
    facts = ActivityFacts(
        family="tcx",
        basis="laps",
        start=activity.start or activity.first,
        sport=sport_of(activity.sport),
        said=activity.sport,
        distance_m=sum(activity.lap_metres) or activity.point_metres,
        seconds=sum(activity.lap_seconds) or _elapsed(activity),
        ascent_m=ascent,
        descent_m=descent,
        note=activity.notes,
    )
    return found(facts, document, reading)


def _elapsed(activity: _Activity) -> float | None:
    if activity.first is None or activity.last is None:
        return None
    return max(0.0, (activity.last - activity.first).total_seconds())
