"""The charts page: load and pain, plan and line, dose, balance, before flares, tests."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.getters import query_one

from planner.domain.values.calendar import WEEK
from planner.logbook.logbook import Logbook
from planner.logbook.looking.looking_back import LookingBack
from planner.logbook.weeks_back import Period
from planner.present.charts import charts_head, span_words
from planner.present.header import banner_line
from planner.present.trends import load_foot, plan_foot
from planner.screens.book_page import BookPage
from planner.screens.charts.asks import save_chart
from planner.screens.charts.keys import KEYS
from planner.screens.panes.chart import ChartPane, LinesPane, TrendPane
from planner.screens.shared.pace import StepPace, keep_for_good
from planner.widgets.key_hints import KeyHints
from planner.widgets.kit.text import cells
from planner.widgets.span_lines import SpanLines
from planner.wording.charts import CHARTS

HINTS = (
    "charts.longer", "charts.shorter", "charts.next", "charts.table", "charts.save", "charts.turn",
    "charts.zoom", "charts.previous_week", "book.journal_page", "book.week_page",
    "book.help",
)  # fmt: skip
SPANS = (4, 8, 12, 26, 52, 104)
"""Weeks that can be shown at once: four weeks to two years."""
USUAL = 12
READ_AFTER_S = 0.3
"""Seconds after which is read ahead: once the page stands."""
AHEAD_S = 0.02
"""Seconds between two steps of it."""
LINES = ("dose", "balance", "flares", "scores")
"""The charts that are lines."""


class ChartsPage(BookPage):
    """Takes nothing but the book: six charts of the weeks behind, each with its table."""

    CSS_PATH = "charts.tcss"
    HELP = """
