"""Tones and strips."""

from __future__ import annotations

import pytest
from rich.style import Style
from textual.geometry import Size

from planner.widgets.kit.inks import INKS
from planner.widgets.kit.line_widget import LineWidget
from planner.widgets.kit.text import Span, say
from tests.widgets.support import Stage, assert_exact


async def styles(no_color: bool, theme: str = "textual-dark") -> dict[str, Style]:
    widget = LineWidget()
    stage = Stage(widget)
    stage.no_color = no_color
    stage.theme = theme
    async with stage.run_test():
        return {tone: widget.tone_style(tone) for tone in ("", *INKS)}


async def test_every_tone_has_a_colour_or_a_weight_of_its_own():
    found = await styles(no_color=False)

    ordinary = found.pop("")
    assert all(style != ordinary for style in found.values())


async def test_without_colour_warnings_differ_from_ordinary_text_by_weight():
    found = await styles(no_color=True)
    weights = {tone: (style.bold, style.underline) for tone, style in found.items()}

    assert weights["warn"] != weights[""]
    assert weights["bad"] not in (weights[""], weights["warn"])


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light", "ansi-dark", "nord"])
async def test_every_tone_is_drawn_on_a_background(theme):
    found = await styles(no_color=False, theme=theme)

    assert all(style.bgcolor is not None for style in found.values())


async def test_another_theme_gives_other_styles():
    widget = LineWidget()
    stage = Stage(widget)
    async with stage.run_test() as pilot:
        before = widget.tone_style("good")
        stage.theme = "textual-light"
        await pilot.pause()

        assert widget.tone_style("good") != before


async def test_neighbours_that_look_alike_are_one_segment():
    widget = LineWidget()
    async with Stage(widget).run_test():
        strip = widget.strip(
            (Span("18 "), Span("min"), Span("  ", "muted"), Span("ok", "good")), 20
        )

        assert [segment.text for segment in strip] == ["18 min  ", "ok" + " " * 10]


async def test_a_strip_is_as_wide_as_asked_for():
    widget = LineWidget()
    async with Stage(widget).run_test():
        for width in range(30):
            assert_exact(widget.strip(say("日本 [/] words 🏃 words"), width), width)


async def test_an_unknown_tone_is_refused():
    widget = LineWidget()
    async with Stage(widget).run_test():
        with pytest.raises(KeyError):
            widget.tone_style("purple")


async def test_a_line_widget_takes_its_size_from_its_place():
    widget = LineWidget()
    async with Stage(widget).run_test(size=(33, 7)):
        assert widget.size == Size(33, 1)
