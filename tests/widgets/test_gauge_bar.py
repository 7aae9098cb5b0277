"""One line: done, planned, cap."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planner.widgets.gauge_bar import Level, gauge_line, gauge_spans
from planner.widgets.kit.text import cells, plain, say

AMOUNT = st.floats(0, 1000)


@given(
    AMOUNT, AMOUNT, st.one_of(st.none(), AMOUNT), st.one_of(st.none(), AMOUNT), st.integers(0, 80)
)
def test_the_bar_has_exactly_the_width_asked_for(done, planned, cap, top, width):
    level = Level(done, planned, cap, top)

    assert cells(gauge_spans(level, width)) == width


def test_done_planned_and_cap_stand_where_they_belong():
    assert plain(gauge_spans(Level(2, 5, 8, 10), 10)) == "██░░░   ┆ "


def test_what_is_over_the_cap_has_another_glyph():
    assert plain(gauge_spans(Level(10, 10, 6, 10), 10)) == "██████▓▓▓▓"
    assert plain(gauge_spans(Level(2, 10, 6, 10), 10)) == "██░░░░▒▒▒▒"


def test_a_little_done_is_never_nothing():
    assert plain(gauge_spans(Level(0.01, 0, None, 100), 10)).startswith("█")


def test_an_empty_gauge_is_blank():
    assert plain(gauge_spans(Level(), 6)) == "      "


def test_the_words_keep_their_room():
    assert plain(gauge_line(Level(5, 5, None, 10), say("5 of 10"), 19)) == "█████       5 of 10"


def test_without_room_for_a_bar_the_words_stand_alone():
    assert plain(gauge_line(Level(5, 5, None, 10), say("5 of 10"), 10)) == "5 of 10   "
