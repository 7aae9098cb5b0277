from __future__ import annotations

from datetime import date

import pytest

from planner.wording.clashes import fields_words, made_words, open_words

TODAY = date(2026, 11, 30)


def test_the_fields_that_differ_are_told_by_name():
    assert fields_words({"date": "2026-12-02", "run_kind": None}) == (
        "date Wed 2 Dec 2026, run kind none"
    )


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        ("tags", ["a", "b"], "tags a, b"),
        ("tags", [], "tags none"),
        ("note", "", "note none"),
        ("limp", True, "limp yes"),
        ("limp", False, "limp no"),
        ("pain_after", 0, "pain after 0"),
        ("distance_m", 5200, "distance 3.2 mi"),
        ("ascent_m", 120, "ascent 120 m"),
        ("duration_s", 1860, "duration 31:00"),
        ("distance_m", None, "distance none"),
        ("ticks/clamshell/left", 2, "ticks/clamshell/left 2"),
        ("title", "2026-13-02", "title 2026-13-02"),
        ("title", "with a_b", "title with a_b"),
    ],
)
def test_a_field_is_told_in_words_not_as_the_journal_holds_it(path, value, words):
    assert fields_words({path: value}, "mi") == words


def test_a_version_says_where_and_when_it_was_made_and_whether_it_is_shown():
    at = "2026-11-30T18:00:00+00:00"

    assert made_words("laptop-3f2a", at, TODAY, shown=False) == "laptop-3f2a, Mon 30 Nov 18:00"
    assert made_words("desk-1", "some day", TODAY, shown=True) == "desk-1, some day; shown now"


def test_what_is_open_is_counted():
    assert open_words(1) == "1 entry was changed on two laptops"
    assert open_words(2) == "2 entries were changed on two laptops"
    assert open_words(2, narrow=True) == "2 entries changed on two laptops"
