"""What the book has to say, in so few words that a page has room for them.

A log of another machine may hold ten thousand entries that cannot be read, and each is told.
"""

from __future__ import annotations

from collections.abc import Sequence

MOST = 8
LONGEST = 600
"""Signs of one of them."""


def few(notices: Sequence[str]) -> tuple[str, ...]:
    """The first of them, each as long as it may be, and how many more there are."""
    told = tuple(one if len(one) <= LONGEST else f"{one[: LONGEST - 1]}…" for one in notices[:MOST])
    more = len(notices) - MOST
    if more <= 0:
        return told
    return (*told, f"There are {more:,} more of such messages; easeback verify looks through all.")
