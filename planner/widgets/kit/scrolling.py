"""Arithmetic of a window over more rows than it can show."""

from __future__ import annotations


def clamp_top(top: int, room: int, total: int) -> int:
    """The first row of the window, kept so that no row is wasted."""
    return max(0, min(top, total - room))


def seen(top: int, room: int, total: int, marks: int = 0) -> tuple[int, int]:
    """First row seen and first row below, where `marks` rows at a cut edge say that there is more.

    A window of less than three rows has no room to spare for marks.
    """
    marks = marks if room >= 3 else 0
    first = top + (marks if top > 0 else 0)
    end = top + room - (marks if top + room < total else 0)
    return first, min(end, total)


def reveal(top: int, start: int, height: int, room: int, total: int, marks: int = 0) -> int:
    """The top nearest to `top` that shows the rows from `start`, or as many as the window holds."""
    top = clamp_top(top, room, total)
    marks = marks if room >= 3 else 0
    first, end = seen(top, room, total, marks)
    if start + height > end:
        top = clamp_top(start + height - room + marks, room, total)
        first, _ = seen(top, room, total, marks)
    if start < first:
        top = clamp_top(start - marks, room, total)
    return top


def thumb(top: int, room: int, total: int) -> range:
    """The rows of the window that a scroll mark covers; none if everything is seen."""
    if total <= room or room <= 0:
        return range(0)
    size = max(1, room * room // total)
    start = round((room - size) * top / (total - room))
    return range(start, start + size)
