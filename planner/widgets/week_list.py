"""Where everything stands in a week that is a list of lines. Geometry and drawing, no widget."""

from __future__ import annotations

from textual.geometry import Region

from planner.widgets.kit.scrolling import clamp_top, reveal, seen
from planner.widgets.kit.text import Piece, Span, cells, fit
from planner.widgets.week_cards import Day, list_head, list_line, more
from planner.widgets.week_columns import CURSOR, TODAY, Look, Spot, Strand

POINTER = "▸"


class WeekList:
    """One line for each card, under the day it belongs to; an empty day keeps a line."""

    def __init__(self, days: tuple[Day, ...], width: int, height: int, top: int = 0) -> None:
        self.days = days
        self.width = width
        self.rows: list[Spot] = [
            (day, item)
            for day, value in enumerate(days)
            for item in range(max(1, len(value.cards)))
        ]
        self.room = height
        self.top = clamp_top(top, height, len(self.rows))
        labels = max((cells((Span(day.label),)) for day in days), default=0) + 2
        self.head = min(labels, width // 2)
        self.shape = (width, height, self.head, tuple(self.rows))
        """Where this is the same, one day's change leaves the other days where they are."""
        self._lines: dict[tuple[Spot, bool, frozenset[str]], tuple[Piece, ...]] = {}

    def region(self, spot: Spot) -> Region:
        """The line of a card; empty if it is out of sight."""
        line = Region(0, self.rows.index(spot) - self.top, self.width, 1)
        return line.intersection(self._window())

    def reveal(self, spot: Spot) -> Region | None:
        """Scroll the card into sight; the area to draw again, or None if it was in sight."""
        row = self.rows.index(spot)
        return self._scroll(reveal(self.top, row, 1, self.room, len(self.rows), marks=1))

    def wheel(self, x: int, lines: int) -> Region | None:  # noqa: ARG002 - one list for every x
        """Scroll the list; the area to draw again, or None if it cannot move."""
        return self._scroll(clamp_top(self.top + lines, self.room, len(self.rows)))

    def strands(self, look: Look) -> list[Strand]:
        """The list, as it is drawn."""
        return [(0, self.width, self.draw(look))]

    def _scroll(self, top: int) -> Region | None:
        if top == self.top:
            return None
        self.top = top
        return self._window()

    def _window(self) -> Region:
        return Region(0, 0, self.width, self.room)

    def hit(self, x: int, y: int) -> Spot | None:  # noqa: ARG002
        """The day and card under a cell."""
        row = self.top + y
        if not 0 <= row < len(self.rows):
            return None
        return self.rows[row]

    def draw(self, look: Look) -> list[tuple[Piece, ...]]:
        """The lines of the list, from edge to edge."""
        total = len(self.rows)
        first, end = seen(self.top, self.room, total, marks=1)
        lines = [self._line(spot, look) for spot in self.rows[first:end]]
        if first > self.top:
            lines.insert(0, (Piece(more(first, False, self.width)),))
        if end < min(total, self.top + self.room):
            lines.append((Piece(more(total - end, True, self.width)),))
        return [*lines, *[(Piece(fit((), self.width)),)] * (self.room - len(lines))]

    def _line(self, spot: Spot, look: Look) -> tuple[Piece, ...]:
        """A card behind its day, remembered: a step of the cursor changes two lines at most."""
        state = (spot, spot == look.cursor, look.marked)
        line = self._lines.get(state)
        if line is None:
            line = self._lines[state] = self._drawn(*state)
        return line

    def _drawn(self, spot: Spot, under_cursor: bool, marked: frozenset[str]) -> tuple[Piece, ...]:
        index, item = spot
        day = self.days[index]
        card = day.cards[item] if day.cards else None
        ground = TODAY if day.today else ""
        pointer = Span(POINTER if under_cursor else " ", "strong")
        head = (*list_head(day, item == 0, self.head), pointer)
        width = self.width - self.head - 1
        words = list_line(card, day, width, card is not None and card.key in marked)
        return (
            Piece(fit(head, min(self.width, self.head + 1)), ground),
            Piece(words, CURSOR if under_cursor else ground),
        )
