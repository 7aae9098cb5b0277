"""The rules of a change of the plan in words."""

from __future__ import annotations

import pytest

from planner.domain.caps.rules import RULES
from planner.domain.exercises.exercise_rules import EXERCISE_RULES
from planner.wording.change_rules import GROUNDS, rules_words


@pytest.mark.parametrize("rule", [*RULES, *EXERCISE_RULES, *GROUNDS])
def test_each_rule_and_each_ground_has_plain_words(rule: str) -> None:
    said = rules_words((rule,))

    assert said
    assert not any(letter.isupper() for letter in said)
    assert said[0].islower()


def test_what_says_little_gives_way_to_a_rule_and_nothing_is_said_twice() -> None:
    assert rules_words(("PLAN", "LONG", "PHASE", "EX-5", "LONG")) == "longest run, fewer sets"
    assert rules_words(("paused", "FLARE")) == "flare"
    assert rules_words(("MISSED", "AVAILABILITY")) == "missed days, free days"
    assert rules_words(()) == ""


def test_a_rule_of_a_newer_easeback_is_told_in_plain_letters() -> None:
    assert rules_words(("NEW-RULE",)) == "new rule"
