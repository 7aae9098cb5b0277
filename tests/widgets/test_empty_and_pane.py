"""The empty state, and the frame around other widgets."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planner.widgets.empty_state import EmptyState, empty_lines
from planner.widgets.pane import Pane
from planner.widgets.text import cells, say
from planner.widgets.timeline import Entry, EntryDay, Timeline
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


async def test_a_title_is_never_read_as_markup():
    pane = Pane("Left [b]knee[/b] [/]", note="[2]")
    async with Stage(pane).run_test(size=(40, 7)):
        frame = [pane.render_lines(pane.outer_size.region)[y].text for y in (0, 6)]

        assert "Left [b]knee[/b] [/]" in frame[0]
        assert "[2]" in frame[1]


async def test_a_pane_can_say_something_else():
    pane = Pane("Week 48", note="two of nine")
    async with Stage(pane).run_test(size=(40, 7)):
        pane.retitle("Week 49")
        frame = [pane.render_lines(pane.outer_size.region)[y].text for y in (0, 6)]

        assert "Week 49" in frame[0]
        assert "two of nine" in frame[1]


async def test_a_pane_without_a_title_is_a_frame():
    pane = Pane("")
    async with Stage(pane).run_test(size=(10, 4)):
        assert pane.render_lines(pane.outer_size.region)[0].text == "╭────────╮"


async def test_what_is_in_a_pane_is_drawn_inside_its_frame():
    timeline = Timeline((EntryDay("Wed", (Entry("a", "", "●", "good", say("entry")),)),))
    pane = Pane("Journal", timeline)
    async with Stage(pane).run_test(size=(40, 7)):
        assert timeline.size == (36, 5)
