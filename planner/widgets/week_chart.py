"""Bars of weeks under a cap line, as rows of text. Pure: values in, pieces out."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil, floor, log10

import msgspec

from planner.widgets.along import usual_place
from planner.widgets.gauge_bar import Level, gauge_line
from planner.widgets.kit.text import Piece, Span, Spans, cells, fit

CURSOR = "week-bars--cursor"
DONE, DONE_MARKED, THIS_WEEK, PLANNED = "█", "▓", "▒", "░"
OVER, CAP = "▚", "╌"
TOPS = " ▁▂▃▄▅▆▇"
TONE_MARKS = {"bad": "▲", "warn": "△", "good": "✓"}
OVER_MARK = "!"
BAR_SIZES = (9, 7, 5, 4, 3)
"""Cells a bar may have, the widest that fits first."""

Axis = Callable[[float], str]


class Bar(msgspec.Struct, frozen=True):
    """One week, in any one unit."""

    label: str
    done: float = 0
    planned: float = 0
    """All of it, what is done included."""
    cap: float | None = None
    tone: str = ""
    """Said of the week as a whole, by tone and by a mark at its label."""
    current: bool = False
    key: str = ""
    """What messages call it; the label if empty."""

    @property
    def over(self) -> bool:
        """Whether more was done, or is planned, than the cap allows."""
        return self.cap is not None and max(self.done, self.planned) > self.cap + 1e-9


class Legend(msgspec.Struct, frozen=True):
    """The owner's words for the four kinds of ink."""

    done: str
    this_week: str
    planned: str
    cap: str


class Frame(msgspec.Struct, frozen=True):
    """What is shown where."""

    first: int
    """Index of the first bar shown."""
    shown: int
    """How many bars are shown."""
    bar: int
    """Cells of a bar; one more separates it from the next."""
    axis: int
    """Cells of the axis at the left."""
    rows: int
    """Rows of the bars themselves."""
    unit: float
    """Value of one row."""


