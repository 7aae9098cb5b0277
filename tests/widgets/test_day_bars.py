"""Days of 0-10 values in one row."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planner.widgets.day_bars import day_strip
from planner.widgets.kit.text import cells, plain

VALUES = st.lists(st.one_of(st.none(), st.integers(0, 10)), max_size=40)


@given(VALUES)
def test_each_day_is_one_cell(values):
    assert cells(day_strip(values)) == len(values)


@given(st.integers(0, 9))
def test_a_higher_value_is_never_drawn_lower(value):
    drawn = plain(day_strip((value, value + 1)))

    assert drawn[0] <= drawn[1]


def test_the_ends_of_the_scale_are_the_ends_of_the_blocks():
    assert plain(day_strip((0, 10))) == "▁█"


def test_a_day_without_a_value_is_a_dot():
    assert plain(day_strip((1, None, 1)))[1] == "·"


def test_the_tone_follows_the_zones():
    spans = day_strip((0, 4, 9), zones=((3, "good"), (6, "warn"), (10, "bad")))

    assert [span.tone for span in spans] == ["good", "warn", "bad"]
