"""`evidence`: every rule with its formula, its source and what is our own choice."""

from __future__ import annotations

import click

from planner.cli.frame.answer import Answer, Headline
from planner.cli.frame.call import Call
from planner.cli.frame.command import command
from planner.domain.caps.rule_text import formula_of, ours_of
from planner.domain.caps.rules import RULES, Rule
from planner.domain.exercises.exercise_rules import EXERCISE_RULES
from planner.domain.knee.parameters import Parameters
from planner.domain.technique.technique_rules import TECHNIQUE_RULES
from planner.domain.values.errors import NotFoundError
from planner.wording.why import source_words

KNOWN = {**RULES, **EXERCISE_RULES, **TECHNIQUE_RULES}


@command("evidence", "easeback evidence", "easeback evidence LONG", "easeback evidence --json")
@click.argument("rule", required=False)
def evidence_command(call: Call, rule: str | None) -> Answer:
    """Say of every rule what it does, how, on what grounds, and what would change it.

    The numbers are those in force. RULE is an id such as LONG or EX-1.
    """
    chosen = list(KNOWN.values()) if rule is None else [_known(rule)]
    params = call.logbook.parameters
    lines: list[str] = []
    for one in chosen:
        lines += _lines(one, params)
    return Answer(lines=lines, data=[_data(one, params) for one in chosen])


def _known(rule: str) -> Rule:
    found = KNOWN.get(rule.upper())
    if found is None:
        raise NotFoundError(f"There is no rule {rule!r}.", f"There are: {', '.join(KNOWN)}.")
    return found


def _lines(rule: Rule, params: Parameters) -> list[str]:
    formula = formula_of(rule, params)
    return [
        Headline(f"{rule.name} ({rule.id})"),
        rule.what,
        f"{formula[0].upper()}{formula[1:]}.",
        source_words(rule),
        f"Our choice: {ours_of(rule, params)}",
        f"What would change it: {rule.change}",
        "",
    ]


def _data(rule: Rule, params: Parameters) -> dict[str, object]:
    return {
        "rule": rule.id,
        "name": rule.name,
        "what": rule.what,
        "formula": formula_of(rule, params),
        "source": rule.source,
        "status": rule.status,
        "our_choice": ours_of(rule, params),
        "what_would_change_it": rule.change,
    }
