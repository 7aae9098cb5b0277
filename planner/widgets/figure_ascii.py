"""Draws a picture with / \\ | _ - o and O. Pure."""

from __future__ import annotations

from itertools import pairwise
from math import floor, hypot

from planner.widgets.figure_drawing import Dot, Drawing, Drawn, Picture, Role, Sheet, Stroke, runs

TALL = 2
"""A cell is about twice as high as wide."""
UPRIGHT, LEVEL = 0.3, 0.3
"""A line that leans less than this is drawn upright, or level."""

TWO_EDGES = 4.5
"""Cells of thickness from which both edges are drawn."""

Cell = tuple[str, Role | None]
Grid = list[list[Cell]]


def draw_ascii(drawing: Drawing, picture: Picture, width: int, height: int) -> Drawn:
    """The picture on so many cells."""
    sheet = Sheet(drawing, width, height * TALL)
    grid: Grid = [[(" ", None)] * width for _ in range(height)]
    for stroke in picture.strokes:
        points = [_cell(sheet.place(point)) for point in stroke.points]
        if stroke.is_head:
            _put(grid, points[0], "O", stroke.role)
        elif len(points) == 1:
            _disc(grid, points[0], stroke, sheet.scale)
        for start, end in pairwise(points):
            for side in _sides(start, end, stroke.thick * sheet.scale):
                _bone(grid, *side, stroke.role)
    return tuple(runs(row) for row in grid)


def _cell(dot: Dot) -> Dot:
    return (dot[0], dot[1] / TALL)


def _put(grid: Grid, at: Dot, sign: str, role: Role) -> None:
    x, y = floor(at[0]), floor(at[1])
    if 0 <= y < len(grid) and 0 <= x < len(grid[y]):
        grid[y][x] = (sign, role)


def _disc(grid: Grid, at: Dot, stroke: Stroke, scale: float) -> None:
    """Something round seen from its end: an o, or a ring of two rows where there is room."""
    wide = round(stroke.thick * scale)
    if wide < TALL + 1:
        _put(grid, at, "o", stroke.role)
        return
    left, top = round(at[0] - wide / 2), round(at[1] - 1)
    for row, ring in enumerate(("/" + "-" * (wide - 2) + "\\", "\\" + "_" * (wide - 2) + "/")):
        for column, sign in enumerate(ring):
            _put(grid, (left + column, top + row), sign, stroke.role)


def _bone(grid: Grid, start: Dot, end: Dot, role: Role) -> None:
    """A straight line: one sign a row if it is steep, one a column if it is flat."""
    wide, tall = abs(end[0] - start[0]), abs(end[1] - start[1]) * TALL
    if tall > wide * 0.9:
        top, foot = sorted((start, end), key=lambda dot: dot[1])
        _steep(grid, top, foot, role)
    else:
        left, right = sorted((start, end))
        _flat(grid, left, right, role)


def _sides(start: Dot, end: Dot, thick: float) -> tuple[tuple[Dot, Dot], ...]:
    """Both edges of what is thick enough to have two, or its middle line."""
    wide, tall = end[0] - start[0], (end[1] - start[1]) * TALL
    length = hypot(wide, tall)
    if thick < TWO_EDGES or not length:
        return ((start, end),)
    x, y = -tall / length * thick / 2 * 0.8, wide / length * thick / 2 * 0.8 / TALL
    return tuple(
        ((start[0] + x * sign, start[1] + y * sign), (end[0] + x * sign, end[1] + y * sign))
        for sign in (-1, 1)
    )


def _steep(grid: Grid, top: Dot, foot: Dot, role: Role) -> None:
    lean = (foot[0] - top[0]) / ((foot[1] - top[1]) * TALL or 1)
    sign = "|" if abs(lean) <= UPRIGHT else "\\" if lean > 0 else "/"
    for row in range(floor(top[1]), floor(foot[1]) + 1):
        y = min(max(row + 0.5, top[1]), foot[1])
        _put(grid, (top[0] + (y - top[1]) * lean * TALL, row), sign, role)


def _flat(grid: Grid, left: Dot, right: Dot, role: Role) -> None:
    """Level in the upper or lower part of a cell, with a slant where it goes to another row."""
    fall = (right[1] - left[1]) / (right[0] - left[0] or 1)
    slant = "\\" if fall > 0 else "/"
    for column in range(floor(left[0]), floor(right[0]) + 1):
        x = min(max(column + 0.5, left[0]), right[0])
        y = left[1] + (x - left[0]) * fall
        crosses = floor(y - abs(fall) / 2) != floor(y + abs(fall) / 2)
        level = "_" if y - floor(y) > 0.6 else "-"
        is_slant = crosses and abs(fall) * TALL > LEVEL
        _put(grid, (column, y), slant if is_slant else level, role)
