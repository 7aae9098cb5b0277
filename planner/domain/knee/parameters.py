"""The load parameters as the rules use them: whole numbers, checked against their ranges."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from planner.domain.knee.parameter import TABLE, kept, known


def _whole(name: str) -> int:
    return TABLE[name].kept_default


def _word(name: str) -> str:
    return TABLE[name].shown


def _truth(name: str) -> bool:
    return _word(name) == "true"


class Parameters(msgspec.Struct, frozen=True, kw_only=True):
    """Every load parameter, typed and exact; what each one means stands in `TABLE`.

    Factors and shares are per mille (1.10 is 1100) and kilometres are metres, so that all rules
    count in whole numbers: 1.10 x 5000 m is 5500 m. Days, hours, minutes and points are as named.
    """

    longest_window_days: int = _whole("longest_window_days")
    session_hard_cap: int = _whole("session_hard_cap")
    session_plan_growth: int = _whole("session_plan_growth")
    count_red_runs_in_longest: bool = _truth("count_red_runs_in_longest")
    new_longest_gap_days: int = _whole("new_longest_gap_days")
    small_base_km: int = _whole("small_base_km")
    small_base_increment_km: int = _whole("small_base_increment_km")
    same_day_runs: str = _word("same_day_runs")
    week_window: int = _whole("week_window")
    week_plan_growth: int = _whole("week_plan_growth")
    week_warn: int = _whole("week_warn")
    week_warn_increment_km: int = _whole("week_warn_increment_km")
    week_block: int = _whole("week_block")
    week_block_increment_km: int = _whole("week_block_increment_km")
    week_min_increment_km: int = _whole("week_min_increment_km")
    deload_every_weeks: int = _whole("deload_every_weeks")
    deload_factor: int = _whole("deload_factor")
    first_week_km_bmi30: int = _whole("first_week_km_bmi30")
    long_run_share_min: int = _whole("long_run_share_min")
    long_run_share_max: int = _whole("long_run_share_max")
    min_gap_ladder_h: int = _whole("min_gap_ladder_h")
    min_gap_after_amber_h: int = _whole("min_gap_after_amber_h")
    min_gap_after_red_h: int = _whole("min_gap_after_red_h")
    consecutive_days_ok_after_green: int = _whole("consecutive_days_ok_after_green")
    consecutive_day_run_max: int = _whole("consecutive_day_run_max")
    max_runs_ladder_week: int = _whole("max_runs_ladder_week")
    max_consecutive_knee_load_days: int = _whole("max_consecutive_knee_load_days")
    run_pain_green_max: int = _whole("run_pain_green_max")
    run_pain_amber_max: int = _whole("run_pain_amber_max")
    ex_pain_green_max: int = _whole("ex_pain_green_max")
    ex_pain_max: int = _whole("ex_pain_max")
    settle_minutes: int = _whole("settle_minutes")
    settle_amber: int = _whole("settle_amber")
    settle_red: int = _whole("settle_red")
    morning_amber: int = _whole("morning_amber")
    morning_red: int = _whole("morning_red")
    baseline_short_days: int = _whole("baseline_short_days")
    baseline_long_days: int = _whole("baseline_long_days")
    weekly_rise_two_weeks: int = _whole("weekly_rise_two_weeks")
    weekly_rise_one_week: int = _whole("weekly_rise_one_week")
    unknown_morning: str = _word("unknown_morning")
    f1_factor: int = _whole("f1_factor")
    f2_ramp_1: int = _whole("f2_ramp_1")
    f2_ramp_2: int = _whole("f2_ramp_2")
    f2_ramp_3: int = _whole("f2_ramp_3")
    f2_ramp_4: int = _whole("f2_ramp_4")
    f2_week_factor: int = _whole("f2_week_factor")
    f2_min_days: int = _whole("f2_min_days")
    f3_min_days: int = _whole("f3_min_days")
    resume_quiet_mornings_f2: int = _whole("resume_quiet_mornings_f2")
    resume_quiet_mornings_f3: int = _whole("resume_quiet_mornings_f3")
    f3_reentry_factor: int = _whole("f3_reentry_factor")
    f3_referral_days: int = _whole("f3_referral_days")
    gap_7: int = _whole("gap_7")
    gap_8_14: int = _whole("gap_8_14")
    gap_15_27: int = _whole("gap_15_27")
    gap_ladder_days: int = _whole("gap_ladder_days")
    sessions_per_rung: int = _whole("sessions_per_rung")
    rung_back_on_red: int = _whole("rung_back_on_red")
    exempt_from_session_cap_below: int = _whole("exempt_from_session_cap_below")
    entry_walk_min: int = _whole("entry_walk_min")
    entry_stepdown_reps: int = _whole("entry_stepdown_reps")
    unlock_speed_share: int = _whole("unlock_speed_share")
    unlock_speed_green_weeks: int = _whole("unlock_speed_green_weeks")
    cadence_increment: int = _whole("cadence_increment")
    cadence_offer_below: int = _whole("cadence_offer_below")
    slow_down_low: int = _whole("slow_down_low")
    slow_down_high: int = _whole("slow_down_high")
    strength_days: int = _whole("strength_days")
    base_sets: int = _whole("base_sets")
    base_reps_low: int = _whole("base_reps_low")
    base_reps_high: int = _whole("base_reps_high")
    load_target_low: int = _whole("load_target_low")
    load_target_high: int = _whole("load_target_high")
    stretch_sets_low: int = _whole("stretch_sets_low")
    stretch_sets_high: int = _whole("stretch_sets_high")
    stretch_hold_s: int = _whole("stretch_hold_s")
    stretch_days: int = _whole("stretch_days")
    stretch_week_max_min: int = _whole("stretch_week_max_min")
    programme_weeks: int = _whole("programme_weeks")
    programme_review_week: int = _whole("programme_review_week")
    squat_range_early: int = _whole("squat_range_early")
    xt_new_cap_min: int = _whole("xt_new_cap_min")
    w_walk: int = _whole("w_walk")
    w_cycle: int = _whole("w_cycle")
    w_elliptical: int = _whole("w_elliptical")
    w_swim: int = _whole("w_swim")
    w_pool_run: int = _whole("w_pool_run")
    w_other: int = _whole("w_other")
    xt_knee_load_min: int = _whole("xt_knee_load_min")
    referral_no_change_weeks: int = _whole("referral_no_change_weeks")
    meaningful_change_worst_pain: int = _whole("meaningful_change_worst_pain")
    cap_mode: str = _word("cap_mode")

    def with_changes(self, changes: Mapping[str, float | str]) -> Parameters:
        """These parameters with some set anew, each value in the unit of the table.

        A choice is given as its word or its place among the choices.

        Raises:
            UsageError: A name is unknown (the nearest one is named) or a value out of its range.
        """
        new = {name: kept(known(name), value) for name, value in changes.items()}
        return msgspec.structs.replace(self, **new)

    def value_of(self, name: str) -> float | str:
        """The value in force in the unit of the table; a choice as its word.

        Raises:
            UsageError: There is no parameter of that name.
        """
        row = known(name)
        value: int | str = getattr(self, name)
        if row.choices:
            return str(value).lower()
        return int(value) / row.scale if row.scale > 1 else int(value)

    def changed(self) -> tuple[str, ...]:
        """Names of the parameters that differ from their defaults."""
        return tuple(name for name in TABLE if getattr(self, name) != getattr(DEFAULTS, name))


DEFAULTS = Parameters()
"""All parameters at their defaults."""


def markdown_rows() -> list[str]:
    """The table as Markdown lines, header included: what `docs/load-rules.md` holds."""
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
