"""A page to be printed: what stands on it, before anyone has decided in which format.

Every text is plain text; whoever writes a format escapes it.
"""

from __future__ import annotations

from typing import Literal

import msgspec

PaperSize = Literal["a4", "letter"]


class PaperTable(msgspec.Struct, frozen=True, kw_only=True):
    """Rows under column heads; the first cell of a row names it."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[int] = frozenset()
    """Places of the columns that hold numbers: they stand at the right."""
    wide: int = 0
    """Place of the column with the longest texts: it gets the room the others leave."""


class ChartWeek(msgspec.Struct, frozen=True, kw_only=True):
    """One week of the chart."""

    label: str
    """Its first day in few letters."""
    load: float
    """Distance run, in the unit of the chart."""
    worst: int | None = None
    """Worst pain 0-10; None where none was given."""
    median: int | None = None
    """The median of its mornings, 0-10."""
    flare: bool = False


class PainChart(msgspec.Struct, frozen=True, kw_only=True):
    """Distance run as bars, worst pain and median morning as lines over the same weeks."""

    title: str
    about: str
    """The same in words, for who does not see it."""
    unit: str
    weeks: tuple[ChartWeek, ...]


Block = str | PaperTable | PainChart
"""A paragraph, a table or the chart."""


class PaperSection(msgspec.Struct, frozen=True, kw_only=True):
    """A part of the page under its heading."""

    key: str
    """Small letters, its own on the page."""
    title: str
    blocks: tuple[Block, ...]
    share: int = 100
    """Per cent of the width it needs: it stands beside its neighbour if both fit."""


class Paper(msgspec.Struct, frozen=True, kw_only=True):
    """The whole page."""

    title: str
    head: tuple[str, ...]
    """Lines below the title: who and when."""
    sections: tuple[PaperSection, ...]
    foot: tuple[str, ...]
    size: PaperSize = "a4"

    @property
    def rows(self) -> tuple[tuple[PaperSection, ...], ...]:
        """The sections as they stand: one alone, or two beside each other."""
        found: list[tuple[PaperSection, ...]] = []
        for section in self.sections:
            last = found[-1] if found else ()
            if len(last) == 1 and last[0].share + section.share <= 100:
                found[-1] = (*last, section)
            else:
                found.append((section,))
        return tuple(found)
