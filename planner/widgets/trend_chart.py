"""Bars with points over them on a second scale, as rows of text. Pure: values in, pieces out."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

import msgspec

from planner.widgets.kit.text import Piece, Span, Spans, cells, fit
from planner.widgets.week_chart import (
    CAP,
    DONE,
    DONE_MARKED,
    PLANNED,
    THIS_WEEK,
    Axis,
    Bar,
    Frame,
    bar_cell,
    ticks,
)

CURSOR = "trend--cursor"
HATCH, RULE, LINK = "╱", "┊", "─"
MOST_BAR = 15
"""Cells a bar has at most; one more separates it from the next, but where there is only one."""
GAUGE_BELOW, TITLED_FROM, NOTED_FROM, TOLD_FROM = 5, 8, 7, 10
"""Lines below which one column is told in words; from which on there are words over the axes, over
rules, and a legend."""
LEAST_PLOT = 8
"""Cells a plot must have for axes to be drawn beside it."""
LEAST_NOTE = 4
"""Cells below which a note is no word any more."""


class Mark(msgspec.Struct, frozen=True):
    """How one series of points looks, and what it is called."""

    glyph: str
    tone: str
    name: str


class TrendLook(msgspec.Struct, frozen=True, kw_only=True):
    """What is the same for all columns: words, glyphs and the second scale."""

    left: str = ""
    """Said over the axis of the bars."""
    right: str = ""
    """Said over the axis of the points."""
    top: float = 10
    """Upper end of the scale of the points; the lower one is 0."""
    marks: tuple[Mark, ...] = ()
    """The series; where two meet the first lies on top."""
    both: str = "◉"
    """Glyph of a point that stands for several."""
    done: str = "done"
    now: str = "now"
    planned: str = "planned"
    cap: str = "line"
    band: str = "band"


class TrendColumn(msgspec.Struct, frozen=True, kw_only=True):
    """One stretch of time."""

    key: str
    label: str = ""
    """Below it, where there is room."""
    done: float = 0
    planned: float = 0
    """All of it, what is done included."""
    cap: float | None = None
    points: tuple[float | None, ...] = ()
    """A value for each mark of the look."""
    band: bool = False
    rule: str | None = None
    """Words of a line before it; None without a line."""
    current: bool = False


class TrendFrame(msgspec.Struct, frozen=True, kw_only=True):
    """What is shown where."""

    columns: tuple[TrendColumn, ...]
    """Several in one where there are more than cells."""
    pooled: int
    """How many are in one, at most."""
    slot: int
    """Cells of a column with its gap."""
    bar: int
    left: int
    right: int
    rows: int
    unit: float
    """Value of one row."""
    head: int
    """Rows above the plot."""

    def place_of(self, x: int) -> int | None:
        """The column, as it is drawn, at a cell."""
        place = (x - self.left) // self.slot
        return place if x >= self.left and place < len(self.columns) else None


def trend_frame(
    columns: tuple[TrendColumn, ...], width: int, height: int, look: TrendLook, axis: Axis
) -> TrendFrame:
    """Fit the columns: narrower bars first, then several columns in one, each with its highest."""
    titled = bool(look.left or look.right) and height >= TITLED_FROM
    noted = height >= NOTED_FROM and any(one.rule for one in columns)
    rows = max(1, height - 1 - titled - noted - (height >= TOLD_FROM))
    top = max((max(one.done, one.planned, one.cap or 0) for one in columns), default=0)
    unit = top / max(1, rows - 1) if top > 0 else 1.0
    labels = max((cells((Span(axis(tick)),)) for tick in ticks(rows, unit)), default=0)
    left, right = labels + 1, 4 if look.marks else 0
    if width - left - right < LEAST_PLOT:
        left = right = 0
    room = max(1, width - left - right)
    pooled = max(1, ceil(len(columns) / room))
    shown = pool(columns, pooled)
    slot = max(1, min(MOST_BAR + 1, room // max(1, len(shown))))
    return TrendFrame(
        columns=shown,
        pooled=pooled,
        slot=slot,
        bar=max(1, slot - 1),
        left=left,
        right=right,
        rows=rows,
        unit=unit,
        head=titled + noted,
    )


def pool(columns: tuple[TrendColumn, ...], count: int) -> tuple[TrendColumn, ...]:
    """So many columns in one, with the highest value of each kind; the first has the rest."""
    if count == 1:
        return columns
    first = len(columns) % count or count
    ends = range(first, len(columns) + 1, count)
    return tuple(_joined(columns[max(0, end - count) : end]) for end in ends)


def _joined(row: tuple[TrendColumn, ...]) -> TrendColumn:
    return TrendColumn(
        key=row[-1].key,
        label=next((one.label for one in row if one.label), ""),
        done=max(one.done for one in row),
        planned=max(one.planned for one in row),
        cap=_highest(one.cap for one in row),
        points=tuple(_highest(each) for each in zip(*(one.points for one in row), strict=True)),
        band=any(one.band for one in row),
        rule=next((one.rule for one in row if one.rule is not None), None),
        current=any(one.current for one in row),
    )


def _highest(values: Iterator[float | None] | tuple[float | None, ...]) -> float | None:
    return max((value for value in values if value is not None), default=None)


def trend(
    columns: tuple[TrendColumn, ...],
    width: int,
    height: int,
    look: TrendLook,
    axis: Axis,
    selected: int | None = None,
) -> list[tuple[Piece, ...]]:
    """The whole chart, `height` lines of exactly `width` cells; below five lines one column in
    words: the selected one, else the last with something done."""
    if height <= 0:
        return []
    blank = (Piece(fit((), width)),)
    if not columns:
        return [blank] * height
    if height < GAUGE_BELOW:
        told = (Piece(fit(told_spans(columns[_chosen(columns, selected)], look, axis), width)),)
        return [told, *[blank] * (height - 1)]
    view = trend_frame(columns, width, height, look, axis)
    place = None if selected is None else place_in(columns, view, selected)
    lines = [*_head(view, look, width, height), *_plot(view, look, axis, width)]
    lines.append(_labels(view, width, place))
    if height >= TOLD_FROM:
        lines.append((Piece(fit((Span("  "), *legend_spans(columns, look)), width)),))
    return lines


def place_in(columns: tuple[TrendColumn, ...], view: TrendFrame, index: int) -> int:
    """Where a column is drawn."""
    if view.pooled == 1:
        return index
    first = len(columns) % view.pooled or view.pooled
    return 0 if index < first else 1 + (index - first) // view.pooled


def _chosen(columns: tuple[TrendColumn, ...], selected: int | None) -> int:
    if selected is not None:
        return max(0, min(selected, len(columns) - 1))
    done = [index for index, one in enumerate(columns) if one.done]
    return done[-1] if done else len(columns) - 1


def told_spans(column: TrendColumn, look: TrendLook, axis: Axis) -> Spans:
    """One column in words: `w47 9.7 done 9.7 line ● 1 worst`."""
    spans = [Span(f"{column.label} ", "strong"), Span(f"{axis(column.done)} {look.done}")]
    if column.planned > column.done:
        spans.append(Span(f"  {axis(column.planned)} {look.planned}", "amber"))
    if column.cap is not None:
        spans.append(Span(f"  {CAP} {axis(column.cap)} {look.cap}", "bad"))
    for mark, value in zip(look.marks, column.points, strict=False):
        if value is not None:
            spans.append(Span(f"  {mark.glyph} {axis(value)} {mark.name}", mark.tone))
    if column.band:
        spans.append(Span(f"  {HATCH} {look.band}", "bad"))
    return tuple(spans)


def legend_spans(columns: tuple[TrendColumn, ...], look: TrendLook) -> Spans:
    """What each glyph of the chart means, of those that are in it."""
    ink = [
        (DONE, "info", look.done, any(one.done for one in columns)),
        (THIS_WEEK, "info", look.now, any(one.current for one in columns)),
        (PLANNED, "amber", look.planned, any(one.planned > one.done for one in columns)),
        (CAP, "bad", look.cap, any(one.cap is not None for one in columns)),
        *((mark.glyph, mark.tone, mark.name, True) for mark in look.marks),
        (look.both, "strong", "both", len(look.marks) > 1),
        (f"{DONE_MARKED}{HATCH}", "bad", look.band, any(one.band for one in columns)),
    ]
    spans: list[Span] = []
    for glyph, tone, words, shown in ink:
        if shown:
            spans += [Span(glyph, tone), Span(f" {words}  ", "muted")]
    return tuple(spans)


def _head(
    view: TrendFrame, look: TrendLook, width: int, height: int
) -> Iterator[tuple[Piece, ...]]:
    """Words over the axes; words over rules."""
    titled = bool(look.left or look.right) and height >= TITLED_FROM
    if titled:
        room = max(0, width - cells((Span(look.right),)))
        right = (Span(look.right, "muted"),) if look.marks else ()
        several = f", the highest of {view.pooled}" if view.pooled > 1 else ""
        left = fit((Span(f"{look.left}{several}", "muted"),), room if right else width)
        yield (Piece(fit((*left, *right), width)),)
    if view.head > titled:
        yield (Piece(fit(_notes(view), width)),)


def _notes(view: TrendFrame) -> Spans:
    """What rules are called, each at its column; what has no room before the next is cut."""
    spans: list[Span] = [Span(" " * view.left)]
    used = view.left
    noted = [place for place, one in enumerate(view.columns) if one.rule]
    for this, place in enumerate(noted):
        start = view.left + place * view.slot - (view.slot > 1 and place > 0)
        words = f"{RULE}{view.columns[place].rule}"
        size = cells((Span(words),))
        if this + 1 < len(noted):
            size = min(size, (noted[this + 1] - place) * view.slot - 1)
        spans.append(Span(" " * max(0, start - used)))
        spans += fit((Span(words if size >= LEAST_NOTE else RULE, "accent"),), size)
        used = max(start, used) + max(0, size)
    return tuple(spans)


def _plot(view: TrendFrame, look: TrendLook, axis: Axis, width: int) -> Iterator[tuple[Piece, ...]]:
    values = {ceil(tick / view.unit) - 1: axis(tick) for tick in ticks(view.rows, view.unit)}
    bars = Frame(0, len(view.columns), view.bar, view.left, view.rows, view.unit)
    drawn = [_bar(one) for one in view.columns]
    points = [_rows_of(one, look, view.rows) for one in view.columns]
    for row in reversed(range(view.rows)):
        inked: list[Span] = []
        for place, one in enumerate(drawn):
            cell = bar_cell(one, row, bars)
            following = view.columns[place + 1] if place + 1 < len(view.columns) else None
            inked += _column(view, place, cell, following, points[place].get(row))
        _link(inked, points, row, view.slot)
        side = _left(values.get(row), view) if view.left else ()
        line = fit((*side, *inked), width - view.right)
        yield (Piece((*line, *_right(row, view, look))),)


def _bar(column: TrendColumn) -> Bar:
    """The column as a bar of weeks is drawn; one in a band is marked."""
    return Bar(
        column.label,
        column.done,
        column.planned,
        column.cap,
        tone="bad" if column.band else "",
        current=column.current,
    )


def _rows_of(column: TrendColumn, look: TrendLook, rows: int) -> dict[int, Span]:
    """The points of a column by row, each as it looks."""
    found: dict[int, Span] = {}
    for mark, value in zip(look.marks, column.points, strict=False):
        if value is not None:
            row = round(max(0.0, min(1.0, value / look.top)) * (rows - 1))
            found[row] = Span(look.both, "strong") if row in found else Span(mark.glyph, mark.tone)
    return found


def _column(
    view: TrendFrame, place: int, cell: Span, following: TrendColumn | None, point: Span | None
) -> list[Span]:
    """The cells of one column in one row: bar, band, point, and the gap after it."""
    column = view.columns[place]
    cells_ = [Span(glyph, cell.tone) for glyph in cell.text]
    if cell.text.isspace() and column.band:
        cells_ = [Span(HATCH, "bad")] * view.bar
    if view.slot > 1:
        is_within = column.band and following is not None and following.band
        gap = Span(HATCH, "bad") if is_within else Span(" ")
        cells_.append(Span(RULE, "accent") if following and following.rule is not None else gap)
    elif column.rule is not None and cells_[0].text == " ":
        cells_ = [Span(RULE, "accent")]
    if point is not None:
        _put(cells_, point, view.bar)
    return cells_


def _put(cells_: list[Span], point: Span, bar: int) -> None:
    """A point in the middle of a bar, with a blank either side where the bar is wide."""
    middle = bar // 2
    cells_[middle] = point
    if bar >= 5:
        cells_[middle - 1] = cells_[middle + 1] = Span(" ")


def _link(inked: list[Span], points: list[dict[int, Span]], row: int, slot: int) -> None:
    """A line between neighbours that stand equally high, where nothing else is drawn."""
    middle = max(1, slot - 1) // 2
    for place in range(len(points) - 1):
        if row in points[place] and row in points[place + 1]:
            for at in range(place * slot + middle + 1, (place + 1) * slot + middle):
                if inked[at].text == " ":
                    inked[at] = Span(LINK, "muted")


def _left(label: str | None, view: TrendFrame) -> Spans:
    words = fit((Span(label or "", "muted"),), view.left - 1, "right")
    return (*words, Span("┤" if label else "│", "muted"))


def _right(row: int, view: TrendFrame, look: TrendLook) -> Spans:
    """The scale of the points: its ends, and its middle where there is a row for it."""
    if not view.right:
        return ()
    top = view.rows - 1
    shown = {top: look.top, 0: 0.0}
    if top >= 4:
        shown[round(top / 2)] = look.top / 2
    value = shown.get(row)
    mark = "│" if value is None else "├"
    words = "" if value is None else f"{value:g}"
    return fit((Span(f"{mark}{words}", "muted"),), view.right)


def _labels(view: TrendFrame, width: int, selected: int | None) -> tuple[Piece, ...]:
    """Labels below, each where there is room; that of the selected column always, or a mark."""
    count, slot = len(view.columns), view.slot
    here = None if selected is None else view.columns[selected]
    need = 0 if here is None else max(slot, min(cells((Span(here.label),)) + 1, width))
    start = 0 if selected is None else max(0, min(selected * slot, count * slot - need))
    pieces, at = [Piece(fit((), view.left))], 0
    while at < count * slot:
        if here is not None and at == start:
            word = here.label if need > slot or cells((Span(here.label),)) <= slot else "▲"
            pieces.append(Piece(fit((Span(word or "▲", "strong"),), need), CURSOR))
            at += need
            continue
        column = view.columns[at // slot]
        size = cells((Span(column.label),)) + (slot > 1 or count > 1)
        limit = start if here is not None and at < start else count * slot
        fits = at % slot == 0 and column.label and at + size - 1 <= limit
        room = min(max(size, slot - at % slot) if fits else slot - at % slot, limit - at)
        tone = "strong" if column.current else "muted"
        pieces.append(Piece(fit((Span(column.label if fits else "", tone),), room)))
        at += room
    used = sum(cells(piece.spans) for piece in pieces)
    return (*pieces, Piece(fit((), max(0, width - used))))
