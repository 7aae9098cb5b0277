"""Lines laid out for one width, and which items they belong to. Pure."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from planner.widgets.kit.text import Spans


class Line(msgspec.Struct, frozen=True, gc=False):
    """One line, and the item it belongs to."""

    spans: Spans
    key: str | None = None
    """Key of the item; None for a heading or a blank, which the cursor passes over."""


class LaidLines:
    """Lines in order, with the place of each item. The lines of an item stand together."""

    def __init__(self, lines: Iterable[Line], width: int) -> None:
        self.lines = tuple(lines)
        self.width = width
        self.places: dict[str, tuple[int, int]] = {}
        """First line and number of lines of each item, by key."""
        for row, line in enumerate(self.lines):
            if line.key is not None:
                first, count = self.places.get(line.key, (row, 0))
                self.places[line.key] = (first, count + 1)
        self.keys = tuple(self.places)

    def __len__(self) -> int:
        return len(self.lines)

    def stands_as(self, before: LaidLines) -> bool:
        """Whether there are as many lines of the same width: then only what a line says differs."""
        return (self.width, len(self)) == (before.width, len(before))

    def step(self, key: str | None, step: int) -> str | None:
        """The item so many items on, as far as there are any."""
        if not self.keys:
            return None
        at = self.keys.index(key) if key in self.places else 0
        return self.keys[max(0, min(len(self.keys) - 1, at + step))]

    def nearest(self, row: int, step: int) -> str | None:
        """The item at a line, or the next one in the direction of `step`."""
        if step > 0:
            below = (line.key for line in self.lines[max(0, row) :] if line.key is not None)
            return next(below, self.keys[-1] if self.keys else None)
        above = (line.key for line in self.lines[max(0, row) :: -1] if line.key is not None)
        return next(above, self.keys[0] if self.keys else None)

    def neighbour(self, key: str | None, before: LaidLines) -> str | None:
        """The item to stand on here for one who stood on `key` there.

        The same, or what took its place: the next one that is still there, or else the one before.
        """
        if key in self.places or not self.keys:
            return key if key in self.places else None
        if key is None or key not in before.places:
            return self.keys[0]
        at = before.keys.index(key)
        for other in (*before.keys[at + 1 :], *before.keys[:at][::-1]):
            if other in self.places:
                return other
        return self.keys[min(at, len(self.keys) - 1)]
