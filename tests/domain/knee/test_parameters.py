"""The parameter table, what may be set, and that each name is read by a rule."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import planner
from planner.domain.knee.parameter import TABLE, value_of, with_changes
from planner.domain.knee.parameters import DEFAULTS, Parameters, Value
from planner.domain.values.errors import UsageError
from tests.domain.rule_tables import parameter_rows

# rules.md section 2, typed from the paper: name, default, lowest, highest, status.
PAPER = """
run_green_max 2 1 3 CONS
run_amber_max 4 3 5 PRAG
quiet_ceiling 4 3 4 PRAG
usual_days 28 14 28 PRAG
answers_least 7 5 10 PRAG
morning_red 2 2 3 EB-w
severe 7 6 8 CONS
in_a_row 3 2 4 PRAG
longest_days 30 21 42 EB
known_days 84 56 112 PRAG
hard_factor 1.10 1.00 1.10 EB
plan_factor 1.08 1.00 1.10 PRAG
step_min 0.5 0.2 0.5 PRAG
step_back 1.0 0.5 1.0 PRAG
old_share 0.40 0.25 0.50 PRAG
old_most 4.0 3 5 PRAG
week_days 28 28 42 PRAG
week_grow 1.05 1.00 1.10 CONS
week_step 1.0 0.5 2 PRAG
week_fast 1.25 1.10 1.30 PRAG
week_hard 1.30 1.20 1.30 EB-w
week_small 3.0 2 3 EB-w
light_every 4 3 6 CONS
light_factor 0.80 0.70 0.90 CONS
light_floor 12 8 20 PRAG
green_runs 2 2 4 CONS
off_free 7 7 7 PRAG
off_per_day 0.03 0.02 0.05 PRAG
ease_factor 0.90 0.8 1.0 PRAG
gap_days 2 2 3 CONS
rest_days 3 2 7 PRAG
rest_severe 7 5 14 PRAG
quiet_need 2 1 3 PRAG
flare_ground 0.90 0.8 1.0 PRAG
settle_days 14 10 21 PRAG
refer_days 21 14 28 PRAG
reopen_days 7 3 14 PRAG
wait_days 2 1 3 PRAG
rung_reached 0.90 0.8 1.0 PRAG
ladder_run_min 20 15 30 PRAG
ladder_week 10 8 15 PRAG
other_max 0.8 0.6 1.0 PRAG
"""

THREE = {
    "steps": ((0.4, 0.6, 0.8), (0.3, 0.9)),
    "long_share": ((0.6, 0.5, 0.4), (0.3, 0.7)),
    "prior": ((17.0, 2.0, 0.4), (0.0, 60.0)),
}

OTHERS = {
    "cap_mode",
    "ex_pain_green_max",
    "ex_pain_max",
    "xt_new_cap_min",
    "xt_knee_load_min",
    "w_walk",
    "w_cycle",
    "w_elliptical",
    "w_swim",
    "w_pool_run",
    "w_other",
}
"""No load parameters of rules.md: the cap's mode, exercises and other training."""


@pytest.mark.parametrize("line", PAPER.split("\n")[1:-1], ids=lambda line: line.split()[0])
def test_every_row_of_the_paper_is_in_the_table(line: str) -> None:
    name, default, low, high, status = line.split()

    row = TABLE[name]

    assert (row.default, row.low, row.high) == (float(default), float(low), float(high))
    assert row.status == status
    assert value_of(DEFAULTS, name) == float(default)


def test_the_table_has_no_other_rows() -> None:
    paper = {line.split()[0] for line in PAPER.split("\n")[1:-1]}

    assert set(TABLE) == paper | set(THREE) | OTHERS
    assert list(TABLE) == list(Parameters.__struct_fields__)


@pytest.mark.parametrize("name", THREE)
def test_three_numbers_are_one_parameter(name: str) -> None:
    default, (low, high) = THREE[name]
    row = TABLE[name]

    assert (row.default, row.parts, row.low, row.high) == (default, 3, low, high)
    changed = with_changes(DEFAULTS, {name: (high, low, high)})
    assert value_of(changed, name) == (high, low, high)
    assert row.range.startswith("3 numbers, each ")


@pytest.mark.parametrize(
    "value", [0.5, "0.4", (0.4, 0.6), (0.4, 0.6, 0.95), (0.4, 0.6, 0.8, 0.9), ()]
)
def test_anything_but_three_numbers_in_range_is_refused(value: Value) -> None:
    with pytest.raises(UsageError, match="steps"):
        with_changes(DEFAULTS, {"steps": value})


