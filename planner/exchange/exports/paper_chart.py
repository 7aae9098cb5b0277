"""The chart of a page as lines, boxes and words: one drawing for every format.

Black on white, told apart by form: bars, a line with dots, a dashed line with squares. The corner
is at the top left, lengths are points.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from planner.exchange.exports.paper import ChartWeek, PainChart

WIDTH, HEIGHT = 360, 190
LEFT, RIGHT, TOP, BOTTOM = 28, 24, 40, 28
MOST_PAIN = 10
FONT = 8.5
MOST_LABELS = 14
"""More weeks than that share their labels."""


class Box(msgspec.Struct, frozen=True):
    """A rectangle: a bar, a band or a square."""

    x: float
    y: float
    width: float
    height: float
    fill: Literal["light", "none", "dark", "white"] = "light"
    stroke: bool = True


class Path(msgspec.Struct, frozen=True):
    """A line through points."""

    points: tuple[tuple[float, float], ...]
    width: float = 0.5
    dashed: bool = False
    grey: bool = False


class Dot(msgspec.Struct, frozen=True):
    """A filled dot."""

    x: float
    y: float
    radius: float = 2.2


class Word(msgspec.Struct, frozen=True):
    """Words on a line."""

    x: float
    y: float
    """Of the line they stand on."""
    text: str
    anchor: Literal["start", "middle", "end"] = "start"
    bold: bool = False


Mark = Box | Path | Dot | Word


def drawing(chart: PainChart) -> tuple[Mark, ...]:
    """All marks, those that lie below others first."""
    frame = _Frame(chart)
    return (
        *frame.bands(),
        *frame.axes(),
        *frame.bars(),
        *frame.line([week.worst for week in chart.weeks], dashed=False),
        *frame.line([week.median for week in chart.weeks], dashed=True),
        *frame.legend(),
    )


class _Frame:
    """Where weeks, distances and scores lie."""

    def __init__(self, chart: PainChart) -> None:
        self.chart, self.weeks = chart, chart.weeks
        self.step = (WIDTH - LEFT - RIGHT) / max(1, len(chart.weeks))
        self.floor = HEIGHT - BOTTOM
        self.top_load = _round_up(max((week.load for week in chart.weeks), default=0))

    def middle(self, place: int) -> float:
        return LEFT + (place + 0.5) * self.step

    def of_load(self, load: float) -> float:
        return self.floor - load / self.top_load * (self.floor - TOP)

    def of_pain(self, score: float) -> float:
        return self.floor - score / MOST_PAIN * (self.floor - TOP)

    def bands(self) -> Iterator[Mark]:
        """Weeks with a flare, marked above the plot by a bar and, once in a row, the word."""
        for place, week in enumerate(self.weeks):
            if not week.flare:
                continue
            yield Box(LEFT + place * self.step, TOP - 8, self.step, 3.5, "dark", stroke=False)
            if place == 0 or not self.weeks[place - 1].flare:
                yield Word(LEFT + place * self.step, TOP - 10, "flare", bold=True)

    def axes(self) -> Iterator[Mark]:
        right = WIDTH - RIGHT
        for part in range(6):
            y = self.of_pain(part * 2)
            yield Path(((LEFT, y), (right, y)), 0.3, grey=True)
            yield Word(LEFT - 4, y + 2.4, f"{self.top_load * part / 5:g}", "end")
            yield Word(right + 4, y + 2.4, str(part * 2))
        yield Path(((LEFT, TOP), (LEFT, self.floor), (right, self.floor), (right, TOP)), 0.6)
        every = math.ceil(len(self.weeks) / MOST_LABELS) or 1
        for place, week in enumerate(self.weeks):
            if place % every == 0:
                yield Word(self.middle(place), self.floor + 13, week.label, "middle")
        yield Word(WIDTH / 2, HEIGHT - 3, "week of", "middle")

    def bars(self) -> Iterator[Mark]:
        width = self.step * 0.55
        for place, week in enumerate(self.weeks):
            if week.load:
                top = self.of_load(week.load)
                yield Box(self.middle(place) - width / 2, top, width, self.floor - top)

    def line(self, scores: Sequence[int | None], *, dashed: bool) -> Iterator[Mark]:
        """A line through the scores, broken where there is none."""
        row: list[tuple[float, float]] = []
        runs = [row]
        for place, score in enumerate(scores):
            if score is None:
                row = []
                runs.append(row)
            else:
                row.append((self.middle(place), self.of_pain(score)))
        for points in runs:
            if len(points) > 1:
                yield Path(tuple(points), 1.1, dashed=dashed)
        for x, y in (point for points in runs for point in points):
            yield Box(x - 2.2, y - 2.2, 4.4, 4.4, "white") if dashed else Dot(x, y)

    def legend(self) -> Iterator[Mark]:
        """What each form means; along the top."""
        yield Box(4, 3, 9, 7)
        yield Word(17, 9.5, f"{self.chart.unit} run (left)")
        x = 86
        yield Path(((x, 6.5), (x + 18, 6.5)), 1.1)
        yield Dot(x + 9, 6.5)
        yield Word(x + 22, 9.5, "worst pain 0-10 (right)")
        x = 224
        yield Path(((x, 6.5), (x + 18, 6.5)), 1.1, dashed=True)
        yield Box(x + 6.8, 4.3, 4.4, 4.4, "white")
        yield Word(x + 22, 9.5, "median morning (right)")


def _round_up(load: float) -> float:
    """The end of the axis: five equal steps of whole or half units."""
    for step in (1, 2, 4, 5, 8, 10, 15, 20, 25, 30, 40, 50, 80, 100):
        if load <= step * 5:
            return step * 5
    return math.ceil(load / 100) * 100


def points_of(weeks: Sequence[ChartWeek]) -> str:
    """The chart in words: each week with its numbers."""
    said = []
    for week in weeks:
        worst = "no score" if week.worst is None else f"worst {week.worst}"
        median = "" if week.median is None else f", morning {week.median}"
        flare = ", flare" if week.flare else ""
        said.append(f"{week.label}: {week.load:g}, {worst}{median}{flare}")
    return "; ".join(said)
