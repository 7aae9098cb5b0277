"""A window over more rows than it can show."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planner.widgets.kit.scrolling import clamp_top, reveal, seen, thumb

ROWS = st.integers(1, 60)


@given(ROWS, ROWS, st.integers(-5, 70), st.integers(0, 1), st.data())
def test_what_is_revealed_is_seen_and_not_under_a_mark(total, room, top, marks, data):
    start = data.draw(st.integers(0, total - 1))
    height = data.draw(st.integers(1, total - start))

    found = reveal(top, start, height, room, total, marks)

    def shows_all(place: int) -> bool:
        first, end = seen(place, room, total, marks)
        return bool(first <= start and start + height <= end)

    assert seen(found, room, total, marks)[0] <= start
    assert shows_all(found) or not any(map(shows_all, range(max(0, total - room) + 1)))


@given(ROWS, ROWS, st.integers(-5, 70))
def test_no_row_of_the_window_is_wasted(total, room, top):
    assert clamp_top(top, room, total) <= max(0, total - room)


def test_what_is_in_sight_does_not_scroll():
    assert reveal(top=4, start=6, height=2, room=10, total=40) == 4


def test_a_mark_keeps_its_row_at_a_cut_edge():
    assert seen(top=3, room=10, total=40, marks=1) == (4, 12)


def test_a_window_of_two_rows_has_no_marks():
    assert seen(top=3, room=2, total=40, marks=1) == (3, 5)


def test_without_scrolling_there_is_no_thumb():
    assert list(thumb(0, 10, 10)) == []


@given(st.integers(1, 30), st.integers(2, 300), st.data())
def test_the_thumb_stays_in_the_window(room, total, data):
    top = data.draw(st.integers(0, max(0, total - room)))

    assert all(0 <= row < room for row in thumb(top, room, total))
