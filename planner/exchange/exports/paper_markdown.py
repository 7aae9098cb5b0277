"""A page as plain Markdown. The chart is left out: the table below it has its numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from planner.exchange.exports.markdown_text import as_cell, as_markdown
from planner.exchange.exports.paper import PainChart, Paper, PaperTable

BREAK = " / "
"""In place of a line break within a cell or a line."""


def markdown_text(paper: Paper) -> str:
    """The file as text."""
    return "\n".join(_lines(paper)).rstrip() + "\n"


def _lines(paper: Paper) -> Iterator[str]:
    yield f"# {_said(paper.title)}"
    yield ""
    for line in paper.head:
        yield f"{_said(line)}  "
    for section in paper.sections:
        blocks = [block for block in section.blocks if not isinstance(block, PainChart)]
        if not blocks:
            continue
        yield ""
        yield f"## {_said(section.title)}"
        yield ""
        for block in blocks:
            yield from _block(block)
    yield ""
    yield "---"
    yield ""
    yield from (f"{_said(line)}  " for line in paper.foot)


def _block(block: str | PaperTable) -> Iterator[str]:
    if isinstance(block, str):
        yield _said(block)
        yield ""
        return
    yield from _table(block)


def _table(table: PaperTable) -> Iterator[str]:
    yield f"*{_said(table.caption)}*"
    yield ""
    yield _row(table.heads)
    marks = ("---:" if place in table.numbers else "---" for place in range(len(table.heads)))
    yield f"| {' | '.join(marks)} |"
    yield from map(_row, table.rows)
    yield ""


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(_said(cell, as_cell) for cell in cells)} |"


def _said(text: str, escaped: Callable[[str], str] = as_markdown) -> str:
    lines = (line.strip() for line in text.strip().splitlines())
    return BREAK.join(escaped(line) for line in lines if line)
