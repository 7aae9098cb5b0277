"""How much the week page shows at once: a week, a month, a day, or one pane alone."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from planner.present.month import month_cells, month_title, weekday_names
from planner.widgets.month_grid import ACROSS, MonthGrid

if TYPE_CHECKING:
    from planner.screens.week import WeekPage

PANES = ("week", "mileage", "journal")


class View(NamedTuple):
    """What fills the page."""

    span: str
    """`week`, `month` or `day`."""
    alone: str = ""
    """The pane that has the whole screen, or empty."""


ROUND = (View("week"), View("month"), View("day"), View("week", "week"))
SMALL_ROUND = (
    View("week"), View("month"), View("day"), View("week", "mileage"), View("week", "journal"),
)  # fmt: skip
"""Where the panes are folded, they are part of the round."""


def show_next(page: WeekPage) -> None:
    """Go round the views; from within a pane give it the whole screen, or give it back."""
    now = View(page.span, page.zoomed)
    pane = page.zoomed if page.zoomed in PANES[1:] else _focused_pane(page)
    if pane != "week" and not page.is_small:
        _show(page, View(page.span, "" if page.zoomed else pane))
        return
    order = SMALL_ROUND if page.is_small else ROUND
    place = order.index(now) if now in order else -1
    _show(page, order[(place + 1) % len(order)])
    alone = {"mileage": page.bars, "journal": page.journal}.get(page.zoomed, page.grid)
    (_month(page) if page.span == "month" else alone).focus()


def show_week(page: WeekPage) -> None:
    """Show the week of the day under the cursor, with the keys on it."""
    _show(page, View("week"))
    page.grid.focus()


def _show(page: WeekPage, view: View) -> None:
    page.only_day = page.current_day()
    page.span, page.zoomed = view
    for pane in PANES:
        widget = page.query_one(f"#{pane}")
        widget.set_class(view.alone == pane, "-alone")
        widget.set_class(view.alone not in ("", pane), "-away")
    panes = page.query_one("#panes")
    panes.set_class(view.alone in PANES[1:], "-alone")
    panes.set_class(view.alone == "week", "-away")
    page.grid.set_class(view.span == "month" or view.alone in PANES[1:], "-away")
    month = page.query_one_optional("#month", MonthGrid)
    if month is not None:
        month.display = view.span == "month"
    page.reload()


def show_month(page: WeekPage, day: date, *, anew: bool) -> None:
    """Put the cursor on a day, and lay its month out where another is shown, or `anew`."""
    book, month = page.logbook, _month(page)
    shown = month.cells[ACROSS].key[:7] if month.cells else ""
    if anew or shown != day.isoformat()[:7]:
        width = page.app.size.width
        month.title, month.names = month_title(book, day, width), weekday_names(book)
        month.cells = month_cells(book, day, width, page.only)
    month.cursor = day.isoformat()


def _month(page: WeekPage) -> MonthGrid:
    """The month; a page that never showed one has none."""
    month = page.query_one_optional("#month", MonthGrid)
    if month is None:
        month = MonthGrid(id="month")
        page.mount(month, before="#panes")
    return month


def _focused_pane(page: WeekPage) -> str:
    """Name of the pane that has the focus."""
    nodes = () if page.focused is None else page.focused.ancestors_with_self
    return next((pane for pane in PANES if any(node.id == pane for node in nodes)), "week")
