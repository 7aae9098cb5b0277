"""By which rules a change of the plan was made, in words."""

from __future__ import annotations

from collections.abc import Iterable

from planner.domain.exercises.exercise_rules import EXERCISE_RULES
from planner.wording.rule_names import rule_name

GROUNDS = {
    "PLAN": "the plan chosen",
    "PHASE": "phase",
    "AVAILABILITY": "free days",
    "MISSED": "missed days",
    "paused": "flare",
    "eased": "flare",
    "restored": "flare over",
    "severe": "severe pain",
}
"""What a change follows from that is no rule by itself."""
NO_RULES = ("PLAN", "PHASE", "AVAILABILITY", "MISSED")
"""Those that say little beside a rule."""


def rules_words(rules: Iterable[str]) -> str:
    """`longest run, week, fewer sets` of `LONG`, `WEEK`, `EX-5`; empty for none."""
    known = tuple(rules)
    told = [one for one in known if one not in NO_RULES] or known
    return ", ".join(dict.fromkeys(map(_name, told)))


def _name(rule: str) -> str:
    if rule in GROUNDS:
        return GROUNDS[rule]
    known = EXERCISE_RULES.get(rule)
    return rule_name(rule) if known is None else known.name[:1].lower() + known.name[1:]
