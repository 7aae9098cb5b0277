"""Red flags and swelling on the command line."""

from __future__ import annotations

AT, TUESDAY = "2026-11-30T18:00", "2026-12-01T08:00"


def test_the_signs_are_listed_with_their_ids(planned):
    result = planned("flag")

    assert "No red flag is open." in result.out
    assert "night_pain" in result.out


def test_a_flag_is_raised_shown_and_cleared_by_somebody(planned):
    result = planned("flag", "raise", "night_pain", "bone_pain", at=AT)
    assert "See a doctor or physiotherapist" in result.out
    listed = planned("flag", at=TUESDAY).out
    assert "locked since Mon 30 Nov" in listed
    assert planned("today", "--json", at=TUESDAY).data["locks"][0]["findings"] == [
        "night_pain", "bone_pain"
    ]  # fmt: skip

    result = planned("flag", "clear", "--by", "Dr Smith", "--yes", at=TUESDAY)

    assert "cleared by Dr Smith" in result.out
    assert planned("flag", "--json", at=TUESDAY).data["open"] == []
    planned("undo", at=TUESDAY)
    assert len(planned("flag", "--json", at=TUESDAY).data["open"]) == 1


def test_clearing_needs_a_name_a_yes_and_a_day_on_or_after_it(planned):
    planned("flag", "raise", "night_pain", at=AT)

    assert planned("flag", "clear", "--yes", at=TUESDAY).code == 2
    assert planned("flag", "clear", "--by", "Dr Smith", at=TUESDAY).code == 2
    early = ("flag", "clear", "--by", "Dr Smith", "--on", "2026-11-20", "--yes")
    assert planned(*early, at=TUESDAY).code == 2
    assert len(planned("flag", "--json", at=TUESDAY).data["open"]) == 1


def test_one_of_two_flags_is_cleared_by_its_id(planned):
    first = planned("flag", "raise", "night_pain", "--json", at=AT).data["id"]
    second = planned("flag", "raise", "calf", "--json", at=AT).data["id"]

    planned("flag", "clear", first[:8], "--by", "Dr Smith", "--yes", at=TUESDAY)

    assert [lock["id"] for lock in planned("flag", "--json", at=TUESDAY).data["open"]] == [second]


def test_a_sign_nobody_knows_and_a_flag_that_is_not_open(planned):
    result = planned("flag", "raise", "nightpain")
    assert result.code == 4
    assert "night_pain" in result.err
    assert planned("flag", "raise").code == 2
    assert planned("flag", "clear", "--by", "Dr Smith", "--yes").code == 4


def test_gone_through_and_none_is_true(planned):
    assert planned("flag", "none").code == 0
    assert planned("flag", "--json").data["open"] == []


def test_swelling_is_seen_and_gone_on_a_day(planned):
    seen = planned("flag", "swelling", "--on", "yesterday", "--json", at=TUESDAY).data
    assert (seen["test"]["measure"], seen["test"]["value"]) == ("swelling", 1)
    assert seen["swollen_since"] == "2026-11-30"
    assert "swollen since Mon 30 Nov" in planned("flag", at=TUESDAY).out

    gone = planned("flag", "swelling", "--gone", "--json", at=TUESDAY).data

    assert (gone["test"]["value"], gone["test"]["date"]) == (0, "2026-12-01")
    assert gone["swollen_since"] is None
    planned("undo", at=TUESDAY)
    assert planned("flag", "--json", at=TUESDAY).data["swollen_since"] == "2026-11-30"


def test_swelling_said_with_pain_lasts_until_it_is_called_gone(planned):
    planned("pain", "1", "--rest", "--swelling", at=AT)
    planned("pain", "0", "--rest", at=TUESDAY)

    assert planned("flag", "--json", at=TUESDAY).data["swollen_since"] == "2026-11-30"


def test_options_of_another_word_are_refused(planned):
    assert planned("flag", "raise", "calf", "--gone").code == 2
    assert planned("flag", "swelling", "--by", "me").code == 2
    assert planned("flag", "swelling", "calf").code == 2
