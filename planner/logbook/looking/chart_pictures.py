"""Charts as pictures to be written into a file or a report."""

from __future__ import annotations

from datetime import date

from planner.domain.review.series import ScoreSeries
from planner.domain.review.useful import DoseShare
from planner.domain.values.calendar import days_from
from planner.exchange.exports.pictures import (
    ColumnPicture,
    ListPicture,
    Picture,
    PlotPicture,
    PlotsPicture,
    RowPicture,
    TrendPicture,
)
from planner.logbook.looking.chart_tables import Way, touches
from planner.logbook.looking.looking_back import LookingBack
from planner.logbook.weeks_back import DayBack, Period, PhaseSpan, WeekBack
from planner.wording import amounts, days
from planner.wording.amounts import Unit
from planner.wording.charts import (
    ABOUT,
    CHARTS,
    NOT_CAUSES,
    change_words,
    excused_words,
    series_words,
    share_words,
    sign_words,
    tolerated_words,
)


def chart_picture(
    back: LookingBack, name: str, period: Period, unit: Unit, way: Way = ""
) -> Picture:
    """The picture of the chart of that name (`wording.charts.CHARTS`)."""
    match name:
        case "load" | "plan":
            return trend_picture(back, name, period, unit, way)
        case "dose":
            return _dose(back, period)
        case "balance":
            return _balance(back, period)
        case "flares":
            return _flares(back, period)
        case _:
            return _scores(back, period)


def title_of(name: str, period: Period) -> str:
    """`Pain over load, 7 Sep 2026 to 25 Nov 2026`."""
    first, last = (f"{days.short_month(one)} {one.year}" for one in (period.first, period.last))
    return f"{CHARTS[name]}, {first} to {last}"


def trend_picture(
    back: LookingBack, name: str, period: Period, unit: Unit, way: Way = ""
) -> TrendPicture:
    """Load with pain over it by weeks or days, or what was planned and run in distance or
    minutes."""
    told = tolerated_words(back.tolerated_weeks(period), unit)
    title, description = title_of(name, period), f"{ABOUT[name]} {told}"
    if name == "plan":
        return TrendPicture(
            title=title,
            description=description,
            note=told,
            left="minutes a week" if way == "minutes" else f"{unit} a week",
            columns=_plan_columns(back, period, unit, way),
            planned="planned beyond it",
        )
    make, span = (_day_columns, "day") if way == "days" else (_week_columns, "week")
    return TrendPicture(
        title=title,
        description=description,
        note=told,
        left=f"{unit} a {span}",
        right="pain 0-10",
        columns=make(back, period, unit),
        marks=("worst", "morning"),
    )


def _unit_m(unit: Unit) -> float:
    return 1000 if unit == "km" else amounts.MILE_M


def _week_columns(back: LookingBack, period: Period, unit: Unit) -> tuple[ColumnPicture, ...]:
    """The weeks with load and line, pain, flares and phases; shaded what is still to come."""
    flares, phases, unit_m = back.flares(period), back.phases(period), _unit_m(unit)
    return tuple(
        ColumnPicture(
            key=week.first.isoformat(),
            label=days.week_label(week.first, by_month=period.is_long),
            done=week.run_m / unit_m,
            planned=(week.run_m + week.coming_m) / unit_m,
            cap=None if week.line_m is None else week.line_m / unit_m,
            points=(week.felt.worst, week.felt.morning),
            band=touches(flares, week.first, week.last),
            rule=_begun(phases, week.first, week.last),
            current=week.current,
        )
        for week in back.weeks(period)
    )


def _day_columns(back: LookingBack, period: Period, unit: Unit) -> tuple[ColumnPicture, ...]:
    """The days with load and pain, flares and phases."""
    flares, phases, unit_m = back.flares(period), back.phases(period), _unit_m(unit)
    known = {one.day: one for one in back.days(period)}
    every = days_from(period.first, (period.last - period.first).days + 1)
    found = ((day, known.get(day, DayBack(day=day))) for day in every)
    return tuple(
        ColumnPicture(
            key=day.isoformat(),
            label=days.short_month(day) if day.weekday() == back.book.week_start else "",
            done=one.run_m / unit_m,
            points=(one.felt.worst, one.felt.morning),
            band=touches(flares, day, day),
            rule=_begun(phases, day, day),
            current=day == back.book.today,
        )
        for day, one in found
    )


