"""GPX 1.0 and 1.1: every track an activity of its own, unless a recorder cut one into several.

The standard library's expat instead of gpxpy: ten times as fast, and gpxpy expands whatever
entities a stranger's file declares.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from planner.domain.values.errors import ExchangeError
from planner.exchange.formats.cadence import mean_stride, steps
from planner.exchange.formats.track import Point, measure
from planner.exchange.kit.cells import amount, number
from planner.exchange.kit.sports import Sport, names_another, running, sport_of
from planner.exchange.kit.stamps import stale, stamp, written_offset
from planner.exchange.kit.xml_file import hear
from planner.exchange.sources.document import Document
from planner.exchange.sources.facts import ActivityFacts, Reading, refused
from planner.exchange.sources.found import Found
from planner.exchange.sources.records import found

_STRAVA_NUMBERS = {"9": running(), "1": Sport("cycling")}
"""Strava's older GPX files have a number for the sport."""


TOGETHER_S = 15 * 60
"""Tracks of one name and sport that follow each other sooner are one activity."""
_ABOUT = frozenset(
    (name, parent)
    for parent in ("gpx", "metadata", "trk")
    for name in ("name", "desc", "cmt", "keywords")
    if (name, parent) != ("name", "trk")
)
_MOST_SAID = 60
LOST = 0.02
"""Fewer points without a time, at the ends of a track, are not worth a word."""
APPLE = "Apple Health Export"
"""Creator of the ways in an export of Apple Health, which know no sport."""


class _Track:
    """One `<trk>`."""

    def __init__(self) -> None:
        self.name = ""
        self.type = ""
        self.points = 0
        self.start: datetime | None = None
        self.segments: list[list[Point]] = []
        self.untimed: list[Point] = []
        """Points without a time since the last that had one."""
        self.lost = 0
        """Points without a time before or after all that have one."""
        self.strides: list[float] = []

    @property
    def times(self) -> list[float]:
        """Seconds of every point."""
        return [point.at for segment in self.segments for point in segment]

    def begin_segment(self) -> None:
        """Points come after a pause now."""
        self.lost += len(self.untimed)
        self.untimed = []
        self.segments.append([])

    def put_in_order(self) -> None:
        """Some programs write the last point first."""
        if self.times and self.times[-1] < self.times[0]:
            self.segments = [part[::-1] for part in self.segments[::-1]]
            if self.start is not None:
                self.start = datetime.fromtimestamp(self.times[0], self.start.tzinfo)

    def add(self, point: Point) -> None:
        """A point with its time; those without one before it were passed at an even pace."""
        segment, untimed = self.segments[-1], self.untimed
        if untimed and segment:
            step = (point.at - segment[-1].at) / (len(untimed) + 1)
            begin = segment[-1].at
            segment += [one._replace(at=begin + n * step) for n, one in enumerate(untimed, 1)]
        else:
            self.lost += len(untimed)
        self.untimed = []
        segment.append(point)

    def is_continued_by(self, other: _Track) -> bool:
        """True if the other is a part of the same activity."""
        ours, theirs = self.times, other.times
        if not ours or not theirs or self.type != other.type:
            return False
        is_named_so = _without_number(self.name) == _without_number(other.name)
        return is_named_so and 0 <= min(theirs) - max(ours) <= TOGETHER_S


class _Gpx:
    """Collects the tracks of a file as its elements pass."""

    def __init__(self) -> None:
        self.creator = ""
        self.activity = ""
        """The sport where OsmAnd and others write it: in an extension."""
        self.about: list[str] = []
        """What else is written about the file, which may name a sport."""
        self.tracks: list[_Track] = []
        self.routes = 0
        self._place: tuple[float, float] | None = None
        self._height: float | None = None
        self._time: datetime | None = None

    def begin(self, name: str, parent: str, attributes: dict[str, str]) -> None:
        if name == "gpx":
            self.creator = attributes.get("creator", "")
        elif name == "trk":
            self.tracks.append(_Track())
        elif name == "rte":
            self.routes += 1
        elif name == "trkseg" and self.tracks:
            self.tracks[-1].begin_segment()
        elif name == "trkpt" and parent == "trkseg":
            self._place = _place(attributes)
            self._height = self._time = None

    def end(self, name: str, parent: str, text: str) -> None:
        if parent == "trkpt":
            if name == "time":
                self._time = stamp(text)
            elif name == "ele":
                self._height = number(text)
        elif name == "cad" and self.tracks:
            self.tracks[-1].strides.append(amount(text) or 0)
        elif name == "trkpt" and parent == "trkseg":
            self._point()
        elif name == "activity":
            self.activity = self.activity or text
        elif (name, parent) in _ABOUT:
            self.about.append(text)
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
            track.untimed.append(Point(0.0, *self._place, self._height))
            return
        if track.start is None:
            track.start = self._time
        track.add(Point(self._time.timestamp(), *self._place, self._height))


