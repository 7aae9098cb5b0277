"""`plan add`, `plan move`, `plan copy`: runs and cards put on days, each run held at its cap."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from planner.cli.cards import card_of
from planner.cli.frame.answer import Answer
from planner.cli.frame.call import Call
from planner.domain.values.calendar import week_of
from planner.domain.values.errors import OverCapError, UsageError
from planner.domain.values.run import PlannedRun
from planner.logbook.book import new_id
from planner.logbook.copies import MOST_WEEKS_COPIED
from planner.logbook.views import CrossItem
from planner.typed import a_count
from planner.wording import amounts

How = Literal["instead", "beside"]
"""What becomes of what is planned in the weeks that are copied to."""


def add(call: Call, words: tuple[str, ...], on: str | None, reason: str | None) -> Answer:
    """Plan a run: AMOUNT DAY."""
    if len(words) != 2 or on:
        raise UsageError("A run has an amount and a day.", "For example: easeback plan add 4k fri")
    metres, seconds = call.logbook.caps.planned_amount(words[0])
    run = PlannedRun(
        id=new_id(),
        date=call.day(words[1], "future"),
        distance_m=metres,
        duration_s=seconds,
    )
    return _put(call, reason, lambda going: call.logbook.calendar.add_run(run, reason=going))


def move(call: Call, words: tuple[str, ...], on: str | None, reason: str | None) -> Answer:
    """Move a card: ITEM DAY."""
    if len(words) != 2:
        raise UsageError(
            "Moving takes a card and a day.", "For example: easeback plan move 2 sat --on thu"
        )
    day = call.day(on, "future")
    found = card_of(call, call.logbook.cards.day(day), words[0])
    if isinstance(found, CrossItem) or found.planned is None:
        raise UsageError("What is done already stays on its day.")
    card, there = found.planned, call.day(words[1], "future", since=day)
    return _put(call, reason, lambda going: call.logbook.calendar.move(card, there, reason=going))


def copy(
    call: Call,
    words: tuple[str, ...],
    on: str | None,
    reason: str | None,
    how: How | None = None,
) -> Answer:
    """Copy a week into the weeks after it: [WEEKS], the week of --on."""
    if len(words) > 1:
        raise UsageError("A week is copied to so many weeks.", "For example: easeback plan copy 3")
    times = a_count(words[0], "weeks", MOST_WEEKS_COPIED) if words else 1
    copies = call.logbook.calendar.copies
    first = week_of(call.day(on, "future"), call.logbook.week_start)
    there = copies.in_the_way(first, times)
    if there and how is None:
        raise UsageError(
            f"{amounts.plural(len(there), 'card')} planned in those weeks already.",
            "Say --instead to put the copy in their place, or --beside to keep them as well.",
        )
    return _put(
        call,
        reason,
        lambda going: copies.copy_week(first, times, reason=going, instead=how == "instead"),
    )


EDITS = {"add": add, "move": move}


def _put(call: Call, reason: str | None, put: Callable[[str | None], object]) -> Answer:
    """Do it. Raises OverCapError, naming the flags that go on."""
    try:
        put(reason)
    except OverCapError as over:
        hint = 'Say --shorten, or go over it with a reason: --because "..."'
        raise OverCapError(over.message, hint, over.rule) from None
    return Answer(lines=[f"{call.logbook.last_words}."], data=call.logbook.last_words, steps=1)
