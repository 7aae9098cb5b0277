"""`config`: load parameters, each within its range, each change undoable."""

from __future__ import annotations

import pytest


def _value(easeback, name: str):
    return easeback("config", "get", name, "--json").data["value"]


def test_the_list_shows_default_range_unit_status_and_source(easeback):
    lines = easeback("config").out.splitlines()
    cap = next(line for line in lines if line.startswith("session_hard_cap"))

    assert all(word in cap for word in ("1.10", "1-1.1", "× L30t", "EB", "Frandsen 2025"))


def test_the_list_as_json_holds_every_parameter(easeback):
    data = easeback("config", "list", "--json").data
    cap = next(row for row in data if row["name"] == "session_hard_cap")

    assert len(data) > 70
    assert (cap["value"], cap["default"], cap["low"], cap["high"]) == (1.1, 1.1, 1.0, 1.1)
    assert cap["changed"] is False


def test_a_changed_parameter_says_so_in_words(planned):
    result = planned("config", "set", "session_hard_cap", "1.05")

    assert result.code == 0
    assert "Parameter session_hard_cap is now 1.05 (was 1.10)." in result.out
    assert "1.05 (set)" in planned("config").out
    assert "easeback undo" in result.err


def test_a_changed_parameter_changes_the_caps_and_undo_changes_them_back(planned):
    planned("config", "set", "session_plan_growth", "1.0")
    planned("config", "set", "session_hard_cap", "1.0")
    lowered = planned("why", "tue", "--json").data["hard_m"]
    planned("undo")
    planned("undo")

    assert lowered == 6000
    assert planned("why", "tue", "--json").data["hard_m"] == 6600
    assert _value(planned, "session_hard_cap") == 1.1


@pytest.mark.parametrize("value", ["1.2", "0.9", "-1", "nan", "inf", "much", ""])
def test_a_value_out_of_range_is_refused_with_the_range(planned, value: str):
    result = planned("config", "set", "session_hard_cap", value)

    assert result.code == 2
    assert "1-1.1" in result.err
    assert _value(planned, "session_hard_cap") == 1.1


def test_days_are_whole(planned):
    assert planned("config", "set", "longest_window_days", "28.5").code == 2


def test_a_comma_is_a_decimal_point(planned):
    planned("config", "set", "session_hard_cap", "1,05")

    assert _value(planned, "session_hard_cap") == 1.05


def test_a_fixed_parameter_stays(planned):
    result = planned("config", "set", "week_window", "6")

    assert result.code == 2
    assert "fixed" in result.err


def test_choices_are_set_by_their_word(planned):
    result = planned("config", "set", "same_day_runs", "separate")

    assert "is now separate (was summed)" in result.out
    assert _value(planned, "same_day_runs") == "separate"


def test_lighter_weeks_can_be_switched_off(planned):
    assert "is now off (was 4)" in planned("config", "set", "deload_every_weeks", "off").out


def test_unset_goes_back_to_the_default_and_can_be_undone(planned):
    planned("config", "set", "f2_min_days", "5")

    assert "is now 3 (was 5)" in planned("config", "unset", "f2_min_days").out
    planned("undo")
    assert _value(planned, "f2_min_days") == 5


def test_setting_what_is_set_already_writes_nothing(planned):
    result = planned("config", "set", "session_hard_cap", "1.1", "--json")

    assert result.code == 0
    assert result.json["undo_id"] is None


def test_unset_of_what_was_never_set_writes_nothing(planned):
    result = planned("config", "unset", "f2_min_days")

    assert result.code == 0
    assert "default of 3 already" in result.out
    assert "undo" not in result.err


def test_a_misspelt_name_gets_the_nearest(planned):
    result = planned("config", "set", "sesion_hard_cap", "1.05")

    assert result.code == 2
    assert "session_hard_cap" in result.err


def test_get_tells_what_it_is_and_where_it_comes_from(easeback):
    out = easeback("config", "get", "f2_min_days").out

    assert "days without running" in out
    assert "range 2-7" in out
    assert "our own choice" in out


@pytest.mark.parametrize("words", [("get",), ("set", "f2_min_days"), ("list", "f2_min_days")])
def test_too_few_or_too_many_words_are_told(planned, words: tuple[str, ...]):
    result = planned("config", *words)

    assert result.code == 2
    assert "takes" in result.err


def test_before_the_setup_there_is_nowhere_to_keep_one(easeback):
    result = easeback("config", "set", "f2_min_days", "5")

    assert result.code == 4
    assert "setup" in result.err


def test_a_dry_run_keeps_nothing(planned):
    planned("config", "set", "f2_min_days", "5", "--dry-run")

    assert _value(planned, "f2_min_days") == 3