def frame(bars: tuple[Bar, ...], width: int, rows: int, axis: Axis, keep: int) -> Frame:
    """Fit the bars: first narrower bars, then without the oldest, but always with bar `keep`."""
    top = max((max(bar.done, bar.planned, bar.cap or 0) for bar in bars), default=0)
    # One row is kept above the highest cap, where its line is drawn.
    unit = top / max(1, rows - 1) if top > 0 else 1.0
    labels = max((cells((Span(axis(tick)),)) for tick in ticks(rows, unit)), default=0)
    left = labels + 3 if width >= labels + 12 else 0
    room = max(0, width - left)
    bar = next((size for size in BAR_SIZES if len(bars) * (size + 1) - 1 <= room), 3)
    count = min(len(bars), max(1, (room + 1) // (bar + 1)))
    first = max(0, min(len(bars) - count, max(keep, 0)))
    return Frame(first, count, min(bar, room), left, rows, unit)


def ticks(rows: int, unit: float) -> list[float]:
    """Round values for the axis, at least two rows apart, from the lowest up."""
    if rows < 2:
        return []
    least = 2 * unit
    power = 10.0 ** floor(log10(least))
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= least)
    return [step * n for n in range(1, int(rows * unit / step) + 1)]


def chart(
    bars: tuple[Bar, ...],
    width: int,
    height: int,
    axis: Axis,
    selected: int | None = None,
    legend: Legend | None = None,
) -> list[list[Piece]]:
    """The whole chart, `height` lines of exactly `width` cells; below four lines a gauge."""
    if height <= 0:
        return []
    if legend and bars and height >= 7:
        last = [Piece(fit((Span("  "), *legend_spans(legend)), width))]
        return [*chart(bars, width, height - 1, axis, selected), last]
    if not bars:
        return [[Piece(fit((), width))]] * height
    keep = chosen(bars, selected)
    if height < 4:
        blank = [Piece(fit((), width))]
        return [[Piece(one_line(bars[keep], width, axis))], *[blank] * (height - 1)]
    view = frame(bars, width, height - 1, axis, keep)
    labels = {ceil(tick / view.unit) - 1: axis(tick) for tick in ticks(view.rows, view.unit)}
    lines = []
    for row in reversed(range(view.rows)):
        side = fit((Span(labels.get(row, ""), "muted"),), view.axis - 2, "right")
        spans = [*side, *fit((), 2 if view.axis else 0)]
        for bar in bars[view.first : view.first + view.shown]:
            spans += [bar_cell(bar, row, view), Span(" ")]
        lines.append([Piece(fit(spans[:-1], width))])
    return [*lines, _labels(bars, view, width, selected)]


def chosen(bars: tuple[Bar, ...], selected: int | None) -> int:
    """The bar that must be seen: the selected one, else this week's, else the last."""
    if selected is not None:
        return max(0, min(selected, len(bars) - 1))
    return usual_place(bars)


def bar_cell(bar: Bar, row: int, view: Frame) -> Span:
    """What a bar, or its cap line, shows in one row; row 0 is the lowest."""
    low = row * view.unit
    tone = bar.tone or "info"
    if bar.over and bar.cap is not None:
        # The row the cap runs through counts as over: a line above the bar would say it is not.
        if low + view.unit > bar.cap + 1e-9 and max(bar.done, bar.planned) > low + 1e-9:
            return Span(OVER * view.bar, "bad")
    elif bar.cap is not None and row == ceil(bar.cap / view.unit - 1e-9):
        return Span(CAP * view.bar, "bad")
    share = (bar.done - low) / view.unit
    if share >= 1 or (bar.tone and share >= 0.5):
        return Span((DONE_MARKED if bar.tone else DONE) * view.bar, tone)
    more = (bar.planned - low) / view.unit >= 1
    if more and share > 0:
        # A part of a row under a planned one would leave a gap between the two.
        glyph = DONE if share >= 0.5 else THIS_WEEK if bar.current else PLANNED
        return Span(glyph * view.bar, tone if share >= 0.5 or bar.current else "amber")
    if share >= 1 / 8 or (row == 0 and bar.done > 0):
        return Span(TOPS[max(1, int(share * 8))] * view.bar, tone)
    if (bar.planned - low) / view.unit >= 0.5 or (row == 0 and bar.planned > 0):
        glyph = THIS_WEEK if bar.current else PLANNED
        return Span(glyph * view.bar, "info" if bar.current else "amber")
    return Span(" " * view.bar)


def _labels(bars: tuple[Bar, ...], view: Frame, width: int, selected: int | None) -> list[Piece]:
    pieces = [Piece(fit((), view.axis))]
    used = view.axis
    for index in range(view.first, view.first + view.shown):
        size = min(view.bar, width - used)
        row = CURSOR if index == selected else ""
        pieces.append(Piece(fit(label_spans(bars[index], size), size), row))
        gap = min(1, width - used - size)
        pieces.append(Piece(fit((), gap)))
        used += size + gap
    return [*pieces, Piece(fit((), width - used))]


def label_spans(bar: Bar, width: int = 80) -> Spans:
    """The label with its marks: `!` over the cap, a triangle or tick for the week's tone. Where it
    is too narrow for both, the label loses its beginning and the marks stay."""
    tone = "bad" if bar.over else bar.tone or ("strong" if bar.current else "")
    marks = (OVER_MARK if bar.over else "") + TONE_MARKS.get(bar.tone, "")
    label = bar.label
    while label and cells((Span(label + marks),)) > width:
        label = label[1:]
    return (Span(label + marks, tone),)


def one_line(bar: Bar, width: int, axis: Axis) -> Spans:
    """One bar as a gauge with its numbers: done / planned, and the cap."""
    numbers = f"{axis(bar.done)} / {axis(bar.planned)}"
    cap = (Span(f"  {CAP} {axis(bar.cap)}", "bad" if bar.over else "muted"),) if bar.cap else ()
    words: Spans = (Span(numbers), *cap)
    label = (*label_spans(bar), Span("  "))
    level = Level(bar.done, bar.planned, bar.cap, tone=bar.tone or "info")
    rest = width - cells(label)
    if rest < cells(words):
        return fit(words, width)
    return fit((*label, *gauge_line(level, words, rest)), width)


def legend_spans(legend: Legend) -> Spans:
    """What each glyph of the chart means."""
    ink = (
        (DONE, "info", legend.done),
        (THIS_WEEK, "info", legend.this_week),
        (PLANNED, "amber", legend.planned),
        (CAP, "bad", legend.cap),
    )
    spans: list[Span] = []
    for glyph, tone, words in ink:
        spans += [Span(glyph, tone), Span(f" {words}  ", "muted")]
    return tuple(spans)


def bar_at(bars: tuple[Bar, ...], view: Frame, x: int) -> int | None:
    """Index of the bar in a column of cells."""
    place = (x - view.axis) // (view.bar + 1)
    index = view.first + place
    return index if x >= view.axis and place < view.shown and index < len(bars) else None
