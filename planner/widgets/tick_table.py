"""A table of sets, as rows of text. Pure: values in, pieces out."""

from __future__ import annotations

from typing import Literal, NamedTuple

from planner.widgets.kit.text import Piece, Span, Spans, cells, fit

CURSOR = "set-ticks--cursor"
STATES = {"done": ("✓", "good"), "partial": ("◐", "warn"), "open": ("·", "muted"),
          "skipped": ("×", "muted")}  # fmt: skip


class SetCell(NamedTuple):
    """One set."""

    key: str
    text: str = ""
    """What was done, such as the repetitions."""
    state: Literal["done", "partial", "open", "skipped"] = "open"


class SetRow(NamedTuple):
    """The sets of one exercise, or of one side of it."""

    key: str
    label: str
    cells: tuple[SetCell, ...] = ()
    heading: Spans = ()
    """A line above the row, such as what the next rows have in common."""


def table_lines(rows: tuple[SetRow, ...]) -> list[tuple[int, bool]]:
    """The lines below the set numbers: index of a row, and whether it is that row's heading."""
    lines = []
    for index, row in enumerate(rows):
        if row.heading:
            lines.append((index, True))
        lines.append((index, False))
    return lines


def cell_spans(cell: SetCell) -> Spans:
    """A glyph for the state, and what was done."""
    glyph, tone = STATES[cell.state]
    return (Span(f"{glyph} {cell.text}".rstrip(), tone),)


class TickTable(NamedTuple):
    """Where the cells stand."""

    label: int
    """Cells of the label column."""
    cell: int
    """Cells of each set."""
    first: int
    """The first set shown, where not all fit."""
    shown: int


def table(rows: tuple[SetRow, ...], width: int, keep: int) -> TickTable:
    """Columns for these rows; set number `keep` is among those shown."""
    labels = max((cells((Span(row.label),)) for row in rows), default=0) + 2
    label = min(labels, width // 2)
    texts = [cells(cell_spans(cell)) for row in rows for cell in row.cells]
    cell = min(max(texts, default=1) + 3, max(1, width - label))
    count = max((len(row.cells) for row in rows), default=0)
    shown = max(1, min(count, (width - label) // cell)) if cell else 1
    return TickTable(label, cell, max(0, min(keep - shown + 1, count - shown)), shown)


def spot_of(rows: tuple[SetRow, ...], key: str | None) -> tuple[int, int]:
    """Row and set number of a set; the first row with sets if there is none of that key."""
    for index, row in enumerate(rows):
        for number, cell in enumerate(row.cells):
            if cell.key == key:
                return index, number
    return next((index for index, row in enumerate(rows) if row.cells), 0), 0


def key_at(rows: tuple[SetRow, ...], row: int, number: int) -> str | None:
    """Key of the set nearest to a row and number; None if there is no set at all."""
    with_sets = [index for index, value in enumerate(rows) if value.cells]
    if not with_sets:
        return None
    nearest = min(with_sets, key=lambda index: (abs(index - row), index))
    sets = rows[nearest].cells
    return sets[max(0, min(len(sets) - 1, number))].key


def numbers(view: TickTable, width: int) -> list[Piece]:
    """The line above the table: the number of each set."""
    spans: list[Span] = list(fit((), view.label))
    for number in range(view.first, view.first + view.shown):
        spans += fit((Span(f" {number + 1}", "muted"),), view.cell)
    return [Piece(fit(spans, width))]


def row_pieces(row: SetRow, view: TickTable, width: int, cursor: str | None) -> list[Piece]:
    """One row of the table, exactly `width` cells wide."""
    pieces = [Piece(fit((Span(f" {row.label}"),), view.label))]
    used = view.label
    for cell in row.cells[view.first : view.first + view.shown]:
        size = min(view.cell, width - used)
        body = fit((Span(" "), *cell_spans(cell)), size - 1)
        pieces.append(Piece(body, CURSOR if cell.key == cursor else ""))
        pieces.append(Piece(fit((), min(1, size))))
        used += size
    return [*pieces, Piece(fit((), width - used))]
