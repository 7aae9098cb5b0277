"""What the keys of the charts page ask."""

from __future__ import annotations

from planner.exchange.exports.chart_svg import svg_text
from planner.logbook.looking.chart_pictures import chart_picture, title_of
from planner.logbook.looking.chart_tables import Way
from planner.logbook.looking.looking_back import LookingBack
from planner.logbook.weeks_back import Period
from planner.screens.shared.export_form import export_one
from planner.screens.shared.page import Page


async def save_chart(page: Page, back: LookingBack, chart: str, period: Period, way: Way) -> None:
    """Ask where the picture of a chart is to be saved, and write it."""
    picture = chart_picture(back, chart, period, back.book.unit, way)
    await export_one(
        page,
        title="Save the picture",
        about=f"{title_of(chart, period)}, as SVG: for a browser, a printer or a drawing program.",
        name=f"easeback-{chart}-{period.last.isoformat()}.svg",
        make=lambda: svg_text(picture),
    )
