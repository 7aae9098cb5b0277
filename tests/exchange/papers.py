"""Pages for the tests of their formats: a usual one, and one whose every text is evil."""

from __future__ import annotations

import msgspec

from planner.exchange.exports.paper import ChartWeek, PainChart, Paper, PaperSection, PaperTable
from planner.exchange.exports.paper_chart import points_of

EVIL = (
    "[left] <b>&\"'</td></svg><script>alert(1)</script> =1+1 | a\n"
    "# not a heading ``` \x1b]52;c;aGk=\x07 \u202eback {x} $y 漢🦵"
)
"""Markup of every format, a formula, a pipe, a line break, what a terminal obeys, and letters that
few fonts have."""

WEEKS = tuple(
    ChartWeek(label=f"{1 + 7 * place} Nov", load=load, worst=worst, median=median, flare=flare)
    for place, (load, worst, median, flare) in enumerate(
        [(9.9, 2, 2, False), (10.8, None, 1, False), (6.2, 5, 1, True), (0.0, 1, None, True)]
    )
)


def chart(title: str = "km run and pain", weeks: tuple[ChartWeek, ...] = WEEKS) -> PainChart:
    return PainChart(title=title, about=points_of(weeks), unit="km", weeks=weeks)


def page(words: str = "words") -> Paper:
    """A page with a paragraph, the chart and tables beside each other and alone."""
    table = PaperTable(
        caption=words, heads=("Week", "km", "Words"),
        rows=(("1 Nov", "9.9", words), (words, "", "")),
        numbers=frozenset((1,)), wide=2,
    )  # fmt: skip
    return Paper(
        title=words,
        head=(words, "Mon 19 Oct to Wed 25 Nov"),
        sections=(
            PaperSection(key="hurts", title=words, blocks=(words,)),
            PaperSection(key="chart", title="Chart", blocks=(chart(words),), share=45),
            PaperSection(key="weeks", title="Weeks", blocks=(table,), share=55),
            PaperSection(key="flares", title="Flares", blocks=(table, words)),
        ),
        foot=(words,),
    )


def long_page(lines: int) -> Paper:
    """A page with so many rows."""
    rows = tuple((f"row {place}", "words " * 12) for place in range(lines))
    table = PaperTable(caption="Rows", heads=("Row", "Words"), rows=rows, wide=1)
    section = PaperSection(key="rows", title="Rows", blocks=(table,))
    return msgspec.structs.replace(page(), sections=(section,))