def test_three_numbers_are_no_single_number() -> None:
    with pytest.raises(UsageError, match="rest_days"):
        with_changes(DEFAULTS, {"rest_days": (3.0, 3.0, 3.0)})


# -- each is read ----------------------------------------------------------------------------------


def read_names() -> set[str]:
    """Attributes read of parameters anywhere in the program outside the modules that declare
    them, and names of parameters that are looked up by their name."""
    found: set[str] = set()
    for path in Path(planner.__file__).parent.rglob("*.py"):
        if path.parent.name == "knee" and path.name.startswith("parameter"):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and _is_parameters(node.value):
                found.add(node.attr)
            elif isinstance(node, ast.Constant) and str(node.value).startswith("w_"):
                found.add(str(node.value))
    return found


def _is_parameters(node: ast.expr) -> bool:
    """True for `params`, `self.params`, `book.parameters` and the like."""
    name = getattr(node, "attr", getattr(node, "id", ""))
    return name in ("params", "_params", "parameters")


READ = read_names()


@pytest.mark.parametrize("name", Parameters.__struct_fields__)
def test_every_parameter_is_read_by_a_rule(name: str) -> None:
    assert name in READ, f"nothing reads `{name}`"


# -- what may be set -------------------------------------------------------------------------------


def test_kilometres_are_kept_as_metres_and_factors_per_mille() -> None:
    changed = with_changes(DEFAULTS, {"step_min": 0.3, "hard_factor": 1.08})

    assert (changed.step_min, changed.hard_factor) == (300, 1080)
    assert value_of(changed, "hard_factor") == 1.08


def test_a_value_out_of_range_is_refused_with_the_range_and_the_unit() -> None:
    with pytest.raises(UsageError) as refused:
        with_changes(DEFAULTS, {"hard_factor": 1.3})

    assert refused.value.message == "`hard_factor` cannot be 1.3."
    assert "1-1.1 × longest" in refused.value.hint


@pytest.mark.parametrize("value", [2.5, "seven", True, float("nan"), float("inf"), -1])
def test_what_is_not_a_whole_number_of_days_is_refused(value: float | str) -> None:
    with pytest.raises(UsageError, match="rest_days"):
        with_changes(DEFAULTS, {"rest_days": value})


def test_a_fixed_parameter_cannot_be_changed() -> None:
    with pytest.raises(UsageError) as refused:
        with_changes(DEFAULTS, {"off_free": 8})

    assert "7 (fixed)" in refused.value.hint


def test_an_unknown_name_is_answered_with_the_nearest() -> None:
    with pytest.raises(UsageError) as refused:
        with_changes(DEFAULTS, {"hard_facter": 1.05})

    assert refused.value.hint == "Did you mean `hard_factor`?"
    with pytest.raises(UsageError, match="There is no load parameter"):
        value_of(DEFAULTS, "zzz")


def test_lighter_weeks_can_be_switched_off_but_nothing_else_can() -> None:
    assert with_changes(DEFAULTS, {"light_every": 0}).light_every == 0
    with pytest.raises(UsageError, match="cannot be 2"):
        with_changes(DEFAULTS, {"light_every": 2})
    with pytest.raises(UsageError, match="rest_days"):
        with_changes(DEFAULTS, {"rest_days": 0})


@pytest.mark.parametrize("value", ["warn", 1, 1.0])
def test_a_choice_is_given_as_its_word_or_its_place(value: float | str) -> None:
    assert with_changes(DEFAULTS, {"cap_mode": value}).cap_mode == "warn"


@pytest.mark.parametrize("value", ["maybe", 2, 0.5, -1])
def test_a_word_that_is_no_choice_is_refused_with_the_choices(value: float | str) -> None:
    with pytest.raises(UsageError) as refused:
        with_changes(DEFAULTS, {"cap_mode": value})

    assert "cap / warn" in refused.value.hint


@given(st.sampled_from(sorted(TABLE)), st.floats(allow_nan=False))
def test_a_value_is_kept_exactly_or_refused(name: str, value: float) -> None:
    row = TABLE[name]
    allowed = row.low <= value <= row.high or (row.zero_is_off and value == 0)
    given_value: Value = (value,) * row.parts if row.parts > 1 else value

    try:
        kept = value_of(with_changes(DEFAULTS, {name: given_value}), name)
    except UsageError:
        assert not allowed or value != int(value)
    else:
        assert allowed
        numbers = kept if isinstance(kept, tuple) else (kept,)
        assert row.choices or all(one == round(value, 3) for one in numbers)


def test_the_markdown_table_has_a_line_for_every_parameter() -> None:
    lines = parameter_rows()

    assert len(lines) == len(TABLE) + 2
    assert all(line.count("|") == 8 for line in lines)
