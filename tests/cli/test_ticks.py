"""Sets, ticked off and taken back."""

from __future__ import annotations

import pytest

TUESDAY = "2026-12-01"


def sets(easeback, **at):
    """The first card's ticks, by set."""
    card = easeback("today", "2026-11-30", "--json", **at).data["items"][0]
    return {
        f"{one['exercise']} {one['side']} {one['set']}": one["tick"]
        for one in card["sets"]
        if one["tick"]
    }


def test_tick_without_a_name_ticks_the_next_set_that_is_due(planned):
    result = planned("tick")

    assert "Ticked Quad set left set 1" in result.out
    assert list(sets(planned)) == ["quad_set left 1"]


def test_the_next_tick_goes_to_the_other_side(planned):
    planned("tick")
    planned("tick")

    assert list(sets(planned)) == ["quad_set left 1", "quad_set right 1"]


def test_several_sets_of_an_exercise_are_one_step_to_undo(planned):
    planned("tick", "clam", "--sets", "2", "--side", "l")
    assert list(sets(planned)) == ["clam left 1", "clam left 2"]

    planned("undo")

    assert sets(planned) == {}


def test_a_card_is_ticked_whole_with_all(planned):
    assert "Strength is done." in planned("tick", "1", "--all").out


def test_two_items_are_one_change(planned):
    result = planned("tick", "quad", "clam", "--json")

    assert [one["exercise"] for one in result.data["sets"]] == ["quad_set", "clam"]
    planned("undo")
    assert sets(planned) == {}


def test_what_was_really_done_is_kept(planned):
    planned("tick", "clamshell", "--reps", "8", "--pain", "3", "--effort", "6")

    tick = sets(planned)["clam left 1"]
    assert (tick["reps"], tick["pain"], tick["effort"]) == (8, 3, 6)


def test_severe_pain_in_a_set_shows_what_would_change_and_names_the_red_flags(planned):
    result = planned("tick", "clamshell", "--pain", "8")

    assert "Severe flare since Mon 30 Nov: 8/10 in an exercise on Mon 30 Nov." in result.out
    assert "What would change" in result.out
    assert "see a professional first" in result.err
    assert [pain["score"] for pain in planned("today", "--json").data["pain"]] == [8]


def test_nothing_done_is_kept_as_nothing_and_not_as_asked_for(planned):
    planned("tick", "clamshell", "--reps", "0")

    assert sets(planned)["clam left 1"]["reps"] == 0


def test_untick_takes_off_the_set_ticked_last(planned):
    planned("tick", at="2026-11-30T08:00")
    planned("tick", "clamshell", at="2026-11-30T08:05")

    result = planned("untick", at="2026-11-30T08:06")

    assert "Unticked Clamshell left set 1" in result.out
    assert list(sets(planned)) == ["quad_set left 1"]


def test_a_name_that_fits_several_exercises_lists_them(planned):
    result = planned("tick", "s")

    assert result.code == 4
    assert "Quad set, Clamshell" in result.err
    assert sets(planned) == {}


@pytest.mark.parametrize("word", ["zebra", "9", "0"])
def test_a_name_that_fits_nothing_lists_what_there_is(planned, word):
    result = planned("tick", word)

    assert result.code == 4
    assert "1 Strength" in result.err


def test_a_run_has_no_sets_to_tick(planned):
    result = planned("tick", "1", at=TUESDAY)

    assert result.code == 2
    assert "log run" in result.err


def test_a_day_that_is_done_has_nothing_left_to_tick(planned):
    planned("tick", "1", "--all")

    assert planned("tick").code == 4
    assert planned("tick", "1").code == 4


def test_a_day_to_come_cannot_be_ticked(planned):
    result = planned("tick", "--on", "tomorrow")

    assert result.code == 2
    assert "still to come" in result.err


def test_a_raised_digit_is_no_card_number(planned):
    assert planned("tick", "¹").code == 4


def test_a_tick_while_everything_is_locked_is_kept_with_a_word_on_stderr(planned):
    planned("flag", "raise", "locked", at="2026-11-30T07:00")

    result = planned("tick", at="2026-11-30T08:00")

    assert result.code == 0
    assert "What would change" not in result.out
    assert "Everything is locked since Mon 30 Nov: this is kept as what happened." in result.err
    assert list(sets(planned)) == ["quad_set left 1"]


def test_a_set_without_pain_does_not_bring_up_what_a_flare_would_change(planned):
    planned("pain", "6", "--flare")

    assert "What would change" not in planned("tick").out
    assert "What would change" in planned("tick", "--pain", "2").out
