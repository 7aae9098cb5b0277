"""Lines in columns, for eyes; the same lines with commas, for ears."""

from __future__ import annotations

from collections.abc import Sequence

INDENT = "   "


def columns(rows: Sequence[Sequence[str]], *, plain: bool, indent: int = 0) -> list[str]:
    """The rows as lines; empty cells at a row's end take no room."""
    if plain:
        return [", ".join(cell for cell in row if cell) for row in rows]
    widths = [
        max((len(row[place]) for row in rows if place < len(row)), default=0)
        for place in range(max(map(len, rows), default=0))
    ]
    return [
        INDENT * indent
        + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=False)).rstrip()
        for row in rows
    ]
