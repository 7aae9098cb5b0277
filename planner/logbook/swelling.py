"""Swelling: seen on a day, and gone on a day. Facts of their own; what they hold back is ruled
elsewhere."""

from __future__ import annotations

from datetime import date, timedelta

from planner.domain.values.journal import PainReading, TestResult
from planner.domain.values.record import Dated
from planner.domain.values.run import Run
from planner.logbook.facts import Facts
from planner.wording import days

SWELLING = "swelling"
"""Measure of the test that says a knee is swollen (1) or no longer (0)."""
BACK = timedelta(days=84)
"""How far back a swelling nobody has called gone is looked for."""


def swollen_since(book: Facts) -> date | None:
    """The day a swelling was first seen that is not gone; None without one."""
    today = book.today
    facts = book.between(today - BACK, today + timedelta(days=1), TestResult, PainReading, Run)
    since: date | None = None
    for fact in sorted(facts, key=lambda fact: (fact.date, fact.created)):
        seen = _says(fact)
        if seen is not None:
            since = (since or fact.date) if seen else None
    return since


def _says(fact: Dated) -> bool | None:
    """True for swollen, False for no longer; None if it says nothing of it."""
    if isinstance(fact, TestResult):
        return fact.value > 0 if fact.measure == SWELLING else None
    return True if isinstance(fact, PainReading | Run) and fact.swelling else None


def told_of(book: Facts, day: date, *, gone: bool) -> TestResult:
    """Keep that the knee is swollen on a day, or is no longer."""
    fact = book.test_of(SWELLING, 0 if gone else 1, day)
    what = "Swelling gone" if gone else "Swelling seen"
    book.put(f"{what} on {days.medium(day)}", [fact])
    return fact
