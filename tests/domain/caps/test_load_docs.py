"""docs/load-rules.md shows the tables of the code, and speaks of every rule."""

from __future__ import annotations

from pathlib import Path

from planner.domain.caps import rule_text
from planner.domain.caps.allowance import LIMIT_FUNCTIONS
from planner.domain.caps.rules import RULES
from planner.domain.exercises import exercise_rules
from planner.domain.knee import parameter
from planner.domain.technique.technique_rules import TECHNIQUE_RULES

PAGE = Path(__file__).parents[3] / "docs" / "load-rules.md"


def test_the_parameter_table_of_the_page_is_the_one_of_the_code() -> None:
    table = "\n".join(parameter.markdown_rows())

    assert table in PAGE.read_text(encoding="utf-8"), (
        "docs/load-rules.md is stale: paste planner.domain.knee.parameter.markdown_rows()"
    )


def test_the_rule_table_of_the_page_is_the_one_of_the_code() -> None:
    table = "\n".join(rule_text.markdown_rows())

    assert table in PAGE.read_text(encoding="utf-8"), (
        "docs/load-rules.md is stale: paste planner.domain.caps.rule_text.markdown_rows()"
    )


def test_the_table_of_exercise_rules_is_the_one_of_the_code() -> None:
    table = "\n".join(rule_text.markdown_rows(exercise_rules.EXERCISE_RULES.values()))

    assert table in PAGE.read_text(encoding="utf-8"), (
        "docs/load-rules.md is stale: paste rule_text.markdown_rows(EXERCISE_RULES.values())"
    )


def test_the_table_of_technique_is_the_one_of_the_code() -> None:
    table = "\n".join(rule_text.markdown_rows(TECHNIQUE_RULES.values()))

    assert table in PAGE.read_text(encoding="utf-8"), (
        "docs/load-rules.md is stale: paste rule_text.markdown_rows(TECHNIQUE_RULES.values())"
    )


def test_there_is_one_function_for_each_rule_in_the_same_order() -> None:
    names = [function.__name__.removesuffix("_limit").upper() for function in LIMIT_FUNCTIONS]

    assert names == list(RULES)
