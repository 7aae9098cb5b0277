"""A bar that says how much is done, how much is planned, and where the cap is, as spans."""

from __future__ import annotations

from itertools import groupby

import msgspec

from planner.widgets.kit.text import Span, Spans, cells, fit

DONE, PLANNED, OVER, OVER_PLANNED = "█", "░", "▓", "▒"
CAP = "┆"


class Level(msgspec.Struct, frozen=True):
    """What a gauge shows, in any one unit."""

    done: float = 0
    planned: float = 0
    """All of it, what is done included."""
    cap: float | None = None
    top: float | None = None
    """Value at the right end; by default the largest of the others."""
    tone: str = "info"
    """Tone of what is done."""


def gauge_spans(level: Level, width: int) -> Spans:
    """The bar alone, exactly `width` cells; what is over the cap has its own glyph and tone."""
    if width <= 0:
        return ()
    top = level.top or max(level.cap or 0, level.done, level.planned)
    drawn = [_cell(level, cell, width, top) for cell in range(width)]
    return tuple(
        Span("".join(span.text for span in run), tone)
        for tone, run in groupby(drawn, key=lambda span: span.tone)
    )


def _cell(level: Level, cell: int, width: int, top: float) -> Span:
    done, planned = (_filled(value, width, top) for value in (level.done, level.planned))
    cap = None if level.cap is None else _share(level.cap, top, width)
    if cap is not None and cell == min(cap, width - 1) and cell >= max(done, planned):
        return Span(CAP, "bad")
    over = cap is not None and cell >= cap
    if cell < done:
        return Span(OVER, "bad") if over else Span(DONE, level.tone)
    if cell < planned:
        return Span(OVER_PLANNED, "bad") if over else Span(PLANNED, "amber")
    return Span(" ")


def _filled(value: float, width: int, top: float) -> int:
    """Cells a value fills: at least one if there is anything, never more than there are."""
    if value <= 0 or top <= 0:
        return 0
    return max(1, _share(value, top, width))


def _share(value: float, top: float, width: int) -> int:
    """Where a value stands on a scale of `width` cells."""
    return round(width * min(1.0, value / top)) if top > 0 else 0


def gauge_line(level: Level, words: Spans, width: int) -> Spans:
    """Bar and words in exactly `width` cells; the bar is left out where it could say nothing."""
    gap = 2 if words else 0
    bar = width - cells(words) - gap
    if bar < 5:
        return fit(words, width)
    return fit((*gauge_spans(level, bar), Span(" " * gap), *words), width)
