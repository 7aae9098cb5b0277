"""What the runner is told of a load rule where its id would say nothing."""

from __future__ import annotations

from planner.domain.caps.rules import RULES


def rule_name(rule: str) -> str:
    """`longest run` of LONG: the rule's own name, within a sentence; of an unknown one its id in
    plain letters."""
    known = RULES.get(rule)
    if known is None:
        return rule.replace("-", " ").lower()
    return known.name[:1].lower() + known.name[1:]
