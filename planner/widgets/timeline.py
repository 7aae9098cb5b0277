"""What happened, by day: times, glyphs and words that wrap."""

from __future__ import annotations

from typing import ClassVar

import msgspec
from textual.binding import BindingType
from textual.reactive import reactive

from planner.widgets.kit.keys import quiet
from planner.widgets.kit.laid_lines import Line
from planner.widgets.kit.scroll_lines import ScrollLines
from planner.widgets.kit.text import Span, Spans, beginning, cells, fit, wrap


class Entry(msgspec.Struct, frozen=True, gc=False):
    """One thing that happened."""

    key: str
    time: str
    glyph: str
    tone: str
    """Tone of the glyph."""
    spans: Spans
    """What happened; wrapped if long."""
    more: tuple[Spans, ...] = ()
    """Further paragraphs, such as a note."""


class EntryDay(msgspec.Struct, frozen=True, gc=False):
    """The entries under one heading."""

    label: str
    entries: tuple[Entry, ...]
    note: Spans = ()
    """Said at the right end of the heading."""


class EntryLines:
    """The lines of entries, each wrapped once as long as the width stays: filtering years of
    entries shows the same ones again and again."""

    MOST: ClassVar[int] = 4096
    """Entries that are kept; then it begins anew."""

    def __init__(self) -> None:
        self._kept: dict[Entry, tuple[Line, ...]] = {}
        self._room = (0, 0)

    def of(self, entry: Entry, lead: int, width: int) -> tuple[Line, ...]:
        """The lines of an entry whose words begin behind `lead` cells and its glyph."""
        if self._room != (lead, width) or len(self._kept) >= self.MOST:
            self._kept.clear()
            self._room = (lead, width)
        lines = self._kept.get(entry)
        if lines is None:
            lines = self._kept[entry] = _entry_lines(entry, lead, width)
        return lines


def timeline_lines(
    days: tuple[EntryDay, ...], width: int, kept: EntryLines | None = None
) -> list[Line]:
    """Every day and entry as lines of at most `width` cells.

    Args:
        kept: Where lines were kept that are shown again.
    """
    kept = kept or EntryLines()
    entries = [entry for day in days for entry in day.entries]
    times = max((cells((Span(entry.time),)) for entry in entries), default=0)
    lead = times + 2 if width >= times + 14 else 0
    lines: list[Line] = []
    for day in days:
        heading = (Span(day.label, "muted"),)
        lines.append(Line((*heading, Span("", "fill"), *day.note) if day.note else heading))
        for entry in day.entries:
            lines += kept.of(entry, lead, width)
    return lines


def _entry_lines(entry: Entry, lead: int, width: int) -> tuple[Line, ...]:
    glyph = max(1, cells((Span(entry.glyph),)))
    words = max(1, width - lead - glyph - 1)
    head = (
        *fit((Span(entry.time, "muted"),), lead),
        Span(entry.glyph or " ", entry.tone),
        Span(" "),
    )
    blank = Span(" " * (lead + glyph + 1))
    parts = (beginning(part) for part in (entry.spans, *entry.more))
    rows = [row for part in parts for row in wrap(part, words)]
    return tuple(
        Line((*head, *row) if index == 0 else (blank, *row), entry.key)
        for index, row in enumerate(rows)
    )


class Timeline(ScrollLines):
    """Takes days of entries, in the order to show them; tells which is highlighted and chosen."""

    HELP = """
## Entries

- **Up**, **down**: the entry above, below. **Page up**, **Page down**, **Home**, **End**: further.
- **Enter** or a double click opens the entry.
"""

    BINDINGS: ClassVar[list[BindingType]] = [
        quiet("timeline.choose", "enter", "choose", "Open", "Open the entry"),
    ]
    """
    | Key(s) | Description |
    | :- | :- |
    | enter | Choose the entry under the cursor. |
    """

    days: reactive[tuple[EntryDay, ...]] = reactive((), init=False, repaint=False)
    """Days with their entries, in the order to show them."""

    class Highlighted(ScrollLines.Highlighted):
        """The cursor stands on another entry."""

    class Chosen(ScrollLines.Chosen):
        """Enter, or a double click, on an entry."""

    def __init__(
        self,
        days: tuple[EntryDay, ...] = (),
        *,
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's name for it
        classes: str | None = None,
        disabled: bool = False,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes, disabled=disabled)
        self._wrapped = EntryLines()
        self.set_reactive(Timeline.days, days)

    def watch_days(self) -> None:
        self.content_changed()

    def lay_out(self, width: int) -> list[Line]:
        return timeline_lines(self.days, width, self._wrapped)
