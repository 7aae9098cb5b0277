"""Forecasts in words that never promise."""

from __future__ import annotations

from datetime import date

from planner.domain.weeks.forecast import HORIZON_WEEKS, LIVES, Forecast, Goal
from planner.wording import amounts, days
from planner.wording.amounts import Unit

NO_PROMISE = "No study says how long a way back lasts: no date is a promise."


def goal_words(goal: Goal, unit: Unit) -> str:
    """`10.0 km in one run`, `30.0 km in seven days`."""
    span = "one run" if goal.kind == "run" else "seven days"
    return f"{amounts.distance(goal.metres, unit)} in {span}"


def not_before_words(found: Forecast) -> str:
    """The earliest day the layout has it."""
    if found.not_before is None:
        return (
            f"Not before {days.full(found.until)}, even if all stays green: "
            f"no further than {HORIZON_WEEKS} weeks were looked at."
        )
    return f"Not before {days.full(found.not_before)}, if all stays green."


def spread_words(found: Forecast) -> str:
    """By when how many of a hundred made-up lives arrived; empty if nothing was drawn."""
    if found.spread is None:
        return ""
    told = [
        f"{count} of 100 {_by(day)}" for count, day in zip((10, 50, 90), found.spread, strict=True)
    ]
    return f"At your own rate of runs that hurt: {', '.join(told)}."


def chances_words(found: Forecast) -> str:
    """The runs a spread rests on."""
    seen = found.chances
    added = ", ".join(f"{one / 1000:g}" for one in seen.added)
    return (
        f"Seen: {amounts.plural(seen.seen, 'answered run')} of {seen.days} days, {seen.green} "
        f"green, {seen.amber} amber, {seen.red} red; {added} of ordinary weeks are added to them."
    )


def assumptions(found: Forecast) -> tuple[str, ...]:
    """What all of it takes for granted."""
    taken = [
        (
            "The calendar's own layout is lived forward on your run days, each run as it is laid, "
            "mornings as usual."
        ),
    ]
    if found.lives:
        taken.append(
            f"The spread is {LIVES} such lives, always the same draw: a run is green, amber that "
            "settles or just red by chance, and the rules answer it."
        )
    taken.append(NO_PROMISE)
    return tuple(taken)


def _by(day: date | None) -> str:
    return f"not within {HORIZON_WEEKS} weeks" if day is None else f"by {days.full(day)}"
