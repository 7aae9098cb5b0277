"""How exercises were taken, and what that asks for, in words."""

from __future__ import annotations

from datetime import date

from planner.domain.exercises.progress import GOOD_SESSIONS, MOST_EFFORT, Judged, Taken
from planner.domain.knee.parameters import Parameters
from planner.domain.values.reason import Reason
from planner.wording import amounts, days

TAKEN = {Taken.GOOD: "good", Taken.HOLD: "stay", Taken.BACK: "step back"}
_MISSING = {"pain": "pain not asked", "morning": "morning not asked", "effort": "effort not asked"}


def opens_words(params: Parameters) -> str:
    """What opens the next step (EX-1), with the numbers in force."""
    return (
        f"{GOOD_SESSIONS} sessions in a row with all sets done, pain at most "
        f"{params.ex_pain_green_max}, no rise the next morning, effort at most {MOST_EFFORT}; "
        "one variable at a time."
    )


def judged_words(judged: Judged, today: date) -> str:
    """`Mon 23 Nov, 3×10: stay (pain 3/10)`."""
    why = ", ".join(reason_words(reason) for reason in judged.reasons)
    dose = amounts.dose(judged.item.dose)
    words = f"{days.dated(judged.day, today)}, {dose}: {TAKEN[judged.taken]}"
    return f"{words} ({why})" if why else words


def reason_words(reason: Reason) -> str:
    """Why a session did not count as good."""
    values = dict(reason.values)
    match reason.id:
        case "pain":
            return f"pain {values['score']}/10"
        case "morning":
            return f"next morning {values['score']}/10 (quiet line {values['line']})"
        case "effort":
            return f"effort {values['effort']}/10"
        case "undone":
            return f"{amounts.plural(int(str(values['sets'])), 'set')} left out"
        case "form":
            return "fewer than asked"
        case "missing":
            return _MISSING[str(values["what"])]
    return reason.id
