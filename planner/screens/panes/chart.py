"""The panes of the charts page: one chart each, or its table."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one
from textual.widget import Widget

from planner.exchange.exports.tables_file import ExportTable
from planner.logbook.looking.chart_pictures import trend_picture
from planner.logbook.looking.chart_tables import Way, chart_table
from planner.logbook.looking.looking_back import LookingBack
from planner.logbook.weeks_back import Period
from planner.present.charts import chart_lines, table_lines
from planner.present.trends import Selected, trend_columns, trend_look
from planner.screens.panes.pane import Pane
from planner.widgets.kit.fitted_lines import FittedLines
from planner.widgets.kit.keys import shown
from planner.widgets.kit.text import Spans
from planner.widgets.trend import TrendChart
from planner.wording.charts import CHARTS

Foot = Callable[[Selected], tuple[Spans, ...]]
"""Gives the lines below a chart, for the selected column."""


class ChartPane(Pane):
    """Takes a period of weeks; shows its chart, or the table it is drawn from."""

    BINDINGS: ClassVar[list[BindingType]] = [
        shown("charts.table", "T", "toggle_table", "table",
              "The table this chart is drawn from, or the chart again"),
    ]  # fmt: skip

    table = query_one(".table", FittedLines)

    def __init__(self, back: LookingBack, chart: str, page_period: Period) -> None:
        super().__init__(back.book, f"{chart}-pane")
        self.back = back
        self.chart = chart
        self.period = page_period
        self.way: Way = ""
        """How it is shown, where there is more than one way."""
        self._shown_for: tuple[Period, int] | None = None
        """What is shown: the period, and the state of the book."""

    def compose(self) -> ComposeResult:
        """The chart, and its table beside it, of which one is seen."""
        drawing, table = self.make_drawing(), FittedLines(id=f"{self.chart}-table")
        table.add_class("table")
        for widget in (drawing, table):
            widget.border_title = CHARTS[self.chart]
            widget.border_subtitle = "T table" if widget is drawing else "T chart"
            yield widget

    def make_drawing(self) -> Widget:
        """For subclasses: the widget of the chart."""
        raise NotImplementedError

    def draw(self) -> None:
        """For subclasses: show the period in it."""
        raise NotImplementedError

    @property
    def target(self) -> Widget:
        """What takes the focus of this pane."""
        return self.table if self.has_class("-table") else self.children[0]

    def is_showing(self, period: Period) -> bool:
        """True if these weeks are shown as they are now."""
        return (period, self.logbook.revision) == self._shown_for

    def show(self, period: Period) -> None:
        """Show these weeks, if they are not shown as they are now."""
        if not self.is_showing(period):
            self.period, self._shown_for = period, (period, self.logbook.revision)
            self.show_anew()

    def show_anew(self) -> None:
        """Draw what is seen: the chart or its table."""
        if self.has_class("-table"):
            table = self.as_table()
            self.table.make = lambda width: table_lines(table, self.logbook.unit, width)
        else:
            self.draw()

    def as_table(self) -> ExportTable:
        """What the chart is drawn from."""
        return chart_table(self.back, self.chart, self.period, self.way)

    def action_toggle_table(self) -> None:
        """The table in place of the chart, or the chart again."""
        self.toggle_class("-table")
        self.show_anew()
        self.target.focus()


class LinesPane(ChartPane):
    """A chart that is lines: bars with words, counts, small plots."""

    def make_drawing(self) -> Widget:
        return FittedLines(id=self.chart)

    def draw(self) -> None:
        back, chart, period = self.back, self.chart, self.period
        drawing = self.query_one(f"#{chart}", FittedLines)
        drawing.make = lambda width: chart_lines(back, chart, period, width)


class TrendPane(ChartPane):
    """A chart of columns over time, in one of two ways; the foot tells the selected column."""

    HELP = """
The arrows tell a week or day in words. Space shows pain and load by day in place of weeks, and the
plan in minutes in place of distance.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        shown("charts.turn", "space", "turn_chart", "other way",
              "Load by day in place of weeks; the plan in minutes in place of distance"),
    ]  # fmt: skip

    trend = query_one(TrendChart)

    def __init__(
        self, back: LookingBack, chart: str, page_period: Period, other: Way, foot: Foot
    ) -> None:
        """
        Args:
            other: The way it is shown after a turn.
            foot: Says in words what is selected.
        """
        super().__init__(back, chart, page_period)
        self._other: Way = other
        self._foot = foot

    def make_drawing(self) -> Widget:
        return TrendChart(id=self.chart)

    def draw(self) -> None:
        unit = self.logbook.unit
        picture = trend_picture(self.back, self.chart, self.period, unit, self.way)
        self.trend.look, self.trend.columns = trend_look(picture), trend_columns(picture)
        self.tell_selected()

    @on(TrendChart.Highlighted)
    def tell_selected(self) -> None:
        """The foot for the column that is selected."""
        key = None if self.trend.current is None else self.trend.current.key
        self.trend.foot = self._foot(Selected(self.back, self.period, key, self.way))

    def action_turn_chart(self) -> None:
        """The other way, or the first again."""
        self.trend.selected = None
        self.way = "" if self.way else self._other
        self.show_anew()
