"""The tables of docs/load-rules.md, made from the code; a test tells when the page is stale.

python -m tests.domain.rule_tables    print them
"""

from __future__ import annotations

from collections.abc import Iterable

from planner.domain.caps.rule_text import formula_of, ours_of
from planner.domain.caps.rules import RULES, Rule
from planner.domain.exercises.exercise_rules import EXERCISE_RULES
from planner.domain.knee.parameter import TABLE
from planner.domain.technique.technique_rules import TECHNIQUE_RULES


def parameter_rows() -> list[str]:
    """All parameters as Markdown lines, header included."""
    lines = [
        "| Name | Default | Unit | Range | Source | Status | What it is |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    lines.extend(
        f"| `{row.name}` | {row.shown} | {row.unit} | {row.range} "
        f"| {row.source} | {row.status} | {row.about} |"
        for row in TABLE.values()
    )
    return lines


def rule_rows(rules: Iterable[Rule]) -> list[str]:
    """Rules as Markdown lines, header included."""
    lines = [
        "| Rule | What it does | Formula | Source | Status | Our choice | What would change it |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    lines.extend(
        f"| `{rule.id}` {rule.name} | {rule.what} | {formula_of(rule)} | {rule.source} "
        f"| {rule.status} | {ours_of(rule)} | {rule.change} |"
        for rule in rules
    )
    return lines


def tables() -> tuple[str, ...]:
    """Parameters, and the rules of caps, exercises and technique."""
    rules = (one.values() for one in (RULES, EXERCISE_RULES, TECHNIQUE_RULES))
    return tuple("\n".join(rows) for rows in (parameter_rows(), *map(rule_rows, rules)))


if __name__ == "__main__":
    print(*tables(), sep="\n\n")
