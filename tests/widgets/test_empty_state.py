"""The empty state."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planner.widgets.empty_state import EmptyState, empty_lines
from planner.widgets.kit.text import cells
from tests.widgets.support import Stage, screen_text
from tests.widgets.test_text import HOSTILE


async def test_the_sentence_stands_in_the_middle_with_its_key_below():
    empty = EmptyState("Nothing here yet.", "a", "adds one")
    async with Stage(empty).run_test(size=(27, 6)):
        assert screen_text(empty).splitlines() == [
            "",
            "     Nothing here yet.",
            "",
            "        a adds one",
            "",
        ]


@given(HOSTILE, st.integers(1, 100))
def test_every_line_of_it_has_exactly_the_width_asked_for(sentence, width):
    assert all(cells(line) == width for line in empty_lines(sentence, "a", "adds", width))
