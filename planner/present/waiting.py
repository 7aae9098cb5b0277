"""What waits for the runner, in the heading of every page: an answer, and what shuts the next
phase. Not for a key or a first frame: these answers take some 50 ms."""

from __future__ import annotations

from planner.logbook.logbook import Logbook
from planner.present.proposal import waiting_words
from planner.wording.gates import shut_words


def waiting_changes(book: Logbook) -> str:
    """What a flare, or a run that did not settle, proposes: `Flare since Tue 3 Nov: 6 changes
    wait`; empty where nothing waits."""
    if book.profile is None or book.red_flags.open() or not book.proposals.flare_changes():
        return ""
    return waiting_words(book)


def quiet_offer(book: Logbook) -> Spans:
    """`● Scores are due: C takes them, or puts them off.`; nothing where none is made. Not for a
    key: half a year of sittings is looked through."""
    begun = len(book.scores.draft().typed)
    if book.profile is None or not (begun or book.scores.offered()):
        return ()
    what, then = ("Scores are due", " takes them, or puts them off.")
    if begun:
        what, then = f"Scores half done ({begun} answered)", " goes on with them."
    return (Span("● ", "muted"), Span(f"{what}: "), Span("C", "strong"), Span(then, "muted"))


def shut_gate(book: Logbook) -> tuple[str, ...]:
    """What shuts the next phase, longest first: `Next phase opens at stairs 3 or less: today 6`.
    The days since the plan's start are gone through."""
    if book.profile is None or book.profile.plan not in book.plans:
        return ()
    gates = book.gates.now()
    if gates.current is None or gates.next is None:
        return ()
    return shut_words(gates.next, book.today)