def _plan_columns(
    back: LookingBack, period: Period, unit: Unit, way: Way
) -> tuple[ColumnPicture, ...]:
    """The weeks with what was run, what was planned beyond it, and their line."""
    flares = back.flares(period)
    return tuple(
        ColumnPicture(
            key=week.first.isoformat(),
            label=days.week_label(week.first, by_month=period.is_long),
            done=run,
            planned=max(planned, run),
            cap=line,
            band=touches(flares, week.first, week.last),
            current=week.current,
        )
        for week in back.weeks(period)
        for run, planned, line in (_amounts(week, unit, way),)
    )


def _amounts(week: WeekBack, unit: Unit, way: Way) -> tuple[float, float, float | None]:
    """Run, planned and line, in minutes or the runner's unit."""
    if way == "minutes":
        line = None if week.line_s is None else week.line_s / 60
        if line is not None and week.run_m <= (week.line_m or 0):
            line = max(line, week.run_s / 60)  # in minutes the line is only about
        return week.run_s / 60, week.planned_s / 60, line
    unit_m = _unit_m(unit)
    line = None if week.line_m is None else week.line_m / unit_m
    return week.run_m / unit_m, week.planned_m / unit_m, line


def _begun(phases: tuple[PhaseSpan, ...], first: date, last: date) -> str | None:
    """The phase that began on one of these days."""
    return next((one.name for one in phases if first <= one.first <= last), None)


def _dose(back: LookingBack, period: Period) -> ListPicture:
    weeks = ((days.week_label(one.first), one) for one in back.dose_by_week(period))
    phases = ((one.name, one) for one in back.dose_by_phase(period))
    rows = [_share_row(name, one) for name, one in (*weeks, *phases) if one.is_told]
    return ListPicture(
        title=title_of("dose", period),
        description=ABOUT["dose"],
        heads=("sets done of those asked for",),
        rows=tuple(rows),
    )


def _share_row(name: str, share: DoseShare) -> RowPicture:
    done = (share.sets.share or 0) / 100
    return RowPicture(name=name, bars=((done, share_words(share)),), words=excused_words(share))


def _balance(back: LookingBack, period: Period) -> ListPicture:
    groups = back.balance(period)
    top = max((max(one.left, one.right) for one in groups), default=0) or 1
    rows = tuple(
        RowPicture(
            name=one.group,
            bars=((one.left / top, str(one.left)), (one.right / top, str(one.right))),
        )
        for one in groups
    )
    return ListPicture(
        title=title_of("balance", period),
        description=ABOUT["balance"],
        heads=("left", "right"),
        rows=rows,
    )


def _flares(back: LookingBack, period: Period) -> ListPicture:
    ups = back.lead_ups(period)
    counts = ((ups.flares, "before flares"), (ups.quiet, "before quiet days"))
    rows = tuple(
        RowPicture(
            name=sign_words(row.sign),
            bars=tuple(
                (found / count if count else 0, f"{found} of {count}")
                for found, (count, _) in zip(
                    (row.before_flares, row.before_quiet), counts, strict=True
                )
            ),
        )
        for row in ups.rows
    )
    return ListPicture(
        title=title_of("flares", period),
        description=f"{ABOUT['flares']} {NOT_CAUSES.capitalize()}.",
        heads=tuple(head for _, head in counts),
        rows=rows,
    )


def _scores(back: LookingBack, period: Period) -> PlotsPicture:
    return PlotsPicture(
        title=title_of("scores", period),
        description=ABOUT["scores"],
        begin=days.full(period.first),
        end=days.full(period.last),
        plots=tuple(_plot(series, period) for series in back.series(period)),
    )


def _plot(series: ScoreSeries, period: Period) -> PlotPicture:
    return PlotPicture(
        name=series_words(series),
        words=change_words(series),
        points=tuple((period.share_at(one.day), one.value) for one in series.points),
        top=series.top,
        low=series.low,
        zone=series.zone,
    )