Load and pain over time, what was planned and done, the share of the useful dose, sets by muscle,
what came before flares, and tests. Everything is counted from your own entries: counts, not causes.
T shows the table of a chart, s saves its picture; + and - show more weeks or fewer.
"""
    BINDINGS: ClassVar[list[BindingType]] = KEYS

    header = query_one("#header", SpanLines)
    banner = query_one("#banner", SpanLines)

    def __init__(self, logbook: Logbook) -> None:
        super().__init__(logbook)
        self.back = LookingBack(logbook)
        self.weeks = USUAL
        self._last: date | None = None
        """The last day shown, if it is not today."""
        self._reading: Iterator[None] = iter(())
        """What is left to be read ahead."""
        self._zoomed = False
        self._here = "load"
        """The chart that has, or had last, the focus."""

    @property
    def period(self) -> Period:
        """The days that are shown."""
        return self.back.period(self.weeks, self._last)

    def compose(self) -> ComposeResult:
        """Heading, six charts, key hints."""
        back, period = self.back, self.period
        yield SpanLines(id="header")
        yield SpanLines(id="banner")
        with Container(id="charts"):
            yield TrendPane(back, "load", period, "days", load_foot)
            yield TrendPane(back, "plan", period, "minutes", plan_foot)
            for chart in LINES:
                yield LinesPane(back, chart, period)
        yield KeyHints(HINTS, limit=12, pinned="book.help")

    def opened(self) -> None:
        """The focus in the first chart."""
        self._set_one()
        self.pane().add_class("-here")
        self.pane().target.focus()
        periods = (self.back.period(weeks) for weeks in SPANS if weeks > self.weeks)
        self._reading = self.back.read_ahead(periods)
        self.set_timer(READ_AFTER_S, self._read_ahead)

    def _read_ahead(self) -> None:
        """Be ready for more weeks, a step at a time."""
        pace = StepPace()
        while next(self._reading, self) is not self:
            if pace.is_over:
                self.set_timer(AHEAD_S, self._read_ahead)
                return
        keep_for_good()

    def pane(self, chart: str = "") -> ChartPane:
        """The pane of a chart; without a name the one that has the focus."""
        return self.query_one(f"#{chart or self._here}-pane", ChartPane)

    # -- showing ------------------------------------------------------------

    def reload(self) -> None:
        """Ask the book anew: the chart that is looked at before the frame, the others after it."""
        self.show_standing()
        self.look()

    def look(self) -> None:
        """Show the weeks that are wanted."""
        self.show_title()
        self.pane().show(self.period)
        self._go_on(self.pane())

    def _go_on(self, pane: ChartPane) -> None:
        """The next chart follows once this one is painted, and a key may come in between. Only
        what is painted itself knows when: the page would hear of it too early."""
        pane.target.call_after_refresh(self._show_next)

    def _show_next(self) -> None:
        """Draw charts that are seen and not up to date, as many as a step has time for."""
        pace, period = StepPace(), self.period
        drawn: ChartPane | None = None
        for chart in CHARTS:
            pane = self.pane(chart)
            if not pane.display or pane.is_showing(period):
                continue
            if drawn is not None and pace.is_over:
                self._go_on(drawn)
                return
            pane.show(period)
            drawn = pane

    def show_title(self) -> bool:
        """The top line and the one below it."""
        narrow, room = self.has_class("-narrow"), self.app.size.width - 2
        self.header.lines = (charts_head(self.logbook, self.period, narrow=narrow),)
        banner = banner_line(
            self.logbook, self.words, narrow=narrow, waiting=self.waiting, width=room
        )
        self.banner.lines = (banner,)
        return cells(banner) <= room

    def on_resize(self) -> None:
        """Another size may have room for one chart only, or for all."""
        self.call_after_refresh(self._resized)  # once the page has its new classes

    def _resized(self) -> None:
        self._set_one()
        self.show_title()
        self.call_after_refresh(self._show_next)

    @property
    def _is_small(self) -> bool:
        return self.has_class("-narrow") or self.has_class("-short")

    def _set_one(self) -> None:
        self.set_class(self._is_small or self._zoomed, "-one")
        self.refresh_bindings()

    # -- which weeks --------------------------------------------------------

    def action_change_span(self, step: int) -> None:
        """More weeks, or fewer."""
        place = SPANS.index(self.weeks) + step
        if not 0 <= place < len(SPANS):
            self.said(f"{span_words(self.weeks).capitalize()} is as far as it goes.")
            return
        self.weeks, self.words = SPANS[place], ""
        self.look()

    def action_shift_weeks(self, weeks: int) -> None:
        """End earlier or later, but not after today."""
        self._go_to((self._last or self.logbook.today) + weeks * WEEK)

    def action_go_today(self) -> None:
        """End with today."""
        self._go_to(self.logbook.today)

    def _go_to(self, last: date) -> None:
        self._last = None if last >= self.logbook.today else last
        self.words = ""
        self.look()

    # -- which chart --------------------------------------------------------

    def action_next_chart(self, step: int) -> None:
        """The next chart takes the focus; where there is room for one, it is shown."""
        names = tuple(CHARTS)
        self._look_at(names[(names.index(self._here) + step) % len(names)])
        self.pane().target.focus()

    def _look_at(self, chart: str) -> None:
        self.pane().remove_class("-here")
        self._here = chart
        self.pane().add_class("-here")
        self.pane().show(self.period)

    @on(events.DescendantFocus)
    def follow_focus(self, event: events.DescendantFocus) -> None:
        """Another chart was clicked, or jumped to."""
        pane = next((one for one in event.widget.ancestors if isinstance(one, ChartPane)), None)
        if pane is not None and pane.chart != self._here:
            self._look_at(pane.chart)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where there is room for one chart only, it has the whole page already."""
        if action == "zoom_chart" and self._is_small:
            return False
        return super().check_action(action, parameters)

    def action_zoom_chart(self) -> None:
        """The whole page for one chart, or all charts again."""
        self._zoomed = not self._zoomed
        self._set_one()
        self.pane().target.focus()
        self.call_after_refresh(self._show_next)

    @work
    async def action_save_chart(self) -> None:
        """Ask where to save the picture of the chart."""
        await save_chart(self, self.back, self._here, self.period, self.pane().way)

    def action_step_out(self) -> None:
        """One step out: what was said, the table, the zoom, the earlier weeks."""
        if self.words:
            self.said("")
        elif self.pane().has_class("-table"):
            self.pane().action_toggle_table()
        elif self._zoomed:
            self.action_zoom_chart()
        elif self._last is not None:
            self.action_go_today()
