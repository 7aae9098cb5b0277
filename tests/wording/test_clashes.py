from __future__ import annotations

from datetime import date

from planner.wording.clashes import fields_words, made_words, open_words

TODAY = date(2026, 11, 30)


def test_the_fields_that_differ_are_told_by_name():
    assert fields_words({"date": "2026-12-02", "run_kind": None}) == (
        "date 2026-12-02, run kind none"
    )


def test_a_version_says_where_and_when_it_was_made_and_whether_it_is_shown():
    at = "2026-11-30T18:00:00+00:00"

    assert made_words("laptop-3f2a", at, TODAY, shown=False) == "laptop-3f2a, Mon 30 Nov 18:00"
    assert made_words("desk-1", "some day", TODAY, shown=True) == "desk-1, some day; shown now"


def test_what_is_open_is_counted():
    assert open_words(1) == "1 entry was changed on two laptops"
    assert open_words(2) == "2 entries were changed on two laptops"
    assert open_words(2, narrow=True) == "2 entries changed on two laptops"
