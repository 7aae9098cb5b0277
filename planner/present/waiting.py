"""What waits for the runner, in the heading of every page: an answer, and what shuts the next
phase. Not for a key or a first frame: these answers take some 50 ms."""

from __future__ import annotations

from planner.logbook.logbook import Logbook
from planner.present.easing import waiting_words
from planner.widgets.kit.text import Span, Spans
from planner.wording.gates import shut_words


def waiting_changes(book: Logbook) -> str:
    """What a flare, or a run that did not settle, proposes: `Flare since Tue 3 Nov: 6 changes
    wait`; empty where nothing waits."""
    if book.profile is None or book.red_flags.open() or not book.proposals.flare_changes():
        return ""
    return waiting_words(book)


def quiet_offer(book: Logbook) -> Spans:
    """The one thing that is offered where nothing else is to be said: `● The week in short: J.`,
    `● Scores are due: Q takes them, or puts them off.` Not for a key: half a year of sittings is
    looked through."""
    if book.profile is None:
        return ()
    mark = book.offers.offered_mark()
    if mark is not None:
        return _quietly(f"{mark.weeks} weeks of the plan", "J", " says what changed, what is next.")
    if book.offers.review_week() is not None:
        return _quietly("The week is nearly over", "J", " looks back on it.")
    begun = len(book.scores.draft().typed)
    if begun:
        return _quietly(f"Scores half done ({begun} answered)", "Q", " goes on with them.")
    if book.scores.offered():
        return _quietly("Scores are due", "Q", " takes them, or puts them off.")
    return ()


def _quietly(what: str, key: str, then: str) -> Spans:
    return (Span("● ", "muted"), Span(f"{what}: "), Span(key, "strong"), Span(then, "muted"))


def shut_gate(book: Logbook) -> tuple[str, ...]:
    """What shuts the next phase, longest first: `Next phase opens at stairs 3 or less: today 6`.
    The days since the plan's start are gone through."""
    if book.profile is None or book.profile.plan not in book.plans:
        return ()
    gates = book.gates.now()
    if gates.current is None or gates.next is None:
        return ()
    return shut_words(gates.next, book.today)
