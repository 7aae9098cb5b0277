"""What of a rule is our own choice, in words."""

from __future__ import annotations

from planner.domain.caps.limit import Limit
from planner.domain.caps.rule_text import ours_of
from planner.domain.caps.rules import RULES
from planner.domain.knee.parameters import DEFAULTS, Parameters


def caveat(limit: Limit, params: Parameters = DEFAULTS) -> str:
    """What of the rule of a limit is our own choice."""
    ours = ours_of(RULES[limit.rule], params)
    return f"Our choice: {ours[:1].lower()}{ours[1:]}"
