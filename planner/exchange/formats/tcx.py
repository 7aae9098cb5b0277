"""TCX: an activity is a list of laps, and the laps carry distance and time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import datetime

from planner.exchange.formats.cadence import mean_stride, steps
from planner.exchange.formats.covered import covered, ridden
from planner.exchange.formats.track import Point, climb, measure
from planner.exchange.kit.cells import amount, number
from planner.exchange.kit.sports import OTHER, Sport, sport_of
from planner.exchange.kit.stamps import stale, stamp, written_offset
from planner.exchange.kit.xml_file import hear
from planner.exchange.sources.document import Document
from planner.exchange.sources.facts import ActivityFacts, Reading, refused
from planner.exchange.sources.found import Basis, Found
from planner.exchange.sources.records import found

_LONGEST_WORD = 40
"""Letters of a note that may be no more than a word for the sport."""


class _Lap:
    """One `<Lap>`."""

    def __init__(self) -> None:
        self.metres: float | None = None
        self.seconds: float | None = None
        self.strides: float | None = None


class _Trackpoint:
    """One `<Trackpoint>`."""

    def __init__(self, lap: int) -> None:
        self.lap = lap
        self.at: datetime | None = None
        self.metres: float | None = None
        self.height: float | None = None
        self.lat: float | None = None
        self.lon: float | None = None
        self.strides = 0.0

    @property
    def place(self) -> Point | None:
        """Its fix, if it has one."""
        if self.at is None or self.lat is None or self.lon is None:
            return None
        return Point(self.at.timestamp(), self.lat, self.lon, self.height)


class _Activity:
    """One `<Activity>`."""

    def __init__(self, sport: str) -> None:
        self.sport = sport
        self.start: datetime | None = None
        self.notes = ""
        self.laps: list[_Lap] = []
        self.points: list[_Trackpoint] = []


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
            activity.laps.append(_Lap())
            if activity.start is None:
                activity.start = stamp(attributes.get("StartTime"))
        elif name == "Trackpoint" and self.activities:
            activity = self.activities[-1]
            activity.points.append(_Trackpoint(len(activity.laps)))

    def end(self, name: str, parent: str, text: str) -> None:
        if not self.activities:
            return
        activity = self.activities[-1]
        if activity.points and parent in ("Trackpoint", "Position", "TPX"):
            _point(activity.points[-1], name, text)
        elif activity.laps and parent in ("Lap", "LX"):
            _lap(activity.laps[-1], name, text)
        elif parent == "Activity" and name == "Id":
            activity.start = stamp(text) or activity.start
        elif parent == "Activity" and name == "Notes":
            activity.notes = text


def _lap(lap: _Lap, name: str, text: str) -> None:
    value = amount(text)
    if value is None:
        return
    if name == "DistanceMeters":
        lap.metres = value
    elif name == "TotalTimeSeconds":
        lap.seconds = value
    elif name == "AvgRunCadence":
        lap.strides = value


def _point(point: _Trackpoint, name: str, text: str) -> None:
    if name == "Time":
        point.at = stamp(text)
    elif name == "DistanceMeters":
        point.metres = amount(text)
    elif name == "AltitudeMeters":
        point.height = number(text)
    elif name == "LatitudeDegrees":
        point.lat = number(text)
    elif name == "LongitudeDegrees":
        point.lon = number(text)
    elif name in ("RunCadence", "Cadence"):
        point.strides = amount(text) or 0.0


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
    remarks: list[str] = []
    points, start = activity.points, activity.start
    timed = [point for point in points if point.at is not None]
    if old := stale([point.at.timestamp() for point in timed if point.at is not None]):
        remarks.append(f"Its first {old} points are of another day and were left out.")
        points, timed = points[points.index(timed[old]) :], timed[old:]
        start = None
    ascent, descent = climb([point.height for point in points if point.height is not None])
    basis, metres, said = _metres(activity.laps, points)
    start = start or (timed[0].at if timed else None)
    facts = ActivityFacts(
        family="tcx",
        basis=basis,
        start=start,
        offset=written_offset(start),
        sport=_sport(activity),
        said=activity.sport,
        distance_m=metres,
        seconds=_took(activity.laps, timed),
        ascent_m=ascent,
        descent_m=descent,
        cadence=steps(_strides(activity.laps, points)),
        note=activity.notes,
        remarks=(*remarks, *said),
        ridden_m=ridden((_seconds(one), one.metres) for one in points),
    )
    return found(facts, document, reading)


def _took(laps: list[_Lap], timed: list[_Trackpoint]) -> float | None:
    """Seconds of the laps; where one does not say how long it was, no less than the points."""
    known = sum(lap.seconds or 0 for lap in laps)
    if all(lap.seconds for lap in laps):
        return known
    return max(known, _elapsed(timed) or 0) or None


def _sport(activity: _Activity) -> Sport | None:
    """TCX knows running and biking; of all else the notes may tell what it was."""
    known = sport_of(activity.sport)
    if known is not None and known.name != OTHER:
        return known
    is_word = len(activity.notes) <= _LONGEST_WORD
    return (sport_of(activity.notes) if is_word else None) or known


def _metres(
    laps: list[_Lap], points: list[_Trackpoint]
) -> tuple[Basis, float | None, tuple[str, ...]]:
    """Where the distance comes from, the metres, and what to know of them.

    From the laps; a lap that has none is filled from its points. Where no lap has one, what the
    points count, else the way between their places.
    """
    if any(lap.metres for lap in laps):
        return "laps", sum(_lap_metres(lap, n, points) for n, lap in enumerate(laps, 1)), ()
    counted = covered([(_seconds(one), one.metres) for one in points])
    if counted:
        return "gps", counted, ()
    measured = measure([[place for one in points if (place := one.place) is not None]])
    return "gps", measured.metres or None, measured.remarks


def _lap_metres(lap: _Lap, number: int, points: list[_Trackpoint]) -> float:
    """What a lap says, else what its points do, counted from the last one before it."""
    if lap.metres:
        return lap.metres
    first = bisect_left(points, number, key=_lap_of)
    own = points[max(0, first - 1) : bisect_right(points, number, key=_lap_of)]
    counted = covered([(_seconds(one), one.metres) for one in own])
    return counted or measure([[place for one in own if (place := one.place) is not None]]).metres


def _lap_of(point: _Trackpoint) -> int:
    return point.lap


def _seconds(point: _Trackpoint) -> float | None:
    return None if point.at is None else point.at.timestamp()


def _strides(laps: list[_Lap], points: list[_Trackpoint]) -> float | None:
    known = [(lap.strides, lap.seconds) for lap in laps if lap.strides and lap.seconds]
    if known:
        return sum(stride * long for stride, long in known) / sum(long for _, long in known)
    return mean_stride([point.strides for point in points])


def _elapsed(timed: list[_Trackpoint]) -> float | None:
    """Seconds from the first point to the last."""
    times = [point.at.timestamp() for point in timed if point.at is not None]
    return max(0.0, times[-1] - times[0]) if times else None
