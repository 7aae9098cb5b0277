"""The parameter table, and what may be set."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.knee.parameter import TABLE
from planner.domain.knee.parameters import DEFAULTS, Parameters, markdown_rows
from planner.domain.values.errors import UsageError

# Evidence.md 11.1, typed from the paper: name, default, lowest, highest, status.
PAPER = """
longest_window_days 30 21 42 EB
session_hard_cap 1.10 1.00 1.10 EB
session_plan_growth 1.05 1.00 1.10 PRAG
new_longest_gap_days 7 5 14 PRAG
small_base_km 3.0 2 5 PRAG
small_base_increment_km 0.3 0.1 0.5 PRAG
week_window 7 7 7 PRAG
week_plan_growth 1.10 1.00 1.10 CONS
week_warn 1.20 1.10 1.25 EB-w
week_block 1.30 1.20 1.30 EB-w
week_min_increment_km 1.0 0.5 2 PRAG
deload_every_weeks 4 3 6 CONS
deload_factor 0.75 0.70 0.90 CONS
first_week_km_bmi30 3 2 3 EB-w
long_run_share_min 0.30 0.25 0.50 PRAG
long_run_share_max 0.50 0.25 0.50 PRAG
min_gap_ladder_h 48 36 72 CONS
min_gap_after_amber_h 48 48 72 CONS
min_gap_after_red_h 72 48 168 PRAG
consecutive_days_ok_after_green 4 3 8 PRAG
consecutive_day_run_max 0.60 0.4 0.7 CONS
max_runs_ladder_week 3 2 4 CONS
max_consecutive_knee_load_days 2 1 3 PRAG
run_pain_green_max 2 1 3 CONS
run_pain_amber_max 4 3 5 PRAG
ex_pain_green_max 2 1 3 CONS
ex_pain_max 5 3 5 CONS
settle_minutes 60 30 120 CONS
settle_amber 1 1 1 CONS
settle_red 3 3 3 PRAG
morning_amber 1 1 2 CONS
morning_red 2 2 3 PRAG
baseline_short_days 7 7 7 PRAG
baseline_long_days 28 28 28 PRAG
weekly_rise_two_weeks 1 1 1 CONS
weekly_rise_one_week 2 2 2 CONS
f1_factor 0.90 0.8 1.0 PRAG
f2_ramp_1 0.60 0.50 0.70 PRAG
f2_ramp_2 0.75 0.65 0.85 PRAG
f2_ramp_3 0.90 0.80 1.00 PRAG
f2_ramp_4 1.00 0.90 1.10 PRAG
f2_week_factor 0.70 0.5 0.85 PRAG
f2_min_days 3 2 7 PRAG
f3_min_days 7 5 21 PRAG
resume_quiet_mornings_f2 2 1 3 PRAG
resume_quiet_mornings_f3 3 2 5 PRAG
f3_reentry_factor 0.50 0.3 0.6 PRAG
f3_referral_days 14 7 21 PRAG
gap_7 1.00 1.00 1.00 PRAG
gap_8_14 0.80 0.80 0.80 PRAG
gap_15_27 0.50 0.50 0.50 PRAG
gap_ladder_days 28 28 28 PRAG
sessions_per_rung 2 2 4 CONS
rung_back_on_red 1 1 2 CONS
exempt_from_session_cap_below 20 15 25 PRAG
entry_walk_min 30 15 30 CONS
entry_stepdown_reps 10 5 15 CONS
cadence_increment 5 0 10 EB-w
cadence_offer_below 170 160 175 CONS
slow_down_low 10 0 20 CONS
slow_down_high 20 0 20 CONS
strength_days 3 2 5 EB-w
base_sets 3 2 3 EB-w
base_reps_low 10 8 15 EB-w
base_reps_high 12 8 15 EB-w
load_target_low 60 60 60 EB-w
load_target_high 70 70 70 EB-w
stretch_hold_s 30 30 30 EB
stretch_days 5 5 5 EB
programme_weeks 12 6 16 EB-w
programme_review_week 6 6 6 EB-w
squat_range_early 45 0 60 EB-w
xt_new_cap_min 30 15 45 PRAG
w_walk 0.15 0.10 0.20 PRAG
w_cycle 0.30 0.15 0.40 PRAG
w_elliptical 0.40 0.2 0.6 PRAG
w_swim 0.05 0 0.2 PRAG
w_pool_run 0.10 0 0.2 PRAG
xt_knee_load_min 10 10 10 PRAG
referral_no_change_weeks 6 4 12 CONS
meaningful_change_worst_pain 2 1 3 EB-w
"""

CHOICES = {
    "count_red_runs_in_longest": ("false", "true"),
    "same_day_runs": ("summed", "separate"),
    "unknown_morning": ("hold",),
    "cap_mode": ("cap", "warn"),
}


@pytest.mark.parametrize("line", PAPER.split("\n")[1:-1], ids=lambda line: line.split()[0])
def test_every_row_of_the_paper_is_in_the_table(line: str) -> None:
    name, default, low, high, status = line.split()

    row = TABLE[name]

    assert (row.default, row.low, row.high) == (float(default), float(low), float(high))
    assert row.status == status
    assert DEFAULTS.value_of(name) == float(default)


def test_what_is_no_number_is_chosen_from_words() -> None:
    assert {row.name: row.choices for row in TABLE.values() if row.choices} == CHOICES
    assert DEFAULTS.value_of("same_day_runs") == "summed"
    assert DEFAULTS.value_of("count_red_runs_in_longest") == "false"


def test_table_and_typed_value_have_the_same_names_and_defaults() -> None:
    fresh = Parameters()

    assert list(TABLE) == list(Parameters.__struct_fields__)
    for row in TABLE.values():
        assert fresh.value_of(row.name) == (
            row.choices[int(row.default)] if row.choices else row.default
        )


def test_kilometres_are_kept_as_metres_and_factors_per_mille() -> None:
    changed = DEFAULTS.with_changes({"small_base_km": 2.5, "session_hard_cap": 1.08})

    assert (changed.small_base_km, changed.session_hard_cap) == (2500, 1080)
    assert changed.changed() == ("session_hard_cap", "small_base_km")
    assert changed.value_of("session_hard_cap") == 1.08


def test_a_value_out_of_range_is_refused_with_the_range_and_the_unit() -> None:
    with pytest.raises(UsageError) as refused:
        DEFAULTS.with_changes({"session_hard_cap": 1.3})

    assert "session_hard_cap" in refused.value.message
    assert "1.3" in refused.value.message
    assert "1-1.1 × L30t" in refused.value.hint


@pytest.mark.parametrize("value", [7.5, "seven", True, float("nan"), float("inf"), -1])
def test_what_is_not_a_whole_number_of_days_is_refused(value: float | str) -> None:
    with pytest.raises(UsageError, match="new_longest_gap_days"):
        DEFAULTS.with_changes({"new_longest_gap_days": value})


def test_a_fixed_parameter_cannot_be_changed() -> None:
    with pytest.raises(UsageError) as refused:
        DEFAULTS.with_changes({"gap_8_14": 0.9})

    assert "fixed" in refused.value.hint


def test_an_unknown_name_is_answered_with_the_nearest() -> None:
    with pytest.raises(UsageError) as refused:
        DEFAULTS.with_changes({"sesion_hard_cap": 1.05})

    assert refused.value.hint == "Did you mean `session_hard_cap`?"
    with pytest.raises(UsageError, match="There is no load parameter"):
        DEFAULTS.value_of("zzz")


def test_lighter_weeks_can_be_switched_off_but_nothing_else_can() -> None:
    assert DEFAULTS.with_changes({"deload_every_weeks": 0}).deload_every_weeks == 0
    with pytest.raises(UsageError, match="cannot be 2"):
        DEFAULTS.with_changes({"deload_every_weeks": 2})
    with pytest.raises(UsageError, match="f2_min_days"):
        DEFAULTS.with_changes({"f2_min_days": 0})


@pytest.mark.parametrize("value", ["true", True, 1, 1.0])
def test_a_choice_is_given_as_its_word_or_its_place(value: float | str) -> None:
    assert DEFAULTS.with_changes({"count_red_runs_in_longest": value}).count_red_runs_in_longest


@pytest.mark.parametrize("value", ["maybe", 2, 0.5, -1])
def test_a_word_that_is_no_choice_is_refused_with_the_choices(value: float | str) -> None:
    with pytest.raises(UsageError) as refused:
        DEFAULTS.with_changes({"cap_mode": value})

    assert "cap / warn" in refused.value.hint


@given(st.sampled_from(sorted(TABLE)), st.floats(allow_nan=False))
def test_a_value_is_kept_exactly_or_refused(name: str, value: float) -> None:
    row = TABLE[name]
    allowed = row.low <= value <= row.high or (row.zero_is_off and value == 0)

    try:
        kept = DEFAULTS.with_changes({name: value}).value_of(name)
    except UsageError:
        assert not allowed or value != int(value)
    else:
        assert allowed
        assert row.choices or kept == round(value, 3)


def test_the_markdown_table_has_a_line_for_every_parameter() -> None:
    lines = markdown_rows()

    assert len(lines) == len(TABLE) + 2
    assert all(line.count("|") == 8 for line in lines)
