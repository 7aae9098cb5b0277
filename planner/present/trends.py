"""Charts of columns over time as they are drawn here, and the words of the selected column."""

from __future__ import annotations

from datetime import date

import msgspec

from planner.domain.review.felt import UNFELT, Felt
from planner.domain.technique.kept import focus_counts
from planner.exchange.exports.pictures import TrendPicture
from planner.logbook.logbook import Logbook
from planner.logbook.looking.chart_tables import Way, touches
from planner.logbook.looking.looking_back import LookingBack
from planner.logbook.weeks_back import Period, WeekBack
from planner.widgets.kit.text import FILL, Span, Spans
from planner.widgets.trend_chart import Mark, TrendColumn, TrendLook
from planner.wording import amounts, days
from planner.wording.charts import NOT_CAUSES, tolerated_words
from planner.wording.technique_told import heeded_lines

MARKS = (("●", "bad"), ("○", "info"))
"""Glyph and tone of each series of points: told apart without colour."""


def trend_columns(picture: TrendPicture) -> tuple[TrendColumn, ...]:
    """The columns of a chart as they are drawn here."""
    return tuple(
        TrendColumn(
            key=one.key,
            label=one.label,
            done=one.done,
            planned=one.planned,
            cap=one.cap,
            points=one.points,
            band=one.band,
            rule=one.rule,
            current=one.current,
        )
        for one in picture.columns
    )


def trend_look(picture: TrendPicture) -> TrendLook:
    """Words, glyphs and the second scale of a chart."""
    return TrendLook(
        left=picture.left,
        right=picture.right,
        marks=tuple(Mark(*mark, name) for mark, name in zip(MARKS, picture.marks, strict=False)),
        done=picture.done,
        now=picture.now,
        planned=picture.planned,
        cap=picture.cap,
        band=picture.band,
    )


class Selected(msgspec.Struct, frozen=True):
    """What a foot tells of: a column of a chart of some weeks, drawn in one of its ways."""

    back: LookingBack
    period: Period
    key: str | None = None
    way: Way = ""


def load_foot(selected: Selected) -> tuple[Spans, ...]:
    """The selected week, or day, in words; what was tolerated."""
    back, period, key = selected.back, selected.period, selected.key
    book = back.book
    weeks = tolerated_words(back.tolerated_weeks(period), book.unit)
    told = (
        (Span(weeks), FILL, Span(NOT_CAUSES, "muted")),
        (Span(tolerated_words(back.tolerated_runs(period), book.unit, "runs")),),
        *((Span(line),) for line in heeded_lines(focus_counts(back.focus_runs(period)))),
    )
    if key is None:
        return told
    here, day = _told_day if selected.way == "days" else _told_week, date.fromisoformat(key)
    return (here(book, back, period, day), *told)


def _told_week(book: Logbook, back: LookingBack, period: Period, day: date) -> Spans:
    """`w45 2–8 Nov 2026: 6.2 km run, line 6.4. Pain: worst 5, median morning 1,
    worst morning 4. Flare.`"""
    week = next(one for one in back.weeks(period) if one.first == day)
    return (
        Span(f"{days.week_label(week.first)} {days.week(week.first)}: ", "strong"),
        Span(f"{_ran(book, week)}. {_felt(week.felt)}"),
        *_flared(touches(back.flares(period), week.first, week.last)),
    )


def _told_day(book: Logbook, back: LookingBack, period: Period, day: date) -> Spans:
    """`Thu 5 Nov: 3.1 km. Pain: worst 5. Flare.`"""
    one = next((one for one in back.days(period) if one.day == day), None)
    run = "no run" if one is None or not one.run_m else amounts.distance(one.run_m, book.unit)
    return (
        Span(f"{days.dated(day, book.today)}: ", "strong"),
        Span(f"{run}. {_felt(UNFELT if one is None else one.felt)}"),
        *_flared(touches(back.flares(period), day, day)),
    )


def _flared(flare: bool) -> Spans:
    return (Span(" Flare.", "bad"),) if flare else ()


def _ran(book: Logbook, week: WeekBack) -> str:
    said = [f"{amounts.distance(week.run_m, book.unit)} run"]
    if week.coming_m:
        said.append(f"{amounts.number(week.coming_m, book.unit)} to come")
    if week.line_m is not None:
        said.append(f"line {amounts.number(week.line_m, book.unit)}")
    return ", ".join(said)


def _felt(felt: Felt) -> str:
    said = [
        f"{name} {score}"
        for name, score in (
            ("worst", felt.worst),
            ("median morning", felt.median),
            ("worst morning", felt.morning),
        )
        if score is not None
    ]
    return f"Pain: {', '.join(said)}." if said else "No score."


def plan_foot(selected: Selected) -> tuple[Spans, ...]:
    """The selected week, or the last of the period, in distance and minutes."""
    back, period, key = selected.back, selected.period, selected.key
    book = back.book
    weeks = [one for one in back.weeks(period) if one.first <= period.last]
    week = next((one for one in back.weeks(period) if one.first.isoformat() == key), weeks[-1])
    number, line = amounts.number, ""
    if week.line_m is not None:
        line = (
            f"; line {number(week.line_m, book.unit)}, about {round((week.line_s or 0) / 60)} min"
        )
    untimed = f" ({amounts.plural(week.untimed, 'day')} untimed)" if week.untimed else ""
    said = (
        f"planned {number(week.planned_m, book.unit)} {book.unit}, "
        f"about {round(week.planned_s / 60)} min; run {number(week.run_m, book.unit)}, "
        f"{round(week.run_s / 60)} min{untimed}{line}."
    )
    return ((Span(f"{days.week_label(week.first)} ", "strong"), Span(said)),)
