"""Reviews of a week, or of 6 and 12 weeks of the plan, in words: counts, no verdict on anyone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from planner.domain.review.felt import Felt
from planner.domain.review.useful import UsefulSets
from planner.wording import amounts, days
from planner.wording.amounts import Unit
from planner.wording.entries import SKIP_REASONS

PROGNOSIS = (
    "Typical are 6 to 12 weeks to feel clearly better; many need longer. An earlier start and a "
    "better score help. No date is promised."
)
"""Display rule PR-1 (evidence.md 8)."""
WHEN_TO_SEE = (
    "If six weeks with most of the exercises done have not brought the worst pain down by 2 "
    "points, have a professional look at it."
)
"""evidence.md 7; no diagnosis."""


def week_title(first: date) -> str:
    """`Week 48, 23–29 Nov 2026`."""
    return f"Week {days.week_number(first)}, {days.week(first)}"


def planned_words(sessions: int, runs: int, metres: int, unit: Unit) -> str:
    """`Planned: 4 sessions; 3 runs, 12.0 km.`"""
    return f"Planned: {_cards_words(sessions, runs, metres, unit) or 'nothing'}."


def coming_words(sessions: int, runs: int, metres: int, unit: Unit) -> str:
    """`To come: 1 session; 1 run, 4.0 km.`; empty where nothing is."""
    words = _cards_words(sessions, runs, metres, unit)
    return f"To come: {words}." if words else ""


def _cards_words(sessions: int, runs: int, metres: int, unit: Unit) -> str:
    found = [amounts.plural(sessions, "session")] if sessions else []
    if runs:
        found.append(f"{amounts.plural(runs, 'run')}, {amounts.distance(metres, unit)}")
    return "; ".join(found)


def done_words(
    sessions: int, sets: UsefulSets, runs: int, metres: int, other_s: int, unit: Unit
) -> str:
    """`Done: 3 sessions, 42 of 60 useful sets (70 %); 2 runs, 9.1 km; other training 40 min.`

    Useful are all sets but those of comfort work; what was excused is left out too.
    """
    found = []
    if sessions:
        counted = (
            f", {sets.done} of {sets.asked} useful sets ({sets.share} %)" if sets.asked else ""
        )
        found.append(f"{amounts.plural(sessions, 'session')}{counted}")
    if runs:
        found.append(f"{amounts.plural(runs, 'run')}, {amounts.distance(metres, unit)}")
    if other_s:
        found.append(f"other training {amounts.minutes(other_s)}")
    return f"Done: {'; '.join(found) or 'nothing was ticked or logged'}."


def excused_words(excused: int, barrier: tuple[str, int]) -> str:
    """`Left out: 3, most often no time. What was left out counts nowhere.`"""
    if not excused:
        return ""
    reason, times = barrier
    words = SKIP_REASONS.get(reason, reason)
    often = f", most often {words}" if times > 1 else ""
    alone = f", {words}" if excused == 1 and words else ""
    return f"Left out: {excused}{often or alone}. What was left out counts nowhere."


def felt_words(felt: Felt, *, flare: bool) -> str:
    """`Felt: at worst 4/10; 6 of 7 mornings answered, median 1/10.`"""
    if felt.worst is None:
        return "Felt: nobody has said."
    said = f"Felt: at worst {amounts.score(felt.worst)}"
    if felt.mornings and felt.median is not None:
        median = amounts.score(felt.median)
        said += f"; {felt.mornings} of 7 mornings answered, median {median}"
    return f"{said}; a flare was open." if flare else f"{said}."


def mark_words(plan: str, weeks: int, start: date, today: date) -> str:
    """`6 weeks of Runner's knee, since Mon 7 Sep.`"""
    return f"{weeks} weeks of {plan}, since {days.dated(start, today)}."


def mark_lines(changed: list[str], ahead: list[str], professional: list[str]) -> Iterator[str]:
    """The review of some weeks of the plan below its first line: what changed, what the programme
    says next, when to see a professional."""
    if changed:
        yield from changed
    else:
        yield "No score was answered twice yet: there is nothing to hold against each other."
    yield from ahead
    yield from professional or [WHEN_TO_SEE]
    yield PROGNOSIS
