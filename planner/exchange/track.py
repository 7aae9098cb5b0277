"""What a GPS track amounts to: metres, moving seconds, climb."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

EARTH_M = 6_371_000
FASTEST = 12.0
"""m/s; whatever is faster is a jump of the receiver (formats.md, section 4)."""
GIVE_UP_S = 60
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
    elapsed_s: float = 0.0
    jumps: int = 0
    """How often the receiver jumped further than anyone runs."""
    ascent_m: float | None = None
    descent_m: float | None = None


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
    metres = moving = 0.0
    jumps = 0
    for segment in segments:
        stretches, dropped = _steady(segment)
        jumps += dropped
        for stretch in stretches:
            length, seconds = _moving(stretch)
            metres += length
            moving += seconds
    heights = [p.height for segment in segments for p in segment if p.height is not None]
    ascent, descent = climb(heights)
    elapsed = segments[-1][-1].at - segments[0][0].at
    return MeasuredTrack(metres, moving, max(0.0, elapsed), jumps, ascent, descent)


def _steady(points: Sequence[Point]) -> tuple[list[list[Point]], int]:
    """The stretches a runner can have passed, in the order of time, and how many jumps there were.

    A point out of reach of the last good one is dropped. Where the track goes on from there it
    comes into reach again, and the way between counts in a straight line; an outlier that jumps
    back costs nothing. After a minute out of reach the way between is given up.
    """
    stretches = [[points[0]]]
    jumps = 0
    lost = False
    for point in points[1:]:
        good = stretches[-1][-1]
        seconds = point.at - good.at
        if seconds <= 0:
            continue
        if distance(good, point) <= FASTEST * seconds:
            stretches[-1].append(point)
            lost = False
            continue
        jumps += not lost
        lost = True
        if seconds > GIVE_UP_S:
            stretches.append([point])
            lost = False
    return stretches, jumps


def _moving(points: Sequence[Point]) -> tuple[float, float]:
    """Metres and seconds without the pauses.

    Steps gather until the runner is five metres from where they began; then they count, unless
    that took so long that it was a pause.
    """
    metres = seconds = gathered = 0.0
    anchor = last = points[0]
    for point in points[1:]:
        gathered += distance(last, point)
        last = point
        away, time = distance(anchor, point), point.at - anchor.at
        if away >= STILL_M:
            if away >= STILL_SPEED * time:
                metres += gathered
                seconds += time
            anchor, gathered = point, 0.0
    if last.at - anchor.at < STILL_M / STILL_SPEED:
        metres += gathered
        seconds += last.at - anchor.at
    return metres, seconds


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
