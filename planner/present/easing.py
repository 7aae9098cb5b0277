"""What asks for less than the plan has, and how many changes that means."""

from __future__ import annotations

from planner.domain.caps.limit import Limit
from planner.domain.values.calendar import DAY
from planner.logbook.logbook import Logbook
from planner.wording import amounts, days
from planner.wording.flare import name_words


def easing(book: Logbook) -> Limit | None:
    """The rule that asks for less today or tomorrow, without a flare."""
    tomorrow = book.today + DAY
    for day in (book.today, tomorrow):
        for limit in book.caps.allowance(day).limits:
            if limit.rule in ("LOCK", "FLARE", "EASE"):
                return limit
    return None


def easing_name(limit: Limit | None) -> str:
    """What asks for less: `After a run that did not settle`."""
    if limit is None or limit.rule == "EASE":
        return "After a run that did not settle"
    if limit.rule == "FLARE":
        return "A knee that is sore every morning"
    return "A red flag" if limit.input("swollen") is None else "A swollen knee"


def waiting_words(book: Logbook) -> str:
    """`Flare since Tue 3 Nov: 6 changes wait`, for the banner."""
    changes = book.proposals.flare_changes()
    count = f"{amounts.plural(changes, 'change')} {'waits' if changes == 1 else 'wait'}"
    state = book.flares.now()
    if state is None:
        return f"{easing_name(easing(book))}: {count}"
    return f"{name_words(state).capitalize()} since {days.dated(state.since, book.today)}: {count}"
