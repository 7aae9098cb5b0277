"""Limits in words: the rule, its number, what it was made of, and how sure that is.

Every number of a sentence is an input of its limit, so that no sentence can tell another number
than the rule counted with.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import msgspec

from planner.domain.caps.limit import Limit
from planner.domain.caps.rules import RULES, Rule
from planner.domain.values.person import HIGH_MORNING
from planner.domain.values.prescribed import PatientLimit
from planner.domain.values.reason import Reason, Value
from planner.wording import amounts, days
from planner.wording.amounts import Unit

STRENGTH = {
    "EB": "Evidence: measured in studies of runners, carried over to rehab",
    "EB-w": "Evidence: weak (small studies or other people)",
    "CONS": "Evidence: consensus or common protocol, the number itself untested",
    "PRAG": "Evidence: our own choice, no source gives this number",
}


def strength_words(rule: Rule) -> str:
    """How sure a rule is; empty for a professional's own judgement, which is none of these: its
    source says what it is."""
    return "" if rule.id == "PRESCRIBED" else STRENGTH[rule.status]


def source_words(rule: Rule) -> str:
    """Where a rule comes from, and how sure that is: `Source: Nielsen 2014. Evidence: weak.`"""
    return " ".join(f"{part}." for part in (f"Source: {rule.source}", strength_words(rule)) if part)


def factor(permille: object) -> str:
    """`1.10` of 1100."""
    return f"{int(str(permille)) / 1000:.2f}"


def amount_words(limit: Limit, unit: Unit) -> str:
    """What the rule allows: a distance, `rest`, or `ok` where it sets no number."""
    metres = limit.hard_m if limit.hard_m is not None else limit.plan_m
    if metres is None:
        return "holds" if limit.rule in ("GROW", "BREAK") else "ok"
    if metres == 0:
        return "rest"
    return amounts.floored(metres, unit)


def why_words(limit: Limit, unit: Unit, today: date, *, past: bool = False) -> str:
    """One sentence with the inputs of the rule; `past` for a day that is over."""
    if past and limit.rule == "GROW" and limit.input("why") == "morning-unanswered":
        return "That morning's pain was not entered: no answer meant hold."
    return _WORDS.get(limit.rule, _plain)(_Told(limit, unit, today))


def awaited_words(awaited: Sequence[date], today: date) -> str:
    """What a day to come takes for granted of runs that wait for an answer: `if what the run of
    Tue 24 Nov still waits for is quiet`."""
    runs = "the run" if len(awaited) == 1 else "the runs"
    wait = "waits" if len(awaited) == 1 else "wait"
    listed = " and ".join(days.dated(day, today) for day in awaited)
    return f"if what {runs} of {listed} still {wait} for is quiet"


def closed_words(reason: Reason, today: date) -> str:
    """Why no day left of a week may be run: `no running before Mon 7 Dec`."""
    if reason.id == "LOCK":
        return "running is locked"
    until = dict(reason.values).get("until")
    if isinstance(until, date):
        return f"no running before {days.dated(until, today)}"
    return "no more running this week"


class _Told:
    """A limit's inputs in the runner's words."""

    def __init__(self, limit: Limit, unit: Unit, today: date) -> None:
        self.limit, self.unit, self.today = limit, unit, today
        self._inputs = dict(limit.inputs)

    def __getitem__(self, name: str) -> Value:
        return self._inputs.get(name)

    def km(self, name: str) -> str:
        """A distance."""
        return amounts.distance(int(str(self[name] or 0)), self.unit)

    def floored(self, name: str) -> str:
        """A limit, never shown larger than it is."""
        return amounts.floored(int(str(self[name] or 0)), self.unit)

    def times(self, name: str) -> str:
        """A factor: `1.10`."""
        return factor(self[name] or 0)

    def day(self, name: str) -> str:
        """A day."""
        value = self[name]
        return days.dated(value, self.today) if isinstance(value, date) else "–"


def _plain(told: _Told) -> str:
    return RULES[told.limit.rule].what


def _long(told: _Told) -> str:
    whose = "as you said" if told["typed"] else told.day("day")
    if told["day"] is None:
        return f"{told.floored('longest')}: eight minutes, the shortest run there is."
    base = f"{told.km('from')} ({whose})"
    words = {
        "factor": f"{told.times('factor')} × {base}",
        "step": f"{base} + {told.km('step')}",
        "back": f"{base} + {told.km('step_back')}, on ground run in the last weeks "
        f"(up to {told.km('known')})",
        "longest": f"{told.km('longest')} ({whose})",
    }[str(told["by"])]
    return f"{words}: longest run lately that the knee took{_grows(told)}{_kept(told)}."


def _kept(told: _Told) -> str:
    if told["kept"] in (None, 1000):
        return ""
    return f"; days off have left {told.times('kept')} of it"


def _grows(told: _Told) -> str:
    if told["light"]:
        return "; no longer in a lighter week"
    if not told["grows"]:
        return ""
    green = told.km("green")
    planned = {
        "factor": f"{told.times('plan_factor')} × {green}",
        "step": f"{green} + {told.km('step')}",
        "back": f"{green} + {told.km('step_back')}",
        "longest": told.km("longest"),
    }[str(told["plan_by"])]
    if not told["goal"]:
        return f"; planned up to {planned}"
    goal = "the goal of {}" if told["goal_set"] else "{}, the most while no goal is set"
    return f"; planned up to {planned}, and {goal.format(told.km('goal'))}"


def _week(told: _Told) -> str:
    line, best = told.floored("line"), f"the best week of {told['days']} days"
    said = {
        "flare": f"Week line {line} while the flare is open",
        "light": f"Lighter week, every {told['every']}: line {line}, at most {told.km('best')} "
        f"({best}) and {told.times('light')} × {told.km('known')} (no less than "
        f"{told.km('light_floor')})",
        "grow": f"Week line {line} from {told.km('best')}, {best}: {told.times('grow')} × or "
        f"+ {told.km('step')}",
        "back": f"Week line {line}: back to known ground of {told.km('known')}, "
        f"{told.times('fast')} × {told.km('best')}",
        "hold": f"Week line {line}: {best} that the knee took",
    }[str(told["kind"])]
    goal = ""
    if told["goal"]:
        goal = ", the goal" if told["goal_set"] else ", the most while no goal is set"
    return (
        f"{said}{goal}; {told.km('held')} of it run. Any seven days at most "
        f"{told.floored('block')} ({told.times('hard')} × or + {told.km('hard_step')}), "
        f"{told.km('six')} in the six before."
    )


def _ladder(told: _Told) -> str:
    run_s = int(str(told["run_s"] or 0))
    greens = f"{told['greens']} of {told['needed']} green sessions"
    if told["next"] is not None:
        return (
            f"Rung {told['rung']} of {told['of']}, {greens}: {told['gap']} days from one session "
            f"to the next, again on {told.day('next')}."
        )
    return f"Rung {told['rung']} of {told['of']}: {amounts.minutes(run_s)} of running, {greens}."


def _flare(told: _Told) -> str:
    match told["part"]:
        case "rest":
            return f"Rest until {told.day('rest_until')}, then steps back once the knee is quiet."
        case "not-quiet":
            return (
                "The knee is not quiet yet: mornings or a test are above the line. If that stays, "
                f"eight minutes are a fair test from {told.day('trial')}."
            )
        case "trial":
            return "Not quiet, but eight minutes every third day are a fair test."
        case "steady-sore":
            return (
                f"Ordinary mornings of {HIGH_MORNING} or more: eight minutes every third day until "
                "a professional has looked."
            )
        case "ladder":
            return "The walk-run ladder goes on, as the knee is quiet."
    if told["factor"] == 0 or told["run_s"] is not None:
        return "The shortest step back: eight minutes."
    return (
        f"Step back: {told.times('factor')} × {told.km('longest')}; each run that goes well opens "
        "the next."
    )


def _ease(told: _Told) -> str:
    what = {
        "run": "hurt {score}/10",
        "after": "left {score}/10 an hour later (quiet line {line})",
        "morning": "left {score}/10 the next morning (quiet line {line})",
        "painful": "was marked as one the knee did not take well",
    }.get(str(told["what"]), "was not taken well")
    said = what.format(score=told["score"], line=told["line"])
    most = f"the next at most {told.times('factor')} × {told.km('longest')}, flat, with walk breaks"
    if told["tomorrow"]:
        return f"The run of {told.day('last')} {said}: none today, {most}."
    return f"The run of {told.day('last')} {said}: {most}."


def _grow(told: _Told) -> str:
    return f"The distance stays: {grow_words(told.limit, told.today)}."


def grow_words(limit: Limit, today: date) -> str:
    """What growth waits for: `9 of 14 quiet days since the flare`."""
    told = _Told(limit, "km", today)
    match told["why"]:
        case "settling":
            return f"{told['quiet']} of {told['needed']} quiet days since {told.day('last')}"
        case "few":
            return f"{told['green']} of {told['needed']} answered green runs"
        case "unanswered":
            return f"the run of {told.day('day')} is not answered in full"
        case "hurt":
            score = "" if told["score"] is None else f" ({told['score']}/10)"
            return f"the run of {told.day('day')} was not green{score}"
        case "off":
            return f"{told['off']} days off"
        case "morning-unanswered":
            return "no morning of the last three days is answered"
        case "morning-above":
            return f"{told.day('day')} woke at {told['score']}/10 (quiet line {told['line']})"
    return "running rests"


def _break(told: _Told) -> str:
    off = amounts.plural(int(str(told["off"] or 0)), "day")
    return f"{off} off since {told.day('last')}: {told.times('kept')} of the base is left."


def _lock(told: _Told) -> str:
    if told["swollen"] is not None:
        if told["free"] is None:
            return (
                f"Swollen since {told.day('swollen')}. Two days after you say that it is gone, "
                "the way back begins."
            )
        return f"The swelling is gone; the way back begins on {told.day('free')}."
    return f"Red flag since {told.day('since')}: no running until a professional cleared it."


def _prescribed(told: _Told) -> str:
    from planner.wording.prescribed import limits_words  # few runners have a limit

    return limits_words(_limits_of(told.limit), told.unit, told.today)


def _limits_of(limit: Limit) -> list[PatientLimit]:
    """The limits a PRESCRIBED limit was made of, told apart by their kinds."""
    rows: list[dict[str, Value]] = []
    for name, value in limit.inputs:
        if name == "kind":
            rows.append({"limit": value})
        elif rows and name in PatientLimit.__struct_fields__:
            rows[-1][name] = value
    day = date.min.isoformat()
    return [msgspec.convert({"id": "", "date": day, **row}, PatientLimit) for row in rows]


_WORDS: dict[str, Callable[[_Told], str]] = {
    "LOCK": _lock,
    "PRESCRIBED": _prescribed,
    "FLARE": _flare,
    "LADDER": _ladder,
    "EASE": _ease,
    "LONG": _long,
    "WEEK": _week,
    "BREAK": _break,
    "GROW": _grow,
}
