"""The words that the answer to a proposal is kept under, and read back from: one form for both."""

from __future__ import annotations

import re

import msgspec

from planner.wording import amounts

_TOLD = r": (?:no change|(\d+) changes?) of (\d+) applied$"


class Applied(msgspec.Struct, frozen=True):
    """How much of a proposal was taken."""

    what: str
    """What was proposed."""
    taken: int
    offered: int


def applied_words(what: str, taken: int, offered: int) -> str:
    """`Plan solved anew: 9 changes of 12 applied`."""
    count = amounts.plural(taken, "change") if taken else "no change"
    return f"{what}: {count} of {offered} applied"


def applied_in(words: str) -> Applied | None:
    """What such words say; None for any others."""
    found = re.search(_TOLD, words)
    if found is None:
        return None
    return Applied(words[: found.start()], int(found[1] or 0), int(found[2]))
