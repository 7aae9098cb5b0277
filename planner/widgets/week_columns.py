"""Where everything stands in a week of columns. Geometry and drawing, no widget."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from textual.geometry import Region

from planner.widgets.kit.scrolling import clamp_top, reveal, seen
from planner.widgets.kit.text import Piece, Span, Spans, cells, fit
from planner.widgets.week_cards import Day, card_height, card_line, marked_label, more

CARD = "week-grid--card"
CURSOR = "week-grid--cursor"
TODAY = "week-grid--today"

Spot = tuple[int, int]
"""Index of a day, and of an item in it. An empty day has an item 0."""

Strand = tuple[int, int, Sequence[object]]
"""Left edge and width of what is drawn side by side with others, and its lines."""


class Look(msgspec.Struct, frozen=True):
    """What is drawn differently for now."""

    cursor: Spot
    marked: frozenset[str] = frozenset()


def spread(width: int, count: int) -> list[tuple[int, int]]:
    """Left edge and width of each of `count` columns, as even as whole cells allow."""
    if count <= 0:
        return []
    gap = 1 if width >= 6 * count else 0
    base, extra = divmod(max(0, width - gap * (count - 1)), count)
    edges = []
    x = 0
    for index in range(count):
        size = base + (1 if index < extra else 0)
        edges.append((x, size))
        x += size + gap
    return edges


class WeekColumns:
    """Days side by side. Each column scrolls on its own when its cards do not fit."""

    def __init__(
        self, days: tuple[Day, ...], width: int, height: int, tops: dict[int, int] | None = None
    ) -> None:
        self.days = days
        self.width = width
        self.edges = spread(width, len(days))
        self.head = 3 if height >= 9 else 2 if height >= 5 else 1 if height >= 2 else 0
        self.room = max(0, height - self.head)
        self.starts = [_starts(day) for day in days]
        self.totals = [
            starts[-1] + card_height(day.cards[-1] if day.cards else None)
            for day, starts in zip(days, self.starts, strict=True)
        ]
        self.tops = {
            day: clamp_top(top, self.room, self.totals[day])
            for day, top in (tops or {}).items()
            if day < len(days)
        }
        self.shape = (width, height, len(days))
        """Where this is the same, one day's change leaves the other days where they are."""
        self._columns: dict[tuple[int, int | None, int, frozenset[str]], list[Piece]] = {}
        self._wholes: dict[tuple[int, frozenset[str]], tuple[list[Piece], list[Piece], Piece]] = {}

    def area(self, day: int) -> Region:
        """The whole column."""
        x, width = self.edges[day]
        return Region(x, 0, width, self.head + self.room)

    def region(self, spot: Spot) -> Region:
        """The part of the grid where a card is drawn; empty if it is out of sight."""
        day, item = spot
        x, width = self.edges[day]
        top = self.tops.get(day, 0)
        start = max(self.starts[day][item], top)
        end = min(self._end(day, item), top + self.room)
        return Region(x, self.head + start - top, width, max(0, end - start))

    def reveal(self, spot: Spot) -> Region | None:
        """Scroll the card into sight; the area to draw again, or None if it was in sight."""
        day, item = spot
        start = self.starts[day][item]
        height = self._end(day, item) - start
        top = self.tops.get(day, 0)
        return self._scroll(day, reveal(top, start, height, self.room, self.totals[day], marks=1))

    def wheel(self, x: int, lines: int) -> Region | None:
        """Scroll the column under `x`; the area to draw again, or None if it cannot move."""
        for day, (left, width) in enumerate(self.edges):
            if left <= x < left + width:
                top = clamp_top(self.tops.get(day, 0) + lines, self.room, self.totals[day])
                return self._scroll(day, top)
        return None

    def take_over(self, old: WeekColumns) -> None:
        """Keep what was worked out of days that are as they were, where all stand as before."""
        if old.shape != self.shape:
            return
        same = [now == was for now, was in zip(self.days, old.days, strict=True)]
        self._wholes = {key: whole for key, whole in old._wholes.items() if same[key[0]]}
        self._columns = {key: column for key, column in old._columns.items() if same[key[0]]}

    def strands(self, look: Look) -> list[Strand]:
        """The days from left to right, as they are drawn."""
        return [(x, width, self._column(day, look)) for day, (x, width) in enumerate(self.edges)]

    def _scroll(self, day: int, top: int) -> Region | None:
        if top == self.tops.get(day, 0):
            return None
        self.tops[day] = top
        return self.area(day)

    def hit(self, x: int, y: int) -> tuple[int, int | None] | None:
        """The day under a cell, and the card if there is one."""
        for day, (left, width) in enumerate(self.edges):
            if left <= x < left + width:
                item = self._item_at(day, self.tops.get(day, 0) + y - self.head)
                return day, item if y >= self.head else None
        return None

    def draw(self, look: Look) -> list[tuple[Piece, ...]]:
        """The lines of the grid, from edge to edge."""
        beside: list[list[Piece]] = []
        reached = 0
        for day, (x, width) in enumerate(self.edges):
            beside += self._gap(x - reached)
            beside.append(self._column(day, look))
            reached = x + width
        beside += self._gap(self.width - reached)
        return list(zip(*beside, strict=True))

    def _gap(self, width: int) -> list[list[Piece]]:
        """A column of nothing; none if it has no width."""
        return [[Piece((Span(" " * width),))] * (self.head + self.room)] if width > 0 else []

    def _column(self, day: int, look: Look) -> list[Piece]:
        """A day from top to bottom, remembered: a step of the cursor changes two of them at most,
        but draws their lines from edge to edge."""
        item = look.cursor[1] if look.cursor[0] == day else None
        state = (day, item, self.tops.get(day, 0), look.marked)
        column = self._columns.get(state)
        if column is None:
            column = self._columns[state] = self._in_sight(day, item, look.marked)
        return column

    def _in_sight(self, index: int, item: int | None, marked: frozenset[str]) -> list[Piece]:
        """A day's head and what is seen of its rows; `item` is under the cursor."""
        head, rows, blank = self._whole(index, marked)
        top, total, width = self.tops.get(index, 0), self.totals[index], self.edges[index][1]
        first, end = seen(top, self.room, total, marks=1)
        column = [*head, *rows[top : top + self.room]]
        column += [blank] * (self.head + self.room - len(column))
        if first > top:
            hidden = sum(start < first for start in self.starts[index])
            column[self.head] = Piece(more(hidden, False, width), blank.row)
        if end < min(total, top + self.room):
            hidden = sum(self._end(index, one) > end for one in range(len(self.starts[index])))
            column[-1] = Piece(more(hidden, True, width), blank.row)
        if item is not None:
            under = range(max(first, self.starts[index][item]), min(end, self._end(index, item)))
            for row in under:
                at = self.head + row - top
                spans = column[at].spans if rows else card_line(None, 0, width)
                column[at] = Piece(spans, CURSOR)
        return column

    def _whole(self, index: int, marked: frozenset[str]) -> tuple[list[Piece], list[Piece], Piece]:
        """A day without the cursor: its head, all of its rows, and an empty row."""
        whole = self._wholes.get((index, marked))
        if whole is None:
            day, width = self.days[index], self.edges[index][1]
            ground = TODAY if day.today else ""
            blank = Piece(fit((), width), ground)
            heads = [fit(self._head_line(day, y, width), width) for y in range(self.head)]
            rows: list[Piece] = []
            for card in day.cards:
                if rows:
                    rows.append(blank)
                mark = card.key in marked
                lines = range(card_height(card))
                rows += [Piece(card_line(card, line, width, mark), CARD) for line in lines]
            whole = [Piece(spans, ground) for spans in heads], rows, blank
            self._wholes[index, marked] = whole
        return whole

    def _head_line(self, day: Day, y: int, width: int) -> Spans:
        line = y + (1 if self.head == 1 else 0)
        if line == 0:
            if day.band:
                return (Span("═" * width, day.band),)
            return (Span("━" * width, "accent"),) if day.today else (Span("─" * width, "muted"),)
        if line > 1:
            return ()
        label = marked_label(day, "strong") if day.today else Span(day.label, "strong")
        note = Span(f"  {day.note}", day.band or ("strong" if day.today else "muted"))
        return (label, note) if day.note and cells((label, note)) <= width else (label,)

    def _end(self, day: int, item: int) -> int:
        cards = self.days[day].cards
        return self.starts[day][item] + card_height(cards[item] if cards else None)

    def _item_at(self, day: int, row: int) -> int | None:
        for item, start in enumerate(self.starts[day]):
            if start <= row < self._end(day, item):
                return item
        return None


def _starts(day: Day) -> list[int]:
    """First row of each card, with one free row between two of them."""
    starts = [0]
    for card in day.cards[:-1]:
        starts.append(starts[-1] + card_height(card) + 1)
    return starts
