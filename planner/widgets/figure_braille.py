"""Draws a picture in braille dots, two across and four down a cell. Pure.

Each role keeps its own dots: a row of them is one whole number, bit by bit from the left.
"""

from __future__ import annotations

from itertools import pairwise
from math import ceil, floor, hypot, sqrt

from planner.widgets.figure_drawing import (
    ROLES,
    Dot,
    Drawing,
    Drawn,
    Picture,
    Role,
    Sheet,
    Stroke,
    runs,
)

ACROSS, DOWN = 2, 4
BLANK = 0x2800
_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""Which bit of a braille character is which dot, by row and column."""
_PAIRS = tuple(
    tuple((left if pair & 1 else 0) | (right if pair & 2 else 0) for pair in range(4))
    for left, right in _BITS
)
THIN = 0.75
"""Below this radius a line is a chain of single dots."""
GAP = 1.3
"""Dots left free around what stands clear."""

LEAST_LIFTED = 1.2
"""Radius below which the gap would eat more than it shows."""

Rows = list[int]
Ink = dict[int, int]
"""Dots by row, where there are any."""


def draw_braille(drawing: Drawing, picture: Picture, width: int, height: int) -> Drawn:
    """The picture on so many cells."""
    across, down = width * ACROSS, height * DOWN
    sheet = Sheet(drawing, across, down)
    layers: dict[Role, Rows] = {role: [0] * down for role in ROLES}
    for stroke in picture.strokes:
        _lay(stroke, sheet, layers)
    return tuple(_row(layers, y * DOWN, width) for y in range(height))


def _lay(stroke: Stroke, sheet: Sheet, layers: dict[Role, Rows]) -> None:
    points = [sheet.place(point) for point in stroke.points]
    radius = stroke.thick * sheet.scale / 2
    down, full = sheet.height, (1 << sheet.width) - 1
    ink = _ink(points, radius, down)
    if stroke.lifts and radius >= LEAST_LIFTED:
        clear = _ink(_without_root(points), radius + GAP, down)
        for rows in layers.values():
            for y, bits in clear.items():
                rows[y] &= ~bits
    if stroke.role != "ground":
        for role, rows in layers.items():
            if role not in (stroke.role, "ground"):
                for y, bits in ink.items():
                    rows[y] &= ~bits
    own = layers[stroke.role]
    for y, bits in ink.items():
        own[y] |= bits & full


def _without_root(points: list[Dot]) -> list[Dot]:
    """A limb without the part that grows out of the body."""
    if len(points) < 2:
        return points
    (ax, ay), (bx, by) = points[:2]
    return [(ax + (bx - ax) * 0.45, ay + (by - ay) * 0.45), *points[1:]]


def _ink(points: list[Dot], radius: float, down: int) -> Ink:
    """The dots of a line with round ends."""
    ink: Ink = {}
    if radius < THIN:
        for x, y in _along(points):
            if 0 <= y < down:
                _span(ink, floor(y), floor(x), floor(x))
        return ink
    for start, end in pairwise(points) if len(points) > 1 else ((points[0], points[0]),):
        _capsule(ink, down, start, end, radius)
    return ink


def _capsule(ink: Ink, down: int, start: Dot, end: Dot, radius: float) -> None:
    """One straight piece: in each row, all that lies between its outermost edges."""
    (ax, ay), (bx, by) = start, end
    length = hypot(bx - ax, by - ay) or 1.0
    out_x, out_y = -(by - ay) / length * radius, (bx - ax) / length * radius
    first = max(0, ceil(min(ay, by) - radius - 0.5))
    last = min(down - 1, floor(max(ay, by) + radius - 0.5))
    for row in range(first, last + 1):
        y = row + 0.5
        edges: list[float] = []
        for x, middle in ((ax, ay), (bx, by)):
            inside = radius * radius - (y - middle) ** 2
            if inside >= 0:
                half = sqrt(inside)
                edges += (x - half, x + half)
        for side in (1, -1):
            top, foot = ay + side * out_y, by + side * out_y
            share = (y - top) / (foot - top) if foot != top else -1.0
            if 0 <= share <= 1:
                edges.append(ax + side * out_x + share * (bx - ax))
        if edges:
            _span(ink, row, ceil(min(edges) - 0.5), floor(max(edges) - 0.5))


def _span(ink: Ink, row: int, first: int, last: int) -> None:
    first = max(0, first)
    if last >= first:
        ink[row] = ink.get(row, 0) | ((1 << (last - first + 1)) - 1) << first


def _along(points: list[Dot]) -> list[Dot]:
    """Places along a line, less than a dot apart."""
    placed = points[:1]
    for (ax, ay), (bx, by) in pairwise(points):
        steps = max(1, ceil(hypot(bx - ax, by - ay) / 0.9))
        placed += [
            (ax + (bx - ax) * step / steps, ay + (by - ay) * step / steps)
            for step in range(1, steps + 1)
        ]
    return placed


def _row(layers: dict[Role, Rows], top: int, width: int) -> tuple[tuple[str, Role | None], ...]:
    """One row of cells."""
    lines = {role: rows[top : top + DOWN] for role, rows in layers.items()}
    used = {role: four for role, four in lines.items() if any(four)}
    every = [0] * DOWN
    for four in used.values():
        every = [one | two for one, two in zip(every, four, strict=True)]
    anywhere = every[0] | every[1] | every[2] | every[3]
    cells: list[tuple[str, Role | None]] = []
    for shift in range(0, width * ACROSS, ACROSS):
        if not anywhere >> shift & 3:
            cells.append((" ", None))
            continue
        sign = BLANK
        for pairs, row in zip(_PAIRS, every, strict=True):
            sign |= pairs[row >> shift & 3]
        cells.append((chr(sign), _look(used, 3 << shift)))
    return runs(cells)


def _look(used: dict[Role, Rows], mask: int) -> Role | None:
    """The first role that has a dot there."""
    return next((role for role, four in used.items() if any(row & mask for row in four)), None)
