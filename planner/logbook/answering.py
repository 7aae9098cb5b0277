"""The answer to a proposal: what was accepted is applied, why the rest was left is kept."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

import msgspec

from planner.domain.values.errors import NotFoundError
from planner.domain.weeks.proposal import NEW, CardChange
from planner.domain.weeks.schedule import Planned
from planner.logbook.book import new_id
from planner.wording import amounts

if TYPE_CHECKING:
    from planner.logbook.planning import Planning


def take_up(
    book: Planning,
    changes: Iterable[CardChange],
    accepted: Collection[int],
    reason: str,
    what: str,
    tag: str,
) -> str:
    """Apply the accepted changes as one undoable change. Returns its words, which `what` begins.

    `accepted` holds their places in `changes`. A card that was changed since they were proposed,
    or that holds facts by now, is left as it is. A reason is kept as a note with the tag, also
    that of a refusal. Raises NotFoundError if there is nothing to apply and no reason.
    """
    book.poll()  # what another program ticked a moment ago is a fact, too
    offered = {place: change for place, change in enumerate(changes) if change.changed}
    wanted = [change for place, change in offered.items() if place in accepted]
    chosen = [change for change in wanted if _is_current(book, change.before)]
    reason = reason.strip()
    if not chosen and not reason:
        raise _nothing(meanwhile=bool(wanted))
    count = amounts.plural(len(chosen), "change") if chosen else "no change"
    words = f"{what}: {count} of {len(offered)} applied"
    puts = [_real(book, change.after) for change in chosen if change.after is not None]
    drops = [
        change.before for change in chosen if change.after is None and change.before is not None
    ]
    notes = [book.note_of(f"{words}. {reason}", (tag,))] if reason else []
    book.put(words, [*puts, *notes], drops, reason=reason)
    return words


def _is_current(book: Planning, before: Planned | None) -> bool:
    return before is None or (book.get(before.id) == before and not book.has_facts(before))


def _nothing(*, meanwhile: bool) -> NotFoundError:
    if meanwhile:
        return NotFoundError(
            "What you accepted has changed meanwhile: the plan stays as it is.",
            "Ask again to see what would change now.",
        )
    return NotFoundError("Nothing was accepted: the plan stays as it was.", "")


def _real(book: Planning, card: Planned) -> Planned:
    """The card as it is kept: an added one gets its id and time now."""
    if not card.id.startswith(NEW):
        return card
    return msgspec.structs.replace(card, id=new_id(), created=book.stamp())