def _without_number(name: str) -> str:
    """`ACTIVE LOG 002` -> `ACTIVE LOG`."""
    return name.rstrip("0123456789 #-_.:()").casefold()


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
    for track in tracks:
        track.put_in_order()
    tracks = _joined(sorted(tracks, key=_begin))
    if gpx.creator == APPLE and not any(track.type for track in tracks):
        yield refused(
            "no_track",
            document.name,
            "It is the way of a workout of Apple Health, which does not say what it was.",
            "Import the export.zip of Apple Health, which does.",
        )
        return
    if not tracks:
        yield _nothing(gpx, document)
    for track in tracks:
        track.type = track.type or gpx.activity
        # A word about the file is no type, but keeps it from being taken for a run.
        doubt = "" if track.type else next(filter(names_another, gpx.about), "")
        yield _found(track, doubt[:_MOST_SAID], document, reading)


def _begin(track: _Track) -> float:
    return track.times[0] if track.times else 0.0


def _joined(tracks: list[_Track]) -> list[_Track]:
    """The activities: a track that goes on where another ended is a part of it."""
    joined: list[_Track] = []
    for track in tracks:
        if joined and joined[-1].is_continued_by(track):
            joined[-1].segments += track.segments
            joined[-1].points += track.points
            joined[-1].strides += track.strides
            joined[-1].lost += track.lost + len(track.untimed)
        else:
            joined.append(track)
    return joined


def _nothing(gpx: _Gpx, document: Document) -> Found:
    """Why a file without a track with points is no activity."""
    if gpx.tracks:
        what = "an empty track, as of a treadmill"
        hint = "Export the activity as FIT or TCX, or add the run by hand."
    elif gpx.routes:
        what = "a route, a way to go"
        hint = "Export the activity itself, not the route."
    else:
        what, hint = "no track", "Export the activity itself."
    return refused("no_track", document.name, f"It holds {what}, not an activity.", hint)


def _found(track: _Track, doubt: str, document: Document, reading: Reading) -> Found:
    remarks: tuple[str, ...] = ()
    start = track.start
    if start is not None and (old := stale(track.times)):
        remarks = (f"Its first {old} points are of another day and were left out.",)
        begin = track.times[old]
        start = datetime.fromtimestamp(begin, start.tzinfo)
        track.segments = [[p for p in part if p.at >= begin] for part in track.segments]
    lost = track.lost + len(track.untimed)
    if start is not None and lost > LOST * track.points:
        remarks += (f"{lost} of its points have no time and were left out.",)
    measured = measure(track.segments)
    if start is None or sum(map(len, track.segments)) < 2:
        return refused(
            "without_time",
            document.name,
            "Its points have no times: it does not say when it was.",
            "Add the run by hand, with its day.",
        )
    if measured.jumps and not measured.metres:
        return refused(
            "unreadable",
            document.name,
            "No point of its track is within a runner's reach of the one before: it is faster than "
            "anyone runs.",
            "If it was a run, add it by hand.",
        )
    if not measured.metres:
        return refused(
            "no_track",
            document.name,
            "Its points all lie in one place, as of a treadmill.",
            "Export the activity as FIT or TCX, or add the run by hand.",
        )
    facts = ActivityFacts(
        family="gpx",
        basis="gps",
        start=start,
        offset=written_offset(start),
        sport=_STRAVA_NUMBERS.get(track.type) or sport_of(track.type),
        said=track.type or doubt,
        distance_m=measured.metres,
        seconds=measured.moving_s,
        ascent_m=measured.ascent_m,
        descent_m=measured.descent_m,
        cadence=steps(mean_stride(track.strides)),
        ridden_m=measured.ridden_m,
        title=track.name,
        remarks=(*remarks, *measured.remarks),
    )
    return found(facts, document, reading)
