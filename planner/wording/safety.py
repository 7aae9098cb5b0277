"""Red flags in words: what to do, calmly."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from planner.domain.knee.safety import FINDINGS, screen_words_in
from planner.domain.values.journal import Lock
from planner.wording import days

SCREEN_ASKED = "If any of this is true, see a professional first: " + "; ".join(
    finding.short for finding in FINDINGS
)
"""The red-flag screen in one sentence, for where nobody can be asked."""


def offer_words(text: str) -> str:
    """What is said of a note that speaks of a red flag; empty if it does not."""
    words = screen_words_in(text)
    if not words:
        return ""
    named = " and ".join(f"“{word}”" for word in words[:2])
    return f"You wrote {named}: 1 a f goes through the red flags."


def advice_words(found: tuple[str, ...]) -> tuple[str, ...]:
    """A paragraph a finding: what it is and what to do; then what the program does."""
    named = [finding for finding in FINDINGS if finding.id in found]
    paragraphs = [f"■ {finding.words}\n{finding.action}" for finding in named]
    locks_all = any(finding.scope == "all" for finding in named)
    what = "exercises and running stay locked" if locks_all else "running stays locked"
    paragraphs.append(
        f"Until a professional has looked at it, {what} here. This is no diagnosis: it only says "
        "that somebody should look."
    )
    return tuple(paragraphs)


def signs_words(lock: Lock) -> str:
    """`knee locks or gives way, swollen or warm calf`; the gravest first."""
    named = [finding.short for finding in FINDINGS if finding.id in lock.findings]
    return ", ".join(named) or "a red flag of a newer easeback"


def since_words(lock: Lock, today: date) -> str:
    """`Everything is locked since Wed 25 Nov`."""
    scope = "Everything is" if lock.scope == "all" else "Running is"
    return f"{scope} locked since {days.dated(lock.date, today)}"


def locked_words(lock: Lock, today: date) -> str:
    """Which sign, since when, whom to see, and what ends it."""
    worst = next((finding for finding in FINDINGS if finding.id in lock.findings), None)
    see = worst.action if worst else "See a professional first."
    return (
        f"{since_words(lock, today)}: {signs_words(lock)}. {see} "
        "Once a professional has cleared you: 1 for the week, then a c."
    )


def kept_words(lock: Lock, today: date) -> str:
    """What is said of a tick while everything is locked: it is never refused."""
    return f"{since_words(lock, today)}: this is kept as what happened."


def passed_words(names: Iterable[str], locks: Iterable[Lock]) -> str:
    """Which exercises are passed over, and why."""
    limited = [
        finding.short
        for finding in FINDINGS
        if finding.max_tier is not None and any(finding.id in lock.findings for lock in locks)
    ]
    return (
        f"Passed over: {', '.join(names)}. Red flag “{', '.join(limited)}”: only exercises with "
        "the least knee load stay until a professional has cleared you."
    )
