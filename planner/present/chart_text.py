"""Charts as plain text, for the command line."""

from __future__ import annotations

from collections.abc import Iterable

from planner.exchange.exports.tables_file import ExportTable
from planner.logbook.looking.chart_pictures import trend_picture
from planner.logbook.looking.chart_tables import Way
from planner.logbook.looking.looking_back import LookingBack
from planner.logbook.weeks_back import Period
from planner.present.charts import chart_lines, table_lines
from planner.present.trends import trend_columns, trend_look
from planner.widgets.kit.text import plain
from planner.widgets.trend_chart import trend
from planner.widgets.week_bars import short_number
from planner.wording.amounts import Unit


def chart_text(
    back: LookingBack, name: str, period: Period, unit: Unit, way: Way, width: int, height: int
) -> list[str]:
    """A chart as lines of at most `width` cells; one of columns has `height` of them."""
    if name in ("load", "plan"):
        picture = trend_picture(back, name, period, unit, way)
        drawn = trend(trend_columns(picture), width, height, trend_look(picture), short_number)
        return ["".join(plain(piece.spans) for piece in line).rstrip() for line in drawn]
    return [plain(line).rstrip() for line in chart_lines(back, name, period, width)]


def table_text(table: ExportTable, unit: Unit) -> Iterable[str]:
    """A table as wide as it is."""
    return (plain(line).rstrip() for line in table_lines(table, unit))
