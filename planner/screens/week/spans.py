"""How much the week page shows at once: a week, a month, a day, or one pane alone."""

from __future__ import annotations

import msgspec

from planner.screens.panes.calendar import Span

PANES = {"week": "#calendar", "mileage": "#mileage-pane", "journal": "#journal-pane"}
"""Names of the panes, and where they stand."""
BESIDE = ("mileage", "journal")
"""Those that stand beside each other below the week."""


class PageView(msgspec.Struct, frozen=True):
    """What fills the page."""

    span: Span
    alone: str = ""
    """The pane that has the whole screen, or empty."""


ROUND = (PageView("week"), PageView("month"), PageView("day"), PageView("week", "week"))
SMALL_ROUND = (
    PageView("week"), PageView("month"), PageView("day"),
    PageView("week", "mileage"), PageView("week", "journal"),
)  # fmt: skip
"""Where the panes are folded, they are part of the round."""


def next_view(now: PageView, focused: str, *, small: bool) -> PageView:
    """The next one of the round; from within a pane it gets the whole screen, or gives it back.

    Args:
        focused: Name of the pane that has the focus.
        small: True where there is no room for panes beside the week.
    """
    pane = now.alone if now.alone in BESIDE else focused
    if pane != "week" and not small:
        return PageView(now.span, "" if now.alone else pane)
    order = SMALL_ROUND if small else ROUND
    place = order.index(now) if now in order else -1
    return order[(place + 1) % len(order)]
