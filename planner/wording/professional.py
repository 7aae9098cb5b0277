"""When a professional should look, in one line each (rules.md section 7)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from planner.domain.values.reason import Reason
from planner.wording import days


def professional_words(reason: Reason, today: date) -> str:
    """One line; it informs, and never diagnoses."""
    values = dict(reason.values)
    match reason.id:
        case "steady-sore":
            return sore_words(values["usual"])
        case "flare-long":
            return (
                f"This flare has been open for {values['days']} days. Have a professional look at "
                "it."
            )
        case "severe-twice":
            first, last = values["first"], values["last"]
            span = f"{_day(first, today)} and {_day(last, today)}"
            return f"Two severe flares in six weeks ({span}): have a professional look at it."
        case "swelling":
            return "Swelling is not part of this pain: see a doctor."
        case "rung-long":
            return (
                f"{values['days']} days on step {values['rung']} of the walk-run ladder: have a "
                "professional look at it."
            )
        case "no-change":
            return (
                f"Worst pain of the week was {values['was']}/10 on {_day(values['since'], today)} "
                f"and is {values['now']}/10 now, with {values['share']} % of the sets done: have a "
                "professional look at it."
            )
    return f"{values['days']} days of runs, none green: have a professional look at it."


def sore_words(usual: object) -> str:
    """What is said of an ordinary morning score that asks for a professional."""
    return (
        f"A knee at {usual}/10 on ordinary mornings wants a professional first. Until then "
        "strength of tiers 0-1 and at most 8 minutes of running every third day."
    )


def professional_lines(reasons: Iterable[Reason], today: date) -> list[str]:
    """Every line, the gravest first."""
    return [professional_words(reason, today) for reason in reasons]


def _day(value: object, today: date) -> str:
    return days.dated(value, today) if isinstance(value, date) else "–"
