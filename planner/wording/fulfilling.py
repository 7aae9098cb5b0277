"""Words for an imported run of which it is doubtful which planned one it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from planner.domain.values.run import PlannedRun, Run
from planner.wording import amounts, days
from planner.wording.amounts import Unit

NONE_OF_THEM = "None of them: it stands beside what was planned"


def run_words(run: Run, unit: Unit, today: date) -> str:
    """`12.0 km in 1:10:00 on Fri 27 Nov`."""
    far = amounts.distance(run.distance_m, unit) if run.distance_m else "a run"
    time = f" in {amounts.clock(run.duration_s)}" if run.duration_s else ""
    return f"{far}{time} on {days.dated(run.date, today)}"


def planned_words(card: PlannedRun, unit: Unit) -> str:
    """`run of 4.5 km, easy`; a planned time with it."""
    time = f" in {amounts.minutes(card.duration_s)}" if card.duration_s else ""
    return f"run of {amounts.distance(card.distance_m, unit)}{time}, {card.run_kind}"


def doubt_words(run: Run, cards: Sequence[PlannedRun], unit: Unit, today: date) -> str:
    """Why it is asked: two are planned, or the one is far from what was run."""
    said = run_words(run, unit, today)
    if len(cards) == 1:
        return f"{said}: planned was a {planned_words(cards[0], unit)}. Is it that one?"
    return f"{said}: {len(cards)} runs are planned on that day. Which one is it?"
