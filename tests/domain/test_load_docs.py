"""docs/load-rules.md shows the tables of the code."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.domain.caps import rules
from planner.domain.exercises.exercise_rules import EXERCISE_RULES
from planner.domain.knee import parameter

PAGE = Path(__file__).parents[2] / "docs" / "load-rules.md"

TABLES = {
    "parameter.markdown_rows()": parameter.markdown_rows(),
    "rules.markdown_rows()": rules.markdown_rows(),
    "rules.markdown_rows(EXERCISE_RULES.values())": rules.markdown_rows(EXERCISE_RULES.values()),
}


@pytest.mark.parametrize("name", TABLES)
def test_a_table_of_the_page_is_the_one_of_the_code(name: str) -> None:
    table = "\n".join(TABLES[name])

    assert table in PAGE.read_text(encoding="utf-8"), f"docs/load-rules.md is stale: paste {name}"
