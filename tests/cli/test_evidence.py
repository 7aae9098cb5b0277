"""`evidence`: every rule, its formula with the numbers in force, its source, what is our choice."""

from __future__ import annotations

from planner.domain.caps.rules import RULES
from planner.domain.exercises.exercise_rules import EXERCISE_RULES
from planner.domain.technique.technique_rules import TECHNIQUE_RULES

PARTS = {
    "rule", "name", "what", "formula", "source", "status", "our_choice", "what_would_change_it",
}  # fmt: skip


def test_every_rule_is_told_with_its_source_and_what_would_change_it(easeback):
    data = easeback("evidence", "--json").data

    assert [row["rule"] for row in data] == [*RULES, *EXERCISE_RULES, *TECHNIQUE_RULES]
    assert all(set(row) == PARTS and all(row.values()) for row in data)
    assert {row["status"] for row in data} <= {"EB", "EB-w", "CONS", "PRAG"}


def test_one_rule_is_named_in_either_case(easeback):
    out = easeback("evidence", "long").out

    assert out.startswith("Longest run (LONG)")
    for words in ("Source: Frandsen 2025", "Our choice: ", "What would change it: "):
        assert words in out
    assert "(WEEK)" not in out


def test_the_numbers_are_those_in_force(planned):
    planned("config", "set", "hard_factor", "1.05")

    (row,) = planned("evidence", "LONG", "--json").data

    assert "1.05" in row["formula"]
    planned("undo")
    assert "1.05" not in planned("evidence", "LONG", "--json").data[0]["formula"]


def test_an_unknown_rule_lists_those_there_are(easeback):
    result = easeback("evidence", "DELOAD")

    assert result.code == 4
    assert "LOCK, PRESCRIBED, FLARE, LADDER" in result.err
