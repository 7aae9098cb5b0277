"""Charts as SVG: self-contained, readable in black and white, with words for a screen reader.

Text stays text. What is told by a tone is told by a pattern or a shape too.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from planner.exchange.exports.pictures import (
    ListPicture,
    Picture,
    PlotPicture,
    PlotsPicture,
    TrendPicture,
)
from planner.exchange.exports.svg_marks import (
    HURT,
    LEFT,
    MUTED,
    PATTERNS,
    RIGHT,
    TOP,
    WIDTH,
    line,
    rect,
    text,
    words,
)
from planner.exchange.exports.trend_svg import HEIGHT, trend_marks

LINE_PX = 18
PLOT_PX = 90
"""Height of the plot of one measure."""


def svg_text(picture: Picture) -> str:
    """The picture as an SVG document."""
    match picture:
        case TrendPicture():
            body, height = trend_marks(picture), HEIGHT
        case ListPicture():
            body, height = _list(picture), TOP + LINE_PX * (len(picture.rows) + 2)
        case PlotsPicture():
            body = _plots(picture)
            height = TOP + (PLOT_PX + 2 * LINE_PX) * max(1, len(picture.plots)) + LINE_PX
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" '
        f'height="{height}" role="img" aria-labelledby="title desc" '
        'font-family="Helvetica, Arial, sans-serif" font-size="12">'
    )
    return "\n".join(
        (
            head,
            f'<title id="title">{text(picture.title)}</title>',
            f'<desc id="desc">{text(picture.description)}</desc>',
            PATTERNS,
            f'<rect width="{WIDTH}" height="{height}" fill="white"/>',
            words(LEFT, 22, picture.title, size=16, weight="bold"),
            *body,
            "</svg>\n",
        )
    )


def _list(picture: ListPicture) -> Iterator[str]:
    name, room = 190.0, WIDTH - 190.0 - LEFT - 170
    slot = room / max(1, len(picture.heads))
    for place, head in enumerate(picture.heads):
        yield words(LEFT + name + place * slot, TOP, head, fill=MUTED)
    for number, row in enumerate(picture.rows):
        y = TOP + LINE_PX * (number + 1)
        yield words(LEFT, y, row.name)
        for place, (share, said) in enumerate(row.bars):
            x, width = LEFT + name + place * slot, slot - 76
            yield rect(x, y - 10, width, 11, "white", "#cccccc")
            yield rect(x, y - 10, width * max(0.0, min(1.0, share)), 11, "#8a8a8a")
            yield words(x + width + 6, y, said)
        yield words(LEFT + name + room + 6, y, row.words, fill=MUTED)


def _plots(picture: PlotsPicture) -> Iterator[str]:
    right = WIDTH - RIGHT
    for number, plot in enumerate(picture.plots):
        top = TOP + number * (PLOT_PX + 2 * LINE_PX) + LINE_PX
        yield words(LEFT, top - 6, f"{plot.name}: {plot.words}")
        yield from _plot(plot, top)
        yield words(LEFT, top + PLOT_PX + 14, picture.begin, fill=MUTED)
        yield words(right, top + PLOT_PX + 14, picture.end, anchor="end", fill=MUTED)


def _plot(plot: PlotPicture, top: float) -> Iterator[str]:
    width, foot = WIDTH - LEFT - RIGHT, top + PLOT_PX

    def y(value: float) -> float:
        return foot - max(0.0, min(1.0, (value - plot.low) / (plot.top - plot.low))) * (PLOT_PX - 8)

    if plot.zone is not None:
        low, high = plot.zone
        yield rect(LEFT, y(high), width, y(low) - y(high), "url(#dots)")
    yield line(LEFT, foot, LEFT + width, foot)
    for value in (plot.low, plot.top):
        yield words(LEFT - 8, y(value) + 4, f"{value:g}", anchor="end", fill=MUTED)
    places = [(LEFT + at * width, y(value)) for at, value in plot.points]
    for before, after in pairwise(places):
        yield line(*before, *after, stroke=HURT)
    for x, at in places:
        yield f'<circle cx="{x:.1f}" cy="{at:.1f}" r="4" fill="{HURT}"/>'
