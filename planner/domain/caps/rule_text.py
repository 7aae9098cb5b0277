"""The words of the load rules with the numbers in force: for papers and cards, since reading the
table of parameters takes milliseconds."""

from __future__ import annotations

from planner.domain.caps.rules import Rule
from planner.domain.knee.parameter import TABLE, value_of, value_text
from planner.domain.knee.parameters import DEFAULTS, Parameters


def formula_of(rule: Rule, params: Parameters = DEFAULTS) -> str:
    """A rule's formula with the numbers in force."""
    return _filled(rule.formula, params)


def ours_of(rule: Rule, params: Parameters = DEFAULTS) -> str:
    """What of a rule is our own choice, with the numbers in force."""
    return _filled(rule.ours, params)


def _filled(text: str, params: Parameters) -> str:
    names = {name: value_text(value_of(params, name)) for name in TABLE}
    return text.format_map(names)
