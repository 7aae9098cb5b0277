"""Something to show in each widget: a market garden, so that none of it is the program's own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from textual.widget import Widget

from planner.widgets.big_digits import BigDigits, BigNumber
from planner.widgets.diff_table import DiffRow, DiffTable
from planner.widgets.empty_state import EmptyState
from planner.widgets.figure_drawing import Drawing, Picture, Stroke
from planner.widgets.figure_view import FigureView
from planner.widgets.key_hints import KeyHints
from planner.widgets.kit.fitted_lines import FittedLines
from planner.widgets.kit.text import FILL, Span, Spans, say
from planner.widgets.line_plot import PlotPoint, line_plot
from planner.widgets.month_grid import MonthCell, MonthGrid
from planner.widgets.paragraphs import Paragraph, Paragraphs
from planner.widgets.set_ticks import SetCell, SetRow, SetTicks
from planner.widgets.time_bar import Stretch, TimeBar
from planner.widgets.timeline import Entry, EntryDay, Timeline
from planner.widgets.trend import TrendChart
from planner.widgets.trend_chart import Mark, TrendColumn, TrendLook
from planner.widgets.week_bars import Bar, Legend, WeekBars
from planner.widgets.week_grid import Card, Day, WeekGrid
from planner.widgets.why_card import WhyCard, WhyReason
from planner.widgets.year_strip import StripDay, StripLabel, YearStrip


def _jobs(key: str, name: str, stripe: str, jobs: tuple[str, ...], done: int) -> Card:
    dots = (Span("●" * done, "good"), Span("○" * (len(jobs) - done), "info"))
    lines: list[Spans] = [dots]
    for index, job in enumerate(jobs):
        lines.append((Span(job), FILL, Span("✓", "good")) if index < done else say(job))
    return Card(
        key,
        (Span(name, "strong"),),
        (*lines, (Span(f"{20 * len(jobs)} min", "muted"),)),
        stripe,
        (Span(f"{name} "), *dots),
        (Span(f"{20 * len(jobs)} min", "muted"),),
    )


def _crates(key: str, crates: int, note: Span) -> Card:
    title = (Span(f"Market {crates}", "strong"), Span(" crates"))
    return Card(key, title, ((note,),), "amber", say(f"Market {crates} crates"), (note,))


GREENHOUSE = ("Watering", "Tomatoes", "Cucumbers")
BEDS = ("Weeding", "Leeks")

DAYS = (
    Day("mon", "Mon 6", cards=(_jobs("g1", "Greenhouse", "blue", GREENHOUSE, 3),)),
    Day(
        "tue",
        "Tue 7",
        cards=(
            _jobs("b1", "Beds", "green", BEDS, 2),
            _crates("m1", 31, Span("✓ sold out", "good")),
        ),
    ),
    Day("wed", "Wed 8", "today", (_jobs("g2", "Greenhouse", "blue", GREENHOUSE, 1),), today=True),
    Day(
        "thu",
        "Thu 9",
        "frost",
        (_jobs("b2", "Beds", "green", BEDS, 0), _crates("m2", 30, Span("of 34", "muted"))),
        band="bad",
    ),
    Day("fri", "Fri 10", cards=(_jobs("g3", "Greenhouse", "blue", GREENHOUSE, 0),)),
    Day("sat", "Sat 11", cards=(_crates("m3", 37, Span("▲ at the limit", "warn")),)),
    Day("sun", "Sun 12"),
)

BARS = (
    Bar("w23", 7, 7, 9),
    Bar("w24", 8.5, 8.5, 9.3),
    Bar("w25", 3, 9, 9, "bad"),
    Bar("w26", 5, 5, 6.5),
    Bar("w27", 3.1, 9.8, 12.1, current=True),
    Bar("w28", 0, 10.5, 12),
    Bar("w29", 0, 14, 13),
    Bar("w30", 0, 12, 14),
)

ENTRIES = (
    EntryDay(
        "Wed 8",
        (
            Entry("e1", "07:05", "●", "good", say("4 °C in the night, nothing lost")),
            Entry("e2", "18:31", "✓", "good", say("Watering, 40 minutes with the long hose")),
        ),
        (Span("today", "muted"),),
    ),
    EntryDay(
        "Tue 7",
        (
            Entry(
                "e3",
                "07:12",
                "▲",
                "warn",
                say("Blackfly on the beans"),
                (
                    (
                        Span("“[left] bed only, [/] soap tomorrow” 🫘", "muted"),
                        Span(" #beans", "accent"),
                    ),
                ),
            ),
            Entry("e4", "20:15", "✓", "good", say("Beds 2/2, 日本 cucumbers are up")),
        ),
    ),
)

TICKS = (
    SetRow(
        "beans",
        "left",
        (SetCell("bl1", "10", "done"), SetCell("bl2", "7", "partial"), SetCell("bl3", "10")),
        (Span("Beans", "strong"), Span("  three rows of ten", "muted")),
    ),
    SetRow("beans2", "right", (SetCell("br1", "10", "done"), SetCell("br2"), SetCell("br3"))),
    SetRow("leeks", "", (SetCell("l1"), SetCell("l2")), (Span("Leeks", "strong"),)),
)

REASONS = (
    WhyReason(
        "VAN",
        "34 crates",
        "decides",
        True,
        (say("1.10 × 31 crates, the most the old van took up the hill in 30 days"),),
        "Weighed at the mill, five trips",
        "a measurement, not a guess",
    ),
    WhyReason("WEEK", "52 crates", "18 left", False, (say("120 ordered less 68 delivered"),)),
    WhyReason("COLD ROOM", "ok", "opened on Tuesday"),
    WhyReason("HELPERS", "41 crates", "7 left"),
)

CHANGES = (
    DiffRow("d1", "Thu 9", "Beds", "2 jobs", "1 job, fleece only", accepted=True),
    DiffRow("d2", "Fri 10", "Greenhouse", "3 jobs", "3 jobs", accepted=True),
    DiffRow("d3", "Sat 11", "Market", "37 crates", "rest", "bad", accepted=False),
    DiffRow("week", "", "week 27", "98 crates", "61 crates"),
)


def bars() -> WeekBars:
    """Bars with a legend."""
    chart = WeekBars(BARS)
    chart.legend = Legend("done", "this week", "planned", "line")
    return chart


HARVEST = TrendLook(
    left="crates a week",
    right="slugs 0-10",
    marks=(Mark("●", "bad", "most slugs"), Mark("○", "info", "at dawn")),
    done="sold",
    now="this week",
    cap="van",
    band="hail",
)


def harvest() -> TrendChart:
    """Twenty weeks of crates, with slugs over them and a hailstorm."""
    chart = TrendChart(
        tuple(
            TrendColumn(
                key=f"w{n}",
                label=f"w{n}",
                done=(n * 7 % 11) + 3 if n < 34 else 0,
                planned=(n * 7 % 11) + 3 + (n > 32) * 4,
                cap=13 + n % 3,
                points=(n % 6, n % 3) if n < 34 else (None, None),
                band=n in (27, 28),
                rule="Leeks" if n == 24 else None,
                current=n == 33,
            )
            for n in range(18, 38)
        ),
        HARVEST,
    )
    chart.foot = ((Span("Weeks up to 12 crates: 9 of 10 without a complaint.", "muted"),),)
    return chart


def rainfall(width: int) -> list[Spans]:
    """Three months of rain, with what a gauge cannot tell apart."""
    points = [PlotPoint(n / 9, value) for n, value in enumerate((8, 7, 7, 5, 6, 4, 2, 3, 1, 1))]
    return [
        (Span("Rain, cm a week", "strong"), FILL, Span("within the dots it is the same", "muted")),
        *line_plot(points, (0, 10), width, 6, (7, 9)),
    ]


def july() -> MonthGrid:
    """Five weeks of a market garden."""
    first = date(2027, 6, 28)
    cells = tuple(
        MonthCell(
            (day := date.fromordinal(first.toordinal() + n)).isoformat(),
            (
                (Span(str(day.day), "strong" if day.month == 7 else "muted"), FILL, Span("▲ ")),
                say(f"{n % 4} of 3 beds"),
            ),
            brief=say(str(day.day), Span("✓" if n % 3 else "", "good")),
            today=n == 9,
        )
        for n in range(35)
    )
    grid = MonthGrid()
    grid.title = (Span(" July 2027", "strong"),)
    grid.names = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    grid.cells, grid.cursor = cells, "2027-07-07"
    return grid


def _scarecrow(arms: float) -> Picture:
    return Picture(
        (
            Stroke(((0, 0), (100, 0)), 1, "ground"),
            Stroke(((50, 0), (50, 60)), 8),
            Stroke(((50, 74),), 18, is_head=True),
            Stroke(((50, 55), (20, 55 + arms)), 6, "far"),
            Stroke(((50, 55), (80, 55 + arms)), 9, "work"),
        ),
        "arms up: the crows have gone" if arms > 0 else "arms down: the crows are back",
    )


SCARECROW = Drawing(
    tuple(_scarecrow(arms) for arms in range(-20, 21, 4)), (0, -1), (100, 85), lead="east"
)


def rain() -> YearStrip:
    """A year of rain: a sign a day."""
    strip = YearStrip()
    first = date(2026, 1, 1)
    days = [first + timedelta(days=n) for n in range(365)]
    blank = (StripDay(""),) * first.weekday()
    falls = ("·", "▂", "▅", "█")
    strip.days = (
        *blank,
        *(StripDay(day.isoformat(), falls[(day.day * day.month) % 4], "blue") for day in days),
    )
    strip.names = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
    strip.labels = tuple(StripLabel(n * 13, f"Q{n + 1}") for n in range(4))
    strip.cursor = "2026-07-01"
    return strip


SAMPLES: dict[str, Callable[[], Widget]] = {
    "week_grid": lambda: WeekGrid(DAYS),
    "week_list": lambda: WeekGrid(DAYS, form="list"),
    "month_grid": july,
    "week_bars": bars,
    "trend": harvest,
    "fitted_lines": lambda: FittedLines(rainfall),
    "timeline": lambda: Timeline(ENTRIES),
    "big_digits": lambda: BigDigits(
        (BigNumber("crate", "7/34", "amber"), BigNumber("watering", "0:58", "info"))
    ),
    "time_bar": lambda: TimeBar(Stretch(22, 80, "22 of 80 s")),
    "countdown": lambda: TimeBar(Stretch(2, 10, "rain soon", "dots", "warn")),
    "set_ticks": lambda: SetTicks(TICKS),
    "why_card": lambda: WhyCard(
        REASONS,
        heading=((Span("Saturday: up to 34 crates", "strong"), Span("   planned 30")),),
        closing=(say("What would raise it"), say("   a second trip, or a newer van")),
    ),
    "diff_table": lambda: DiffTable(CHANGES),
    "empty_state": lambda: EmptyState("No beds yet. Dig the first one.", "a", "adds a bed"),
    "figure_view": lambda: FigureView(SCARECROW),
    "paragraphs": lambda: Paragraphs(
        (
            Paragraph((Span("Leeks", "accent"),)),
            Paragraph(say("Earth them up in July and again in August, never over the heart."), 2),
            Paragraph(say("sown with the onions"), 2, "onions"),
            Paragraph(say("followed by beans"), 2, "beans"),
        )
    ),
    "year_strip": rain,
    "key_hints": lambda: KeyHints(pinned="gallery.back"),
}
"""What makes each widget, with something in it, by the name of its module."""
