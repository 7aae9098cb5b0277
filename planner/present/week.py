"""The week's days as cards of the grid."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from planner.domain.values.session import done_id
from planner.logbook.belonging import names_of
from planner.logbook.views import CrossItem, DayItem, DayView, RunItem, SessionItem
from planner.present.card_context import CardContext
from planner.present.run_card import run_card
from planner.present.session_card import session_card
from planner.widgets.kit.text import Span
from planner.widgets.week_grid import Card, Day
from planner.wording import amounts, days

NOTES = "“"
"""Before the count of a card's notes and scores."""


def grid_days(views: tuple[DayView, ...], context: CardContext) -> tuple[Day, ...]:
    """The days of the week grid."""
    return tuple(
        Day(
            key=view.date.isoformat(),
            label=days.short(view.date),
            note="today" if view.date == context.today else "",
            cards=tuple(card(item, context) for item in view.items),
            band="bad" if view.date in context.band else "",
            today=view.date == context.today,
        )
        for view in views
    )


def card(item: DayItem, context: CardContext) -> Card:
    """One card of a day."""
    count = _notes_of(item, context.notes)
    return _noted(_card(item, context), count) if count else _card(item, context)


def _card(item: DayItem, context: CardContext) -> Card:
    if isinstance(item, SessionItem):
        return session_card(item, context)
    if isinstance(item, RunItem):
        return run_card(item, context)
    return cross_card(item, context)


def _notes_of(item: DayItem, notes: Mapping[str, int]) -> int:
    """How many notes and scores speak of a card, what is written on itself counted."""
    if isinstance(item, SessionItem):
        own = (item.planned.note if item.planned else "", item.done.note if item.done else "")
        names: tuple[str, ...] = (item.key, done_id(item.key))
    elif isinstance(item, RunItem):
        own = (item.planned.note if item.planned else "", item.run.note if item.run else "")
        names = (item.key,) if item.run is None else names_of(item.run)
    else:
        own, names = (item.cross.note, ""), (item.key,)
    return any(own) + sum(notes.get(name, 0) for name in names)


def _noted(bare: Card, count: int) -> Card:
    """A card that says how many notes it has; where there is no room for that, without."""
    mark = Span(f" {NOTES}{count}", "accent")
    forms = [form for one in (bare.title, *bare.shorter) for form in ((*one, mark), one)]
    return msgspec.structs.replace(
        bare,
        title=(*bare.title, mark),
        line=(*bare.line, mark) if bare.line else (),
        shorter=tuple(forms[1:]),
    )


def cross_card(item: CrossItem, context: CardContext) -> Card:
    """Training other than running; its name may be the runner's own words."""
    cross = item.cross
    name = cross.sport.replace("_", " ").capitalize() or "Training"
    time = amounts.minutes(cross.duration_s) if cross.duration_s else ""
    far = amounts.distance(cross.distance_m, context.unit) if cross.distance_m else ""
    about = ", ".join(part for part in (time, far) if part)
    minutes = context.worth.get(cross.id)
    worth = "" if minutes is None else f"= {minutes} min run"
    return Card(
        key=item.key,
        title=(Span(name, "strong"),),
        lines=((Span("✓ done ", "good"), Span(about, "muted")), (Span(worth, "muted"),)),
        stripe="accent",
        line=(Span(f"{name} "), Span("✓ ", "good"), Span(about, "muted")),
        right=(Span(worth, "muted"),) if worth else (),
    )
