"""The panes of the charts page: one chart each, or its table."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import query_one
from textual.widget import Widget

from planner.exchange.tables_file import ExportTable
from planner.logbook.chart_pictures import trend_picture
from planner.logbook.chart_tables import Way, chart_table
from planner.logbook.looking_back import LookingBack
from planner.logbook.weeks_back import Stretch
from planner.present.charts import chart_lines, table_lines
from planner.present.trends import load_foot, plan_foot, trend_columns, trend_look
from planner.screens.panes.pane import Pane
from planner.widgets.fitted_lines import FittedLines
from planner.widgets.trend import TrendChart
from planner.wording.charts import CHARTS


class ChartPane(Pane):
    """Takes a stretch of weeks; shows its chart, or the table it is drawn from."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "T", "toggle_table", "table", id="charts.table",
            tooltip="The table this chart is drawn from, or the chart again",
        ),
    ]  # fmt: skip

    table = query_one(".table", FittedLines)

    def __init__(self, back: LookingBack, chart: str, page_stretch: Stretch) -> None:
        super().__init__(back.book, f"{chart}-pane")
        self.back = back
        self.chart = chart
        self.stretch = page_stretch
        self.way: Way = ""
        """How it is shown, where there is more than one way."""
        self._shown_for: tuple[Stretch, int] | None = None
        """What is shown: the stretch, and the state of the book."""

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
        """For subclasses: show the stretch in it."""
        raise NotImplementedError

    @property
    def target(self) -> Widget:
        """What takes the focus of this pane."""
        return self.table if self.has_class("-table") else self.children[0]

    def is_showing(self, stretch: Stretch) -> bool:
        """True if these weeks are shown as they are now."""
        return (stretch, self.logbook.revision) == self._shown_for

    def show(self, stretch: Stretch) -> None:
        """Show these weeks, if they are not shown as they are now."""
        if not self.is_showing(stretch):
            self.stretch, self._shown_for = stretch, (stretch, self.logbook.revision)
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
        return chart_table(self.back, self.chart, self.stretch, self.way)

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
        back, chart, stretch = self.back, self.chart, self.stretch
        drawing = self.query_one(f"#{chart}", FittedLines)
        drawing.make = lambda width: chart_lines(back, chart, stretch, width)


class TrendPane(ChartPane):
    """A chart of columns over time; the foot tells the selected one."""

    trend = query_one(TrendChart)

    def make_drawing(self) -> Widget:
        return TrendChart(id=self.chart)

    def draw(self) -> None:
        unit = self.logbook.unit
        picture = trend_picture(self.back, self.chart, self.stretch, unit, self.way)
        self.trend.look, self.trend.columns = trend_look(picture), trend_columns(picture)
        self.show_foot()

    def turn(self, way: Way) -> None:
        """Show it another way."""
        self.way = way
        self.show_anew()

    @on(TrendChart.Highlighted)
    def tell_selected(self) -> None:
        """Another column is selected."""
        self.show_foot()

    def show_foot(self) -> None:
        """For subclasses: say what the selected column says."""
        raise NotImplementedError

    @property
    def selected_key(self) -> str | None:
        """The key of the selected column; None without one."""
        return None if self.trend.current is None else self.trend.current.key


class LoadPane(TrendPane):
    """Pain over load, by week or by day."""

    HELP = """
Runs as bars, the worst and the morning pain over them on their own scale, flares hatched, a line
where a phase begins. The arrows tell a week or day in words; space shows days in place of weeks.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "space", "toggle_days", "days", id="charts.days",
            tooltip="Days in place of weeks, or weeks again",
        ),
    ]  # fmt: skip

    def __init__(self, back: LookingBack, stretch: Stretch) -> None:
        super().__init__(back, "load", stretch)

    def show_foot(self) -> None:
        key = self.selected_key
        self.trend.foot = load_foot(self.logbook, self.back, self.stretch, key, self.way)

    def action_toggle_days(self) -> None:
        """Days or weeks."""
        self.trend.selected = None
        self.turn("" if self.way else "days")


class PlanPane(TrendPane):
    """What was planned and run under the line of each week, in distance or minutes."""

    HELP = """
Run, what was planned beyond it, and the line of each week as it stood. m shows minutes.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "m", "toggle_minutes", "minutes", id="charts.minutes",
            tooltip="Minutes in place of distance, or distance again",
        ),
    ]  # fmt: skip

    def __init__(self, back: LookingBack, stretch: Stretch) -> None:
        super().__init__(back, "plan", stretch)

    def show_foot(self) -> None:
        self.trend.foot = plan_foot(self.logbook, self.back, self.stretch, self.selected_key)

    def action_toggle_minutes(self) -> None:
        """Minutes or distance."""
        self.turn("" if self.way else "minutes")
