"""The days of a month as small cells: sets, kilometres, pain."""

from __future__ import annotations

from datetime import date, timedelta

from planner.domain.values.calendar import week_of
from planner.logbook.logbook import Logbook
from planner.logbook.views import DayView, RunItem, SessionItem
from planner.present.only import shown_views
from planner.present.pain_scale import run_scale
from planner.widgets.kit.text import FILL, Span, Spans
from planner.widgets.month_grid import ACROSS, MonthCell
from planner.wording import amounts, days

LEGEND_FROM, WORDS_FROM = 70, 100
"""Cells of the page from which on there is room for the legend, and for the word in a cell."""


def month_title(book: Logbook, day: date, width: int) -> Spans:
    """`November 2026`, and what the cells tell."""
    name = f" {days.LONG_MONTHS[day.month - 1]} {day.year}"
    if width < LEGEND_FROM:
        return (Span(name, "strong"),)
    legend = f"sets ticked/planned   {book.unit} run/planned   worst pain "
    return (Span(name, "strong"), FILL, Span(legend, "muted"))


def weekday_names(book: Logbook) -> tuple[str, ...]:
    """The days of the runner's week."""
    return tuple(days.WEEKDAYS[(book.week_start + n) % ACROSS] for n in range(ACROSS))


def month_cells(
    book: Logbook, day: date, width: int = WORDS_FROM, only: str = ""
) -> tuple[MonthCell, ...]:
    """The whole weeks that hold the month of a day."""
    begin = day.replace(day=1)
    first = week_of(begin, book.week_start)
    end = (begin + timedelta(days=31)).replace(day=1)
    count = -(-(end - first).days // ACROSS) * ACROSS
    word = " sets" if width >= WORDS_FROM else ""
    views = book.cards.days(first, count)
    if only:
        views = shown_views(views, only, book.today)
    return tuple(_cell(book, view, day, word) for view in views)


def _cell(book: Logbook, view: DayView, day: date, word: str) -> MonthCell:
    today = view.date == book.today
    away = (view.date.year, view.date.month) != (day.year, day.month)
    number = str(view.date.day)
    # The head of the page says the year; the days of the months beside it are a week away at most.
    label = Span(days.short_month(view.date) if away else number, "muted" if away else "strong")
    sets, done_sets = _sets(view), _ticked(view)
    worst = max((reading.score for reading in view.readings), default=None)
    scale = run_scale(book.parameters)
    pain = () if worst is None else (Span(f"{scale.glyph(worst)} {worst}/10 ", scale.tone(worst)),)
    head: Spans = (label, FILL, *pain)
    bare = (_sets_line(done_sets, sets, ""), _far(book, view))
    return MonthCell(
        view.date.isoformat(),
        lines=(head, _sets_line(done_sets, sets, word), _runs_line(book, view)),
        pair=(head, (*bare[0], *((Span("  "),) if all(bare) else ()), *bare[1])),
        brief=_brief(label, view, done_sets, sets),
        today=today,
    )


def _sets(view: DayView) -> int:
    """Sets asked for on a day; of a skipped session only those that were ticked all the same."""
    return sum(
        item.ticked if item.planned is not None and item.planned.skipped else len(item.sets)
        for item in view.items
        if isinstance(item, SessionItem)
    )


def _ticked(view: DayView) -> int:
    return sum(item.ticked for item in view.items if isinstance(item, SessionItem))


def _mark(done: int, of: int) -> Span:
    """Done, begun, or still to do."""
    if done >= of:
        return Span("✓", "good")
    return Span("◐" if done else "○", "info")


def _sets_line(done: int, of: int, word: str) -> Spans:
    return (_mark(done, of), Span(f" {done}/{of}{word}")) if of else ()


def _metres(view: DayView) -> tuple[int, int]:
    """Metres run and planned on a day; a run that was skipped is not planned any more."""
    runs = [item for item in view.items if isinstance(item, RunItem)]
    done = sum(item.run.distance_m for item in runs if item.run)
    planned = sum(
        item.planned.distance_m
        for item in runs
        if item.planned and (item.run or not item.planned.skipped)
    )
    return done, planned


def _runs_line(book: Logbook, view: DayView) -> Spans:
    done, planned = _metres(view)
    if not done and not planned:
        return ()
    far = amounts.number(done, book.unit) if done else "–"
    of = f"/{amounts.number(planned, book.unit)}" if planned else ""
    return (Span("✓" if done else "○", "good" if done else "info"), Span(f" {far}{of} {book.unit}"))


def _far(book: Logbook, view: DayView) -> Spans:
    """What was run, or else what is planned, as a number alone."""
    done, planned = _metres(view)
    if not done and not planned:
        return ()
    mark = Span("✓", "good") if done else Span("○", "info")
    return (mark, Span(f" {amounts.number(done or planned, book.unit)}"))


def _brief(label: Span, view: DayView, done: int, of: int) -> Spans:
    """`25✓R`: sets, and R for a run done, r for one planned."""
    run, planned = _metres(view)
    letter = Span("R", "good") if run else Span("r", "info") if planned else Span("")
    number = Span(str(view.date.day), label.tone)
    return (number, *((_mark(done, of),) if of else ()), letter)
