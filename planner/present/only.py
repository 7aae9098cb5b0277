"""A part of a day's cards: only sessions, only runs, only what is left."""

from __future__ import annotations

from datetime import date

import msgspec

from planner.logbook.views import CrossItem, DayItem, DayView, RunItem, SessionItem

SESSIONS, RUNS, LEFT = "sessions", "runs", "what is left"


def shown_views(views: tuple[DayView, ...], only: str, today: date) -> tuple[DayView, ...]:
    """The days with those of their cards that are to be shown."""
    return tuple(_part(view, only, today) for view in views)


def _part(view: DayView, only: str, today: date) -> DayView:
    kept = tuple(item for item in view.items if _is_shown(item, view.date, only, today))
    return msgspec.structs.replace(view, items=kept)


def _is_shown(item: DayItem, day: date, only: str, today: date) -> bool:
    if only == SESSIONS:
        return isinstance(item, SessionItem)
    if only == RUNS:
        return isinstance(item, RunItem | CrossItem)
    return day >= today and _is_left(item)


def _is_left(item: DayItem) -> bool:
    """True if something of it is still to be done."""
    if isinstance(item, CrossItem) or item.planned is None or item.planned.skipped:
        return False
    return item.run is None if isinstance(item, RunItem) else not item.settled
