"""A page as one HTML file: no script, nothing from the network, made to be printed and heard."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from planner.domain.values.harmless import harmless
from planner.exchange.exports.paper import Block, PainChart, Paper, PaperSection, PaperTable
from planner.exchange.exports.paper_chart import (
    FONT,
    HEIGHT,
    WIDTH,
    Box,
    Dot,
    Mark,
    Path,
    Word,
    drawing,
)

SIZES = {"a4": "A4", "letter": "letter"}
FILLS = {"light": "#d0d0d0", "dark": "#000", "none": "none", "white": "#fff"}

SHORT = 22
"""Signs of a cell that stays on one line."""

STYLE = """
@page { size: %s; margin: 11mm 12mm; }
* { box-sizing: border-box; }
html { background: #fff; color: #000; }
body { font: 9.5pt/1.32 "Liberation Sans", Arial, Helvetica, "DejaVu Sans", sans-serif;
  max-width: 190mm; margin: 0 auto; padding: 6mm; }
h1 { font-size: 1.55em; margin: 0 0 .1em; }
h2 { font-size: 1.06em; margin: .75em 0 .15em; border-bottom: .6pt solid #000; }
p { margin: .1em 0; overflow-wrap: anywhere; white-space: pre-line; }
table { border-collapse: collapse; width: 100%%; margin: .15em 0; }
caption { text-align: left; font-style: italic; font-size: .93em; }
th, td { text-align: left; vertical-align: top; padding: .05em .5em .05em 0; font-weight: normal;
  overflow-wrap: anywhere; white-space: pre-line; }
thead th { border-bottom: .4pt solid #000; font-weight: bold; overflow-wrap: normal; }
tbody tr + tr > * { border-top: .3pt solid #bbb; }
.n { text-align: right; padding-right: .7em; white-space: nowrap; }
.k { white-space: nowrap; }
figure { margin: .2em 0; }
svg { display: block; width: 100%%; height: auto; }
.pair { display: grid; gap: 0 7mm; }
footer { margin-top: .8em; border-top: .6pt solid #000; padding-top: .2em; font-size: .88em; }
@media (max-width: 640px) { .pair { display: block; } }
@media print {
  body { font-size: 8.2pt; line-height: 1.26; max-width: none; padding: 0; }
  section, tr, figure { break-inside: avoid; }
}
"""


def html_text(paper: Paper) -> str:
    """The file as text."""
    return "\n".join(_lines(paper)) + "\n"


def _lines(paper: Paper) -> Iterator[str]:
    yield "<!DOCTYPE html>"
    yield '<html lang="en">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="referrer" content="no-referrer">'
    yield (
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">"
    )
    yield f"<title>{_text(paper.title)}</title>"
    yield f"<style>{STYLE % SIZES[paper.size]}</style>"
    yield "</head>"
    yield "<body>"
    yield f"<header><h1>{_text(paper.title)}</h1>"
    yield from (f"<p>{_text(line)}</p>" for line in paper.head)
    yield "</header>"
    yield "<main>"
    for row in paper.rows:
        if len(row) > 1:
            columns = " ".join(f"minmax(0, {section.share}fr)" for section in row)
            yield f'<div class="pair" style="grid-template-columns: {columns}">'
        for section in row:
            yield from _section(section)
        if len(row) > 1:
            yield "</div>"
    yield "</main>"
    yield "<footer>"
    yield from (f"<p>{_text(line)}</p>" for line in paper.foot)
    yield "</footer>"
    yield "</body>"
    yield "</html>"


def _section(section: PaperSection) -> Iterator[str]:
    key = _text(section.key)
    yield f'<section aria-labelledby="{key}">'
    yield f'<h2 id="{key}">{_text(section.title)}</h2>'
    for block in section.blocks:
        yield from _block(block)
    yield "</section>"


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, PaperTable):
        yield from _table(block)
    elif isinstance(block, PainChart):
        yield from _chart(block)
    else:
        yield f"<p>{_text(block)}</p>"


def _table(table: PaperTable) -> Iterator[str]:
    yield "<table>"
    yield f"<caption>{_text(table.caption)}</caption>"
    heads = "".join(
        f'<th scope="col"{_kind(table, place)}>{_text(head)}</th>'
        for place, head in enumerate(table.heads)
    )
    yield f"<thead><tr>{heads}</tr></thead>"
    yield "<tbody>"
    for row in table.rows:
        kind = "" if table.wide == 0 and not table.numbers else ' class="k"'
        name = f'<th scope="row"{kind}>{_text(row[0])}</th>'
        cells = "".join(
            f"<td{_kind(table, place, cell)}>{_text(cell)}</td>"
            for place, cell in enumerate(row[1:], start=1)
        )
        yield f"<tr>{name}{cells}</tr>"
    yield "</tbody>"
    yield "</table>"


def _kind(table: PaperTable, place: int, cell: str = "") -> str:
    if place in table.numbers:
        return ' class="n"'
    is_short = 0 < len(cell) <= SHORT and place != table.wide
    return ' class="k"' if is_short else ""


def _chart(chart: PainChart) -> Iterator[str]:
    yield "<figure>"
    yield (
        f'<svg role="img" aria-labelledby="chart-title chart-about" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}" xmlns="http://www.w3.org/2000/svg" '
        f'font-family="inherit" font-size="{FONT}">'
    )
    yield f'<title id="chart-title">{_text(chart.title)}</title>'
    yield f'<desc id="chart-about">{_text(chart.about)}</desc>'
    yield from map(_mark, drawing(chart))
    yield "</svg>"
    yield "</figure>"


def _mark(mark: Mark) -> str:
    match mark:
        case Box():
            stroke = ' stroke="#000" stroke-width=".6"' if mark.stroke else ""
            return (
                f'<rect x="{mark.x:.1f}" y="{mark.y:.1f}" width="{mark.width:.1f}" '
                f'height="{mark.height:.1f}" fill="{FILLS[mark.fill]}"{stroke}/>'
            )
        case Path():
            points = " ".join(f"{x:.1f},{y:.1f}" for x, y in mark.points)
            dash = ' stroke-dasharray="3 2"' if mark.dashed else ""
            stroke = "#999" if mark.grey else "#000"
            return (
                f'<polyline points="{points}" fill="none" stroke="{stroke}" '
                f'stroke-width="{mark.width}"{dash}/>'
            )
        case Dot():
            return f'<circle cx="{mark.x:.1f}" cy="{mark.y:.1f}" r="{mark.radius}"/>'
        case Word():
            bold = ' font-weight="bold"' if mark.bold else ""
            return (
                f'<text x="{mark.x:.1f}" y="{mark.y:.1f}" text-anchor="{mark.anchor}"{bold}>'
                f"{_text(mark.text)}</text>"
            )


def _text(text: str) -> str:
    """Words that are nothing but words."""
    return escape(harmless(text), quote=True)
