"""Bars over time with points over them, as SVG."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import floor, log10

import msgspec

from planner.exchange.exports.pictures import ColumnPicture, TrendPicture
from planner.exchange.exports.svg_marks import (
    HURT,
    LEFT,
    MUTED,
    RIGHT,
    TOP,
    WIDTH,
    line,
    rect,
    words,
)

HEIGHT, BOTTOM = 360, 64
_DOTS = ((5, HURT), (3, "white"))
"""Radius and fill of the two series: where they meet the second is seen within the first."""
LABEL_PX = 44
"""Least distance of two labels."""


class _Scale(msgspec.Struct, frozen=True):
    """Where a column and a value stand."""

    slot: float
    top: float

    def x(self, place: float) -> float:
        return LEFT + place * self.slot

    def y(self, value: float) -> float:
        return HEIGHT - BOTTOM - value / self.top * (HEIGHT - TOP - BOTTOM)

    def y_of_score(self, value: float) -> float:
        return HEIGHT - BOTTOM - value / 10 * (HEIGHT - TOP - BOTTOM)


def trend_marks(picture: TrendPicture) -> Iterator[str]:
    """Bars, bands, rules, points and a legend."""
    columns = picture.columns
    top = max((max(one.done, one.planned, one.cap or 0) for one in columns), default=0) or 1
    scale = _Scale((WIDTH - LEFT - RIGHT) / max(1, len(columns)), top * 1.05)
    yield from _bands(columns, scale)
    yield from _axes(picture, scale)
    for place, one in enumerate(columns):
        yield from _bar(one, place, scale)
    yield from _labels(columns, scale)
    for number in range(len(picture.marks)):
        yield from _points(columns, number, scale)
    yield words(LEFT, HEIGHT - 32, picture.note, fill=MUTED)
    yield from _legend(picture)


def _bands(columns: Iterable[ColumnPicture], scale: _Scale) -> Iterator[str]:
    for place, one in enumerate(columns):
        if one.band:
            height = HEIGHT - TOP - BOTTOM
            yield rect(scale.x(place), TOP, scale.slot, height, "url(#hatch)")


def _axes(picture: TrendPicture, scale: _Scale) -> Iterator[str]:
    right = WIDTH - RIGHT
    yield words(LEFT - 8, TOP - 10, picture.left, fill=MUTED)
    for value in _ticks(scale.top):
        yield line(LEFT - 4, scale.y(value), right, scale.y(value), stroke="#dddddd")
        yield words(LEFT - 8, scale.y(value) + 4, f"{value:g}", anchor="end", fill=MUTED)
    yield line(LEFT, HEIGHT - BOTTOM, right, HEIGHT - BOTTOM)
    if picture.marks:
        yield words(right + 8, TOP - 10, picture.right, anchor="end", fill=MUTED)
        for score in (0, 5, 10):
            yield words(right + 8, scale.y_of_score(score) + 4, str(score), fill=MUTED)


def _ticks(top: float) -> list[float]:
    """Round values of the axis, about five."""
    power = 10.0 ** floor(log10(top / 4)) if top > 0 else 1.0
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor * 5 >= top)
    return [round(step * n, 6) for n in range(int(top / step) + 1)]


def _bar(one: ColumnPicture, place: int, scale: _Scale) -> Iterator[str]:
    gap = min(3.0, scale.slot / 6)
    x, width, foot = scale.x(place) + gap, scale.slot - 2 * gap, scale.y(0)
    if one.planned > one.done:
        height = scale.y(one.done) - scale.y(one.planned)
        yield rect(x, scale.y(one.planned), width, height, "url(#dots)", MUTED)
    if one.done > 0:
        yield rect(x, scale.y(one.done), width, foot - scale.y(one.done), "#b5b5b5", MUTED)
    if one.cap is not None:
        at = scale.y(one.cap)
        yield line(scale.x(place), at, scale.x(place + 1), at, stroke_dasharray="5 3")


def _labels(columns: tuple[ColumnPicture, ...], scale: _Scale) -> Iterator[str]:
    free = 0.0
    for place, one in enumerate(columns):
        middle = scale.x(place) + scale.slot / 2
        if one.label and middle >= free:
            yield words(middle, HEIGHT - BOTTOM + 16, one.label, anchor="middle", fill=MUTED)
            free = middle + LABEL_PX
        if one.rule is not None:
            yield line(scale.x(place), TOP, scale.x(place), HEIGHT - BOTTOM, stroke_dasharray="2 3")
            yield words(scale.x(place) + 3, TOP - 10, one.rule)


def _points(columns: tuple[ColumnPicture, ...], number: int, scale: _Scale) -> Iterator[str]:
    """One series: a line through neighbours, and a circle each; the first is full."""
    radius, fill = _DOTS[min(number, 1)]
    before: tuple[float, float] | None = None
    circles = []
    for place, one in enumerate(columns):
        value = one.points[number] if number < len(one.points) else None
        here = None
        if value is not None:
            here = scale.x(place) + scale.slot / 2, scale.y_of_score(value)
            circles.append(
                f'<circle cx="{here[0]:.1f}" cy="{here[1]:.1f}" r="{radius}" fill="{fill}" '
                f'stroke="{HURT}" stroke-width="1.5"/>'
            )
            if before is not None:
                yield line(*before, *here, stroke=HURT)
        before = here
    yield from circles


def _legend(picture: TrendPicture) -> Iterator[str]:
    y, x = HEIGHT - 14, float(LEFT)
    columns = picture.columns
    keys = [(rect(0, -9, 12, 10, "#b5b5b5", MUTED), picture.done)]
    if any(one.planned > one.done for one in columns):
        keys.append((rect(0, -9, 12, 10, "url(#dots)", MUTED), picture.planned))
    if any(one.cap is not None for one in columns):
        keys.append((line(0, -4, 14, -4, stroke_dasharray="5 3"), picture.cap))
    if any(one.band for one in columns):
        keys.append((rect(0, -9, 12, 10, "url(#hatch)", HURT), picture.band))
    for number, name in enumerate(picture.marks):
        radius, fill = _DOTS[min(number, 1)]
        dot = f'<circle cx="6" cy="-4" r="{radius}" fill="{fill}" stroke="{HURT}"/>'
        keys.append((dot, name))
    for shape, said in keys:
        yield f'<g transform="translate({x:.1f} {y})">{shape}{words(18, 0, said)}</g>'
        x += 34 + 6.5 * len(said)
