"""A page as PDF, drawn by ReportLab: no browser, no system library."""

from __future__ import annotations

import io
from html import escape
from typing import Any

from reportlab.graphics.shapes import Circle, Drawing, PolyLine, Rect, String
from reportlab.lib.colors import Color, black, white
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    AnchorFlowable,
    Flowable,
    HRFlowable,
    KeepTogether,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
    TableStyle,
)
from reportlab.platypus.doctemplate import LayoutError

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
from planner.exchange.exports.paper_fonts import BOLD, NAME, PaperFont

SIZES = {"a4": A4, "letter": LETTER}
MARGIN = 12 * mm
GAP = 7 * mm
"""Between two sections that stand beside each other."""
BODY_SIZES = (8.8, 8.4, 8.0, 7.6, 7.2)
"""Of the letters, in points: the largest at which all stands on one page. Where none does, it is
the first of them, on as many pages as it takes."""
PADDING = 5
"""Between two columns."""
GREY, LIGHT = Color(0.6, 0.6, 0.6), Color(0.82, 0.82, 0.82)


class PaperPdf:
    """The file, and how many signs its font could not show."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        self._font = PaperFont()
        self.content = self._on_one_page() or self._on_many()
        self.missing = self._font.missing

    def _on_one_page(self) -> bytes:
        """The file with the largest letters at which one page holds all; empty if none does."""
        for size in BODY_SIZES:
            try:
                content, pages = self._made(size, dense=True)
            except LayoutError:  # two sections beside each other are higher than a page
                continue
            if pages == 1:
                return content
        return b""

    def _on_many(self) -> bytes:
        return self._made(BODY_SIZES[0], dense=False)[0]

    def _made(self, size: float, *, dense: bool) -> tuple[bytes, int]:
        self._font.missing = 0
        sheet, page = io.BytesIO(), SIZES[self._paper.size]
        template = SimpleDocTemplate(
            sheet, pagesize=page, leftMargin=MARGIN, rightMargin=MARGIN, topMargin=10 * mm,
            bottomMargin=10 * mm, title=harmless(self._paper.title), lang="en", invariant=1,
            creator="easeback", author="", subject=harmless(_told(self._paper)),
        )  # fmt: skip
        story = _Story(self._paper, self._font, size, page[0] - 2 * MARGIN - 12)
        template.build(story.flowables(dense=dense), onFirstPage=self._tell)
        return sheet.getvalue(), template.page

    def _tell(self, canvas: Canvas, _: object) -> None:
        """Let a reader name the page by its title, not by its file, and go from section to
        section."""
        canvas.setViewerPreference("DisplayDocTitle", "true")
        for section in self._paper.sections:
            canvas.addOutlineEntry(harmless(section.title), section.key)


def _told(paper: Paper) -> str:
    """The charts in words. The file has no tags: ReportLab writes none."""
    blocks = (block for section in paper.sections for block in section.blocks)
    return " ".join(block.about for block in blocks if isinstance(block, PainChart))


class _Story:
    """The page as what ReportLab lays out, at one size of letters."""

    def __init__(self, paper: Paper, font: PaperFont, size: float, width: float) -> None:
        self._paper, self._font, self._size, self._width = paper, font, size, width
        self._plain = self._style(size)
        self._bold = self._style(size, BOLD)
        self._title = self._style(size * 1.6, BOLD)
        self._heading = self._style(size * 1.1, BOLD)
        self._small = self._style(size * 0.92)
        self._right = self._style(size, align=2)
        self._bold_right = self._style(size, BOLD, align=2)

    def _style(self, size: float, font: str = NAME, align: int = 0) -> ParagraphStyle:
        return ParagraphStyle(
            f"{font}-{size}-{align}", fontName=font, fontSize=size, leading=size * 1.24,
            alignment=align, splitLongWords=1,
        )  # fmt: skip

    def flowables(self, *, dense: bool) -> list[Flowable]:
        """Everything in order; where it is `dense` sections stand beside each other, and none is
        torn apart."""
        found: list[Flowable] = [self._words(self._paper.title, self._title), Spacer(0, 2)]
        found += [self._words(line) for line in self._paper.head]
        for row in self._paper.rows:
            if not dense:
                found += [part for one in row for part in self._section(one, self._width)]
            elif len(row) > 1:
                found.append(self._beside(row))
            else:
                found.append(KeepTogether(self._section(row[0], self._width)))
        found += [Spacer(0, 4), self._rule(0.5)]
        found += [self._words(line, self._small) for line in self._paper.foot]
        return found

    def _beside(self, row: tuple[PaperSection, ...]) -> Flowable:
        room = self._width - GAP
        widths = [room * section.share / sum(one.share for one in row) for section in row]
        cells = [self._section(one, width) for one, width in zip(row, widths, strict=True)]
        table = Table([[cells[0], "", cells[1]]], colWidths=[widths[0], GAP, widths[1]])
        table.setStyle(
            TableStyle([*_BARE, ("RIGHTPADDING", (0, 0), (-1, -1), 0), ("VALIGN", *_ALL, "TOP")])
        )
        return table

    def _section(self, section: PaperSection, width: float) -> list[Flowable]:
        found: list[Flowable] = [
            Spacer(0, self._size * 0.55), AnchorFlowable(section.key),
            self._words(section.title, self._heading), self._rule(0.5), Spacer(0, 1),
        ]  # fmt: skip
        for block in section.blocks:
            found += self._block(block, width)
        return found

    def _block(self, block: Block, width: float) -> list[Flowable]:
        if isinstance(block, PaperTable):
            return [self._words(block.caption, self._small), self._table(block, width)]
        if isinstance(block, PainChart):
            return [self._chart(block, width)]
        return [self._words(block)]

    def _rule(self, thick: float) -> Flowable:
        return HRFlowable(width="100%", thickness=thick, color=black, spaceBefore=0.5, spaceAfter=1)

    def _words(self, text: str, style: ParagraphStyle | None = None) -> Paragraph:
        said = self._font.shown(harmless(text).replace("\t", " "))
        lines = (escape(line, quote=False) for line in said.strip().splitlines())
        return Paragraph("<br/>".join(lines), style or self._plain)

    def _table(self, table: PaperTable, width: float) -> Table:
        rows = [[self._head(table, place) for place in range(len(table.heads))]]
        rows += [
            [self._cell(table, place, cell) for place, cell in enumerate(row)] for row in table.rows
        ]
        made = Table(rows, colWidths=self._widths(table, width), repeatRows=1, splitInRow=1)
        made.hAlign = "LEFT"
        lines = [
            ("LINEBELOW", (0, 0), (-1, 0), 0.4, black),
            ("LINEBELOW", (0, 1), (-1, -2), 0.25, GREY),
        ]
        made.setStyle(TableStyle([*_BARE, ("VALIGN", *_ALL, "TOP"), *lines]))
        return made

    def _head(self, table: PaperTable, place: int) -> Paragraph:
        style = self._bold_right if place in table.numbers else self._bold
        return self._words(table.heads[place], style)

    def _cell(self, table: PaperTable, place: int, text: str) -> Paragraph:
        return self._words(text, self._right if place in table.numbers else self._plain)

    def _widths(self, table: PaperTable, width: float) -> list[float]:
        """Each column as wide as its longest line, the wide one with what is left; where they do
        not fit, the widest give way."""
        found = [self._longest(table, place) for place in range(len(table.heads))]
        left = width - sum(found)
        if left >= 0:
            found[table.wide] += left
            return found
        most = max(found)
        while sum(min(one, most) for one in found) > width:
            most -= 1
        return [min(one, most) for one in found]

    def _longest(self, table: PaperTable, place: int) -> float:
        cells = [table.heads[place], *(row[place] for row in table.rows)]
        lines = [line for cell in cells for line in cell.splitlines()]
        longest = max((stringWidth(line, BOLD, self._size) for line in lines), default=0)
        return float(longest) + PADDING + 2

    def _chart(self, chart: PainChart, width: float) -> Drawing:
        scale = width / WIDTH
        picture = Drawing(width, HEIGHT * scale)
        picture.scale(scale, scale)
        for mark in drawing(chart):
            picture.add(self._shape(mark))
        return picture

    def _shape(self, mark: Mark) -> Any:
        """A mark as a shape; theirs begin at the bottom."""
        match mark:
            case Box():
                fill = {"light": LIGHT, "dark": black, "white": white, "none": None}[mark.fill]
                stroke = black if mark.stroke else None
                bottom = HEIGHT - mark.y - mark.height
                return Rect(
                    mark.x, bottom, mark.width, mark.height, fillColor=fill, strokeColor=stroke,
                    strokeWidth=0.6,
                )  # fmt: skip
            case Path():
                points = [value for x, y in mark.points for value in (x, HEIGHT - y)]
                return PolyLine(
                    points, strokeColor=GREY if mark.grey else black, strokeWidth=mark.width,
                    strokeDashArray=[3, 2] if mark.dashed else None,
                )  # fmt: skip
            case Dot():
                return Circle(mark.x, HEIGHT - mark.y, mark.radius, fillColor=black)
            case Word():
                return String(
                    mark.x, HEIGHT - mark.y, self._font.shown(harmless(mark.text)),
                    textAnchor=mark.anchor, fontName=BOLD if mark.bold else NAME, fontSize=FONT,
                )  # fmt: skip


_ALL = ((0, 0), (-1, -1))
_BARE = [
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), PADDING),
    ("TOPPADDING", (0, 0), (-1, -1), 0.4),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 0.8),
]
