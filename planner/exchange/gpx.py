"""GPX 1.0 and 1.1: every track an activity of its own.

The standard library's expat instead of gpxpy: ten times as fast, and gpxpy expands whatever
entities a stranger's file declares.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from planner.domain.values.errors import ExchangeError
from planner.exchange.cells import instant, number
from planner.exchange.document import Document
from planner.exchange.facts import ActivityFacts, Reading, refused
from planner.exchange.found import Found
from planner.exchange.records import found
from planner.exchange.sports import Sport, running, sport_of
from planner.exchange.track import Point, measure
from planner.exchange.xml_file import hear

_STRAVA_NUMBERS = {"9": running(), "1": Sport("cycling")}
"""Strava's older GPX files have a number for the sport."""


class _Track:
    """One `<trk>`."""

    def __init__(self) -> None:
        self.name = ""
        self.type = ""
        self.points = 0
        self.start: datetime | None = None
        self.segments: list[list[Point]] = []


class _Gpx:
    """Collects the tracks of a file as its elements pass."""

    def __init__(self) -> None:
        self.tracks: list[_Track] = []
        self.routes = 0
        self._place: tuple[float, float] | None = None
        self._height: float | None = None
        self._time: datetime | None = None

    def begin(self, name: str, parent: str, attributes: dict[str, str]) -> None:
        if name == "trk":
            self.tracks.append(_Track())
        elif name == "rte":
            self.routes += 1
        elif name == "trkseg" and self.tracks:
            self.tracks[-1].segments.append([])
        elif name == "trkpt" and parent == "trkseg":
            self._place = _place(attributes)
            self._height = self._time = None

    def end(self, name: str, parent: str, text: str) -> None:
        if parent == "trkpt":
            if name == "time":
                self._time = instant(text)
            elif name == "ele":
                self._height = number(text)
        elif name == "trkpt" and parent == "trkseg":
            self._point()
        elif parent == "trk" and name == "type":
            self.tracks[-1].type = text
        elif parent == "trk" and name == "name":
            self.tracks[-1].name = text

    def _point(self) -> None:
        if not self.tracks or not self.tracks[-1].segments or self._place is None:
            return
        track = self.tracks[-1]
        track.points += 1
        if self._time is None:
            return
        if track.start is None:
            track.start = self._time
        track.segments[-1].append(Point(self._time.timestamp(), *self._place, self._height))


def _place(attributes: dict[str, str]) -> tuple[float, float] | None:
    """Latitude and longitude; None for places off the globe, with which some mark a pause."""
    lat, lon = number(attributes.get("lat")), number(attributes.get("lon"))
    if lat is None or lon is None:
        raise ExchangeError(
            "A point of its track has no latitude or no longitude: it is damaged.",
            "Export the activity again.",
        )
    return (lat, lon) if abs(lat) <= 90 and abs(lon) <= 180 else None


def read_gpx(document: Document, reading: Reading) -> Iterator[Found]:
    """One found for each track with points. Raises ExchangeError for a damaged file."""
    gpx = _Gpx()
    hear(document.content(), gpx)
    tracks = [track for track in gpx.tracks if track.points > 1]
    if not tracks:
        what = "a route, a way to go" if gpx.routes else "no track"
        yield refused(
            "no_track",
            document.name,
            f"It holds {what}, not an activity.",
            "Export the activity itself, not the route.",
        )
    for track in tracks:
        yield _found(track, document, reading)


def _found(track: _Track, document: Document, reading: Reading) -> Found:
    measured = measure(track.segments)
    if track.start is None or sum(map(len, track.segments)) < 2:
        return refused(
            "without_time",
            document.name,
            "Its points have no times: it does not say when it was.",
            "Add the run by hand, with its day.",
        )
    remarks: tuple[str, ...] = ()
    if measured.jumps:
        remarks = (
            f"The receiver jumped {measured.jumps} times; what nobody can run was left out.",
        )
    facts = ActivityFacts(
        family="gpx",
        basis="gps",
        start=track.start,
        sport=_STRAVA_NUMBERS.get(track.type) or sport_of(track.type),
        said=track.type,
        distance_m=measured.metres,
        seconds=measured.moving_s,
        ascent_m=measured.ascent_m,
        descent_m=measured.descent_m,
        title=track.name,
        remarks=remarks,
    )
    return found(facts, document, reading)
