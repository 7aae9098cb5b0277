"""The charts page: six charts of the weeks behind, each with its table and picture."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest
from textual.geometry import Region
from textual.strip import Strip

from planner.domain.values.journal import Moment
from planner.domain.values.run import Run
from planner.logbook.logbook import Logbook
from planner.screens.charts.page import ChartsPage
from planner.screens.panes.chart import ChartPane
from planner.screens.shared import pace
from planner.widgets.kit.line_widget import LineWidget
from planner.widgets.trend import TrendChart
from planner.wording.charts import CHARTS
from tests.screens.support import HUGE, MONDAY, SMALL, SUNDAY, TINY, TODAY, WIDE, Window, open_week

DAY = timedelta(days=1)


@pytest.fixture
def lived(book: Logbook) -> Logbook:
    """Three runs, of which one hurt, and a score on stairs."""
    for back, km, pain in ((15, 4, 1), (9, 5, 1), (2, 6, 6)):
        book.facts.log_run(
            Run(
                id=f"run-{back}", date=TODAY - back * DAY, distance_m=km * 1000,
                duration_s=km * 420, pain_before=0, pain_during=pain, pain_after=0,
            )
        )  # fmt: skip
    book.facts.log_pain(book.facts.reading_of(2, moment=Moment.STAIRS))
    return book


async def on_charts(window: Window) -> ChartsPage:
    """The page after its key, with every chart drawn."""
    await window.press("5")
    page = window.app.screen
    assert isinstance(page, ChartsPage)
    await window.pilot.pause()
    return page


def seen(page: ChartsPage) -> list[str]:
    """The charts that are shown."""
    return [pane.chart for pane in page.query(ChartPane) if pane.display and pane.size]


async def test_all_six_charts_stand_side_by_side_are_turned_and_saved(lived, tmp_path: Path):
    async with open_week(lived, WIDE) as window:
        page = await on_charts(window)

        assert seen(page) == list(CHARTS)
        words = window.words
        assert all(title in words for title in CHARTS.values())
        assert "flare" in words
        await window.press("left")
        assert "w48 23–29 Nov 2026: 6.0 km run" in window.words
        await window.press("space")
        assert "km a day" in window.words
        await window.press("tab", "space")
        assert page.focused is not None
        assert page.focused.id == "plan"
        assert "minutes a week" in page.query_one("#plan", TrendChart).look.left
        await window.press("tab", "z")
        assert seen(page) == ["dose"]
        await window.press("T")
        assert page.pane().has_class("-table")
        await window.press("escape", "escape")
        assert not page.pane().has_class("-table")
        assert seen(page) == list(CHARTS)
        await window.press("s")
        await window.fill("folder", str(tmp_path))
        await window.press("enter")
        (file,) = tmp_path.glob("easeback-dose-*.svg")
        assert ElementTree.parse(file).getroot().get("role") == "img"
        assert f"Wrote {file.name}" in window.words


async def test_other_weeks_are_shown_and_a_change_is_seen_in_every_chart(lived):
    async with open_week(lived, HUGE) as window:
        page = await on_charts(window)
        chart = page.query_one("#load", TrendChart)

        await window.press("plus")
        assert (page.weeks, len(chart.columns)) == (26, 28)
        await window.press("minus", "minus", "minus", "minus")
        assert (page.weeks, len(chart.columns)) == (4, 6)
        assert "4 weeks is as far as it goes" in window.words
        await window.press("H")
        assert page.period.last == SUNDAY - 7 * DAY
        assert chart.columns[-1].key == (MONDAY - 7 * DAY).isoformat()
        await window.press(">")
        assert page.period.last == TODAY
        await window.press("<", "t")
        assert page.period.last == TODAY
        before = chart.columns
        lived.facts.log_run(Run(id="new", date=TODAY - DAY, distance_m=1000))
        await window.settle()
        assert chart.columns != before
        assert all(pane.is_showing(page.period) for pane in page.query(ChartPane))


@pytest.mark.parametrize("size", [SMALL, TINY])
async def test_where_there_is_room_for_one_it_has_the_page(lived, size):
    async with open_week(lived, size) as window:
        page = await on_charts(window)

        assert seen(page) == ["load"]
        for chart in (*list(CHARTS)[1:], "load"):
            await window.press("tab")
            assert seen(page) == [chart]
            assert page.focused is not None
        await window.press("shift+tab")
        assert seen(page) == ["scores"]
        await window.press("T")
        assert "Nothing was tested" not in window.words


async def test_charts_are_painted_while_others_are_still_to_be_drawn(
    lived: Logbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pace, "STEP_S", -1.0)
    seen_so_far: list[tuple[str, str]] = []
    draw, paint = ChartPane.show_anew, LineWidget.render_lines

    def drawn(pane: ChartPane) -> None:
        seen_so_far.append(("drawn", pane.chart))
        draw(pane)

    def painted(widget: LineWidget, crop: Region) -> list[Strip]:
        seen_so_far.append(("painted", widget.id or ""))
        return paint(widget, crop)

    async with open_week(lived, HUGE) as window:
        page = await on_charts(window)
        monkeypatch.setattr(ChartPane, "show_anew", drawn)
        monkeypatch.setattr(LineWidget, "render_lines", painted)
        page.action_change_span(1)
        while not all(pane.is_showing(page.period) for pane in page.query(ChartPane)):
            await window.pilot.pause()

    charts = list(CHARTS)
    assert [chart for what, chart in seen_so_far if what == "drawn"] == charts
    assert ("painted", "load") in seen_so_far
    # One turn later at most: the screen may have begun a frame between a chart and its repaint.
    for chart, following in zip(charts, charts[2:], strict=False):
        if ("painted", chart) in seen_so_far:  # what comes out the same is not painted again
            painted_at = seen_so_far.index(("painted", chart))
            assert painted_at < seen_so_far.index(("drawn", following)), following
