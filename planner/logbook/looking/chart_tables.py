"""The table of each chart: what it is drawn from, a row each. Metres, seconds, ISO 8601."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Literal

from planner.domain.caps.flare_spells import FlareSpell
from planner.domain.technique.kept import focus_weeks
from planner.exchange.exports.tables_file import Cell, ExportTable
from planner.logbook.looking.looking_back import LookingBack
from planner.logbook.weeks_back import KneeFelt, Period, PhaseSpan
from planner.wording.charts import series_words

Row = tuple[Cell, ...]
Way = Literal["", "days", "minutes"]
"""How a chart is shown where there is more than one way: the load by days, the plan in minutes."""


def chart_table(back: LookingBack, name: str, period: Period, way: Way = "") -> ExportTable:
    """The table of the chart of that name (`wording.charts.CHARTS`)."""
    if name == "load" and way == "days":
        return load_of_days(back, period)
    return TABLES[name](back, period)


def load_of_weeks(back: LookingBack, period: Period) -> ExportTable:
    """Load and pain of each week, those to come as they are planned."""
    weeks = back.weeks(period)
    flares, phases = back.flares(period), back.phases(period)
    heeded, counts = _heeded(back, period)
    rows = [
        (
            week.first.isoformat(), week.run_m, week.coming_m, week.line_m,
            *_scores(week.knees),
            touches(flares, week.first, week.last),
            phase_on(phases, week.last),
            *counts(week.first),
        )
        for week in weeks
    ]  # fmt: skip
    knees = weeks[0].knees if weeks else ()
    return ExportTable(
        ("week", "run_m", "coming_m", "line_m", *_score_names(knees), "flare", "phase", *heeded),
        tuple(rows),
    )


def _heeded(
    back: LookingBack, period: Period
) -> tuple[tuple[str, ...], Callable[[date], tuple[int, ...]]]:
    """Columns of how far technique was kept in a week's runs, and their values; none where nothing
    was to be heeded."""
    runs = back.focus_runs(period)
    if not runs:
        return (), lambda _: ()
    found = focus_weeks(runs, period.first, period.last, back.book.week_start)
    weeks = {one.first: (one.kept, one.partly, one.left, one.unsaid) for one in found}
    names = ("focus_kept", "focus_partly", "focus_not_kept", "focus_not_said")
    return names, lambda week: weeks.get(week, (0, 0, 0, 0))


def load_of_days(back: LookingBack, period: Period) -> ExportTable:
    """Load and pain of each day with a run or a score."""
    days, flares, phases = back.days(period), back.flares(period), back.phases(period)
    rows = [
        (
            day.day.isoformat(), day.run_m, day.run_s,
            *(cell for one in day.knees for cell in (one.felt.worst, one.felt.morning)),
            touches(flares, day.day, day.day), phase_on(phases, day.day),
        )
        for day in days
    ]  # fmt: skip
    sides = [one.side for one in days[0].knees] if days else []
    names = [name for side in sides for name in (f"worst_{side}", f"morning_{side}")]
    return ExportTable(("day", "run_m", "run_s", *names, "flare", "phase"), tuple(rows))


def _scores(knees: tuple[KneeFelt, ...]) -> Iterator[int | None]:
    for one in knees:
        yield from (one.felt.worst, one.felt.median, one.felt.morning)


def _score_names(knees: tuple[KneeFelt, ...]) -> list[str]:
    return [
        f"{what}_{one.side}"
        for one in knees
        for what in ("worst", "median_morning", "worst_morning")
    ]


def touches(flares: tuple[FlareSpell, ...], first: date, last: date) -> bool:
    """True if a flare was open on one of these days."""
    return any(spell.since <= last and first <= spell.last for spell in flares)


def phase_on(phases: tuple[PhaseSpan, ...], day: date) -> str | None:
    """The phase of a day; on a day to come the present one."""
    begun = [one for one in phases if one.first <= day]
    return begun[-1].name if begun else None


def _plan(back: LookingBack, period: Period) -> ExportTable:
    rows: list[Row] = []
    for week in back.weeks(period):
        judged = week.judged if week.judged is not None and week.judged.metres else None
        rows.append(
            (
                week.first.isoformat(), week.planned_m, week.run_m, week.line_m,
                week.planned_s, week.run_s, week.line_s, week.untimed,
                None if judged is None else judged.metres,
                None if judged is None else judged.quiet,
                None if judged is None else judged.in_flare,
            )
        )  # fmt: skip
    return ExportTable(
        ("week", "planned_m", "run_m", "line_m", "planned_s", "run_s", "line_s", "untimed",
         "judged_m", "quiet", "in_flare"),
        tuple(rows),
    )  # fmt: skip


def _dose(back: LookingBack, period: Period) -> ExportTable:
    shares = [("week", one) for one in back.dose_by_week(period)]
    shares += [("phase", one) for one in back.dose_by_phase(period)]
    rows = [
        (
            kind, one.name or one.first.isoformat(), one.first.isoformat(), one.last.isoformat(),
            one.sets.asked, one.sets.done, one.sets.share, one.sets.excused, one.excused_days,
            one.so_far,
        )
        for kind, one in shares
    ]  # fmt: skip
    return ExportTable(
        ("of", "name", "first", "last", "asked", "done", "percent", "excused", "excused_days",
         "so_far"),
        tuple(rows),
    )  # fmt: skip


def _balance(back: LookingBack, period: Period) -> ExportTable:
    rows: tuple[Row, ...] = tuple(
        (one.group, one.left, one.right, None if one.last is None else one.last.isoformat())
        for one in back.balance(period)
    )
    return ExportTable(("muscles", "left", "right", "latest"), rows)


def _flares(back: LookingBack, period: Period) -> ExportTable:
    ups = back.lead_ups(period)
    rows: tuple[Row, ...] = tuple(
        (row.sign, row.before_flares, ups.flares, row.before_quiet, ups.quiet) for row in ups.rows
    )
    return ExportTable(("sign", "before_flares", "flares", "before_quiet", "quiet_days"), rows)


def _tests(back: LookingBack, period: Period) -> ExportTable:
    rows: tuple[Row, ...] = tuple(
        (series_words(series), point.day.isoformat(), point.value, series.error, series.matters)
        for series in back.series(period)
        for point in series.points
    )
    return ExportTable(("measure", "day", "value", "error", "matters"), rows)


TABLES: dict[str, Callable[[LookingBack, Period], ExportTable]] = {
    "load": load_of_weeks,
    "plan": _plan,
    "dose": _dose,
    "balance": _balance,
    "flares": _flares,
    "scores": _tests,
}
