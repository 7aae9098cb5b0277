"""What a figure widget is given: strokes to draw, moment by moment, and words. Pure."""

from __future__ import annotations

from typing import Literal, NamedTuple

Dot = tuple[float, float]
"""A place on the drawing: to the right, and up, in any unit."""

Role = Literal["work", "body", "far", "tool", "ground"]
"""What a stroke is: what works, the rest, what lies behind, a thing in use, floor and walls."""

ROLES: tuple[Role, ...] = ("work", "tool", "body", "far", "ground")
"""By importance: where several meet in one cell, the first gives it its look."""


class Stroke(NamedTuple):
    """A line with round ends, or a disc if it has one point only."""

    points: tuple[Dot, ...]
    thick: float = 1.0
    role: Role = "body"
    is_head: bool = False
    lifts: bool = False
    """Stands clear of what was drawn before it, with a gap around."""


class Picture(NamedTuple):
    """One moment: strokes from back to front, and what it shows in words."""

    strokes: tuple[Stroke, ...]
    words: str = ""


class Drawing(NamedTuple):
    """A movement as pictures from start to end, all on a sheet of one size."""

    pictures: tuple[Picture, ...] = ()
    low: Dot = (0.0, 0.0)
    """Lower left corner of the sheet."""
    high: Dot = (1.0, 1.0)
    """Upper right corner."""
    lead: str = ""
    """Said before the words of every picture: which side works."""

    def at(self, moment: float) -> Picture:
        """The picture of a moment between 0 (start) and 1 (end)."""
        if not self.pictures:
            return Picture(())
        return self.pictures[round(max(0.0, min(1.0, moment)) * (len(self.pictures) - 1))]


class Sheet:
    """Where the drawing's places are on a grid of square points, proportions kept, centred,
    its foot on the lowest row."""

    def __init__(self, drawing: Drawing, width: int, height: int) -> None:
        (left, bottom), (right, top) = drawing.low, drawing.high
        wide, tall = max(right - left, 1e-6), max(top - bottom, 1e-6)
        self.width, self.height = width, height
        self.scale = min(width / wide, height / tall)
        self._left = (width - wide * self.scale) / 2 - left * self.scale
        self._foot = height + bottom * self.scale

    def place(self, dot: Dot) -> Dot:
        """To the right and down, in points of the grid."""
        return (self._left + dot[0] * self.scale, self._foot - dot[1] * self.scale)


Drawn = tuple[tuple[tuple[str, Role | None], ...], ...]
"""Rows of runs of cells: their characters, and what they belong to."""


def runs(cells: list[tuple[str, Role | None]]) -> tuple[tuple[str, Role | None], ...]:
    """Neighbours of one role joined; a blank takes the look of what is left of it."""
    joined: list[tuple[str, Role | None]] = []
    for text, role in cells:
        if joined and (joined[-1][1] == role or text == " "):
            joined[-1] = (joined[-1][0] + text, joined[-1][1])
        else:
            joined.append((text, role))
    return tuple(joined)
