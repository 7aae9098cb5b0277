"""No number of a rule is written into a sentence by hand: a parameter that is set would make it a
false one. What stands here is no parameter, and says what else it is."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2] / "planner"
NUMBER = re.compile(
    r"(?<![/\d])\b(?:\d+(?:[.,]\d+)?(?:\s*[-–]\s*\d+)?|two|three|four|five|six|seven|eight|third|half)\s*"
    r"(?:×|/10|(?:km|min|minutes?|days?|weeks?|runs?|sessions?|mornings?|times|fewer|less"
    r"|or less|or more)\b)",
    re.IGNORECASE,
)
NO_PARAMETER = {
    "eight minutes": "the shortest run there is, FLOOR_S",
    "8 minutes": "the same",
    "third day": "from one such run to the next, TRIAL_GAP of the standing",
    "third fewer": "EX-5: one set in three, rungs.py",
    "third less": "the same",
    "seven days": "a week of the calendar, or seven days in a row",
    "six weeks": "SEVERE_DAYS of professional.py",
    "three days": "mornings that growth looks at, as the GROW formula says",
    "Two days": "after swelling, as the LOCK formula says",
    "eight weeks": "STEPS_BEHIND of the steps",
    "12 weeks": "rule PR-1 of evidence.md 8, a display",
    "7 mornings": "those of a week",
    "1 morning": "one of as many as are needed",
}


def sentences(tree: ast.Module) -> list[str]:
    """Every string of a module that is no docstring; of f-strings what is written by hand."""
    bare = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in bare
    ]


def test_every_number_that_is_written_by_hand_is_no_parameter() -> None:
    found = {
        number.group()
        for kind in ("wording", "present")
        for path in (ROOT / kind).glob("*.py")
        for words in sentences(ast.parse(path.read_text(encoding="utf-8")))
        for number in re.finditer(NUMBER, words)
    }
    assert found == set(NO_PARAMETER)
