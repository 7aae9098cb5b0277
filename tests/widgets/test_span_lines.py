"""Ready-made lines, and one line of choices."""

from __future__ import annotations

import pytest

from planner.widgets.choice_line import ChoiceLine
from planner.widgets.kit.text import FILL, Span, plain, say
from planner.widgets.span_lines import SpanLines, wrapped
from tests.widgets.support import Stage, assert_exact, facts, pretended_size, screen_text

OPTIONS = (("easy", "easy"), ("long", "日本 [/]"), ("tempo", "tempo"))


async def test_lines_are_cut_and_their_right_part_kept():
    lines = SpanLines()
    lines.lines = (say("a long line of words"), (Span("left"), FILL, Span("right")))
    lines.styles.height = 2
    async with Stage(lines).run_test(size=(12, 5)):
        assert screen_text(lines).splitlines() == ["a long line…", "left   right"]


async def test_with_a_hang_lines_are_wrapped():
    lines = SpanLines(hang=2)
    lines.lines = (say("a long line of words"),)
    lines.styles.height = "auto"
    async with Stage(lines).run_test(size=(12, 5)):
        assert screen_text(lines).splitlines() == ["a long line", "  of words"]


@pytest.mark.parametrize("several", [False, True])
async def test_the_line_of_choices_is_exactly_as_wide_as_the_widget(several, monkeypatch):
    choices = ChoiceLine(OPTIONS, frozenset({"long"}), several=several)
    async with Stage(choices).run_test(size=(40, 3)):
        for width in (*range(1, 40), 200):
            with pretended_size(monkeypatch, width, 3):
                for line in range(3):
                    assert_exact(choices.render_line(line), width)


async def test_the_arrows_choose_one():
    stage = Stage(choices := ChoiceLine(OPTIONS, frozenset({"easy"})))
    async with stage.run_test(size=(40, 3)) as pilot:
        await pilot.press("right", "right", "right")

        assert choices.chosen == {"tempo"}
        assert facts(stage.last(ChoiceLine.Changed)) == {"chosen": {"tempo"}}


async def test_space_ticks_several():
    choices = ChoiceLine(OPTIONS, frozenset({"easy"}), several=True)
    async with Stage(choices).run_test(size=(40, 3)) as pilot:
        await pilot.press("space", "right", "space")

        assert choices.chosen == {"long"}


async def test_what_is_chosen_is_seen_without_colour():
    choices = ChoiceLine(OPTIONS, frozenset({"easy"}))
    async with Stage(choices).run_test(size=(40, 3)):
        assert "[easy]" in screen_text(choices)


async def test_choices_that_have_no_room_go_on_in_the_next_line():
    stage = Stage(choices := ChoiceLine(OPTIONS, frozenset({"easy"})))
    async with stage.run_test(size=(18, 4)) as pilot:
        assert [line.rstrip() for line in screen_text(choices).splitlines()] == [
            "[easy]  日本 [/]", " tempo",
        ]  # fmt: skip
        await pilot.click(choices, offset=(2, 1))
        assert choices.chosen == {"tempo"}
        await pilot.press("left")
        assert choices.chosen == {"long"}


def test_a_line_with_a_right_edge_flows_where_it_does_not_fit():
    line = (Span("An hour after the run"), FILL, Span("18:40"))
    assert wrapped((line,), 30, 2) == (line,)
    assert [plain(row) for row in wrapped((line,), 20, 2)] == ["An hour after the", "  run  18:40"]
