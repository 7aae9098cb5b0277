"""Rules, faults of a plan and parameters, each in a few words of the runner's."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from planner.domain.caps.rules import RULES
from planner.domain.knee.parameter import TABLE
from planner.domain.weeks.lint import APART, LOCKED, MOST, ORDER, PHASE, TWICE, Fault
from planner.wording.amounts import Unit
from planner.wording.lint import finding_words
from planner.wording.parameters import left_aside_words, value_words
from planner.wording.rule_names import rule_name

DAY = date(2026, 4, 11)


def fault(unit: Unit = "km", **more: Any) -> str:
    fields: dict[str, Any] = {"rule": "LONG", "day": DAY, "broken": True}
    return finding_words(Fault(**(fields | more)), unit)


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_is_named_as_within_a_sentence(rule: str) -> None:
    assert rule_name(rule)[0].islower()
    assert rule_name(rule).lower() == RULES[rule].name.lower()


def test_an_unknown_rule_is_its_id_in_plain_letters() -> None:
    assert rule_name("NEW-RULE") == "new rule"


def test_a_run_over_its_cap_is_told_with_both_numbers_the_cap_rounded_down() -> None:
    over: dict[str, Any] = {"wanted_m": 9000, "allowed_m": 6690}
    assert fault(**over) == "LONG 2026-04-11 9.0 > 6.6 km"
    assert fault("mi", **over) == "LONG 2026-04-11 5.6 > 4.1 mi"
    assert fault(broken=False, reason="[left] race", **over) == (
        "LONG 2026-04-11 9.0 > 6.6 km (your reason: [left] race) (remark: over the cap with a "
        "written reason)"
    )
    assert fault(broken=False, **over) == "LONG 2026-04-11 9.0 > 6.6 km (remark: longest run)"


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (ORDER, "high knee load within 24 h before the long run"),
        (LOCKED, "a red flag rests it, or a part of it, until a professional has cleared you"),
        (PHASE, "an exercise of a phase whose gate is shut: easeback gates"),
        (APART, "a day is wanted between these, done ones counted"),
        (TWICE, "asks for an exercise that another session of the day has too"),
        (MOST, "more than 6 exercises beside comfort work; fewer are kept up better"),
    ],
)
def test_a_session_at_fault_says_what_is_wrong_with_it(rule: str, said: str) -> None:
    assert fault(rule=rule, card="Strength A") == f"{rule} 2026-04-11 Strength A: {said}"


def test_a_remark_that_is_no_load_rule_only_shapes_a_plan() -> None:
    assert fault(rule=APART, card="A", broken=False).endswith("(remark: it only shapes a plan)")


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("hard_factor", 1.1, "1.10"),
        ("w_walk", 0.125, "0.125"),
        ("steps", (0.4, 0.6, 0.85), "0.40, 0.60, 0.85"),
        ("step_min", 0.5, "0.5"),
        ("light_every", 4, "4"),
        ("light_every", 0, "off"),
        ("cap_mode", "warn", "warn"),
        ("rest_days", 3, "3"),
    ],
)
def test_a_value_is_told_in_the_unit_of_its_row(name: str, value: Any, said: str) -> None:
    assert value_words(TABLE[name], value) == said


@pytest.mark.parametrize("name", TABLE)
def test_every_default_has_words(name: str) -> None:
    assert value_words(TABLE[name], TABLE[name].default)


def test_what_no_rule_reads_any_more_is_left_aside_and_named() -> None:
    assert left_aside_words({"old_rule": 1.5, "older": (0.1, 0.2, 0.3)}) == (
        "Left aside: old_rule 1.5, older 0.1, 0.2, 0.3. No load rule reads this any more; all that "
        "you wrote down stays as it is. To remove it: easeback config unset old_rule"
    )
