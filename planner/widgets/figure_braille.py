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
            for y, bits in enumerate(clear):
                rows[y] &= ~bits
    if stroke.role != "ground":
        for role, rows in layers.items():
            if role not in (stroke.role, "ground"):
                for y, bits in enumerate(ink):
                    rows[y] &= ~bits
    own = layers[stroke.role]
    for y, bits in enumerate(ink):
        own[y] |= bits & full


def _without_root(points: list[Dot]) -> list[Dot]:
    """A limb without the part that grows out of the body."""
    if len(points) < 2:
        return points
    (ax, ay), (bx, by) = points[:2]
    return [(ax + (bx - ax) * 0.45, ay + (by - ay) * 0.45), *points[1:]]


def _ink(points: list[Dot], radius: float, down: int) -> Rows:
    """The dots of a line with round ends."""
    rows = [0] * down
    for x, y in _along(points):
        if radius < THIN:
            _span(rows, floor(y), floor(x), floor(x))
            continue
        for row in range(ceil(y - radius - 0.5), floor(y + radius - 0.5) + 1):
            half = sqrt(max(0.0, radius * radius - (row + 0.5 - y) ** 2))
            _span(rows, row, ceil(x - half - 0.5), floor(x + half - 0.5))
    return rows


def _span(rows: Rows, row: int, first: int, last: int) -> None:
    first = max(0, first)
    if 0 <= row < len(rows) and last >= first:
        rows[row] |= ((1 << (last - first + 1)) - 1) << first


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
    if not used:
        return ((" " * width, None),)
    cells: list[tuple[str, Role | None]] = []
    for column in range(width):
        shift, sign, look = column * ACROSS, 0, None
        for role, four in used.items():
            bits = 0
            for pairs, row in zip(_PAIRS, four, strict=True):
                bits |= pairs[row >> shift & 3]
            if bits:
                sign |= bits
                look = look or role
        cells.append((chr(BLANK + sign) if sign else " ", look))
    return runs(cells)
