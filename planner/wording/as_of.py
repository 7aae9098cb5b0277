"""Words for the book as it stood earlier, and for when a card came to its day."""

from __future__ import annotations

from datetime import date
from typing import Literal

from planner.wording import days
from planner.wording.amounts import plural

OF_TODAY = (
    "Exercises, plan files and the wording of rules are those of today: the changes do not hold "
    "them."
)
ELSEWHERE = (
    "Changes of other laptops count from when they were made, also if they arrived here later."
)


KneeState = Literal["settled", "flared", "locked", "open"]

KNEE_THEN: dict[KneeState, str] = {
    "settled": "settled, no flare was open",
    "flared": "a flare was open",
    "locked": "a red flag locked running",
    "open": "that morning's pain was not answered yet",
}
"""What a state of the knee (`present.header.knee_state`) meant at a moment that is over."""


def knee_then(state: KneeState) -> str:
    """`The knee then: that morning's pain was not answered yet`."""
    return f"The knee then: {KNEE_THEN[state]}"


def stood_words(day: date) -> str:
    """`As it stood at the end of Wed 25 Nov 2026`."""
    return f"As it stood at the end of {days.full(day)}"


def made_of_words(taken: int, left: int) -> str:
    """How many changes it is made of."""
    after = f"; {left} came after" if left else ""
    return f"Made of {plural(taken, 'change')}{after}."


def put_words(names: str, at: str, device: str, words: str, reason: str, today: date) -> str:
    """`Run 4.5 km: put there Mon 30 Nov 12:00 on laptop-3f2a: Plan …`, with the runner's reason."""
    why = f" Your reason: {reason}" if reason else ""
    return f"{names}: put there {days.moment(at, today)} on {device}: {words}.{why}"


def unknown_words(name: str) -> str:
    """For a card of which no log says when it came."""
    return f"{name}: when and why it was put there stands in no log; it cannot be known."
