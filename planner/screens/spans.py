"""How much the week page shows at once: a week, a month, a day, or one pane alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from planner.screens.panes.calendar import Span
    from planner.screens.week import WeekPage

PANES = {"week": "#calendar", "mileage": "#mileage-pane", "journal": "#journal-pane"}
BESIDE = ("mileage", "journal")
"""Those that stand beside each other below the week."""


class View(NamedTuple):
    """What fills the page."""

    span: Span
    alone: str = ""
    """The pane that has the whole screen, or empty."""


ROUND = (View("week"), View("month"), View("day"), View("week", "week"))
SMALL_ROUND = (
    View("week"), View("month"), View("day"), View("week", "mileage"), View("week", "journal"),
)  # fmt: skip
"""Where the panes are folded, they are part of the round."""


def show_next(page: WeekPage) -> None:
    """Go round the views; from within a pane give it the whole screen, or give it back."""
    now = View(page.calendar.span, page.zoomed)
    pane = page.zoomed if page.zoomed in BESIDE else _focused_pane(page)
    if pane != "week" and not page.is_small:
        _show(page, View(page.calendar.span, "" if page.zoomed else pane))
        return
    order = SMALL_ROUND if page.is_small else ROUND
    place = order.index(now) if now in order else -1
    _show(page, order[(place + 1) % len(order)])
    if page.zoomed == "mileage":
        page.mileage.bars.focus()
    elif page.zoomed == "journal":
        page.journal.timeline.focus()
    else:
        page.calendar.focus_cursor()


def show_week(page: WeekPage) -> None:
    """Show the week of the day under the cursor, with the keys on it."""
    _show(page, View("week"))
    page.calendar.grid.focus()


def _show(page: WeekPage, view: View) -> None:
    page.zoomed = view.alone
    for pane, name in PANES.items():
        widget = page.query_one(name)
        widget.set_class(view.alone == pane, "-alone")
        widget.set_class(view.alone not in ("", pane), "-away")
    panes = page.query_one("#panes")
    panes.set_class(view.alone in BESIDE, "-alone")
    panes.set_class(view.alone == "week", "-away")
    page.calendar.show_span(view.span)
    page.reload()


def _focused_pane(page: WeekPage) -> str:
    """Name of the pane that has the focus."""
    nodes = () if page.focused is None else page.focused.ancestors_with_self
    found = (pane for pane, name in PANES.items() if any(f"#{node.id}" == name for node in nodes))
    return next(found, "week")
