"""`why`: how far one may run on a day, by every rule, with its numbers and its source."""

from __future__ import annotations

import click

from planner.cli.answer import Answer, Heading
from planner.cli.call import Call
from planner.cli.columns import columns
from planner.cli.command import command
from planner.cli.rule_words import cap_line, inputs_data
from planner.domain.caps.load import Allowance
from planner.domain.caps.rules import RULES
from planner.wording import amounts, days
from planner.wording.why import STRENGTH, amount_words, why_words


@command("why", "easeback why", "easeback why fri", "easeback why 2026-11-28 --json")
@click.argument("day", nargs=-1, metavar="[DATE]")
def why_command(call: Call, day: tuple[str, ...]) -> Answer:
    """Say how far you may run on a day, and why.

    Every rule with its limit, what it was made of and where it comes from. A day to come takes
    the runs planned before it as done.
    """
    allowed = call.logbook.allowance(call.day(" ".join(day), "future"))
    return Answer(lines=_lines(call, allowed), data=_data(allowed))


def _lines(call: Call, allowed: Allowance) -> list[str]:
    unit = call.unit
    rule = RULES[allowed.binding]
    lines = [
        Heading(f"{days.full(allowed.day)}: {allowed.state}"),
        cap_line(allowed, unit),
        f"{rule.what} {rule.formula[0].upper()}{rule.formula[1:]}.",
        f"Source: {rule.source}; {STRENGTH[rule.status]}. {rule.caveat}",
        "",
    ]
    rows = [
        (
            limit.rule,
            amount_words(limit, unit),
            "binds" if limit.rule == allowed.binding else "",
            why_words(limit, unit),
        )
        for limit in allowed.limits
    ]
    lines += columns(rows, plain=call.flags.plain)
    if allowed.assumed:
        total = sum(run.distance_m for run in allowed.assumed)
        count = amounts.plural(len(allowed.assumed), "planned run")
        lines.append(f"Taken as done by then: {count}, {amounts.distance(total, unit)}.")
    return lines


def _data(allowed: Allowance) -> dict[str, object]:
    return {
        "date": allowed.day,
        "hard_m": allowed.hard_m,
        "plan_m": allowed.plan_m,
        "done_m": allowed.done_m,
        "left_m": allowed.left_m,
        "binding": allowed.binding,
        "plan_binding": allowed.plan_binding,
        "state": allowed.state,
        "assumed": [
            {"id": run.id, "date": run.date, "distance_m": run.distance_m}
            for run in allowed.assumed
        ],
        "limits": [
            {
                "rule": limit.rule,
                "name": RULES[limit.rule].name,
                "allowed_m": limit.hard_m,
                "plan_m": limit.plan_m,
                "inputs": inputs_data(limit),
                "source": limit.source,
                "status": limit.status,
                "binding": limit.rule == allowed.binding,
            }
            for limit in allowed.limits
        ],
    }
