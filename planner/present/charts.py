"""The charts page: its heading, and what is told in bars, lines and tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from planner.domain.exercises.balance import GroupSets
from planner.domain.review.series import ScoreSeries
from planner.domain.review.useful import DoseShare
from planner.exchange.exports.tables_file import ExportTable
from planner.logbook.logbook import Logbook
from planner.logbook.looking.looking_back import LookingBack
from planner.logbook.weeks_back import Period
from planner.present.header import knee_spans
from planner.present.library import balance_lines
from planner.widgets.gauge_bar import Level, gauge_spans
from planner.widgets.kit.text import FILL, Span, Spans, cells, fit, wrap
from planner.widgets.line_plot import PlotPoint, line_plot
from planner.wording import amounts, days
from planner.wording.charts import (
    LEAD_NOTE,
    cell_words,
    change_words,
    column_words,
    excused_words,
    matters_words,
    series_words,
    share_words,
    sign_words,
)

LEAST_BAR, MOST_BAR = 6, 24
SHARE = 7
"""Cells of a share with the blanks beside it."""
KNEES = ("left", "right", "both")
PLOT_ROWS = 4
"""Rows of the plot of one measure."""


def charts_head(book: Logbook, period: Period, *, narrow: bool = False) -> Spans:
    """Program, page and period; at the right the knee's last seven mornings and its state."""
    span = span_words(period.weeks)
    until = (
        days.short_month(period.last)
        if narrow
        else f"{days.short_month(period.last)} {period.last.year}"
    )
    title = f"   {span} to {until}" if narrow else f"   Charts · {span} to {until}"
    return (Span("easeback", "strong"), Span(title), FILL, *knee_spans(book, narrow=narrow))


def span_words(weeks: int) -> str:
    """`12 weeks`, `1 year`, `2 years`."""
    years, rest = divmod(weeks, 52)
    return amounts.plural(years, "year") if years and not rest else amounts.plural(weeks, "week")


def chart_lines(back: LookingBack, name: str, period: Period, width: int) -> Iterator[Spans]:
    """A chart that is lines: of dose, balance, flares or scores."""
    match name:
        case "dose":
            shares = back.dose_by_week(period), back.dose_by_phase(period)
            yield from dose_lines(*shares, width)
        case "balance":
            yield from sets_lines(back.balance(period), period, width)
        case "flares":
            yield from flare_lines(back, period, width)
        case _:
            yield from score_lines(back.series(period), period, width)


