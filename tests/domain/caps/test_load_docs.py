"""docs/load-rules.md shows the tables of the code, and speaks of every rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.domain.caps.allowance import LIMIT_FUNCTIONS
from planner.domain.caps.rules import RULES
from tests.domain.rule_tables import tables

PAGE = Path(__file__).parents[3] / "docs" / "load-rules.md"


@pytest.mark.parametrize("table", tables(), ids=["parameters", "caps", "exercises", "technique"])
def test_the_tables_of_the_page_are_those_of_the_code(table: str) -> None:
    assert table in PAGE.read_text(encoding="utf-8"), (
        "docs/load-rules.md is stale: paste what python -m tests.domain.rule_tables prints"
    )


def test_there_is_one_function_for_each_rule_in_the_same_order() -> None:
    names = [function.__name__.removesuffix("_limit").upper() for function in LIMIT_FUNCTIONS]

    assert names == list(RULES)
