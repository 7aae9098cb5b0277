"""What a GPS track amounts to: metres, moving seconds, climb."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import asin, cos, radians, sin, sqrt
from statistics import median
from typing import NamedTuple

from planner.exchange.formats.covered import FASTEST, ridden

EARTH_M = 6_371_000
GIVE_UP_S = 60
GAP_S = 5 * 60
"""Longer between two points, and nobody knows how the way was gone: by bus, after a rest."""
GAP_STEPS = 5
"""As many times the usual step between points is no gap either: some trackers save power."""
GAP_M = 100
"""A shorter way left out is not worth a word."""
RESTARTS = 100
"""So often is a lost stretch looked through again, however hostile the track."""
STILL_M = 5
STILL_SPEED = 0.3
"""Slower than this over five metres is standing about: neither metres nor seconds count."""
CLIMB_M = 3
"""Less than this up or down is the noise of the altimeter."""


class Point(NamedTuple):
    """One fix."""

    at: float
    """Seconds of any clock."""
    lat: float
    lon: float
    height: float | None = None


class MeasuredTrack(NamedTuple):
    """The sum of a track."""

    metres: float = 0.0
    moving_s: float = 0.0
    jumps: int = 0
    """How often the receiver jumped further than anyone runs."""
    gap_m: float = 0.0
    """Metres in a straight line that were left out, for nobody knows how they were gone."""
    ridden_m: float = 0.0
    """Metres gone faster than anyone runs."""
    ascent_m: float | None = None
    descent_m: float | None = None

    @property
    def remarks(self) -> tuple[str, ...]:
        """What was left out, in sentences."""
        said = []
        if self.jumps:
            times = "once" if self.jumps == 1 else f"{self.jumps} times"
            said.append(f"The receiver jumped {times}; what nobody can run was left out.")
        if self.gap_m:
            said.append(
                f"{self.gap_m / 1000:.1f} km between points more than {GAP_S // 60} minutes apart "
                "were left out."
            )
        return tuple(said)


def distance(a: Point, b: Point) -> float:
    """Metres between two fixes on the globe (haversine)."""
    half_lat = radians(b.lat - a.lat) / 2
    half_lon = radians(b.lon - a.lon) / 2
    square = sin(half_lat) ** 2 + cos(radians(a.lat)) * cos(radians(b.lat)) * sin(half_lon) ** 2
    return 2 * EARTH_M * asin(min(1.0, sqrt(square)))


def measure(segments: Iterable[Sequence[Point]]) -> MeasuredTrack:
    """Sum up a track; between its segments lies a pause."""
    segments = [segment for segment in segments if segment]
    if not segments:
        return MeasuredTrack()
    metres = moving = skipped = fast = 0.0
    jumps = 0
    for segment in segments:
        pieces, gaps = _without_gaps(segment)
        skipped += sum(gap for gap in gaps if gap >= GAP_M)
        for piece in pieces:
            stretches, dropped = _steady(piece)
            jumps += dropped
            for stretch in stretches:
                length, seconds, counts = _moving(stretch)
                metres += length
                moving += seconds
                fast += ridden(counts)
    heights = [p.height for segment in segments for p in segment if p.height is not None]
    ascent, descent = climb(heights)
    return MeasuredTrack(metres, moving, jumps, skipped, fast, ascent, descent)


def _without_gaps(points: Sequence[Point]) -> tuple[list[list[Point]], list[float]]:
    """The points in pieces without a gap of minutes, and the metres across each gap."""
    usual = median(after.at - before.at for before, after in pairwise(points)) if points[1:] else 0
    longest = max(GAP_S, GAP_STEPS * usual)
    pieces, gaps = [[points[0]]], []
    for before, after in pairwise(points):
        if after.at - before.at > longest:
            gaps.append(distance(before, after))
            pieces.append([])
        pieces[-1].append(after)
    return pieces, gaps


def is_in_reach(before: Point, after: Point) -> bool:
    """True if a runner can have come from one point to the other."""
    return distance(before, after) <= FASTEST * (after.at - before.at)


def _steady(points: Sequence[Point]) -> tuple[list[list[Point]], int]:
    """The stretches a runner can have passed, in the order of time, and how many jumps there were.

    A point out of reach of the last good one is dropped. Where the track goes on from there it
    comes into reach again, and the way between counts in a straight line; an outlier that jumps
    back costs nothing. After a minute out of reach a stretch of its own begins where it was lost:
    the way between is given up. A first point that the next ones do not know is no beginning.
    """
    first = 0
    while (
        first < len(points) - 2
        and not is_in_reach(points[first], points[first + 1])
        and is_in_reach(points[first + 1], points[first + 2])
        and points[first].at < points[first + 1].at
    ):
        first += 1
    stretches = [[points[first]]]
    jumps = min(first, 1)
    lost = 0
    """Place of the first point out of reach; 0 if there is none."""
    restarts = 0
    at = first
    while (at := at + 1) < len(points) or (lost and restarts < RESTARTS):
        point = points[at] if at < len(points) else None
        good = stretches[-1][-1]
        if point is not None and point.at <= good.at:
            continue
        if point is not None and is_in_reach(good, point):
            stretches[-1].append(point)
            lost = 0
        elif point is not None and (not lost or point.at - good.at <= GIVE_UP_S):
            jumps += not lost
            lost = lost or at
        elif restarts < RESTARTS:
            restarts += 1
            stretches.append([points[lost]])
            at, lost = lost, 0
        else:
            stretches.append([points[at]])
            lost = 0
    return stretches, jumps


def _moving(points: Sequence[Point]) -> tuple[float, float, list[tuple[float, float]]]:
    """Metres and seconds without the pauses, and the metres counted up to moments on the way.

    Steps gather until the runner is five metres from where they began; then they count, unless
    that took so long that it was a pause.
    """
    metres = seconds = gathered = 0.0
    anchor = last = points[0]
    counts = [(anchor.at, 0.0)]
    for point in points[1:]:
        gathered += distance(last, point)
        last = point
        away, time = distance(anchor, point), point.at - anchor.at
        if away >= STILL_M:
            if away >= STILL_SPEED * time:
                metres += gathered
                seconds += time
            anchor, gathered = point, 0.0
            counts.append((point.at, metres))
    if last.at - anchor.at < STILL_M / STILL_SPEED:
        metres += gathered
        seconds += last.at - anchor.at
    return metres, seconds, counts


def climb(heights: Sequence[float]) -> tuple[float | None, float | None]:
    """Metres up and down, counted only once they exceed the noise; None without heights."""
    if not heights:
        return None, None
    up = down = 0.0
    level = heights[0]
    for height in heights:
        if height - level >= CLIMB_M:
            up += height - level
            level = height
        elif level - height >= CLIMB_M:
            down += level - height
            level = height
    return up, down