def dose_lines(
    weeks: Iterable[DoseShare], phases: Iterable[DoseShare], width: int
) -> Iterator[Spans]:
    """A bar for each week, the latest first, then each phase."""
    told = [one for one in weeks if one.is_told]
    if not told:
        yield from wrap((Span("No session was asked for in these weeks.", "muted"),), width)
        return
    names = [(days.week_label(one.first), one) for one in reversed(told)]
    named = [(one.name, one) for one in phases if one.is_told]
    size = min(max(cells((Span(name),)) for name, _ in (*names, *named)), max(4, width // 3))
    rows = [*names, *named]
    told_words, bar = _fitting([one for _, one in rows], width - size - SHARE)
    lines = (
        _share_line(fit((Span(name),), size), one, words, bar)
        for (name, one), words in zip(rows, told_words, strict=True)
    )
    for place, line in enumerate(lines):
        if place == len(names):
            yield (Span("By phase", "muted"),)
        yield line


def _fitting(shares: list[DoseShare], room: int) -> tuple[list[str], int]:
    """What is said behind each bar, and the cells of the bars: fewer words where all of them leave
    no room, at last none."""
    full = [excused_words(one) for one in shares]
    for words in (full, [one.partition(",")[0] for one in full], [""] * len(full)):
        most = max(map(len, words))
        bar = room - (most + 2 if most else 0)
        if bar >= LEAST_BAR:
            return words, min(MOST_BAR, bar)
    return words, 0


def _share_line(name: Spans, share: DoseShare, words: str, bar: int) -> Spans:
    level = Level(done=share.sets.share or 0, planned=100 if share.sets.asked else 0, top=100)
    return (
        *name,
        Span(" "),
        *gauge_spans(level, bar),
        Span(f" {share_words(share):>5}", "strong"),
        Span(f"  {words}" if words else "", "muted"),
    )


def sets_lines(found: Iterable[GroupSets], period: Period, width: int) -> Iterator[Spans]:
    """Sets by muscle group and side, the weakest first."""
    groups = tuple(found)
    if not any(one.left or one.right for one in groups):
        yield from wrap((Span("No set was ticked in these weeks.", "muted"),), width)
        return
    yield from balance_lines(groups, width, span_words(period.weeks))


def flare_lines(back: LookingBack, period: Period, width: int) -> Iterator[Spans]:
    """What the 48 hours before flares held, beside those before quiet days."""
    ups = back.lead_ups(period)
    if not ups.flares:
        yield from wrap((Span("No flare began in these weeks.", "good"),), width)
    heads = (amounts.plural(ups.flares, "flare"), f"{ups.quiet} quiet days")
    sizes = [max(len(head), 9) for head in heads]
    if width < sum(sizes) + 18:
        heads, sizes = (f"{ups.flares} fl.", f"{ups.quiet} q."), [8, 9]
    left = max(1, width - sum(sizes) - 2)
    yield (
        *fit((), left),
        Span(" "),
        *_right(heads[0], sizes[0], "muted"),
        Span(" "),
        *_right(heads[1], sizes[1], "muted"),
    )
    for row in ups.rows:
        yield (
            *fit((Span(sign_words(row.sign)),), left),
            Span(" "),
            *_right(f"{row.before_flares} of {ups.flares}", sizes[0], "strong"),
            Span(" "),
            *_right(f"{row.before_quiet} of {ups.quiet}", sizes[1], ""),
        )
    yield from wrap((Span(LEAD_NOTE, "muted"),), width)


def _right(text: str, width: int, tone: str) -> Spans:
    return fit((Span(text, tone),), width, "right")


def score_lines(found: tuple[ScoreSeries, ...], period: Period, width: int) -> Iterator[Spans]:
    """Each measure in words, and where there is more than one value its plot with the band of
    error round the first."""
    if not found:
        yield from wrap((Span("Nothing was tested in these weeks.", "muted"),), width)
    for series in found:
        yield from wrap(
            (Span(f"{series_words(series)}  ", "strong"), Span(change_words(series))), width, 2
        )
        if len(series.points) > 1:
            points = [PlotPoint(period.share_at(one.day), one.value) for one in series.points]
            yield from line_plot(points, (series.low, series.top), width, PLOT_ROWS, series.zone)
            said = matters_words(series)
            if said:
                yield from wrap((Span(said, "muted"),), width)


# -- tables -------------------------------------------------------------------


def table_lines(table: ExportTable, unit: amounts.Unit, width: int | None = None) -> list[Spans]:
    """A table for eyes: numbers to the right, a line a row, as wide as it is; what is wider than
    `width` has the names of its columns in each row."""
    heads = [column_words(name, unit) for name in sided(table.columns)]
    rows = [
        [cell_words(name, value, unit) for name, value in zip(table.columns, row, strict=True)]
        for row in table.rows
    ]
    sizes = [
        max([cells((Span(head),)), *(cells((Span(row[place]),)) for row in rows)])
        for place, head in enumerate(heads)
    ]
    if width is not None and sum(sizes) + 2 * len(sizes) - 2 > width:
        return [line for row in rows for line in _told_row(heads, row, width)]
    aligned = [
        "left" if place == 0 or _is_text(table, place) else "right" for place in range(len(heads))
    ]
    return [_row(heads, sizes, aligned, "muted"), *(_row(row, sizes, aligned, "") for row in rows)]


def sided(columns: tuple[str, ...]) -> tuple[str, ...]:
    """The names of columns, without the side where they speak of one knee alone."""
    sides = {end for name in columns if (end := name.rpartition("_")[2]) in KNEES and end != name}
    if len(sides) != 1:
        return columns
    return tuple(name.removesuffix(f"_{next(iter(sides))}") for name in columns)


def _told_row(heads: list[str], row: list[str], width: int) -> tuple[Spans, ...]:
    """`2026-10-12  run km 9.0, line km 9.0, worst 2`, wrapped."""
    said = ", ".join(
        f"{head} {text}" for head, text in zip(heads[1:], row[1:], strict=True) if text != "–"
    )
    return wrap((Span(row[0], "strong"), Span(f"  {said}")), width, 2)


def _is_text(table: ExportTable, place: int) -> bool:
    return any(isinstance(row[place], str | bool) for row in table.rows)


def _row(row: list[str], sizes: list[int], aligned: list[str], tone: str) -> Spans:
    parts = []
    for text, size, align in zip(row, sizes, aligned, strict=True):
        parts += [*fit((Span(text, tone),), size, align), Span("  ")]
    return tuple(parts[:-1])
