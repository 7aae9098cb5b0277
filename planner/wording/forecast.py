"""Forecasts in words that never promise."""

from __future__ import annotations

from datetime import date

from planner.domain.weeks.forecast import FUTURES, HORIZON_WEEKS, Forecast, Goal
from planner.domain.weeks.own_weeks import LEAST_WEEKS, LOOK_BACK_WEEKS
from planner.wording import amounts, days
from planner.wording.amounts import Unit


def goal_words(goal: Goal, unit: Unit) -> str:
    """`10.0 km in one run`, `30.0 km in seven days`."""
    span = "one run" if goal.kind == "run" else "seven days"
    return f"{amounts.distance(goal.metres, unit)} in {span}"


def not_before_words(found: Forecast) -> str:
    """The earliest day the caps plan for it."""
    if found.not_before is None:
        return (
            f"Not before {days.full(found.until)}, even if all stays green: "
            f"no further than {HORIZON_WEEKS} weeks were looked at."
        )
    return f"Not before {days.full(found.not_before)}, if all stays green."


def spread_words(found: Forecast) -> str:
    """When the runner's own rate of amber and red weeks would put it; empty if nowhere."""
    if found.not_before is None:
        return ""
    if found.spread is None:
        answered = amounts.plural(found.weeks.answered, "week")
        return (
            f"Too little is known for more: {answered} with answered runs, "
            f"{LEAST_WEEKS} are needed."
        )
    if found.weeks.green == found.weeks.seen:
        return (
            f"None of your {amounts.plural(found.weeks.seen, 'week')} was amber or red, so your "
            "own rate moves nothing; the weeks to come may be others."
        )
    first, half, last = (
        _by(day, found.until) for day in (found.spread.p10, found.spread.p50, found.spread.p90)
    )
    if first == last:
        return f"At your own rate of amber and red weeks: {first}."
    return f"At your own rate of amber and red weeks: {first} to {last}, in the middle {half}."


def weeks_words(found: Forecast) -> str:
    """The weeks a spread rests on."""
    weeks = found.weeks
    return (
        f"Seen: {amounts.plural(weeks.seen, 'week')} with runs, {weeks.green} green, "
        f"{weeks.amber} amber or unanswered, {weeks.red} red."
    )


def assumptions(found: Forecast) -> tuple[str, ...]:
    """What all of it takes for granted."""
    taken = [
        (
            "You run on those of your run days that get there first of the ways tried, each time "
            "what the caps plan for, take it well, and the next morning is quiet."
        ),
    ]
    if found.red_days is not None:
        taken += [
            (
                f"The spread is {FUTURES:,} futures drawn from your last {LOOK_BACK_WEEKS} weeks "
                "at most, always the same draw."
            ),
            (
                "An amber or unanswered week stands still; a red one costs "
                f"{amounts.plural(found.red_days, 'day')}, what the rules would take from you now."
            ),
        ]
    taken.append("No study says how long a way back lasts. This is no promise.")
    return tuple(taken)


def _by(day: date | None, until: date) -> str:
    return f"later than {days.full(until)}" if day is None else days.full(day)
