"""What is known of a point of running technique, and what became of it, in words and counts."""

from __future__ import annotations

from collections.abc import Mapping

from planner.domain.caps.lookback import Tally
from planner.domain.caps.rules import Rule
from planner.domain.technique.kept import FocusCount, FocusWeek
from planner.domain.values.technique import FocusKind
from planner.wording.amounts import plural
from planner.wording.technique import NAMES, OFFER
from planner.wording.why import STRENGTH

OF_COUNTS = (
    "They stand below the chart of pain over load too.",
    "Counts, not causes: who is well keeps a focus more easily.",
)
"""What is said below the counts of all focuses."""


def evidence_lines(rule: Rule) -> tuple[str, ...]:
    """How strong the evidence of a focus is, where it comes from, what of it is our own choice, and
    that it is an offer."""
    return (
        f"{STRENGTH[rule.status]}.",
        f"Source: {rule.source}.",
        f"Our choice: {rule.ours}",
        OFFER,
    )


def count_rows(count: FocusCount) -> tuple[tuple[str, str, str], ...]:
    """How far a focus was kept, in how many runs, and how the mornings after were; a line for each
    that there was."""
    said = (
        ("kept", count.kept),
        ("partly kept", count.partly),
        ("not kept", count.left),
        ("not said", count.unsaid),
    )
    return tuple(
        (name, plural(tally.days, "run"), f"mornings after: {_mornings(tally)}")
        for name, tally in said
        if tally.days
    )


def _mornings(tally: Tally) -> str:
    """`3 ✓ green, 1 ▲ amber, 1 ? open`."""
    each = (
        (tally.green, "✓ green"),
        (tally.amber, "▲ amber"),
        (tally.red, "■ red"),
        (tally.unknown, "? not answered"),
    )
    return ", ".join(f"{count} {name}" for count, name in each if count)


def heeded_lines(counts: Mapping[FocusKind, FocusCount]) -> tuple[str, ...]:
    """`Upright trunk: kept in 6 runs (mornings after: 5 ✓ green, 1 ▲ amber), ...`, a line for each
    point; counts, no cause claimed."""
    return tuple(
        f"{NAMES[kind].capitalize()}: "
        + ", ".join(f"{how} in {runs} ({after})" for how, runs, after in count_rows(count))
        + "."
        for kind, count in counts.items()
    )


def week_words(week: FocusWeek) -> str:
    """`3 kept, 1 not said; worst morning after 2/10`."""
    each = (
        (week.kept, "kept"),
        (week.partly, "partly kept"),
        (week.left, "not kept"),
        (week.unsaid, "not said"),
    )
    said = ", ".join(f"{count} {name}" for count, name in each if count) or "no run"
    return said if week.score is None else f"{said}; worst morning after {week.score}/10"
