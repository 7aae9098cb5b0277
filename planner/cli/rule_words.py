"""What the load rules allow on a day, in a line, and their inputs for programs."""

from __future__ import annotations

from datetime import date

from planner.domain.caps.allowance import Allowance
from planner.domain.caps.limit import Limit
from planner.wording import amounts
from planner.wording.amounts import Unit
from planner.wording.rule_names import rule_name
from planner.wording.why import why_words


def cap(metres: int | None, unit: Unit) -> str:
    """A limit, never shown larger than it is."""
    return "no limit" if metres is None else amounts.floored(metres, unit)


def cap_line(allowed: Allowance, unit: Unit, today: date) -> str:
    """The cap of a day in one line, with the rule that sets it and why."""
    words = f"At most {cap(allowed.hard_m, unit)} ({rule_name(allowed.binding)})"
    if allowed.plan_m < allowed.hard_m:
        words += f", planned up to {cap(allowed.plan_m, unit)} ({rule_name(allowed.plan_binding)})"
    if allowed.done_m:
        words += f", {cap(allowed.left_m, unit)} left"
    binding = allowed.limit(allowed.binding)
    return f"{words}: {why_words(binding, unit, today)}" if binding else f"{words}."


def inputs_data(limit: Limit) -> dict[str, object]:
    """What a limit was made of; a name that comes several times holds a list."""
    data: dict[str, object] = {}
    for name, value in limit.inputs:
        if name not in data:
            data[name] = value
        else:
            before = data[name]
            data[name] = [*before, value] if isinstance(before, list) else [before, value]
    return data
