"""Where the cursor of a week grid goes. Pure steps over days of cards."""

from __future__ import annotations

from msgspec.structs import replace

from planner.widgets.week_cards import Card, Day
from planner.widgets.week_columns import Spot


def within(days: tuple[Day, ...], spot: Spot) -> Spot:
    """The spot nearest to `spot` that exists."""
    day = max(0, min(spot[0], len(days) - 1))
    cards = days[day].cards if days else ()
    return day, max(0, min(spot[1], len(cards) - 1))


def day_index(days: tuple[Day, ...], day_key: str) -> int | None:
    """Index of the day with this key."""
    return next((index for index, day in enumerate(days) if day.key == day_key), None)


def card_spot(days: tuple[Day, ...], card_key: str) -> Spot | None:
    """Where the card with this key is."""
    for index, day in enumerate(days):
        for item, card in enumerate(day.cards):
            if card.key == card_key:
                return index, item
    return None


def card_at(days: tuple[Day, ...], spot: Spot) -> Card | None:
    """The card at a spot, or None on a day without cards."""
    day, item = spot
    if day < len(days) and item < len(days[day].cards):
        return days[day].cards[item]
    return None


def follow(days: tuple[Day, ...], spot: Spot, before: tuple[Day, ...]) -> Spot:
    """Where a cursor at `spot` of the days `before` belongs now.

    With its card, wherever that went; else in the same day with the neighbour that took its
    place; else, in another week, on the same day of it.
    """
    card = card_at(before, spot)
    if card and (found := card_spot(days, card.key)):
        return found
    day = day_index(days, before[spot[0]].key) if spot[0] < len(before) else None
    return within(days, (spot[0] if day is None else day, spot[1]))


def next_item(days: tuple[Day, ...], spot: Spot, step: int, through: bool) -> Spot | None:
    """The item above or below; None past the end.

    Args:
        days: The days.
        spot: Where the cursor is.
        step: -1 up, +1 down.
        through: Go on into the day before or after, as a list does.
    """
    day, item = spot
    if 0 <= item + step < len(days[day].cards):
        return day, item + step
    if not through or not 0 <= day + step < len(days):
        return None
    return within(days, (day + step, 0 if step > 0 else len(days[day + step].cards)))


def with_cargo(days: tuple[Day, ...], cargo: Card, over: int) -> tuple[tuple[Day, ...], Spot]:
    """The days with a carried card hanging over one of them, and where it hangs.

    In its own day it stays where it is; over another it hangs below that day's cards, and the
    place it came from is drawn pale.
    """
    home = card_spot(days, cargo.key)
    if home and home[0] == over:
        return days, home
    shown = list(days)
    if home:
        cards = list(days[home[0]].cards)
        cards[home[1]] = replace(cards[home[1]], ghost=True)
        shown[home[0]] = replace(days[home[0]], cards=tuple(cards))
    shown[over] = replace(days[over], cards=(*days[over].cards, replace(cargo, ghost=True)))
    return tuple(shown), (over, len(days[over].cards))
