"""Limits in words: the rule, its number, what it was made of, and how sure that is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from planner.domain.caps.limit import Limit
from planner.domain.caps.rules import RULES
from planner.domain.values.reason import Reason
from planner.wording import amounts, days
from planner.wording.amounts import Unit
from planner.wording.rule_names import rule_name

STRENGTH = {
    "EB": "Evidence: measured in studies of runners, carried over to rehab",
    "EB-w": "Evidence: weak (small studies or other people)",
    "CONS": "Evidence: consensus or common protocol, the number itself untested",
    "PRAG": "Evidence: our own choice, no source gives this number",
}
RESUME = {
    "quiet_mornings": "quiet mornings in a row",
    "brisk_walk": "30 min brisk walk at 2/10 or less",
    "stairs_down": "stairs down at 2/10 or less",
    "step_down_left": "ten 20 cm step-downs left at 2/10 or less",
    "step_down_right": "ten 20 cm step-downs right at 2/10 or less",
    "swelling": "no swelling",
    "limp": "no limp",
}


def factor(permille: object) -> str:
    """`1.10` of 1100."""
    return f"{int(str(permille)) / 1000:.2f}"


def amount_words(limit: Limit, unit: Unit) -> str:
    """What the rule allows: a distance, `rest`, or `ok` where it sets no number."""
    metres = limit.hard_m if limit.hard_m is not None else limit.plan_m
    if metres is None:
        return "open" if limit.open else "ok"
    if metres == 0:
        return "rest"
    return amounts.floored(metres, unit)


def why_words(limit: Limit, unit: Unit, *, past: bool = False) -> str:
    """One sentence with the inputs of the rule; `past` for a day that is over."""
    if past and limit.rule == "GATE" and limit.input("unanswered"):
        return "That morning's pain was not entered: no answer meant hold."
    return _WORDS.get(limit.rule, _plain)(limit, unit)


def closed_words(reason: Reason) -> str:
    """Why no day left of a week may be run: `no running before Mon 7 Dec`."""
    if reason.id == "LOCK":
        return "running is locked"
    until = dict(reason.values).get("until")
    if isinstance(until, date):
        return f"no running before {days.medium(until)}"
    return f"no more running this week ({rule_name(reason.id)})"


def caveat(limit: Limit) -> str:
    """What the source does not say."""
    return RULES[limit.rule].caveat


def _km(value: object, unit: Unit) -> str:
    return amounts.distance(int(str(value)), unit)


def _day(value: object) -> str:
    return days.medium(value) if isinstance(value, date) else "–"


def _plain(limit: Limit, _: Unit) -> str:
    return RULES[limit.rule].what


def _long(limit: Limit, unit: Unit) -> str:
    longest, day = _km(limit.input("longest"), unit), _day(limit.input("day"))
    if limit.input("typed"):
        day = "as you said"
    if not limit.input("tolerated"):
        return f"No run of 30 days was taken well; {longest} on {day} is the shortest of them."
    if limit.input("stacked"):
        return f"{longest} ({day}): no growth, a new longest was less than 7 days ago."
    if limit.input("small_base"):
        return f"{longest} + 0.3 km: longest run your knee took well in 30 days ({day})."
    return (
        f"{factor(limit.input('factor'))} × {longest}, longest run your knee took well "
        f"in 30 days ({day})."
    )


def _stack(limit: Limit, unit: Unit) -> str:
    if limit.input("new_longest") is None:
        return "No new longest run in the last 7 days."
    return (
        f"{_km(limit.input('new_longest'), unit)} on {_day(limit.input('day'))} was a new longest; "
        f"free again on {_day(limit.input('free_on'))}."
    )


def _week(limit: Limit, unit: Unit) -> str:
    before = _km(limit.input("before") or 0, unit)
    if limit.input("reference") is None:
        first = _km(limit.input("first_week") or 0, unit)
        return f"First week without any base: {first} in all, {before} of it run."
    block, plan = _km(limit.input("block"), unit), _km(limit.input("plan"), unit)
    reference = _km(limit.input("reference"), unit)
    return (
        f"Reference week {reference}: planned up to {plan}, held at {block} in 7 days, "
        f"less {before} in the 6 days before."
    )


def _deload(limit: Limit, unit: Unit) -> str:
    return (
        f"Lighter week: {factor(limit.input('factor'))} × {_km(limit.input('reference'), unit)}, "
        f"less {_km(limit.input('held') or 0, unit)} this week."
    )


def _share(limit: Limit, _: Unit) -> str:
    whole = int(str(limit.input("whole") or 1))
    per_cent = round(int(str(limit.input("part") or 0)) * 100 / whole)
    return f"One of {limit.input('runs')} runs in 7 days: at most {per_cent} % of the week."


def _spacing(limit: Limit, _: Unit) -> str:
    since = amounts.plural(int(str(limit.input("days"))), "day")
    last = f"{since} since {_day(limit.input('last'))} ({limit.input('verdict')})"
    if limit.hard_m is None:
        return f"{last}."
    if limit.input("next_day"):
        return f"{last}: a second day in a row, up to 0.60 of the longest."
    if loaded := limit.input("loaded"):
        return (
            f"{last}; {loaded} days in a row have loaded the knee, other training counted: "
            f"next run from {_day(limit.input('next'))}."
        )
    return f"{last}: next run from {_day(limit.input('next'))}."


def _gap(limit: Limit, unit: Unit) -> str:
    return (
        f"{limit.input('days')} days without running: {factor(limit.input('factor'))} × "
        f"{_km(limit.input('longest'), unit)}."
    )


def _ladder(limit: Limit, _: Unit) -> str:
    run_s = int(str(limit.input("run_s") or 0))
    words = (
        f"Rung {limit.input('rung')} of {limit.input('of')}: {amounts.minutes(run_s)} of running, "
        f"{limit.input('greens')} of {limit.input('needed')} green sessions"
    )
    return words + ("; three sessions in 7 days are done." if limit.hard_m == 0 else ".")


def _flare(limit: Limit, unit: Unit) -> str:
    part = limit.input("part")
    if part == "rest":
        return f"Rest until {_day(limit.input('rest_until'))}, then the resume test."
    if part == "resume":
        open_ones = (str(value) for name, value in limit.inputs if name == "resume")
        left = [RESUME.get(one, one) for one in open_ones]
        return "Resume test still open: " + ", ".join(left) + "."
    if part == "week":
        return f"0.70 × the week before the flare leaves {_km(limit.input('room') or 0, unit)}."
    if part == "irritated":
        return "Irritated: the next run is at most 0.90 of the last, flat, with walk breaks."
    base = limit.input("base")
    if base is None:
        return "Steps back after the flare."
    step = int(str(limit.input("step") or 0)) + 1
    return f"Step {step} back: {factor(limit.input('factor'))} × {_km(base, unit)}."


def _gate(limit: Limit, _: Unit) -> str:
    if limit.input("unanswered"):
        return "This morning's pain is not entered. No answer means hold: press P."
    if limit.input("raised"):
        return "This morning is above usual: no growth today."
    last, before = limit.input("last"), limit.input("before")
    if limit.plan_m is None and not limit.open:
        return "Two green runs and a quiet morning: growth is open."
    if last is None:
        return "No run yet: growth waits for two green runs."
    return f"Growth waits for two green runs (last {last or 'none'}, before {before or 'none'})."


def _lock(limit: Limit, _: Unit) -> str:
    return (
        f"Red flag since {_day(limit.input('since'))}: no running until a professional cleared it."
    )


_WORDS: dict[str, Callable[[Limit, Unit], str]] = {
    "LONG-30D": _long,
    "STACK": _stack,
    "WEEK": _week,
    "DELOAD": _deload,
    "SHARE": _share,
    "SPACING": _spacing,
    "GAP": _gap,
    "LADDER": _ladder,
    "FLARE": _flare,
    "GATE": _gate,
    "LOCK": _lock,
}
