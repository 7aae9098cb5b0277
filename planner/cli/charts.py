"""`charts`: the charts page in the terminal, as tables, CSV, JSON and pictures."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import click

from planner.cli.frame.answer import Answer, Headline
from planner.cli.frame.call import Call
from planner.cli.frame.command import command
from planner.cli.frame.completing import day_words
from planner.cli.frame.writing import write_files
from planner.domain.technique.kept import focus_counts
from planner.domain.values.errors import UsageError
from planner.exchange.exports.chart_svg import svg_text
from planner.exchange.exports.tables_file import ExportTable, csv_text
from planner.exchange.kit.out_file import typed_place
from planner.logbook.looking.chart_pictures import chart_picture, title_of
from planner.logbook.looking.chart_tables import Way, chart_table
from planner.logbook.looking.looking_back import LookingBack
from planner.logbook.weeks_back import Period
from planner.typed import some_weeks
from planner.wording.charts import CHARTS, cell_words, column_words, tolerated_words
from planner.wording.technique_told import heeded_lines

WIDEST, HIGH = 120, 16
"""Cells of a chart at most, and its lines."""
BELONGS: dict[Way, str] = {"days": "load", "minutes": "plan"}
"""The chart each way of showing is for."""


@command(
    "charts",
    "easeback charts",
    "easeback charts plan --span 6m --minutes",
    "easeback charts flares --span 1y --table",
    "easeback charts load --days --csv > load.csv",
    "easeback charts dose --svg dose.svg",
    "easeback charts load --json",
)
@click.argument(
    "name", default="load", type=click.Choice(list(CHARTS)), metavar=f"[{'|'.join(CHARTS)}]"
)
@click.option("--span", default="12w", metavar="WEEKS", help="How much is shown: 12w, 6m, 2y.")
@click.option("--to", "last", metavar="DATE", shell_complete=day_words, help="Up to this day.")
@click.option("--days", is_flag=True, help="Days in place of weeks (load).")
@click.option("--minutes", is_flag=True, help="Minutes in place of distance (plan).")
@click.option("--table", is_flag=True, help="The table the chart is drawn from.")
@click.option("--csv", is_flag=True, help="The same as CSV: metres, seconds, ISO 8601.")
@click.option("--svg", metavar="FILE", help="The chart as a picture; - is standard output.")
def charts_command(
    call: Call, name: str, span: str, last: str | None, days: bool, minutes: bool, table: bool,
    csv: bool, svg: str | None,
) -> Answer:  # fmt: skip
    """Look back over weeks: load with pain over it, plan and line, the share of the useful dose,
    sets by muscle, what came before flares, tests.

    All is counted from your own entries. Counts stand side by side and name no cause.
    """
    if sum((table, csv, svg is not None)) > 1:
        raise UsageError("--table, --csv and --svg are three answers.", "Ask for one of them.")
    way = _way(name, days=days, minutes=minutes)
    back = LookingBack(call.logbook)
    period = back.period(some_weeks(span), call.past_day(last) if last else None)
    if svg is not None:
        return _picture(call, back, name, period, way, svg)
    answer = Answer(data=_data(back, name, period, way) if call.flags.json else None)
    if csv:
        answer.content = csv_text(chart_table(back, name, period, way)).encode()
    elif not call.flags.json:
        answer.lines = _shown(call, back, name, period, way, table=table)
    return answer


def _way(name: str, *, days: bool, minutes: bool) -> Way:
    asked: Way = "days" if days else "minutes" if minutes else ""
    if (days and minutes) or (asked and BELONGS[asked] != name):
        raise UsageError("--days belongs to the chart load, --minutes to the chart plan.")
    return asked


def _data(back: LookingBack, name: str, period: Period, way: Way) -> dict[str, object]:
    table = chart_table(back, name, period, way)
    return {
        "chart": name,
        "first": period.first,
        "last": period.last,
        "rows": [dict(zip(table.columns, row, strict=True)) for row in table.rows],
        "weeks_tolerated": back.tolerated_weeks(period),
        "runs_tolerated": back.tolerated_runs(period),
    }


def _shown(
    call: Call, back: LookingBack, name: str, period: Period, way: Way, *, table: bool
) -> list[str]:
    """The chart, or its table in columns; read aloud each value with its name."""
    found = chart_table(back, name, period, way)
    if call.flags.plain:
        return [title_of(name, period), *_told(call, found), *_summary(call, back, name, period)]
    # The widgets measure cells with Rich, 20 ms that other commands do without.
    from planner.present.chart_text import chart_text, table_text

    if table:
        return [Headline(title_of(name, period)), *table_text(found, call.unit)]
    width = min(WIDEST, shutil.get_terminal_size((80, 24)).columns)
    drawn = chart_text(back, name, period, call.unit, way, width, HIGH)
    summary = _summary(call, back, name, period)
    return [Headline(title_of(name, period)), *drawn, *summary]


def _told(call: Call, table: ExportTable) -> Iterator[str]:
    """Each row with the names of its values; what is not known is left out."""
    for row in table.rows:
        first, *rest = zip(table.columns, row, strict=True)
        said = [
            f"{column_words(column, call.unit)} {cell_words(column, value, call.unit)}"
            for column, value in rest
            if value is not None
        ]
        yield ", ".join([cell_words(*first, call.unit), *said])


def _summary(call: Call, back: LookingBack, name: str, period: Period) -> list[str]:
    """What was tolerated, below the charts of load and plan; how far technique was kept."""
    if name not in BELONGS.values():
        return []
    heeded = heeded_lines(focus_counts(back.focus_runs(period))) if name == "load" else ()
    return [
        tolerated_words(back.tolerated_weeks(period), call.unit),
        tolerated_words(back.tolerated_runs(period), call.unit, "runs"),
        *heeded,
    ]


def _picture(
    call: Call, back: LookingBack, name: str, period: Period, way: Way, svg: str
) -> Answer:
    content = svg_text(chart_picture(back, name, period, call.unit, way)).encode()
    if svg == "-":
        return Answer(content=content, data={"text": content.decode()})
    return write_files(call, {typed_place(svg): content})
