"""`skip`: excuse a card, with a reason."""

from __future__ import annotations

import click
import msgspec

from planner.cli.cards import card_of, cards_named
from planner.cli.frame.answer import Answer
from planner.cli.frame.call import Call
from planner.cli.frame.command import command
from planner.cli.frame.completing import card_words, day_words
from planner.domain.values.errors import UsageError
from planner.domain.weeks.schedule import Planned
from planner.logbook.views import CrossItem, DayItem
from planner.wording.entries import SKIP_REASONS


@command(
    "skip", "easeback skip 2 --because time", "easeback skip strength --because ill --on wed-fri"
)
@click.argument("item", shell_complete=card_words)
@click.option("--because", type=click.Choice(list(SKIP_REASONS)), default="other", help="Why.")
@click.option(
    "--on",
    metavar="DAYS",
    shell_complete=day_words,
    help="Another day than today, or several: wed-fri.",
)
def skip_command(call: Call, item: str, because: str, on: str | None) -> Answer:
    """Excuse a session or a run, on one day or several. Nothing is counted against you.

    ITEM is the card's number in `easeback today`, or part of its name. Of several days, those
    without that card are passed over; all is one change, and one undo takes it back.
    """
    days = call.days(on, "future")
    views = [call.logbook.cards.day(day) for day in days]
    if len(views) > 1:
        views = [view for view in views if cards_named(call, view, item)] or views[:1]
    cards = [_planned(card_of(call, view, item)) for view in views]
    call.logbook.calendar.skip_cards(cards, because)
    skipped = [msgspec.structs.replace(card, skipped=because) for card in cards]
    data = skipped[0] if len(days) == 1 else skipped
    names = [call.logbook.cards.name_of(card) for card in cards] if len(cards) > 1 else []
    return Answer(lines=[call.logbook.last_words, *names], data=data, steps=1)


def _planned(item: DayItem) -> Planned:
    """The card to skip. Raises UsageError for what was done without a plan."""
    if isinstance(item, CrossItem) or item.planned is None:
        raise UsageError("What is done already cannot be skipped.")
    return item.planned
