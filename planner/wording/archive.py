"""Looking back at what was run, in words: counts, where they come from, and no verdict."""

from __future__ import annotations

from datetime import date

from planner.domain.caps.archive import ArchiveLook
from planner.domain.caps.limit import Limit
from planner.domain.caps.lookback import HeldRun, LookBack, Tally
from planner.domain.caps.rules import RULES
from planner.wording import amounts, days
from planner.wording.amounts import Unit
from planner.wording.rule_names import rule_name
from planner.wording.why import why_words

NO_CAUSES = "These are counts, not causes: who hurts runs less, and caps follow what was run."
CLOSING = (
    f"{NO_CAUSES} Nothing of it is held against you: caps start from what you ran lately. To see "
    "each day: easeback backtest."
)
TITLE = "What the caps would have said"


def tally_words(tally: Tally) -> str:
    """`4 days, of them 1 green, 1 amber, 2 red, 0 not answered`."""
    return (
        f"{amounts.plural(tally.days, 'day')}, of them {tally.green} green, {tally.amber} amber, "
        f"{tally.red} red, {tally.unknown} not answered"
    )


def archive_words(look: ArchiveLook | None, unit: Unit, today: date) -> tuple[str, ...]:
    """A paragraph for each number, with why; none where there is too little to look back at."""
    if look is None or not look.back.over.days + look.back.within.days:
        return ()
    said = [_days(look.back)]
    if look.back.held:
        said.append(_held(look.back))
    if look.jump is not None and look.why is not None:
        said.append(_jump(look.jump, look.why, unit, today))
    return (*said, _weeks(look, unit), _knee(look.back), CLOSING)


def _days(back: LookBack) -> str:
    count = amounts.plural(back.over.days + back.within.days, "day")
    return (
        f"{days.full(back.first)} to {days.full(back.last)}: {count} with runs. What was "
        "run before them is what the first of them are held against."
    )


def _held(back: LookBack) -> str:
    rules = ", ".join(f"{rule_name(rule)} {times}" for rule, times in back.by_rule.items())
    first = RULES.get(next(iter(back.by_rule)))
    why = f" {first.what} ({first.source}.)" if first else ""
    return f"Days over the cap of their morning: {back.over.days} ({rules}).{why}"


def _jump(jump: HeldRun, why: Limit, unit: Unit, today: date) -> str:
    run, cap = amounts.distance(jump.wanted_m, unit), amounts.floored(jump.allowed_m, unit)
    return (
        f"The longest jump: {days.full(jump.day)}, {run} where the cap was {cap}. "
        f"{why_words(why, unit, today, past=True)}"
    )


def _weeks(look: ArchiveLook, unit: Unit) -> str:
    words = f"Weeks over their line: {len(look.over)} of {look.weeks}."
    if not look.over:
        return words
    most = look.over[0]
    done, line = amounts.distance(most.done_m, unit), amounts.floored(most.line_m, unit)
    return (
        f"{words} Furthest: {days.week(most.first)}, {done}, line {line}. "
        f"{RULES['WEEK'].what} ({RULES['WEEK'].source}.)"
    )


def _knee(back: LookBack) -> str:
    known = sum(one.green + one.amber + one.red for one in (back.over, back.within))
    if not known:
        return "How the knee took them is not known: no pain stands beside them."
    hurt = back.over.amber + back.over.red, back.within.amber + back.within.red
    return (
        f"Painful, amber or red: {hurt[0]} of the {amounts.plural(back.over.days, 'day')} over a "
        f"cap, {hurt[1]} of the {back.within.days} within. Not answered: "
        f"{back.over.unknown + back.within.unknown}."
    )
