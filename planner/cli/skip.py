"""`skip`: excuse a card, with a reason."""

from __future__ import annotations

import click
import msgspec

from planner.cli.cards import card_of
from planner.cli.frame.answer import Answer
from planner.cli.frame.call import Call
from planner.cli.frame.command import command
from planner.cli.frame.completing import card_words, day_words
from planner.domain.values.errors import UsageError
from planner.logbook.views import CrossItem
from planner.wording.entries import SKIP_REASONS


@command("skip", "easeback skip 2 --because time", "easeback skip strength --because ill")
@click.argument("item", shell_complete=card_words)
@click.option("--because", type=click.Choice(list(SKIP_REASONS)), default="other", help="Why.")
@click.option("--on", metavar="DATE", shell_complete=day_words, help="Another day than today.")
def skip_command(call: Call, item: str, because: str, on: str | None) -> Answer:
    """Excuse a session or a run. Nothing is counted against you.

    ITEM is the card's number in `easeback today`, or part of its name.
    """
    view = call.logbook.cards.day(call.day(on, "future"))
    found = card_of(call, view, item)
    if isinstance(found, CrossItem) or found.planned is None:
        raise UsageError("What is done already cannot be skipped.")
    call.logbook.calendar.skip(found.planned, because)
    card = msgspec.structs.replace(found.planned, skipped=because)
    return Answer(lines=[call.logbook.last_words], data=card, steps=1)
