"""Lines that are kept look as if they were drawn anew each time."""

from __future__ import annotations

import pytest
from textual.geometry import Region
from textual.strip import Strip

from planner.widgets.kit.line_widget import MOST_LINES, LineWidget
from planner.widgets.kit.text import Piece, Span, fit
from tests.widgets.support import Stage

AREA = Region(0, 0, 24, 3)


def number_lines(widget: LineWidget, number: int) -> list[tuple[Piece, ...]]:
    """As many lines as the widget is high: the lowest two say the number in two tones."""
    words = [(Span("number ", "muted"), Span(str(number), tone)) for tone in ("", "bad")]
    blank = [()] * (widget.size.height - len(words))
    return [(Piece(fit(line, widget.size.width)),) for line in (*blank, *words)]


class Counter(LineWidget):
    """Says which number it is at."""

    DEFAULT_CSS = "Counter { width: 24; height: 3; background: $panel; }"

    number = 0
    times = 0
    """How often its lines were made."""

    def drawn(self) -> list[tuple[Piece, ...]]:
        self.times += 1
        return number_lines(self, self.number)


class Plain(LineWidget):
    """The same, line by line as Textual asks for them."""

    DEFAULT_CSS = "Plain { width: 24; height: 3; background: $panel; }"

    def render_line(self, y: int) -> Strip:
        return self.line(number_lines(self, 0)[y], self.size.width)


def seen(widget: LineWidget) -> list[list[tuple[object, ...]]]:
    """Every cell as it is painted: a blank has no colour of its own."""
    strips = widget.render_lines(Region(0, 0, *widget.outer_size))
    return [
        [
            (sign, segment.style and segment.style.bgcolor)
            if sign.isspace()
            else (sign, segment.style)
            for segment in strip
            for sign in segment.text
        ]
        for strip in strips
    ]


async def painted(widget: LineWidget, theme: str = "textual-dark", dress: str = "") -> object:
    """What is seen of a widget on a stage of its own."""
    stage = Stage(widget)
    stage.theme = theme
    async with stage.run_test() as pilot:
        widget.set_styles(dress)
        await pilot.pause()
        first = seen(widget)
        assert seen(widget) == first
        return first


@pytest.mark.parametrize("no_color", [False, True])
@pytest.mark.parametrize("theme", ["textual-dark", "textual-light", "ansi-dark", "nord"])
async def test_kept_lines_look_as_if_they_were_not_kept(monkeypatch, no_color, theme):
    if no_color:
        monkeypatch.setenv("NO_COLOR", "1")
    kept = await painted(Counter(), theme)

    if no_color:
        monkeypatch.setenv("NO_COLOR", "1")  # the app takes it away
    assert kept == await painted(Plain(), theme)


@pytest.mark.parametrize(
    "dress",
    ["padding: 0 1", "border: round red", "outline: solid red", "tint: red 40%", "opacity: 50%",
     "text-opacity: 30%", "hatch: cross red"],
)  # fmt: skip
async def test_what_the_stylesheet_puts_round_and_over_them_is_painted(dress):
    kept = await painted(Counter(), dress=f"height: 5; {dress};")

    assert kept == await painted(Plain(), dress=f"height: 5; {dress};")
    assert kept != await painted(Plain(), dress="height: 5;")


async def test_another_size_is_drawn_anew():
    widget = Counter()
    async with Stage(widget).run_test() as pilot:
        assert len(seen(widget)[0]) == 24
        widget.styles.width, widget.styles.height = 30, 4
        await pilot.pause()

        assert [len(line) for line in seen(widget)] == [30] * 4


async def test_a_line_that_comes_back_is_the_one_that_was_there():
    widget = Counter()
    async with Stage(widget).run_test():
        first = widget.paint_lines(AREA)
        widget.number = 1
        other = widget.paint_lines(AREA)
        widget.number = 0

        assert [strip.text.strip() for strip in other] == ["", "number 1", "number 1"]
        assert all(now is then for now, then in zip(widget.paint_lines(AREA), first, strict=True))


async def test_they_are_made_anew_once_they_are_asked_for_anew():
    widget = Counter()
    async with Stage(widget).run_test():
        seen(widget)
        made = widget.times
        widget.number = 1
        assert "number 0" in widget.render_lines(AREA)[1].text
        assert widget.times == made

        widget.refresh()
        assert "number 1" in widget.render_lines(AREA)[1].text
        assert widget.times == made + 1


async def test_a_part_of_them_is_cut_out():
    widget = Counter()
    async with Stage(widget).run_test():
        assert [strip.text for strip in widget.render_lines(Region(3, 1, 5, 2))] == ["ber 0"] * 2


async def test_another_theme_is_seen_at_once():
    widget = Counter()
    stage = Stage(widget)
    async with stage.run_test() as pilot:
        before = seen(widget)
        stage.theme = "textual-light"
        await pilot.pause()

        assert seen(widget) != before


async def test_only_so_many_are_kept():
    widget = Counter()
    async with Stage(widget).run_test():
        for widget.number in range(2 * MOST_LINES):
            widget.paint_lines(AREA)

        assert len(widget._strips) <= MOST_LINES
