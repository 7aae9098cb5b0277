"""Draws a picture with / \\ | _ - o and O. Pure."""

from __future__ import annotations

from itertools import pairwise
from math import ceil, floor, hypot

from planner.widgets.figure_drawing import Dot, Drawing, Drawn, Picture, Role, Sheet, Stroke, runs

TALL = 2
"""A cell is about twice as high as wide."""

Cell = tuple[str, Role | None]


def draw_ascii(drawing: Drawing, picture: Picture, width: int, height: int) -> Drawn:
    """The picture on so many cells."""
    sheet = Sheet(drawing, width, height * TALL)
    grid: list[list[Cell]] = [[(" ", None)] * width for _ in range(height)]
    for stroke in picture.strokes:
        points = [_cell(sheet.place(point)) for point in stroke.points]
        if stroke.is_head:
            _put(grid, points[0], "O", stroke.role)
        elif len(points) == 1:
            _disc(grid, points[0], stroke, sheet.scale)
        else:
            for start, end in pairwise(points):
                _bone(grid, start, end, stroke.role)
            if stroke.role == "work":
                for joint in points[1:-1]:
                    _put(grid, joint, "o", stroke.role)
    return tuple(runs(row) for row in grid)


def _cell(dot: Dot) -> Dot:
    return (dot[0], dot[1] / TALL)


def _put(grid: list[list[Cell]], at: Dot, sign: str, role: Role) -> None:
    x, y = floor(at[0]), floor(at[1])
    if 0 <= y < len(grid) and 0 <= x < len(grid[y]):
        grid[y][x] = (sign, role)


def _disc(grid: list[list[Cell]], at: Dot, stroke: Stroke, scale: float) -> None:
    """Something round from the end: an o, wider where there is room."""
    half = max(0, round(stroke.thick * scale / 2) - 1)
    for x in range(-half, half + 1):
        _put(grid, (at[0] + x, at[1]), "o" if half == 0 else "O", stroke.role)


def _bone(grid: list[list[Cell]], start: Dot, end: Dot, role: Role) -> None:
    """A straight line, each cell with the sign that leans as it does."""
    wide, tall = end[0] - start[0], (end[1] - start[1]) * TALL
    steps = max(1, ceil(hypot(wide, tall) * 2))
    seen: dict[tuple[int, int], list[float]] = {}
    for step in range(steps + 1):
        x = start[0] + wide * step / steps
        y = start[1] + tall / TALL * step / steps
        seen.setdefault((floor(x), floor(y)), []).append(y - floor(y))
    for (column, row), heights in _thinned(seen, wide, tall):
        _put(grid, (column, row), _sign(wide, tall, heights), role)


def _thinned(
    seen: dict[tuple[int, int], list[float]], wide: float, tall: float
) -> list[tuple[tuple[int, int], list[float]]]:
    """One cell a row of a steep line, one a column of a flat one: where it is longest."""
    steep = abs(tall) > abs(wide) * 0.9
    best: dict[int, tuple[tuple[int, int], list[float]]] = {}
    for place, heights in seen.items():
        key = place[1] if steep else place[0]
        if key not in best or len(heights) > len(best[key][1]):
            best[key] = (place, heights)
    return list(best.values())


def _sign(wide: float, tall: float, heights: list[float]) -> str:
    """The sign for a lean, and for a flat line the one that stands at its height in the cell."""
    if abs(wide) <= abs(tall) * 0.3:
        return "|"
    middle = sum(heights) / len(heights)
    if abs(tall) <= abs(wide) * 0.3:
        return "_" if middle > 0.6 else "-"
    return "/" if (wide < 0) == (tall > 0) else "\\"
